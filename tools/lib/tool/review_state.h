/*
 * What the files of the review share.
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

/* Go on to another entry; behind the last one the summary stands. */
void review_go(struct review *review, size_t at);

/* The keys that ask (review_ask.c). */
void review_ask_status(struct review *review);
void review_ask_owner(struct review *review);
void review_ask_due(struct review *review);
void review_ask_note(struct review *review);
void review_ask_promotion(struct review *review);
enum review_wish review_answer(struct review *review, struct key key);

/* Show the next question, or do what the answers make. */
void review_ask_next(struct review *review);
void review_question(struct review *review, enum question_kind kind,
		     struct view field, struct view text);

/* Promotion (review_promote.c): may the entry be, and the deed of it, whose
 * steps are added to the draft. */
bool review_can_promote(const struct review_item *item);
int review_promote(struct review *review, struct view title, struct view due);

/* The end (review_end.c). */
enum review_wish review_summary_key(struct review *review, struct key key);
enum review_wish review_written_key(struct review *review, struct key key);
void review_minutes(const struct review *review, struct minutes *minutes);
const char *review_message_path(const struct review *review);

/* Somebody has changed files meanwhile (review_reread.c): put what was done
 * onto them as they are now, and say so. */
void review_reread(struct review *review);

#endif
