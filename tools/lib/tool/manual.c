#include "muster/manual.h"

#include <unistd.h>

#include "muster/self.h"

void manual_show(struct arena *arena, const char *argv0, const char *page)
{
	/* From bin and from libexec/muster; distributions compress. */
	static const char *const roots[] = { "..", "../.." };
	static const char *const ends[] = { "", ".gz" };
	const char *folder = self_folder(arena, argv0);

	for (int i = 0; folder && i < 4; i++) {
		const char *path =
			arena_printf(arena, "%s/%s/share/man/man1/%s.1%s",
				     folder, roots[i / 2], page, ends[i % 2]);

		if (access(path, R_OK) == 0)
			execlp("man", "man", path, (char *)NULL);
	}
}
