/* The doctor's checks of CI: does the forge ask muster, and what does it
 * run besides? */
#include <string.h>

#include "muster/codeowners.h"
#include "muster/file.h"
#include "muster/forge.h"
#include "checkup.h"

#define WORKFLOWS ".github/workflows/"
#define ACTIONS ".github/actions/"
#define COMMIT_HEX 40	/* digits */

/* A file of the work tree, or the empty view. */
static struct view read_file(struct checkup *checkup, struct view path)
{
	const char *full = arena_printf(checkup->arena, "%s/" VIEW_FMT,
					repo_work_dir(checkup->repo),
					VIEW_ARG(path));
	struct view bytes = VIEW("");
	struct err ignored;

	return file_read(full, FORGE_FILE_MAX, checkup->arena, &bytes,
			 &ignored) ? VIEW("") : bytes;
}

static bool is_github(struct view path)
{
	return (view_starts(path, WORKFLOWS) || view_starts(path, ACTIONS)) &&
	       (view_ends(path, ".yml") || view_ends(path, ".yaml"));
}

/* The next tracked file of GitHub's from `*i` on. */
static bool next_file(struct checkup *checkup, size_t *i, struct view *path,
		      struct view *bytes)
{
	while (*i < checkup->index.entries.len) {
		*path = checkup->index.entries.items[(*i)++].path;
		if (!is_github(*path))
			continue;
		*bytes = read_file(checkup, *path);
		return true;
	}
	return false;
}

/* The file by which the forge runs muster. */
static bool find_gate(struct checkup *checkup, enum forge forge,
		      struct view *path, struct view *bytes)
{
	*path = view_of(forge_path(forge));
	*bytes = read_file(checkup, *path);
	if (forge_runs(*bytes))
		return true;
	for (size_t i = 0; forge == FORGE_GITHUB &&
			   next_file(checkup, &i, path, bytes);)
		if (view_starts(*path, WORKFLOWS) && forge_runs(*bytes))
			return true;
	return false;
}

/* Is the repository at this forge, as far as it can be seen here? */
static bool is_used(struct checkup *checkup, enum forge forge)
{
	const char *name = forge_names[forge];
	struct view path, bytes;
	size_t i = 0;

	for (size_t k = 0; k < checkup->settings.len; k++) {
		struct view setting = view_of(checkup->settings.items[k].name);
		struct view value = view_of(checkup->settings.items[k].value);

		if (view_starts(setting, "remote.") &&
		    view_ends(setting, ".url") &&
		    view_search(value, 0, name) < value.len)
			return true;
	}
	if (forge == FORGE_GITHUB)
		return next_file(checkup, &i, &path, &bytes);
	return read_file(checkup, view_of(forge_path(forge))).len > 0;
}

static void judge_gate(struct checkup *checkup, enum forge forge,
		       struct view path, struct view bytes)
{
	struct forge_source source = { VIEW(""), VIEW("") };
	int64_t version = forge_version(bytes);
	struct view ours;

	if (!forge_source_find(&source, bytes) || version < 0) {
		checkup_ok(checkup, VIEW_FMT " runs muster", VIEW_ARG(path));
		return;
	}
	ours = forge_text(forge, &source, checkup->arena);
	if (version >= forge_version(ours)) {
		checkup_ok(checkup, VIEW_FMT " runs " VIEW_FMT " at " VIEW_FMT,
			   VIEW_ARG(path), VIEW_ARG(source.repository),
			   VIEW_ARG(view_slice(source.commit, 0, 7)));
		return;
	}
	checkup_odd(checkup, VIEW_FMT " is older than this muster's",
		    VIEW_ARG(path));
	checkup_help(checkup, "rm %s && muster init --ci %s --from "
		     VIEW_FMT "@" VIEW_FMT, checkup_word(checkup, path),
		     forge_names[forge], VIEW_ARG(source.repository),
		     VIEW_ARG(source.commit));
}

