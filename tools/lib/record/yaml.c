#include "muster/yaml.h"

#include <yaml.h>

#include "muster/err.h"
#include "muster/mistake.h"
#include "yaml_check.h"

struct reader {
	yaml_parser_t parser;
	struct yaml_source source;
	size_t events;
};

static struct span span_of(yaml_mark_t mark)
{
	return (struct span){ (uint32_t)mark.line + 1,
			      (uint32_t)mark.column + 1 };
}

static struct view view_of_bytes(const yaml_char_t *bytes, size_t len)
{
	return (struct view){ (const char *)bytes, len };
}

static bool refuse(struct reader *reader, enum rule rule, yaml_mark_t mark,
		   const char *what, const char *hint)
{
	struct findings *findings = reader->source.findings;

	finding_add(findings, rule, reader->source.path, span_of(mark), "%s",
		    what);
	finding_hint(findings, "%s", hint);
	return false;
}

/* The same for a sign that is perhaps meant as text. */
static bool refuse_sign(struct reader *reader, enum rule rule,
			yaml_mark_t mark, const char *what, const char *hint)
{
	refuse(reader, rule, mark, what, hint);
	mistake_quote(reader->source.text, span_of(mark), hint,
		      reader->source.findings);
	return false;
}

/* The next event; false at a failure, which has been told. */
static bool next_event(struct reader *reader, yaml_event_t *event)
{
	if (!yaml_parser_parse(&reader->parser, event)) {
		mistake_tell(reader->source.text,
			     span_of(reader->parser.problem_mark),
			     reader->source.path, reader->source.findings);
		return false;
	}
	if (++reader->events <= YAML_EVENTS_MAX)
		return true;
	refuse(reader, RULE_YAML_LIMIT, event->start_mark,
	       arena_printf(reader->source.arena, "the front matter has more "
			    "than %d parts", YAML_EVENTS_MAX),
	       "move long lists into the body");
	yaml_event_delete(event);
	return false;
}

/* Anchors and tags, which a scalar, a list or a map can carry. */
static bool check_properties(struct reader *reader, const yaml_event_t *event,
			     const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor)
		return refuse_sign(reader, RULE_YAML_ALIAS, event->start_mark,
				   "an anchor (&name) is not allowed",
				   "write the value out");
	if (tag && view_is(view_of((const char *)tag), "!"))
		return refuse_sign(reader, RULE_YAML_RESERVED,
				   event->start_mark,
				   "! at the beginning of a value has a "
				   "meaning of its own in YAML", "");
	if (tag)
		return refuse_sign(reader, RULE_YAML_TAG, event->start_mark,
				   "a tag (!name) is not allowed",
				   "delete it");
	return true;
}

static struct yaml_scalar scalar_of(const yaml_event_t *event)
{
	yaml_scalar_style_t style = event->data.scalar.style;

	return (struct yaml_scalar){
		.text = view_of_bytes(event->data.scalar.value,
				      event->data.scalar.length),
		.plain = style == YAML_PLAIN_SCALAR_STYLE,
		.block = style == YAML_LITERAL_SCALAR_STYLE ||
			 style == YAML_FOLDED_SCALAR_STYLE,
		.start = span_of(event->start_mark),
		.end = span_of(event->end_mark),
	};
}

static struct value *read_scalar(struct reader *reader,
				 const yaml_event_t *event)
{
	struct yaml_scalar scalar = scalar_of(event);
	struct arena *arena = reader->source.arena;
	struct value *value;

	if (scalar.text.len > YAML_TEXT_MAX) {
		refuse(reader, RULE_YAML_LIMIT, event->start_mark,
		       arena_printf(arena, "this value has %zu bytes, and may "
				    "have %u", scalar.text.len, YAML_TEXT_MAX),
		       "move long text into the body");
		return NULL;
	}
	yaml_check_characters(&reader->source, &scalar);
	yaml_check_comment(&reader->source, &scalar);
	if (scalar.plain && (!scalar.text.len || view_is(scalar.text, "~")))
		value = value_null(arena);
	else
		value = value_text(arena, view_copy(arena, scalar.text));
	value->plain = scalar.plain;
	value->span = scalar.start;
	value->end = scalar.end;
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
			if (list->flow)
				list->end = span_of(event.end_mark);
			yaml_event_delete(&event);
			return true;
		}
		item = read_node(reader, &event, depth);
		if (!item)
			return false;
		value_push(reader->source.arena, list, item);
	}
	return false;
}

