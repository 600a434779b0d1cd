#include "fixture.h"

#include <errno.h>
#include <limits.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "muster/file.h"

extern char **environ;

static const char *const fixed[][2] = {
	{ "GIT_CONFIG_NOSYSTEM", "1" },
	{ "GIT_CONFIG_GLOBAL", "/dev/null" },
	{ "GIT_CONFIG_COUNT", "1" },	/* no process more per commit */
	{ "GIT_CONFIG_KEY_0", "maintenance.auto" },
	{ "GIT_CONFIG_VALUE_0", "false" },
	{ "GIT_AUTHOR_NAME", "Ada Author" },
	{ "GIT_AUTHOR_EMAIL", "ada@example.org" },
	{ "GIT_AUTHOR_DATE", "1767225600 +0000" },
	{ "GIT_COMMITTER_NAME", "Carl Committer" },
	{ "GIT_COMMITTER_EMAIL", "carl@example.org" },
	{ "GIT_COMMITTER_DATE", "1767225600 +0000" },
	{ "TZ", "UTC" },
	{ "LC_ALL", "C.UTF-8" }
};

/* Nothing of who runs the tests, and of the hook that may run them. */
static void scrub_environment(const char *root)
{
	char above[PATH_MAX];

	for (size_t i = 0; environ[i];) {
		char name[64];
		size_t len = strcspn(environ[i], "=");

		if (strncmp(environ[i], "GIT_", 4) || len >= sizeof(name)) {
			i++;
			continue;
		}
		memcpy(name, environ[i], len);
		name[len] = '\0';
		unsetenv(name);
	}
	for (size_t i = 0; i < sizeof(fixed) / sizeof(*fixed); i++)
		setenv(fixed[i][0], fixed[i][1], 1);
	setenv("HOME", root, 1);
	setenv("XDG_CONFIG_HOME", root, 1);
	/* a ceiling counts for what is below it: the root is in it, too */
	memcpy(above, root, (size_t)(strrchr(root, '/') - root));
	above[strrchr(root, '/') - root] = '\0';
	setenv("GIT_CEILING_DIRECTORIES", above, 1);
	unsetenv("SUDO_UID");
}

int fixture_setup(void **state)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));
	const char *temp = getenv("TMPDIR");
	struct str path = STR_INIT;

	assert_non_null(fixture);
	str_addf(&path, "%s/muster-XXXXXX", temp ? temp : P_tmpdir);
	assert_non_null(mkdtemp(path.buf));
	fixture->root = realpath(path.buf, NULL);
	str_release(&path);
	assert_non_null(fixture->root);
	assert_int_equal(chdir(fixture->root), 0);
	scrub_environment(fixture->root);
	*state = fixture;
	return 0;
}

int fixture_teardown(void **state)
{
	struct fixture *fixture = *state;

	repo_free(fixture->repo);
	fixture_run(fixture, "chmod -R u+rwX '%s' && rm -rf '%s'",
		    fixture->root, fixture->root);
	arena_release(&fixture->arena);
	free(fixture->root);
	free(fixture);
	return chdir("/");
}

/* The shell, with its standard output on `out` unless that is -1. To fork a
 * program with sanitizers would take longer than what it runs. */
static void run_shell(const char *command, int out)
{
	const char *words[] = { "sh", "-ec", command, NULL };
	posix_spawn_file_actions_t actions;
	int status = -1;
	pid_t pid;

	posix_spawn_file_actions_init(&actions);
	if (out >= 0)
		posix_spawn_file_actions_adddup2(&actions, out,
						 STDOUT_FILENO);
	assert_int_equal(posix_spawn(&pid, "/bin/sh", &actions, NULL,
				     (char *const *)words, environ), 0);
	posix_spawn_file_actions_destroy(&actions);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (status)
		print_message("this failed: %s\n", command);
	assert_int_equal(status, 0);
}

void fixture_run(struct fixture *fixture, const char *fmt, ...)
{
	struct str command = STR_INIT;
	va_list args;
	char *text;

	va_start(args, fmt);
	assert_true(vasprintf(&text, fmt, args) >= 0);
	va_end(args);
	str_addf(&command, "{ %s\n} >'%s/.log' 2>&1 || { cat '%s/.log' >&2; "
		 "exit 1; }", text, fixture->root, fixture->root);
	free(text);
	run_shell(command.buf, -1);
	str_release(&command);
}

struct view fixture_output(struct fixture *fixture, const char *fmt, ...)
{
	FILE *file = tmpfile();
	struct view output;
	va_list args;
	char *text, *bytes;
	long size;

	assert_non_null(file);
	va_start(args, fmt);
	assert_true(vasprintf(&text, fmt, args) >= 0);
	va_end(args);
	run_shell(text, fileno(file));
	free(text);
	size = lseek(fileno(file), 0, SEEK_END);
	bytes = arena_alloc(&fixture->arena, (size_t)size + 1);
	assert_int_equal(pread(fileno(file), bytes, (size_t)size, 0), size);
	fclose(file);
	output = (struct view){ bytes, (size_t)size };
	return output;
}

struct oid fixture_oid(struct fixture *fixture, const char *name)
{
	struct oid oid;

	assert_true(oid_parse(view_trim(fixture_output(
		fixture, "git rev-parse --verify '%s'", name)), &oid));
	return oid;
}

void fixture_write(struct fixture *fixture, const char *path,
		   struct view bytes)
{
	assert_int_equal(file_replace(path, bytes, &fixture->err), 0);
}

void fixture_repo(struct fixture *fixture)
{
	fixture_run(fixture, "git init -q -b main r && cd r && "
		    "for i in 1 2 3; do mkdir -p program; "
		    "printf -- '---\\nid: R-%%s\\n---\\n# x\\n' $i "
		    ">program/r$i.md; git add .; git commit -qm c$i; done");
	assert_int_equal(chdir("r"), 0);
}

struct repo *fixture_open(struct fixture *fixture)
{
	repo_free(fixture->repo);
	fixture->repo = NULL;
	if (repo_open(&fixture->repo, NULL, &fixture->err) < 0)
		fail_msg("%s", fixture->err.text);
	return fixture->repo;
}

const char *fixture_path(struct fixture *fixture, const char *name)
{
	return arena_printf(&fixture->arena, "%s/%s", fixture->root, name);
}

void fixture_says(struct fixture *fixture, const char *words)
{
	if (!strstr(fixture->err.text, words))
		print_message("not in the sentence: %s\n", words);
	assert_non_null(strstr(fixture->err.text, words));
}
