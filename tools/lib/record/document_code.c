#include "muster/document_code.h"

#include <string.h>

#include "muster/yaml.h"

/*
 * Numbers have seven bits a byte, the lowest first, and a high bit where
 * another byte follows. First the document: whether it has a front, and
 * then where that begins and ends, where the body begins, on which line;
 * how many values there are; the map. A value is a byte of type and traits,
 * its span and its end, then its text or its entries.
 */
#define HAS_FRONT 1u

#define TYPE_MASK 7u
#define PLAIN 8u
#define FLOW 16u
#define ENDED 32u		/* its end is set */

#define NUMBER_BITS 35		/* more than a number can have */

/* --- writing */

struct encoder {
	struct view bytes;
	struct str *out;
	uint32_t line;		/* that begins at ... */
	size_t pos;
};

static void put_number(struct str *out, uint32_t number)
{
	for (; number >= 0x80; number >>= 7)
		str_addc(out, (char)(number | 0x80));
	str_addc(out, (char)number);
}

static void put_span(struct str *out, struct span span)
{
	put_number(out, span.line);
	put_number(out, span.column);
}

/* Offset of a place; spans come in the order of the file. */
static size_t offset_of(struct encoder *encoder, struct span span)
{
	struct view bytes = encoder->bytes;
	size_t at;

	while (encoder->line < span.line && encoder->pos < bytes.len) {
		encoder->pos = view_find(bytes, encoder->pos, '\n') + 1;
		encoder->line++;
	}
	at = encoder->pos;
	for (uint32_t i = 1; i < span.column && at < bytes.len; i++)
		for (at++; at < bytes.len && (bytes.ptr[at] & 0xc0) == 0x80;)
			at++;
	return at;
}

static bool stands_at(const struct encoder *encoder, size_t at,
		      struct view text)
{
	return at <= encoder->bytes.len &&
	       view_equal(view_slice(encoder->bytes, at, at + text.len), text);
}

/* A text that begins at the place, perhaps behind a quotation mark. */
static void put_text(struct encoder *encoder, struct span span,
		     struct view text)
{
	size_t at = offset_of(encoder, span);
	bool here = stands_at(encoder, at, text);

	if (!here)
		here = stands_at(encoder, ++at, text);
	put_number(encoder->out, (uint32_t)text.len << 1 | here);
	if (here)
		put_number(encoder->out, (uint32_t)at);
	else
		str_addv(encoder->out, text);
}

static void put_value(struct encoder *encoder, const struct value *value)
{
	struct str *out = encoder->out;
	bool ended = value->end.line;

	str_addc(out, (char)(value->type | (value->plain ? PLAIN : 0) |
			     (value->flow ? FLOW : 0) |
			     (ended ? ENDED : 0)));
	put_span(out, value->span);
	if (ended)
		put_span(out, value->end);
	if (value->type == VALUE_TEXT)
		put_text(encoder, value->span, value->text);
	if (value->type != VALUE_LIST && value->type != VALUE_MAP)
		return;
	put_number(out, (uint32_t)value->len);
	for (size_t i = 0; i < value->len; i++) {
		const struct value_entry *entry = &value->entries[i];

		if (value->type == VALUE_MAP) {
			put_span(out, entry->key_span);
			put_text(encoder, entry->key_span, entry->key);
		}
		put_value(encoder, entry->value);
	}
}

/* YAML's own limit (yaml.h) bounds the depth. */
static size_t count_values(const struct value *value)
{
	size_t count = 1;

	for (size_t i = 0; i < value->len; i++)
		count += count_values(value->entries[i].value);
	return count;
}

bool document_encode(const struct document *document, struct str *out)
{
	struct encoder encoder = { document->bytes, out, 1, 0 };

	if (document->findings.list.len || document->raw ||
	    document->has_front != (document->front != NULL) ||
	    document->bytes.len > UINT32_MAX)
		return false;
	put_number(out, document->has_front ? HAS_FRONT : 0);
	if (!document->front)
		return true;
	put_number(out, (uint32_t)document->front_start);
	put_number(out, (uint32_t)document->front_end);
	put_number(out, (uint32_t)(document->body.ptr - document->bytes.ptr));
	put_number(out, document->body_line);
	put_number(out, (uint32_t)count_values(document->front));
	put_value(&encoder, document->front);
	return true;
}

/* --- reading: whatever does not fit makes the rest bad */

struct decoder {
	const unsigned char *at, *end;
	bool bad;
	struct view bytes;
	struct arena *arena;
	struct value *values;		/* all of them, then their entries */
	struct value_entry *entries;
	size_t nvalues, nentries;	/* that are left */
};

