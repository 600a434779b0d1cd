#include "muster/hooks_report.h"

#include <string.h>

#include "muster/escape.h"

static const struct {
	const char *done, *would;
} words[] = {
	[HOOK_KEEP] = { "kept", "kept" },
	[HOOK_LEAVE] = { "left out", "left out" },
	[HOOK_STOP] = { "kept", "kept" },
	[HOOK_CREATE] = { "created", "would create" },
	[HOOK_UPDATE] = { "updated", "would update" },
	[HOOK_WRAP] = { "created", "would create" },
	[HOOK_REMOVE] = { "removed", "would remove" },
	[HOOK_RESTORE] = { "restored", "would restore" },
	[HOOK_PUT_ASIDE] = { "put aside", "would put aside" },
};

static const char *const states[] = {
	[HOOK_ABSENT] = "absent",
	[HOOK_CURRENT] = "current",
	[HOOK_OLD] = "old",
	[HOOK_CHANGED] = "edited",
	[HOOK_FOREIGN] = "foreign",
};

static void add_line(struct str *out, const char *what, const char *path,
		     const char *rest)
{
	str_addf(out, "%-13s ", what);
	escape_line(out, view_of(path));
	escape_line(out, view_of(rest));
	str_addc(out, '\n');
}

static const char *word(const struct hook_file *file, enum hook_step step,
			bool dry)
{
	if (step == HOOK_KEEP && file->state == HOOK_ABSENT)
		return "absent";
	return dry ? words[step].would : words[step].done;
}

const char *hooks_report_word(const struct hooks *hooks, size_t i, bool dry)
{
	if (!hooks->events[i])
		return word(&hooks->each[i].file, hooks->each[i].step, dry);
	if (hooks->change != HOOKS_SET_CONFIG)
		return "kept";
	return dry ? "would set" : "set";
}

/* What stands behind a hook's path where nothing was done to it. */
static const char *remark(const struct hooks *hooks, size_t i)
{
	if (hooks->each[i].step != HOOK_KEEP)
		return "";
	switch (hooks->each[i].way) {
	case HOOKS_MANAGER:
	case HOOKS_ASIDE:
		return arena_printf(hooks->arena, ", by which %s runs muster",
				    hooks->manager.name);
	case HOOKS_CALL:
		return ", which runs muster itself";
	case HOOKS_CONFIG:
		return ", since git runs muster by its configuration";
	case HOOKS_NO_WAY:
	case HOOKS_SCRIPT:
		break;
	}
	return "";
}

/* Where ours goes from, when somebody else's has taken its place. */
static const char *shown_path(const struct hook_file *file,
			      enum hook_step step)
{
	if (file->state != HOOK_FOREIGN ||
	    (step != HOOK_REMOVE && step != HOOK_RESTORE))
		return file->path;
	return file->interrupted ? file->before : file->aside;
}

static void add_file(struct str *out, const struct hook_file *file,
		     enum hook_step step, bool dry, const char *rest)
{
	const char *keep = dry ? "would keep" : "kept";

	add_line(out, word(file, step, dry), shown_path(file, step), rest);
	if (step == HOOK_WRAP)
		add_line(out, keep, file->path,
			 HOOK_BEFORE ", which runs first");
	else if (step == HOOK_PUT_ASIDE)
		add_line(out, keep, file->path,
			 HOOK_EDITED ", which you have edited");
	else if (file->before && (step == HOOK_CREATE || step == HOOK_UPDATE))
		add_line(out, keep, file->before, ", which runs first");
}

void hooks_report_file(struct str *out, const struct hook_file *file,
		       enum hook_step step, bool dry)
{
	add_file(out, file, step, dry,
		 step == HOOK_KEEP && file->state == HOOK_FOREIGN &&
		 file->calls ? ", which runs muster itself" : "");
}

void hooks_report_done(struct str *out, const struct hooks *hooks, bool dry)
{
	static const char *const changes[][2] = {
		[HOOKS_SET_CONFIG] = { "set", "would set" },
		[HOOKS_UNSET_CONFIG] = { "unset", "would unset" },
	};

	if (hooks->change != HOOKS_LEAVE_CONFIG)
		add_line(out, changes[hooks->change][dry], "hook.muster",
			 " in the repository's configuration");
	for (size_t i = 0; i < HOOK_COUNT; i++) {
		const struct hooks_one *one = &hooks->each[i];

		if (one->step != HOOK_LEAVE &&
		    (one->step != HOOK_KEEP || !hooks->events[i]))
			add_file(out, &one->file, one->step, dry,
				 remark(hooks, i));
		if (one->own_step != HOOK_KEEP)
			add_file(out, &one->own, one->own_step, dry, "");
	}
}

