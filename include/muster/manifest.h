/*
 * The manifest: .muster.yml at the repository's root, which lists the
 * directories of its programs.
 */
#ifndef MUSTER_MANIFEST_H
#define MUSTER_MANIFEST_H

#include "muster/finding.h"
#include "muster/kind.h"
#include "muster/snapshot.h"

#define MANIFEST_PATH ".muster.yml"
#define MANIFEST_DEFAULT "program"

/* The programs' directories, in the manifest's order; the default one when
 * there is no manifest, or when it names none that can be used: its
 * mistakes are findings, and the records are looked at all the same. 1 when
 * the manifest names them, 0 for the default one, -1 with err set. */
int manifest_read(struct snapshot *snapshot, struct arena *arena,
		  struct views *dirs, struct findings *findings,
		  struct err *err);

#endif
