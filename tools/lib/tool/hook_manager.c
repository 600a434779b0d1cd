#include "muster/hook_manager.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "muster/escape.h"
#include "muster/file.h"
#include "muster/hook_call.h"

#define FILE_MAX (1u << 20)

struct look {
	const struct hook_settings *settings;
	const char *top;
	const struct hook_file *files;
	const char *file;	/* its configuration, from `top` */
	struct view text;	/* what is in it */
	struct arena *arena;
};

/* A program, and a name of the file that configures it. */
struct kind {
	const char *name;
	const char *file;
	const char *marker;	/* in each hook that it writes */
	void (*fill)(struct hook_manager *manager, const struct look *look);
};

/* Behind links, too: a folder of many projects may share one. */
static struct view read_file(const struct look *look, const char *path)
{
	char *real = realpath(path, NULL);
	struct view text;
	struct err ignored;

	if (!real || file_read(real, FILE_MAX, look->arena, &text,
			       &ignored) != FILE_OK)
		text = VIEW("");
	free(real);
	return text;
}

static void add_part(struct hook_manager *manager, const char *file,
		     const char *lines, const char *place)
{
	manager->parts[manager->part_count++] =
		(struct hook_part){ file, lines, place };
}

/* The blanks before the file's own `- repo:`, or NULL without one. */
static const char *find_indent(const struct look *look)
{
	struct view rest = look->text, line;

	while (view_line(&rest, &line)) {
		size_t dash = view_find(line, 0, '-');

		if (view_starts(view_trim(line), "- repo:"))
			return view_copy(look->arena,
					 view_slice(line, 0, dash)).ptr;
	}
	return NULL;
}

/* Entries of the list `hooks`, with the stages as all versions of pre-commit
 * know them. */
static const struct {
	const char *id, *entry, *stages;
} entries[HOOK_COUNT] = {
	[HOOK_PRE_COMMIT] = { "muster", HOOK_COMMAND,
			      "commit, merge-commit" },
	[HOOK_PREPARE] = { "muster-prepare-commit-msg",
			   "muster hook run prepare-commit-msg",
			   "prepare-commit-msg" },
	[HOOK_MESSAGE] = { "muster-commit-msg", "muster hook run commit-msg",
			   "commit-msg" },
	[HOOK_PUSH] = { "muster-pre-push", "muster hook run pre-push",
			"push" },
};

/* Those of the message are handed its file so. */
static const char *takes_file(size_t i)
{
	return i == HOOK_PREPARE || i == HOOK_MESSAGE ? "true" : "false";
}

static void add_indented(struct str *out, const char *indent,
			 const char *lines)
{
	struct view rest = view_of(lines), line;

	while (view_line(&rest, &line)) {
		str_adds(out, indent);
		str_addv(out, line);
		str_addc(out, '\n');
	}
}

static const char *pre_commit_lines(const struct look *look,
				    const struct hook_manager *manager)
{
	const char *indent = find_indent(look), *text;
	struct str lines = STR_INIT;

	str_adds(&lines, indent ? "" : "repos:\n");
	indent = indent ? indent : "  ";
	add_indented(&lines, indent, "- repo: local\n  hooks:\n");
	for (size_t i = 0; i < HOOK_COUNT; i++)
		if (entries[i].id && !manager->calls[i])
			add_indented(&lines, indent, arena_printf(
				look->arena, "    - id: %s\n"
				"      name: muster\n      entry: %s\n"
				"      language: system\n"
				"      stages: [%s]\n"
				"      always_run: true\n"
				"      pass_filenames: %s\n",
				entries[i].id, entries[i].entry,
				entries[i].stages, takes_file(i)));
	text = view_copy(look->arena, str_view(&lines)).ptr;
	str_release(&lines);
	return text;
}

/* One configuration for all hooks; which of them it serves is said when
 * it is installed. */
