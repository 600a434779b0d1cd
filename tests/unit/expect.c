#include "expect.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

void expect_at(struct view got, const char *want, const char *file, int line)
{
	if (view_is(got, want))
		return;
	print_error("got      '" VIEW_FMT "'\nexpected '%s'\n", VIEW_ARG(got),
		    want);
	_fail(file, line);
}

int expect_arena(void **state)
{
	*state = calloc(1, sizeof(struct arena));
	return *state ? 0 : -1;
}

int expect_arena_done(void **state)
{
	arena_release(*state);
	free(*state);
	return 0;
}

unsigned expect_rounds(unsigned all)
{
	const char *memcheck = getenv("RUN_MEMCHECK");

	return memcheck && *memcheck ? (all + 4) / 5 : all;
}

int expect_exit(void (*action)(void))
{
	pid_t child = fork();
	int status;

	assert_true(child >= 0);
	if (!child) {
		dup2(open("/dev/null", O_WRONLY | O_CLOEXEC), STDERR_FILENO);
		action();
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) :
				     WEXITSTATUS(status);
}
