#include "expect.h"
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "muster/history.h"

#define START 1767225600	/* 2026-01-01 */
#define DAY 86400
#define GRAPHS 50
#define COMMITS 60

static const struct view program = { "program", 7 };

static struct repo *repo;
static struct history *history;

static int teardown(void **state)
{
	history_free(history);
	repo_free(repo);
	history = NULL;
	repo = NULL;
	return fixture_teardown(state);
}

#define HISTORY_TEST(function) \
	cmocka_unit_test_setup_teardown(function, fixture_setup, teardown)

/* Start to walk back from a revision of the repository in "r". */
static int begin(struct fixture *fixture, const char *revision, int64_t since)
{
	const struct history_scope scope = {
		.tip = fixture_oid(fixture, revision), .since = since,
		.dirs = &program, .ndirs = 1
	};

	history_free(history);
	repo_free(repo);
	repo = NULL;
	assert_int_equal(repo_open(&repo, NULL, &fixture->err), 0);
	return history_open(&history, repo, &scope, &fixture->err);
}

/* How many commits come up to the end, which has to be a good one. */
static size_t count_commits(struct fixture *fixture)
{
	struct history_commit commit;
	size_t count = 0;
	int rc;

	while ((rc = history_next(history, &commit, &fixture->err)) > 0)
		count++;
	if (rc)
		fail_msg("%s", fixture->err.text);
	return count;
}

/* "COMMIT OLD NEW PATH" for each change, into the file "ours". */
static void write_changes(struct fixture *fixture)
{
	struct history_commit commit;
	FILE *file = fopen("ours", "w");
	int rc;

	assert_non_null(file);
	while ((rc = history_next(history, &commit, &fixture->err)) > 0)
		for (size_t i = 0; i < commit.changes.len; i++) {
			const struct history_change *change =
				&commit.changes.items[i];
			char id[41], old[41], new[41];

			fprintf(file, "%s %s %s " VIEW_FMT "\n",
				oid_hex(&commit.id, id),
				oid_hex(&change->old, old),
				oid_hex(&change->new, new),
				VIEW_ARG(change->path));
		}
	fclose(file);
	if (rc)
		fail_msg("%s", fixture->err.text);
}

static void equals_git(struct fixture *fixture, const char *revision,
		       int64_t since)
{
	const char *window = since ? arena_printf(&fixture->arena,
		"--since=%lld", (long long)since) : "";

	assert_int_equal(begin(fixture, revision, since), 0);
	write_changes(fixture);
	fixture_run(fixture, "git log %s --full-history --no-merges "
		    "--raw --no-abbrev --no-renames --root --format=%%H %s -- "
		    "program | awk -v none=$(printf %%040d 0) '/^:/ { "
		    "a = /^:100/ ? $3 : none; b = $2 ~ /^100/ ? $4 : none; "
		    "if (a != b) print c, a, b, $6; next } "
		    "NF { c = $1 }' | grep -i 'md$' | sort >theirs; "
		    "sort ours | diff theirs -", window, revision);
}

/* --- random graphs */

struct graph {
	FILE *stream;
	uint64_t random;
	bool skewed;
	int commits;
	bool has_child[COMMITS + 1];
};

static unsigned draw(struct graph *graph, unsigned below)
{
	graph->random = graph->random * 6364136223846793005u + 1442695040888u;
	return (unsigned)(graph->random >> 33) % below;
}

static void write_parent(struct graph *graph, const char *word, int mark)
{
	fprintf(graph->stream, "%s :%d\n", word, mark);
	graph->has_child[mark] = true;
}