/* Does the line begin with the question mark of a key? */
static bool is_asked(const struct reader *reader, yaml_mark_t mark)
{
	struct span start = { span_of(mark).line, 1 };

	return view_starts(view_trim(yaml_rest(&reader->source, start)), "? ");
}

static bool check_key(struct reader *reader, const yaml_event_t *event,
		      struct view key)
{
	yaml_mark_t mark = event->start_mark;

	if (view_is(key, "<<"))
		return refuse(reader, RULE_YAML_ALIAS, mark,
			      "a merge key (<<) is not allowed",
			      "write the fields out");
	if (is_asked(reader, mark))
		return refuse(reader, RULE_YAML_KEY, mark,
			      "a key must not stand behind a question mark",
			      "write 'key: value' on one line");
	if (!key.len || key.len > YAML_KEY_MAX ||
	    view_find(key, 0, '\n') < key.len)
		return refuse(reader, RULE_YAML_KEY, mark,
			      "a key must have 1 to 128 bytes on one line",
			      "write 'key: value'; long text is a value or "
			      "belongs into the body");
	return true;
}

/* A key's text, copied; false when it is none. */
static bool read_key(struct reader *reader, const yaml_event_t *event,
		     struct view *key)
{
	struct yaml_scalar scalar;

	if (event->type == YAML_ALIAS_EVENT)
		return refuse(reader, RULE_YAML_ALIAS, event->start_mark,
			      "an alias (*name) is not allowed",
			      "write the key out");
	if (event->type != YAML_SCALAR_EVENT)
		return refuse_sign(reader, RULE_YAML_KEY, event->start_mark,
				   "a key must be a word, not a list or a map",
				   "write 'key: value'");
	scalar = scalar_of(event);
	if (!check_properties(reader, event, event->data.scalar.anchor,
			      event->data.scalar.tag) ||
	    !check_key(reader, event, scalar.text))
		return false;
	yaml_check_characters(&reader->source, &scalar);
	*key = view_copy(reader->source.arena, scalar.text);
	return true;
}

static bool read_map(struct reader *reader, struct value *map, int depth)
{
	struct map looks = MAP_INIT;
	yaml_event_t event;

	while (next_event(reader, &event)) {
		bool end = event.type == YAML_MAPPING_END_EVENT, good;
		struct span span = span_of(event.start_mark);
		struct view key = VIEW("");
		struct value *item;

		good = !end && read_key(reader, &event, &key);
		if (end && map->flow)
			map->end = span_of(event.end_mark);
		yaml_event_delete(&event);
		if (end)
			return true;
		if (!good || !next_event(reader, &event))
			return false;
		item = read_node(reader, &event, depth);
		if (!item)
			return false;
		yaml_check_key(&reader->source, map, &looks, key, span);
		value_put(reader->source.arena, map, key, item)->key_span =
			span;
	}
	return false;
}

static bool is_flow(const struct reader *reader, struct span start)
{
	struct view rest = yaml_rest(&reader->source, start);

	return view_starts(rest, "[") || view_starts(rest, "{");
}

static struct value *read_collection(struct reader *reader,
				     struct value *value, yaml_mark_t mark,
				     int depth)
{
	bool good;

	value->span = span_of(mark);
	value->flow = is_flow(reader, value->span);
	if (depth >= YAML_DEPTH_MAX) {
		refuse(reader, RULE_YAML_LIMIT, mark,
		       arena_printf(reader->source.arena, "lists and maps are "
				    "nested more than %d levels deep",
				    YAML_DEPTH_MAX),
		       "write it flatter: no field of a record needs more "
		       "than four levels");
		return NULL;
	}
	good = value->type == VALUE_LIST ? read_list(reader, value, depth + 1)
					 : read_map(reader, value, depth + 1);
	return good ? value : NULL;
}

/* The value that begins with `event`, empty if it is a list or a map. */
static struct value *begin_node(struct reader *reader,
				const yaml_event_t *event)
{
	struct arena *arena = reader->source.arena;

	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return check_properties(reader, event,
					event->data.scalar.anchor,
					event->data.scalar.tag)
			       ? read_scalar(reader, event) : NULL;
	case YAML_SEQUENCE_START_EVENT:
		return check_properties(reader, event,
					event->data.sequence_start.anchor,
					event->data.sequence_start.tag)
			       ? value_list(arena) : NULL;
	case YAML_MAPPING_START_EVENT:
		return check_properties(reader, event,
					event->data.mapping_start.anchor,
					event->data.mapping_start.tag)
			       ? value_map(arena) : NULL;
	default:
		refuse_sign(reader, RULE_YAML_ALIAS, event->start_mark,
			    "an alias (*name) is not allowed",
			    "write the value out");
		return NULL;
	}
}

