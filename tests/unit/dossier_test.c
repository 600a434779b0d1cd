#include "fixture.h"

#include "expect.h"
#include "muster/dossier.h"

#define TODAY 20649	/* 2026-07-15 */

static struct snapshot snapshot;
static struct documents documents;
static struct programs programs;
static struct movements movements;
static struct past past;
static struct raid raid;

static int teardown(void **state)
{
	past_close(&past);
	return fixture_teardown(state);
}

#define DOSSIER_TEST(function) \
	cmocka_unit_test_setup_teardown(function, fixture_setup, teardown)

static void put(struct fixture *fixture, const char *path, const char *text)
{
	fixture_write(fixture, path, view_of(text));
}

static void commit(struct fixture *fixture, const char *day)
{
	fixture_run(fixture, "git add -A && GIT_AUTHOR_EMAIL=ann@example.com "
		    "GIT_AUTHOR_DATE=%sT12:00:00Z "
		    "GIT_COMMITTER_DATE=%sT12:00:00Z git commit -qm x",
		    day, day);
}

static const char risk[] =
	"---\nid: R-001\nkind: risk\nstatus: mitigating\n"
	"title: The supplier of the pumps is late again\nowner: ann\n"
	"probability: high\ndue: 2026-07-12\nimpact: high\n"
	"mitigation: Another supplier is asked for a price, and the old pumps "
	"stay where they are until the autumn\n"
	"related: [I-001]\ntags: [pumps]\n---\n\n"
	"They were late in March, too.\nNobody knows why.\n\n- a list\n";

static void load(struct fixture *fixture)
{
	struct repo *repo = fixture_open(fixture);
	struct err *err = &fixture->err;

	documents_init(&documents, &fixture->arena);
	raid = (struct raid){ 0 };
	if (snapshot_open(&snapshot, repo, SNAPSHOT_WORKTREE, NULL,
			  &fixture->arena, err) < 0 ||
	    programs_load(&programs, &snapshot, &documents, err) < 0 ||
	    movements_read(&movements, &programs, &snapshot, &documents,
			   TODAY, err) < 0 ||
	    past_open(&past, &programs, &snapshot, &documents, TODAY,
		      err) < 0)
		fail_msg("%s", err->text);
	raid_collect(&raid, programs.list.items[0], &movements, TODAY,
		     &fixture->arena);
	raid_sort(&raid);
}

/* A program of a person, an issue and the risk above, which has changed
 * since. */
static void begin(struct fixture *fixture)
{
	fixture_run(fixture, "git init -q .");
	put(fixture, "program/charter.md", "---\nid: charter\nkind: charter\n"
	    "status: draft\ntitle: Apollo\n---\n## Business context\n");
	put(fixture, "program/people/ann.md", "---\nid: ann\nkind: person\n"
	    "title: Ann Lee\nemails: [ann@example.com]\n---\n");
	put(fixture, "program/issues/I-001.md", "---\nid: I-001\nkind: issue\n"
	    "status: resolved\ntitle: The pump leaks\nsource: R-001\n"
	    "severity: low\n---\n");
	put(fixture, "program/issues/I-002.md", "---\nid: I-002\nkind: issue\n"
	    "status: open\ntitle: The pump stands still\nsource: R-001\n"
	    "severity: low\n---\n");
	put(fixture, "program/risks/R-001.md", risk);
	commit(fixture, "2026-06-20");
	fixture_run(fixture, "sed -i 's/^status: .*/status: open/; "
		    "s/^due: .*/due: 2026-07-10/' program/risks/R-001.md");
	commit(fixture, "2026-06-30");
	put(fixture, "program/risks/R-001.md", risk);
	commit(fixture, "2026-07-01");
}

static void expect_dossier(struct fixture *fixture, size_t width,
			   size_t height, const char *want)
{
	const struct raid_entry *entry = &raid.entries.items[0];
	struct str out = STR_INIT;
	struct page page = { .out = &out, .width = width, .height = height };
	struct dossier dossier = {
		.arena = &fixture->arena, .programs = &programs,
		.entry = entry, .document = entry->record->document,
		.past = &past, .number = 3, .count = 14, .today = TODAY,
		.done = VIEW("due 2026-07-12 -> 2026-08-01")
	};

	past_want(&past, entry->program, entry->record);
	dossier.record = past_of(&past, entry->record);
	dossier_write(&page, &dossier);
	expect_str(&out, want);
}

#define RULE10 "\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80" \
	"\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80"
#define RULE40 RULE10 RULE10 RULE10 RULE10

/* "3 of 14 ... 2026-07-15" */
#define HEAD80 "3 of 14  risk                                             " \
	"RAID review 2026-07-15\n" RULE40 RULE40 "\n"

static void all_there_is_at_eighty_columns(void **state)
{
	begin(*state);
	load(*state);
	expect_dossier(*state, 80, 24,
HEAD80
"R-001  The supplier of the pumps is late again\n"
"stale 14d of 7d, overdue by 3d, gravity 9 (high x high)\n"
"now  due 2026-07-12 -> 2026-08-01\n"
"\n"
"owner        ann (Ann Lee)              status       mitigating\n"
"due          2026-07-12 (3d ago)        probability  high\n"
"impact       high                       tags         pumps\n"
"\n"
"Changed last\n"
"2026-07-01  Ann Lee: status open -> mitigating, due 2026-07-10 -> 2026-07-12\n"
"\n"
"mitigation   Another supplier is asked for a price, and the old pumps stay "
"where\n"
"             they are until the autumn\n"
"related      I-001 (resolved) The pump leaks\n"
"led to       I-002 (open) The pump stands still\n"
"\n"
"They were late in March, too. Nobody knows why.\n"
"\n"
"- a list\n");
}

static void the_same_at_forty(void **state)
{
	begin(*state);
	load(*state);
	expect_dossier(*state, 40, 20,
"3 of 14  risk     RAID review 2026-07-15\n"
RULE40 "\n"
"R-001  The supplier of the pumps is late\n"
"       again\n"
"stale 14d of 7d, overdue by 3d, gravity\n"
"9 (high x high)\n"
"now  due 2026-07-12 -> 2026-08-01\n"
"\n"
"owner       ann (Ann Lee)\n"
"status      mitigating\n"
"due         2026-07-12 (3d ago)\n"
"probability high\n"
"impact      high\n"
"tags        pumps\n"
"\n"
"Changed last\n"
"2026-07-01  Ann Lee: status open ->\n"
"            mitigating, due 2026-07-10\n"
"            -> 2026-07-12\n"
"\n");
}

static void a_look_says_since_when(void **state)
{
	begin(*state);
	fixture_run(*state, "sed -i 's/^impact: .*/&\\nreviewed: 2026-06-30/' "
		    "program/risks/R-001.md");
	commit(*state, "2026-07-02");
	load(*state);
	expect_dossier(*state, 80, 13,
HEAD80
"R-001  The supplier of the pumps is late again\n"
"stale 14d of 7d, overdue by 3d, gravity 9 (high x high)\n"
"now  due 2026-07-12 -> 2026-08-01\n"
"\n"
"owner        ann (Ann Lee)              status       mitigating\n"
"due          2026-07-12 (3d ago)        probability  high\n"
"impact       high                       reviewed     2026-06-30\n"
"tags         pumps\n"
"\n"
"Changed since the review of 2026-06-30\n"
"2026-07-01  Ann Lee: status open -> mitigating, due "
"2026-07-10 -> 2026-07-12\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		DOSSIER_TEST(all_there_is_at_eighty_columns),
		DOSSIER_TEST(the_same_at_forty),
		DOSSIER_TEST(a_look_says_since_when),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
