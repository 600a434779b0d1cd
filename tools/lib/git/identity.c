#include "muster/identity.h"

#include <stdlib.h>
#include <string.h>

#include "muster/child.h"
#include "muster/commit.h"

static bool from_environment(struct identity *identity)
{
	struct view name = view_of(getenv("GIT_AUTHOR_NAME"));
	struct view email = view_of(getenv("GIT_AUTHOR_EMAIL"));

	*identity = (struct identity){ name, email };
	return name.len && email.len;
}

int identity_author(struct repo *repo, struct arena *arena,
		    struct identity *identity, struct err *err)
{
	static const char *const question[] = { "var", "GIT_AUTHOR_IDENT",
						NULL };
	struct child_result answer;
	struct commit_person person;

	if (from_environment(identity))
		return 0;
	if (child_git(repo_git_dir(repo), repo_work_dir(repo), question,
		      arena, &answer, err) < 0)
		return -1;
	if (answer.status)
		return err_set(err, "git does not know who you are: run `git "
			       "config --global user.name \"Your Name\"` and "
			       "`git config --global user.email "
			       "you@example.com`");
	commit_person(view_trim(answer.out), &person);
	identity->name = person.name;
	identity->email = person.email;
	return 0;
}
