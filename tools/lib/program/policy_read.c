/* The policy's record, read option by option. */
#include "muster/glob.h"
#include "muster/policy.h"

struct reading {
	struct policy *policy;
	const struct document *document;
	struct kinds *kinds;
	struct arena *arena;
	struct findings *findings;
};

static void tell(struct reading *reading, struct span span, struct view word,
		 const char *form)
{
	finding_add(reading->findings, RULE_POLICY_VALUE,
		    reading->document->path, span,
		    "the policy can't use '" VIEW_FMT "'", VIEW_ARG(word));
	finding_hint(reading->findings, "write %s", form);
}

static void tell_shape(struct reading *reading, struct span span,
		       const char *key, const char *form)
{
	finding_add(reading->findings, RULE_POLICY_VALUE,
		    reading->document->path, span,
		    "the policy can't use what '%s' holds", key);
	finding_hint(reading->findings, "write %s", form);
}

/* What may stand below a key, up to one without a name. */
struct option {
	const char *key;
	enum value_type type;
	const char *form;	/* of its value; NULL: `read` takes any type */
	void (*read)(struct reading *, const struct value *);
};

static void read_option(struct reading *reading, const struct option *option,
			const struct value *value)
{
	if (!option->form || value->type == option->type)
		option->read(reading, value);
	else if (value->type != VALUE_NULL)
		tell_shape(reading, value->span, option->key, option->form);
}

/* The map's entries by their options, which are called `known`. */
static void read_map(struct reading *reading, const struct value *map,
		     const struct option *options, const char *known)
{
	for (size_t i = 0; i < map->len; i++) {
		const struct value_entry *entry = &map->entries[i];
		const struct option *option = options;

		while (option->key && !view_is(entry->key, option->key))
			option++;
		if (option->key)
			read_option(reading, option, entry->value);
		else
			tell(reading, entry->key_span, entry->key, known);
	}
}

/* Another word is a finding of the kind, which lists these. */
static void read_enforce(struct reading *reading, const struct value *value)
{
	struct view word = value_string(value);

	for (enum enforce i = 0; i <= ENFORCE_WARN; i++)
		if (view_is(word, enforce_name(i)))
			reading->policy->enforce = i;
}

/* No date is a finding of the kind. */
static void read_since(struct reading *reading, const struct value *value)
{
	reading->policy->has_since = date_parse(value_string(value),
						&reading->policy->since);
}

static void check_window(struct reading *reading, const struct value *value)
{
	struct duration duration;

	if (value->type != VALUE_NULL &&
	    !duration_parse(value_string(value), &duration))
		tell(reading, value->span, value_string(value),
		     "a duration such as 3d, 2w or 10bd");
}

static void read_freshness(struct reading *reading, const struct value *map)
{
	for (size_t i = 0; i < map->len; i++) {
		const struct value_entry *entry = &map->entries[i];
		const struct value *by = entry->value;

		if (!kinds_find(reading->kinds, entry->key))
			tell(reading, entry->key_span, entry->key,
			     "the name of a kind; `muster kinds` lists them");
		if (by->type != VALUE_MAP) {
			check_window(reading, by);
			continue;
		}
		for (size_t k = 0; k < by->len; k++) {
			if (!type_scale_rank(by->entries[k].key))
				tell(reading, by->entries[k].key_span,
				     by->entries[k].key,
				     "low, medium, high or critical");
			check_window(reading, by->entries[k].value);
		}
	}
	reading->policy->freshness = map;
}

static void read_yellow(struct reading *reading, const struct value *value)
{
	struct policy *policy = reading->policy;

	check_window(reading, value);
	policy->has_yellow = duration_parse(value_string(value),
					    &policy->yellow);
}

static void read_aging(struct reading *reading, const struct value *map)
{
	static const struct option options[] = {
		{ .key = "yellow", .read = read_yellow }, { 0 }
	};

	read_map(reading, map, options, "yellow");
}

static void read_rules(struct reading *reading, const struct value *map)
{
	for (size_t i = 0; i < map->len; i++) {
		const struct value_entry *entry = &map->entries[i];
		enum severity severity;
		enum rule rule;

		if (!rule_find(entry->key, &rule)) {
			tell(reading, entry->key_span, entry->key,
			     "the id of a rule; `muster explain` lists them");
		} else if (!severity_parse(value_string(entry->value),
					   &severity)) {
			tell(reading, entry->value->span,
			     value_string(entry->value),
			     "error, warning or off");
		} else {
			reading->policy->judged[rule] = true;
			reading->policy->severities[rule] = severity;
		}
	}
}