static uint32_t cut_large(struct decoder *decoder)
{
	uint64_t number = 0;
	unsigned char byte = 0x80;

	for (int bit = 0; byte & 0x80 && bit < NUMBER_BITS; bit += 7) {
		if (decoder->at == decoder->end)
			break;
		byte = *decoder->at++;
		number |= (uint64_t)(byte & 0x7f) << bit;
	}
	decoder->bad |= byte & 0x80 || number > UINT32_MAX;
	return (uint32_t)number;
}

/* Nearly all have one byte, and there are many. */
static inline uint32_t cut_number(struct decoder *decoder)
{
	if (decoder->at < decoder->end && *decoder->at < 0x80)
		return *decoder->at++;
	return cut_large(decoder);
}

static struct span cut_span(struct decoder *decoder)
{
	uint32_t line = cut_number(decoder);

	return (struct span){ line, cut_number(decoder) };
}

static struct view cut_spelled(struct decoder *decoder, size_t len)
{
	struct view text = { (const char *)decoder->at, len };

	decoder->bad |= len > (size_t)(decoder->end - decoder->at);
	if (decoder->bad)
		return VIEW("");
	decoder->at += len;
	return view_copy(decoder->arena, text);
}

static struct view cut_text(struct decoder *decoder)
{
	uint32_t head = cut_number(decoder);
	size_t len = head >> 1, at;

	if (!(head & 1))
		return cut_spelled(decoder, len);
	at = cut_number(decoder);
	decoder->bad |= at > decoder->bytes.len ||
			len > decoder->bytes.len - at;
	return decoder->bad ? VIEW("")
			    : (struct view){ decoder->bytes.ptr + at, len };
}

static struct value *cut_value(struct decoder *decoder, int depth);

static void cut_entries(struct decoder *decoder, struct value *value,
			int depth)
{
	size_t len = cut_number(decoder);

	decoder->bad |= len > decoder->nentries || depth >= YAML_DEPTH_MAX;
	if (decoder->bad || !len)
		return;
	value->entries = decoder->entries;
	value->len = value->cap = len;
	decoder->entries += len;
	decoder->nentries -= len;
	for (size_t i = 0; i < len && !decoder->bad; i++) {
		struct value_entry *entry = &value->entries[i];

		if (value->type == VALUE_MAP) {
			entry->key_span = cut_span(decoder);
			entry->key = cut_text(decoder);
		}
		entry->value = cut_value(decoder, depth + 1);
	}
}

static struct value *cut_value(struct decoder *decoder, int depth)
{
	struct value *value = decoder->values;
	uint32_t head;

	decoder->bad |= !decoder->nvalues || decoder->at == decoder->end;
	if (decoder->bad)
		return NULL;
	decoder->values++;
	decoder->nvalues--;
	head = *decoder->at++;
	value->type = (enum value_type)(head & TYPE_MASK);
	value->plain = head & PLAIN;
	value->flow = head & FLOW;
	value->span = cut_span(decoder);
	if (head & ENDED)
		value->end = cut_span(decoder);
	if (value->type == VALUE_TEXT)
		value->text = cut_text(decoder);
	else if (value->type == VALUE_LIST || value->type == VALUE_MAP)
		cut_entries(decoder, value, depth);
	else
		decoder->bad |= value->type != VALUE_NULL;
	return value;
}

static void cut_front(struct decoder *decoder, struct document *document)
{
	struct view bytes = document->bytes;
	size_t body, count;

	document->has_front = true;
	document->front_start = cut_number(decoder);
	document->front_end = cut_number(decoder);
	body = cut_number(decoder);
	document->body = view_slice(bytes, body, bytes.len);
	document->body_line = cut_number(decoder);
	count = cut_number(decoder);
	decoder->bad |= document->front_start > document->front_end ||
			document->front_end > body || body > bytes.len ||
			!count || count > YAML_EVENTS_MAX;
	if (decoder->bad)
		return;
	decoder->values = arena_array(decoder->arena, count,
				      sizeof(*decoder->values));
	decoder->entries = arena_array(decoder->arena, count,
				       sizeof(*decoder->entries));
	decoder->nvalues = count;
	decoder->nentries = count - 1;
	document->front = cut_value(decoder, 0);
	decoder->bad |= decoder->nvalues || decoder->nentries ||
			document->front->type != VALUE_MAP;
}

struct document *document_decode(struct view path, struct view bytes,
				 struct view code, struct arena *arena)
{
	struct decoder decoder = {
		.at = (const unsigned char *)code.ptr,
		.end = (const unsigned char *)code.ptr + code.len,
		.bytes = bytes, .arena = arena
	};
	struct document *document = arena_alloc(arena, sizeof(*document));
	uint32_t head = cut_number(&decoder);

	*document = (struct document){ .path = path, .bytes = bytes,
				       .body = bytes, .body_line = 1,
				       .findings.arena = arena };
	if (head == HAS_FRONT && !decoder.bad)
		cut_front(&decoder, document);
	else
		decoder.bad |= head != 0;
	return decoder.bad || decoder.at < decoder.end ? NULL : document;
}