static void add_lines(struct str *out, const char *text)
{
	struct view rest = view_of(text), line;

	str_addc(out, '\n');
	while (view_line(&rest, &line)) {
		str_adds(out, "    ");
		escape_line(out, line);
		str_addc(out, '\n');
	}
	str_addc(out, '\n');
}

static void advise_manager(struct str *out, const struct hooks *hooks)
{
	const struct hook_manager *manager = &hooks->manager;

	str_adds(out, "The hooks are managed by ");
	escape_line(out, view_of(manager->name));
	str_addc(out, '\n');
	for (size_t i = 0; i < manager->part_count; i++) {
		const struct hook_part *part = &manager->parts[i];

		str_adds(out, "Add to ");
		escape_line(out, view_of(part->file));
		str_addf(out, "%s%s:\n", part->place ? ", " : "",
			 part->place ? part->place : "");
		add_lines(out, part->lines);
	}
	if (manager->then) {
		str_adds(out, manager->part_count ? "Then run:\n" : "Run:\n");
		add_lines(out, manager->then);
	}
	if (!manager->fixed || hooks->settings.configurable)
		str_adds(out, "Or have git run muster beside it: `muster hook "
			 "install --force`\n");
}

/* What leads git to a folder that is not this repository's alone. */
static const char *leader(const struct hooks *hooks)
{
	return hooks->settings.path ? "core.hooksPath" : "the link .git/hooks";
}

static void advise_own(struct str *out, const struct hooks *hooks)
{
	struct str own = STR_INIT;

	escape_shell(&own, view_of(hooks->settings.own));
	str_adds(out, "\nor give this repository hooks of its own, in place "
		 "of those:\n\n");
	if (!hooks->settings.path || hooks->settings.shared)
		str_addf(out, "    rm %s && mkdir %s\n", own.buf, own.buf);
	if (hooks->settings.path)
		str_addf(out, "    git config core.hooksPath %s\n", own.buf);
	str_adds(out, "    muster hook install\n\n");
	str_release(&own);
}

static void advise_outside(struct str *out, const struct hooks *hooks)
{
	str_addf(out, "Here %s leads git to ", leader(hooks));
	escape_line(out, view_of(hooks->settings.folder));
	str_adds(out, hooks->settings.global
		 ? ", and not for this repository alone"
		 : ", which is outside of this repository");
	str_adds(out, ", so muster writes nothing there. Either add a line to "
		 "the hooks in that folder, for all who use it:\n");
	for (size_t i = 0; i < HOOK_COUNT; i++) {
		const struct hook_file *file = &hooks->each[i].file;

		if (hooks->each[i].way != HOOKS_NO_WAY)
			continue;
		str_adds(out, "\n    in ");
		escape_line(out, view_of(file->path));
		str_addf(out, ":\n    muster hook run %s \"$@\" || exit 1\n",
			 file->name);
	}
	advise_own(out, hooks);
}

/* The manager writes that script, so that no line can be added to it. */
static bool is_fixed(const struct hooks *hooks, size_t i)
{
	return hooks->manager.fixed && hooks->manager.serves[i] &&
	       !hooks->each[i].file.odd;
}

static void advise_stopped(struct str *out, const struct hooks *hooks,
			   size_t i)
{
	const struct hook_file *file = &hooks->each[i].file;

	escape_line(out, view_of(file->path));
	str_addf(out, " stays alone: %s.\n",
		 is_fixed(hooks, i) ? "its manager's scripts have to keep "
				      "their names"
				    : hook_file_obstacle(file));
	if (is_fixed(hooks, i))
		return;
	if (file->odd)
		str_adds(out, "Remove it, and install again.\n");
	else if (file->calls)
		str_adds(out, "Make it executable: chmod +x.\n");
	else if (file->before && !file->interrupted)
		str_addf(out, "Remove the one of the two that you no longer "
			 "want (the other is called %s%s), and install "
			 "again.\n", file->name, HOOK_BEFORE);
	else
		str_addf(out, "Add to it the line\n\n    muster hook run %s "
			 "\"$@\" || exit 1\n\n", file->name);
}

void hooks_report_advice(struct str *out, const struct hooks *hooks)
{
	bool left = false, fixed = false;

	for (size_t i = 0; i < HOOK_COUNT; i++) {
		left |= hooks->each[i].step == HOOK_LEAVE;
		fixed |= hooks->each[i].step == HOOK_STOP &&
			 is_fixed(hooks, i);
	}
	if (hooks->settings.outside && !hooks->settings.configurable) {
		if (left || hooks_stopped(hooks))
			advise_outside(out, hooks);
		return;
	}
	for (size_t i = 0; i < HOOK_COUNT; i++)
		if (hooks->each[i].step == HOOK_STOP)
			advise_stopped(out, hooks, i);
	if (hooks->manager.name && (left || fixed))
		advise_manager(out, hooks);
}

