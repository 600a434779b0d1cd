/*
 * The files of a program, as files: what is wrong with one before anybody
 * reads what it says. The part of program.c that tells so.
 */
#ifndef MUSTER_PROGRAM_FILE_H
#define MUSTER_PROGRAM_FILE_H

#include "muster/program.h"

/* Can it be read as a file? Adds a finding where not, or where git is not
 * done with it. */
bool program_file_open(struct program *program,
		       const struct snapshot_file *file);

/* Add what is wrong with its name, and, where it does not begin as a record
 * does, that it should; `record` is the one that it is, or NULL. */
void program_file_check(struct program *program,
			const struct snapshot_file *file,
			const struct record *record);

/* The path below the program's directory. */
struct view program_file_local(const struct program *program,
			       struct view path);

#endif
