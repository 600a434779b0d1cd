/*
 * Front matter as YAML: a map of texts, lists and maps, nothing cleverer.
 *
 * libyaml's event interface is used, not its documents, so that a hostile
 * input is left at the first anchor, tag or level too deep. What YAML
 * would guess (yes, 0777, 1e3) stays text; `~` and nothing are null.
 * Every value and key has the span of its first character.
 */
#ifndef MUSTER_YAML_H
#define MUSTER_YAML_H

#include "muster/finding.h"
#include "muster/value.h"

#define YAML_DEPTH_MAX 16
#define YAML_EVENTS_MAX 10000
#define YAML_KEY_MAX 128		/* bytes */
#define YAML_TEXT_MAX (16u << 10)	/* bytes */

/* Read `front`, whose first line is line 1 of the file at `path` (the
 * opening --- may be part of it). Its bytes are valid UTF-8 without
 * control characters or hidden line ends. Yields the map, which borrows
 * nothing from `front`; NULL, with a finding that says why, when it can't
 * be read. Findings that leave it readable (a duplicate key, a lost
 * comment) are added too. */
struct value *yaml_read(struct view front, struct view path,
			struct arena *arena, struct findings *findings);

#endif
