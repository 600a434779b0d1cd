#include "muster/judgement.h"

#include "muster/waiver.h"

/* Where a finding stands. */
struct place {
	const struct program *program;
	const struct snapshot_file *file;
	const struct record *record;	/* NULL: the file is none */
	struct waivers waivers;
};

/* Findings that concern more than the file that they stand in: whoever
 * touched another one may have made them. */
static const enum rule shared[] = {
	RULE_ID_DUPLICATE, RULE_ID_LOOK_ALIKE, RULE_LINK_CYCLE,
	RULE_KIND_DEFINITION, RULE_POLICY_VALUE, RULE_PROGRAM_CHARTER,
	RULE_WAIVER_FORM, RULE_WAIVER_EXPIRED, RULE_BASELINE_LINE,
};

void judgement_init(struct judgement *judgement,
		    const struct programs *programs, int32_t today,
		    struct arena *arena)
{
	*judgement = (struct judgement){ .arena = arena, .programs = programs,
					 .today = today };
}

static void add_places(struct judgement *judgement,
		       const struct program *program)
{
	struct arena *arena = judgement->arena;

	for (size_t i = 0; i < program->files.files.len; i++) {
		struct place *place = arena_alloc(arena, sizeof(*place));

		place->program = program;
		place->file = &program->files.files.items[i];
		if (!map_get(&judgement->places, place->file->path))
			map_put(arena, &judgement->places, place->file->path,
				place);
	}
	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];
		struct place *place = map_get(&judgement->places,
					      record->path);

		if (!place || place->program != program)
			continue;
		place->record = record;
		waivers_read(&place->waivers, record->document, arena, NULL);
	}
}

/* NULL for what stands in none of the programs' files. The files are put in
 * order when there is a first finding to be judged. */
static const struct place *place_of(struct judgement *judgement,
				    const struct finding *finding)
{
	for (size_t i = 0; !judgement->places.len &&
			   i < judgement->programs->list.len; i++)
		add_places(judgement, judgement->programs->list.items[i]);
	return map_get(&judgement->places, finding->path);
}

static struct judgement_left *leave(struct judgement *judgement,
				    const struct finding *finding,
				    const struct program *program,
				    enum judgement_why why)
{
	struct judgement_left *left = VEC_PUSH(judgement->arena,
					       &judgement->left);

	left->finding = *finding;
	left->program = program;
	left->why = why;
	return left;
}

/* --- waivers */

static bool is_waived(struct judgement *judgement, struct finding *finding)
{
	const struct place *place = place_of(judgement, finding);
	const struct waiver *waiver;
	char day[DATE_SIZE];

	waiver = place ? waivers_find(&place->waivers, finding->rule) : NULL;
	if (!waiver)
		return false;
	if (waiver_holds(waiver, judgement->today)) {
		leave(judgement, finding, place->program, JUDGEMENT_WAIVED)
			->until = waiver->until;
		return true;
	}
	finding->hint = view_of(arena_printf(
		judgement->arena, VIEW_FMT "%sits waiver expired on %s",
		VIEW_ARG(finding->hint), finding->hint.len ? "; " : "",
		date_format(waiver->until, day)));
	return false;
}

void judgement_waive(struct judgement *judgement, struct findings *findings)
{
	size_t kept = 0;

	for (size_t i = 0; i < findings->list.len; i++) {
		struct finding *finding = &findings->list.items[i];

		if (!is_waived(judgement, finding))
			findings->list.items[kept++] = *finding;
	}
	findings->list.len = kept;
}

/* --- since */

static bool is_shared(enum rule rule)
{
	for (size_t i = 0; i < sizeof(shared) / sizeof(*shared); i++)
		if (shared[i] == rule)
			return true;
	return false;
}

/* What the program is read by. */
static bool is_definition(const struct record *record)
{
	return record && record->kind &&
	       (view_is(record->kind->name, "kind") ||
		view_is(record->kind->name, "policy"));
}

/* The place of a finding that `since` decides about, or NULL. */
static const struct place *dated_place(struct judgement *judgement,
				       const struct finding *finding)
{
	const struct place *place;

	if (is_shared(finding->rule))
		return NULL;
	place = place_of(judgement, finding);
	if (!place || !place->program->policy.has_since ||
	    place->file->kind != SNAPSHOT_FILE || place->file->duplicate ||
	    is_definition(place->record))
		return NULL;
	return place;
}

