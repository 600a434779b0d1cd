#include "expect.h"

#include <string.h>

#include "muster/gantt.h"
#include "muster/json.h"
#include "muster/plan_graph.h"
#include "muster/plan_head.h"
#include "muster/plan_report.h"
#include "muster/plan_value.h"
#include "muster/wrap.h"

/* A program without files: records from their front matter. */
static struct program program;
static struct plan plan;

static void begin(struct arena *arena)
{
	program = (struct program){ .arena = arena,
				    .dir = VIEW("program") };
	program.kinds = arena_alloc(arena, sizeof(*program.kinds));
	kinds_init(program.kinds, arena);
	policy_init(&program.policy);
}

/* W-1 is a deliverable, M-1 a milestone. */
static void add(const char *id, const char *title, const char *lines)
{
	const char *kind = *id == 'M' ? "milestone" : "deliverable";
	struct arena *arena = program.arena;
	struct record *record = VEC_PUSH(arena, &program.records);
	const char *text = arena_printf(
		arena, "---\nkind: %s\nid: %s\nstatus: planned\n"
		"title: %s\n%s---\n", kind, id, title, lines);

	record->path = view_of(arena_printf(arena, "program/%s.md", id));
	record_take(record, document_read(record->path, view_of(text),
					  arena));
	record->kind = kinds_find(program.kinds, view_of(kind));
	record->class = kind_status(record->kind, record->status);
}

/* On 2026-03-02, a Monday. */
static void read_all(void)
{
	int32_t today;

	for (size_t i = 0; i < program.records.len; i++)
		map_put(program.arena, &program.by_id,
			program.records.items[i].id,
			&program.records.items[i]);
	assert_true(date_parse(VIEW("2026-03-02"), &today));
	plan_read(&plan, &program, VIEW(""), today, program.arena);
}

/* Two weeks and a milestone, and a day beside them. */
static void small(struct arena *arena)
{
	begin(arena);
	add("W-1", "Ship", "duration: 2w\n");
	add("W-2", "Paint", "duration: 1d\n");
	add("M-1", "Out", "depends_on: [W-1, W-2]\ndue: 2026-03-10\n");
	read_all();
}

static void expect_head(struct arena *arena, const char *label,
			const char *want)
{
	struct plan_head head;

	plan_head_read(&head, &plan, arena);
	for (size_t i = 0; i < head.lines.len; i++)
		if (!strcmp(head.lines.items[i].label, label)) {
			expect_view(head.lines.items[i].text, want);
			return;
		}
	assert_string_equal("", want);
}

static void the_end_and_its_margin_come_first(void **state)
{
	small(*state);
	expect_head(*state, "end", "M-1 Out: computed 2026-03-13, "
				   "due 2026-03-10: 3 days late");
	expect_head(*state, "critical", "2 weeks left, W-1 -> M-1");
	expect_head(*state, "near", "");
	expect_head(*state, "as planned", "2 weeks, W-1 -> M-1");
}

static void due_and_target_have_a_margin_each(void **state)
{
	small(*state);
	plan.has_target = true;
	plan.target = plan.items.items[plan.end].due + 4;
	expect_head(*state, "end", "M-1 Out: computed 2026-03-13, due "
				   "2026-03-10: 3 days late, target "
				   "2026-03-14: 1 day to spare");
	plan.target = plan.items.items[plan.end].due;
	expect_head(*state, "end", "M-1 Out: computed 2026-03-13, due and "
				   "target 2026-03-10: 3 days late");
}

static void near_ones_are_told_with_their_slack(void **state)
{
	begin(*state);
	add("W-1", "Ship", "duration: 2w\n");
	add("W-2", "Paint", "duration: 7bd\n");
	add("M-1", "Out", "depends_on: [W-1, W-2]\n");
	read_all();
	expect_head(*state, "near", "W-2 (3bd)");
}

static void a_long_chain_is_cut(void **state)
{
	struct plan_head head;
	struct view text;

	begin(*state);
	for (int i = 1; i <= 40; i++)
		add(arena_printf(*state, "W-%d", i), "Step", arena_printf(
			*state, "duration: 1d\ndepends_on: [W-%d]\n", i - 1));
	read_all();
	plan_head_read(&head, &plan, *state);
	text = head.lines.items[1].text;
	assert_true(view_starts(text, "8 weeks left, W-1 -> W-2 -> "));
	assert_true(view_ends(text, "W-19 -> (20 more) -> W-40"));
}

static void a_plan_that_only_waits_says_so(void **state)
{
	begin(*state);
	read_all();
	expect_head(*state, "end", "no milestone and no deliverable yet");
	begin(*state);
	add("W-1", "a", "depends_on: [W-2]\n");
	add("W-2", "b", "depends_on: [W-1]\n");
	read_all();
	expect_head(*state, "end", "none, since all of it waits for a cycle");
	expect_head(*state, "cycle", "W-1 -> W-2 -> W-1");
}

static void expect_text(struct arena *arena, size_t width, const char *want)
{
	struct str out = STR_INIT;
	struct view text, line;

	plan_report_text(&out, &plan, width, false, arena);
	text = str_view(&out);
	text = view_slice(text, view_search(text, 0, "\n\n") + 2, text.len);
	assert_true(view_line(&text, &line));
	expect_view(line, want);
	str_release(&out);
}

