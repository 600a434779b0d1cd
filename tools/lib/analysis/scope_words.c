#include "muster/scope.h"

const char *scope_aspect_name(enum scope_aspect aspect)
{
	static const char *const names[] = {
		[SCOPE_PROGRAM] = "program",
		[SCOPE_IN] = "in",
		[SCOPE_OUT] = "out",
		[SCOPE_CRITERION] = "criterion",
		[SCOPE_BUDGET] = "budget",
		[SCOPE_TARGET] = "target",
		[SCOPE_RACI] = "raci",
		[SCOPE_ITEM] = "item",
		[SCOPE_PARENT] = "parent",
		[SCOPE_BASELINE] = "baseline",
		[SCOPE_ACCEPTANCE] = "acceptance",
		[SCOPE_UNREADABLE] = "unreadable",
	};

	return names[aspect];
}

const char *scope_act_name(enum scope_act act)
{
	static const char *const names[] = {
		[SCOPE_ADDED] = "added",
		[SCOPE_DROPPED] = "dropped",
		[SCOPE_CHANGED] = "changed",
	};

	return names[act];
}

static void add_values(struct str *out, const struct scope_change *change)
{
	str_addf(out, VIEW_FMT " -> " VIEW_FMT,
		 VIEW_ARG(change->from.len ? change->from : VIEW("nothing")),
		 VIEW_ARG(change->to.len ? change->to : VIEW("nothing")));
}

/* What happened to a record as a whole. */
static void add_whole(struct str *out, const struct scope_change *change)
{
	if (change->aspect == SCOPE_UNREADABLE)
		str_adds(out, change->act == SCOPE_ADDED
				      ? "can be read again; what it said "
					"before is not known"
				      : "can't be read");
	else if (change->aspect == SCOPE_PROGRAM)
		str_adds(out, change->act == SCOPE_ADDED ? "a new program"
							 : "the program is "
							   "gone");
	else
		str_addf(out, "%s%s" VIEW_FMT, scope_act_name(change->act),
			 change->act == SCOPE_ADDED && change->to.len
				 ? " to " : change->from.len ? " from " : "",
			 VIEW_ARG(change->act == SCOPE_ADDED ? change->to
							     : change->from));
}

void scope_words(struct str *out, const struct scope_change *change)
{
	if (change->aspect == SCOPE_UNREADABLE ||
	    ((change->aspect == SCOPE_ITEM ||
	      change->aspect == SCOPE_PROGRAM) &&
	     change->act != SCOPE_CHANGED)) {
		add_whole(out, change);
		return;
	}
	str_addf(out, VIEW_FMT " ", VIEW_ARG(change->field));
	if (change->act != SCOPE_CHANGED)
		str_addf(out, "%s: ", scope_act_name(change->act));
	if (change->item.len)
		str_addf(out, "\"" VIEW_FMT "\"", VIEW_ARG(change->item));
	if (change->act == SCOPE_CHANGED) {
		str_adds(out, change->item.len ? ": " : "");
		add_values(out, change);
	}
}
