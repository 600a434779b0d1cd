/* The doctor's checks of who commits. */
#include <stdlib.h>
#include <string.h>

#include "muster/identity.h"
#include "checkup.h"

/* Where git takes one half of an identity from, before it guesses. */
static const struct source {
	const char *variables[2];
	const char *settings[2];
	const char *command;
} sources[] = {
	{ { "GIT_AUTHOR_NAME", NULL }, { "author.name", "user.name" },
	  "git config --global user.name 'Your Name'" },
	{ { "GIT_AUTHOR_EMAIL", "EMAIL" }, { "author.email", "user.email" },
	  "git config --global user.email you@example.com" },
};

static bool is_given(const struct checkup *checkup,
		     const struct source *source)
{
	for (size_t i = 0; i < 2; i++) {
		const char *name = source->variables[i];
		const char *value = name ? getenv(name) : NULL;

		if (value && *value)
			return true;
		value = checkup_setting(checkup, source->settings[i]);
		if (value && *value)
			return true;
	}
	return false;
}

static void author(struct checkup *checkup)
{
	struct identity identity;
	struct err err;
	bool has_name, has_email;
	int rc;

	if (!checkup_has(checkup, CHECKUP_SETTINGS))
		return;
	has_name = is_given(checkup, &sources[0]);
	has_email = is_given(checkup, &sources[1]);
	rc = identity_author(checkup->repo, checkup->arena, &identity, &err);
	if (rc < 0)
		checkup_wrong(checkup, "%s", err.text);
	else if (has_name && has_email)
		checkup_ok(checkup, VIEW_FMT " <" VIEW_FMT ">",
			   VIEW_ARG(identity.name), VIEW_ARG(identity.email));
	else
		checkup_odd(checkup, "git guesses who you are: " VIEW_FMT
			    " <" VIEW_FMT ">", VIEW_ARG(identity.name),
			    VIEW_ARG(identity.email));
	if (!has_name || !has_email)
		checkup_help(checkup, "%s%s%s",
			     has_name ? "" : sources[0].command,
			     has_name || has_email ? "" : " && ",
			     has_email ? "" : sources[1].command);
}

/* The person record whose title is this name. */
static const struct record *find_namesake(const struct checkup *checkup,
					  struct view name)
{
	for (size_t i = 0; i < checkup->programs.list.len; i++) {
		const struct program *program =
			checkup->programs.list.items[i];

		for (size_t k = 0; k < program->records.len; k++) {
			const struct record *record =
				&program->records.items[k];

			if (record->kind &&
			    view_is(record->kind->name, "person") &&
			    view_equal(record->title, name))
				return record;
		}
	}
	return NULL;
}

static void tell_stranger(struct checkup *checkup,
			  const struct identity *identity)
{
	const struct record *namesake = find_namesake(checkup,
						      identity->name);

	checkup_odd(checkup, "no person in the program has your address "
		    VIEW_FMT, VIEW_ARG(identity->email));
	if (namesake)
		checkup_help(checkup, "add " VIEW_FMT " to `emails` in "
			     VIEW_FMT, VIEW_ARG(identity->email),
			     VIEW_ARG(namesake->path));
	else
		checkup_help(checkup, "muster new person --title %s --set "
			     "emails=%s",
			     checkup_word(checkup, identity->name),
			     checkup_word(checkup, identity->email));
}

static void person(struct checkup *checkup)
{
	const struct record *record = NULL;
	struct identity identity;
	struct err err;

	if (!checkup_has(checkup, CHECKUP_SETTINGS) ||
	    !checkup_has(checkup, CHECKUP_PROGRAMS))
		return;
	if (!checkup->programs.list.len) {
		checkup_ok(checkup, "there is no program yet");
		return;
	}
	if (identity_author(checkup->repo, checkup->arena, &identity,
			    &err) < 0) {
		checkup_unknown(checkup, &err);
		return;
	}
	for (size_t i = 0; i < checkup->programs.list.len && !record; i++)
		record = program_person(checkup->programs.list.items[i],
					identity.email);
	if (record)
		checkup_ok(checkup, "your address is that of '" VIEW_FMT "'",
			   VIEW_ARG(record->id));
	else
		tell_stranger(checkup, &identity);
}

const struct checkup_check checkup_identity[] = {
	{ "identity/author", "commits carry this name and address, and git "
	  "guesses them where they are not set", CHECKUP_REPO, author },
	{ "identity/person", "by the address a commit's author is known as "
	  "the owner of entries", CHECKUP_REPO, person },
	{ 0 }
};
