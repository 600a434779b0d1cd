#include "muster/ci_report.h"

#include "muster/judgement_report.h"
#include "muster/report.h"
#include "muster/report_github.h"
#include "muster/scope_report.h"
#include "muster/summary.h"

static const char *const names[] = {
	[CI_PULL_REQUEST] = "pull request",
	[CI_PUSH] = "push",
	[CI_SCHEDULE] = "schedule"
};

/* "pull request, 1f2e3d4c5b...0123456789 (--base)" */
static void add_head(struct str *out, const struct ci *ci)
{
	char base[OID_HEX + 1], head[OID_HEX + 1];

	oid_hex(&ci->proposal.base, base);
	oid_hex(&ci->proposal.head, head);
	str_adds(out, names[ci->mode]);
	if (ci->has_base)
		str_addf(out, ", %.10s...%.10s (%s)", base, head,
			 ci->proposal.from);
	else
		str_addf(out, ", %.10s", head);
}

static void add_elsewhere(struct str *out, const struct ci *ci)
{
	if (ci->elsewhere)
		str_addf(out, "%zu finding%s elsewhere, which this request "
			 "neither touches nor causes\n", ci->elsewhere,
			 ci->elsewhere > 1 ? "s" : "");
}

void ci_report(struct command *command, const struct ci *ci)
{
	struct str *out = &command->out;

	if (!command->quiet) {
		add_head(out, ci);
		str_addc(out, '\n');
		scope_report_text(out, &ci->scoping.scope, command->color);
		impacts_text(command, &ci->impacts);
		if (ci->findings.list.len)
			str_addc(out, '\n');
	}
	report_findings(out, &ci->findings, command->color);
	if (command->quiet)
		return;
	add_elsewhere(out, ci);
	judgement_report(out, &ci->judgement);
	summary_add(out, &ci->auditor.session.programs);
	str_adds(out, ": ");
	report_count(out, &ci->findings);
	str_addc(out, '\n');
}

/* Scope and its impact, which reviewers come for; in `out`, past what the
 * command has written. */
static void add_scope(struct str *out, struct command *command,
		      const struct ci *ci)
{
	struct str kept = command->out;

	command->out = (struct str)STR_INIT;
	impacts_markdown(command, &ci->impacts);
	scope_report_markdown(out, &ci->scoping.scope);
	str_addc(out, '\n');
	str_addv(out, str_view(&command->out));
	if (command->out.len)
		str_addc(out, '\n');
	str_release(&command->out);
	command->out = kept;
}

void ci_report_markdown(struct str *out, struct command *command,
			const struct ci *ci, size_t room)
{
	size_t start = out->len, used;
	struct str scope = STR_INIT;

	add_scope(&scope, command, ci);
	if (scope.len < room / 2)
		str_addv(out, str_view(&scope));
	else
		str_adds(out, "### Scope\n\nToo many changes for a summary: "
			 "see the log of this step.\n\n");
	str_release(&scope);
	str_adds(out, "### Program: ");
	report_count(out, &ci->findings);
	str_adds(out, "\n\n");
	add_elsewhere(out, ci);
	str_adds(out, ci->elsewhere ? "\n" : "");
	add_head(out, ci);
	str_adds(out, "\n\n");
	used = out->len - start;
	report_github_table(out, &ci->findings,
			    room > used ? room - used : 0);
}

void ci_report_put(struct value *document, const struct ci *ci,
		   struct arena *arena)
{
	char hex[OID_HEX + 1];

	value_put_text(arena, document, "mode", view_of(ci_modes[ci->mode]));
	value_put(arena, document, VIEW("base"), ci->has_base
		  ? value_text(arena, view_copy(arena, view_of(
			    oid_hex(&ci->proposal.base, hex))))
		  : value_null(arena));
	value_put_text(arena, document, "head", view_copy(arena, view_of(
		       oid_hex(&ci->proposal.head, hex))));
	summary_put(arena, document, &ci->auditor.session.programs);
	value_put(arena, document, VIEW("changes"),
		  scope_report_value(&ci->scoping.scope, arena));
	value_put(arena, document, VIEW("impacts"),
		  impacts_value(&ci->impacts, arena));
	value_put(arena, document, VIEW("findings"),
		  report_findings_value(arena, &ci->findings));
	value_put_number(arena, document, "elsewhere",
			 (int64_t)ci->elsewhere);
	judgement_report_put(arena, document, &ci->judgement);
}
