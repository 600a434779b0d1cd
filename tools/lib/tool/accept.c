#include "muster/accept.h"

#include "muster/escape.h"
#include "muster/here.h"

struct accepting {
	struct session *session;
	struct command *command;
	struct program *program;
	struct baseline found;		/* what could be accepted */
	struct str *told;
};

/* All that may be accepted in this program. */
static void find(struct accepting *it, struct judgement *judgement,
		 const struct findings *findings)
{
	for (size_t i = 0; i < findings->list.len; i++) {
		const struct finding *finding = &findings->list.items[i];

		if (baseline_allows(finding->rule) &&
		    judgement_program(judgement, finding) == it->program)
			baseline_add(&it->found, finding,
				     &it->command->arena);
	}
}

/* What is still there of what was accepted before. */
static void shrink(struct accepting *it, const struct baseline *before,
		   struct baseline *after)
{
	struct arena *arena = &it->command->arena;
	size_t len;
	const struct baseline_entry **old =
		baseline_sorted(before, arena, &len);

	for (size_t i = 0; i < len; i++) {
		const struct baseline_entry *now =
			baseline_same(&it->found, old[i], arena);

		if (now)
			baseline_put(after, now, now->count < old[i]->count
						 ? now->count : old[i]->count,
				     arena);
	}
}

/* A line for each entry that the other one has not, or not so. */
static void tell(struct accepting *it, char sign, const struct baseline *one,
		 const struct baseline *other)
{
	struct arena *arena = &it->command->arena;
	size_t len;
	const struct baseline_entry **list = baseline_sorted(one, arena,
							     &len);

	for (size_t i = 0; i < len; i++) {
		const struct baseline_entry *same =
			baseline_same(other, list[i], arena);

		if (same && same->count == list[i]->count)
			continue;
		str_addf(it->told, "%c %zu %s ", sign, list[i]->count,
			 rule_info(list[i]->rule)->id);
		escape_line(it->told, list[i]->path);
		str_addc(it->told, '\n');
	}
}

/* A file that git leaves out would be no one else's. */
static int check_found(struct accepting *it)
{
	struct view path = it->program->baseline.path;
	struct err *err = &it->command->err;
	struct snapshot_file file;
	int rc = snapshot_find(&it->session->snapshot, path, &file, err);

	if (rc)
		return rc < 0 ? -1 : 0;
	return err_set(err, "'" VIEW_FMT "' is written, but git ignores it, "
		       "so that it would count nowhere else: take it out of "
		       ".gitignore", VIEW_ARG(path));
}

static int write_file(struct accepting *it, const struct baseline *baseline)
{
	struct err *err = &it->command->err;
	struct str text = STR_INIT;
	int rc;

	baseline_write(baseline, &text, &it->command->arena);
	if (text.len > SNAPSHOT_BYTES_MAX)
		rc = err_set(err, "'" VIEW_FMT "' would be too long to be "
			     "read: switch rules off in the policy, or set "
			     "its `since`", VIEW_ARG(baseline->path));
	else
		rc = here_replace(it->session->repo, baseline->path,
				  str_view(&text), err);
	str_release(&text);
	return rc < 0 ? -1 : check_found(it);
}

static int accept(struct accepting *it, const struct baseline *before,
		  bool grow)
{
	struct baseline after = { .present = true, .path = before->path };

	if (before->present && !grow)
		shrink(it, before, &after);
	else
		after.entries = it->found.entries;
	if (!before->present && !after.entries.len)
		return 0;
	tell(it, '-', before, &after);
	tell(it, '+', &after, before);
	it->program->baseline = after;
	if (!after.entries.len) {
		escape_line(it->told, after.path);
		str_adds(it->told, ": nothing is accepted any more, it can "
			 "be removed\n");
	}
	return write_file(it, &after);
}

/* The lines of the files before, which are gone with them. */
static void drop_lines(struct findings *findings)
{
	size_t kept = 0;

	for (size_t i = 0; i < findings->list.len; i++)
		if (findings->list.items[i].rule != RULE_BASELINE_LINE)
			findings->list.items[kept++] =
				findings->list.items[i];
	findings->list.len = kept;
}

int accept_findings(struct session *session, struct command *command,
		    bool grow, struct findings *findings,
		    struct judgement *judgement, struct str *told)
{
	size_t len = session->programs.list.len;
	struct baseline *before = arena_array(&command->arena, len,
					      sizeof(*before));

	for (size_t i = 0; i < len; i++) {
		before[i] = session->programs.list.items[i]->baseline;
		session->programs.list.items[i]->baseline.entries =
			(struct map)MAP_INIT;
	}
	if (session_judge(session, command, findings, NULL, judgement) < 0)
		return -1;
	drop_lines(findings);
	for (size_t i = 0; i < len; i++) {
		struct accepting it = { session, command,
					session->programs.list.items[i],
					{ 0 }, told };

		find(&it, judgement, findings);
		if (accept(&it, &before[i], grow) < 0)
			return -1;
	}
	judgement_accept(judgement, findings);
	return 0;
}