/* The value that begins with `event`, which is deleted here. */
static struct value *read_node(struct reader *reader, yaml_event_t *event,
			       int depth)
{
	struct value *value = begin_node(reader, event);
	yaml_mark_t mark = event->start_mark;

	yaml_event_delete(event);
	if (value && (value->type == VALUE_LIST || value->type == VALUE_MAP))
		value = read_collection(reader, value, mark, depth);
	return value;
}

/* What follows the map: the end, and nothing else. */
static bool read_end(struct reader *reader)
{
	yaml_event_t event;

	while (next_event(reader, &event)) {
		yaml_event_type_t type = event.type;
		yaml_mark_t mark = event.start_mark;

		yaml_event_delete(&event);
		if (type == YAML_STREAM_END_EVENT || type == YAML_NO_EVENT)
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

/* The first value; no value at all is an empty map. NULL at a failure. */
static struct value *read_first(struct reader *reader)
{
	yaml_event_t event;

	while (next_event(reader, &event)) {
		yaml_event_type_t type = event.type;

		if (type != YAML_STREAM_START_EVENT &&
		    type != YAML_DOCUMENT_START_EVENT &&
		    type != YAML_STREAM_END_EVENT)
			return read_node(reader, &event, 0);
		yaml_event_delete(&event);
		if (type == YAML_STREAM_END_EVENT)
			return value_map(reader->source.arena);
	}
	return NULL;
}

/* `title:Foo` as the only line is a text for YAML. */
static void tell_no_map(struct reader *reader, const struct value *value)
{
	struct yaml_source *source = &reader->source;

	if (value->plain && view_find(value->text, 0, ':') < value->text.len) {
		mistake_tell(source->text, value->span, source->path,
			     source->findings);
		return;
	}
	finding_add(source->findings, RULE_YAML_SYNTAX, source->path,
		    value->span, "front matter is not a map of keys to "
		    "values");
	finding_hint(source->findings, "write a line 'key: value' for each "
		     "field");
}

static struct value *read_document(struct reader *reader)
{
	struct value *value = read_first(reader);

	if (!value || !read_end(reader))
		return NULL;
	if (value->type == VALUE_NULL)
		return value_map(reader->source.arena);
	if (value->type == VALUE_MAP)
		return value;
	tell_no_map(reader, value);
	return NULL;
}

/* A line that begins with % tells YAML how to read the others. A flood of
 * them takes the parser quadratic time, so it does not get to see any. */
static bool has_directive(const struct yaml_source *source, uint32_t *line)
{
	for (size_t i = 0; i < source->lines.len; i++) {
		size_t start = source->lines.items[i];

		*line = (uint32_t)i + 1;
		if (start < source->text.len &&
		    source->text.ptr[start] == '%')
			return true;
	}
	return false;
}

/* A comment that swallows the end of a list is the reason why the list can't
 * be read, and is told as that. */
static void forget_comments(struct findings *findings, size_t from)
{
	size_t kept = from;
	uint32_t line;

	if (findings->list.len == from)
		return;
	line = findings->list.items[findings->list.len - 1].span.line;
	for (size_t i = from; i < findings->list.len; i++)
		if (findings->list.items[i].rule != RULE_YAML_COMMENT ||
		    findings->list.items[i].span.line != line)
			findings->list.items[kept++] = findings->list.items[i];
	findings->list.len = kept;
}

struct value *yaml_read(struct view front, struct view path,
			struct arena *arena, struct findings *findings)
{
	struct reader reader = { .events = 0 };
	size_t told = findings->list.len;
	struct value *value;
	uint32_t line;

	yaml_source_init(&reader.source, front, path, arena, findings);
	if (has_directive(&reader.source, &line)) {
		refuse(&reader, RULE_YAML_TAG,
		       (yaml_mark_t){ .line = line - 1 },
		       "a %directive is not allowed", "delete the line");
		return NULL;
	}
	if (!yaml_parser_initialize(&reader.parser))
		die("out of memory");
	yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reader.parser,
				     (const unsigned char *)front.ptr,
				     front.len);
	value = read_document(&reader);
	yaml_parser_delete(&reader.parser);
	if (!value)
		forget_comments(findings, told);
	return value;
}
