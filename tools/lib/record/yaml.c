#include "muster/yaml.h"

#include <yaml.h>

#include "muster/err.h"
#include "muster/quote.h"
#include "muster/utf8.h"

struct reader {
	yaml_parser_t parser;
	struct view source;
	struct view path;
	struct arena *arena;
	struct findings *findings;
	VEC(size_t) lines;	/* offset at which each line begins */
	size_t events;
};

static struct span span_of(yaml_mark_t mark)
{
	return (struct span){ (uint32_t)mark.line + 1,
			      (uint32_t)mark.column + 1 };
}

static void index_lines(struct reader *reader)
{
	size_t pos = 0;

	while (pos <= reader->source.len) {
		*VEC_PUSH(reader->arena, &reader->lines) = pos;
		pos = view_find(reader->source, pos, '\n') + 1;
	}
}

/* The rest of the source line from a mark on; marks count code points. */
static struct view rest_of_line(const struct reader *reader, yaml_mark_t mark)
{
	struct view rest;
	size_t pos = 0;

	if (mark.line >= reader->lines.len)
		return VIEW("");
	rest = view_slice(reader->source, reader->lines.items[mark.line],
			  reader->source.len);
	rest.len = view_find(rest, 0, '\n');
	for (size_t i = 0; i < mark.column && pos < rest.len; i++)
		utf8_next(rest, &pos);
	return view_slice(rest, pos, rest.len);
}

/* libyaml's own words help nobody; the line itself mostly tells. The
 * mistake is on the line of the problem, where its context began, or, for
 * a list or quote that was never closed, further up. */
static void explain_failure(struct reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;
	uint32_t tried[] = { (uint32_t)parser->problem_mark.line + 1,
			     (uint32_t)parser->context_mark.line + 1 };
	struct span span = span_of(parser->problem_mark);

	for (size_t i = 0; i < sizeof(tried) / sizeof(*tried); i++)
		if (quote_diagnose(reader->source, tried[i], reader->path,
				   reader->findings))
			return;
	if (quote_diagnose_any(reader->source, reader->path,
			       reader->findings))
		return;
	if (span.line > reader->lines.len)
		span = (struct span){ (uint32_t)reader->lines.len, 1 };
	finding_add(reader->findings, RULE_YAML_SYNTAX, reader->path, span,
		    "this is not the YAML of a record: expected lines of "
		    "'key: value'");
	finding_hint(reader->findings, "put the value in double quotes, and "
		     "check the indentation of this line and the one above");
}

/* The next event; false at a failure, which has been told. */
static bool next_event(struct reader *reader, yaml_event_t *event)
{
	if (!yaml_parser_parse(&reader->parser, event)) {
		explain_failure(reader);
		return false;
	}
	if (++reader->events > YAML_EVENTS_MAX) {
		finding_add(reader->findings, RULE_YAML_LIMIT, reader->path,
			    span_of(event->start_mark),
			    "the front matter has more than %d parts",
			    YAML_EVENTS_MAX);
		finding_hint(reader->findings, "move long lists into the "
			     "body");
		yaml_event_delete(event);
		return false;
	}
	return true;
}

static bool refuse(struct reader *reader, enum rule rule, yaml_mark_t mark,
		   const char *what, const char *hint)
{
	finding_add(reader->findings, rule, reader->path, span_of(mark),
		    "%s", what);
	finding_hint(reader->findings, "%s", hint);
	return false;
}

/* Anchors and tags, which a scalar, a list or a map can carry. */
static bool check_properties(struct reader *reader, const yaml_event_t *event,
			     const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (!anchor && !tag)
		return true;
	if (tag && view_is(view_of((const char *)tag), "!") &&
	    quote_diagnose(reader->source,
			   (uint32_t)event->start_mark.line + 1,
			   reader->path, reader->findings))
		return false;
	if (anchor)
		return refuse(reader, RULE_YAML_ALIAS, event->start_mark,
			      "an anchor (&name) is not allowed",
			      "write the value out, or put it in double "
			      "quotes when it is text");
	return refuse(reader, RULE_YAML_TAG, event->start_mark,
		      "a tag (!name) is not allowed",
		      "delete it, or put the value in double quotes when it "
		      "is text");
}

