/*
 * Editors: the one that the user has, as git would find it.
 */
#ifndef MUSTER_EDITOR_H
#define MUSTER_EDITOR_H

#include "muster/arena.h"
#include "muster/err.h"

/* Open the file in what `git var GIT_EDITOR` names (GIT_EDITOR, core.editor,
 * VISUAL, EDITOR) and wait until it is closed. 0, or -1 with err set when
 * there is no editor or it failed. */
int editor_open(const char *path, struct arena *arena, struct err *err);

#endif