/* Who runs muster for that hook, or why nobody does. */
static void add_way(struct str *out, const struct hooks *hooks, size_t i)
{
	const struct hook_file *file = &hooks->each[i].file;

	switch (hooks->each[i].way) {
	case HOOKS_SCRIPT:
		str_addf(out, "by %s", file->path);
		if (file->before)
			str_addf(out, ", behind %s" HOOK_BEFORE, file->name);
		if (file->state == HOOK_CHANGED)
			str_adds(out, ", which was edited");
		break;
	case HOOKS_CONFIG:
		str_adds(out, "by git itself, as its configuration says");
		break;
	case HOOKS_MANAGER:
		str_addf(out, "by %s", hooks->manager.name);
		break;
	case HOOKS_CALL:
		str_addf(out, "by %s, which calls muster", file->path);
		break;
	case HOOKS_ASIDE:
		str_addf(out, "by %s, which pre-commit runs", file->aside);
		break;
	case HOOKS_NO_WAY:
		if (file->state == HOOK_ABSENT)
			str_adds(out, "there is no such hook");
		else if (!file->runs)
			str_addf(out, "git can't run %s", file->path);
		else
			str_addf(out, "%s does not call muster", file->path);
		break;
	}
}

/* What would change that; empty when nothing has to. */
static void add_help(struct str *out, const struct hooks *hooks, size_t i)
{
	const struct hook_file *file = &hooks->each[i].file;
	const struct hook_manager *manager = &hooks->manager;

	if (hooks->each[i].way != HOOKS_NO_WAY) {
		if (file->state == HOOK_OLD)
			str_adds(out, "muster hook install brings it up to "
				 "date");
	} else if (hooks->settings.configurable && hooks->settings.barred[i]) {
		str_addf(out, "git config --unset hook.%s.enabled",
			 file->name);
	} else if (manager->name && manager->serves[i] && manager->calls[i] &&
		   manager->then && !strchr(manager->then, '\n')) {
		str_addf(out, "%s calls muster, but git does not call it: %s",
			 manager->name, manager->then);
	} else if (manager->name && manager->serves[i]) {
		str_addf(out, "muster hook install says what to add for %s",
			 manager->name);
		if (file->aside)
			str_addf(out, "; muster's own, which it has put aside "
				 "as %s, is not run", file->aside);
	} else if (hooks->settings.outside &&
		   !hooks->settings.configurable) {
		str_addf(out, "%s leads git to %s: muster hook install says "
			 "what to do", leader(hooks), hooks->settings.folder);
	} else {
		str_adds(out, "muster hook install");
	}
}

void hooks_report_status(struct str *out, const struct hooks *hooks)
{
	struct str text = STR_INIT;

	for (size_t i = 0; i < HOOK_COUNT; i++) {
		str_addf(out, "%-17s %-12s ", hook_names[i],
			 hooks->each[i].way == HOOKS_NO_WAY ? "NOT checked"
							    : "checked");
		str_clear(&text);
		add_way(&text, hooks, i);
		escape_line(out, str_view(&text));
		str_clear(&text);
		add_help(&text, hooks, i);
		str_adds(out, text.len ? "\n  help: " : "\n");
		if (!text.len)
			continue;
		escape_line(out, str_view(&text));
		str_addc(out, '\n');
	}
	str_release(&text);
}

static void put_one(struct arena *arena, struct value *list,
		    const struct hooks *hooks, size_t i)
{
	const struct hook_file *file = &hooks->each[i].file;
	struct value *map = value_push(arena, list, value_map(arena));
	struct str text = STR_INIT;

	value_put_text(arena, map, "hook", view_of(file->name));
	value_put_text(arena, map, "path", view_of(file->path));
	value_put_text(arena, map, "state", view_of(states[file->state]));
	value_put_bool(arena, map, "checked",
		       hooks->each[i].way != HOOKS_NO_WAY);
	add_way(&text, hooks, i);
	value_put_text(arena, map, "why", view_copy(arena, str_view(&text)));
	str_clear(&text);
	add_help(&text, hooks, i);
	if (text.len)
		value_put_text(arena, map, "help",
			       view_copy(arena, str_view(&text)));
	else
		value_put(arena, map, VIEW("help"), value_null(arena));
	str_release(&text);
}

void hooks_report_put(struct arena *arena, struct value *map,
		      const struct hooks *hooks)
{
	struct value *list = value_list(arena);

	value_put_text(arena, map, "folder", view_of(hooks->settings.folder));
	if (hooks->manager.name)
		value_put_text(arena, map, "manager",
			       view_of(hooks->manager.name));
	else
		value_put(arena, map, VIEW("manager"), value_null(arena));
	value_put_bool(arena, map, "checked", hooks_complete(hooks));
	value_put(arena, map, VIEW("hooks"), list);
	for (size_t i = 0; i < HOOK_COUNT; i++)
		put_one(arena, list, hooks, i);
}