/* Does the character stand in the file itself? */
static bool stands_raw(const struct reader *reader, int32_t code)
{
	struct str raw = STR_INIT;
	bool found;

	utf8_add(&raw, code);
	found = view_search(reader->source, 0, raw.buf) < reader->source.len;
	str_release(&raw);
	return found;
}

/* Escapes in double quotes can put into a value what may not stand in the
 * file. What stands there all the same has been told. */
static void check_characters(struct reader *reader, const yaml_event_t *event,
			     struct view text)
{
	size_t pos = 0;

	while (pos < text.len) {
		int32_t code = utf8_next(text, &pos);

		if (code >= 0 && (utf8_class(code) == UTF8_ORDINARY ||
				  utf8_class(code) == UTF8_INVISIBLE) &&
		    (code & 0xfffe) != 0xfffe)
			continue;
		if (utf8_class(code) == UTF8_BIDI && stands_raw(reader, code))
			continue;
		finding_add(reader->findings, RULE_TEXT_CONTROL, reader->path,
			    span_of(event->start_mark),
			    "the value holds the character U+%04X, written "
			    "as an escape", (unsigned)code);
		finding_hint(reader->findings, "delete the escape");
		return;
	}
}

/* `title: Fix login #41` is `Fix login`. A comment that is meant as one
 * stands two blanks away with a blank behind its #. */
static void check_comment(struct reader *reader, const yaml_event_t *event)
{
	struct view rest = rest_of_line(reader, event->end_mark);
	size_t blanks = 0;
	struct str mended = STR_INIT;
	struct view whole;

	while (blanks < rest.len && (rest.ptr[blanks] == ' ' ||
				     rest.ptr[blanks] == '\t'))
		blanks++;
	if (!blanks || blanks == rest.len || rest.ptr[blanks] != '#')
		return;
	if ((blanks >= 2 || !event->data.scalar.length) &&
	    (blanks + 1 == rest.len || rest.ptr[blanks + 1] == ' '))
		return;
	whole = rest_of_line(reader, event->start_mark);
	quote_double(&mended, view_trim(whole));
	finding_add(reader->findings, RULE_YAML_COMMENT, reader->path,
		    span_of(event->end_mark),
		    "the text from # on is a comment for YAML and is lost");
	finding_hint(reader->findings, "write %s, or put two blanks before "
		     "the # and one behind it if it is a comment",
		     mended.buf);
	str_release(&mended);
}

static struct value *read_scalar(struct reader *reader,
				 const yaml_event_t *event)
{
	struct view text = { (const char *)event->data.scalar.value,
			     event->data.scalar.length };
	bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	struct value *value;

	if (text.len > YAML_TEXT_MAX) {
		finding_add(reader->findings, RULE_YAML_LIMIT, reader->path,
			    span_of(event->start_mark),
			    "this value has %zu bytes, and may have %u",
			    text.len, YAML_TEXT_MAX);
		finding_hint(reader->findings, "move long text into the "
			     "body");
		return NULL;
	}
	if (plain && (!text.len || view_is(text, "~"))) {
		value = value_null(reader->arena);
	} else {
		check_characters(reader, event, text);
		value = value_text(reader->arena,
				   view_copy(reader->arena, text));
		value->plain = plain;
	}
	if (plain)
		check_comment(reader, event);
	value->span = span_of(event->start_mark);
	return value;
}

static struct value *read_node(struct reader *reader, yaml_event_t *event,
			       int depth);

static bool read_list(struct reader *reader, struct value *list, int depth)
{
	yaml_event_t event;

	while (next_event(reader, &event)) {
		struct value *item;

		if (event.type == YAML_SEQUENCE_END_EVENT) {
			yaml_event_delete(&event);
			return true;
		}
		item = read_node(reader, &event, depth);
		if (!item)
			return false;
		value_push(reader->arena, list, item);
	}
	return false;
}

