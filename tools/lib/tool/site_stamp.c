#include "muster/site_stamp.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "muster/clock.h"
#include "muster/file.h"
#include "muster/filetree.h"
#include "muster/publish.h"
#include "muster/sha1.h"

#define FIRST_LINE "muster-sites 1"
#define FILE_SIZE_MAX (16u << 10)
#define FOLDER_MAX (PUBLISH_FILES_MAX + 1)	/* files, with the list */

static void sum_text(const struct str *text, struct oid *sum)
{
	struct sha1 sha1;

	sha1_init(&sha1);
	sha1_add(&sha1, str_view(text));
	sha1_sum(&sha1, sum);
}

/* --- the key */

/* What tells one build of this program from another. */
static bool add_program(struct str *text)
{
	struct stat st;

	if (stat("/proc/self/exe", &st) < 0)
		return false;
	str_addf(text, MUSTER_VERSION " %ju %ju %jd.%ld\n",
		 (uintmax_t)st.st_ino, (uintmax_t)st.st_size,
		 (intmax_t)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
	return true;
}

bool site_stamp_key(struct oid *key, struct repo *repo,
		    struct command *command, enum visibility audience,
		    struct view base)
{
	const char *revision = command->revision ? command->revision : "HEAD";
	struct str text = STR_INIT;
	char hex[OID_HEX + 1];
	struct oid commit;
	struct err ignored;
	bool known = !command->staged && !command->as_of &&
		     !repo_is_shallow(repo) &&
		     !repo_resolve(repo, revision, &commit, &ignored) &&
		     add_program(&text);

	if (known) {
		str_addf(&text, "%s %d %d %d\n", oid_hex(&commit, hex),
			 clock_is_set(command->day_given) ? command->today : 0,
			 clock_is_set(command->day_given), audience);
		str_addv(&text, base);
		sum_text(&text, key);
	}
	str_release(&text);
	return known;
}

/* --- the folder */

static int compare_views(const void *a, const void *b)
{
	return view_compare(*(const struct view *)a, *(const struct view *)b);
}

static int add_file(struct str *text, int fd, struct view path,
		    struct err *err)
{
	struct stat st;

	if (fstatat(fd, path.ptr, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return err_set(err, "'" VIEW_FMT "' has gone", VIEW_ARG(path));
	str_addv(text, path);
	str_addc(text, '\0');
	str_add(text, &st.st_mode, sizeof(st.st_mode));
	str_add(text, &st.st_size, sizeof(st.st_size));
	str_add(text, &st.st_ino, sizeof(st.st_ino));
	str_add(text, &st.st_mtim.tv_sec, sizeof(st.st_mtim.tv_sec));
	str_add(text, &st.st_mtim.tv_nsec, sizeof(st.st_mtim.tv_nsec));
	str_add(text, &st.st_ctim.tv_sec, sizeof(st.st_ctim.tv_sec));
	str_add(text, &st.st_ctim.tv_nsec, sizeof(st.st_ctim.tv_nsec));
	return 0;
}

int site_stamp_sum(struct site_stamp *stamp, int fd, struct arena *arena,
		   struct err *err)
{
	struct filetree tree = { 0 };
	struct str text = STR_INIT;
	int rc = filetree_list(&tree, fd, "the site", FOLDER_MAX, arena, err);

	if (!rc && tree.paths.len)
		qsort(tree.paths.items, tree.paths.len,
		      sizeof(*tree.paths.items), compare_views);
	for (size_t i = 0; i < tree.paths.len && !rc; i++)
		rc = add_file(&text, fd, tree.paths.items[i], err);
	stamp->files = tree.paths.len - (tree.paths.len > 0);
	sum_text(&text, &stamp->sum);
	str_release(&text);
	return rc;
}

/* --- the file of stamps: a line each, "FOLDER KEY SUM WITHHELD AUDIENCE",
 * the folder as the sum of its path */

static const char *path_of(const struct repo *repo, struct arena *arena)
{
	return arena_printf(arena, "%s/muster/sites", repo_common_dir(repo));
}

/* False when there is no such folder. */
static bool name_folder(const char *dir, struct oid *name)
{
	struct str text = STR_INIT;
	char *path = realpath(dir, NULL);

	str_adds(&text, path ? path : "");
	sum_text(&text, name);
	str_release(&text);
	free(path);
	return path != NULL;
}

static bool cut_word(struct view *line, struct view *word)
{
	size_t end = view_find(*line, 0, ' ');

	*word = view_slice(*line, 0, end);
	*line = view_slice(*line, end + 1, line->len);
	return word->len > 0;
}

static bool cut_oid(struct view *line, struct oid *oid)
{
	struct view word;

	return cut_word(line, &word) && oid_parse(word, oid);
}

static bool cut_number(struct view *line, int64_t max, int64_t *number)
{
	struct view word;

	return cut_word(line, &word) && view_number(word, number) &&
	       *number <= max;
}

static bool parse(struct view line, struct oid *folder,
		  struct site_stamp *stamp)
{
	int64_t withheld, audience;

	if (!cut_oid(&line, folder) || !cut_oid(&line, &stamp->key) ||
	    !cut_oid(&line, &stamp->sum) ||
	    !cut_number(&line, INT32_MAX, &withheld) ||
	    !cut_number(&line, VISIBILITY_RESTRICTED, &audience) || line.len)
		return false;
	stamp->withheld = (size_t)withheld;
	stamp->audience = (enum visibility)audience;
	return true;
}

/* The lines of the file; none where it is not ours. */
static struct view read_lines(const struct repo *repo, struct arena *arena)
{
	struct view bytes, line;
	struct err ignored;

	if (file_read(path_of(repo, arena), FILE_SIZE_MAX, arena, &bytes,
		      &ignored) == FILE_OK &&
	    view_line(&bytes, &line) && view_is(line, FIRST_LINE))
		return bytes;
	return VIEW("");
}

bool site_stamp_holds(struct site_stamp *stamp, struct repo *repo,
		      const char *dir, const struct oid *key,
		      struct arena *arena)
{
	struct view lines = read_lines(repo, arena), line;
	struct oid wanted, folder, sum;
	struct err ignored;
	bool holds = false;
	int fd;

	if (!lines.len || !name_folder(dir, &wanted))
		return false;
	while (!holds && view_line(&lines, &line))
		holds = parse(line, &folder, stamp) &&
			oid_equal(&folder, &wanted) &&
			oid_equal(&stamp->key, key);
	if (!holds)
		return false;
	sum = stamp->sum;
	fd = open(dir, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	holds = fd >= 0 && !site_stamp_sum(stamp, fd, arena, &ignored) &&
		oid_equal(&stamp->sum, &sum);
	if (fd >= 0)
		close(fd);
	return holds;
}

static void add_line(struct str *text, const struct oid *folder,
		     const struct site_stamp *stamp)
{
	char hex[OID_HEX + 1];

	str_addf(text, "%s", oid_hex(folder, hex));
	str_addf(text, " %s", oid_hex(&stamp->key, hex));
	str_addf(text, " %s %zu %d\n", oid_hex(&stamp->sum, hex),
		 stamp->withheld, stamp->audience);
}

void site_stamp_keep(const struct site_stamp *stamp, struct repo *repo,
		     const char *dir, struct arena *arena)
{
	struct view lines = read_lines(repo, arena), line;
	struct str text = STR_INIT;
	struct site_stamp other;
	struct oid wanted, folder;
	struct err ignored;
	size_t kept = 1;

	if (!name_folder(dir, &wanted))
		return;
	str_adds(&text, FIRST_LINE "\n");
	add_line(&text, &wanted, stamp);
	while (kept < SITE_STAMPS_MAX && view_line(&lines, &line)) {
		if (!parse(line, &folder, &other) ||
		    oid_equal(&folder, &wanted))
			continue;
		add_line(&text, &folder, &other);
		kept++;
	}
	file_replace(path_of(repo, arena), str_view(&text), &ignored);
	str_release(&text);
}
