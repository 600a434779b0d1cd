#include "muster/progress.h"

#include <time.h>
#include <unistd.h>

#include "muster/file.h"

static int64_t now(void)
{
	struct timespec time = { 0 };

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void progress_start(struct progress *progress, int fd, const char *what)
{
	*progress = (struct progress){ .fd = fd, .what = what,
				       .due = now() + PROGRESS_WAIT };
}

/* A terminal that knows no escapes has blanks, too. */
static void wipe(struct progress *progress, struct str *line)
{
	str_addc(line, '\r');
	str_pad(line, progress->width, ' ');
	str_addc(line, '\r');
	progress->width = 0;
}

void progress_tick(void *context, size_t count)
{
	struct progress *progress = context;
	struct str line = STR_INIT;
	size_t start;

	if (count ? now() < progress->due || !isatty(progress->fd)
		  : !progress->width)
		return;
	wipe(progress, &line);
	start = line.len;
	if (count)
		str_addf(&line, "%s: %zu", progress->what, count);
	progress->width = line.len - start;
	progress->due = now() + PROGRESS_STEP;
	file_write(progress->fd, str_view(&line));
	str_release(&line);
}
