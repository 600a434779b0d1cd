#include "muster/review.h"

#include <unistd.h>

#include "review_state.h"

int review_open(struct review *review, struct command *command,
		struct session *session, const struct raid *agenda)
{
	*review = (struct review){ .command = command, .session = session };
	rewrite_init(&review->rewrite, session, command);
	if (past_open(&review->past, &session->programs, &session->snapshot,
		      &session->documents, command->today,
		      &command->err) < 0)
		return -1;
	for (size_t i = 0; i < agenda->entries.len; i++) {
		const struct raid_entry *entry = &agenda->entries.items[i];
		struct review_item *item =
			VEC_PUSH(&command->arena, &review->items);

		item->entry = entry;
		item->base = item->now = entry->record->document;
		past_want(&review->past, entry->program, entry->record);
	}
	return 0;
}

void review_close(struct review *review)
{
	prompt_release(&review->prompt);
	past_close(&review->past);
}

static void affirm(struct review *review)
{
	struct review_item *item = review_item(review);
	struct arena *arena = &review->command->arena;
	struct deed deed = { .entry = review->at, .affirms = true };
	char today[DATE_SIZE];

	date_format(review->command->today, today);
	if (view_is(document_text(item->now, "reviewed"), today)) {
		review_go(review, review->at + 1);
		return;
	}
	deed_add(&deed, arena, (struct deed_step){
		.op = DEED_SET, .path = item->base->path,
		.field = record_key(item->entry->record, VIEW("reviewed")),
		.text = view_copy(arena, view_of(today)) });
	if (review_do(review, &deed))
		review_go(review, review->at + 1);
}

/* Away with the last deed, and back to where it was done. */
static void undo(struct review *review)
{
	size_t len = review->deeds.list.len;

	if (!len) {
		review_say(review, false, "There is nothing to undo");
		return;
	}
	review_go(review, review->deeds.list.items[len - 1].entry);
	review_take_back(review);
	review_say(review, false, "Undone");
}

static void back(struct review *review)
{
	if (review->at)
		review_go(review, review->at - 1);
	else
		review_say(review, false, "This is the first one");
}

static void promote(struct review *review)
{
	if (review_can_promote(review_item(review)))
		review_ask_promotion(review);
	else
		review_say(review, false, "Only risks and assumptions can be "
			   "promoted");
}

static enum review_wish walk_key(struct review *review, int32_t code)
{
	review->notice = VIEW("");
	switch (code) {
	case 'a': affirm(review); break;
	case 's': review_ask_status(review); break;
	case 'o': review_ask_owner(review); break;
	case 'd': review_ask_due(review); break;
	case 'n': review_ask_note(review); break;
	case 'p': promote(review); break;
	case 'e': return REVIEW_EDIT;
	case 'k':
	case ' ':
	case KEY_RIGHT:
	case KEY_DOWN: review_go(review, review->at + 1); break;
	case 'u': undo(review); break;
	case 'b':
	case KEY_LEFT:
	case KEY_UP: back(review); break;
	case '?': review->mode = REVIEW_HELP; break;
	case 'q': review_go(review, review->items.len); break;
	default: break;
	}
	return REVIEW_GO_ON;
}

static enum review_wish edited_key(struct review *review, int32_t code)
{
	if (code == 'e')
		return REVIEW_EDIT;
	if (code != 'x' && code != KEY_ESCAPE)
		return REVIEW_GO_ON;
	unlink(review_copy(review));
	review->mode = REVIEW_WALK;
	review_say(review, false, "Left as it was");
	return REVIEW_GO_ON;
}

enum review_wish review_key(struct review *review, struct key key)
{
	if (key.pasted && review->mode != REVIEW_ASK)
		return REVIEW_GO_ON;
	switch (review->mode) {
	case REVIEW_ASK:
		return review_answer(review, key);
	case REVIEW_HELP:
		review->mode = REVIEW_WALK;
		return REVIEW_GO_ON;
	case REVIEW_EDITED:
		return edited_key(review, key.code);
	case REVIEW_SUMMARY:
		return review_summary_key(review, key);
	case REVIEW_WRITTEN:
		return review_written_key(review, key);
	default:
		return walk_key(review, key.code);
	}
}
