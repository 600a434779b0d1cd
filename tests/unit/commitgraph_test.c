#include "expect.h"
#include "fixture.h"

#include <string.h>
#include <unistd.h>

#include "muster/commit.h"
#include "muster/commitgraph.h"
#include "muster/file.h"
#include "muster/object.h"
#include "muster/sha1.h"

#define FILE_MAX (1u << 20)
#define GRAPH ".git/objects/info/commit-graph"

/* Three records, an octopus of four and merges of two, a second root. */
static void story(struct fixture *fixture)
{
	fixture_repo(fixture);
	fixture_run(fixture,
		"for b in a b c; do git checkout -q -b $b main; "
		"echo $b >program/$b.md; git add .; git commit -qm $b; done; "
		"git checkout -q main; echo m >m; git add m; "
		"git commit -qm m; git merge -q -m octopus a b c; "
		"git checkout -q --orphan root; git commit -qm root; "
		"git checkout -q main; git merge -q --allow-unrelated "
		"-s ours -m both root");
}

static size_t count_lines(struct view text)
{
	size_t count = 0;

	for (size_t i = 0; i < text.len; i++)
		count += text.ptr[i] == '\n';
	return count;
}

static void assert_same(struct fixture *fixture,
			const struct commitgraph *graph, uint32_t place,
			const struct commitgraph_commit *told)
{
	struct commit_person committer;
	struct object object;
	struct commit commit;
	struct oid id;

	commitgraph_id(graph, place, &id);
	assert_int_equal(object_read(fixture->repo, &id, OBJECT_COMMIT,
				     VIEW(""), &object, &fixture->err), 0);
	assert_true(commit_parse(object.bytes, &fixture->arena, &commit));
	commit_person(commit.committer, &committer);
	assert_true(oid_equal(&told->tree, &commit.tree));
	assert_true(told->time == committer.time);
	assert_int_equal(told->parents.len, commit.parents.len);
	for (size_t i = 0; i < commit.parents.len; i++) {
		commitgraph_id(graph, told->parents.items[i], &id);
		assert_true(oid_equal(&id, &commit.parents.items[i]));
	}
	object_release(&object);
}

/* Hold every commit of all refs against its object: how many are told. */
static size_t compare_all(struct fixture *fixture)
{
	struct view ids = fixture_output(fixture, "git rev-list --all"), id;
	struct commitgraph *graph;
	size_t told = 0;

	graph = commitgraph_open(fixture_open(fixture));
	while (view_line(&ids, &id)) {
		struct commitgraph_commit commit;
		uint32_t place;
		struct oid oid;

		assert_true(oid_parse(id, &oid));
		if (!commitgraph_find(graph, &oid, &place) ||
		    !commitgraph_read(graph, place, &fixture->arena, &commit))
			continue;
		assert_same(fixture, graph, place, &commit);
		told++;
	}
	commitgraph_free(graph);
	return told;
}

static void one_file_tells_what_the_objects_say(void **state)
{
	struct fixture *fixture = *state;

	story(fixture);
	assert_int_equal(compare_all(fixture), 0);
	fixture_run(fixture, "git commit-graph write --reachable");
	assert_int_equal(compare_all(fixture), count_lines(fixture_output(
				 fixture, "git rev-list --all")));
	fixture_run(fixture, "echo n >>m; git commit -qam n");
	assert_int_equal(compare_all(fixture) + 1,
			 count_lines(fixture_output(fixture,
					    "git rev-list --all")));
	fixture_run(fixture, "git commit-graph write --reachable --append "
		    "--changed-paths");
	assert_int_equal(compare_all(fixture), count_lines(fixture_output(
				 fixture, "git rev-list --all")));
}

static void make_chain(struct fixture *fixture)
{
	story(fixture);
	fixture_run(fixture, "git rev-parse main~1 | git commit-graph write "
		    "--split=no-merge --stdin-commits; "
		    "git commit-graph write --reachable --split=no-merge; "
		    "for b in d e f; do git checkout -q -b $b main; "
		    "echo $b >$b; git add .; git commit -qm $b; done; "
		    "git checkout -q main; git merge -q -m eight d e f; "
		    "git commit-graph write --reachable --split=no-merge; "
		    "test $(wc -l <.git/objects/info/commit-graphs/"
		    "commit-graph-chain) = 3");
}

static void a_chain_tells_the_same(void **state)
{
	struct fixture *fixture = *state;

	make_chain(fixture);
	assert_int_equal(compare_all(fixture), count_lines(fixture_output(
				 fixture, "git rev-list --all")));
}

static bool opens(struct fixture *fixture)
{
	struct commitgraph *graph =
		commitgraph_open(fixture_open(fixture));
	bool there = graph != NULL;

	commitgraph_free(graph);
	return there;
}

