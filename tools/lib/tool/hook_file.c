#include "muster/hook_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "muster/asset.h"
#include "muster/file.h"
#include "muster/hook_call.h"
#include "muster/oid.h"
#include "muster/sha1.h"

#define HOOK_BYTES_MAX (64u << 10)
#define HOOK_MODE 0777

const char *const hook_names[HOOK_COUNT + 1] = {
	[HOOK_PRE_COMMIT] = "pre-commit",
	[HOOK_PRE_MERGE] = "pre-merge-commit",
	[HOOK_PREPARE] = "prepare-commit-msg",
	[HOOK_MESSAGE] = "commit-msg",
	[HOOK_PUSH] = "pre-push",
	NULL
};

/* The blobs that former versions wrote (`git log --raw hooks`): whatever
 * else has our mark was edited. */
static const char *const former[] = {
	"c26b0f1de287361891addb19fc9737ebbcd8b5dc",
	"99afe7c911b636875e12ebbca399bc5fddbbd64a",
	NULL
};

/* Under which names other programs put a hook that they find. */
static const char *const elsewhere[] = { ".legacy", ".old", NULL };

/* Is this script one that we wrote? */
static bool is_ours(struct view script)
{
	struct view line;

	return view_line(&script, &line) && view_line(&script, &line) &&
	       view_starts(line, HOOK_MARK);
}

static bool is_former(struct view script)
{
	struct str head = STR_INIT;
	struct sha1 sha1;
	struct oid oid;
	char hex[OID_HEX + 1];
	bool found = false;

	str_addf(&head, "blob %zu", script.len);
	str_addc(&head, '\0');
	sha1_init(&sha1);
	sha1_add(&sha1, str_view(&head));
	sha1_add(&sha1, script);
	sha1_sum(&sha1, &oid);
	str_release(&head);
	oid_hex(&oid, hex);
	for (const char *const *id = former; *id; id++)
		found |= !strcmp(*id, hex);
	return found;
}

/* What the hook says, behind links, or nothing where that can't be read. */
static struct view read_text(const char *path, struct arena *arena)
{
	char *real = realpath(path, NULL);
	struct view text = { NULL, 0 };
	struct err ignored;

	if (!real || file_read(real, HOOK_BYTES_MAX, arena, &text,
			       &ignored) != FILE_OK)
		text = (struct view){ NULL, 0 };
	free(real);
	return text;
}

/* Did we write it, just so? */
static bool is_intact(struct view text, struct view script)
{
	return view_equal(text, script) || is_former(text);
}

static enum hook_state find_state(const struct hook_file *file, bool regular)
{
	if (!regular || !is_ours(file->text))
		return HOOK_FOREIGN;
	if (!is_intact(file->text, file->script))
		return HOOK_CHANGED;
	return view_equal(file->text, file->script) && file->runs
		       ? HOOK_CURRENT : HOOK_OLD;
}

/* Are the two one file, or two of one content and mode? */
static bool is_same(const char *path, const char *other, struct arena *arena)
{
	struct stat a, b;

	if (lstat(path, &a) < 0 || lstat(other, &b) < 0)
		return false;
	if (a.st_dev == b.st_dev && a.st_ino == b.st_ino)
		return true;
	return S_ISREG(a.st_mode) && a.st_mode == b.st_mode &&
	       a.st_size == b.st_size && a.st_size <= HOOK_BYTES_MAX &&
	       view_equal(read_text(path, arena), read_text(other, arena));
}

/* What is kept beside it, and where else ours may be. */
static void look_around(struct hook_file *file, struct arena *arena)
{
	const char *path = arena_printf(arena, "%s" HOOK_BEFORE, file->path);
	struct stat st;

	if (lstat(path, &st) == 0)
		file->before = path;
	file->interrupted = file->state == HOOK_FOREIGN && file->before &&
			    is_same(file->path, path, arena);
	for (const char *const *end = elsewhere; *end && !file->aside; end++) {
		path = arena_printf(arena, "%s%s", file->path, *end);
		if (lstat(path, &st) == 0 && S_ISREG(st.st_mode) &&
		    is_intact(read_text(path, arena), file->script))
			file->aside = path;
	}
}

int hook_file_look(struct hook_file *file, const char *folder,
		   const char *name, struct arena *arena, struct err *err)
{
	struct stat st;

	*file = (struct hook_file){ .name = name };
	file->path = arena_printf(arena, "%s/%s", folder, name);
	if (!asset_find(arena_printf(arena, "hooks/%s", name), &file->script))
		die("the hook %s is not built in", name);
	if (lstat(file->path, &st) == 0) {
		file->text = read_text(file->path, arena);
		file->odd = !S_ISREG(st.st_mode) && !S_ISLNK(st.st_mode);
		file->runs = !file->odd && access(file->path, X_OK) == 0;
		file->calls = hook_calls(file->text, name);
		file->state = find_state(file, S_ISREG(st.st_mode));
	} else if (errno != ENOENT && errno != ENOTDIR) {
		return err_set(err, "cannot look at '%s': %s", file->path,
			       strerror(errno));
	}
	look_around(file, arena);
	return 0;
}

