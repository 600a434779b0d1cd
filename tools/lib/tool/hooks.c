#include "muster/hooks.h"

#include <string.h>

#include "muster/child.h"
#include "muster/owner.h"

/* The top of the work tree; with GIT_DIR only git knows it. */
static int find_top(struct hooks *hooks, struct err *err)
{
	const char *const argv[] = { "rev-parse", "--show-toplevel", NULL };
	struct child_result result;

	if (hooks->place.top || !hooks->place.named)
		return 0;
	if (child_git(NULL, NULL, argv, hooks->arena, &result, err) < 0)
		return -1;
	result.out = view_trim(result.out);
	if (!result.status && result.out.len)
		hooks->place.top = view_copy(hooks->arena, result.out).ptr;
	return 0;
}

static bool is_ours(const struct hook_file *file)
{
	return file->state == HOOK_CURRENT || file->state == HOOK_OLD ||
	       file->state == HOOK_CHANGED;
}

static enum hooks_way find_way(const struct hooks *hooks, size_t i)
{
	const struct hook_file *file = &hooks->each[i].file;
	const struct hook_manager *manager = &hooks->manager;
	const char *legacy = ".legacy";

	if (hooks->settings.events[i])
		return HOOKS_CONFIG;
	if (file->runs && file->calls)
		return is_ours(file) ? HOOKS_SCRIPT : HOOKS_CALL;
	if (!manager->name || !file->runs || !manager->active[i])
		return HOOKS_NO_WAY;
	if (manager->calls[i])
		return HOOKS_MANAGER;
	if (file->aside && !file->interrupted &&
	    !strcmp(manager->name, "pre-commit") &&
	    view_ends(view_of(file->aside), legacy))
		return HOOKS_ASIDE;
	return HOOKS_NO_WAY;
}

static int look(struct hooks *hooks, size_t i, struct err *err)
{
	const struct hook_settings *settings = &hooks->settings;
	struct hooks_one *one = &hooks->each[i];

	if (hook_file_look(&one->file, settings->folder, hook_names[i],
			   hooks->arena, err) < 0)
		return -1;
	one->own = one->file;
	return settings->path ? hook_file_look(&one->own, settings->own,
					       hook_names[i], hooks->arena,
					       err) : 0;
}

int hooks_find(struct hooks *hooks, struct arena *arena, struct err *err)
{
	struct hook_file files[HOOK_COUNT];

	*hooks = (struct hooks){ .arena = arena };
	if (place_find(&hooks->place, NULL, arena, err) < 0 ||
	    owner_check(&hooks->place, arena, err) < 0 ||
	    find_top(hooks, err) < 0 ||
	    hook_settings_read(&hooks->settings, &hooks->place, arena,
			       err) < 0)
		return -1;
	for (size_t i = 0; i < HOOK_COUNT; i++) {
		if (look(hooks, i, err) < 0)
			return -1;
		files[i] = hooks->each[i].file;
	}
	hook_manager_find(&hooks->manager, &hooks->settings, hooks->place.top,
			  files, arena);
	for (size_t i = 0; i < HOOK_COUNT; i++)
		hooks->each[i].way = find_way(hooks, i);
	return 0;
}

bool hooks_complete(const struct hooks *hooks)
{
	for (size_t i = 0; i < HOOK_COUNT; i++)
		if (hooks->each[i].way == HOOKS_NO_WAY)
			return false;
	return true;
}

/* Somebody else sees to it, or has to. */
static bool is_for_others(const struct hooks *hooks, size_t i, bool force)
{
	switch (hooks->each[i].way) {
	case HOOKS_MANAGER:
	case HOOKS_CALL:
	case HOOKS_ASIDE:
		return true;
	case HOOKS_CONFIG:
		return !hooks->settings.ours_events[i];
	case HOOKS_SCRIPT:
		return false;
	case HOOKS_NO_WAY:
		break;
	}
	return hooks->manager.name && hooks->manager.serves[i] && !force;
}

/* What a manager that runs muster has put aside of ours would run it once
 * more. */
