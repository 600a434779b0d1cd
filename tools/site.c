/* muster site: the static status site. */
#include <string.h>

#include "muster/follow.h"
#include "muster/gathering.h"
#include "muster/publish.h"
#include "muster/site_build.h"
#include "muster/site_stamp.h"

/* What was made, or stands as it was. */
static void tell(struct command *command, const char *dir,
		 const struct site_stamp *stamp,
		 const struct publish *publish)
{
	if (!command->quiet)
		str_addf(&command->out, "%s: %zu files, %zu written, %zu "
			 "removed; for the audience %s, %zu records "
			 "withheld\n", dir, stamp->files,
			 publish->written, publish->removed,
			 visibility_name(stamp->audience), stamp->withheld);
}

/* --audience; false when it is nobody. */
static bool read_audience(const char *word, enum visibility *audience)
{
	struct value text = { .type = VALUE_TEXT, .text = view_of(word) };

	return visibility_read(&text, audience) &&
	       *audience != VISIBILITY_RESTRICTED;
}

static bool is_url_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || (c && strchr("-._~:/[]@!$&'()*+,;=%",
						     c));
}

/* --base-url, with a slash at its end; false when it is none. */
static bool read_base(const char *text, struct arena *arena,
		      struct view *base)
{
	struct view url = view_of(text);
	size_t host = view_starts(url, "https://") ? 8
		    : view_starts(url, "http://") ? 7 : 0;

	if (!host || host == url.len || url.ptr[host] == '/')
		return false;
	for (size_t i = 0; i < url.len; i++)
		if (!is_url_byte(url.ptr[i]))
			return false;
	*base = view_of(arena_printf(arena, "%s%s", text,
				     view_ends(url, "/") ? "" : "/"));
	return true;
}

static int render(struct gathering *gathering, struct publish *publish,
		  struct command *command)
{
	struct site_templates templates;

	if (site_templates_read(&templates, &gathering->session.programs,
				&gathering->session.snapshot,
				&command->arena, &command->err) < 0)
		return -1;
	return site_build(&gathering->site, &templates, publish, command);
}

static int fill(struct gathering *gathering, struct publish *publish,
		struct command *command)
{
	return render(gathering, publish, command) < 0
		       ? -1 : publish_swap(publish, &command->err);
}

/* As long as nobody else can publish there. */
static void remember(const struct publish *publish, struct site_stamp *stamp,
		     const struct oid *key, struct repo *repo)
{
	struct err ignored;

	stamp->key = *key;
	if (!site_stamp_sum(stamp, publish->stands, publish->arena, &ignored))
		site_stamp_keep(stamp, repo, publish->dir, publish->arena);
}

/* Make the site. `key`, where it has one, is what it is remembered by. */
static int make(struct command *command, const char *dir,
		const struct gathering_options *options,
		const struct oid *key)
{
	struct arena arena = ARENA_INIT;
	struct gathering gathering;
	struct site_stamp stamp;
	struct publish folder;
	int rc = gathering_open(&gathering, command, options);

	if (!rc) {
		rc = publish_open(&folder, dir, &arena, &command->err);
		if (!rc)
			rc = fill(&gathering, &folder, command);
		if (!rc) {
			stamp = (struct site_stamp){
				.files = folder.files.len,
				.withheld = gathering.redactions.records,
				.audience = gathering.redactions.audience
			};
			tell(command, dir, &stamp, &folder);
			if (key)
				remember(&folder, &stamp, key,
					 gathering.session.repo);
		}
		publish_close(&folder);
	}
	gathering_close(&gathering);
	arena_release(&arena);
	return rc;
}

static int build(struct command *command, const char *dir,
		 const struct gathering_options *options)
{
	const struct publish untouched = { .written = 0 };
	struct arena arena = ARENA_INIT;
	struct site_stamp stamp;
	struct repo *repo;
	struct oid key;
	bool keyed;
	int rc = repo_open(&repo, NULL, &command->err);

	if (rc < 0)
		return -1;
	keyed = !options->worktree &&
		site_stamp_key(&key, repo, command, options->audience,
			       options->base);
	if (keyed && site_stamp_holds(&stamp, repo, dir, &key, &arena))
		tell(command, dir, &stamp, &untouched);
	else
		rc = make(command, dir, options, keyed ? &key : NULL);
	repo_free(repo);
	arena_release(&arena);
	return rc;
}

/* What was asked for, in words. */
struct asked {
	const char *dir, *audience, *base;
	bool watch;
};

/* What the caller did wrong, or NULL. */
static const char *misuse(struct command *command, const struct asked *asked,
			  struct gathering_options *options)
{
	if (!asked->dir)
		return "say where to: -o DIR";
	if (asked->audience &&
	    !read_audience(asked->audience, &options->audience))
		return "the audience is public or internal";
	if (asked->base &&
	    !read_base(asked->base, &command->arena, &options->base))
		return "the base URL is where the site will be, such as "
		       "https://example.com/status/";
	if (asked->watch && (command->staged || command->revision ||
			     command->as_of))
		return "--watch is about the work tree: leave out --staged, "
		       "--rev and --as-of";
	return NULL;
}

int main(int argc, char **argv)
{
	struct asked asked = { .dir = NULL };
	struct gathering_options options = { .worktree = false };
	struct command command;
	const char *wrong;
	const struct opt opts[] = {
		OPT_TEXT('o', "output", &asked.dir, "DIR",
			   "the folder to write; it is replaced as a whole"),
		OPT_FLAG('w', "worktree", &options.worktree,
			 "what is in the files, not what is committed"),
		OPT_TEXT('A', "audience", &asked.audience, "public|internal",
			 "who will see it: others' records are left out"),
		OPT_TEXT('b', "base-url", &asked.base, "URL",
			 "where it will be published, for absolute links"),
		OPT_FLAG('W', "watch", &asked.watch,
			 "stay, and render the files when one changes"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ NULL, "", opts, USAGE_SNAPSHOT },
		{ 0 }
	};

	command_start(&command, "site", forms, argc, argv);
	wrong = misuse(&command, &asked, &options);
	if (wrong)
		return command_misuse(&command, "%s", wrong);
	options.worktree |= asked.watch;
	if (asked.watch && follow_changes(&command, "rendering") < 0)
		return command_cannot(&command);
	if (build(&command, asked.dir, &options) < 0)
		return command_cannot(&command);
	return command_finish(&command, EXIT_CLEAN);
}
