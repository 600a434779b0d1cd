#include "muster/hook_settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "muster/child.h"
#include "muster/config.h"
#include "muster/hook_call.h"
#include "muster/vec.h"

/* What ours are called, a command each. */
static const struct {
	const char *name, *command;
} ours[HOOK_COUNT] = {
	[HOOK_PRE_COMMIT] = { "muster", HOOK_COMMAND },
	[HOOK_PRE_MERGE] = { "muster", HOOK_COMMAND },
	[HOOK_PREPARE] = { "muster-prepare-commit-msg",
			   "muster hook run prepare-commit-msg" },
	[HOOK_MESSAGE] = { "muster-commit-msg",
			   "muster hook run commit-msg" },
	[HOOK_PUSH] = { "muster-pre-push", "muster hook run pre-push --" },
};

/* One hook.NAME.*, of whichever file of the configuration. */
struct entry {
	struct view name;
	struct view command;
	bool events[HOOK_COUNT];
	bool off;
};

struct entries {
	VEC(struct entry) list;
};

static int run_git(const struct place *place, const char *const *argv,
		   struct arena *arena, struct child_result *result,
		   struct err *err)
{
	return child_git(place->git_dir, place->top, argv, arena, result, err);
}

/* Ask `git config`; nothing found is no error. */
static int ask(const struct place *place, const char *const *argv,
	       struct arena *arena, struct view *out, struct err *err)
{
	struct child_result result;

	if (run_git(place, argv, arena, &result, err) < 0)
		return -1;
	if (result.status > 1)
		return err_set(err, "git can't read its configuration: "
			       VIEW_FMT, VIEW_ARG(view_trim(result.errors)));
	*out = result.out;
	return 0;
}

/* Cut a NUL-terminated field from the front; false when none is left. */
static bool next_field(struct view *rest, struct view *field)
{
	size_t end = view_find(*rest, 0, '\0');

	if (end == rest->len)
		return false;
	*field = view_slice(*rest, 0, end);
	*rest = view_slice(*rest, end + 1, rest->len);
	return true;
}

/* Hooks run at the top of the work tree, or in a bare repository itself. */
static const char *resolve(const char *path, const char *base,
			   struct arena *arena)
{
	const char *full = *path == '/' ? path
				: arena_printf(arena, "%s/%s", base, path);
	char *real = realpath(full, NULL);

	if (real)
		full = arena_copy(arena, real, strlen(real));
	free(real);
	return full;
}

/* Is the folder this repository's alone? */
static bool is_inside(const struct place *place, const char *folder)
{
	return place_below(folder, place->common_dir, NULL) ||
	       (place->top && place_below(folder, place->top, NULL));
}

static void take_path(struct hook_settings *settings,
		      const struct place *place, struct view scope,
		      struct view path, struct arena *arena)
{
	settings->path = view_copy(arena, path).ptr;
	settings->folder = resolve(settings->path, place->top
				   ? place->top : place->git_dir, arena);
	settings->global = !view_is(scope, "local") &&
			   !view_is(scope, "worktree");
}

/* The core.hooksPath that counts is the last. child_git() sets one for
 * itself, on the command line: that one does not. */
static int find_path(struct hook_settings *settings,
		     const struct place *place, struct arena *arena,
		     struct err *err)
{
	const char *const argv[] = { "config", "-z", "--show-scope",
				     "--type=path", "--get-all",
				     "core.hooksPath", NULL };
	struct view rest, scope, path;
	const char *own;

	settings->own = arena_printf(arena, "%s/hooks", place->common_dir);
	own = settings->folder = resolve(settings->own, NULL, arena);
	settings->shared = !is_inside(place, own);
	if (ask(place, argv, arena, &rest, err) < 0)
		return -1;
	while (next_field(&rest, &scope) && next_field(&rest, &path))
		if (!view_is(scope, "command"))
			take_path(settings, place, scope, path, arena);
	if (!strcmp(settings->folder, own)) {
		settings->path = NULL;
		settings->global = false;
	}
	settings->outside = settings->global ||
			    !is_inside(place, settings->folder);
	return 0;
}

/* "git version 2.54.0" and later run hooks of the configuration. */
static int find_version(struct hook_settings *settings,
			const struct place *place, struct arena *arena,
			struct err *err)
{
	const char *const argv[] = { "version", NULL };
	struct child_result result;
	unsigned major, minor;

	if (run_git(place, argv, arena, &result, err) < 0)
		return -1;
	settings->configurable =
		sscanf(view_copy(arena, result.out).ptr, "git version %u.%u",
		       &major, &minor) == 2 &&
		(major > 2 || (major == 2 && minor >= 54));
	return 0;
}

static struct entry *entry_of(struct entries *entries, struct view name,
			      struct arena *arena)
{
	struct entry *entry;

	for (size_t i = 0; i < entries->list.len; i++)
		if (view_equal(entries->list.items[i].name, name))
			return &entries->list.items[i];
	entry = VEC_PUSH(arena, &entries->list);
	*entry = (struct entry){ .name = name };
	return entry;
}

