#include "alike.h"

static bool same_span(struct span a, struct span b)
{
	return a.line == b.line && a.column == b.column;
}

static bool same_value(const struct value *a, const struct value *b)
{
	bool same = a->type == b->type && a->plain == b->plain &&
		    a->flow == b->flow && a->html == b->html &&
		    same_span(a->span, b->span) && same_span(a->end, b->end) &&
		    view_equal(a->text, b->text) && a->number == b->number &&
		    a->len == b->len;

	for (size_t i = 0; same && i < a->len; i++) {
		const struct value_entry *one = &a->entries[i];
		const struct value_entry *other = &b->entries[i];

		same = view_equal(one->key, other->key) &&
		       same_span(one->key_span, other->key_span) &&
		       same_value(one->value, other->value);
	}
	return same;
}

bool alike(const struct document *a, const struct document *b)
{
	return view_equal(a->path, b->path) && view_equal(a->bytes, b->bytes) &&
	       a->has_front == b->has_front && !a->front == !b->front &&
	       a->front_start == b->front_start &&
	       a->front_end == b->front_end && view_equal(a->body, b->body) &&
	       a->body.ptr - a->bytes.ptr == b->body.ptr - b->bytes.ptr &&
	       a->body_line == b->body_line && a->raw == b->raw &&
	       a->findings.list.len == b->findings.list.len &&
	       (!a->front || same_value(a->front, b->front));
}
