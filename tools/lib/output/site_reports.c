/* The page of status reports, the newest first. */
#include "muster/site_pages.h"

#include <stdlib.h>

#include "muster/body.h"

struct reports {
	VEC(const struct record *) list;
};

static int compare(const void *a, const void *b)
{
	const struct record *one = *(const struct record *const *)a;
	const struct record *other = *(const struct record *const *)b;
	int order = view_compare(record_text(other, VIEW("date")),
				 record_text(one, VIEW("date")));

	return order ? order : view_compare(one->path, other->path);
}

/* What stands below its first heading. */
static struct view summary(const struct document *document,
			   struct arena *arena)
{
	struct view rest = document->body, line;
	struct body body;
	size_t number = document->body_line, from = 0, to = rest.len;

	body_read(rest, document->body_line, arena, &body);
	if (!body.headings.len)
		return VIEW("");
	while (view_line(&rest, &line)) {
		size_t end = document->body.len - rest.len;

		if (number == body.headings.items[0].span.line)
			from = end;
		if (body.headings.len > 1 &&
		    number + 1 == body.headings.items[1].span.line)
			to = end;
		number++;
	}
	return view_slice(document->body, from, to);
}

int site_reports(struct value *document, const struct site_program *site,
		 struct arena *arena, struct err *err)
{
	const struct program *program = site->program;
	struct value *list = value_list(arena);
	struct reports reports = { 0 };

	(void)err;
	for (size_t i = 0; i < program->records.len; i++)
		if (program->records.items[i].kind &&
		    view_is(program->records.items[i].kind->name, "report"))
			*VEC_PUSH(arena, &reports.list) =
				&program->records.items[i];
	if (reports.list.len)
		qsort(reports.list.items, reports.list.len,
		      sizeof(*reports.list.items), compare);
	for (size_t i = 0; i < reports.list.len; i++) {
		const struct record *record = reports.list.items[i];
		struct value *map = value_push(
			arena, list, site_record_of(site, record, arena));

		site_put_text(map, "day", record_text(record, VIEW("date")),
			      arena);
		value_put(arena, map, VIEW("summary"), site_prose(
				site, summary(record->document, arena), "",
				arena));
		site_put_text(map, "confidence",
			      record_text(record, VIEW("confidence")), arena);
	}
	value_put_bool(arena, document, "has_reports", list->len > 0);
	value_put(arena, document, VIEW("reports"), list);
	return 0;
}