static void gate(struct checkup *checkup)
{
	enum forge lacking = FORGE_NONE;
	struct view path, bytes;

	if (!checkup_has(checkup, CHECKUP_INDEX) ||
	    !checkup_has(checkup, CHECKUP_SETTINGS))
		return;
	for (int i = FORGES - 1; i > FORGE_NONE; i--) {
		enum forge forge = (enum forge)i;

		if (find_gate(checkup, forge, &path, &bytes)) {
			judge_gate(checkup, forge, path, bytes);
			return;
		}
		if (is_used(checkup, forge))
			lacking = forge;
	}
	if (!lacking) {
		checkup_ok(checkup, "no forge is known");
		return;
	}
	checkup_odd(checkup, "no job runs muster: what passes by the hooks "
		    "lands unchecked");
	checkup_help(checkup, "muster init --ci %s --from acme/muster@COMMIT, "
		     "with where muster lies at the forge",
		     forge_names[lacking]);
}

/* What a required check has to be asked on. */
static const struct {
	const char *event, *line, *why;
} events[] = {
	{ "pull_request", "pull_request:", "nothing is asked before it lands" },
	{ "merge_group", "merge_group:",
	  "in a merge queue the required check never comes" },
	{ "push", "push:", "what lands without a request is not looked at" },
	{ "schedule", "schedule: [{cron: '17 5 * * 1-5'}]",
	  "nobody hears of entries that go stale" },
};

static void triggers(struct checkup *checkup)
{
	struct view path, bytes;

	if (!checkup_has(checkup, CHECKUP_INDEX))
		return;
	if (!find_gate(checkup, FORGE_GITHUB, &path, &bytes)) {
		checkup_ok(checkup, "no workflow of GitHub's runs muster");
		return;
	}
	checkup_ok(checkup, VIEW_FMT " is run on all that counts",
		   VIEW_ARG(path));
	bytes = view_slice(bytes, 0, view_search(bytes, 0, "\njobs:"));
	for (size_t i = 0; i < sizeof(events) / sizeof(*events); i++) {
		if (view_search(bytes, 0, events[i].event) < bytes.len)
			continue;
		checkup_odd(checkup, VIEW_FMT " is not run on %s: %s",
			    VIEW_ARG(path), events[i].event, events[i].why);
		checkup_help(checkup, "sed -i %s %s", checkup_word(checkup,
			     view_of(arena_printf(checkup->arena,
						  "/^on:$/a\\  %s",
						  events[i].line))),
			     checkup_word(checkup, path));
		return;
	}
	if (view_search(bytes, 0, "paths") == bytes.len)
		return;
	checkup_odd(checkup, VIEW_FMT " is run for some paths alone: as a "
		    "required check it keeps all others waiting",
		    VIEW_ARG(path));
	checkup_help(checkup, "remove `paths` and `paths-ignore` there");
}

/* Of a workflow that clones by itself; those that are called do it right. */
static void depth(struct checkup *checkup)
{
	static const char checkout[] = "actions/checkout@";
	struct view path, bytes;

	if (!checkup_has(checkup, CHECKUP_INDEX))
		return;
	if (!find_gate(checkup, FORGE_GITHUB, &path, &bytes) ||
	    view_search(bytes, 0, checkout) == bytes.len ||
	    view_search(bytes, 0, "fetch-depth: 0") < bytes.len) {
		checkup_ok(checkup, "jobs clone all of the history");
		return;
	}
	checkup_odd(checkup, VIEW_FMT " clones the last commit alone, so that "
		    "the gate can't decide", VIEW_ARG(path));
	checkup_help(checkup, "give actions/checkout there `with: "
		     "{fetch-depth: 0}`");
}

/* What is used in a line: "actions/checkout@v4", where it can be moved. */
static bool find_loose(struct view line, struct view *use)
{
	struct view name;
	size_t at;

	line = view_trim(line);
	if (view_starts(line, "- "))
		line = view_trim(view_slice(line, 2, line.len));
	if (!view_starts(line, "uses:"))
		return false;
	line = view_trim(view_slice(line, strlen("uses:"), line.len));
	*use = view_slice(line, 0, view_find(line, 0, ' '));
	at = view_find(*use, 0, '@');
	name = view_slice(*use, at + 1, use->len);
	if (view_starts(name, "sha256:"))
		return false;
	for (size_t i = 0; i < name.len; i++)
		if (!strchr("0123456789abcdef", name.ptr[i]))
			return true;
	return at < use->len && name.len != COMMIT_HEX;
}

/* Only what means nothing to sed and to the shell. */
static bool is_plain(struct view use)
{
	for (size_t i = 0; i < use.len; i++) {
		char c = use.ptr[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
		    !(c >= '0' && c <= '9') && (!c || !strchr("-_./@", c)))
			return false;
	}
	return true;
}