static void fill_pre_commit(struct hook_manager *manager,
			    const struct look *look)
{
	const char *then = "pre-commit install";
	bool missing = false;

	for (size_t i = 0; i < HOOK_COUNT; i++) {
		manager->serves[i] = true;
		manager->calls[i] = hook_calls(look->text, hook_names[i]);
		missing |= !manager->calls[i];
		if (!manager->active[i])
			manager->then = then =
				arena_printf(look->arena, "%s -t %s", then,
					     hook_names[i]);
	}
	if (missing)
		add_part(manager, look->file, pre_commit_lines(look, manager),
			 find_indent(look) ? "below `repos:`" : NULL);
}

/* What lefthook hands on: all arguments, and for a push the refs. */
static const char *lefthook_lines(const struct look *look, size_t i)
{
	const char *name = hook_names[i];
	const char *args = i < HOOK_PREPARE ? "" : " {0}";
	bool push = i == HOOK_PUSH;

	if (strstr(look->file, ".toml"))
		return arena_printf(look->arena, "[[%s.jobs]]\n"
				    "name = \"muster\"\n"
				    "run = \"muster hook run %s%s\"\n%s", name,
				    name, args, push ? "use_stdin = true\n"
						     : "");
	if (strstr(look->file, ".json"))
		return arena_printf(look->arena, "\"%s\": {\"jobs\": [{"
				    "\"name\": \"muster\", \"run\": "
				    "\"muster hook run %s%s\"%s}]},\n", name,
				    name, args, push ? ", \"use_stdin\": true"
						     : "");
	return arena_printf(look->arena, "%s:\n  jobs:\n    - name: muster\n"
			    "      run: muster hook run %s%s\n%s", name, name,
			    args, push ? "      use_stdin: true\n" : "");
}

/* A section for each hook; with other formats than YAML we don't look which
 * one it is. */
static void fill_lefthook(struct hook_manager *manager,
			  const struct look *look)
{
	bool yaml = strstr(look->file, ".y") != NULL;
	const char *lines = "";

	for (size_t i = 0; i < HOOK_COUNT; i++) {
		manager->serves[i] = true;
		manager->calls[i] = hook_calls(yaml
			? hook_section(look->text, hook_names[i])
			: look->text, hook_names[i]);
		if (!manager->calls[i])
			lines = arena_printf(look->arena, "%s%s", lines,
					     lefthook_lines(look, i));
		if (!manager->calls[i] || !manager->active[i])
			manager->then = "lefthook install";
	}
	if (*lines)
		add_part(manager, look->file, lines,
			 "merged into keys that are there already");
}

/* Sections of its configuration, and the scripts that they run. */
static const struct {
	const char *section, *script;
} sections[HOOK_COUNT] = {
	[HOOK_PRE_COMMIT] = { "PreCommit", ".git-hooks/muster" },
	[HOOK_PREPARE] = { "PrepareCommitMsg",
			   ".git-hooks/muster-prepare-commit-msg" },
	[HOOK_MESSAGE] = { "CommitMsg", ".git-hooks/muster-commit-msg" },
	[HOOK_PUSH] = { "PrePush", ".git-hooks/muster-pre-push" },
};

static bool overcommit_calls(const struct look *look, size_t i)
{
	struct view section = hook_section(look->text, sections[i].section);
	const char *path = arena_printf(look->arena, "%s/%s", look->top,
					sections[i].script);

	return view_search(section, 0, sections[i].script) < section.len &&
	       hook_calls(read_file(look, path), hook_names[i]);
}

/* The commands that take the scripts of hooks that don't run into use. */
static const char *overcommit_then(const struct hook_manager *manager,
				   const struct look *look)
{
	const char *scripts = "", *signs = "";

	for (size_t i = 0; i < HOOK_COUNT; i++) {
		if (!sections[i].section ||
		    (manager->calls[i] && manager->active[i]))
			continue;
		scripts = arena_printf(look->arena, "%s %s", scripts,
				       sections[i].script);
		signs = arena_printf(look->arena, "%sovercommit --sign %s\n",
				     signs, hook_names[i]);
	}
	if (!*scripts)
		return NULL;
	return arena_printf(look->arena, "chmod +x%s\n"
			    "git add%s .overcommit.yml\n"
			    "overcommit --install\novercommit --sign\n%s",
			    scripts, scripts, signs);
}

