/* muster outgoing: what the pre-push hook runs. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "muster/command.h"
#include "muster/json.h"
#include "muster/push.h"
#include "muster/pushed.h"
#include "muster/report.h"
#include "muster/unsaid.h"

/* All that git has to say, or one byte more than it may. */
static int read_lines(struct str *lines, struct err *err)
{
	char bytes[16384];

	while (!isatty(STDIN_FILENO) && lines->len <= PUSH_BYTES_MAX) {
		ssize_t got = read(STDIN_FILENO, bytes, sizeof(bytes));

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return err_set(err, "cannot read standard input: %s",
				       strerror(errno));
		if (!got)
			break;
		str_add(lines, bytes, (size_t)got);
	}
	return 0;
}

/* The framework pre-commit hands on no lines, but variables. */
static void add_framework(struct str *lines, struct repo *repo)
{
	static const char zero[] =
		"0000000000000000000000000000000000000000";
	const char *remote = getenv("PRE_COMMIT_REMOTE_BRANCH");
	const char *local = getenv("PRE_COMMIT_LOCAL_BRANCH");
	const char *from = getenv("PRE_COMMIT_FROM_REF");
	const char *to = getenv("PRE_COMMIT_TO_REF");
	char hex[OID_HEX + 1];
	struct err ignored;
	struct oid head;

	if (lines->len || !getenv("PRE_COMMIT_REMOTE_NAME") || !local ||
	    !remote ||
	    repo_resolve(repo, to ? to : local, &head, &ignored) < 0)
		return;
	str_addf(lines, "%s %s %s %s\n", local, oid_hex(&head, hex), remote,
		 from ? from : zero);
}

static const char *remote_name(const struct command *command)
{
	const char *name = getenv("PRE_COMMIT_REMOTE_NAME");

	if (command->args.len)
		return command->args.items[0];
	return name ? name : "origin";
}

static int read_push(struct command *command, struct repo *repo,
		     struct push *push)
{
	struct arena *arena = &command->arena;
	struct str lines = STR_INIT;
	int rc = read_lines(&lines, &command->err);

	if (!rc) {
		add_framework(&lines, repo);
		rc = push_parse(push, view_copy(arena, str_view(&lines)),
				arena, &command->err);
	}
	str_release(&lines);
	if (rc < 0)
		return -1;
	return push_locate(push, repo, remote_name(command), arena,
			   &command->err);
}

static struct value *oid_value(struct arena *arena, const struct oid *oid)
{
	char hex[OID_HEX + 1];

	return value_text(arena, view_copy(arena,
					   view_of(oid_hex(oid, hex))));
}

/* -1 when it can't be decided: *stops says whether that ends the push. */
static int check(struct command *command, struct repo *repo,
		 const struct push *push, struct findings *findings,
		 bool *stops)
{
	struct documents documents;
	int rc = 0;

	documents_init(&documents, &command->arena);
	documents_keep(&documents, repo);
	for (size_t i = 0; i < push->refs.len && !rc; i++)
		if (pushed_check(&push->refs.items[i], repo, &documents,
				 findings, stops, &command->err) < 0 ||
		    unsaid_check(&push->refs.items[i], repo, &documents,
				 findings, &command->err) < 0)
			rc = -1;
	documents_close(&documents);
	findings_sort(findings);
	return rc;
}

static void add_json(struct command *command, const struct push *push,
		     const struct findings *findings)
{
	struct arena *arena = &command->arena;
	struct value *document =
		report_document(arena, command->tool, command->today);
	struct value *list = value_list(arena);

	value_put(arena, document, VIEW("refs"), list);
	for (size_t i = 0; i < push->refs.len; i++) {
		const struct push_ref *ref = &push->refs.items[i];
		struct value *map = value_push(arena, list, value_map(arena));

		value_put_text(arena, map, "ref", ref->remote);
		value_put(arena, map, VIEW("base"), ref->has_base
			  ? oid_value(arena, &ref->base)
			  : value_null(arena));
		value_put(arena, map, VIEW("head"),
			  oid_value(arena, &ref->head));
	}
	value_put(arena, document, VIEW("findings"),
		  report_findings_value(arena, findings));
	json_write(&command->out, document);
}

int main(int argc, char **argv)
{
	const struct usage_form forms[] = {
		{ NULL, "[REMOTE] [URL]", NULL, USAGE_FORMAT },
		{ 0 }
	};
	struct command command;
	struct findings findings = { .arena = &command.arena };
	struct push push;
	struct repo *repo = NULL;
	bool stops = false;
	int rc;

	command_start(&command, "outgoing", forms, argc, argv);
	rc = repo_open(&repo, NULL, &command.err);
	if (!rc)
		rc = read_push(&command, repo, &push);
	if (!rc)
		rc = check(&command, repo, &push, &findings,
			   &stops);
	repo_free(repo);
	if (rc < 0)
		return stops ? command_cannot(&command)
			     : command_without(&command, "nobody looks at "
					       "what is pushed");
	if (command.format == COMMAND_JSON)
		add_json(&command, &push, &findings);
	else
		report_findings(&command.out, &findings, command.color);
	rc = findings_count(&findings, SEVERITY_ERROR) ? EXIT_FINDINGS
						       : EXIT_CLEAN;
	return command_finish(&command, rc);
}
