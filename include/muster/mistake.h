/*
 * Mistakes: what is wrong with a line of front matter that YAML can't read,
 * in words, with the line as it should be.
 *
 * A YAML parser says where it could not go on. That is seldom where
 * somebody slipped and never why, so the lines up to there are looked at
 * for what people do write: @names, a second colon, [WIP], tabs, a quote
 * that is not closed.
 */
#ifndef MUSTER_MISTAKE_H
#define MUSTER_MISTAKE_H

#include "muster/finding.h"

/* Tell why `front` could not be read beyond line and column `stop`: one
 * finding, at the first line that has a mistake. */
void mistake_tell(struct view front, struct span stop, struct view path,
		  struct findings *findings);

/* Give the last finding its hint, for a sign at a place that YAML reads but
 * records can't have: `before`, and, where a value begins with the sign,
 * its line with the value in double quotes. */
void mistake_quote(struct view front, struct span at, const char *before,
		   struct findings *findings);

#endif