static void plan_others(struct hooks_one *one)
{
	if (one->way == HOOKS_NO_WAY)
		one->step = HOOK_LEAVE;
	else if (one->way == HOOKS_MANAGER && one->file.aside)
		one->step = hook_file_uninstall(&one->file);
}

/* By git's configuration: ours goes from the folder, unless it was edited
 * and is somebody's own by now. */
static void plan_event(struct hooks *hooks, size_t i)
{
	struct hooks_one *one = &hooks->each[i];

	if (one->file.state == HOOK_CHANGED && one->file.calls &&
	    one->file.runs)
		return;
	hooks->events[i] = true;
	if (one->file.state == HOOK_CURRENT || one->file.state == HOOK_OLD)
		one->step = hook_file_uninstall(&one->file);
}

static void plan_script(struct hooks *hooks, size_t i)
{
	struct hooks_one *one = &hooks->each[i];

	if (is_ours(&one->file) || !hooks->manager.fixed ||
	    !hooks->manager.serves[i])
		one->step = hook_file_install(&one->file);
	else
		one->step = HOOK_STOP;
}

static void plan_change(struct hooks *hooks)
{
	const struct hook_settings *settings = &hooks->settings;
	bool any = false, same = settings->ours;

	for (size_t i = 0; i < HOOK_COUNT; i++) {
		any |= hooks->events[i];
		same &= settings->ours_events[i] == hooks->events[i];
	}
	if (any && !same)
		hooks->change = HOOKS_SET_CONFIG;
	else if (!any && settings->ours)
		hooks->change = HOOKS_UNSET_CONFIG;
}

void hooks_plan_install(struct hooks *hooks, bool force)
{
	for (size_t i = 0; i < HOOK_COUNT; i++) {
		struct hooks_one *one = &hooks->each[i];

		if (is_for_others(hooks, i, force))
			plan_others(one);
		else if (hooks->settings.configurable)
			plan_event(hooks, i);
		else if (hooks->settings.outside)
			one->step = force ? HOOK_STOP : HOOK_LEAVE;
		else
			plan_script(hooks, i);
	}
	plan_change(hooks);
}

void hooks_plan_uninstall(struct hooks *hooks)
{
	for (size_t i = 0; i < HOOK_COUNT; i++) {
		struct hooks_one *one = &hooks->each[i];

		if (!hooks->settings.outside)
			one->step = hook_file_uninstall(&one->file);
		if (hooks->settings.path && !hooks->settings.shared)
			one->own_step = hook_file_uninstall(&one->own);
	}
	if (hooks->settings.ours)
		hooks->change = HOOKS_UNSET_CONFIG;
}

/* Old settings go first, since one of them may say "not enabled". */
static int set_config(const struct hooks *hooks, struct err *err)
{
	if (hooks->settings.ours &&
	    hook_settings_unset(&hooks->settings, &hooks->place, hooks->arena,
				err) < 0)
		return -1;
	return hook_settings_set(&hooks->place, hooks->events, hooks->arena,
				 err);
}

/* What is new comes before what is old goes: in between, muster runs twice
 * and never not at all. */
int hooks_do(const struct hooks *hooks, struct err *err)
{
	if (hooks->change == HOOKS_SET_CONFIG && set_config(hooks, err) < 0)
		return -1;
	for (size_t i = 0; i < HOOK_COUNT; i++) {
		const struct hooks_one *one = &hooks->each[i];

		if (hook_file_do(&one->file, one->step, hooks->arena,
				 err) < 0 ||
		    hook_file_do(&one->own, one->own_step, hooks->arena,
				 err) < 0)
			return -1;
	}
	if (hooks->change == HOOKS_UNSET_CONFIG)
		return hook_settings_unset(&hooks->settings, &hooks->place,
					   hooks->arena, err);
	return 0;
}

bool hooks_stopped(const struct hooks *hooks)
{
	for (size_t i = 0; i < HOOK_COUNT; i++)
		if (hooks->each[i].step == HOOK_STOP)
			return true;
	return false;
}