/* It runs scripts of the repository only, has them signed, and has no hook
 * for merges. */
static void fill_overcommit(struct hook_manager *manager,
			    const struct look *look)
{
	const char *lines = "";

	manager->fixed = true;
	for (size_t i = 0; i < HOOK_COUNT; i++) {
		manager->serves[i] = sections[i].section != NULL;
		manager->calls[i] = manager->serves[i] &&
				    overcommit_calls(look, i);
		if (!manager->serves[i] || manager->calls[i])
			continue;
		add_part(manager, sections[i].script, arena_printf(
			 look->arena, "#!/bin/sh\nexec muster hook run "
			 "%s%s\n", hook_names[i],
			 i < HOOK_PREPARE ? "" : " \"$@\""), NULL);
		lines = arena_printf(look->arena, "%s%s:\n  Muster:\n"
				     "    enabled: true\n    "
				     "required_executable: './%s'\n", lines,
				     sections[i].section, sections[i].script);
	}
	manager->then = overcommit_then(manager, look);
	if (*lines)
		add_part(manager, look->file, lines,
			 "merged into keys that are there already");
}

/* husky's scripts lie in a folder "_" that it makes, and run the files of
 * the same name above that. */
static void fill_husky(struct hook_manager *manager, const struct look *look)
{
	manager->fixed = true;
	for (size_t i = 0; i < HOOK_COUNT; i++) {
		const char *name = hook_names[i];
		const char *file = arena_printf(look->arena, "%s/%s",
						look->file, name);

		manager->serves[i] = true;
		manager->calls[i] = hook_calls(read_file(look,
			arena_printf(look->arena, "%s/%s", look->top, file)),
			name);
		if (!manager->calls[i])
			add_part(manager, file,
				 arena_printf(look->arena, "muster hook run "
					      "%s%s\n", name,
					      i < HOOK_PREPARE ? ""
							: " \"$@\""),
				 "at its end");
		if (!manager->active[i])
			manager->then = "npx husky";
	}
}

static const struct kind kinds[] = {
	{ "pre-commit", ".pre-commit-config.yaml",
	  "File generated by pre-commit", fill_pre_commit },
	{ "lefthook", "lefthook.yml", "call_lefthook", fill_lefthook },
	{ "lefthook", "lefthook.yaml", NULL, fill_lefthook },
	{ "lefthook", ".lefthook.yml", NULL, fill_lefthook },
	{ "lefthook", ".lefthook.yaml", NULL, fill_lefthook },
	{ "lefthook", ".config/lefthook.yml", NULL, fill_lefthook },
	{ "lefthook", ".config/lefthook.yaml", NULL, fill_lefthook },
	{ "lefthook", "lefthook.toml", NULL, fill_lefthook },
	{ "lefthook", "lefthook.json", NULL, fill_lefthook },
	{ "overcommit", ".overcommit.yml", "Overcommit hook integration",
	  fill_overcommit },
	{ "husky", ".husky", NULL, fill_husky },
};
#define KINDS (sizeof(kinds) / sizeof(*kinds))

static bool has_marker(const struct hook_file *file, const char *marker)
{
	return view_search(file->text, 0, marker) < file->text.len;
}

static bool is_there(const struct look *look, const char *name)
{
	return look->top && access(arena_printf(look->arena, "%s/%s",
						look->top, name), F_OK) == 0;
}

