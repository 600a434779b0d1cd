/*
 * The files that `muster import` is called with: a table, and which of its
 * columns and words become which. Whoever calls chose them, so that a file
 * that is of no use is a call that went wrong.
 */
#ifndef MUSTER_INTAKE_FILE_H
#define MUSTER_INTAKE_FILE_H

#include "muster/command.h"
#include "muster/fieldmap.h"
#include "muster/sheet.h"

/* Read the map; `map` is initialised. 0; 1 with command->err when there is no
 * such file, or it says something else; -1 with command->err when it can't be
 * read. */
int intake_file_map(struct fieldmap *map, struct command *command,
		    const char *path);

/* Read the tables of a Markdown file (.md, .markdown), or the one of a CSV
 * file; there is at least one. The same. */
int intake_file_sheets(struct sheets *sheets, struct command *command,
		       const char *path);

#endif