/* The command asks GitHub for which commit the name stands today. */
static void help_pin(struct checkup *checkup, struct view path,
		     struct view use)
{
	size_t at = view_find(use, 0, '@');
	size_t end = view_find(use, view_find(use, 0, '/') + 1, '/');
	struct view action = view_slice(use, 0, at);
	struct view repository = view_slice(use, 0, end < at ? end : at);
	struct view name = view_slice(use, at + 1, use.len);

	if (!is_plain(use)) {
		checkup_help(checkup, "write the commit in the place of what "
			     "stands behind the @");
		return;
	}
	checkup_help(checkup, "c=$(git ls-remote https://github.com/" VIEW_FMT
		     " " VIEW_FMT " '" VIEW_FMT "^{}' | tail -n 1 | cut -f 1) "
		     "&& test -n \"$c\" && sed -i \"s|" VIEW_FMT
		     "\\( .*\\)\\?\\$|" VIEW_FMT "@$c # " VIEW_FMT "|\" %s",
		     VIEW_ARG(repository), VIEW_ARG(name), VIEW_ARG(name),
		     VIEW_ARG(use), VIEW_ARG(action), VIEW_ARG(name),
		     checkup_word(checkup, path));
}

static void actions(struct checkup *checkup)
{
	struct view path, bytes, line, use, first = VIEW(""), file = VIEW("");
	size_t count = 0;

	if (!checkup_has(checkup, CHECKUP_INDEX))
		return;
	for (size_t i = 0; next_file(checkup, &i, &path, &bytes);)
		while (view_line(&bytes, &line)) {
			if (!find_loose(line, &use) || count++)
				continue;
			first = use;
			file = path;
		}
	if (!count) {
		checkup_ok(checkup, "every action is pinned by commit");
		return;
	}
	checkup_odd(checkup, "%zu action%s pinned by commit, so that who owns "
		    "it can change what runs here: '" VIEW_FMT "' in '"
		    VIEW_FMT "'", count, count > 1 ? "s are not" : " is not",
		    VIEW_ARG(first), VIEW_ARG(file));
	help_pin(checkup, file, first);
}

static void owners(struct checkup *checkup)
{
	struct findings findings = { .arena = checkup->arena };
	struct codeowners codeowners;
	struct owners owners;
	struct str part = STR_INIT;
	struct err err;

	if (!checkup_has(checkup, CHECKUP_PROGRAMS))
		return;
	if (codeowners_read(&codeowners, &checkup->snapshot, NULL, &err) < 0) {
		checkup_unknown(checkup, &err);
		return;
	}
	if (view_search(codeowners.bytes, 0, "# muster: ") ==
	    codeowners.bytes.len || !checkup->programs.list.len) {
		checkup_ok(checkup, "no CODEOWNERS of muster's");
		return;
	}
	owners_read(&owners, &checkup->programs, codeowners.path,
		    checkup->today, checkup->arena);
	codeowners_write(&part, &owners);
	codeowners_check(&codeowners, &owners, str_view(&part), &findings);
	str_release(&part);
	if (!findings.list.len) {
		checkup_ok(checkup, VIEW_FMT " says what the records say",
			   VIEW_ARG(codeowners.path));
		return;
	}
	checkup_odd(checkup, VIEW_FMT ": " VIEW_FMT, VIEW_ARG(codeowners.path),
		    VIEW_ARG(findings.list.items[0].message));
	checkup_help(checkup, VIEW_FMT,
		     VIEW_ARG(findings.list.items[0].hint));
}

const struct checkup_check checkup_ci[] = {
	{ "ci/gate", "a hook can be passed by with --no-verify; a required "
	  "check of the forge can't", CHECKUP_TREE, gate },
	{ "ci/triggers", "a required check that is not run is waited for "
	  "without an end", CHECKUP_TREE, triggers },
	{ "ci/depth", "when an entry last moved is in the history, and "
	  "actions/checkout leaves that out", CHECKUP_TREE, depth },
	{ "ci/actions", "a tag can be moved, and what it then names runs with "
	  "the job's rights", CHECKUP_TREE, actions },
	{ "ci/owners", "the forge asks those whom CODEOWNERS names, whatever "
	  "the records say", CHECKUP_REPO, owners },
	{ 0 }
};
