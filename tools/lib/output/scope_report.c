#include "muster/scope_report.h"

#include <string.h>

#include "muster/escape.h"
#include "muster/style.h"

#define SHORT 10	/* digits of a commit's id */

/* "covered by CR-002 (authored, 74c400b7aa)" */
static void add_coverage(struct str *out, const struct scope_change *change)
{
	const struct coverage *coverage = &change->coverage;
	char hex[OID_HEX + 1];

	if (coverage->verdict == COVERAGE_FREE)
		str_adds(out, "needs no approval yet: the charter is not in "
			      "force at the base");
	else if (coverage->verdict != COVERAGE_COVERED)
		str_addf(out, "not covered: " VIEW_FMT,
			 VIEW_ARG(coverage->why));
	else
		str_addf(out, "covered by " VIEW_FMT " (%s by " VIEW_FMT
			 ", %.*s)", VIEW_ARG(coverage->record),
			 attestation_name(coverage->attestation),
			 VIEW_ARG(coverage->approver), SHORT,
			 oid_hex(&coverage->commit, hex));
}

static void add_count(struct str *out, const struct scope *scope)
{
	size_t len = scope->changes.len, open = 0;

	for (size_t i = 0; i < len; i++)
		open += !coverage_holds(&scope->changes.items[i].coverage);
	if (!len)
		str_adds(out, "no change of scope\n");
	else
		str_addf(out, "%zu change%s of scope, %zu not covered\n", len,
			 len == 1 ? "" : "s", open);
}

static void add_line(struct str *out, const struct scope_change *change,
		     bool color)
{
	struct str raw = STR_INIT, line = STR_INIT;
	bool holds = coverage_holds(&change->coverage);

	str_addf(&raw, "%c " VIEW_FMT "  ", holds ? '=' : '!',
		 VIEW_ARG(change->id));
	scope_words(&raw, change);
	escape_line(&line, str_view(&raw));
	style_add(out, holds ? STYLE_PLAIN : STYLE_RED, str_view(&line),
		  color);
	str_clear(&raw);
	add_coverage(&raw, change);
	str_adds(out, "\n    ");
	escape_line(out, str_view(&raw));
	str_addc(out, '\n');
	str_release(&raw);
	str_release(&line);
}

void scope_report_text(struct str *out, const struct scope *scope,
		       bool color)
{
	for (size_t i = 0; i < scope->changes.len; i++)
		add_line(out, &scope->changes.items[i], color);
	str_adds(out, scope->changes.len ? "\n" : "");
	add_count(out, scope);
}

void scope_report_note(struct str *out)
{
	str_adds(out, "\ngit does not see reviews, and anybody can type an "
		      "author: let `muster owners` and a ruleset ask\n");
}

/* --- Markdown */

static void add_row(struct str *out, const struct scope_change *change)
{
	struct str raw = STR_INIT;

	str_adds(out, "| ");
	escape_markdown(out, change->id);
	str_adds(out, " | ");
	scope_words(&raw, change);
	escape_markdown(out, str_view(&raw));
	str_adds(out, " | ");
	str_clear(&raw);
	add_coverage(&raw, change);
	escape_markdown(out, str_view(&raw));
	str_adds(out, " |\n");
	str_release(&raw);
}

void scope_report_markdown(struct str *out, const struct scope *scope)
{
	str_adds(out, "### Scope\n\n");
	add_count(out, scope);
	if (!scope->changes.len)
		return;
	str_adds(out, "\n| record | change | approval |\n|---|---|---|\n");
	for (size_t i = 0; i < scope->changes.len; i++)
		add_row(out, &scope->changes.items[i]);
	str_adds(out, "\nGit does not know who approved a request on the "
		      "forge, and an author's line is typed by whoever "
		      "commits: let code owners (`muster owners`) review the "
		      "change records, and a ruleset ask for it.\n");
}

/* --- values */

static void put(struct arena *arena, struct value *map, const char *key,
		struct view text)
{
	value_put(arena, map, view_of(key),
		  text.len ? value_text(arena, text) : value_null(arena));
}

static struct value *coverage_value(const struct coverage *coverage,
				    struct arena *arena)
{
	struct value *map = value_map(arena);
	bool covered = coverage->verdict == COVERAGE_COVERED;
	char hex[OID_HEX + 1];

	value_put_bool(arena, map, "holds", coverage_holds(coverage));
	put(arena, map, "verdict", view_of(coverage_name(coverage->verdict)));
	put(arena, map, "record", coverage->record);
	put(arena, map, "approver", coverage->approver);
	put(arena, map, "attestation",
	    covered ? view_of(attestation_name(coverage->attestation))
		    : VIEW(""));
	put(arena, map, "commit",
	    coverage->has_commit ? view_copy(arena, view_of(oid_hex(
					   &coverage->commit, hex)))
				 : VIEW(""));
	put(arena, map, "why", coverage->why);
	put(arena, map, "help", coverage->hint);
	return map;
}

struct value *scope_report_value(const struct scope *scope,
				 struct arena *arena)
{
	struct value *list = value_list(arena);

	for (size_t i = 0; i < scope->changes.len; i++) {
		const struct scope_change *change = &scope->changes.items[i];
		struct value *map = value_push(arena, list, value_map(arena));

		put(arena, map, "aspect",
		    view_of(scope_aspect_name(change->aspect)));
		put(arena, map, "act", view_of(scope_act_name(change->act)));
		value_put_bool(arena, map, "binding", change->binding);
		put(arena, map, "id", change->id);
		put(arena, map, "kind", change->kind);
		put(arena, map, "title", change->title);
		put(arena, map, "path", change->path);
		put(arena, map, "field", change->field);
		put(arena, map, "item", change->item);
		put(arena, map, "from", change->from);
		put(arena, map, "to", change->to);
		value_put(arena, map, VIEW("coverage"),
			  coverage_value(&change->coverage, arena));
	}
	return list;
}
