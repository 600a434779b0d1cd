#include "yaml_check.h"

#include "muster/quote.h"
#include "muster/utf8.h"

#define KEYS_FEW 32	/* compared one by one */
#define MENDED_MAX 400	/* bytes of a line that a hint spells out */

void yaml_source_init(struct yaml_source *source, struct view text,
		      struct view path, struct arena *arena,
		      struct findings *findings)
{
	*source = (struct yaml_source){ .text = text, .path = path,
					.arena = arena,
					.findings = findings };
	for (size_t pos = 0; pos <= text.len;
	     pos = view_find(text, pos, '\n') + 1)
		*VEC_PUSH(arena, &source->lines) = pos;
}

static struct view line_at(const struct yaml_source *source, uint32_t number)
{
	struct view line = VIEW("");

	if (!number || number > source->lines.len)
		return line;
	line = view_slice(source->text, source->lines.items[number - 1],
			  source->text.len);
	line.len = view_find(line, 0, '\n');
	if (view_ends(line, "\r"))
		line.len--;
	return line;
}

/* Offset of a column, which counts code points, in its line. */
static size_t offset_of(struct view line, uint32_t column)
{
	size_t pos = 0;

	if (utf8_is_plain(view_slice(line, 0, column - 1)))
		return column - 1 < line.len ? column - 1 : line.len;
	for (uint32_t i = 1; i < column && pos < line.len; i++)
		utf8_next(line, &pos);
	return pos;
}

struct view yaml_rest(const struct yaml_source *source, struct span from)
{
	struct view line = line_at(source, from.line);

	return view_slice(line, offset_of(line, from.column), line.len);
}

/* Does the character stand in the file itself? */
static bool stands_raw(const struct yaml_source *source, int32_t code)
{
	struct str raw = STR_INIT;
	bool found;

	utf8_add(&raw, code);
	found = view_search(source->text, 0, raw.buf) < source->text.len;
	str_release(&raw);
	return found;
}

/* Escapes in double quotes can put into a value what may not stand in the
 * file. What stands there all the same has been told. */
void yaml_check_characters(const struct yaml_source *source,
			   const struct yaml_scalar *scalar)
{
	size_t pos = 0;

	if (scalar->plain || scalar->block)
		return;
	while (pos < scalar->text.len) {
		int32_t code = utf8_next(scalar->text, &pos);

		if (utf8_class(code) == UTF8_ORDINARY ||
		    (code && stands_raw(source, code)))
			continue;
		finding_add(source->findings, RULE_TEXT_CONTROL, source->path,
			    scalar->start, "the value holds the character "
			    "U+%04X, written as an escape", (unsigned)code);
		finding_hint(source->findings, "delete the escape");
		return;
	}
}

/* A comment that is meant as one has a blank behind its #, and two before
 * it where it could be read as a part of the text. */
static bool is_meant(const struct yaml_scalar *scalar, struct view rest,
		     size_t blanks)
{
	bool apart = blanks + 1 == rest.len || rest.ptr[blanks + 1] == ' ' ||
		     rest.ptr[blanks + 1] == '\t';

	return apart && (blanks >= 2 || !scalar->plain || !scalar->text.len);
}

/* The line with the value and what is lost of it in double quotes. */
static void write_whole(const struct yaml_source *source,
			const struct yaml_scalar *scalar, struct view lost,
			struct str *out)
{
	struct view line = line_at(source, scalar->start.line);
	struct view head = view_slice(line, 0, offset_of(
				      line, scalar->start.column));
	struct str text = STR_INIT;

	str_addv(&text, scalar->text);
	str_addv(&text, lost);
	str_addv(out, view_trim(head));
	str_addc(out, ' ');
	quote_double(out, view_trim(str_view(&text)));
	str_release(&text);
}

