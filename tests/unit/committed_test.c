#include "fixture.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "look.h"
#include "muster/index.h"
#include "muster/snapshot.h"

/* Commit the tree that `git mktree` or hash-object made of it. */
static void commit_tree(struct fixture *fixture, const char *command)
{
	fixture_repo(fixture);
	fixture_run(fixture, "raw() { while [ $# -gt 0 ]; do "
		    "printf '%%s %%s\\0' \"$1\" \"$2\"; "
		    "printf \"$(printf '\\\\%%03o' $(echo $3 | "
		    "sed 's/../0x& /g'))\"; shift 3; done | "
		    "git hash-object -t tree -w "
		    "--literally --stdin; }; "
		    "b=$(git rev-parse HEAD:program/r1.md); "
		    "t=$(git rev-parse HEAD:program); %s; "
		    "git update-ref HEAD $(git commit-tree -m x "
		    "$(raw 40000 program $p))", command);
}

static void hostile_names(void **state)
{
	commit_tree(*state, "p=$(raw 100644 .. $b 40000 .GIT $t "
		    "100644 ../../x.md $b 100644 a.md $b 40000 . $t "
		    "100644 '' $b)");
	look_lists(*state, SNAPSHOT_COMMIT,
	      "hostile program/, hostile program/., "
	      "hostile program/.., hostile program/../../x.md, "
	      "hostile program/.GIT, file program/a.md");
}

static void odd_modes(void **state)
{
	commit_tree(*state, "p=$(raw 100664 a.md $b 777777 b.md $b "
		    "100755 c.md $b 0 d.md $b 777777 e.txt $b)");
	look_lists(*state, SNAPSHOT_COMMIT,
	      "file program/a.md, odd program/b.md, "
	      "file program/c.md, odd program/d.md");
}

static void names_that_stand_twice(void **state)
{
	commit_tree(*state, "p=$(raw 100644 a.md $b 100644 a.md $b "
		    "40000 s $t 40000 s $t 40000 x.md $t 40000 x.md $t)");
	look_lists(*state, SNAPSHOT_COMMIT, "file program/a.md, "
	      "file program/a.md twice, file program/s/r1.md, "
	      "file program/s/r1.md twice, file program/s/r2.md, "
	      "file program/s/r2.md twice, file program/s/r3.md, "
	      "file program/s/r3.md twice, folder program/x.md, "
	      "file program/x.md/r1.md, file program/x.md/r1.md twice, "
	      "file program/x.md/r2.md, file program/x.md/r2.md twice, "
	      "file program/x.md/r3.md, file program/x.md/r3.md twice");
}

static void bytes_that_are_no_tree(void **state)
{
	commit_tree(*state, "p=$(printf '100644 a.md\\0short' | git "
		    "hash-object -t tree -w --literally --stdin)");
	look_at(*state, SNAPSHOT_COMMIT);
	assert_non_null(strstr(look_listing(*state, VIEW("program")),
			       "(program) is damaged"));
}

static void a_deep_tree(void **state)
{
	commit_tree(*state, "p=$t; for i in $(seq 62); do "
		    "p=$(raw 40000 d $p); done");
	look_at(*state, SNAPSHOT_COMMIT);
	assert_non_null(strstr(look_listing(*state, VIEW("")), "d/r1.md"));
	fixture_run(*state, "git checkout -q -f HEAD && git read-tree HEAD");
	look_all_agree(*state);
}

static void too_deep_a_tree(void **state)
{
	commit_tree(*state, "p=$t; for i in $(seq 65); do "
		    "p=$(raw 40000 d $p); done");
	fixture_run(*state, "git reset -q --hard");
	for (int source = 0; source < 3; source++) {
		look_at(*state, (enum snapshot_source)source);
		assert_non_null(strstr(look_listing(*state, VIEW("program")),
				       "nested more than 64 deep"));
	}
}

static void a_tree_that_grows_without_end(void **state)
{
	commit_tree(*state, "p=$t; for i in $(seq 30); do p=$(raw 40000 a $p "
		    "40000 b $p 40000 c $p 40000 d $p); done");
	look_at(*state, SNAPSHOT_COMMIT);
	assert_non_null(strstr(look_listing(*state, VIEW("program")),
			       "more than 100000 .md files"));
}

static void a_long_path(void **state)
{
	commit_tree(*state, "n=$(printf '%0250d' 0); p=$t; "
		    "for i in 1 2 3 4 5; do p=$(raw 40000 $n $p); done");
	look_at(*state, SNAPSHOT_COMMIT);
	assert_non_null(strstr(look_listing(*state, VIEW("program")),
			       "longer than 1024 bytes"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(hostile_names),
		FIXTURE_TEST(odd_modes),
		FIXTURE_TEST(names_that_stand_twice),
		FIXTURE_TEST(bytes_that_are_no_tree),
		FIXTURE_TEST(a_deep_tree),
		FIXTURE_TEST(too_deep_a_tree),
		FIXTURE_TEST(a_tree_that_grows_without_end),
		FIXTURE_TEST(a_long_path)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
