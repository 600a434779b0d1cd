#include "muster/policy.h"

#include "muster/glob.h"

struct reading {
	struct policy *policy;
	const struct document *document;
	struct kinds *kinds;
	struct arena *arena;
	struct findings *findings;
};

static const char *const enforces[] = {
	[ENFORCE_PROGRAM] = "program",
	[ENFORCE_OWNER] = "owner",
	[ENFORCE_ALL] = "all",
	[ENFORCE_WARN] = "warn",
};

static const char *const attestations[] = {
	[ATTESTATION_DECLARED] = "declared",
	[ATTESTATION_AUTHORED] = "authored",
	[ATTESTATION_SIGNED] = "signed",
};

const char *enforce_name(enum enforce enforce)
{
	return enforces[enforce];
}

const char *attestation_name(enum attestation attestation)
{
	return attestations[attestation];
}

void policy_init(struct policy *policy)
{
	*policy = (struct policy){ .enforce = ENFORCE_PROGRAM,
				    .immutable = true };
	policy->scope = (struct policy_scope){
		.baseline = VIEW("main"),
		.attestation = ATTESTATION_AUTHORED
	};
	policy->site.visibility = VISIBILITY_INTERNAL;
	calendar_init(&policy->calendar);
}

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

/* Another word is a finding of the kind, which lists these. */
static void read_enforce(struct reading *reading, const struct value *value)
{
	struct view word = value_string(value);

	for (size_t i = 0; i < sizeof(enforces) / sizeof(*enforces); i++)
		if (view_is(word, enforces[i]))
			reading->policy->enforce = (enum enforce)i;
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

static void read_aging(struct reading *reading, const struct value *map)
{
	struct policy *policy = reading->policy;

	for (size_t i = 0; i < map->len; i++) {
		const struct value_entry *entry = &map->entries[i];

		if (!view_is(entry->key, "yellow")) {
			tell(reading, entry->key_span, entry->key, "yellow");
			continue;
		}
		check_window(reading, entry->value);
		policy->has_yellow = duration_parse(
			value_string(entry->value), &policy->yellow);
	}
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
	static const struct {
		const char *key;
		const char *form;
		void (*read)(struct reading *, const struct value *);
	} parts[] = {
		{ "weekend", "a list such as [sat, sun]", read_weekend },
		{ "holidays", "a list such as [2026-12-25]", read_holidays },
	};

	for (size_t i = 0; i < map->len; i++) {
		const struct value_entry *entry = &map->entries[i];
		bool found = false;

		for (size_t k = 0; k < sizeof(parts) / sizeof(*parts); k++) {
			if (!view_is(entry->key, parts[k].key))
				continue;
			found = true;
			if (entry->value->type == VALUE_LIST)
				parts[k].read(reading, entry->value);
			else if (entry->value->type != VALUE_NULL)
				tell_shape(reading, entry->value->span,
					   parts[k].key, parts[k].form);
		}
		if (!found)
			tell(reading, entry->key_span, entry->key,
			     "weekend or holidays");
	}
}

/* What can't be used leaves decisions as safe as they were. */
static void read_decisions(struct reading *reading, const struct value *map)
{
	for (size_t i = 0; i < map->len; i++) {
		const struct value_entry *entry = &map->entries[i];
		struct view word = value_string(entry->value);

		if (!view_is(entry->key, "immutable"))
			tell(reading, entry->key_span, entry->key,
			     "immutable");
		else if (view_is(word, "false") || view_is(word, "no"))
			reading->policy->immutable = false;
		else if (!view_is(word, "true") && !view_is(word, "yes"))
			tell(reading, entry->value->span, word,
			     "true or false");
	}
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

/* "allow" or "deny" */
static void read_leave(struct reading *reading, const struct value *value,
		       bool *leave)
{
	struct view word = value_string(value);

	if (view_is(word, "allow"))
		*leave = true;
	else if (!view_is(word, "deny"))
		tell(reading, value->span, word, "allow or deny");
}

/* What can't be used leaves branches as safe as they were. */
static void read_receive(struct reading *reading, const struct value *map)
{
	struct policy_receive *receive = &reading->policy->receive;

	for (size_t i = 0; i < map->len; i++) {
		const struct value_entry *entry = &map->entries[i];

		if (view_is(entry->key, "branches"))
			read_branches(reading, entry->value);
		else if (view_is(entry->key, "deletions"))
			read_leave(reading, entry->value,
				   &receive->deletions);
		else if (view_is(entry->key, "force"))
			read_leave(reading, entry->value, &receive->force);
		else
			tell(reading, entry->key_span, entry->key,
			     "branches, deletions or force");
	}
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
	for (size_t i = 0; i < sizeof(attestations) / sizeof(*attestations);
	     i++) {
		if (!view_is(value->text, attestations[i]))
			continue;
		reading->policy->scope.attestation = (enum attestation)i;
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
	static const struct {
		const char *key;
		enum value_type type;
		const char *form;
		void (*read)(struct reading *, const struct value *);
	} parts[] = {
		{ "baseline", VALUE_TEXT, "the name of a branch",
		  read_baseline },
		{ "approvers", VALUE_LIST, "a list such as [raci.accountable]",
		  read_approvers },
		{ "attestation", VALUE_TEXT, "declared, authored or signed",
		  read_attestation },
		{ "push", VALUE_TEXT, "warn or stop", read_push },
	};

	for (size_t i = 0; i < map->len; i++) {
		const struct value_entry *entry = &map->entries[i];
		bool found = false;

		for (size_t k = 0; k < sizeof(parts) / sizeof(*parts); k++) {
			if (!view_is(entry->key, parts[k].key))
				continue;
			found = true;
			if (entry->value->type == parts[k].type)
				parts[k].read(reading, entry->value);
			else if (entry->value->type != VALUE_NULL)
				tell_shape(reading, entry->value->span,
					   parts[k].key, parts[k].form);
		}
		if (!found)
			tell(reading, entry->key_span, entry->key,
			     "baseline, approvers, attestation or push");
	}
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
static void read_site(struct reading *reading, const struct value *map)
{
	struct policy_site *site = &reading->policy->site;

	for (size_t i = 0; i < map->len; i++) {
		const struct value_entry *entry = &map->entries[i];

		if (view_is(entry->key, "title"))
			site->title = value_string(entry->value);
		else if (view_is(entry->key, "templates"))
			read_templates(reading, entry->value);
		else if (!view_is(entry->key, "visibility"))
			tell(reading, entry->key_span, entry->key,
			     "title, visibility or templates");
		else if (!visibility_read(entry->value, &site->visibility))
			tell(reading, entry->value->span,
			     value_string(entry->value),
			     "public, internal or restricted");
		else if (site->visibility == VISIBILITY_OPEN)
			site->visibility = VISIBILITY_INTERNAL;
	}
}

void policy_read(struct policy *policy, const struct document *document,
		 struct kinds *kinds, struct arena *arena,
		 struct findings *findings)
{
	static const struct {
		const char *key;
		enum value_type type;
		void (*read)(struct reading *, const struct value *);
	} options[] = {
		{ "enforce", VALUE_TEXT, read_enforce },
		{ "freshness", VALUE_MAP, read_freshness },
		{ "aging", VALUE_MAP, read_aging },
		{ "since", VALUE_TEXT, read_since },
		{ "rules", VALUE_MAP, read_rules },
		{ "calendar", VALUE_MAP, read_calendar },
		{ "decisions", VALUE_MAP, read_decisions },
		{ "receive", VALUE_MAP, read_receive },
		{ "scope", VALUE_MAP, read_scope },
		{ "site", VALUE_MAP, read_site },
	};
	struct reading reading = { policy, document, kinds, arena, findings };

	for (size_t i = 0; i < sizeof(options) / sizeof(*options); i++) {
		const struct value *value = value_get(
			document->front, view_of(options[i].key));

		if (!value || value->type == VALUE_NULL)
			continue;
		if (value->type == options[i].type)
			options[i].read(&reading, value);
		else if (options[i].type == VALUE_MAP)
			tell_shape(&reading, value->span, options[i].key,
				   "names and their values, each on an "
				   "indented line of its own");
	}
}

bool policy_freshness(const struct policy *policy, const struct kind *kind,
		      struct view severity, struct duration *window)
{
	const struct value *value = value_get(policy->freshness, kind->name);
	const struct value *by = value_get(value, severity);

	if (duration_parse(value_string(by ? by : value), window))
		return true;
	*window = kind->freshness;
	return kind->has_freshness;
}

void policy_judge(const struct policy *policy, struct findings *findings)
{
	size_t kept = 0;

	for (size_t i = 0; i < findings->list.len; i++) {
		struct finding *finding = &findings->list.items[i];

		if (policy->judged[finding->rule])
			finding->severity =
				policy->severities[finding->rule];
		if (finding->severity != SEVERITY_OFF)
			findings->list.items[kept++] = *finding;
	}
	findings->list.len = kept;
}
