#include "muster/life_report.h"

#include "muster/comparison_report.h"
#include "muster/date.h"
#include "muster/diff.h"
#include "muster/escape.h"
#include "muster/report.h"
#include "muster/style.h"
#include "muster/wording.h"

static struct view day_of(int64_t time, struct arena *arena)
{
	char day[DATE_SIZE];

	return view_copy(arena, view_of(date_format(date_of_time(time),
						    day)));
}

static struct view hex_of(const struct oid *oid, size_t digits,
			  struct arena *arena)
{
	char hex[OID_HEX + 1];

	return view_copy(arena, view_slice(view_of(oid_hex(oid, hex)), 0,
					   digits));
}

/* --- in words */

/* The person's id, or what of name and address there is. */
static void add_author(struct str *out, const struct life_change *change)
{
	if (change->author) {
		str_addv(out, change->author->id);
		return;
	}
	if (!change->name.len && !change->email.len)
		str_adds(out, "somebody without a name");
	str_addv(out, change->name);
	if (change->email.len)
		str_addf(out, "%s<" VIEW_FMT ">",
			 change->name.len ? " " : "",
			 VIEW_ARG(change->email));
}

static bool landed_elsewhere(const struct annals_commit *commit)
{
	return !oid_equal(&commit->id, &commit->landing);
}

static void add_landing(struct str *out, const struct annals_commit *commit,
			struct arena *arena)
{
	if (commit->request.len)
		str_addf(out, "; landed in #" VIEW_FMT,
			 VIEW_ARG(commit->request));
	else if (landed_elsewhere(commit))
		str_addf(out, "; landed with " VIEW_FMT,
			 VIEW_ARG(hex_of(&commit->landing, LIFE_COMMIT,
					 arena)));
	else if (date_of_time(commit->author.time) ==
		 date_of_time(commit->landed))
		return;
	else
		str_adds(out, "; committed");
	str_addf(out, " (" VIEW_FMT ")",
		 VIEW_ARG(day_of(commit->landed, arena)));
}

static void add_words(struct str *out, const struct life_change *change,
		      struct arena *arena)
{
	wording_add(out, &change->what, arena);
	if (change->mechanical)
		str_adds(out, " (a mechanical commit)");
}

static void add_change(struct str *out, const struct life_change *change,
		       bool color, struct arena *arena)
{
	const struct annals_commit *commit = change->commit;
	struct str line = STR_INIT;

	if (commit) {
		str_addf(out, VIEW_FMT " ",
			 VIEW_ARG(day_of(commit->author.time, arena)));
		style_add(out, STYLE_YELLOW,
			  hex_of(&commit->id, LIFE_COMMIT, arena), color);
		str_addc(out, ' ');
		add_author(&line, change);
	} else {
		str_adds(&line, "not committed");
	}
	str_adds(&line, ": ");
	add_words(&line, change, arena);
	if (commit)
		add_landing(&line, commit, arena);
	escape_line(out, str_view(&line));
	str_addc(out, '\n');
	str_release(&line);
}

static void add_heading(struct str *out, const struct life *life, bool color)
{
	struct str line = STR_INIT, text = STR_INIT;

	str_addf(&text, VIEW_FMT "  " VIEW_FMT, VIEW_ARG(life->id),
		 VIEW_ARG(life->title));
	escape_line(&line, str_view(&text));
	style_add(out, STYLE_BOLD, str_view(&line), color);
	str_adds(out, life->alive ? "\n" : "  (deleted)\n");
	str_release(&line);
	str_release(&text);
}

static struct view body_of(const struct document *document)
{
	return document ? document->body : VIEW("");
}

void life_report_text(struct str *out, const struct life *life, bool patch,
		      bool color, struct arena *arena)
{
	add_heading(out, life, color);
	for (size_t i = 0; i < life->changes.len; i++) {
		const struct life_change *change = &life->changes.items[i];

		add_change(out, change, color, arena);
		if (patch)
			diff_add(out, change->what.path,
				 body_of(change->what.old),
				 body_of(change->what.new), color);
	}
	if (life->more)
		str_addf(out, "and %zu earlier one%s\n", life->more,
			 life->more == 1 ? "" : "s");
	else if (!life->changes.len)
		str_adds(out, "no such change\n");
}

void life_report_history(struct str *out, const struct annals *annals)
{
	if (annals->cut)
		str_addf(out, "the history is cut off at %zu commit%s (shallow "
			 "clone): git fetch --unshallow\n", annals->cut,
			 annals->cut == 1 ? "" : "s");
	if (annals->unreadable)
		str_addf(out, "%zu commit%s can't be read and %s left out: git "
			 "fsck\n", annals->unreadable,
			 annals->unreadable == 1 ? "" : "s",
			 annals->unreadable == 1 ? "is" : "are");
	if (annals->skewed)
		str_addf(out, "%zu commit%s dated before what %s on\n",
			 annals->skewed,
			 annals->skewed == 1 ? " is" : "s are",
			 annals->skewed == 1 ? "it stands" : "they stand");
}

