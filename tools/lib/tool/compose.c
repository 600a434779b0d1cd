#include "muster/compose.h"

#include <unistd.h>

#include "muster/calendar.h"
#include "muster/check.h"
#include "muster/draft.h"
#include "muster/file.h"
#include "muster/here.h"
#include "muster/identity.h"
#include "muster/ids.h"
#include "muster/name.h"
#include "muster/progress.h"
#include "muster/starter.h"

#define SHOWN 80	/* bytes of an argument that a message repeats */

/* The functions below yield an enum compose_result, or -1. */
struct composing {
	struct compose *compose;
	struct session *session;
	struct arena *arena;
	struct err *err;
	struct starter starter;
	int32_t today;
};

static struct view shown(const char *argument)
{
	return view_slice(view_of(argument), 0, SHOWN);
}

/* What such files look like is not for us to say; which number is free is. */
static int foreign(struct composing *it, const struct kind *kind)
{
	struct ids ids;
	struct view number;
	size_t at;

	ids_init(&ids, it->arena);
	if (ids_read_all(&ids, it->compose->in, it->session->repo,
			 it->err) < 0)
		return -1;
	number = ids_next(&ids, kind->prefix);
	at = view_find(number, 0, '-') + 1;
	while (at < number.len && number.ptr[at] == '0')
		at++;
	err_set(it->err, "muster does not write records of the kind " VIEW_FMT
		": copy one of those that are there, " VIEW_FMT "; the next "
		"free number is " VIEW_FMT, VIEW_ARG(kind->name),
		VIEW_ARG(kind->files.list.items[0]),
		VIEW_ARG(view_slice(number, at, number.len)));
	return COMPOSE_WRONG;
}

/* "field=value" */
static int set(struct composing *it, const char *argument)
{
	struct view all = view_of(argument);
	size_t equals = view_find(all, 0, '=');
	struct view name = view_slice(all, 0, equals);
	struct view text = calendar_resolve(
		&it->compose->in->policy.calendar,
		kind_field(it->starter.kind, name),
		view_slice(all, equals + 1, all.len), it->today, it->arena);

	if (equals < all.len &&
	    starter_set(&it->starter, name, text, it->err) == 0)
		return COMPOSE_DONE;
	if (equals == all.len)
		err_set(it->err, "--set " VIEW_FMT ": write it as FIELD=VALUE",
			VIEW_ARG(shown(argument)));
	return COMPOSE_WRONG;
}

static int set_title(struct composing *it)
{
	struct view title = view_of(it->compose->title);

	if (view_find(title, 0, '\n') < title.len) {
		err_set(it->err, "--title: a title is one line");
		return COMPOSE_WRONG;
	}
	return starter_set(&it->starter, VIEW("title"), title, it->err);
}

/* Who commits owns it, where somebody should and nobody is named. */
static void set_owner(struct composing *it)
{
	struct compose *compose = it->compose;
	const struct record *person;
	struct identity identity;
	struct err ignored;

	if (starter_text(&it->starter, "owner").len ||
	    !views_have(&it->starter.kind->starter, VIEW("owner")) ||
	    identity_author(it->session->repo, it->arena, &identity,
			    &ignored) < 0)
		return;
	person = program_person(compose->in, identity.email);
	if (person)
		starter_set(&it->starter, VIEW("owner"), person->id,
			    &ignored);
	else
		compose->stranger = identity.email;
}

static int fill(struct composing *it)
{
	const struct compose *compose = it->compose;

	if (compose->title && set_title(it))
		return COMPOSE_WRONG;
	if (compose->owner)
		starter_set(&it->starter, VIEW("owner"),
			    view_of(compose->owner), it->err);
	for (size_t i = 0; i < compose->sets.len; i++)
		if (set(it, compose->sets.items[i]))
			return COMPOSE_WRONG;
	set_owner(it);
	return COMPOSE_DONE;
}

/* Without a prefix: the kind's name where there is but one record of the
 * kind, else the words of the title. */
static struct view free_id(struct composing *it, const struct ids *ids)
{
	const struct kind *kind = it->starter.kind;

	if (kind->prefix.len)
		return ids_next(ids, kind->prefix);
	if (!kind->folder.len)
		return kind->name;
	return starter_slug(it->arena, starter_text(&it->starter, "title"));
}

