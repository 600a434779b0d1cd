#include "muster/plan_graph.h"

#include "muster/escape.h"
#include "muster/plan_head.h"

/* Append text for between quotes. */
static void add_quoted(struct str *out, struct view text)
{
	struct str line = STR_INIT;

	escape_line(&line, text);
	for (size_t i = 0; i < line.len; i++) {
		if (line.buf[i] == '"' || line.buf[i] == '\\')
			str_addc(out, '\\');
		str_addc(out, line.buf[i]);
	}
	str_release(&line);
}

static void add_node(struct str *out, const struct plan *plan,
		     uint32_t number)
{
	const struct plan_item *item = &plan->items.items[number];
	char day[DATE_SIZE];
	int32_t finish;

	str_addf(out, "\tn%u [label=\"", number + 1);
	add_quoted(out, plan_name(item));
	str_adds(out, "\\n");
	add_quoted(out, item->record->title);
	if (plan_finish(item, &finish))
		str_addf(out, "\\n%s %s", item->done ? "done" : "computed",
			 date_format(finish, day));
	if (item->critical)
		str_adds(out, "\\ncritical");
	str_addc(out, '"');
	if (item->milestone)
		str_adds(out, ", shape=octagon");
	if (item->critical)
		str_adds(out, ", color=\"#c8452f\", penwidth=2");
	else if (item->done)
		str_adds(out, ", style=filled, fillcolor=\"#e3e7ec\"");
	else if (item->looped)
		str_adds(out, ", style=dashed");
	str_adds(out, "];\n");
}

static void add_edges(struct str *out, const struct plan *plan,
		      uint32_t number)
{
	const struct plan_item *item = &plan->items.items[number];
	const struct network *network = &plan->network;

	for (uint32_t i = network->first[number];
	     i < network->first[number + 1]; i++) {
		uint32_t before = network->before[i];

		str_addf(out, "\tn%u -> n%u", before + 1, number + 1);
		if (item->critical && item->driver == before)
			str_adds(out, " [color=\"#c8452f\", penwidth=2]");
		str_adds(out, ";\n");
	}
}

/* What waits for nothing stands in the first column, the end in the last. */
static void add_ranks(struct str *out, const struct plan *plan)
{
	const struct network *network = &plan->network;

	str_adds(out, "\t{ rank=source;");
	for (uint32_t i = 0; i < network->len; i++)
		if (network->first[i] == network->first[i + 1] &&
		    i != plan->end)
			str_addf(out, " n%u;", i + 1);
	str_adds(out, " }\n");
	if (plan->end != NETWORK_NOBODY)
		str_addf(out, "\t{ rank=sink; n%u; }\n", plan->end + 1);
}

void plan_graph_dot(struct str *out, const struct plan *plan)
{
	str_adds(out, "digraph plan {\n\tgraph [rankdir=LR, label=\"");
	add_quoted(out, program_title(plan->program));
	str_adds(out, "\", fontname=\"sans-serif\"];\n"
		      "\tnode [shape=box, fontname=\"sans-serif\"];\n");
	for (uint32_t i = 0; i < plan->items.len; i++)
		add_node(out, plan, i);
	for (uint32_t i = 0; i < plan->items.len; i++)
		add_edges(out, plan, i);
	add_ranks(out, plan);
	str_adds(out, "}\n");
}