static void a_chain_with_a_gap_is_passed_over(void **state)
{
	static const char *const damage[] = {
		"rm $(ls graph-*.graph | head -1)",
		"sed -i 1d commit-graph-chain",
		"sed -i '1{h;d};2{G}' commit-graph-chain",
		"sed -i 's/^./x/' commit-graph-chain",
		"cp $(head -1 commit-graph-chain | sed 's/.*/graph-&.graph/') "
		"x; chmod u+w *; cp x $(sed -n '2s/.*/graph-&.graph/p' "
		"commit-graph-chain)",
		": >commit-graph-chain",
	};
	struct fixture *fixture = *state;

	make_chain(fixture);
	assert_true(opens(fixture));
	fixture_run(fixture, "cp -a .git/objects/info/commit-graphs ../kept");
	for (size_t i = 0; i < sizeof(damage) / sizeof(*damage); i++) {
		fixture_run(fixture, "(cd .git/objects/info/commit-graphs; "
			    "%s)", damage[i]);
		assert_false(opens(fixture));
		fixture_run(fixture, "rm -rf .git/objects/info/commit-graphs;"
			    " cp -a ../kept .git/objects/info/commit-graphs");
	}
	assert_true(opens(fixture));
}

static void altered_histories_have_none(void **state)
{
	static const char *const alter[][2] = {
		{ "git rev-parse HEAD~1 >.git/shallow", "rm .git/shallow" },
		{ "git rev-parse HEAD >.git/info/grafts",
		  "rm .git/info/grafts" },
		{ "git replace HEAD HEAD~1", "git replace -d HEAD" },
		{ "git replace HEAD HEAD~1; git pack-refs --all",
		  "git replace -d $(git replace)" },
	};
	struct fixture *fixture = *state;

	story(fixture);
	fixture_run(fixture, "git commit-graph write --reachable; "
		    "mkdir -p .git/info");
	for (size_t i = 0; i < sizeof(alter) / sizeof(*alter); i++) {
		assert_true(opens(fixture));
		fixture_run(fixture, "%s", alter[i][0]);
		assert_false(opens(fixture));
		fixture_run(fixture, "%s", alter[i][1]);
	}
}

static void dates_that_do_not_fit_are_not_told(void **state)
{
	struct fixture *fixture = *state;

	fixture_repo(fixture);
	fixture_run(fixture,
		"n=0; for d in 0 -1 -9223372036854775808 9223372036854775807 "
		"99999999999999999999 253402300800 4102444800; do "
		"n=$((n + 1)); { echo tree $(git rev-parse HEAD:); "
		"echo \"author A <a@b> $d +0000\"; "
		"echo \"committer A <a@b> $d +0000\"; echo; echo x; } | "
		"git hash-object -t commit -w --stdin --literally "
		">../id; git update-ref refs/heads/n$n $(cat ../id); done; "
		"git commit-graph write --reachable");
	/* three of the story, and the year 2100 */
	assert_int_equal(compare_all(fixture), 4);
}

/* --- damage */

static void put_sum(char *bytes, size_t size)
{
	struct sha1 sha1;
	struct oid sum;

	sha1_init(&sha1);
	sha1_add(&sha1, (struct view){ bytes, size - OID_SIZE });
	sha1_sum(&sha1, &sum);
	memcpy(bytes + size - OID_SIZE, sum.id, OID_SIZE);
}

/* Ask for every commit, whatever comes. */
static void ask_all(struct fixture *fixture)
{
	struct commitgraph *graph = commitgraph_open(fixture->repo);
	struct arena arena = ARENA_INIT;

	for (uint32_t i = 0; i < commitgraph_len(graph); i++) {
		struct commitgraph_commit commit;
		struct oid id;
		uint32_t place;

		commitgraph_id(graph, i, &id);
		commitgraph_find(graph, &id, &place);
		if (!commitgraph_read(graph, i, &arena, &commit))
			continue;
		for (size_t k = 0; k < commit.parents.len; k++)
			assert_true(commit.parents.items[k] <
				    commitgraph_len(graph));
	}
	arena_release(&arena);
	commitgraph_free(graph);
}

static void every_flipped_byte_is_noticed(void **state)
{
	struct fixture *fixture = *state;
	struct view bytes;
	char *copy;

	story(fixture);
	fixture_run(fixture, "git commit-graph write --reachable; "
		    "chmod u+w " GRAPH);
	fixture_open(fixture);
	assert_int_equal(file_read(GRAPH, FILE_MAX, &fixture->arena, &bytes,
				   &fixture->err), FILE_OK);
	assert_true(bytes.len > 1500);
	copy = arena_copy(&fixture->arena, bytes.ptr, bytes.len);
	for (size_t i = 0; i < bytes.len;
	     i += bytes.len / expect_rounds((unsigned)bytes.len)) {
		copy[i] ^= (char)(1u << i % 8);
		fixture_write(fixture, GRAPH, (struct view){ copy,
							     bytes.len });
		assert_null(commitgraph_open(fixture->repo));
		put_sum(copy, bytes.len);
		fixture_write(fixture, GRAPH, (struct view){ copy,
							     bytes.len });
		ask_all(fixture);
		memcpy(copy, bytes.ptr, bytes.len);
	}
	for (size_t i = 0; i < bytes.len; i += 7) {
		fixture_write(fixture, GRAPH, view_slice(bytes, 0, i));
		assert_null(commitgraph_open(fixture->repo));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(one_file_tells_what_the_objects_say),
		FIXTURE_TEST(a_chain_tells_the_same),
		FIXTURE_TEST(a_chain_with_a_gap_is_passed_over),
		FIXTURE_TEST(altered_histories_have_none),
		FIXTURE_TEST(dates_that_do_not_fit_are_not_told),
		FIXTURE_TEST(every_flipped_byte_is_noticed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