/* The row that leaves its mark in our hooks. */
static const struct kind *by_marker(const struct look *look)
{
	for (size_t i = 0; i < KINDS; i++)
		for (size_t hook = 0; hook < HOOK_COUNT; hook++)
			if (kinds[i].marker &&
			    has_marker(&look->files[hook], kinds[i].marker))
				return &kinds[i];
	return NULL;
}

/* Of the rows of that program (NULL: of any) the one whose file is there. */
static const struct kind *by_file(const struct look *look, const char *name)
{
	for (size_t i = 0; i < KINDS; i++)
		if ((!name || !strcmp(kinds[i].name, name)) &&
		    is_there(look, kinds[i].file))
			return &kinds[i];
	return NULL;
}

/* husky's folder, from the top, when core.hooksPath leads below it. */
static const char *husky_folder(const struct look *look)
{
	struct view folder = view_of(look->settings->folder);
	const char *rest;

	if (!look->settings->path || !look->top ||
	    !view_ends(folder, "/_") ||
	    !place_below(look->settings->folder, look->top, &rest) ||
	    strlen(rest) < 3)
		return NULL;
	return arena_copy(look->arena, rest, strlen(rest) - strlen("/_"));
}

static void fill_kind(struct hook_manager *manager, struct look *look,
		      const struct kind *kind, const char *file)
{
	manager->name = kind->name;
	look->file = file;
	if (look->top)
		look->text = read_file(look, arena_printf(look->arena, "%s/%s",
							  look->top, file));
	for (size_t i = 0; i < HOOK_COUNT; i++)
		manager->active[i] = look->files[i].runs && kind->marker &&
				     has_marker(&look->files[i], kind->marker);
	kind->fill(manager, look);
}

static const char *folder_lines(const struct look *look,
				const struct hook_file *file)
{
	if (file->state == HOOK_ABSENT)
		return arena_printf(look->arena, "#!/bin/sh\nmuster hook run "
				    "%s \"$@\" || exit 1\n", file->name);
	return arena_printf(look->arena, "muster hook run %s \"$@\" || exit "
			    "1\n", file->name);
}

/* A folder of hooks that the repository names itself. */
static void fill_folder(struct hook_manager *manager, const struct look *look)
{
	struct str chmod = STR_INIT;

	manager->name = arena_printf(look->arena, "core.hooksPath (%s)",
				     look->settings->path);
	str_adds(&chmod, "chmod +x");
	for (size_t i = 0; i < HOOK_COUNT; i++) {
		const struct hook_file *file = &look->files[i];

		manager->serves[i] = manager->active[i] = true;
		manager->calls[i] = file->calls && file->runs;
		if (!file->calls)
			add_part(manager, file->path,
				 folder_lines(look, file), NULL);
		if (file->runs)
			continue;
		str_addc(&chmod, ' ');
		escape_shell(&chmod, view_of(file->path));
		manager->then = view_copy(look->arena, str_view(&chmod)).ptr;
	}
	str_release(&chmod);
}

bool hook_manager_find(struct hook_manager *manager,
		       const struct hook_settings *settings, const char *top,
		       const struct hook_file files[HOOK_COUNT],
		       struct arena *arena)
{
	struct look look = { .settings = settings, .top = top,
			     .files = files, .arena = arena };
	const char *husky = husky_folder(&look);
	const struct kind *kind = top ? by_marker(&look) : NULL, *other;

	*manager = (struct hook_manager){ 0 };
	if (kind) {
		other = by_file(&look, kind->name);
		fill_kind(manager, &look, kind,
			  other ? other->file : kind->file);
	} else if (husky) {
		for (size_t i = 0; i < HOOK_COUNT; i++)
			manager->active[i] = files[i].runs;
		manager->name = "husky";
		look.file = husky;
		fill_husky(manager, &look);
	} else if (settings->path && !settings->outside) {
		fill_folder(manager, &look);
	} else if (!settings->path && (kind = by_file(&look, NULL))) {
		fill_kind(manager, &look, kind, kind->file);
	}
	return manager->name != NULL;
}
