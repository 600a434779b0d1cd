#include "html_aid.h"

#include "../fuzz/markup.h"

/* R-012 and what leads to its file are known. */
static bool resolve(const void *data, enum html_name what, struct view name,
		    struct html_target *target)
{
	(void)data;
	if (what == HTML_ID ? !view_is(name, "R-012")
			    : !view_is(name, "../risks/R-012-vendor.md"))
		return false;
	target->address = VIEW("../risk/R-012.html");
	target->title = VIEW("The vendor's \"plan\"");
	return true;
}

const struct html_context html_plain = { 1, { "", 0 }, NULL, NULL };
const struct html_context html_known = { 2, { "b-", 2 }, resolve, NULL };

struct view html_of(struct arena *arena, struct view body,
		    const struct html_context *context)
{
	struct str out = STR_INIT;
	struct view made;
	const char *why;

	html_body(&out, body, context);
	made = view_copy(arena, str_view(&out));
	str_release(&out);
	why = markup_check(made, arena);
	if (why)
		fail_msg("%s in '" VIEW_FMT "', made of '" VIEW_FMT "'", why,
			 VIEW_ARG(made), VIEW_ARG(body));
	return made;
}
