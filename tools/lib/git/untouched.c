#include "muster/untouched.h"

#include <fcntl.h>
#include <unistd.h>

#include "muster/file.h"

static const char *path_of(const char *git_dir, struct arena *arena)
{
	return arena_printf(arena, "%s/muster/untouched", git_dir);
}

/* In place, and not beside and renamed: a part of a number is another
 * number, and the commit waits. */
void untouched_note(const char *git_dir, struct arena *arena)
{
	const char *line = arena_printf(arena, "%ld\n", (long)getppid());
	int fd = open(path_of(git_dir, arena),
		      O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC,
		      0666);

	if (fd < 0)
		return;
	if (file_write(fd, view_of(line)) < 0)
		unlink(path_of(git_dir, arena));
	close(fd);
}

void untouched_forget(const char *git_dir, struct arena *arena)
{
	unlink(path_of(git_dir, arena));
}
