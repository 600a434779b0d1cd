/* The review's questions, and what their answers make. */
#include "muster/body.h"
#include "review_state.h"

#define DATE_FORM "2026-08-01, +2w or +10bd"

static struct arena *arena_of(const struct review *review)
{
	return &review->command->arena;
}

static const struct kind *kind_of(const struct review *review)
{
	return review_item(review)->entry->record->kind;
}

static struct view day_text(struct review *review, int32_t day)
{
	char text[DATE_SIZE];

	return view_copy(arena_of(review), view_of(date_format(day, text)));
}

static void begin(struct review *review)
{
	review->draft = (struct deed){ .entry = review->at };
	review->questions.len = 0;
}

static void ask(struct review *review, enum question_kind kind,
		struct view field, struct view text)
{
	*VEC_PUSH(arena_of(review), &review->questions) =
		(struct question){ kind, field, text };
}

/* People who are still there. */
static void offer_people(struct review *review, const struct program *program)
{
	int32_t left;

	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];

		if (!record->kind || !record->id.len ||
		    !view_is(record->kind->name, "person") ||
		    (record_date(record, VIEW("left"), &left) &&
		     left <= review->command->today))
			continue;
		prompt_choose(&review->prompt, arena_of(review), record->id,
			      record->title);
	}
}

static void offer_records(struct review *review, const struct program *program,
			  const struct views *kinds)
{
	for (size_t i = 0; i < program->records.len; i++) {
		const struct record *record = &program->records.items[i];

		if (record->kind && record->id.len &&
		    views_have(kinds, record->kind->name))
			prompt_choose(&review->prompt, arena_of(review),
				      record->id, record->title);
	}
}

static void offer_words(struct review *review, const struct views *words)
{
	for (size_t i = 0; i < words->list.len; i++)
		prompt_choose(&review->prompt, arena_of(review),
			      words->list.items[i], VIEW(""));
	review->prompt.numbered = true;
}

static void offer_statuses(struct review *review)
{
	static const char *const classes[] = {
		[STATUS_NONE] = "",
		[STATUS_PLANNED] = "not begun",
		[STATUS_ACTIVE] = "under way",
		[STATUS_DONE] = "done",
		[STATUS_DROPPED] = "closed otherwise"
	};
	const struct kind *kind = kind_of(review);
	struct view now = document_text(review_item(review)->now, "status");

	for (size_t i = 0; i < kind->statuses.len; i++) {
		const struct kind_status *status = &kind->statuses.items[i];

		/* `superseded*` stands for words, and is none. */
		if (!view_equal(status->name, now) &&
		    !view_ends(status->name, "*"))
			prompt_choose(&review->prompt, arena_of(review),
				      status->name,
				      view_of(classes[status->class]));
	}
	review->prompt.numbered = true;
}

static void offer(struct review *review)
{
	const struct program *program = review_item(review)->entry->program;
	const struct field *field =
		kind_field(kind_of(review), review->asked.field);

	if (review->asked.kind == QUESTION_STATUS)
		offer_statuses(review);
	if (review->asked.kind != QUESTION_FIELD || !field)
		return;
	if (field->type == TYPE_PERSON)
		offer_people(review, program);
	else if (field->type == TYPE_REF)
		offer_records(review, program, &field->to);
	else if (field->type == TYPE_ENUM)
		offer_words(review, &field->values);
}

static struct view label_of(const struct review *review)
{
	const struct question *asked = &review->asked;
	const struct field *field =
		kind_field(kind_of(review), asked->field);
	const char *form = "";

