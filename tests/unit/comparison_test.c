#include "fixture.h"

#include "muster/comparison.h"

static struct documents documents;
static struct programs programs[2];
static struct snapshot snapshots[2];
static struct comparison comparison;

/* A risk in program/NAME, not committed. */
static void risk(struct fixture *fixture, const char *name, const char *id,
		 const char *title)
{
	fixture_run(fixture, "mkdir -p program && printf -- '---\\nid: %s\\n"
		    "kind: risk\\ntitle: %s\\n---\\n' >program/%s", id, title,
		    name);
}

static void load(struct fixture *fixture, int i, enum snapshot_source source)
{
	if (snapshot_open(&snapshots[i], fixture->repo, source, "HEAD",
			  &fixture->arena, &fixture->err) < 0 ||
	    programs_outline(&programs[i], &snapshots[i], &documents,
			     &fixture->err) < 0)
		fail_msg("%s", fixture->err.text);
}

/* "R-1 changed; R-2 created": the files against HEAD. */
static void comparison_is(struct fixture *fixture, const char *want)
{
	static const char *const events[] = { "created", "changed", "moved",
					      "deleted", "reborn", "reused",
					      "renumbered" };
	const struct comparison_side old = { &snapshots[0], &programs[0] };
	const struct comparison_side new = { &snapshots[1], &programs[1] };
	struct str out = STR_INIT;

	fixture_open(fixture);
	documents_init(&documents, &fixture->arena);
	load(fixture, 0, SNAPSHOT_COMMIT);
	load(fixture, 1, SNAPSHOT_WORKTREE);
	if (comparison_read(&comparison, &old, &new, &documents,
			    &fixture->err) < 0)
		fail_msg("%s", fixture->err.text);
	for (size_t i = 0; i < comparison.changes.len; i++) {
		const struct comparison_change *change =
			&comparison.changes.items[i];

		str_addf(&out, "%s" VIEW_FMT, i ? "; " : "",
			 VIEW_ARG(change->id));
		for (int e = 0; e < 7; e++)
			if (change->events & 1u << e)
				str_addf(&out, " %s", events[e]);
	}
	assert_string_equal(out.len ? out.buf : "", want);
	str_release(&out);
}

static void begin(struct fixture *fixture)
{
	fixture_run(fixture, "git init -qb main .");
	risk(fixture, "a.md", "R-1", "one");
	risk(fixture, "b.md", "R-2", "two");
	fixture_run(fixture, "git add -A && git commit -qm begin");
}

static void files_that_swap_their_names_have_moved(void **state)
{
	begin(*state);
	fixture_run(*state, "cd program && mv a.md x && mv b.md a.md && "
		    "mv x b.md");
	comparison_is(*state, "R-2 moved; R-1 moved");
}

static void ids_that_swap_their_files_have_moved_and_changed(void **state)
{
	begin(*state);
	risk(*state, "a.md", "R-2", "one");
	risk(*state, "b.md", "R-1", "two");
	comparison_is(*state, "R-2 changed moved; R-1 changed moved");
}

static void a_number_that_is_taken_is_no_renumbering(void **state)
{
	begin(*state);
	risk(*state, "a.md", "R-9", "one");
	risk(*state, "c.md", "R-1", "again");
	comparison_is(*state, "R-9 created; R-1 changed moved");
}

static void two_of_one_id_are_held_by_their_paths(void **state)
{
	begin(*state);
	risk(*state, "b.md", "R-1", "two");
	fixture_run(*state, "git commit -qam double");
	risk(*state, "a.md", "R-1", "ones");
	risk(*state, "b.md", "R-1", "twos");
	comparison_is(*state, "R-1 changed; R-1 changed");
}

static void a_copy_of_an_id_is_new(void **state)
{
	begin(*state);
	fixture_run(*state, "cp program/a.md program/c.md");
	comparison_is(*state, "R-1 created");
}

static void what_cannot_be_read_is_what_it_was(void **state)
{
	begin(*state);
	fixture_run(*state, "printf -- '---\\nid: [\\n---\\n' "
		    ">program/a.md; touch program/b.md");
	comparison_is(*state, "R-1 changed");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(files_that_swap_their_names_have_moved),
		FIXTURE_TEST(ids_that_swap_their_files_have_moved_and_changed),
		FIXTURE_TEST(a_number_that_is_taken_is_no_renumbering),
		FIXTURE_TEST(two_of_one_id_are_held_by_their_paths),
		FIXTURE_TEST(a_copy_of_an_id_is_new),
		FIXTURE_TEST(what_cannot_be_read_is_what_it_was),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