static void write_files(struct graph *graph)
{
	static const char *const paths[] = {
		"program/a.md", "program/b.MD", "program/c/d.md",
		"program/c/e.md", "program/c/f/g.md", "program/notes.txt",
		"other/x.md", "program.md", "program/z.md", "README"
	};

	for (unsigned n = 1 + draw(graph, 3); n; n--) {
		const char *path = paths[draw(graph, 10)];

		if (draw(graph, 5) == 0)
			fprintf(graph->stream, "D %s\n", path);
		else
			fprintf(graph->stream, "M %s inline %s\ndata 2\n%u\n",
				draw(graph, 6) ? "100644" : "100755", path,
				draw(graph, 8));
	}
	if (draw(graph, 20) == 0)
		fputs("D program/c\nM 120000 inline program/l.md\ndata 1\nx\n",
		      graph->stream);
}

/* One in 20 is a root, and three in 20 are merges of up to four. */
static void write_parents(struct graph *graph, int mark)
{
	unsigned shape = draw(graph, 20), any = (unsigned)mark - 1;
	int first = shape < 12 ? mark - 1 : 1 + (int)draw(graph, any + !any);

	if (!any || shape == 0)
		return;
	write_parent(graph, "from", first);
	for (unsigned n = shape > 16 ? shape - 16 : 0; n; n--) {
		int other = 1 + (int)((unsigned)first + n) % (int)any;

		if (other != first)
			write_parent(graph, "merge", other);
	}
}

static void write_commit(struct graph *graph)
{
	int mark = ++graph->commits;
	long long date = START + mark * DAY / 4;

	if (graph->skewed)
		date += (long long)draw(graph, 40) * DAY / 10;
	fprintf(graph->stream, "reset refs/heads/main\n\n"
		"commit refs/heads/main\nmark :%d\n"
		"committer C <c@x> %lld +0000\ndata 1\nm\n", mark, date);
	write_parents(graph, mark);
	write_files(graph);
}

/* All that have no child meet in one last merge. */
static void write_graph(struct graph *graph)
{
	for (int i = 0; i < COMMITS; i++)
		write_commit(graph);
	fprintf(graph->stream, "commit refs/heads/main\ncommitter C <c@x> "
		"%lld +0000\ndata 1\nm\nfrom :%d\n",
		(long long)START + COMMITS * DAY, COMMITS);
	for (int i = 1; i < COMMITS; i++)
		if (!graph->has_child[i])
			fprintf(graph->stream, "merge :%d\n", i);
	fputs("M 100644 inline program/end.md\ndata 1\nx\n", graph->stream);
}

static void make_graph(struct fixture *fixture, unsigned seed)
{
	struct graph graph = { .random = seed, .skewed = seed % 2 };

	fixture_run(fixture, "rm -rf r; git init -q -b main r");
	graph.stream = fopen("stream", "w");
	assert_non_null(graph.stream);
	write_graph(&graph);
	fclose(graph.stream);
	assert_int_equal(chdir("r"), 0);
	fixture_run(fixture, "git fast-import --quiet --force <../stream");
}

static void random_graphs_as_git_log_has_them(void **state)
{
	for (unsigned seed = 1; seed <= expect_rounds(GRAPHS); seed++) {
		make_graph(*state, seed);
		equals_git(*state, "main", 0);
		if (seed % 2 == 0) {
			equals_git(*state, "main", START + 7 * DAY);
			fixture_run(*state, "git gc -q");
			equals_git(*state, "main", START + 7 * DAY);
		}
		assert_int_equal(chdir(".."), 0);
	}
}

/* --- by hand */

static void newest_first_with_authors(void **state)
{
	struct history_commit commit;
	struct fixture *fixture = *state;

	fixture_repo(fixture);
	fixture_run(fixture, "echo x >program/r1.md; "
		    "GIT_AUTHOR_NAME='Zoë  ' GIT_AUTHOR_DATE='@1700000000' "
		    "GIT_COMMITTER_DATE='@1767300000' git commit -qam x");
	assert_int_equal(begin(fixture, "HEAD", 0), 0);
	assert_int_equal(history_next(history, &commit, &fixture->err), 1);
	assert_true(view_is(commit.author_name, "Zoë"));
	assert_true(view_is(commit.author_email, "ada@example.org"));
	assert_int_equal(commit.author_time, 1700000000);
	assert_int_equal(commit.committer_time, 1767300000);
	assert_int_equal(commit.changes.len, 1);
	assert_true(commit.changes.items[0].has_old);
	assert_true(commit.changes.items[0].has_new);
	assert_int_equal(count_commits(fixture), 3);
}

