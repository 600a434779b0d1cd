/*
 * Pull requests, as the forges' messages name them: "Merge pull request #41
 * from ...", "Title (#41)" of a squash, "See merge request group/project!41"
 * at GitLab, "Merged in x (pull request #41)" at Bitbucket.
 */
#ifndef REQUEST_H
#define REQUEST_H

#include "muster/text.h"

/* The number that a commit's message gives, "41", or the empty view; a part
 * of the message. */
struct view request_number(struct view message);

#endif
