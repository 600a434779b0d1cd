/*
 * What the parts of a review share: where it stands, what was done, and what
 * is said (review_state.c); then what each part does. Parts call what stands
 * above them here, review.c all of them.
 */
#ifndef REVIEW_STATE_H
#define REVIEW_STATE_H

#include "muster/review.h"

static inline struct review_item *review_item(const struct review *review)
{
	return &review->items.items[review->at];
}

/* Say something below the entry, formatted into the arena. */
void review_say(struct review *review, bool bad, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* Do it, unless it can't be done or brings in an error, which is told.
 * Yields whether it was done. */
bool review_do(struct review *review, const struct deed *deed);

/* Make all files anew from what they were and the deeds. 0, or -1 with the
 * command's err. */
int review_rebuild(struct review *review);

/* Take the last deed away; there is one. */
void review_take_back(struct review *review);

/* Go on to another entry; behind the last one the summary stands. */
void review_go(struct review *review, size_t at);

/* Promotion (review_promote.c): may the entry be, and the deed of it, whose
 * steps are added to the draft. */
bool review_can_promote(const struct review_item *item);
int review_promote(struct review *review, struct view title, struct view due);

/* The keys that ask (review_ask.c), and one for what was asked. */
void review_ask_status(struct review *review);
void review_ask_owner(struct review *review);
void review_ask_due(struct review *review);
void review_ask_note(struct review *review);
void review_ask_promotion(struct review *review);
enum review_wish review_answer(struct review *review, struct key key);

/* Somebody has changed files meanwhile (review_reread.c): put what was done
 * onto them as they are now, and say so. */
void review_reread(struct review *review);

/* The end (review_end.c): its two screens' keys, what was done in words, and
 * the file that has them for a commit. */
enum review_wish review_summary_key(struct review *review, struct key key);
enum review_wish review_written_key(struct review *review, struct key key);
void review_minutes(const struct review *review, struct minutes *minutes);
const char *review_message_path(const struct review *review);

#endif
