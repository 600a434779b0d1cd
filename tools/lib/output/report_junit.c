#include "muster/report_junit.h"

#include "muster/escape.h"

/* One line for a page or an attribute; also what a runner would obey on
 * its way through a log is taken apart. */
static void add_text(struct str *out, struct view text)
{
	struct str line = STR_INIT;

	escape_line(&line, text);
	escape_html(out, str_view(&line));
	str_release(&line);
}

/* "raid" of "raid/stale" */
static struct view family_of(const struct finding *finding)
{
	struct view id = view_of(rule_info(finding->rule)->id);

	return view_slice(id, 0, view_find(id, 0, '/'));
}

static void add_place(struct str *out, const struct finding *finding)
{
	if (!finding->path.len)
		return;
	add_text(out, finding->path);
	if (finding->span.line)
		str_addf(out, ":%u", finding->span.line);
	str_adds(out, ": ");
}

static void add_details(struct str *out, const struct finding *finding)
{
	add_place(out, finding);
	add_text(out, finding->message);
	if (!finding->hint.len)
		return;
	str_adds(out, "\nhelp: ");
	add_text(out, finding->hint);
}

static void add_case(struct str *out, const struct finding *finding)
{
	const char *rule = rule_info(finding->rule)->id;
	bool failed = finding->severity == SEVERITY_ERROR;

	str_addf(out, "    <testcase classname=\"%s\" name=\"", rule);
	add_place(out, finding);
	add_text(out, finding->message);
	str_adds(out, "\" time=\"0\">\n");
	if (failed) {
		str_adds(out, "      <failure message=\"");
		add_text(out, finding->message);
		str_addf(out, "\" type=\"%s\">", rule);
	} else {
		str_adds(out, "      <system-out>warning: ");
	}
	add_details(out, finding);
	str_addf(out, "</%s>\n    </testcase>\n",
		 failed ? "failure" : "system-out");
}

/* The next family in the order of their names, behind `last`. */
static struct view next_family(const struct findings *findings,
			       struct view last)
{
	struct view next = VIEW("");

	for (size_t i = 0; i < findings->list.len; i++) {
		const struct finding *finding = &findings->list.items[i];
		struct view family = family_of(finding);

		if (finding->severity != SEVERITY_OFF &&
		    view_compare(family, last) > 0 &&
		    (!next.len || view_compare(family, next) < 0))
			next = family;
	}
	return next;
}

static bool is_in(const struct finding *finding, struct view family)
{
	return finding->severity != SEVERITY_OFF &&
	       view_equal(family_of(finding), family);
}

static void add_suite(struct str *out, const struct findings *findings,
		      struct view family)
{
	size_t tests = 0, failures = 0;

	for (size_t i = 0; i < findings->list.len; i++) {
		const struct finding *finding = &findings->list.items[i];

		tests += is_in(finding, family);
		failures += is_in(finding, family) &&
			    finding->severity == SEVERITY_ERROR;
	}
	str_addf(out, "  <testsuite name=\"" VIEW_FMT "\" tests=\"%zu\" "
		 "failures=\"%zu\" errors=\"0\" time=\"0\">\n",
		 VIEW_ARG(family), tests, failures);
	for (size_t i = 0; i < findings->list.len; i++)
		if (is_in(&findings->list.items[i], family))
			add_case(out, &findings->list.items[i]);
	str_adds(out, "  </testsuite>\n");
}

void report_junit(struct str *out, const struct findings *findings,
		  const char *tool)
{
	size_t failures = findings_count(findings, SEVERITY_ERROR);
	size_t tests = failures + findings_count(findings, SEVERITY_WARNING);
	struct view family = VIEW("");

	str_addf(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		 "<testsuites name=\"muster %s\" tests=\"%zu\" "
		 "failures=\"%zu\" errors=\"0\" time=\"0\">\n",
		 tool, tests ? tests : 1, failures);
	if (!tests)
		str_addf(out, "  <testsuite name=\"%s\" tests=\"1\" "
			 "failures=\"0\" errors=\"0\" time=\"0\">\n"
			 "    <testcase classname=\"muster %s\" "
			 "name=\"no findings\" time=\"0\"/>\n"
			 "  </testsuite>\n", tool, tool);
	while ((family = next_family(findings, family)).len)
		add_suite(out, findings, family);
	str_adds(out, "</testsuites>\n");
}
