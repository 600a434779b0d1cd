#include "muster/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "muster/vec.h"

#define ERRORS_MAX (64u << 10)
#define READ_SIZE (64u << 10)

extern char **environ;

struct words {
	VEC(char *) list;	/* ends with a NULL once it is handed on */
};

struct stream {
	int fd;			/* -1 once it has ended */
	size_t cap;
	bool over;		/* more than `cap` came */
	struct str text;
};

/* Of the caller's environment, what the child must not see: what is set
 * below, and what would change the meaning of a path argument. */
static const char *const dropped[] = {
	"GIT_OPTIONAL_LOCKS=", "GIT_NO_REPLACE_OBJECTS=",
	"GIT_NO_LAZY_FETCH=", "GIT_TERMINAL_PROMPT=", "LC_ALL=",
	"GIT_GLOB_PATHSPECS=", "GIT_NOGLOB_PATHSPECS=",
	"GIT_ICASE_PATHSPECS=", NULL
};

static const char *const settings[] = {
	"GIT_OPTIONAL_LOCKS=0", "GIT_NO_REPLACE_OBJECTS=1",
	"GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0", "LC_ALL=C", NULL
};

static const char *const command[] = {
	"git", "--no-pager", "-c", "safe.bareRepository=explicit",
	"-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", NULL
};

static bool starts_with_any(const char *text, const char *const *starts)
{
	for (; *starts; starts++)
		if (!strncmp(text, *starts, strlen(*starts)))
			return true;
	return false;
}

static void words_add(struct arena *arena, struct words *words,
		      const char *const *more)
{
	for (; *more; more++)
		*VEC_PUSH(arena, &words->list) =
			arena_copy(arena, *more, strlen(*more));
}

static void build_environment(struct arena *arena, struct words *words,
			      const char *git_dir, const char *dir)
{
	static const char *const pins[] = { "GIT_DIR=", "GIT_WORK_TREE=",
					    NULL };

	for (char **variable = environ; *variable; variable++) {
		if (starts_with_any(*variable, dropped))
			continue;
		if (git_dir && starts_with_any(*variable, pins))
			continue;
		*VEC_PUSH(arena, &words->list) = *variable;
	}
	words_add(arena, words, settings);
	if (git_dir)
		*VEC_PUSH(arena, &words->list) =
			arena_printf(arena, "GIT_DIR=%s", git_dir);
	if (git_dir && dir)
		*VEC_PUSH(arena, &words->list) =
			arena_printf(arena, "GIT_WORK_TREE=%s", dir);
	*VEC_PUSH(arena, &words->list) = NULL;
}

static void build_command(struct arena *arena, struct words *words,
			  const char *dir, const char *const *argv)
{
	const char *const into[] = { "-C", dir, NULL };

	words_add(arena, words, command);
	if (dir)
		words_add(arena, words, into);
	words_add(arena, words, argv);
	*VEC_PUSH(arena, &words->list) = NULL;
}

/* Start the command with the pipes' ends as its outputs; 0 or an errno. */
static int spawn(struct words *argv, struct words *env, int out, int errors,
		 pid_t *pid)
{
	posix_spawn_file_actions_t actions;
	int rc = posix_spawn_file_actions_init(&actions);

	if (rc)
		return rc;
	rc = posix_spawn_file_actions_addopen(&actions, STDIN_FILENO,
					      "/dev/null", O_RDONLY, 0);
	if (!rc)
		rc = posix_spawn_file_actions_adddup2(&actions, out,
						      STDOUT_FILENO);
	if (!rc)
		rc = posix_spawn_file_actions_adddup2(&actions, errors,
						      STDERR_FILENO);
	if (!rc)
		rc = posix_spawnp(pid, argv->list.items[0], &actions, NULL,
				  argv->list.items, env->list.items);
	posix_spawn_file_actions_destroy(&actions);
	return rc;
}

static void stream_close(struct stream *stream)
{
	if (stream->fd >= 0)
		close(stream->fd);
	stream->fd = -1;
}

/* Take what is there; what goes beyond the cap is read and dropped, so
 * that the child does not block. */
static void stream_take(struct stream *stream)
{
	char bytes[READ_SIZE];
	ssize_t n = read(stream->fd, bytes, sizeof(bytes));
	size_t room = stream->cap - stream->text.len;

	if (n < 0 && (errno == EINTR || errno == EAGAIN))
		return;
	if (n <= 0) {
		stream_close(stream);
		return;
	}
	if ((size_t)n > room)
		stream->over = true;
	str_add(&stream->text, bytes, (size_t)n > room ? room : (size_t)n);
}

