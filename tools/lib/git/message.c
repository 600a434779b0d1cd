#include "muster/message.h"

#include <string.h>

#include "muster/child.h"
#include "muster/file.h"

#define SCISSORS " ------------------------ >8 ------------------------"
#define CANDIDATES "#;@!$%^&|:"	/* of which core.commentChar=auto takes one */

/* The comment sign and the cleanup, as configured; empty where not. */
struct settings {
	struct view comment, cleanup;
};

/* Where the line that begins at `from` ends, its line feed included. */
static size_t line_end(struct view text, size_t from)
{
	size_t end = view_find(text, from, '\n');

	return end < text.len ? end + 1 : end;
}

static bool begins(struct view text, size_t at, struct view prefix)
{
	return prefix.len && text.len - at >= prefix.len &&
	       !memcmp(text.ptr + at, prefix.ptr, prefix.len);
}

/* git lists "key\nvalue\0", the one that counts last. */
static int read_settings(struct settings *settings, struct repo *repo,
			 struct arena *arena, struct err *err)
{
	const char *const argv[] = {
		"config", "-z", "--get-regexp",
		"^(core\\.comment(char|string)|commit\\.cleanup)$", NULL
	};
	struct child_result result;
	size_t at = 0;

	*settings = (struct settings){ 0 };
	if (child_git(repo_git_dir(repo), repo_work_dir(repo), argv, arena,
		      &result, err) < 0)
		return -1;
	if (result.status > 1)
		return err_set(err, "git can't read its configuration: "
			       VIEW_FMT, VIEW_ARG(view_trim(result.errors)));
	while (at < result.out.len) {
		size_t end = view_find(result.out, at, '\0');
		struct view item = view_slice(result.out, at, end);
		struct view value = view_slice(item,
			view_find(item, 0, '\n') + 1, item.len);

		if (view_starts(item, "commit."))
			settings->cleanup = value;
		else
			settings->comment = value;
		at = end + 1;
	}
	return 0;
}

/* The scissors, behind whatever begins a comment; text.len without. */
static size_t find_scissors(struct view text)
{
	for (size_t at = 0; at < text.len; at = line_end(text, at)) {
		struct view line = view_slice(text, at,
					      view_find(text, at, '\n'));

		if (view_ends(line, SCISSORS) &&
		    line.len <= strlen(SCISSORS) + 4)
			return at;
	}
	return text.len;
}

/* With `auto` git takes a sign that no line begins with, and its own
 * comments, which are the last lines, tell which one. */
static struct view guess_comment(const struct message *message)
{
	struct view text = message->text, last = VIEW("#");

	if (message->scissors < text.len)
		return view_slice(text, message->scissors,
				  message->scissors + 1);
	for (size_t at = 0; at < text.len; at = line_end(text, at))
		if (text.ptr[at] != '\n')
			last = view_slice(text, at, at + 1);
	return strchr(CANDIDATES, *last.ptr) && *last.ptr ? last : VIEW("#");
}

int message_read(struct message *message, const char *path,
		 struct repo *repo, struct arena *arena, struct err *err)
{
	struct settings settings;
	int rc;

	*message = (struct message){ 0 };
	rc = file_read(path, MESSAGE_MAX, arena, &message->text, err);
	if (rc > 0)
		err_set(err, "the commit's message '%s' %s", path,
			rc == FILE_MISSING ? "is not there" :
			rc == FILE_LARGE ? "is larger than 64 MiB"
					 : "is not a plain file");
	if (rc || read_settings(&settings, repo, arena, err) < 0)
		return -1;
	message->scissors = find_scissors(message->text);
	message->comment = settings.comment.len ? settings.comment
						: VIEW("#");
	if (view_is(message->comment, "auto"))
		message->comment = guess_comment(message);
	message->comments_stay = view_is(settings.cleanup, "whitespace") ||
				 view_is(settings.cleanup, "verbatim") ||
				 view_is(settings.cleanup, "scissors");
	return 0;
}

struct view message_body(const struct message *message, struct arena *arena)
{
	struct view text = view_slice(message->text, 0, message->scissors);
	struct str kept = STR_INIT;
	struct view body;

	for (size_t at = 0, end; at < text.len; at = end) {
		end = line_end(text, at);
		if (!begins(text, at, message->comment))
			str_addv(&kept, view_slice(text, at, end));
	}
	body = view_copy(arena, str_view(&kept));
	str_release(&kept);
	return body;
}

/* Behind the scissors and git's words about them. */
static size_t below_scissors(const struct message *message)
{
	struct view text = message->text;
	size_t at = line_end(text, message->scissors);

	while (at < text.len && begins(text, at, message->comment))
		at = line_end(text, at);
	return at;
}

bool message_place(const struct message *message, size_t *offset)
{
	struct view text = message->text;
	bool found = false;

	if (message->comments_stay) {
		*offset = below_scissors(message);
		return message->scissors < text.len;
	}
	for (size_t at = 0; at < message->scissors; at = line_end(text, at)) {
		bool is = begins(text, at, message->comment);

		if (is && !found)
			*offset = at;
		found = is;
	}
	if (!found)
		*offset = message->scissors;
	return true;
}