static bool same_key(struct view a, struct view b, struct arena *arena)
{
	if (view_equal(a, b))
		return true;
	if (utf8_width(a) == a.len && utf8_width(b) == b.len)
		return false;
	return view_equal(utf8_skeleton(arena, a), utf8_skeleton(arena, b));
}

static void check_duplicate(struct reader *reader, const struct value *map,
			    struct view key, struct span span)
{
	for (size_t i = 0; i < map->len; i++) {
		const struct value_entry *before = &map->entries[i];

		if (!same_key(before->key, key, reader->arena))
			continue;
		finding_add(reader->findings, RULE_YAML_DUPLICATE_KEY,
			    reader->path, span,
			    "the key '" VIEW_FMT "' %s line %u",
			    VIEW_ARG(key), view_equal(before->key, key)
			    ? "is there already, on" : "looks like the one on",
			    (unsigned)before->key_span.line);
		finding_hint(reader->findings, "keep the right one of lines "
			     "%u and %u", (unsigned)before->key_span.line,
			     (unsigned)span.line);
		return;
	}
}

/* A key's text, copied; false when it is none. */
static bool read_key(struct reader *reader, yaml_event_t *event,
		     struct view *key)
{
	yaml_mark_t mark = event->start_mark;
	struct view text;

	if (event->type == YAML_ALIAS_EVENT)
		return refuse(reader, RULE_YAML_ALIAS, event->start_mark,
			      "an alias (*name) is not allowed",
			      "write the key out");
	if (event->type != YAML_SCALAR_EVENT)
		return refuse(reader, RULE_YAML_KEY, event->start_mark,
			      "a key must be a word, not a list or a map",
			      "write 'key: value'; text in brackets needs "
			      "double quotes");
	if (!check_properties(reader, event, event->data.scalar.anchor,
			      event->data.scalar.tag))
		return false;
	text = (struct view){ (const char *)event->data.scalar.value,
			      event->data.scalar.length };
	if (view_is(text, "<<"))
		return refuse(reader, RULE_YAML_ALIAS, event->start_mark,
			      "a merge key (<<) is not allowed",
			      "write the fields out");
	mark.column = 0;
	if (view_starts(view_trim(rest_of_line(reader, mark)), "? "))
		return refuse(reader, RULE_YAML_KEY, event->start_mark,
			      "a key must not stand behind a question mark",
			      "write 'key: value' on one line");
	if (!text.len || text.len > YAML_KEY_MAX ||
	    view_find(text, 0, '\n') < text.len)
		return refuse(reader, RULE_YAML_KEY, event->start_mark,
			      "a key must have 1 to 128 bytes on one line",
			      "write 'key: value'; long text is a value or "
			      "belongs into the body");
	check_characters(reader, event, text);
	*key = view_copy(reader->arena, text);
	return true;
}

static bool read_map(struct reader *reader, struct value *map, int depth)
{
	yaml_event_t event;
	struct value_entry *entry;
	struct value *item;
	struct view key = VIEW("");
	struct span span;
	bool end, good;

	while (next_event(reader, &event)) {
		end = event.type == YAML_MAPPING_END_EVENT;
		span = span_of(event.start_mark);
		good = !end && read_key(reader, &event, &key);
		yaml_event_delete(&event);
		if (end)
			return true;
		if (!good || !next_event(reader, &event))
			return false;
		item = read_node(reader, &event, depth);
		if (!item)
			return false;
		check_duplicate(reader, map, key, span);
		entry = value_put(reader->arena, map, key, item);
		entry->key_span = span;
	}
	return false;
}

static struct value *read_collection(struct reader *reader,
				     struct value *value, yaml_mark_t mark,
				     int depth)
{
	bool good;

	value->span = span_of(mark);
	if (depth >= YAML_DEPTH_MAX) {
		finding_add(reader->findings, RULE_YAML_LIMIT, reader->path,
			    value->span, "lists and maps are nested more "
			    "than %d levels deep", YAML_DEPTH_MAX);
		finding_hint(reader->findings, "write it flatter: no field "
			     "of a record needs more than four levels");
		return NULL;
	}
	good = value->type == VALUE_LIST ? read_list(reader, value, depth + 1)
					 : read_map(reader, value, depth + 1);
	return good ? value : NULL;
}

