/*
 * Kinds: what a record of each kind has, read from the kind's own record.
 *
 * templates/kinds/NAME.md, built in, or program/kinds/NAME.md in the
 * repository, which takes the built-in's place. The front matter is the
 * schema, the body is what a new record begins with. Nothing about a
 * kind's fields is written a second time in C, apart from the names that
 * an analysis computes with (depends_on, supersedes, reviewed ...).
 */
#ifndef MUSTER_KIND_H
#define MUSTER_KIND_H

#include <stdbool.h>

#include "muster/date.h"
#include "muster/document.h"
#include "muster/type.h"
#include "muster/vec.h"
#include "muster/visibility.h"

struct views {
	VEC(struct view) list;
};

bool views_have(const struct views *views, struct view item);

/* When something is required: always, or in these statuses. */
struct requirement {
	bool always;
	struct views statuses;
};

bool requirement_holds(const struct requirement *requirement,
		       struct view status);

#define KIND_FILES_MAX 16	/* globs of a kind */

struct field;

struct fields {
	VEC(struct field) list;
};

struct field {
	struct view name;	/* dotted: raci.accountable */
	enum type type;
	bool list;		/* a list of the type */
	struct views values;	/* of an enum */
	struct views to;	/* kinds that a ref may name; empty: any */
	bool of_fields;		/* it may name a field of one: M-001.due */
	struct requirement required;
	struct view standard;	/* `default`: what `new` writes */
	struct view help;
	enum visibility visibility;	/* open: as its record */
	struct fields columns;	/* of a table */
};

enum status_class {
	STATUS_NONE,		/* no status, or one that the kind lacks */
	STATUS_PLANNED,		/* open, not begun */
	STATUS_ACTIVE,		/* open, under way */
	STATUS_DONE,		/* closed as intended */
	STATUS_DROPPED		/* closed otherwise */
};

/* "planned", "active", "done", "dropped": NULL for none, and at the end. */
extern const char *const status_classes[];

struct kind_status {
	struct view name;
	bool open_ended;	/* "Inactive*": what begins so is it, too */
	enum status_class class;
};

struct kind_section {
	struct view heading;
	struct requirement required;
};

/* Under which key a field stands in a file that matches `files`. */
struct kind_key {
	struct view field;
	struct view key;
};

struct kind {
	struct view name;	/* risk */
	struct view title;	/* Risk */
	struct view about;
	struct view prefix;	/* R; empty: ids are plain words */
	struct view folder;	/* risks; empty: the program's own */
	bool raid;
	bool decision;		/* its records are audited as decisions */
	enum visibility visibility;	/* of its records, unless they say */
	struct view start, due, done;	/* names of the fields, or empty */
	bool has_freshness;
	struct duration freshness;
	VEC(struct kind_status) statuses;	/* none: no life cycle */
	VEC(struct kind_section) sections;
	struct views moves;
	struct views starter;
	struct views files;	/* globs of foreign records (foreign.h) */
	VEC(struct kind_key) keys;
	struct fields fields;	/* the common ones first */
	const struct document *document;
};

struct field *kind_field(const struct kind *kind, struct view name);
enum status_class kind_status(const struct kind *kind, struct view status);
bool status_is_open(enum status_class class);

/* Read a definition. Fields of `common` (the abstract kind `record`, NULL
 * while that is read itself) come first. What is wrong is added to
 * `findings`; the kind is then used as far as it goes. */
struct kind *kind_read(const struct document *document,
		       const struct kind *common, struct arena *arena,
		       struct findings *findings);

#endif
