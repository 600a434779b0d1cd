#include "muster/codeowners.h"

#include <string.h>

#include "muster/escape.h"
#include "muster/glob.h"

#define BEGIN "# muster: begin"
#define END "# muster: end"

/* Where muster's part lies in a file. */
struct part {
	size_t from, to;	/* to: behind the line that ends it */
	int32_t line;		/* the number of its first line */
	int32_t behind;		/* and of the one behind it */
	bool good;		/* one of each, in this order; or none */
	bool present;
};

static int find(struct codeowners *codeowners, struct snapshot *snapshot,
		const char *path, struct snapshot_file *file, struct err *err)
{
	static const char *const places[] = {
		CODEOWNERS_DEFAULT, "CODEOWNERS", "docs/CODEOWNERS",
		".gitlab/CODEOWNERS"
	};
	const size_t count = path ? 1 : sizeof(places) / sizeof(*places);
	int rc = 0;

	codeowners->path = view_of(path ? path : CODEOWNERS_DEFAULT);
	for (size_t i = 0; !rc && i < count; i++)
		rc = snapshot_find(snapshot, view_of(path ? path : places[i]),
				   file, err);
	return rc;
}

int codeowners_read(struct codeowners *codeowners, struct snapshot *snapshot,
		    const char *path, struct err *err)
{
	struct snapshot_file file;
	int rc;

	*codeowners = (struct codeowners){ .present = false };
	rc = find(codeowners, snapshot, path, &file, err);
	if (rc <= 0)
		return rc;
	codeowners->path = file.path;
	codeowners->present = true;
	if (file.kind != SNAPSHOT_FILE)
		return err_set(err, "'" VIEW_FMT "' is not a plain file: put "
			       "one in its place", VIEW_ARG(file.path));
	rc = snapshot_read(snapshot, &file, &codeowners->bytes, err);
	if (rc == SNAPSHOT_LARGE)
		return err_set(err, "'" VIEW_FMT "' is larger than 1 MiB: "
			       "name folders in it instead of files",
			       VIEW_ARG(file.path));
	return rc;
}

/* Bytes that every forge reads as themselves. */
static bool is_shown(struct view path)
{
	for (size_t i = 0; i < path.len; i++)
		if ((unsigned char)path.ptr[i] < ' ' ||
		    strchr("*?[]{}!#\\\x7f", path.ptr[i]))
			return false;
	return true;
}

static void add_path(struct str *out, struct view path)
{
	str_addc(out, '/');
	for (size_t i = 0; i < path.len; i++) {
		if (path.ptr[i] == ' ')
			str_addc(out, '\\');
		str_addc(out, path.ptr[i]);
	}
}

static void add_comment(struct str *out, const struct owners_line *line)
{
	str_adds(out, "# ");
	escape_line(out, line->path);
	str_adds(out, line->who.list.len ?
		 ": has no pattern; its folder's line holds\n" :
		 ": nobody has a handle or an address\n");
}

void codeowners_write(struct str *out, const struct owners *owners)
{
	str_adds(out, BEGIN "\n# From the records, by `muster owners "
		 "--write`. The last line that matches counts.\n");
	for (size_t i = 0; i < owners->lines.len; i++) {
		const struct owners_line *line = &owners->lines.items[i];

		if (!is_shown(line->path) || !line->who.list.len) {
			add_comment(out, line);
			continue;
		}
		add_path(out, line->path);
		for (size_t k = 0; k < line->who.list.len; k++)
			str_addf(out, " " VIEW_FMT,
				 VIEW_ARG(line->who.list.items[k]));
		str_addc(out, '\n');
	}
	str_adds(out, END "\n");
}

static struct part find_part(struct view bytes)
{
	struct part part = { .from = bytes.len, .to = bytes.len,
			     .good = true };
	struct view rest = bytes, line;
	bool begun = false;

	for (int32_t number = 1; view_line(&rest, &line); number++) {
		bool begins = view_is(view_trim(line), BEGIN);

		if (!begins && !view_is(view_trim(line), END))
			continue;
		part.good &= begins != begun && !part.present;
		if (begins && !begun) {
			part.from = (size_t)(line.ptr - bytes.ptr);
			part.line = number;
		}
		part.present |= !begins;
		begun = begins;
		part.to = (size_t)(rest.ptr - bytes.ptr);
		part.behind = number + 1;
	}
	part.good &= !begun;
	return part;
}

int codeowners_renew(const struct codeowners *codeowners, struct view own,
		     struct arena *arena, struct view *bytes,
		     struct err *err)
{
	struct view old = codeowners->bytes;
	struct part part = find_part(old);
	struct str out = STR_INIT;