/* 0 for mon to 6 for sun, or -1. */
static int weekday_of(struct view word)
{
	static const char *const days[] = { "mon", "tue", "wed", "thu",
					    "fri", "sat", "sun" };

	for (int i = 0; i < 7; i++)
		if (view_is(word, days[i]))
			return i;
	return -1;
}

static void read_weekend(struct reading *reading, const struct value *list)
{
	bool weekend[7] = { false }, good = true;

	for (size_t i = 0; i < list->len; i++) {
		const struct value *item = list->entries[i].value;
		int day = weekday_of(value_string(item));

		if (day >= 0)
			weekend[day] = true;
		else
			tell(reading, item->span, value_string(item),
			     "mon, tue, wed, thu, fri, sat or sun");
		good &= day >= 0;
	}
	for (int i = 0; i < 7 && good; i++)
		reading->policy->calendar.weekend[i] = weekend[i];
}

static void read_holidays(struct reading *reading, const struct value *list)
{
	for (size_t i = 0; i < list->len; i++) {
		const struct value *item = list->entries[i].value;
		int32_t day;

		if (date_parse(value_string(item), &day))
			calendar_add_holiday(&reading->policy->calendar,
					     reading->arena, day);
		else
			tell(reading, item->span, value_string(item),
			     "a date such as 2026-12-25");
	}
}

static void read_calendar(struct reading *reading, const struct value *map)
{
	static const struct option options[] = {
		{ "weekend", VALUE_LIST, "a list such as [sat, sun]",
		  read_weekend },
		{ "holidays", VALUE_LIST, "a list such as [2026-12-25]",
		  read_holidays },
		{ 0 }
	};

	read_map(reading, map, options, "weekend or holidays");
}

/* What can't be used leaves decisions as safe as they were. */
static void read_immutable(struct reading *reading, const struct value *value)
{
	struct view word = value_string(value);

	if (view_is(word, "false") || view_is(word, "no"))
		reading->policy->immutable = false;
	else if (!view_is(word, "true") && !view_is(word, "yes"))
		tell(reading, value->span, word, "true or false");
}

static void read_decisions(struct reading *reading, const struct value *map)
{
	static const struct option options[] = {
		{ .key = "immutable", .read = read_immutable }, { 0 }
	};

	read_map(reading, map, options, "immutable");
}

static void read_branches(struct reading *reading, const struct value *value)
{
	struct views *branches = &reading->policy->receive.branches;

	if (value->type != VALUE_LIST) {
		tell_shape(reading, value->span, "branches",
			   "a list such as [\"release/*\"]");
		return;
	}
	for (size_t i = 0; i < value->len; i++) {
		const struct value *item = value->entries[i].value;
		struct view glob = value_string(item);

		if (glob.len && glob.len <= GLOB_MAX)
			*VEC_PUSH(reading->arena, &branches->list) = glob;
		else
			tell(reading, item->span, glob,
			     "a branch's name or a glob such as release/*");
	}
}

/* "allow" or "deny"; what can't be used leaves branches as safe as they
 * were. */
static void read_leave(struct reading *reading, const struct value *value,
		       bool *leave)
{
	struct view word = value_string(value);

	if (view_is(word, "allow"))
		*leave = true;
	else if (!view_is(word, "deny"))
		tell(reading, value->span, word, "allow or deny");
}

static void read_deletions(struct reading *reading, const struct value *value)
{
	read_leave(reading, value, &reading->policy->receive.deletions);
}

static void read_force(struct reading *reading, const struct value *value)
{
	read_leave(reading, value, &reading->policy->receive.force);
}

static void read_receive(struct reading *reading, const struct value *map)
{
	static const struct option options[] = {
		{ .key = "branches", .read = read_branches },
		{ .key = "deletions", .read = read_deletions },
		{ .key = "force", .read = read_force },
		{ 0 }
	};

	read_map(reading, map, options, "branches, deletions or force");
}

static void read_baseline(struct reading *reading, const struct value *value)
{
	if (value->text.len)
		reading->policy->scope.baseline = value->text;
}

