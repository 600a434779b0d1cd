#include "muster/follow.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/inotify.h>
#endif

#include "muster/file.h"
#include "muster/manifest.h"
#include "muster/watchdog.h"

#define EVENTS_MAX 10		/* settlings that are waited for at most */
#define CLEAR "\033[H\033[2J"
#define ENDS "-- waiting for changes\n"

/* One look at all that a run reads. */
struct look {
	int notices;		/* inotify's descriptor, or -1 */
	bool blind;		/* a folder could not be followed */
	uint64_t sum;		/* of every file's name, size and times */
	size_t folders;
	struct arena arena;	/* for this look alone */
	VEC(const char *) todo;	/* folders, by absolute path */
};

/* FNV-1a; a sum of these has no order, as folders have none. */
static uint64_t mix(uint64_t hash, const void *bytes, size_t len)
{
	const unsigned char *at = bytes;

	for (size_t i = 0; i < len; i++)
		hash = (hash ^ at[i]) * 0x100000001b3u;
	return hash;
}

static void add_file(struct look *look, const char *path,
		     const struct stat *st)
{
	const int64_t facts[] = {
		(int64_t)st->st_ino, st->st_size, st->st_mode,
		st->st_mtim.tv_sec, st->st_mtim.tv_nsec,
		st->st_ctim.tv_sec, st->st_ctim.tv_nsec,
	};

	look->sum += mix(mix(0xcbf29ce484222325u, path, strlen(path)), facts,
			 sizeof(facts));
}

static void add_path(struct look *look, const char *path)
{
	struct stat st;

	if (lstat(path, &st) == 0)
		add_file(look, path, &st);
}

/* From now on a change in this folder is noticed. */
static void follow_folder(struct look *look, const char *path)
{
#ifdef __linux__
	if (look->notices >= 0 &&
	    inotify_add_watch(look->notices, path,
			      IN_CLOSE_WRITE | IN_CREATE | IN_DELETE |
			      IN_MOVE | IN_ATTRIB | IN_ONLYDIR |
			      IN_DONT_FOLLOW) < 0 && errno != ENOENT)
		look->blind = true;
#else
	(void)path;
	look->blind = true;
#endif
}

/* What editors leave beside a file while it is open. */
static bool is_noise(const char *name, bool folder)
{
	struct view view = view_of(name);

	return (*name == '.' && (folder || (!view_starts(view, ".git") &&
					    !view_starts(view, ".muster")))) ||
	       *name == '#' || view_ends(view, "~");
}

static void look_at_entry(struct look *look, const char *folder,
			  const char *name)
{
	const char *path = arena_printf(&look->arena, "%s/%s", folder, name);
	struct stat st;

	if (!strcmp(name, ".") || !strcmp(name, "..") ||
	    lstat(path, &st) < 0 || is_noise(name, S_ISDIR(st.st_mode)))
		return;
	if (S_ISDIR(st.st_mode))
		*VEC_PUSH(&look->arena, &look->todo) = path;
	else
		add_file(look, path, &st);
}

/* A program's folder with all below it. Followed before it is read, so that
 * what comes in the meantime is noticed. */
static void look_below(struct look *look, const char *top)
{
	*VEC_PUSH(&look->arena, &look->todo) = top;
	while (look->todo.len) {
		const char *path = look->todo.items[--look->todo.len];
		struct dirent *entry;
		DIR *dir;

		if (look->folders++ >= FOLLOW_FOLDERS_MAX)
			continue;
		follow_folder(look, path);
		dir = opendir(path);
		while (dir && (entry = readdir(dir)) != NULL)
			look_at_entry(look, path, entry->d_name);
		if (dir)
			closedir(dir);
	}
}

/* What git keeps of the index and of where HEAD is, and what says which
 * programs there are and which files are none of ours. */
static void look_at_git(struct look *look, const struct repo *repo)
{
	const char *work = repo_work_dir(repo), *git = repo_git_dir(repo);
	struct arena *arena = &look->arena;

	follow_folder(look, work);
	follow_folder(look, git);
	follow_folder(look, arena_printf(arena, "%s/logs", git));
	add_path(look, arena_printf(arena, "%s/" MANIFEST_PATH, work));
	add_path(look, arena_printf(arena, "%s/.gitignore", work));
	add_path(look, arena_printf(arena, "%s/HEAD", git));
	add_path(look, arena_printf(arena, "%s/logs/HEAD", git));
	add_path(look, repo_index_path(repo));
}