static int choose_id(struct composing *it)
{
	struct view id = starter_text(&it->starter, "id");
	const struct id *taken;
	struct progress progress;
	struct ids ids;

	ids_init(&ids, it->arena);
	progress_start(&progress, STDERR_FILENO, "commits read");
	ids.tick = progress_tick;
	ids.context = &progress;
	if (ids_read_all(&ids, it->compose->in, it->session->repo,
			 it->err) < 0)
		return -1;
	if (!id.len)
		id = free_id(it, &ids);
	if (!id.len) {
		err_set(it->err, "it needs an id: --set id=WORD, or a --title "
			"to make one of");
		return COMPOSE_WRONG;
	}
	taken = it->starter.kind->folder.len ? ids_find(&ids, id) : NULL;
	if (taken) {
		ids_refuse(taken, id, it->err);
		return COMPOSE_WRONG;
	}
	it->compose->id = id;
	it->compose->unseen = ids.unseen;
	return starter_set(&it->starter, VIEW("id"), id, it->err);
}

static int is_there(struct composing *it)
{
	err_set(it->err, "'" VIEW_FMT "' is there already and stays as it is",
		VIEW_ARG(it->compose->path));
	return COMPOSE_WRONG;
}

static int choose_path(struct composing *it)
{
	struct compose *compose = it->compose;

	compose->path = starter_path(&it->starter, compose->in->dir);
	if (here_has(it->session->repo, compose->path))
		return is_there(it);
	if (name_is_portable(compose->path))
		return COMPOSE_DONE;
	err_set(it->err, "some systems can't check out a file named '" VIEW_FMT
		"'; choose another id", VIEW_ARG(compose->path));
	return COMPOSE_WRONG;
}

/* Hold it against the program. */
static int check(struct composing *it, struct view bytes)
{
	struct compose *compose = it->compose;
	struct draft draft = { compose->in, compose->path, bytes };

	draft_check(&draft, &it->session->programs, it->today,
		    &compose->wanted);
	for (size_t i = 0; i < compose->wanted.list.len; i++) {
		const struct finding *finding =
			&compose->wanted.list.items[i];

		if (draft_is_wanted(finding->rule))
			continue;
		err_set(it->err, VIEW_FMT "%s" VIEW_FMT,
			VIEW_ARG(finding->message),
			finding->hint.len ? "; " : "",
			VIEW_ARG(finding->hint));
		return COMPOSE_WRONG;
	}
	return COMPOSE_DONE;
}

static int write_file(struct composing *it)
{
	struct str text = STR_INIT;
	struct view bytes;
	int rc;

	starter_write(&it->starter, &text);
	bytes = view_copy(it->arena, str_view(&text));
	str_release(&text);
	rc = check(it, bytes);
	if (rc)
		return rc;
	rc = here_create(it->session->repo, it->compose->path, bytes,
			 it->err);
	return rc == FILE_ODD ? is_there(it) : rc;
}

int compose_write(struct compose *compose, struct session *session,
		  struct command *command)
{
	struct composing it = { .compose = compose, .session = session,
				.arena = &command->arena,
				.err = &command->err,
				.today = command->today };
	const struct kind *kind;
	int rc;

	compose->wanted.arena = it.arena;
	compose->in = here_program(&session->programs, session->repo,
				   compose->program, it.err);
	if (!compose->in)
		return COMPOSE_WRONG;
	kind = here_kind(compose->in->kinds, compose->kind, it.err);
	if (!kind)
		return COMPOSE_WRONG;
	if (kind->files.list.len)
		return foreign(&it, kind);
	starter_init(&it.starter, kind, it.arena);
	rc = fill(&it);
	if (!rc)
		rc = choose_id(&it);
	if (!rc)
		rc = choose_path(&it);
	return rc ? rc : write_file(&it);
}

int compose_look(struct compose *compose, struct session *session,
		 struct command *command)
{
	struct findings all = { .arena = &command->arena };
	struct judgement judgement;

	session_close(session);
	if (session_open(session, command) < 0)
		return -1;
	check_programs(&session->programs, command->today, &all);
	if (session_judge(session, command, &all, NULL, &judgement) < 0)
		return -1;
	compose->wanted.list.len = 0;
	for (size_t i = 0; i < all.list.len; i++)
		if (view_equal(all.list.items[i].path, compose->path))
			*VEC_PUSH(&command->arena, &compose->wanted.list) =
				all.list.items[i];
	return 0;
}