/* The value that begins with `event`, which is deleted here. */
static struct value *read_node(struct reader *reader, yaml_event_t *event,
			       int depth)
{
	yaml_mark_t mark = event->start_mark;
	struct value *value = NULL;
	bool list = event->type == YAML_SEQUENCE_START_EVENT;

	if (event->type == YAML_SCALAR_EVENT) {
		if (check_properties(reader, event, event->data.scalar.anchor,
				     event->data.scalar.tag))
			value = read_scalar(reader, event);
	} else if (list || event->type == YAML_MAPPING_START_EVENT) {
		const yaml_char_t *anchor = list
			? event->data.sequence_start.anchor
			: event->data.mapping_start.anchor;
		const yaml_char_t *tag = list
			? event->data.sequence_start.tag
			: event->data.mapping_start.tag;

		if (check_properties(reader, event, anchor, tag))
			value = list ? value_list(reader->arena)
				     : value_map(reader->arena);
	} else if (!quote_diagnose(reader->source, (uint32_t)mark.line + 1,
				   reader->path, reader->findings)) {
		refuse(reader, RULE_YAML_ALIAS, mark,
		       "an alias (*name) is not allowed",
		       "write the value out, or put it in double quotes when "
		       "it is text");
	}
	yaml_event_delete(event);
	if (value && (value->type == VALUE_LIST || value->type == VALUE_MAP))
		value = read_collection(reader, value, mark, depth);
	return value;
}

static bool check_directives(struct reader *reader, const yaml_event_t *event)
{
	if (event->data.document_start.version_directive ||
	    event->data.document_start.tag_directives.start !=
		    event->data.document_start.tag_directives.end)
		return refuse(reader, RULE_YAML_TAG, event->start_mark,
			      "a %directive is not allowed", "delete the line");
	return true;
}

/* What follows the map: the end, and nothing else. */
static bool read_end(struct reader *reader)
{
	yaml_event_t event;

	while (next_event(reader, &event)) {
		yaml_event_type_t type = event.type;
		yaml_mark_t mark = event.start_mark;

		yaml_event_delete(&event);
		if (type == YAML_STREAM_END_EVENT)
			return true;
		if (type == YAML_DOCUMENT_START_EVENT)
			return refuse(reader, RULE_YAML_DOCUMENT, mark,
				      "front matter is one document, and here "
				      "begins a second one",
				      "delete this line, or close the front "
				      "matter above it with ---");
	}
	return false;
}

static struct value *read_document(struct reader *reader)
{
	struct value *value = NULL;
	yaml_event_t event;
	bool good = true;

	while (!value && next_event(reader, &event)) {
		switch (event.type) {
		case YAML_STREAM_START_EVENT:
			yaml_event_delete(&event);
			break;
		case YAML_DOCUMENT_START_EVENT:
			good = check_directives(reader, &event);
			yaml_event_delete(&event);
			if (!good)
				return NULL;
			break;
		case YAML_STREAM_END_EVENT:
			yaml_event_delete(&event);
			return value_map(reader->arena);
		default:
			value = read_node(reader, &event, 0);
			if (!value)
				return NULL;
		}
	}
	if (!value || !read_end(reader))
		return NULL;
	if (value->type == VALUE_NULL)
		return value_map(reader->arena);
	if (value->type == VALUE_MAP)
		return value;
	finding_add(reader->findings, RULE_YAML_SYNTAX, reader->path,
		    value->span, "front matter is not a map of keys to "
		    "values");
	finding_hint(reader->findings, "write a line 'key: value' for each "
		     "field");
	return NULL;
}

struct value *yaml_read(struct view front, struct view path,
			struct arena *arena, struct findings *findings)
{
	struct reader reader = { .source = front, .path = path,
				 .arena = arena, .findings = findings };
	struct value *value;

	if (!yaml_parser_initialize(&reader.parser))
		die("out of memory");
	yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reader.parser,
				     (const unsigned char *)front.ptr,
				     front.len);
	index_lines(&reader);
	value = read_document(&reader);
	yaml_parser_delete(&reader.parser);
	return value;
}
