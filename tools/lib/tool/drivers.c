#include "muster/drivers.h"

#include <string.h>

#include "muster/child.h"
#include "muster/file.h"
#include "muster/here.h"
#include "muster/manifest.h"

#define FILE_MAX (1u << 20)
#define BEGIN "# begin muster (written by muster driver install)"
#define END "# end muster"

/* Git quotes each %X for the shell itself. A muster that is not there or
 * can't do it leaves the merge to git, by line and with its markers. */
static const struct {
	const char *name, *value;
} settings[] = {
	{ "merge.muster.name", "records by field" },
	{ DRIVERS_SETTING,
	  "muster driver merge -- %O %A %B %L %P; s=$?; "
	  "test $s -le 1 && exit $s; git merge-file -q --marker-size=%L "
	  "-L ours -L base -L theirs -- %A %O %B" },
	{ "diff.muster.xfuncname",
	  "^(#{1,6}[[:space:]].*|[A-Za-z_][A-Za-z0-9_.-]*:.*)$" },
};

#define SETTINGS (sizeof(settings) / sizeof(*settings))

static int run_git(const struct drivers *drivers, const char *const *argv,
		   struct child_result *result, struct err *err)
{
	return child_git(repo_git_dir(drivers->repo),
			 repo_work_dir(drivers->repo), argv, drivers->arena,
			 result, err);
}

/* 1 when the setting is what it should be, 0, or -1; *any when it is
 * anything at all. `scope` is an option of git config, or NULL. */
static int has_setting(const struct drivers *drivers, size_t i,
		       const char *scope, bool *any, struct err *err)
{
	const char *const argv[] = { "config", scope ? scope : "--includes",
				     "--get", settings[i].name, NULL };
	struct child_result result;

	if (run_git(drivers, argv, &result, err) < 0)
		return -1;
	if (result.status > 1)
		return err_set(err, "git can't read its configuration: "
			       VIEW_FMT, VIEW_ARG(view_trim(result.errors)));
	*any |= result.status == 0;
	return view_is(view_trim(result.out), settings[i].value);
}

static int find_settings(struct drivers *drivers, struct err *err)
{
	bool ignored = false;

	drivers->configured = true;
	for (size_t i = 0; i < SETTINGS; i++) {
		int rc = has_setting(drivers, i, NULL, &ignored, err);

		if (rc < 0 || has_setting(drivers, i, "--local",
					  &drivers->local, err) < 0)
			return -1;
		drivers->configured &= rc;
	}
	return 0;
}

/* A byte of a pattern between C string's quotes. */
static void add_byte(struct str *out, char c)
{
	if (c == '\\' || c == '"')
		str_addf(out, "\\%c", c);
	else if ((unsigned char)c < ' ')
		str_addf(out, "\\%03o", (unsigned)c);
	else
		str_addc(out, c);
}

/* A line for what lies below the root at `glob`, of which the first
 * `literal` bytes mean themselves whatever they are. Quotes are needed where
 * a blank would end the pattern. */
static void add_line(struct str *out, struct view glob, size_t literal)
{
	str_adds(out, "\"/");
	for (size_t i = 0; i < glob.len; i++) {
		if (glob.ptr[i] == '\\' ||
		    (i < literal && memchr("*?[", glob.ptr[i], 3)))
			add_byte(out, '\\');
		add_byte(out, glob.ptr[i]);
	}
	str_adds(out, "\" diff=muster " DRIVERS_ATTRIBUTE "\n");
}

static void add_block(struct drivers *drivers, const struct views *dirs,
		      const struct programs *programs, struct str *out)
{
	str_adds(out, BEGIN "\n");
	for (size_t i = 0; i < dirs->list.len; i++) {
		struct view dir = dirs->list.items[i];

		add_line(out, view_of(arena_printf(drivers->arena, VIEW_FMT
						   "/**/*.md",
						   VIEW_ARG(dir))), dir.len);
	}
	for (size_t i = 0; i < programs->list.len; i++) {
		const struct views *globs =
			&programs->list.items[i]->reach.globs;

		for (size_t k = 0; k < globs->list.len; k++)
			add_line(out, globs->list.items[k], 0);
	}
	str_adds(out, END "\n");
}

/* The file with our lines in the place of those that were there, or behind
 * all others. */
static void plan(struct drivers *drivers, const struct views *dirs,
		 const struct programs *programs)
{
	struct view old = drivers->old;
	size_t from = view_search(old, 0, BEGIN "\n");
	size_t to = view_search(old, from, END "\n");
	struct str out = STR_INIT;

	if (to == old.len)
		from = to;
	else
		to += strlen(END "\n");
	str_addv(&out, view_slice(old, 0, from));
	if (from && old.ptr[from - 1] != '\n')
		str_addc(&out, '\n');
	add_block(drivers, dirs, programs, &out);
	str_addv(&out, view_slice(old, to, old.len));
	drivers->now = view_copy(drivers->arena, str_view(&out));
	str_release(&out);
}

int drivers_find(struct drivers *drivers, struct session *session,
		 struct arena *arena, struct err *err)
{
	struct findings ignored = { .arena = arena };
	struct views dirs = { 0 };
	const char *path;
	int rc;

	*drivers = (struct drivers){ .arena = arena, .repo = session->repo };
	path = arena_printf(arena, "%s/" DRIVERS_FILE,
			    repo_work_dir(session->repo));
	rc = file_read(path, FILE_MAX, arena, &drivers->old, err);
	if (rc > FILE_MISSING)
		return err_set(err, "'" DRIVERS_FILE "' is a link, or too "
			       "large: make it a plain file");
	if (rc < 0 || find_settings(drivers, err) < 0 ||
	    manifest_read(&session->snapshot, arena, &dirs, &ignored, err) < 0)
		return -1;
	plan(drivers, &dirs, &session->programs);
	return 0;
}

bool drivers_named(const struct drivers *drivers)
{
	return view_equal(drivers->old, drivers->now);
}

static int change(const struct drivers *drivers, const char *const *argv,
		  struct err *err)
{
	struct child_result result;

	if (run_git(drivers, argv, &result, err) < 0)
		return -1;
	if (result.status)
		return err_set(err, "git can't change its configuration: "
			       VIEW_FMT, VIEW_ARG(view_trim(result.errors)));
	return 0;
}

int drivers_install(const struct drivers *drivers, struct err *err)
{
	for (size_t i = 0; i < SETTINGS && !drivers->configured; i++) {
		const char *const argv[] = { "config", "--local",
					     "--replace-all",
					     settings[i].name,
					     settings[i].value, NULL };

		if (change(drivers, argv, err) < 0)
			return -1;
	}
	if (drivers_named(drivers))
		return 0;
	return here_replace(drivers->repo, VIEW(DRIVERS_FILE), drivers->now,
			    err);
}

int drivers_uninstall(const struct drivers *drivers, struct err *err)
{
	for (size_t i = 0; i < SETTINGS; i++) {
		const char *const argv[] = { "config", "--local",
					     "--unset-all", settings[i].name,
					     NULL };
		bool any = false;

		if (has_setting(drivers, i, "--local", &any, err) < 0 ||
		    (any && change(drivers, argv, err) < 0))
			return -1;
	}
	return 0;
}