static void streams_drain(struct stream streams[2])
{
	while (streams[0].fd >= 0 || streams[1].fd >= 0) {
		struct pollfd polls[2] = {
			{ .fd = streams[0].fd, .events = POLLIN },
			{ .fd = streams[1].fd, .events = POLLIN }
		};

		if (poll(polls, 2, -1) < 0)
			continue;
		for (size_t i = 0; i < 2; i++)
			if (streams[i].fd >= 0 && polls[i].revents)
				stream_take(&streams[i]);
	}
}

static int wait_status(pid_t pid)
{
	int status;

	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return 128;
	if (WIFSIGNALED(status))
		return 128 + WTERMSIG(status);
	return WEXITSTATUS(status);
}

static int make_pipe(int ends[2])
{
	if (pipe(ends) < 0)
		return -1;
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	return 0;
}

static int run(struct words *argv, struct words *env,
	       struct stream streams[2], int *status, struct err *err)
{
	const char *name = argv->list.items[0];
	int out[2], errors[2], rc;
	pid_t pid;

	if (make_pipe(out) < 0)
		return err_set(err, "cannot run %s: %s", name,
			       strerror(errno));
	if (make_pipe(errors) < 0) {
		rc = errno;
		close(out[0]);
		close(out[1]);
		return err_set(err, "cannot run %s: %s", name, strerror(rc));
	}
	rc = spawn(argv, env, out[1], errors[1], &pid);
	close(out[1]);
	close(errors[1]);
	streams[0].fd = out[0];
	streams[1].fd = errors[0];
	if (!rc) {
		streams_drain(streams);
		*status = wait_status(pid);
	}
	stream_close(&streams[0]);
	stream_close(&streams[1]);
	if (rc == ENOENT)
		return err_set(err, "cannot run %s: it is not in the PATH; "
			       "install %s", name, name);
	return rc ? err_set(err, "cannot run %s: %s", name, strerror(rc)) : 0;
}

/* Run it and keep what it writes; `what` it is, for the message. */
static int collect(struct words *argv, struct words *env, const char *what,
		   struct arena *arena, struct child_result *result,
		   struct err *err)
{
	struct stream streams[2] = {
		{ .fd = -1, .cap = CHILD_OUTPUT_MAX, .text = STR_INIT },
		{ .fd = -1, .cap = ERRORS_MAX, .text = STR_INIT }
	};
	int rc = run(argv, env, streams, &result->status, err);

	if (!rc && streams[0].over)
		rc = err_set(err, "%s wrote more than %u MiB", what,
			     CHILD_OUTPUT_MAX >> 20);
	if (!rc) {
		result->out = view_copy(arena, str_view(&streams[0].text));
		result->errors = view_copy(arena, str_view(&streams[1].text));
	}
	str_release(&streams[0].text);
	str_release(&streams[1].text);
	return rc;
}

int child_git(const char *git_dir, const char *dir, const char *const *argv,
	      struct arena *arena, struct child_result *result,
	      struct err *err)
{
	struct words words = { { 0 } }, env = { { 0 } };

	build_environment(arena, &env, git_dir, dir);
	build_command(arena, &words, dir, argv);
	return collect(&words, &env, arena_printf(arena, "git %s", argv[0]),
		       arena, result, err);
}

int child_read(const char *const *argv, struct arena *arena,
	       struct child_result *result, struct err *err)
{
	struct words words = { { 0 } }, env = { { 0 } };

	for (char **variable = environ; *variable; variable++)
		*VEC_PUSH(arena, &env.list) = *variable;
	*VEC_PUSH(arena, &env.list) = NULL;
	words_add(arena, &words, argv);
	*VEC_PUSH(arena, &words.list) = NULL;
	return collect(&words, &env, argv[0], arena, result, err);
}

int child_terminal(const char *dir, const char *const *argv,
		   struct arena *arena, int *status, struct err *err)
{
	posix_spawn_file_actions_t actions;
	struct words words = { { 0 } };
	pid_t pid;
	int rc;

	words_add(arena, &words, argv);
	*VEC_PUSH(arena, &words.list) = NULL;
	rc = posix_spawn_file_actions_init(&actions);
	if (!rc && dir)
		rc = posix_spawn_file_actions_addchdir_np(&actions, dir);
	if (!rc)
		rc = posix_spawnp(&pid, argv[0], &actions, NULL,
				  words.list.items, environ);
	posix_spawn_file_actions_destroy(&actions);
	if (rc)
		return err_set(err, "cannot run '%s': %s", argv[0],
			       strerror(rc));
	*status = wait_status(pid);
	return 0;
}
