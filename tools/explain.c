/* muster explain: what a rule means, why it is there, how to satisfy it. */
#include "muster/command.h"
#include "muster/json.h"
#include "muster/report.h"
#include "muster/rule.h"
#include "muster/style.h"
#include "muster/wrap.h"

#define TEXT_INDENT 4

static enum style severity_style(enum severity severity)
{
	return severity == SEVERITY_ERROR ? STYLE_RED : STYLE_YELLOW;
}

static void add_rule(struct command *command, const struct rule_info *rule)
{
	size_t width = command->width < WRAP_PROSE ? command->width :
						     WRAP_PROSE;
	struct str *out = &command->out;

	style_add(out, STYLE_BOLD, view_of(rule->id), command->color);
	str_adds(out, " (");
	style_add(out, severity_style(rule->severity),
		  view_of(severity_name(rule->severity)), command->color);
	str_adds(out, "): ");
	str_adds(out, rule->line);
	str_adds(out, "\n\n");
	str_pad(out, TEXT_INDENT, ' ');
	wrap_add(out, view_of(rule->text), TEXT_INDENT, TEXT_INDENT, width);
	str_addc(out, '\n');
}

static struct view family(const char *id)
{
	struct view all = view_of(id);

	return view_slice(all, 0, view_find(all, 0, '/'));
}

/* One line for each rule, an empty one between families. */
static void add_list(struct command *command)
{
	struct view last = VIEW("");

	for (int i = 0; i < RULE_COUNT; i++) {
		const struct rule_info *rule = rule_info((enum rule)i);

		if (last.len && !view_equal(last, family(rule->id)))
			str_addc(&command->out, '\n');
		last = family(rule->id);
		str_addf(&command->out, "%-24s%-9s%s\n", rule->id,
			 severity_name(rule->severity), rule->line);
	}
}

static struct value *rule_value(struct arena *arena,
				const struct rule_info *rule)
{
	struct value *map = value_map(arena);

	value_put_text(arena, map, "rule", view_of(rule->id));
	value_put_text(arena, map, "severity",
		       view_of(severity_name(rule->severity)));
	value_put_text(arena, map, "summary", view_of(rule->line));
	value_put_text(arena, map, "text", view_of(rule->text));
	return map;
}

static void add_json(struct command *command, bool all, enum rule chosen)
{
	struct arena *arena = &command->arena;
	struct value *document =
		report_document(arena, command->tool, command->today);
	struct value *list = value_list(arena);

	value_put(arena, document, VIEW("rules"), list);
	for (int i = 0; i < RULE_COUNT; i++)
		if (all || i == (int)chosen)
			value_push(arena, list,
				   rule_value(arena, rule_info((enum rule)i)));
	json_write(&command->out, document);
}

static int unknown(struct command *command, const char *id)
{
	const char *ids[RULE_COUNT + 1] = { NULL };
	const char *nearest;

	for (int i = 0; i < RULE_COUNT; i++)
		ids[i] = rule_info((enum rule)i)->id;
	nearest = opt_nearest(id, ids);
	if (!nearest)
		return command_misuse(command, "unknown rule '%s'", id);
	return command_misuse(command,
			      "unknown rule '%s'; did you mean '%s'?", id,
			      nearest);
}

int main(int argc, char **argv)
{
	const struct usage_form forms[] = {
		{ NULL, "[RULE]", NULL, USAGE_FORMAT },
		{ 0 }
	};
	struct command command;
	enum rule rule = RULE_COUNT;
	bool all;

	command_start(&command, "explain", forms, argc, argv);
	all = !command.args.len;
	if (!all && !rule_find(view_of(command.args.items[0]), &rule))
		return unknown(&command, command.args.items[0]);
	if (command.format == COMMAND_JSON)
		add_json(&command, all, rule);
	else if (all)
		add_list(&command);
	else
		add_rule(&command, rule_info(rule));
	return command_finish(&command, EXIT_CLEAN);
}
