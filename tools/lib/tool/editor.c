#include "muster/editor.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>

#include "muster/child.h"

extern char **environ;

/* Wait for the editor, to which an interrupt from the keyboard belongs. */
static int wait_for(pid_t pid)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN }, interrupt, quit;
	int status = 0;

	sigemptyset(&ignore.sa_mask);
	sigaction(SIGINT, &ignore, &interrupt);
	sigaction(SIGQUIT, &ignore, &quit);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	sigaction(SIGINT, &interrupt, NULL);
	sigaction(SIGQUIT, &quit, NULL);
	return status;
}

int editor_open(const char *path, struct arena *arena, struct err *err)
{
	const char *const ask[] = { "var", "GIT_EDITOR", NULL };
	char shell[] = "sh", option[] = "-c";
	char *argv[] = { shell, option, NULL, NULL, NULL, NULL };
	struct child_result result;
	struct view editor;
	pid_t pid;
	int rc;

	if (child_git(NULL, NULL, ask, arena, &result, err) < 0)
		return -1;
	editor = view_trim(result.out);
	if (result.status || !editor.len)
		return err_set(err, "there is no editor to open it in: set "
			       "EDITOR");
	/* An editor is a command with its options, as it is for git. */
	argv[2] = arena_printf(arena, VIEW_FMT " \"$@\"", VIEW_ARG(editor));
	argv[3] = arena_copy(arena, editor.ptr, editor.len);
	argv[4] = arena_copy(arena, path, strlen(path));
	rc = posix_spawn(&pid, "/bin/sh", NULL, NULL, argv, environ);
	if (rc)
		return err_set(err, "cannot run the editor: %s", strerror(rc));
	if (wait_for(pid) != 0)
		return err_set(err, "the editor '" VIEW_FMT "' failed",
			       VIEW_ARG(editor));
	return 0;
}