static void changes_come_by_path(void **state)
{
	struct history_commit commit;
	struct fixture *fixture = *state;

	fixture_repo(fixture);
	fixture_run(fixture, "mkdir program/r && for f in r/a r-b r.c r R; do "
		    "echo $f >program/$f.md; done; git rm -q program/r2.md; "
		    "git add . && git commit -qm x");
	assert_int_equal(begin(fixture, "HEAD", 0), 0);
	assert_int_equal(history_next(history, &commit, &fixture->err), 1);
	assert_int_equal(commit.changes.len, 6);
	for (size_t i = 1; i < commit.changes.len; i++)
		assert_true(view_compare(commit.changes.items[i - 1].path,
					 commit.changes.items[i].path) < 0);
	assert_false(commit.changes.items[5].has_new);
}

static void several_folders(void **state)
{
	const struct view dirs[] = {
		VIEW("b/program"), VIEW("a"), VIEW("a/sub"), VIEW("a"),
		VIEW("none/at/all"), VIEW("b/file.md/x")
	};
	struct history_commit commit;
	struct fixture *fixture = *state;
	struct history_scope scope = { .dirs = dirs, .ndirs = 6 };

	fixture_repo(fixture);
	fixture_run(fixture, "mkdir -p a/sub b/program && for f in a/1 a/sub/2 "
		    "b/program/3 b/file; do echo x >$f.md; done; git add . && "
		    "git commit -qm x");
	scope.tip = fixture_oid(fixture, "HEAD");
	assert_int_equal(repo_open(&repo, NULL, &fixture->err), 0);
	assert_int_equal(history_open(&history, repo, &scope, &fixture->err),
			 0);
	assert_int_equal(history_next(history, &commit, &fixture->err), 1);
	assert_int_equal(commit.changes.len, 3);
	assert_true(view_is(commit.changes.items[0].path, "a/1.md"));
	assert_true(view_is(commit.changes.items[2].path, "b/program/3.md"));
	assert_int_equal(count_commits(fixture), 0);
}

/* Write a commit of these header lines and the tree of HEAD with one more
 * record; main is then at it. */
static void odd_commit(struct fixture *fixture, const char *lines)
{
	fixture_run(fixture, "echo >>program/r1.md; git add .; "
		    "id=$(printf 'tree %%s\\nparent %%s\\n%s\\nm\\n' "
		    "$(git write-tree) $(git rev-parse HEAD) | git hash-object "
		    "-t commit -w --literally --stdin); "
		    "echo $id >.git/refs/heads/main", lines);
}

static void odd_dates_and_names(void **state)
{
	const char *const lines[] = {
		"author A <a@b> 99999999999999999999 +0000\\n",
		"committer A <a@b> 99999999999999999999 +0000\\n",
		"author A <a@b> -1 +0000\\ncommitter A <a@b> -1 +0000\\n",
		"author A a@b 1 +0000\\ncommitter A a@b 1 +0000\\n",
		"author  <> 1 +9999\\ncommitter A <a@b>\\n",
		"author A <a<b>> 5 -1401\\ncommitter A >x< 7\\n",
		"author\\ncommitter\\n", "", "author A <a 5\\ncommitter A <a\\n"
	};
	struct fixture *fixture = *state;
	size_t count = sizeof(lines) / sizeof(*lines);

	fixture_repo(fixture);
	for (size_t i = 0; i < count; i++)
		odd_commit(fixture, lines[i]);
	assert_int_equal(begin(fixture, "HEAD", INT64_MIN), 0);
	assert_int_equal(count_commits(fixture), 3 + count);
	assert_int_equal(begin(fixture, "HEAD", START), 0);
	assert_int_equal(count_commits(fixture), 3);
}

