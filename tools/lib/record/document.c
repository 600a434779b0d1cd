#include "muster/document.h"

#include "muster/bytes.h"
#include "muster/yaml.h"

static bool is_fence(struct view line, const char *fence)
{
	while (line.len && (line.ptr[line.len - 1] == ' ' ||
			    line.ptr[line.len - 1] == '\t' ||
			    line.ptr[line.len - 1] == '\r'))
		line.len--;
	return view_is(line, fence);
}

static bool is_utf16(struct view bytes)
{
	return view_starts(bytes, "\xff\xfe") || view_starts(bytes, "\xfe\xff");
}

/* Set the extents of the front matter; false when it never ends. */
static bool find_end(struct document *document, struct view rest)
{
	struct view line;
	uint32_t number = 1;

	document->front_start = (size_t)(rest.ptr - document->bytes.ptr);
	while (view_line(&rest, &line)) {
		number++;
		if (!is_fence(line, "---") && !is_fence(line, "..."))
			continue;
		document->front_end = (size_t)(line.ptr - document->bytes.ptr);
		document->body = rest;
		document->body_line = number + 1;
		return true;
	}
	document->front_end = document->bytes.len;
	return false;
}

static void read_front(struct document *document, size_t start,
		       struct arena *arena)
{
	size_t size = document->front_end - document->front_start;

	if (size > DOCUMENT_FRONT_MAX) {
		finding_add(&document->findings, RULE_FILE_SIZE,
			    document->path, (struct span){ 1, 1 },
			    "the front matter has %zu bytes, and may have %u",
			    size, DOCUMENT_FRONT_MAX);
		finding_hint(&document->findings,
			     "move long text into the body");
		return;
	}
	document->front = yaml_read(view_slice(document->bytes, start,
					       document->front_end),
				    document->path, arena,
				    &document->findings);
}

static void tell_unclosed(struct document *document)
{
	finding_add(&document->findings, RULE_YAML_UNCLOSED, document->path,
		    (struct span){ 1, 1 },
		    "the front matter that begins here never ends");
	finding_hint(&document->findings, "put a line --- below the last "
		     "field");
}

static struct document *new_document(struct view path, struct view bytes,
				     struct arena *arena)
{
	struct document *document = arena_alloc(arena, sizeof(*document));

	document->path = path;
	document->bytes = bytes;
	document->body = bytes;
	document->body_line = 1;
	document->findings.arena = arena;
	return document;
}

struct document *document_unread(struct view path, struct arena *arena)
{
	struct document *document = new_document(path, VIEW(""), arena);

	document->has_front = true;
	return document;
}

static void tell_utf16(struct document *document)
{
	finding_add(&document->findings, RULE_TEXT_ENCODING, document->path,
		    (struct span){ 1, 1 }, "this is UTF-16 text");
	finding_hint(&document->findings, "save the file as UTF-8");
}

struct document *document_read(struct view path, struct view bytes,
			       struct arena *arena)
{
	struct document *document = new_document(path, bytes, arena);
	size_t start = bytes_mark_size(bytes);
	struct view rest = view_slice(bytes, start, bytes.len), line;
	bool closed;

	if (is_utf16(bytes)) {
		document->has_front = true;
		tell_utf16(document);
		return document;
	}
	if (!view_line(&rest, &line) || !is_fence(line, "---"))
		return document;
	document->has_front = true;
	closed = find_end(document, rest);
	if (!closed)
		tell_unclosed(document);
	if (bytes_check(path, bytes, document->front_end,
			&document->findings) && closed)
		read_front(document, start, arena);
	return document;
}

const struct document *document_raw(const struct document *document)
{
	return document->raw ? document->raw : document;
}

struct view document_text(const struct document *document, const char *path)
{
	return value_string(value_path(document->front, view_of(path)));
}

struct span document_span(const struct document *document, struct view path)
{
	const struct value *value = value_path(document->front, path);
	size_t dot = view_find(path, 0, '.');

	if (!value)
		value = value_get(document->front, view_slice(path, 0, dot));
	return value ? value->span : (struct span){ 1, 1 };
}