static void take_event(struct entry *entry, struct view event)
{
	for (size_t i = 0; i < HOOK_COUNT; i++)
		if (!event.len)
			entry->events[i] = false;
		else if (view_is(event, hook_names[i]))
			entry->events[i] = true;
}

/* `item` is "hook.NAME.KEY", a line feed and the value. */
static void take(struct hook_settings *settings, struct entries *entries,
		 struct view scope, struct view item, struct arena *arena)
{
	size_t end = view_find(item, 0, '\n'), dot = end;
	struct view value = view_slice(item, end + 1, item.len), name, key;
	struct entry *entry;

	while (dot && item.ptr[dot - 1] != '.')
		dot--;
	if (dot <= strlen("hook."))
		return;
	name = view_slice(item, strlen("hook."), dot - 1);
	key = view_slice(item, dot, end);
	entry = entry_of(entries, name, arena);
	if (view_is(key, "command"))
		entry->command = value;
	else if (view_is(key, "event"))
		take_event(entry, value);
	else if (view_is(key, "enabled"))
		entry->off = !config_is_true(end < item.len
			? view_copy(arena, value).ptr : NULL);
	for (size_t i = 0; i < HOOK_COUNT; i++)
		settings->ours_names[i] |= view_is(name, ours[i].name) &&
					   view_is(scope, "local");
}

/* What all the entries come to. */
static void conclude(struct hook_settings *settings, struct entries *entries,
		     struct arena *arena)
{
	for (size_t hook = 0; hook < HOOK_COUNT; hook++)
		settings->barred[hook] =
			entry_of(entries, view_of(hook_names[hook]),
				 arena)->off;
	for (size_t i = 0; i < entries->list.len; i++) {
		const struct entry *entry = &entries->list.items[i];

		if (entry->off || !settings->configurable)
			continue;
		for (size_t hook = 0; hook < HOOK_COUNT; hook++) {
			if (!entry->events[hook] || settings->barred[hook] ||
			    !hook_calls(entry->command, hook_names[hook]))
				continue;
			settings->events[hook] = true;
			settings->ours_events[hook] |=
				settings->ours_names[hook] &&
				view_is(entry->name, ours[hook].name);
		}
	}
	for (size_t hook = 0; hook < HOOK_COUNT; hook++)
		settings->ours |= settings->ours_names[hook];
}

int hook_settings_read(struct hook_settings *settings,
		       const struct place *place, struct arena *arena,
		       struct err *err)
{
	const char *const argv[] = { "config", "-z", "--show-scope",
				     "--get-regexp", "^hook\\.", NULL };
	struct entries entries = { { 0 } };
	struct view rest, scope, item;

	*settings = (struct hook_settings){ 0 };
	if (find_path(settings, place, arena, err) < 0 ||
	    find_version(settings, place, arena, err) < 0 ||
	    ask(place, argv, arena, &rest, err) < 0)
		return -1;
	while (next_field(&rest, &scope) && next_field(&rest, &item))
		take(settings, &entries, scope, item, arena);
	conclude(settings, &entries, arena);
	return 0;
}

static int change(const struct place *place, const char *const *argv,
		  struct arena *arena, struct err *err)
{
	struct child_result result;

	if (run_git(place, argv, arena, &result, err) < 0)
		return -1;
	if (result.status)
		return err_set(err, "git can't change its configuration: "
			       VIEW_FMT, VIEW_ARG(view_trim(result.errors)));
	return 0;
}

static bool is_repeated(size_t i)
{
	return i && !strcmp(ours[i].name, ours[i - 1].name);
}

int hook_settings_unset(const struct hook_settings *settings,
			const struct place *place, struct arena *arena,
			struct err *err)
{
	for (size_t i = 0; i < HOOK_COUNT; i++) {
		const char *const argv[] = {
			"config", "--local", "--remove-section",
			arena_printf(arena, "hook.%s", ours[i].name), NULL
		};

		if (settings->ours_names[i] && !is_repeated(i) &&
		    change(place, argv, arena, err) < 0)
			return -1;
	}
	return 0;
}

static int set(const struct place *place, size_t i, const char *how,
	       struct arena *arena, struct err *err)
{
	const char *const command[] = {
		"config", "--local",
		arena_printf(arena, "hook.%s.command", ours[i].name),
		ours[i].command, NULL
	};
	const char *const event[] = {
		"config", "--local", how,
		arena_printf(arena, "hook.%s.event", ours[i].name),
		hook_names[i], NULL
	};

	return change(place, command, arena, err) < 0
		       ? -1 : change(place, event, arena, err);
}

/* The command first: git refuses an event without one. */
int hook_settings_set(const struct place *place,
		      const bool events[HOOK_COUNT], struct arena *arena,
		      struct err *err)
{
	for (size_t i = 0; i < HOOK_COUNT; i++) {
		bool more = is_repeated(i) && events[i - 1];

		if (events[i] && set(place, i, more ? "--add"
						    : "--replace-all",
				     arena, err) < 0)
			return -1;
	}
	return 0;
}