static void the_parts_of_odd_authors(void **state)
{
	struct history_commit commit;
	struct fixture *fixture = *state;

	fixture_repo(fixture);
	odd_commit(fixture, "author A \\377 <a<b>> 5 -1401\\n"
		   "committer C <c> -3 +0000\\n");
	assert_int_equal(begin(fixture, "HEAD", INT64_MIN), 0);
	assert_int_equal(history_next(history, &commit, &fixture->err), 1);
	assert_true(view_is(commit.author_name, "A \377"));
	assert_true(view_is(commit.author_email, "a<b"));
	assert_int_equal(commit.author_time, 5);
	assert_int_equal(commit.committer_time, -3);
}

static void a_parent_named_twice(void **state)
{
	struct fixture *fixture = *state;

	fixture_repo(fixture);
	fixture_run(fixture, "echo >program/x.md; git add .; "
		    "id=$(printf 'tree %%s\\nparent %%s\\nparent %%s\\n"
		    "author A <a> 1767225600 "
		    "+0000\\ncommitter A <a> 1767225600 +0000\\n\\nm\\n' "
		    "$(git write-tree) $(git rev-parse HEAD HEAD) | git "
		    "hash-object -t commit -w --stdin --literally); "
		    "echo $id >.git/refs/heads/main");
	assert_int_equal(begin(fixture, "HEAD", 0), 0);
	assert_int_equal(count_commits(fixture), 4);
	assert_int_equal(history_walked(history), 4);
}

/* One clock was wrong by years: what lies behind is still found. */
static void a_skewed_clock(void **state)
{
	struct fixture *fixture = *state;

	fixture_repo(fixture);
	fixture_run(fixture, "for i in 1 2 3; do echo $i >program/r1.md; "
		    "GIT_COMMITTER_DATE=@1000000000 git commit -qam old; done; "
		    "echo new >program/r1.md; git commit -qam new");
	assert_int_equal(begin(fixture, "HEAD", START), 0);
	assert_int_equal(count_commits(fixture), 4);
}

static void the_walk_ends_behind_the_window(void **state)
{
	struct fixture *fixture = *state;

	fixture_run(fixture, "git init -q -b main r && cd r && i=0; while "
		    "[ $((i = i + 1)) -le 500 ]; do echo \"commit "
		    "refs/heads/main\ncommitter C <c@x> "
		    "$((1767225600 + i * 86400)) +0000\ndata 1\nm\n"
		    "M 100644 inline program/a.md\ndata 4\n$((i + 1000))\n\"; "
		    "done | git fast-import --quiet");
	assert_int_equal(chdir("r"), 0);
	assert_int_equal(begin(fixture, "main", START + 491 * DAY), 0);
	assert_int_equal(count_commits(fixture), 10);
	assert_int_equal(history_walked(history), 10 + HISTORY_SLACK);
	equals_git(fixture, "main", START + 491 * DAY);
	assert_int_equal(begin(fixture, "main", START), 0);
	history_narrow(history, START + 495 * DAY);
	history_narrow(history, START + 400 * DAY);
	assert_int_equal(count_commits(fixture), 6);
	assert_int_equal(history_walked(history), 6 + HISTORY_SLACK);
}

static void a_shallow_clone(void **state)
{
	struct history_commit commit;
	struct fixture *fixture = *state;

	fixture_repo(fixture);
	fixture_run(fixture, "for i in 4 5 6; do echo $i >program/r$i.md; git "
		    "add .; GIT_COMMITTER_DATE=\"@$((1767225600 + i * 86400)) "
		    "+0000\" git commit -qm $i; done; "
		    "git clone -q --depth 3 \"file://$PWD\" ../s");
	assert_int_equal(chdir("../s"), 0);
	assert_int_equal(begin(fixture, "HEAD", START + 5 * DAY), 0);
	assert_int_equal(count_commits(fixture), 2);
	assert_int_equal(begin(fixture, "HEAD", START + 4 * DAY), 0);
	while (history_next(history, &commit, &fixture->err) > 0)
		;
	fixture_says(fixture, "git fetch --unshallow");
	fixture_says(fixture, "all since 2026-01-05 is needed");
}

