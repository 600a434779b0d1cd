#include "muster/report_github.h"

#include "muster/escape.h"

#define CLOSING_MAX 200		/* bytes of what stands below a table */

static const enum severity severities[] = { SEVERITY_ERROR,
					    SEVERITY_WARNING };

/* One line of text as the runner reads it: %25 for %, and in a property
 * also %3A and %2C for what would end it. */
static void add_data(struct str *out, struct view text, bool property)
{
	struct str line = STR_INIT;

	escape_line(&line, text);
	for (size_t i = 0; i < line.len; i++) {
		char c = line.buf[i];

		if (c == '%' || (property && (c == ':' || c == ',')))
			str_addf(out, "%%%02X", (unsigned char)c);
		else
			str_addc(out, c);
	}
	str_release(&line);
}

static void add_annotation(struct str *out, const struct finding *finding)
{
	str_addf(out, "::%s ", severity_name(finding->severity));
	if (finding->path.len) {
		str_adds(out, "file=");
		add_data(out, finding->path, true);
		str_addc(out, ',');
	}
	if (finding->path.len && finding->span.line)
		str_addf(out, "line=%u,endLine=%u,col=%u,",
			 finding->span.line, finding->span.line,
			 finding->span.column ? finding->span.column : 1);
	str_addf(out, "title=%s::", rule_info(finding->rule)->id);
	add_data(out, finding->message, false);
	if (finding->hint.len) {
		str_adds(out, "%0Ahelp: ");
		add_data(out, finding->hint, false);
	}
	str_addc(out, '\n');
}

static void annotate(struct str *out, const struct findings *findings,
		     enum severity severity)
{
	size_t count = findings_count(findings, severity);
	size_t room = REPORT_GITHUB_ANNOTATIONS;

	if (count > room)
		room--;
	for (size_t i = 0, told = 0;
	     i < findings->list.len && told < room; i++)
		if (findings->list.items[i].severity == severity) {
			add_annotation(out, &findings->list.items[i]);
			told++;
		}
	if (count > room)
		str_addf(out, "::%s title=muster::%zu more %ss: see the "
			 "summary or the log of this step\n",
			 severity_name(severity), count - room,
			 severity_name(severity));
}

void report_github(struct str *out, const struct findings *findings)
{
	for (size_t i = 0; i < 2; i++)
		annotate(out, findings, severities[i]);
}

static void add_row(struct str *row, const struct finding *finding)
{
	str_addf(row, "| %s | ", severity_name(finding->severity));
	escape_markdown(row, finding->path);
	if (finding->path.len && finding->span.line)
		str_addf(row, ":%u", finding->span.line);
	str_adds(row, " | ");
	escape_markdown(row, finding->message);
	if (finding->hint.len) {
		str_adds(row, "<br>help: ");
		escape_markdown(row, finding->hint);
	}
	str_addf(row, " | %s |\n", rule_info(finding->rule)->id);
}

/* How many of them had no room. */
static size_t add_rows(struct str *out, const struct findings *findings,
		       enum severity severity, size_t end)
{
	struct str row = STR_INIT;
	size_t left = findings_count(findings, severity);

	for (size_t i = 0; i < findings->list.len && left; i++) {
		if (findings->list.items[i].severity != severity)
			continue;
		str_clear(&row);
		add_row(&row, &findings->list.items[i]);
		if (out->len + row.len > end)
			break;
		str_addv(out, str_view(&row));
		left--;
	}
	str_release(&row);
	return left;
}

void report_github_table(struct str *out, const struct findings *findings,
			 size_t room)
{
	size_t count = findings_count(findings, SEVERITY_ERROR) +
		       findings_count(findings, SEVERITY_WARNING);
	size_t end = out->len + room, left = 0;
	bool folded = count > REPORT_GITHUB_OPEN;

	if (!count || room < 3 * CLOSING_MAX)
		return;
	if (folded)
		str_addf(out, "<details><summary>all %zu findings</summary>"
			 "\n\n", count);
	str_adds(out, "| | where | what | rule |\n|---|---|---|---|\n");
	for (size_t i = 0; i < 2; i++)
		left += add_rows(out, findings, severities[i],
				 end - CLOSING_MAX);
	if (left)
		str_addf(out, "\n%zu more: see the log of this step.\n",
			 left);
	str_adds(out, folded ? "\n</details>\n\n" : "\n");
}
