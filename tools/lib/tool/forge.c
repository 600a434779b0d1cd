#include "muster/forge.h"

#include <string.h>

#include "muster/asset.h"
#include "muster/oid.h"

static const char head[] = "# muster ";

const char *const forge_names[] = { "none", "github", "gitlab", NULL };

static const struct {
	const char *path, *template;
} files[FORGES] = {
	[FORGE_GITHUB] = { ".github/workflows/muster.yml",
			   "templates/ci/github.yml" },
	[FORGE_GITLAB] = { ".gitlab-ci.yml", "templates/ci/gitlab-ci.yml" }
};

const char *forge_path(enum forge forge)
{
	return files[forge].path;
}

/* Letters that need no quotes in YAML, nor in a shell. */
static bool is_repository(struct view text)
{
	bool slash = false, before = false;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			    (c >= '0' && c <= '9') || c == '_';

		/* No "..", nothing that is empty, no option. */
		if (!word && (!before || !strchr("./-", c)))
			return false;
		before = word;
		slash |= c == '/';
	}
	return slash && before;
}

bool forge_source_parse(struct forge_source *source, struct view text)
{
	size_t at = view_find(text, 0, '@');
	struct oid oid;

	source->repository = view_slice(text, 0, at);
	source->commit = view_slice(text, at + 1, text.len);
	return is_repository(source->repository) &&
	       oid_parse(source->commit, &oid);
}

/* What stands behind "KEY:" or "- KEY:" of a line, without a comment. */
static bool find_value(struct view line, const char *key, struct view *value)
{
	line = view_trim(line);
	if (view_starts(line, "- "))
		line = view_trim(view_slice(line, 2, line.len));
	if (!view_starts(line, key))
		return false;
	line = view_slice(line, strlen(key), line.len);
	*value = view_trim(view_slice(line, 0, view_search(line, 0, " #")));
	return true;
}

/* "acme/muster/.github/workflows/muster.yml@0123..." */
static bool parse_use(struct forge_source *source, struct view use)
{
	size_t at = view_find(use, 0, '@');
	size_t end = view_search(use, 0, "/.github/");
	struct oid oid;

	source->repository = view_slice(use, 0, end);
	source->commit = view_slice(use, at + 1, use.len);
	return end < at && view_search(use, end, "muster") < at &&
	       is_repository(source->repository) &&
	       oid_parse(source->commit, &oid);
}

bool forge_source_find(struct forge_source *source, struct view file)
{
	struct view line, value, repository = VIEW("");
	struct oid oid;

	while (view_line(&file, &line)) {
		if (find_value(line, "uses:", &value)) {
			if (parse_use(source, value))
				return true;
		} else if (find_value(line, "MUSTER_PROJECT:", &value)) {
			repository = value;
		} else if (find_value(line, "MUSTER_COMMIT:", &value)) {
			source->repository = repository;
			source->commit = value;
			if (is_repository(repository) &&
			    oid_parse(value, &oid))
				return true;
		}
	}
	return false;
}

struct view forge_text(enum forge forge, const struct forge_source *source,
		       struct arena *arena)
{
	static const char *const marks[] = { "@REPOSITORY@", "@COMMIT@" };
	const struct view words[] = { source->repository, source->commit };
	struct str text = STR_INIT;
	struct view rest;

	if (!asset_find(files[forge].template, &rest))
		rest = VIEW("");
	while (rest.len) {
		size_t at = view_find(rest, 0, '@'), skip = 1;

		str_addv(&text, view_slice(rest, 0, at));
		rest = view_slice(rest, at, rest.len);
		for (size_t i = 0; i < 2; i++) {
			if (!view_starts(rest, marks[i]))
				continue;
			str_addv(&text, words[i]);
			skip = strlen(marks[i]);
		}
		if (skip == 1)
			str_addv(&text, view_slice(rest, 0, 1));
		rest = view_slice(rest, skip, rest.len);
	}
	rest = view_copy(arena, str_view(&text));
	str_release(&text);
	return rest;
}

int64_t forge_version(struct view file)
{
	struct view line;
	int64_t version;

	if (!view_line(&file, &line) || !view_starts(line, head))
		return -1;
	line = view_slice(line, strlen(head), line.len);
	return view_number(view_slice(line, 0, view_find(line, 0, ':')),
			   &version) ? version : -1;
}

bool forge_runs(struct view file)
{
	struct forge_source source;

	if (view_search(file, 0, "workflow_call:") < file.len)
		return false;
	return forge_source_find(&source, file) ||
	       view_search(file, 0, "muster ci") < file.len ||
	       view_search(file, 0, "/actions/muster") < file.len;
}
