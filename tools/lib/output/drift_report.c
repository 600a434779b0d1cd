#include "muster/drift_report.h"

#include "muster/date.h"
#include "muster/escape.h"
#include "muster/style.h"

#define COMMIT 10	/* hex digits of a commit */

static struct view first_line(struct view message)
{
	return view_slice(message, 0, view_find(message, 0, '\n'));
}

/* "2026-03-26 1acead3373 Noor Haddad: scope: the charter says three", raw */
static void add_commit(struct str *out, const struct annals_commit *commit)
{
	char day[DATE_SIZE], hex[OID_HEX + 1];

	str_addf(out, "%s %.*s " VIEW_FMT ": " VIEW_FMT,
		 date_format(date_of_time(commit->landed), day), COMMIT,
		 oid_hex(&commit->id, hex), VIEW_ARG(commit->author.name),
		 VIEW_ARG(first_line(commit->message)));
}

/* "CR-002, approved by dora", raw; what is silent says why. */
static void add_cover(struct str *out, const struct drift_change *change)
{
	const struct drift_approval *approval = change->approval;

	if (!approval) {
		str_adds(out, "silent: ");
		str_addv(out, change->why);
		return;
	}
	str_addf(out, VIEW_FMT ", approved by " VIEW_FMT,
		 VIEW_ARG(approval->record->id), VIEW_ARG(approval->approver));
	str_adds(out, change->afterwards ? ", but only afterwards" : "");
}

static void add_escaped(struct str *out, struct str *raw)
{
	escape_line(out, str_view(raw));
	str_clear(raw);
}

static size_t commits_of(const struct drift *drift)
{
	size_t commits = 0;

	for (size_t i = 0; i < drift->changes.len; i++)
		commits += !i || drift->changes.items[i].commit !=
				 drift->changes.items[i - 1].commit;
	return commits;
}

/* "3 changes of scope in 1 commit: 2 covered, 1 of them only afterwards,
 * 1 silent" */
static void add_counts(struct str *out, const struct drift *drift)
{
	size_t len = drift->changes.len, commits = commits_of(drift);

	if (!drift->since)
		str_adds(out, "no charter is in force, so that nothing is "
			 "agreed yet");
	else if (!len)
		str_adds(out, "scope is what was agreed");
	else
		str_addf(out, "%zu change%s of scope in %zu commit%s: %zu "
			 "covered", len, len == 1 ? "" : "s", commits,
			 commits == 1 ? "" : "s", len - drift->silent);
	if (drift->afterwards)
		str_addf(out, ", %zu of them only afterwards",
			 drift->afterwards);
	if (len)
		str_addf(out, ", %zu silent", drift->silent);
}

static void add_since(struct str *out, const struct drift *drift)
{
	struct str raw = STR_INIT;

	if (!drift->since)
		return;
	str_adds(out, "agreed: ");
	add_commit(&raw, drift->since);
	add_escaped(out, &raw);
	str_adds(out, "\n\n");
	str_release(&raw);
}

static void add_change(struct str *out, const struct drift_change *change,
		       bool color)
{
	struct str raw = STR_INIT, line = STR_INIT;

	str_addf(&raw, VIEW_FMT "  " VIEW_FMT, VIEW_ARG(change->id),
		 VIEW_ARG(change->words));
	str_adds(out, "  ");
	add_escaped(out, &raw);
	add_cover(&raw, change);
	add_escaped(&line, &raw);
	str_adds(out, "\n    ");
	style_add(out, change->approval ? STYLE_PLAIN : STYLE_RED,
		  str_view(&line), color);
	str_addc(out, '\n');
	str_release(&raw);
	str_release(&line);
}

void drift_report_text(struct str *out, const struct drift *drift, bool color)
{
	struct str raw = STR_INIT;

	add_since(out, drift);
	for (size_t i = 0; i < drift->changes.len; i++) {
		const struct drift_change *change = &drift->changes.items[i];

		if (!i || change[-1].commit != change->commit) {
			add_commit(&raw, change->commit);
			add_escaped(out, &raw);
			str_addc(out, '\n');
		}
		add_change(out, change, color);
	}
	str_adds(out, drift->changes.len ? "\n" : "");
	add_counts(out, drift);
	str_addc(out, '\n');
	str_release(&raw);
}

static void add_cell(struct str *out, struct str *raw, const char *mark)
{
	str_addf(out, " %s", mark);
	escape_markdown(out, str_view(raw));
	str_addf(out, "%s |", mark);
	str_clear(raw);
}

void drift_report_markdown(struct str *out, const struct drift *drift)
{
	struct str raw = STR_INIT;

	add_counts(out, drift);
	str_adds(out, ".\n");
	if (drift->changes.len)
		str_adds(out, "\n| record | change | commit | covered by |\n"
			 "|---|---|---|---|\n");
	for (size_t i = 0; i < drift->changes.len; i++) {
		const struct drift_change *change = &drift->changes.items[i];

		str_addc(out, '|');
		str_addv(&raw, change->id);
		add_cell(out, &raw, "");
		str_addv(&raw, change->words);
		add_cell(out, &raw, "");
		add_commit(&raw, change->commit);
		add_cell(out, &raw, "");
		add_cover(&raw, change);
		add_cell(out, &raw, change->approval ? "" : "**");
		str_addc(out, '\n');
	}
	str_release(&raw);
}

/* --- as a value */

static void put_commit(struct arena *arena, struct value *map,
		       const struct annals_commit *commit)
{
	char *hex = arena_alloc(arena, OID_HEX + 1);
	char *day = arena_alloc(arena, DATE_SIZE);

	value_put_text(arena, map, "commit",
		       view_of(oid_hex(&commit->id, hex)));
	value_put_text(arena, map, "landed",
		       view_of(date_format(date_of_time(commit->landed),
					   day)));
	value_put_text(arena, map, "author", commit->author.name);
	value_put_text(arena, map, "subject", first_line(commit->message));
}

static struct value *change_value(struct arena *arena,
				  const struct drift_change *change)
{
	struct value *map = value_map(arena);
	const struct drift_approval *approval = change->approval;

	value_put_text(arena, map, "id", change->id);
	value_put_text(arena, map, "title", change->title);
	value_put_text(arena, map, "path", change->path);
	value_put_text(arena, map, "field", change->scope.field);
	value_put_text(arena, map, "change", change->words);
	put_commit(arena, map, change->commit);
	value_put_bool(arena, map, "silent", !approval);
	value_put_bool(arena, map, "afterwards", change->afterwards);
	value_put(arena, map, VIEW("covered_by"),
		  approval ? value_text(arena, approval->record->id)
			   : value_null(arena));
	value_put(arena, map, VIEW("approved_by"),
		  approval ? value_text(arena, approval->approver)
			   : value_null(arena));
	value_put(arena, map, VIEW("why"),
		  approval ? value_null(arena)
			   : value_text(arena, change->why));
	return map;
}

void drift_report_put(struct arena *arena, struct value *document,
		      const struct drift *drift)
{
	struct value *since = value_null(arena), *list = value_list(arena);

	if (drift->since) {
		since = value_map(arena);
		put_commit(arena, since, drift->since);
	}
	value_put(arena, document, VIEW("since"), since);
	value_put(arena, document, VIEW("changes"), list);
	for (size_t i = 0; i < drift->changes.len; i++)
		value_push(arena, list,
			   change_value(arena, &drift->changes.items[i]));
	value_put_number(arena, document, "silent", (int64_t)drift->silent);
	value_put_number(arena, document, "afterwards",
			 (int64_t)drift->afterwards);
}