	switch (asked->kind) {
	case QUESTION_SECTION:
		return view_of(arena_printf(arena_of(review), VIEW_FMT
					    ", in a sentence",
					    VIEW_ARG(asked->field)));
	case QUESTION_NOTE:
		return VIEW("note");
	case QUESTION_TITLE:
		return VIEW("what it is now, as a title");
	case QUESTION_NEW_DUE:
		return VIEW("and due (" DATE_FORM ")");
	default:
		/* What begins with today can't be still to come. */
		if (field && field->type == TYPE_DATE && !asked->text.len)
			form = " (" DATE_FORM ")";
		return view_of(arena_printf(arena_of(review), VIEW_FMT "%s",
					    VIEW_ARG(asked->field), form));
	}
}

/* The draft has all its answers. */
static void finish(struct review *review)
{
	struct view id = review_item(review)->entry->record->id;

	review->mode = REVIEW_WALK;
	if (review_do(review, &review->draft) && !review->notice.len)
		review_say(review, false, VIEW_FMT ": noted; space goes on",
			   VIEW_ARG(id));
}

static void ask_next(struct review *review)
{
	if (!review->questions.len) {
		finish(review);
		return;
	}
	review->asked = review->questions.items[0];
	review->questions.len--;
	for (size_t i = 0; i < review->questions.len; i++)
		review->questions.items[i] = review->questions.items[i + 1];
	prompt_release(&review->prompt);
	prompt_start(&review->prompt, label_of(review), review->asked.text);
	offer(review);
	review->mode = REVIEW_ASK;
}

void review_ask_status(struct review *review)
{
	begin(review);
	ask(review, QUESTION_STATUS, VIEW("status"), VIEW(""));
	ask_next(review);
}

void review_ask_owner(struct review *review)
{
	begin(review);
	ask(review, QUESTION_FIELD, VIEW("owner"), VIEW(""));
	ask_next(review);
}

void review_ask_due(struct review *review)
{
	struct view due = kind_of(review)->due;

	begin(review);
	if (!due.len) {
		review_say(review, false, "Such an entry has no date");
		return;
	}
	ask(review, QUESTION_FIELD, due, VIEW(""));
	ask_next(review);
}

void review_ask_note(struct review *review)
{
	begin(review);
	ask(review, QUESTION_NOTE, VIEW(""), VIEW(""));
	ask_next(review);
}

/* The new record is due when this one was, if that is still to come. */
void review_ask_promotion(struct review *review)
{
	const struct review_item *item = review_item(review);
	struct view due = VIEW("");
	int32_t day;

	begin(review);
	if (date_parse(value_string(value_path(item->now->front,
					       kind_of(review)->due)), &day) &&
	    day >= review->command->today)
		due = day_text(review, day);
	ask(review, QUESTION_TITLE, VIEW(""),
	    document_text(item->now, "title"));
	ask(review, QUESTION_NEW_DUE, VIEW(""), due);
	ask_next(review);
}

static void add_step(struct review *review, enum deed_op op,
		     struct view field, struct view text)
{
	const struct record *record = review_item(review)->entry->record;

	deed_add(&review->draft, arena_of(review), (struct deed_step){
		.op = op, .path = record->path,
		.field = op == DEED_NOTE ? field : record_key(record, field),
		.text = view_copy(arena_of(review), text) });
}

/* A day, or so many from today. */
static bool read_day(struct review *review, struct view text,
		     struct view *out)
{
	const struct calendar *calendar =
		&review_item(review)->entry->program->policy.calendar;
	struct duration duration;
	int32_t day;

	if (view_starts(text, "+") &&
	    duration_parse(view_slice(text, 1, text.len), &duration))
		day = calendar_after(calendar, review->command->today,
				     duration);
	else if (!date_parse(text, &day)) {
		review_say(review, true, "That is no day: " DATE_FORM);
		return false;
	}
	*out = day_text(review, day);
	return true;
}

static bool has_section(const struct body *body, struct view heading)
{
	for (size_t i = 0; i < body->headings.len; i++)
		if (view_equal(body->headings.items[i].text, heading))
			return true;
	return false;
}

