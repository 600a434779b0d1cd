#include "muster/lives.h"

#define SLIPS 3		/* letters by which a name that is meant is nearer */

/* The commit that the history ends with, and what is not committed yet. */
static int find_tip(struct lives *lives, struct snapshot *tip)
{
	struct session *session = &lives->session;
	struct err *err = &lives->command->err;
	const struct comparison_side now = { &session->snapshot,
					     &session->programs };
	const struct comparison_side before = { tip, &lives->programs };

	*tip = session->snapshot;
	lives->programs = session->programs;
	if (tip->source == SNAPSHOT_COMMIT)
		return 0;
	lives->programs = (struct programs){ 0 };
	if (snapshot_base(&session->snapshot, tip) &&
	    programs_load(&lives->programs, tip, &session->documents, err) < 0)
		return -1;
	return comparison_read(&lives->pending, &before, &now,
			       &session->documents, err);
}

int lives_open(struct lives *lives, struct command *command)
{
	struct session *session = &lives->session;
	struct err *err = &command->err;
	struct snapshot tip;
	struct ledger_scope scope = {
		.snapshot = &tip, .documents = &session->documents,
		.programs = &lives->programs, .cached = true
	};

	*lives = (struct lives){ .command = command };
	if (session_open(session, command) < 0 || find_tip(lives, &tip) < 0)
		return -1;
	scope.ref = session_branch(session, command);
	if (ledger_read(&lives->ledger, &scope, err) < 0 ||
	    mailmap_read(&lives->mailmap, &session->snapshot, err) < 0)
		return -1;
	return mechanical_read(&lives->mechanical, &session->snapshot, err);
}

void lives_close(struct lives *lives)
{
	session_close(&lives->session);
}

/* The id that an operand names: its own, or that of the file's record, of the
 * program *only. */
static struct view id_of(const struct lives *lives, const char *operand,
			 const struct program **only)
{
	const struct programs *programs = &lives->session.programs;

	*only = NULL;
	for (size_t i = 0; i < programs->list.len; i++) {
		const struct program *program = programs->list.items[i];

		for (size_t k = 0; k < program->records.len; k++)
			if (program->records.items[k].id.len &&
			    view_is(program->records.items[k].path, operand)) {
				*only = program;
				return program->records.items[k].id;
			}
	}
	return view_of(operand);
}

static int missing(const struct lives *lives, struct view id)
{
	const struct ledger *ledger = &lives->ledger;
	struct view best = VIEW("");
	size_t limit = SLIPS;

	for (size_t i = 0; i < ledger->records.len; i++) {
		struct view known = ledger->records.items[i]->id;
		size_t distance = view_distance(id, known, limit);

		if (distance < limit) {
			best = known;
			limit = distance;
		}
	}
	err_set(&lives->command->err, "no record is or was called '" VIEW_FMT
		"'%s" VIEW_FMT "%s", VIEW_ARG(id),
		best.len ? "; did you mean '" : "", VIEW_ARG(best),
		best.len ? "'?" : "");
	return 1;
}

struct owners {
	VEC(const struct program *) list;
};

static bool has_owner(const struct owners *owners, struct view dir)
{
	for (size_t i = 0; i < owners->list.len; i++)
		if (view_equal(owners->list.items[i]->dir, dir))
			return true;
	return false;
}

/* The programs that are there, and those that the last commit alone has. */
static void find_owners(struct owners *owners, const struct lives *lives)
{
	const struct programs *both[] = { &lives->session.programs,
					  &lives->programs };
	struct arena *arena = &lives->command->arena;

	for (size_t i = 0; i < 2; i++)
		for (size_t k = 0; k < both[i]->list.len; k++)
			if (!has_owner(owners, both[i]->list.items[k]->dir))
				*VEC_PUSH(arena, &owners->list) =
					both[i]->list.items[k];
}

/* A file may be a record of two programs. */
static bool is_told(const struct ledger *ledger, const struct owners *owners,
		    size_t owner, struct view id)
{
	const struct ledger_record *record =
		ledger_find(ledger, owners->list.items[owner], id);

	for (size_t i = 0; record && i < owner; i++)
		if (ledger_find(ledger, owners->list.items[i], id) == record)
			return true;
	return false;
}

/* Those of each program that has, or had, such a record. How many there are,
 * or -1. */
static int add_lives(struct lives *lives, const struct life_scope *scope,
		     const struct owners *owners, struct view id)
{
	int count = 0;

	for (size_t i = 0; i < owners->list.len; i++) {
		struct life life;
		int rc;

		if (is_told(&lives->ledger, owners, i, id))
			continue;
		rc = life_read(&life, scope, owners->list.items[i], id,
			       &lives->command->err);
		if (rc < 0)
			return -1;
		if (rc)
			*VEC_PUSH(scope->arena, &lives->list) = life;
		count += rc;
	}
	return count;
}

int lives_read(struct lives *lives, const struct lives_filter *filter)
{
	struct command *command = lives->command;
	struct views fields = { .list = { 0 } };
	const struct life_scope scope = {
		.ledger = &lives->ledger, .pending = &lives->pending,
		.mailmap = &lives->mailmap, .mechanical = &lives->mechanical,
		.arena = &command->arena, .since = filter->since,
		.most = (size_t)filter->most, .fields = &fields
	};
	struct owners all = { 0 };

	find_owners(&all, lives);
	for (size_t i = 0; i < filter->fields.len; i++)
		*VEC_PUSH(&command->arena, &fields.list) =
			view_of(filter->fields.items[i]);
	for (size_t i = 0; i < command->args.len; i++) {
		struct owners one = { 0 };
		struct view id = id_of(lives, command->args.items[i],
				       VEC_PUSH(scope.arena, &one.list));
		int count = add_lives(lives, &scope, one.list.items[0] ? &one
								       : &all,
				      id);

		if (count <= 0)
			return count < 0 ? -1 : missing(lives, id);
	}
	return 0;
}
