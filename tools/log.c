/* muster log: the life of a record, change by change. */
#include "muster/command.h"
#include "muster/json.h"
#include "muster/life_report.h"
#include "muster/report.h"
#include "muster/session.h"
#include "muster/tabular.h"

/* What is asked for besides the ids. */
struct asked {
	struct opt_list fields;
	int64_t most;
	int32_t since;
	bool patch;
};

/* What all lives are told from. */
struct sources {
	struct session session;
	struct programs programs;	/* at the tip */
	struct ledger ledger;
	struct comparison pending;
	struct mailmap mailmap;
	struct mechanical mechanical;
	struct views fields;
};

/* The commit that the history ends with, and what is not committed yet. */
static int find_tip(struct sources *sources, struct command *command,
		    struct snapshot *tip)
{
	struct session *session = &sources->session;
	const struct comparison_side now = { &session->snapshot,
					     &session->programs };
	const struct comparison_side before = { tip, &sources->programs };

	*tip = session->snapshot;
	sources->programs = session->programs;
	if (tip->source == SNAPSHOT_COMMIT)
		return 0;
	sources->programs = (struct programs){ 0 };
	if (snapshot_base(&session->snapshot, tip) &&
	    programs_load(&sources->programs, tip, &session->documents,
			  &command->err) < 0)
		return -1;
	return comparison_read(&sources->pending, &before, &now,
			       &session->documents, &command->err);
}

static int read_sources(struct sources *sources, struct command *command)
{
	struct snapshot tip;
	struct ledger_scope scope = {
		.snapshot = &tip, .documents = &sources->session.documents,
		.programs = &sources->programs, .cached = true
	};
	struct err *err = &command->err;

	if (session_open(&sources->session, command) < 0 ||
	    find_tip(sources, command, &tip) < 0)
		return -1;
	scope.ref = session_branch(&sources->session, command);
	if (ledger_read(&sources->ledger, &scope, err) < 0 ||
	    mailmap_read(&sources->mailmap, &sources->session.snapshot,
			 err) < 0)
		return -1;
	return mechanical_read(&sources->mechanical,
			       &sources->session.snapshot, err);
}

/* The id that an operand names: its own, or that of the file's record. */
static struct view id_of(const struct sources *sources, const char *operand)
{
	const struct programs *programs = &sources->session.programs;

	for (size_t i = 0; i < programs->list.len; i++) {
		const struct program *program = programs->list.items[i];

		for (size_t k = 0; k < program->records.len; k++)
			if (program->records.items[k].id.len &&
			    view_is(program->records.items[k].path, operand))
				return program->records.items[k].id;
	}
	return view_of(operand);
}

static int missing(const struct sources *sources, struct command *command,
		   struct view id)
{
	const struct ledger *ledger = &sources->ledger;
	struct view best = VIEW("");
	size_t limit = 3;

	for (size_t i = 0; i < ledger->records.len; i++) {
		struct view known = ledger->records.items[i]->id;
		size_t distance = view_distance(id, known, limit);

		if (distance < limit) {
			best = known;
			limit = distance;
		}
	}
	err_set(&command->err, "no record is or was called '" VIEW_FMT "'%s"
		VIEW_FMT "%s", VIEW_ARG(id), best.len ? "; did you mean '" : "",
		VIEW_ARG(best), best.len ? "'?" : "");
	return 1;
}

struct lives {
	VEC(struct life) list;
};

/* 1 when an operand names nothing. */
static int read_lives(const struct sources *sources, struct command *command,
		      const struct asked *asked, struct lives *lives)
{
	const struct life_scope scope = {
		.ledger = &sources->ledger, .pending = &sources->pending,
		.mailmap = &sources->mailmap,
		.mechanical = &sources->mechanical, .arena = &command->arena,
		.since = asked->since, .most = (size_t)asked->most,
		.fields = &sources->fields
	};

	for (size_t i = 0; i < command->args.len; i++) {
		struct life *life = VEC_PUSH(&command->arena, &lives->list);
		struct view id = id_of(sources, command->args.items[i]);
		int rc = life_read(life, &scope, id, &command->err);

		if (rc <= 0)
			return rc < 0 ? -1 : missing(sources, command, id);
	}
	return 0;
}

static void add_json(struct command *command, const struct sources *sources,
		     const struct lives *lives)
{
	struct arena *arena = &command->arena;
	struct value *document =
		report_document(arena, command->tool, command->today);
	struct value *list = value_list(arena);

	life_report_put(document, &sources->ledger.annals, arena);
	for (size_t i = 0; i < lives->list.len; i++)
		value_push(arena, list,
			   life_report_value(&lives->list.items[i], arena));
	value_put(arena, document, VIEW("records"), list);
	json_write(&command->out, document);
}

static void add_text(struct command *command, const struct sources *sources,
		     const struct lives *lives, const struct asked *asked)
{
	if (!command->quiet)
		life_report_history(&command->out, &sources->ledger.annals);
	for (size_t i = 0; i < lives->list.len; i++) {
		if (command->out.len)
			str_addc(&command->out, '\n');
		life_report_text(&command->out, &lives->list.items[i],
				 asked->patch, command->color,
				 &command->arena);
	}
}

static void add_table(struct command *command, const struct lives *lives)
{
	struct value *rows = value_list(&command->arena);

	for (size_t i = 0; i < lives->list.len; i++)
		life_report_rows(rows, &lives->list.items[i],
				 &command->arena);
	if (command->format == COMMAND_CSV)
		tabular_csv(&command->out, rows);
	else
		tabular_markdown(&command->out, rows);
}

static void tell(struct command *command, const struct sources *sources,
		 const struct lives *lives, const struct asked *asked)
{
	if (command->format == COMMAND_JSON)
		add_json(command, sources, lives);
	else if (command->format == COMMAND_TEXT)
		add_text(command, sources, lives, asked);
	else
		add_table(command, lives);
}

static int run(struct command *command, const struct asked *asked)
{
	struct sources sources = { .session = { .repo = NULL } };
	struct lives lives = { 0 };
	int rc;

	for (size_t i = 0; i < asked->fields.len; i++)
		*VEC_PUSH(&command->arena, &sources.fields.list) =
			view_of(asked->fields.items[i]);
	rc = read_sources(&sources, command);
	if (!rc)
		rc = read_lives(&sources, command, asked, &lives);
	if (!rc)
		tell(command, &sources, &lives, asked);
	session_close(&sources.session);
	return rc;
}

int main(int argc, char **argv)
{
	static const char *const formats[] = { "text", "json", "csv",
					       "markdown", NULL };
	struct asked asked = { .most = INT64_MAX, .since = OPT_NO_DATE };
	struct command command;
	const struct opt opts[] = {
		OPT_LIST('f', "field", &asked.fields, "FIELD",
			 "only changes of this field"),
		OPT_NUMBER('n', "number", &asked.most, "N",
			   "only the newest N changes of a record"),
		OPT_DATE(0, "since", &asked.since, "DATE",
			 "only what landed on DATE or later"),
		OPT_FLAG('p', "patch", &asked.patch,
			 "with the differences of the text"),
		OPT_CHOICE(0, "format", &command.format, "FORMAT", formats,
			   "text, json, csv or markdown"),
		OPT_END
	};
	const struct usage_form forms[] = {
		{ NULL, "ID...", opts, USAGE_SNAPSHOT },
		{ 0 }
	};

	command_start(&command, "log", forms, argc, argv);
	return command_end(&command, run(&command, &asked), EXIT_CLEAN);
}