/* `title: Fix login #41` is `Fix login`. */
void yaml_check_comment(const struct yaml_source *source,
			const struct yaml_scalar *scalar)
{
	struct view rest = yaml_rest(source, scalar->end);
	size_t blanks = 0;
	struct str mended = STR_INIT;

	while (blanks < rest.len && (rest.ptr[blanks] == ' ' ||
				     rest.ptr[blanks] == '\t'))
		blanks++;
	if (scalar->block || !blanks || blanks == rest.len ||
	    rest.ptr[blanks] != '#' || is_meant(scalar, rest, blanks))
		return;
	write_whole(source, scalar, rest, &mended);
	finding_add(source->findings, RULE_YAML_COMMENT, source->path,
		    scalar->end,
		    "the text from # on is a comment for YAML and is lost");
	finding_hint(source->findings, "%s%s, or put two blanks before the # "
		     "and one behind it if it is a comment",
		     mended.len > MENDED_MAX ? "" : "write: ",
		     mended.len > MENDED_MAX ? "put the whole value in "
					       "double quotes" : mended.buf);
	str_release(&mended);
}

static bool is_plain_ascii(struct view text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] >= 0x80)
			return false;
	return true;
}

/* A letter and a mark can look like one letter with its mark. */
static bool has_mark(struct view key)
{
	size_t pos = 0;

	while (pos < key.len) {
		int32_t code = utf8_next(key, &pos);

		if ((code >= 0x300 && code <= 0x36f) ||
		    (code >= 0x1ab0 && code <= 0x1aff) ||
		    (code >= 0x1dc0 && code <= 0x1dff) ||
		    (code >= 0x20d0 && code <= 0x20ff) ||
		    (code >= 0xfe20 && code <= 0xfe2f))
			return true;
	}
	return false;
}

/* Keys that a reader takes for each other have one look. */
static struct view look_at(const struct yaml_source *source, struct view key,
			   struct span at)
{
	if (is_plain_ascii(key))
		return key;
	if (has_mark(key)) {
		finding_add(source->findings, RULE_YAML_KEY, source->path, at,
			    "a key must not have combining marks");
		finding_hint(source->findings, "write each letter and its "
			     "mark as one character");
	}
	return utf8_skeleton(source->arena, key);
}

struct seen {
	struct view key;
	struct span at;
};

static void learn(const struct yaml_source *source, struct map *looks,
		  struct view look, struct seen seen)
{
	struct seen *kept;

	if (map_get(looks, look))
		return;
	kept = arena_alloc(source->arena, sizeof(*kept));
	*kept = seen;
	map_put(source->arena, looks, look, kept);
}

/* The keys of a map, all of them plain so far. */
static void learn_all(const struct yaml_source *source, struct map *looks,
		      const struct value *map)
{
	for (size_t i = 0; i < map->len; i++)
		learn(source, looks, map->entries[i].key, (struct seen){
		      map->entries[i].key, map->entries[i].key_span });
}

static void tell_twice(const struct yaml_source *source, struct view key,
		       struct span at, struct seen first)
{
	finding_add(source->findings, RULE_YAML_DUPLICATE_KEY, source->path,
		    at, "the key '" VIEW_FMT "' %s line %u", VIEW_ARG(key),
		    view_equal(first.key, key) ? "is there already, on"
					       : "looks like the one on",
		    (unsigned)first.at.line);
	finding_hint(source->findings, "keep the right one of lines %u and "
		     "%u", (unsigned)first.at.line, (unsigned)at.line);
}

void yaml_check_key(const struct yaml_source *source,
		    const struct value *map, struct map *looks,
		    struct view key, struct span at)
{
	const struct value_entry *entry;
	const struct seen *seen;
	struct view look;

	if (!looks->len && map->len < KEYS_FEW && utf8_is_plain(key)) {
		entry = value_entry(map, key);
		if (entry)
			tell_twice(source, key, at, (struct seen){
				   entry->key, entry->key_span });
		return;
	}
	if (!looks->len)
		learn_all(source, looks, map);
	look = look_at(source, key, at);
	seen = map_get(looks, look);
	if (seen)
		tell_twice(source, key, at, *seen);
	else
		learn(source, looks, look, (struct seen){ key, at });
}
