#include "muster/kind.h"

const char *const status_classes[] = {
	[STATUS_PLANNED] = "planned",
	[STATUS_ACTIVE] = "active",
	[STATUS_DONE] = "done",
	[STATUS_DROPPED] = "dropped",
	NULL
};

bool views_have(const struct views *views, struct view item)
{
	for (size_t i = 0; i < views->list.len; i++)
		if (view_equal(views->list.items[i], item))
			return true;
	return false;
}

static bool begins(struct view text, struct view with)
{
	return view_equal(view_slice(text, 0, with.len), with);
}

/* The word itself, or with a star at its end what begins so. */
static bool is_status(struct view word, struct view status)
{
	if (view_ends(word, "*"))
		return begins(status, view_slice(word, 0, word.len - 1));
	return view_equal(word, status);
}

bool requirement_holds(const struct requirement *requirement,
		       struct view status)
{
	for (size_t i = 0; i < requirement->statuses.list.len; i++)
		if (is_status(requirement->statuses.list.items[i], status))
			return true;
	return requirement->always;
}

struct field *kind_field(const struct kind *kind, struct view name)
{
	for (size_t i = 0; i < kind->fields.list.len; i++)
		if (view_equal(kind->fields.list.items[i].name, name))
			return &kind->fields.list.items[i];
	return NULL;
}

enum status_class kind_status(const struct kind *kind, struct view status)
{
	enum status_class class = STATUS_NONE;

	for (size_t i = 0; i < kind->statuses.len; i++) {
		const struct kind_status *known = &kind->statuses.items[i];

		if (view_equal(known->name, status))
			return known->class;
		if (class == STATUS_NONE && known->open_ended &&
		    begins(status, known->name))
			class = known->class;
	}
	return class;
}

bool status_is_open(enum status_class class)
{
	return class == STATUS_PLANNED || class == STATUS_ACTIVE;
}