void judgement_seek(struct judgement *judgement,
		    const struct findings *findings, struct touches *touches)
{
	for (size_t i = 0; i < findings->list.len; i++) {
		const struct place *place = dated_place(
			judgement, &findings->list.items[i]);

		if (place)
			touches_seek(touches, place->file,
				     place->program->policy.since);
	}
}

void judgement_since(struct judgement *judgement,
		     const struct touches *touches, struct findings *findings)
{
	size_t kept = 0;

	judgement->cut = touches->cut;
	for (size_t i = 0; i < findings->list.len; i++) {
		const struct finding *finding = &findings->list.items[i];
		const struct place *place = dated_place(judgement, finding);

		if (place && !touches_have(touches, finding->path))
			leave(judgement, finding, place->program,
			      JUDGEMENT_UNTOUCHED);
		else
			findings->list.items[kept++] = *finding;
	}
	findings->list.len = kept;
}

/* --- the baseline */

/* The baseline's entry for a finding, or NULL. */
static const struct baseline_entry *entry_of(struct judgement *judgement,
					     const struct finding *finding)
{
	const struct place *place = place_of(judgement, finding);

	return place ? baseline_find(&place->program->baseline, finding,
				     judgement->arena)
		     : NULL;
}

/* Does the baseline accept this one of so many? */
static bool is_accepted(struct judgement *judgement,
			struct finding *finding, size_t count)
{
	const struct place *place = place_of(judgement, finding);
	const struct baseline_entry *entry = entry_of(judgement, finding);

	if (count <= entry->count) {
		leave(judgement, finding, place->program,
		      JUDGEMENT_ACCEPTED);
		return true;
	}
	finding->hint = view_of(arena_printf(
		judgement->arena, VIEW_FMT "%s" VIEW_FMT " accepts %zu of "
		"this rule in this file, and there are %zu",
		VIEW_ARG(finding->hint), finding->hint.len ? "; " : "",
		VIEW_ARG(place->program->baseline.path), entry->count,
		count));
	return false;
}

static void find_gone(struct judgement *judgement,
		      const struct program *program,
		      const struct baseline *found)
{
	const struct map *entries = &program->baseline.entries;

	for (size_t i = 0; i < entries->len; i++) {
		const struct baseline_entry *entry = entries->entries[i].value;
		const struct baseline_entry *now =
			map_get(&found->entries, entries->entries[i].key);
		size_t count = now ? now->count : 0;

		if (count < entry->count)
			*VEC_PUSH(judgement->arena, &judgement->gone) =
				(struct judgement_gone){
					program, entry, entry->count - count
				};
	}
}

void judgement_accept(struct judgement *judgement, struct findings *findings)
{
	struct baseline found = { 0 };
	size_t kept = 0;

	for (size_t i = 0; i < findings->list.len; i++)
		if (entry_of(judgement, &findings->list.items[i]))
			baseline_add(&found, &findings->list.items[i],
				     judgement->arena);
	for (size_t i = 0; i < findings->list.len; i++) {
		struct finding *finding = &findings->list.items[i];
		const struct baseline_entry *now = baseline_find(
			&found, finding, judgement->arena);

		if (!now || !is_accepted(judgement, finding, now->count))
			findings->list.items[kept++] = *finding;
	}
	findings->list.len = kept;
	for (size_t i = 0; i < judgement->programs->list.len; i++)
		find_gone(judgement, judgement->programs->list.items[i],
			  &found);
}

const struct program *judgement_program(struct judgement *judgement,
					const struct finding *finding)
{
	const struct place *place = place_of(judgement, finding);

	return place ? place->program : NULL;
}

void judgement_narrow(struct judgement *judgement, const struct map *paths)
{
	size_t left = 0, gone = 0;

	for (size_t i = 0; i < judgement->left.len; i++)
		if (map_get(paths, judgement->left.items[i].finding.path))
			judgement->left.items[left++] =
				judgement->left.items[i];
	judgement->left.len = left;
	for (size_t i = 0; i < judgement->gone.len; i++)
		if (map_get(paths, judgement->gone.items[i].entry->path))
			judgement->gone.items[gone++] =
				judgement->gone.items[i];
	judgement->gone.len = gone;
}

size_t judgement_count(const struct judgement *judgement,
		       const struct program *program, enum judgement_why why)
{
	size_t count = 0;

	for (size_t i = 0; i < judgement->left.len; i++) {
		const struct judgement_left *left = &judgement->left.items[i];

		count += left->why == why &&
			 (!program || left->program == program);
	}
	return count;
}