static void columns_go_before_the_chart_does(void **state)
{
	begin(*state);
	add("W-1", "Ship", "duration: 52w\ndue: 2026-03-10\n");
	read_all();
	expect_text(*state, 90, "ID   TITLE  STATUS   DUE         FINISH"
		    "              SLACK    Apr     Jul    Oct     2027");
	expect_text(*state, 72, "ID   TITLE  DUE         FINISH"
		    "              SLACK         Jul       2027");
	expect_text(*state, 60, "ID   TITLE  FINISH              SLACK"
		    "         Jul       2027");
	expect_text(*state, 50, "ID   TITLE  DUE         FINISH"
		    "              SLACK");
	expect_text(*state, 40, "ID   TITLE  FINISH              SLACK");
}

static bool holds(const struct str *out, const char *text)
{
	return view_search(str_view(out), 0, text) < out->len;
}

static void mermaid_reads_nothing_into_a_title(void **state)
{
	struct str out = STR_INIT;

	begin(*state);
	add("M-1", "\"a: b; c # %% d\"", "");
	add("Wsection", "'x\"y'", "duration: 1d\nmilestone: M-1\n");
	add("W-2", "\":::\"", "duration: 1d\n");
	read_all();
	plan_graph_mermaid(&out, &plan, *state);
	assert_true(holds(&out, "    section M-1\n"
			  "    - Wsection x y :crit, t2, 2026-03-02, "
			  "2026-03-03\n"
			  "    M-1 a b c d :crit, milestone, t1, "
			  "2026-03-02, 0d\n"));
	assert_true(holds(&out, "    W-2 - :"));
	str_release(&out);
}

static void the_network_quotes_and_marks(void **state)
{
	struct str out = STR_INIT;

	begin(*state);
	add("W-1", "'a\"];x\\'", "duration: 1d\n");
	add("M-1", "Out", "depends_on: [W-1]\n");
	read_all();
	plan_graph_dot(&out, &plan);
	assert_true(holds(&out, "n1 [label=\"W-1\\na\\\"];x\\\\\\ncomputed "
			  "2026-03-02\\ncritical\", color="));
	assert_true(holds(&out, "n1 -> n2 [color=\"#c8452f\", penwidth=2];"));
	assert_true(holds(&out, "{ rank=source; n1; }"));
	assert_true(holds(&out, "{ rank=sink; n2; }"));
	str_release(&out);
}

static void a_part_of_a_page_has_no_style(void **state)
{
	struct str out = STR_INIT;

	small(*state);
	gantt_write(&out, &plan, false, *state);
	assert_false(holds(&out, "<style"));
	assert_false(holds(&out, "style="));
	assert_false(holds(&out, "fill="));
	assert_true(holds(&out, "role=\"img\""));
	assert_true(holds(&out, "<title>W-1 Ship: planned, from 2026-03-02, "
			  "computed 2026-03-13, slack critical</title>"));
	str_clear(&out);
	gantt_write(&out, &plan, true, *state);
	assert_true(holds(&out, "<style>"));
	str_release(&out);
}

static void a_cut_title_is_whole_in_the_tooltip(void **state)
{
	const char *title = "One that goes on and on, until there is no "
			    "room for it at all";
	struct str out = STR_INIT;

	begin(*state);
	add("W-1", title, "duration: 1d\n");
	read_all();
	gantt_write(&out, &plan, false, *state);
	assert_true(holds(&out, ">One that goes on and on, until there"));
	assert_true(holds(&out, "\xe2\x80\xa6</text>"));
	assert_true(holds(&out, arena_printf(*state, "<title>W-1 %s:",
					     title)));
	str_release(&out);
}

static void what_does_not_hold_is_null(void **state)
{
	const struct value *items, *first;

	begin(*state);
	add("W-1", "a", "depends_on: [W-2, X-1]\nestimate:\n  best: 1d\n"
	    "  likely: 2d\n  worst: 3d\n");
	add("W-2", "b", "depends_on: [W-1]\n");
	read_all();
	items = value_get(plan_value(&plan, *state), VIEW("items"));
	first = items->entries[0].value;
	assert_int_equal(value_get(first, VIEW("early_start"))->type,
			 VALUE_NULL);
	assert_int_equal(value_get(first, VIEW("slack"))->type, VALUE_NULL);
	assert_int_equal(value_get(first, VIEW("looped"))->number, 1);
	assert_int_equal(value_path(first, VIEW("estimate.likely"))->number,
			 2);
	expect_view(value_string(value_get(first, VIEW("waits_for"))
				 ->entries[0].value), "W-2");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(the_end_and_its_margin_come_first),
		ARENA_TEST(due_and_target_have_a_margin_each),
		ARENA_TEST(near_ones_are_told_with_their_slack),
		ARENA_TEST(a_long_chain_is_cut),
		ARENA_TEST(a_plan_that_only_waits_says_so),
		ARENA_TEST(columns_go_before_the_chart_does),
		ARENA_TEST(mermaid_reads_nothing_into_a_title),
		ARENA_TEST(the_network_quotes_and_marks),
		ARENA_TEST(a_part_of_a_page_has_no_style),
		ARENA_TEST(a_cut_title_is_whole_in_the_tooltip),
		ARENA_TEST(what_does_not_hold_is_null),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