/* Sections that the text of a record in that status has. */
static void ask_for_sections(struct review *review, struct view status)
{
	const struct kind *kind = kind_of(review);
	struct body body = { 0 };

	body_read(review_item(review)->now->body, 1, arena_of(review), &body);
	for (size_t i = 0; i < kind->sections.len; i++) {
		const struct kind_section *section = &kind->sections.items[i];

		if (!section->required.always &&
		    requirement_holds(&section->required, status) &&
		    !has_section(&body, section->heading))
			ask(review, QUESTION_SECTION, section->heading,
			    VIEW(""));
	}
}

/* What the kind wants of a record in that status, and is not there yet. */
static void ask_for(struct review *review, struct view status)
{
	const struct kind *kind = kind_of(review);
	const struct value *front = review_item(review)->now->front;
	bool done = kind_status(kind, status) == STATUS_DONE;

	for (size_t i = 0; i < kind->fields.list.len; i++) {
		const struct field *field = &kind->fields.list.items[i];
		struct view text = VIEW("");
		bool wanted = !field->required.always &&
			      requirement_holds(&field->required, status);

		if (!(wanted || (done && view_equal(field->name,
						    kind->done))) ||
		    !value_empty(value_path(front, field->name)))
			continue;
		if (field->type == TYPE_DATE)
			text = day_text(review, review->command->today);
		ask(review, QUESTION_FIELD, field->name, text);
	}
}

static bool answer_field(struct review *review, struct view text)
{
	const struct field *field =
		kind_field(kind_of(review), review->asked.field);

	if (!text.len) {
		review_say(review, true, review->prompt.choices.len
						 ? "None of these"
						 : "It wants an answer; Esc "
						   "leaves all as it is");
		return false;
	}
	if (field && field->type == TYPE_DATE &&
	    !read_day(review, text, &text))
		return false;
	add_step(review, field && field->list ? DEED_APPEND : DEED_SET,
		 review->asked.field, text);
	return true;
}

static bool answer_section(struct review *review, struct view text)
{
	if (!text.len)
		return answer_field(review, text);
	add_step(review, DEED_NOTE, review->asked.field, text);
	return true;
}

static bool answer_note(struct review *review, struct view text)
{
	struct view day = day_text(review, review->command->today);

	if (!text.len)
		return answer_field(review, text);
	add_step(review, DEED_NOTE, VIEW(REVIEW_NOTES),
		 view_of(arena_printf(arena_of(review), "- " VIEW_FMT ": "
				      VIEW_FMT, VIEW_ARG(day),
				      VIEW_ARG(text))));
	return true;
}

static bool answer_new_due(struct review *review, struct view text)
{
	if (!read_day(review, text, &text))
		return false;
	if (review_promote(review, review->promoted_title, text) == 0)
		return true;
	review_say(review, true, "Not done: %s", review->command->err.text);
	return false;
}

/* Take the answer to what was asked; false: ask again. */
static bool take_answer(struct review *review, struct view text)
{
	switch (review->asked.kind) {
	case QUESTION_STATUS:
		if (!answer_field(review, text))
			return false;
		ask_for(review, text);
		ask_for_sections(review, text);
		return true;
	case QUESTION_SECTION:
		return answer_section(review, text);
	case QUESTION_NOTE:
		return answer_note(review, text);
	case QUESTION_TITLE:
		review->promoted_title = view_copy(arena_of(review), text);
		return text.len || answer_field(review, text);
	case QUESTION_NEW_DUE:
		return answer_new_due(review, text);
	default:
		return answer_field(review, text);
	}
}

enum review_wish review_answer(struct review *review, struct key key)
{
	enum prompt_state state = prompt_key(&review->prompt, key);

	review->notice = VIEW("");
	if (state == PROMPT_CANCELLED) {
		review->mode = REVIEW_WALK;
		review_say(review, false, "Left as it was");
	} else if (state == PROMPT_DONE &&
		   take_answer(review, prompt_answer(&review->prompt))) {
		ask_next(review);
	}
	return REVIEW_GO_ON;
}
