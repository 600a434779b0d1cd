#include "muster/tenure.h"

#include "muster/meaning.h"

static struct tenure_since since_of(const struct tenure_step *step)
{
	return (struct tenure_since){ step->day, step->cut && !step->old,
				      step->pending };
}

/* A field begins anew when a step gives it another value than the step was
 * made from, and than it has by now. */
static void take_word(struct tenure_word *word, bool known,
		      const struct tenure_step *step, const char *field)
{
	struct view now = document_text(step->new, field);

	if (known && (view_equal(word->text, now) ||
		      (step->old && view_equal(document_text(step->old, field),
					       now))))
		return;
	if (!known || !step->mechanical)
		word->since = since_of(step);
	word->text = now;
}

/* Nothing, an affirmation, or a change after which counting begins anew. */
static void take_meaning(struct tenure *tenure, const struct tenure_step *step,
			 const struct kind *kind, struct arena *arena)
{
	struct view reviewed = document_text(step->new, "reviewed");
	int32_t day;

	if (tenure->known && (step->mechanical || !step->old))
		return;
	if (!tenure->known ||
	    !meaning_same(step->old, step->new, kind, arena)) {
		tenure->unchanged = since_of(step);
		tenure->affirmed = 0;
	} else if (view_equal(document_text(step->old, "reviewed"),
			      reviewed) ||
		   view_equal(tenure->reviewed, reviewed)) {
		return;
	} else if (date_parse(reviewed, &day)) {
		tenure->affirmed++;
	}
	tenure->reviewed = reviewed;
}

void tenure_take(struct tenure *tenure, const struct tenure_step *step,
		 const struct kind *kind, struct arena *arena)
{
	if (!step->new) {
		*tenure = (struct tenure){ .known = false };
		return;
	}
	if (!step->new->front)
		return;
	take_word(&tenure->status, tenure->known, step, "status");
	take_word(&tenure->rag, tenure->known, step, "rag");
	take_meaning(tenure, step, kind, arena);
	tenure->known = true;
}

static bool is_here(const struct ledger_version *version,
		    const struct record *record)
{
	return version->has_new && record->has_oid &&
	       oid_equal(&version->new, &record->oid);
}

/* How many versions lead to what a commit has: a merge that keeps one side
 * alone leaves the other's behind. */
static size_t count_versions(const struct ledger_record *ledger,
			     const struct tenure_scope *scope,
			     const struct record *record)
{
	if (scope->snapshot->source == SNAPSHOT_COMMIT)
		for (size_t i = ledger->versions.len; i-- > 0;)
			if (is_here(&ledger->versions.items[i], record))
				return i + 1;
	return ledger->versions.len;
}

static int take_version(struct tenure *tenure,
			const struct tenure_scope *scope,
			const struct ledger_version *version,
			const struct kind *kind, struct err *err)
{
	struct tenure_step step = {
		.day = date_of_time(version->commit->landed),
		.cut = version->events & LEDGER_CUT,
		.mechanical = mechanical_has(scope->mechanical,
					     &version->commit->id)
	};

	if (ledger_documents(scope->ledger, version, &step.old, &step.new,
			     err) < 0)
		return -1;
	if (step.day > scope->today)
		step.day = scope->today;
	tenure_take(tenure, &step, kind, scope->ledger->arena);
	return 0;
}

/* What is not committed yet is of today. */
static int take_pending(struct tenure *tenure,
			const struct tenure_scope *scope,
			const struct ledger_version *last,
			const struct record *record, struct err *err)
{
	struct tenure_step step = { .new = record->document,
				    .day = scope->today, .pending = true };
	const struct document *before;

	if (scope->snapshot->source == SNAPSHOT_COMMIT ||
	    (last && is_here(last, record)))
		return 0;
	if (last && ledger_documents(scope->ledger, last, &before, &step.old,
				     err) < 0)
		return -1;
	tenure_take(tenure, &step, record->kind, scope->ledger->arena);
	return 0;
}

static bool counts_as_red(const struct tenure *tenure,
			  const struct policy *policy, int32_t today)
{
	return view_is(tenure->rag.text, "yellow") && policy->has_yellow &&
	       tenure->rag.since.day < calendar_before(&policy->calendar,
						       today, policy->yellow);
}

int tenure_read(struct tenure *tenure, const struct tenure_scope *scope,
		const struct program *program, const struct record *record,
		struct err *err)
{
	const struct ledger_record *ledger = ledger_find(scope->ledger,
							 program,
							 record->id);
	const struct ledger_version *last = NULL;
	size_t len = ledger ? count_versions(ledger, scope, record) : 0;

	*tenure = (struct tenure){ .known = false };
	for (size_t i = 0; i < len; i++) {
		last = &ledger->versions.items[i];
		if (take_version(tenure, scope, last, record->kind, err) < 0)
			return -1;
	}
	if (take_pending(tenure, scope, last, record, err) < 0)
		return -1;
	tenure->red = counts_as_red(tenure, &program->policy, scope->today);
	return 0;
}