/* --- as values */

static struct value *events_of(unsigned events, struct arena *arena)
{
	static const struct {
		unsigned event;
		const char *name;
	} names[] = {
		{ LEDGER_CREATED, "created" },
		{ LEDGER_CHANGED, "changed" },
		{ LEDGER_RENAMED, "moved" },
		{ LEDGER_DELETED, "deleted" },
		{ LEDGER_REBORN, "revived" },
		{ LEDGER_REUSED, "reused" },
		{ LEDGER_RENUMBERED, "renumbered" },
		{ LEDGER_CUT, "cut" },
	};
	struct value *list = value_list(arena);

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (events & names[i].event)
			value_push(arena, list, value_text(arena,
				   view_of(names[i].name)));
	return list;
}

static void put_commit(struct value *map, const struct life_change *change,
		       struct arena *arena)
{
	const struct annals_commit *commit = change->commit;
	struct view message = commit ? commit->message : VIEW("");

	report_put_text(arena, map, "commit",
		     commit ? hex_of(&commit->id, OID_HEX, arena) : VIEW(""));
	report_put_text(arena, map, "date",
		     commit ? day_of(commit->author.time, arena) : VIEW(""));
	report_put_text(arena, map, "person",
		     change->author ? change->author->id : VIEW(""));
	report_put_text(arena, map, "name", change->name);
	report_put_text(arena, map, "email", change->email);
	report_put_text(arena, map, "landing",
		     commit ? hex_of(&commit->landing, OID_HEX, arena)
			    : VIEW(""));
	report_put_text(arena, map, "landed",
		     commit ? day_of(commit->landed, arena) : VIEW(""));
	report_put_text(arena, map, "request",
		     commit ? commit->request : VIEW(""));
	report_put_text(arena, map, "subject",
		     view_slice(message, 0, view_find(message, 0, '\n')));
	value_put_bool(arena, map, "mechanical", change->mechanical);
}

static struct value *change_value(const struct life_change *change,
				  struct arena *arena)
{
	struct value *map = value_map(arena);
	const struct comparison_change *what = &change->what;
	struct str words = STR_INIT;

	put_commit(map, change, arena);
	value_put(arena, map, VIEW("events"), events_of(what->events, arena));
	value_put_text(arena, map, "path", what->path);
	report_put_text(arena, map, "old_path", what->old_path);
	report_put_text(arena, map, "other_id", what->other);
	comparison_report_put(map, &what->difference, arena);
	add_words(&words, change, arena);
	value_put_text(arena, map, "words",
		       view_copy(arena, str_view(&words)));
	str_release(&words);
	return map;
}

struct value *life_report_value(const struct life *life, struct arena *arena)
{
	struct value *map = value_map(arena), *list = value_list(arena);

	value_put_text(arena, map, "id", life->id);
	report_put_text(arena, map, "kind",
		     life->kind ? life->kind->name : VIEW(""));
	value_put_text(arena, map, "title", life->title);
	value_put_bool(arena, map, "alive", life->alive);
	value_put_number(arena, map, "more", (int64_t)life->more);
	for (size_t i = 0; i < life->changes.len; i++)
		value_push(arena, list,
			   change_value(&life->changes.items[i], arena));
	value_put(arena, map, VIEW("changes"), list);
	return map;
}

void life_report_rows(struct value *list, const struct life *life,
		      struct arena *arena)
{
	for (size_t i = 0; i < life->changes.len; i++) {
		const struct life_change *change = &life->changes.items[i];
		const struct annals_commit *commit = change->commit;
		struct value *row = value_map(arena);
		struct str author = STR_INIT, words = STR_INIT;

		if (commit)
			add_author(&author, change);
		add_words(&words, change, arena);
		value_put_text(arena, row, "id", life->id);
		value_put_text(arena, row, "date",
			       commit ? day_of(commit->author.time, arena)
				      : VIEW("not committed"));
		value_put_text(arena, row, "commit",
			       commit ? hex_of(&commit->id, LIFE_COMMIT,
					       arena)
				      : VIEW(""));
		value_put_text(arena, row, "author",
			       view_copy(arena, str_view(&author)));
		value_put_text(arena, row, "landed",
			       commit ? day_of(commit->landed, arena)
				      : VIEW(""));
		value_put_text(arena, row, "request",
			       commit ? commit->request : VIEW(""));
		value_put_text(arena, row, "change",
			       view_copy(arena, str_view(&words)));
		value_push(arena, list, row);
		str_release(&author);
		str_release(&words);
	}
}

void life_report_put(struct value *document, const struct annals *annals,
		     struct arena *arena)
{
	report_put_text(arena, document, "commit",
		     annals->walked ? hex_of(&annals->tip, OID_HEX, arena)
				    : VIEW(""));
	value_put_number(arena, document, "commits", (int64_t)annals->walked);
	value_put_number(arena, document, "cut", (int64_t)annals->cut);
	value_put_number(arena, document, "unreadable",
			 (int64_t)annals->unreadable);
}