	if (!part.good)
		return err_set(err, "'" VIEW_FMT "' needs one line '" BEGIN
			       "' and behind it one line '" END "', or "
			       "neither: mend these lines",
			       VIEW_ARG(codeowners->path));
	str_addv(&out, view_slice(old, 0, part.from));
	if (out.len && out.buf[out.len - 1] != '\n')
		str_addc(&out, '\n');
	str_addv(&out, own);
	str_addv(&out, view_slice(old, part.to, old.len));
	*bytes = view_copy(arena, str_view(&out));
	str_release(&out);
	if (bytes->len > CODEOWNERS_MAX)
		return err_set(err, "'" VIEW_FMT "' would have more than 3 "
			       "MB, which no forge reads: split the program",
			       VIEW_ARG(codeowners->path));
	return 0;
}

/* The glob that a pattern of the file is, for names that begin with a
 * slash or not: gitignore's rule. In the arena. */
static struct view glob_of(struct view pattern, struct arena *arena)
{
	struct str out = STR_INIT;
	struct view glob;

	pattern = view_slice(pattern, 0, pattern.len -
			     view_ends(pattern, "/"));
	if (view_find(pattern, 0, '/') == pattern.len)
		str_adds(&out, "**/");
	for (size_t i = view_starts(pattern, "/"); i < pattern.len; i++)
		if (pattern.ptr[i] != '\\')
			str_addc(&out, pattern.ptr[i]);
	glob = view_copy(arena, str_view(&out));
	str_release(&out);
	return glob;
}

/* Does the glob match the path, or a folder above it? */
static bool is_matched(struct view glob, struct view path)
{
	for (size_t end = view_find(path, 0, '/');;
	     end = view_find(path, end + 1, '/')) {
		struct view part = view_slice(path, 0, end);

		if (part.len && glob_matches(glob, part))
			return true;
		if (end >= path.len)
			return false;
	}
}

/* The first word of a line, blanks behind a backslash included. */
static struct view pattern_of(struct view line)
{
	size_t end = 0;

	line = view_trim(line);
	while (end < line.len && line.ptr[end] != ' ' && line.ptr[end] != '\t')
		end += 1 + (line.ptr[end] == '\\' && end + 1 < line.len);
	return view_slice(line, 0, end);
}

static void check_line(const struct codeowners *codeowners,
		       const struct owners *owners, struct view line,
		       int32_t number, struct findings *findings)
{
	struct view pattern = pattern_of(line);
	struct view glob = glob_of(pattern, findings->arena);

	if (!pattern.len || pattern.len > GLOB_MAX ||
	    strchr("#[^", pattern.ptr[0]))
		return;
	for (size_t i = 0; i < owners->lines.len; i++) {
		if (!is_matched(glob, owners->lines.items[i].path))
			continue;
		finding_add(findings, RULE_OWNERS_FILE, codeowners->path,
			    (struct span){ number, 1 },
			    "this line takes '" VIEW_FMT "' from those whom "
			    "the records name: the last one that matches "
			    "counts", VIEW_ARG(owners->lines.items[i].path));
		finding_hint(findings, "move it above '" BEGIN "'");
		return;
	}
}

/* The first line of `now` that `old` has not at the same place. */
static int32_t first_difference(struct view old, struct view now)
{
	struct view a, b;
	int32_t line = 0;

	while (view_line(&old, &a) && view_line(&now, &b) && view_equal(a, b))
		line++;
	return line;
}

static void tell(const struct codeowners *codeowners, int32_t line,
		 const char *what, struct findings *findings)
{
	finding_add(findings, RULE_OWNERS_FILE, codeowners->path,
		    (struct span){ line, line ? 1 : 0 }, "%s", what);
	finding_hint(findings, "muster owners --write");
}

void codeowners_check(const struct codeowners *codeowners,
		      const struct owners *owners, struct view own,
		      struct findings *findings)
{
	struct part part = find_part(codeowners->bytes);
	struct view old = view_slice(codeowners->bytes, part.from, part.to);
	struct view rest = view_slice(codeowners->bytes, part.to,
				      codeowners->bytes.len);
	struct view line;

	if (!codeowners->present) {
		tell(codeowners, 0, "there is no such file, so that the forge "
		     "asks nobody", findings);
	} else if (!part.good) {
		tell(codeowners, part.line, "the lines '" BEGIN "' and '" END
		     "' do not go together", findings);
		finding_hint(findings, "have one of each, in this order, or "
			     "neither; then `muster owners --write`");
	} else if (!part.present) {
		tell(codeowners, 0, "the owners that the records name are not "
		     "in it", findings);
	} else if (!view_equal(old, own)) {
		tell(codeowners, part.line + first_difference(old, own),
		     "this is not what the records say of their owners",
		     findings);
	}
	for (int32_t i = 0; part.present && i < CODEOWNERS_BEHIND_MAX &&
	     view_line(&rest, &line); i++)
		check_line(codeowners, owners, line, part.behind + i,
			   findings);
}
