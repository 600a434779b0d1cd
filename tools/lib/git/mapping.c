#include "muster/mapping.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static int map(struct mapping *mapping, int fd)
{
	void *bytes;

	if (fstat(fd, &mapping->st) < 0)
		return -1;
	if (!S_ISREG(mapping->st.st_mode) ||
	    (uintmax_t)mapping->st.st_size > SIZE_MAX / 2) {
		errno = EINVAL;
		return -1;
	}
	if (!mapping->st.st_size)
		return 0;
	bytes = mmap(NULL, (size_t)mapping->st.st_size, PROT_READ,
		     MAP_PRIVATE, fd, 0);
	if (bytes == MAP_FAILED)
		return -1;
	mapping->bytes = bytes;
	mapping->size = (size_t)mapping->st.st_size;
	return 0;
}

int mapping_open(struct mapping *mapping, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	int rc, saved;

	memset(mapping, 0, sizeof(*mapping));
	if (fd < 0)
		return -1;
	rc = map(mapping, fd);
	saved = errno;
	close(fd);
	errno = saved;
	return rc;
}

void mapping_close(struct mapping *mapping)
{
	if (mapping->bytes)
		munmap((void *)mapping->bytes, mapping->size);
	mapping->bytes = NULL;
	mapping->size = 0;
}

int mapping_copy(const char *path, size_t cap, struct arena *arena,
		 struct view *bytes)
{
	struct mapping mapping;

	if (mapping_open(&mapping, path) < 0)
		return errno == ENOENT || errno == ENOTDIR ? 0 : -1;
	if (mapping.size > cap) {
		mapping_close(&mapping);
		errno = EFBIG;
		return -1;
	}
	*bytes = view_copy(arena, (struct view){ (const char *)mapping.bytes,
						 mapping.size });
	mapping_close(&mapping);
	return 1;
}