static void a_missing_commit(void **state)
{
	struct history_commit commit;
	struct fixture *fixture = *state;
	int rc;

	fixture_repo(fixture);
	fixture_run(fixture, "h=$(git rev-parse HEAD~1); "
		    "rm -f .git/objects/${h%%${h#??}}/${h#??}");
	assert_int_equal(begin(fixture, "HEAD", 0), 0);
	while ((rc = history_next(history, &commit, &fixture->err)) > 0)
		;
	assert_int_equal(rc, -1);
	fixture_says(fixture, "is missing: run `git fsck`");
}

static void a_damaged_graph_file_changes_nothing(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "git commit-graph write --reachable && "
		    "f=.git/objects/info/commit-graph && chmod u+w $f && "
		    "printf 'xxxxxxxxxxxxxxxx' | dd of=$f bs=1 seek=100 "
		    "conv=notrunc");
	assert_int_equal(begin(*state, "HEAD", 0), 0);
	assert_int_equal(count_commits(*state), 3);
}

static void grafts_and_replacements_are_not_followed(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "git replace --graft HEAD~1 && "
		    "git rev-parse HEAD >.git/info/grafts");
	assert_int_equal(begin(*state, "HEAD", 0), 0);
	assert_int_equal(count_commits(*state), 3);
}

/* Trees whose entries are out of order or twice there. */
static void trees_out_of_order(void **state)
{
	struct history_commit commit;
	struct fixture *fixture = *state;

	fixture_repo(fixture);
	fixture_run(fixture, "b=$(git rev-parse HEAD:program/r1.md); "
		    "o=$(printf '\\\\%%03o' $(echo $b | sed 's/../0x& /g')); "
		    "p=$(printf \"100644 z.md\\0${o}100644 r1.md\\0${o}"
		    "100644 a/b.md\\0${o}40000 ..\\0${o}\" | git hash-object "
		    "-t tree -w --stdin --literally); "
		    "o=$(printf '\\\\%%03o' $(echo $p | sed 's/../0x& /g')); "
		    "t=$(printf \"40000 program\\0$o\" | git hash-object -t "
		    "tree -w --stdin --literally); "
		    "git update-ref HEAD $(git commit-tree -p HEAD -m x $t)");
	assert_int_equal(begin(fixture, "HEAD", 0), 0);
	assert_int_equal(history_next(history, &commit, &fixture->err), 1);
	assert_int_equal(commit.changes.len, 3);
	assert_true(view_is(commit.changes.items[0].path, "program/r2.md"));
	assert_false(commit.changes.items[1].has_new);
	assert_true(view_is(commit.changes.items[2].path, "program/z.md"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		HISTORY_TEST(random_graphs_as_git_log_has_them),
		HISTORY_TEST(newest_first_with_authors),
		HISTORY_TEST(changes_come_by_path),
		HISTORY_TEST(several_folders),
		HISTORY_TEST(odd_dates_and_names),
		HISTORY_TEST(the_parts_of_odd_authors),
		HISTORY_TEST(a_parent_named_twice),
		HISTORY_TEST(a_skewed_clock),
		HISTORY_TEST(the_walk_ends_behind_the_window),
		HISTORY_TEST(a_shallow_clone),
		HISTORY_TEST(a_missing_commit),
		HISTORY_TEST(a_damaged_graph_file_changes_nothing),
		HISTORY_TEST(grafts_and_replacements_are_not_followed),
		HISTORY_TEST(trees_out_of_order)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
