#include "muster/waiver.h"

#include "muster/date.h"

#define BEFORE_DATE "until "
#define DATE_LEN 10	/* YYYY-MM-DD */

#define FORM "'" VIEW_FMT ": until 2026-12-31, and why it can wait'"

struct reading {
	const struct document *document;
	struct findings *findings;	/* NULL: nobody asks */
};

static const enum rule firm[] = {
	RULE_FILE_UNMERGED, RULE_TEXT_LINE_ENDING, RULE_TEXT_SEPARATOR,
	RULE_TEXT_CONTROL, RULE_TEXT_BIDI, RULE_TEXT_CONFLICT,
	RULE_ID_DUPLICATE, RULE_KIND_DEFINITION, RULE_POLICY_VALUE,
	RULE_PROGRAM_CHARTER, RULE_WAIVER_FORM, RULE_WAIVER_EXPIRED,
	RULE_BASELINE_LINE, RULE_COMMIT_TRAILER,
};

bool waiver_allows(enum rule rule)
{
	for (size_t i = 0; i < sizeof(firm) / sizeof(*firm); i++)
		if (firm[i] == rule)
			return false;
	return true;
}

/* "until 2026-12-31, why": NULL when it is that, else what is wrong. */
static const char *parse(struct view text, int32_t *until)
{
	size_t date = sizeof(BEFORE_DATE) - 1, end = date + DATE_LEN;
	struct view rest = view_slice(text, end, text.len);

	if (!view_starts(text, BEFORE_DATE))
		return "does not begin with 'until' and a date";
	if (!date_parse(view_slice(text, date, end), until))
		return "has no date such as 2026-12-31 behind 'until'";
	if (!view_starts(rest, ",") ||
	    !view_trim(view_slice(rest, 1, rest.len)).len)
		return "gives no reason behind its date and a comma";
	return NULL;
}

static void tell_rule(const struct reading *reading,
		      const struct value_entry *entry)
{
	struct findings *findings = reading->findings;
	const struct rule_info *near;

	if (!findings)
		return;
	near = rule_nearest(entry->key);
	finding_add(findings, RULE_WAIVER_FORM, reading->document->path,
		    entry->key_span, "there is no rule '" VIEW_FMT
		    "' to be waived", VIEW_ARG(entry->key));
	if (near)
		finding_hint(findings, "did you mean '%s'?", near->id);
	else
		finding_hint(findings, "write the id that stands in brackets "
			     "behind the finding; `muster explain` lists all");
}

static void tell_firm(const struct reading *reading,
		      const struct value_entry *entry)
{
	struct findings *findings = reading->findings;

	if (!findings)
		return;
	finding_add(findings, RULE_WAIVER_FORM, reading->document->path,
		    entry->key_span, VIEW_FMT " can't be waived",
		    VIEW_ARG(entry->key));
	finding_hint(findings, "delete this line and mend what the rule "
		     "finds: muster explain " VIEW_FMT, VIEW_ARG(entry->key));
}

static void tell_text(const struct reading *reading,
		      const struct value_entry *entry, const char *why)
{
	struct findings *findings = reading->findings;

	if (!findings)
		return;
	finding_add(findings, RULE_WAIVER_FORM, reading->document->path,
		    entry->value->span.line ? entry->value->span
					    : entry->key_span,
		    "the waiver of " VIEW_FMT " %s", VIEW_ARG(entry->key), why);
	finding_hint(findings, "write " FORM, VIEW_ARG(entry->key));
}

static void tell_shape(const struct reading *reading,
		       const struct value *value)
{
	if (!reading->findings)
		return;
	finding_add(reading->findings, RULE_WAIVER_FORM,
		    reading->document->path, value->span,
		    "'waive' holds no rules with their days");
	finding_hint(reading->findings, "write " FORM " on an indented line "
		     "below 'waive:'", VIEW_ARG(VIEW("open/date")));
}

void waivers_read(struct waivers *waivers, const struct document *document,
		  struct arena *arena, struct findings *findings)
{
	const struct reading reading = { document, findings };
	const struct value *map = value_get(document->front, VIEW("waive"));

	*waivers = (struct waivers){ 0 };
	if (!map || map->type == VALUE_NULL)
		return;
	if (map->type != VALUE_MAP)
		tell_shape(&reading, map);
	for (size_t i = 0; map->type == VALUE_MAP && i < map->len; i++) {
		const struct value_entry *entry = &map->entries[i];
		struct waiver waiver = { .span = entry->key_span };
		const char *why;

		if (!rule_find(entry->key, &waiver.rule)) {
			tell_rule(&reading, entry);
			continue;
		}
		if (!waiver_allows(waiver.rule)) {
			tell_firm(&reading, entry);
			continue;
		}
		why = parse(value_string(entry->value), &waiver.until);
		if (why)
			tell_text(&reading, entry, why);
		else
			*VEC_PUSH(arena, &waivers->list) = waiver;
	}
}

const struct waiver *waivers_find(const struct waivers *waivers,
				  enum rule rule)
{
	for (size_t i = 0; i < waivers->list.len; i++)
		if (waivers->list.items[i].rule == rule)
			return &waivers->list.items[i];
	return NULL;
}

bool waiver_holds(const struct waiver *waiver, int32_t today)
{
	return today <= waiver->until;
}
