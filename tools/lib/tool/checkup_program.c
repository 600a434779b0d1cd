/* The doctor's checks of the programs: is all there that muster needs? */
#include <string.h>

#include "muster/manifest.h"
#include "muster/summary.h"
#include "checkup.h"

static void manifest(struct checkup *checkup)
{
	const struct finding *finding;
	struct str dirs = STR_INIT;

	if (!checkup_must(checkup, CHECKUP_PROGRAMS))
		return;
	if (checkup->programs.findings.list.len) {
		finding = &checkup->programs.findings.list.items[0];
		checkup_wrong(checkup, VIEW_FMT ": " VIEW_FMT,
			      VIEW_ARG(finding->path),
			      VIEW_ARG(finding->message));
		checkup_help(checkup, VIEW_FMT, VIEW_ARG(finding->hint));
		return;
	}
	for (size_t i = 0; i < checkup->programs.list.len; i++)
		str_addf(&dirs, "%s" VIEW_FMT, i ? ", " : "",
			 VIEW_ARG(checkup->programs.list.items[i]->dir));
	if (dirs.len) {
		checkup_ok(checkup, "the program is in %s", dirs.buf);
	} else {
		checkup_odd(checkup, "there is no program here");
		checkup_help(checkup, "muster init");
	}
	str_release(&dirs);
}

/* The program's own file of this name, as a record; NULL where it has
 * none. */
static const struct record *find_own(const struct program *program,
				     const char *name)
{
	for (size_t i = 0; i < program->records.len; i++) {
		struct view path = program->records.items[i].path;

		if (path.len == program->dir.len + 1 + strlen(name) &&
		    view_ends(path, name))
			return &program->records.items[i];
	}
	return NULL;
}

/* The first program that has no such record, or NULL. */
static const struct program *find_without(struct checkup *checkup,
					  const char *name)
{
	for (size_t i = 0; i < checkup->programs.list.len; i++)
		if (!find_own(checkup->programs.list.items[i], name))
			return checkup->programs.list.items[i];
	return NULL;
}

static void charter(struct checkup *checkup)
{
	const struct program *program;

	if (!checkup_has(checkup, CHECKUP_PROGRAMS))
		return;
	program = find_without(checkup, "charter.md");
	if (!program) {
		checkup_ok(checkup, "every program has its charter");
		return;
	}
	checkup_wrong(checkup, "the program in '" VIEW_FMT "' has no "
		      "charter.md", VIEW_ARG(program->dir));
	checkup_help(checkup, "muster new charter --title 'The program' "
		     "--program %s", checkup_word(checkup, program->dir));
}

static void policy(struct checkup *checkup)
{
	const struct program *program;

	if (!checkup_has(checkup, CHECKUP_PROGRAMS))
		return;
	program = find_without(checkup, "policy.md");
	if (!program) {
		checkup_ok(checkup, "every program has its policy");
		return;
	}
	checkup_odd(checkup, "the program in '" VIEW_FMT "' has no policy.md: "
		    "everything is judged by the defaults",
		    VIEW_ARG(program->dir));
	checkup_help(checkup, "muster new policy --title Policy --program %s",
		     checkup_word(checkup, program->dir));
}

static void records(struct checkup *checkup)
{
	struct str summary = STR_INIT;

	if (!checkup_has(checkup, CHECKUP_PROGRAMS))
		return;
	summary_add(&summary, &checkup->programs);
	if (summary_unreadable(&checkup->programs)) {
		checkup_wrong(checkup, "%s", summary.buf);
		checkup_help(checkup, "muster check, which says for each what "
			     "is wrong in it");
	} else {
		checkup_ok(checkup, "%s", summary.buf);
	}
	str_release(&summary);
}

const struct checkup_check checkup_program[] = {
	{ "program/manifest", "records in folders that no manifest names are "
	  "seen by nobody", CHECKUP_REPO, manifest },
	{ "program/charter", "a folder is a program by its charter.md",
	  CHECKUP_REPO, charter },
	{ "program/policy", "without a policy the freshness of records is "
	  "judged by defaults", CHECKUP_REPO, policy },
	{ "program/records", "what stands in a record that can't be read is "
	  "judged by nobody", CHECKUP_REPO, records },
	{ 0 }
};
