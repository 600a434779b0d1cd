#include "muster/summary.h"

size_t summary_unreadable(const struct programs *programs)
{
	size_t count = 0;

	for (size_t i = 0; i < programs->list.len; i++)
		count += programs->list.items[i]->broken;
	return count;
}

void summary_add(struct str *out, const struct programs *programs)
{
	size_t unreadable = summary_unreadable(programs), records = 0;

	if (!programs->list.len) {
		str_adds(out, "0 records (there is no program here yet: "
			 "`muster init` begins one)");
		return;
	}
	for (size_t i = 0; i < programs->list.len; i++)
		records += programs->list.items[i]->records.len;
	str_addf(out, "%zu record%s", records, records == 1 ? "" : "s");
	if (unreadable)
		str_addf(out, " (%zu can't be read)", unreadable);
}

void summary_put(struct arena *arena, struct value *document,
		 const struct programs *programs)
{
	struct value *list = value_list(arena);

	value_put(arena, document, VIEW("programs"), list);
	for (size_t i = 0; i < programs->list.len; i++) {
		const struct program *program = programs->list.items[i];
		struct value *map = value_push(arena, list, value_map(arena));

		value_put_text(arena, map, "dir", program->dir);
		value_put_text(arena, map, "title", program_title(program));
		value_put_number(arena, map, "records",
				 (int64_t)program->records.len);
		value_put_number(arena, map, "unreadable",
				 (int64_t)program->broken);
	}
}