static int look_around(struct look *look, struct repo *repo, struct err *err)
{
	struct findings none = { .arena = &look->arena };
	struct snapshot snapshot;
	struct views dirs = { 0 };

	if (!repo_work_dir(repo))
		return err_set(err, "this repository is bare: there are no "
			       "files that could change; make a clone of it");
	look_at_git(look, repo);
	if (snapshot_open(&snapshot, repo, SNAPSHOT_WORKTREE, "HEAD",
			  &look->arena, err) < 0 ||
	    manifest_read(&snapshot, &look->arena, &dirs, &none, err) < 0)
		return -1;
	for (size_t i = 0; i < dirs.list.len; i++)
		look_below(look, arena_printf(&look->arena, "%s/" VIEW_FMT,
					      repo_work_dir(repo),
					      VIEW_ARG(dirs.list.items[i])));
	return 0;
}

/* What can't be looked at is a state of its own, so that it is noticed when
 * it is mended. */
static int look_again(struct look *look, struct err *err)
{
	struct repo *repo = NULL;
	int rc;

	arena_clear(&look->arena);
	look->todo.items = NULL;
	look->todo.len = look->todo.cap = 0;
	look->sum = look->folders = 0;
	look->blind = look->notices < 0;
	rc = repo_open(&repo, NULL, err);
	if (!rc)
		rc = look_around(look, repo, err);
	repo_free(repo);
	return rc;
}

/* Until something has changed and an editor is done with it, or it is time
 * to look anyway. */
static void wait_for_change(const struct look *look)
{
	struct pollfd notices = { .fd = look->notices, .events = POLLIN };
	char events[4096];

	if (poll(&notices, 1, look->blind ? FOLLOW_POLL : FOLLOW_GLANCE) <= 0)
		return;
	for (int i = 0; i < EVENTS_MAX; i++) {
		while (read(look->notices, events, sizeof(events)) > 0)
			;
		if (poll(&notices, 1, FOLLOW_SETTLE) <= 0)
			break;
	}
}

static bool is_terminal(void)
{
	const char *term = getenv("TERM");

	return isatty(STDOUT_FILENO) && term && *term &&
	       strcmp(term, "dumb") != 0;
}

/* In the process of a run: as if the tool had just been called. */
static int begin_run(struct look *look, struct command *command,
		     const char *doing)
{
	arena_release(&look->arena);
	if (look->notices >= 0)
		close(look->notices);
	if (command->format == COMMAND_TEXT && is_terminal())
		str_adds(&command->out, CLEAR);
	if (command->format == COMMAND_TEXT)
		str_addf(&command->out, "-- %s\n", doing);
	return command_renew(command);
}

/* Wait for a run's end, and end with it where it makes no sense to go on. */
static int end_run(pid_t run, bool first, struct command *command)
{
	int status;

	while (waitpid(run, &status, 0) < 0)
		if (errno != EINTR)
			return err_set(&command->err, "cannot wait for a "
				       "run: %s", strerror(errno));
	if (WIFSIGNALED(status)) {
		signal(WTERMSIG(status), SIG_DFL);
		raise(WTERMSIG(status));
	}
	if (first && WIFEXITED(status) && WEXITSTATUS(status) == EXIT_MISUSE)
		exit(command_finish(command, EXIT_MISUSE));
	if (command->format == COMMAND_TEXT &&
	    file_write(STDOUT_FILENO, VIEW(ENDS)) < 0)
		return err_set(&command->err, "cannot write the output: %s",
			       strerror(errno));
	return 0;
}

int follow_changes(struct command *command, const char *doing)
{
	struct look look = { .notices = -1 };
	uint64_t seen = 0;
	int rc = 0;

	watchdog_stop();
#ifdef __linux__
	look.notices = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
#endif
	for (bool first = true; !rc; first = false) {
		struct err lost;
		pid_t run = -1;

		rc = look_again(&look, first ? &command->err : &lost);
		if (rc < 0 && first)
			break;
		rc = 0;
		if (first || look.sum != seen) {
			run = fork();
			if (run == 0)
				return begin_run(&look, command, doing);
			rc = run < 0 ? err_set(&command->err, "cannot start a "
					       "process: %s", strerror(errno))
				     : end_run(run, first, command);
		}
		seen = look.sum;
		if (!rc)
			wait_for_change(&look);
	}
	arena_release(&look.arena);
	if (look.notices >= 0)
		close(look.notices);
	return -1;
}
