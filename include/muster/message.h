/*
 * Messages: a commit's message as git hands it to its hooks, in a file.
 *
 * Not all of it stays. git drops the lines that begin as core.commentChar
 * says, and what follows the scissors line, where `git commit -v` puts the
 * diff. With commit.cleanup it may leave comments in.
 */
#ifndef MUSTER_MESSAGE_H
#define MUSTER_MESSAGE_H

#include <stdbool.h>

#include "muster/err.h"
#include "muster/repo.h"
#include "muster/text.h"

#define MESSAGE_MAX (64u << 20)	/* bytes of the file, diff included */

struct message {
	struct view text;	/* all of the file */
	struct view comment;	/* what begins a comment: "#" */
	bool comments_stay;	/* as commit.cleanup says */
	size_t scissors;	/* where what git cuts off begins, or
				 * text.len */
};

/* Read it, and what git's configuration says of it. 0, or -1 with err
 * set. */
int message_read(struct message *message, const char *path,
		 struct repo *repo, struct arena *arena, struct err *err);

/* What stays of it: without comments and what is cut off. */
struct view message_body(const struct message *message, struct arena *arena);

/* Where lines can be put that git will drop: before its own comments, or
 * below the scissors. False when there is no such place. */
bool message_place(const struct message *message, size_t *offset);

#endif
