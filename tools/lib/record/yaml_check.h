/*
 * What YAML allows and a record does not: characters that an escape puts
 * into a value, text that is lost as a comment, keys that are there twice.
 * The part of yaml.c that needs no parser.
 */
#ifndef MUSTER_YAML_CHECK_H
#define MUSTER_YAML_CHECK_H

#include "muster/finding.h"
#include "muster/map.h"
#include "muster/value.h"

struct yaml_source {
	struct view text;
	struct view path;
	struct arena *arena;
	struct findings *findings;
	VEC(size_t) lines;	/* offset at which each line begins */
};

void yaml_source_init(struct yaml_source *source, struct view text,
		      struct view path, struct arena *arena,
		      struct findings *findings);

/* The rest of the line from a place on, without its end. */
struct view yaml_rest(const struct yaml_source *source, struct span from);

/* A scalar as it was read. */
struct yaml_scalar {
	struct view text;
	bool plain;		/* without quotes */
	bool block;		/* with | or > */
	struct span start, end;
};

/* Look at the characters of a scalar, value or key. */
void yaml_check_characters(const struct yaml_source *source,
			   const struct yaml_scalar *scalar);

/* Look at what stands behind it. */
void yaml_check_comment(const struct yaml_source *source,
			const struct yaml_scalar *scalar);

/* Look at the key that comes next in `map`. `looks` is for this map alone,
 * empty at first; it is used once the keys are many or odd. */
void yaml_check_key(const struct yaml_source *source,
		    const struct value *map, struct map *looks,
		    struct view key, struct span at);

#endif
