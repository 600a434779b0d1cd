#include "muster/report.h"

#include "muster/date.h"
#include "muster/escape.h"
#include "muster/style.h"

static void add_place(struct str *out, const struct finding *finding)
{
	if (!finding->path.len)
		return;
	escape_line(out, finding->path);
	if (finding->span.line)
		str_addf(out, ":%u:%u", finding->span.line,
			 finding->span.column);
	str_adds(out, ": ");
}

static void add_severity(struct str *out, enum severity severity, bool color)
{
	enum style style =
		severity == SEVERITY_ERROR ? STYLE_RED : STYLE_YELLOW;
	struct str word = STR_INIT;

	str_addf(&word, "%s:", severity_name(severity));
	style_add(out, style, str_view(&word), color);
	str_release(&word);
}

static void add_finding(struct str *out, const struct finding *finding,
			bool color)
{
	struct str rule = STR_INIT;

	add_place(out, finding);
	add_severity(out, finding->severity, color);
	str_addc(out, ' ');
	escape_line(out, finding->message);
	str_addf(&rule, "[%s]", rule_info(finding->rule)->id);
	str_addc(out, ' ');
	style_add(out, STYLE_DIM, str_view(&rule), color);
	str_addc(out, '\n');
	str_release(&rule);
	if (!finding->hint.len)
		return;
	str_adds(out, "  help: ");
	escape_line(out, finding->hint);
	str_addc(out, '\n');
}

void report_findings(struct str *out, const struct findings *findings,
		     bool color)
{
	for (size_t i = 0; i < findings->list.len; i++)
		if (findings->list.items[i].severity != SEVERITY_OFF)
			add_finding(out, &findings->list.items[i], color);
}

void report_count(struct str *out, const struct findings *findings)
{
	size_t errors = findings_count(findings, SEVERITY_ERROR);
	size_t warnings = findings_count(findings, SEVERITY_WARNING);

	if (errors)
		str_addf(out, "%zu error%s", errors, errors > 1 ? "s" : "");
	if (errors && warnings)
		str_adds(out, ", ");
	if (warnings)
		str_addf(out, "%zu warning%s", warnings,
			 warnings > 1 ? "s" : "");
	if (!errors && !warnings)
		str_adds(out, "no findings");
}

struct view report_sentence(const struct finding *finding,
			    const char *between, struct arena *arena)
{
	struct str text = STR_INIT;
	struct view copy;

	escape_line(&text, finding->message);
	if (finding->hint.len) {
		str_adds(&text, between);
		escape_line(&text, finding->hint);
	}
	copy = view_copy(arena, str_view(&text));
	str_release(&text);
	return copy;
}

void report_put_text(struct arena *arena, struct value *map, const char *key,
		     struct view text)
{
	value_put(arena, map, view_of(key),
		  text.len ? value_text(arena, text) : value_null(arena));
}

void report_put_day(struct arena *arena, struct value *map, const char *key,
		    bool known, int32_t day)
{
	char text[DATE_SIZE];

	value_put(arena, map, view_of(key), !known ? value_null(arena)
		  : value_text(arena, view_copy(arena, view_of(
					date_format(day, text)))));
}

static void put_number(struct arena *arena, struct value *map,
		       const char *key, uint32_t number)
{
	value_put(arena, map, view_of(key),
		  number ? value_number(arena, number) : value_null(arena));
}

static struct value *finding_value(struct arena *arena,
				   const struct finding *finding)
{
	struct value *map = value_map(arena);

	report_put_text(arena, map, "rule",
			view_of(rule_info(finding->rule)->id));
	report_put_text(arena, map, "severity",
		 view_of(severity_name(finding->severity)));
	report_put_text(arena, map, "path", finding->path);
	put_number(arena, map, "line", finding->span.line);
	put_number(arena, map, "column", finding->span.column);
	report_put_text(arena, map, "message", finding->message);
	report_put_text(arena, map, "help", finding->hint);
	return map;
}

struct value *report_findings_value(struct arena *arena,
				    const struct findings *findings)
{
	struct value *list = value_list(arena);

	for (size_t i = 0; i < findings->list.len; i++)
		if (findings->list.items[i].severity != SEVERITY_OFF)
			value_push(arena, list,
				   finding_value(arena,
						 &findings->list.items[i]));
	return list;
}

struct value *report_document(struct arena *arena, const char *tool,
			      int32_t today)
{
	struct value *map = value_map(arena);
	char date[DATE_SIZE];

	value_put_text(arena, map, "schema",
		       view_of(arena_printf(arena, "muster/%s/1", tool)));
	value_put_text(arena, map, "muster", VIEW(MUSTER_VERSION));
	date_format(today, date);
	value_put_text(arena, map, "today", view_copy(arena, view_of(date)));
	return map;
}