const char *hook_file_obstacle(const struct hook_file *file)
{
	if (file->state != HOOK_FOREIGN && file->state != HOOK_CHANGED)
		return NULL;
	if (file->odd)
		return "it is not a file";
	if (file->calls)
		return file->runs ? NULL : "git does not run it, since it is "
					   "not executable";
	if (file->before && !file->interrupted)
		return "an earlier hook is kept for muster beside it already";
	if (hook_asks_its_name(file->text))
		return "it asks for its own name, which would be another one "
		       "behind muster's";
	return NULL;
}

enum hook_step hook_file_install(const struct hook_file *file)
{
	switch (file->state) {
	case HOOK_ABSENT:
		return HOOK_CREATE;
	case HOOK_CURRENT:
		return HOOK_KEEP;
	case HOOK_OLD:
		return HOOK_UPDATE;
	case HOOK_CHANGED:
	case HOOK_FOREIGN:
		break;
	}
	if (hook_file_obstacle(file))
		return HOOK_STOP;
	return file->calls ? HOOK_KEEP : HOOK_WRAP;
}

enum hook_step hook_file_uninstall(const struct hook_file *file)
{
	switch (file->state) {
	case HOOK_CURRENT:
	case HOOK_OLD:
		return file->before ? HOOK_RESTORE : HOOK_REMOVE;
	case HOOK_CHANGED:
		return HOOK_PUT_ASIDE;
	case HOOK_ABSENT:
		if (file->before)
			return HOOK_RESTORE;
		break;
	case HOOK_FOREIGN:
		if (file->interrupted)
			return HOOK_REMOVE;
		if (file->aside && file->before)
			return HOOK_RESTORE;
		break;
	}
	return file->aside ? HOOK_REMOVE : HOOK_KEEP;
}

/* Give what is at `path` a second name, or where the file system has no
 * such thing, another one. Never over something that is there. */
static int keep(const char *path, const char *name, struct err *err)
{
	struct stat st;

	if (link(path, name) == 0)
		return 0;
	if (errno != EEXIST && lstat(name, &st) < 0 && errno == ENOENT &&
	    rename(path, name) == 0)
		return 0;
	return err_set(err, "cannot keep '%s' as '%s': %s", path, name,
		       strerror(errno));
}

static int create(const struct hook_file *file, struct err *err)
{
	int rc = file_create(file->path, file->script, HOOK_MODE, err);

	if (rc > 0)
		return err_set(err, "'%s' has appeared just now: try again",
			       file->path);
	return rc;
}

static int take_away(const char *path, struct err *err)
{
	if (!path || unlink(path) == 0 || errno == ENOENT)
		return 0;
	return err_set(err, "cannot remove '%s': %s", path, strerror(errno));
}

/* What another program has put aside goes: it would run ours twice. */
static int wrap(const struct hook_file *file, struct arena *arena,
		struct err *err)
{
	const char *before = arena_printf(arena, "%s" HOOK_BEFORE, file->path);

	if (!file->interrupted && keep(file->path, before, err) < 0)
		return -1;
	if (file_put(file->path, file->script, HOOK_MODE, err) < 0)
		return -1;
	return take_away(file->aside, err);
}

static int move(const char *from, const char *to, struct err *err)
{
	if (rename(from, to) == 0)
		return 0;
	return err_set(err, "cannot put '%s' back as '%s': %s", from, to,
		       strerror(errno));
}

/* To where ours is, which may be aside. rename(2) of two names of one file
 * would do nothing. */
static int restore(const struct hook_file *file, struct err *err)
{
	bool foreign = file->state == HOOK_FOREIGN;
	const char *ours = foreign ? file->aside : file->path;

	if (file->interrupted)
		return take_away(file->before, err) < 0
			       ? -1 : take_away(file->aside, err);
	if (!foreign && take_away(file->aside, err) < 0)
		return -1;
	return file->before ? move(file->before, ours, err)
			    : take_away(ours, err);
}

static int put_aside(const struct hook_file *file, struct arena *arena,
		     struct err *err)
{
	const char *name = arena_printf(arena, "%s" HOOK_EDITED, file->path);

	if (keep(file->path, name, err) < 0)
		return err_prefix(err, "look at that one and remove it");
	return restore(file, err);
}

int hook_file_do(const struct hook_file *file, enum hook_step step,
		 struct arena *arena, struct err *err)
{
	switch (step) {
	case HOOK_CREATE:
		return create(file, err);
	case HOOK_UPDATE:
		return file_put(file->path, file->script, HOOK_MODE, err);
	case HOOK_WRAP:
		return wrap(file, arena, err);
	case HOOK_REMOVE:
	case HOOK_RESTORE:
		return restore(file, err);
	case HOOK_PUT_ASIDE:
		return put_aside(file, arena, err);
	case HOOK_KEEP:
	case HOOK_LEAVE:
	case HOOK_STOP:
		break;
	}
	return 0;
}
