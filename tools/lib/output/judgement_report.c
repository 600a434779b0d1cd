#include "muster/judgement_report.h"

#include "muster/escape.h"

static const char *many(size_t count)
{
	return count == 1 ? "" : "s";
}

/* " of PROGRAM", where there are several. */
static void add_program(struct str *out, const struct judgement *judgement,
			const struct program *program)
{
	if (judgement->programs->list.len < 2)
		return;
	str_adds(out, " of ");
	escape_line(out, program->dir);
}

static void add_waived(struct str *out, const struct judgement *judgement)
{
	size_t count = judgement_count(judgement, NULL, JUDGEMENT_WAIVED);

	if (count)
		str_addf(out, "%zu finding%s waived; muster check --all shows "
			 "%s\n", count,
			 count > 1 ? "s are" : " is",
			 count > 1 ? "them" : "it");
}

static void add_untouched(struct str *out, const struct judgement *judgement,
			  const struct program *program)
{
	size_t count = judgement_count(judgement, program,
				       JUDGEMENT_UNTOUCHED);
	char day[DATE_SIZE];

	if (!count)
		return;
	str_addf(out, "%zu finding%s in records", count, many(count));
	add_program(out, judgement, program);
	str_addf(out, " untouched since %s %s left out; muster check --all "
		 "shows %s\n",
		 date_format(program->policy.since, day),
		 count > 1 ? "are" : "is", count > 1 ? "them" : "it");
}

static void add_accepted(struct str *out, const struct judgement *judgement,
			 const struct program *program)
{
	size_t count = judgement_count(judgement, program,
				       JUDGEMENT_ACCEPTED);

	if (!count)
		return;
	str_addf(out, "%zu accepted finding%s: ", count, many(count));
	escape_line(out, program->baseline.path);
	str_addc(out, '\n');
}

static size_t count_gone(const struct judgement *judgement,
			 const struct program *program)
{
	size_t count = 0;

	for (size_t i = 0; i < judgement->gone.len; i++)
		if (!program || judgement->gone.items[i].program == program)
			count += judgement->gone.items[i].count;
	return count;
}

static void add_gone(struct str *out, const struct judgement *judgement,
		     const struct program *program)
{
	size_t count = count_gone(judgement, program);

	if (!count)
		return;
	escape_line(out, program->baseline.path);
	str_addf(out, " accepts %zu finding%s gone: muster check "
		 "--write-baseline\n", count,
		 count > 1 ? "s that are" : " that is");
}

void judgement_report(struct str *out, const struct judgement *judgement)
{
	const struct programs *programs = judgement->programs;

	if (judgement->cut)
		str_adds(out, "the history is cut off (shallow clone), so "
			 "that old records count as touched: run `git fetch "
			 "--unshallow` (in CI: `fetch-depth: 0`)\n");
	add_waived(out, judgement);
	for (size_t i = 0; i < programs->list.len; i++)
		add_untouched(out, judgement, programs->list.items[i]);
	for (size_t i = 0; i < programs->list.len; i++)
		add_accepted(out, judgement, programs->list.items[i]);
	for (size_t i = 0; i < programs->list.len; i++)
		add_gone(out, judgement, programs->list.items[i]);
}

void judgement_report_put(struct arena *arena, struct value *document,
			  const struct judgement *judgement)
{
	static const struct {
		const char *key;
		enum judgement_why why;
	} counts[] = {
		{ "waived", JUDGEMENT_WAIVED },
		{ "untouched", JUDGEMENT_UNTOUCHED },
		{ "accepted", JUDGEMENT_ACCEPTED },
	};

	for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++)
		value_put_number(arena, document, counts[i].key,
				 (int64_t)judgement_count(judgement, NULL,
							  counts[i].why));
	value_put_number(arena, document, "gone",
			 (int64_t)count_gone(judgement, NULL));
	value_put_bool(arena, document, "cut_off", judgement->cut);
}