/* A list without anybody in it, too, is one: then nobody may approve. */
static void read_approvers(struct reading *reading, const struct value *list)
{
	for (size_t i = 0; i < list->len; i++) {
		const struct value *item = list->entries[i].value;

		if (item->type != VALUE_TEXT || !item->text.len)
			tell(reading, item->span, value_string(item),
			     "the id or address of a person, or a field of "
			     "the charter such as raci.accountable");
	}
	reading->policy->scope.approvers = list;
}

static void read_attestation(struct reading *reading,
			     const struct value *value)
{
	for (enum attestation i = 0; i <= ATTESTATION_SIGNED; i++) {
		if (!view_is(value->text, attestation_name(i)))
			continue;
		reading->policy->scope.attestation = i;
		return;
	}
	tell(reading, value->span, value->text,
	     "declared, authored or signed");
}

static void read_push(struct reading *reading, const struct value *value)
{
	reading->policy->scope.stops = view_is(value->text, "stop");
	if (!view_is(value->text, "stop") && !view_is(value->text, "warn"))
		tell(reading, value->span, value->text, "warn or stop");
}

static void read_scope(struct reading *reading, const struct value *map)
{
	static const struct option options[] = {
		{ "baseline", VALUE_TEXT, "the name of a branch",
		  read_baseline },
		{ "approvers", VALUE_LIST, "a list such as [raci.accountable]",
		  read_approvers },
		{ "attestation", VALUE_TEXT, "declared, authored or signed",
		  read_attestation },
		{ "push", VALUE_TEXT, "warn or stop", read_push },
		{ 0 }
	};

	read_map(reading, map, options,
		 "baseline, approvers, attestation or push");
}

static void read_title(struct reading *reading, const struct value *value)
{
	reading->policy->site.title = value_string(value);
}

static void read_templates(struct reading *reading, const struct value *value)
{
	struct policy_site *site = &reading->policy->site;
	struct view dir = value_string(value);

	while (dir.len && dir.ptr[dir.len - 1] == '/')
		dir.len--;
	if (!dir.len || dir.ptr[0] == '/' ||
	    view_search(dir, 0, "..") < dir.len) {
		tell(reading, value->span, value_string(value),
		     "a folder from the repository's root, such as "
		     "docs/site");
		return;
	}
	site->templates = dir;
	site->templates_span = value->span;
	site->path = reading->document->path;
}

/* A word that is none hides everything. */
static void read_visibility(struct reading *reading, const struct value *value)
{
	enum visibility *visibility = &reading->policy->site.visibility;

	if (!visibility_read(value, visibility))
		tell(reading, value->span, value_string(value),
		     "public, internal or restricted");
	else if (*visibility == VISIBILITY_OPEN)
		*visibility = VISIBILITY_INTERNAL;
}

static void read_site(struct reading *reading, const struct value *map)
{
	static const struct option options[] = {
		{ .key = "title", .read = read_title },
		{ .key = "visibility", .read = read_visibility },
		{ .key = "templates", .read = read_templates },
		{ 0 }
	};

	read_map(reading, map, options, "title, visibility or templates");
}

void policy_read(struct policy *policy, const struct document *document,
		 struct kinds *kinds, struct arena *arena,
		 struct findings *findings)
{
	static const char below[] = "names and their values, each on an "
				    "indented line of its own";
	static const struct option options[] = {
		{ .key = "enforce", .read = read_enforce },
		{ "freshness", VALUE_MAP, below, read_freshness },
		{ "aging", VALUE_MAP, below, read_aging },
		{ .key = "since", .read = read_since },
		{ "rules", VALUE_MAP, below, read_rules },
		{ "calendar", VALUE_MAP, below, read_calendar },
		{ "decisions", VALUE_MAP, below, read_decisions },
		{ "receive", VALUE_MAP, below, read_receive },
		{ "scope", VALUE_MAP, below, read_scope },
		{ "site", VALUE_MAP, below, read_site },
		{ 0 }
	};
	struct reading reading = { policy, document, kinds, arena, findings };

	for (const struct option *option = options; option->key; option++) {
		const struct value *value = value_get(document->front,
						      view_of(option->key));

		if (value && value->type != VALUE_NULL)
			read_option(&reading, option, value);
	}
}
