#include "expect.h"
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "muster/annals.h"

#define GRAPHS 300
#define COMMITS_MAX 16

/* Every file is called by its path, but those that begin with "no". */
static int label(void *context, struct view path, const struct oid *oid,
		 struct view *text, struct err *err)
{
	(void)context;
	(void)oid;
	(void)err;
	*text = view_search(path, 0, "/no") < path.len ? VIEW("") : path;
	return 0;
}

static struct annals_scope scope_of(struct fixture *fixture,
				    const char *revision, bool cached)
{
	static const struct view dirs[] = { { "program", 7 } };

	return (struct annals_scope){
		.tip = fixture_oid(fixture, revision), .dirs = dirs,
		.ndirs = 1, .label = label, .version = VIEW("1"),
		.cached = cached, .ref = VIEW("refs/heads/main")
	};
}

static struct annals *read_annals(struct fixture *fixture,
				  const char *revision, bool cached)
{
	struct annals *annals = arena_alloc(&fixture->arena, sizeof(*annals));
	struct annals_scope scope = scope_of(fixture, revision, cached);

	assert_int_equal(annals_read(annals, fixture->repo, &scope,
				     &fixture->arena, &fixture->err), 0);
	return annals;
}

static int compare_lines(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* "COMMIT PATH OLD NEW" for each change; as they come, or sorted. */
static const char *shown(struct fixture *fixture, const struct annals *annals,
			 bool sorted)
{
	struct str out = STR_INIT;
	VEC(char *) lines = { 0 };
	struct view copy;

	for (size_t i = 0; i < annals->commits.len; i++) {
		const struct annals_commit *commit =
			&annals->commits.items[i];

		for (size_t k = 0; k < commit->changes.len; k++) {
			const struct annals_change *change =
				&commit->changes.items[k];
			char id[OID_HEX + 1], old[OID_HEX + 1],
				new[OID_HEX + 1];

			*VEC_PUSH(&fixture->arena, &lines) = arena_printf(
				&fixture->arena, "%s " VIEW_FMT " %s %s",
				oid_hex(&commit->id, id),
				VIEW_ARG(change->path),
				oid_hex(&change->old, old),
				oid_hex(&change->new, new));
		}
	}
	if (sorted && lines.len)
		qsort(lines.items, lines.len, sizeof(*lines.items),
		      compare_lines);
	for (size_t i = 0; i < lines.len; i++)
		str_addf(&out, "%s\n", lines.items[i]);
	copy = view_copy(&fixture->arena, str_view(&out));
	str_release(&out);
	return copy.ptr;
}

/* The same, by git, for all graphs, "-" before each: a merge's change is
 * what differs from every parent. Graphs have no commit in common. */
static struct view git_says(struct fixture *fixture)
{
	return fixture_output(fixture,
		"{ seq -f '%%.0f -' 0 %d; git log --branches --full-history -c "
		"--raw --no-abbrev --no-renames --root --format='%%H %%S' "
		"-- program | awk '/^:/ { n = length($1); "
		"sub(/[^:].*/, \"\", $1); n = length($1); "
		"print graph, id, $NF, $(n + 2), $(2 * n + 2) } "
		"!/^:/ && NF { id = $1; graph = $2; "
		"sub(/.*g/, \"\", graph) }'; } | "
		"LC_ALL=C sort -k1,1n -k2 | sed 's/^[0-9]* //'; echo -",
		(int)expect_rounds(GRAPHS) - 1);
}

/* Cut the next graph's lines from the front. */
static const char *next_graph(struct fixture *fixture, struct view *rest)
{
	size_t start = view_find(*rest, 0, '\n') + 1;
	size_t end = view_search(*rest, start, "-\n");
	struct view lines = view_slice(*rest, start, end);

	*rest = view_slice(*rest, end, rest->len);
	return view_copy(&fixture->arena, lines).ptr;
}

static uint32_t dice(uint32_t *state, uint32_t sides)
{
	*state = *state * 1664525u + 1013904223u;
	return (*state >> 8) % sides;
}

static void add_files(struct str *out, uint32_t *state)
{
	static const char *const paths[] = {
		"program/a.md", "program/b.md", "program/x/c.md",
		"program/x/d.md", "other/e.md", "f.md"
	};

	for (uint32_t i = dice(state, 4); i > 0; i--) {
		const char *path = paths[dice(state, 6)];

		if (!dice(state, 5))
			str_addf(out, "D %s\n", path);
		else
			str_addf(out, "M 100644 inline %s\ndata 2\n%u\n",
				 path, (unsigned)dice(state, 5));
	}
}

/* A graph of its own: several roots, merges of up to four parents, dates
 * that run anywhere. The last commit has what came before it as parents. */
static void add_graph(struct str *out, uint32_t graph, uint32_t *mark,
		      uint32_t *state)
{
	uint32_t first = *mark, len = 3 + dice(state, COMMITS_MAX - 3);

	for (uint32_t i = 0; i < len; i++) {
		uint32_t parents = i ? dice(state, 8) : 0;
		uint32_t seen = 0;

		parents = i + 1 == len || parents > 4 ? 1 + parents % 3
						      : parents;
		str_addf(out, "reset refs/heads/g%u\n\ncommit "
			 "refs/heads/g%u\nmark :%u\ncommitter A <a@b> %u "
			 "+0000\ndata 2\nm\n", graph, graph, (*mark)++,
			 1500000000 + dice(state, 100000000));
		for (uint32_t k = 0; k < parents && i; k++) {
			uint32_t parent = k || i == 1 ? dice(state, i) : i - 1;

			if (seen & 1u << parent)
				continue;
			str_addf(out, "%s :%u\n", seen ? "merge" : "from",
				 first + parent);
			seen |= 1u << parent;
		}
		if (!parents)
			str_addf(out, "M 100644 inline program/r%u.md\ndata "
				 "1\nx\n", i);
		add_files(out, state);
		str_addc(out, '\n');
	}
}

/* With the commits' objects alone, or with git's graph of them. */
static void compare_graphs(struct fixture *fixture, struct view all,
			   bool cached)
{
	for (uint32_t i = 0; i < expect_rounds(GRAPHS); i++) {
		const char *name = arena_printf(&fixture->arena, "g%u",
						(unsigned)i);
		const char *want = next_graph(fixture, &all);

		assert_string_equal(shown(fixture, read_annals(fixture, name,
							       false), true),
				    want);
		if (cached)
			assert_string_equal(shown(fixture, read_annals(fixture,
					    name, true), true), want);
	}
}

static void the_same_as_git_on_random_graphs(void **state)
{
	struct fixture *fixture = *state;
	struct str stream = STR_INIT;
	uint32_t seed = 7, mark = 1;
	struct view all;

	for (uint32_t i = 0; i < expect_rounds(GRAPHS); i++)
		add_graph(&stream, i, &mark, &seed);
	fixture_run(fixture, "git init -qb main g");
	assert_int_equal(chdir("g"), 0);
	fixture_write(fixture, fixture_path(fixture, "stream"),
		      str_view(&stream));
	str_release(&stream);
	fixture_run(fixture, "git fast-import --quiet --force <../stream");
	fixture_open(fixture);
	all = git_says(fixture);
	assert_true(all.len > expect_rounds(GRAPHS) * 500);
	compare_graphs(fixture, all, true);
	fixture_run(fixture, "git commit-graph write --reachable");
	fixture_open(fixture);
	compare_graphs(fixture, all, false);
}

/* main: a, b, merge of side (c, d), e; d settles nothing. */
static void story(struct fixture *fixture)
{
	fixture_repo(fixture);
	fixture_run(fixture,
		"git checkout -q -b side && echo c >>program/r1.md && "
		"git commit -qam c && echo d >>program/r2.md && "
		"git commit -qam d && git checkout -q main && "
		"echo b >>program/r3.md && git commit -qam b && "
		"git merge -q --no-ff -m 'Merge pull request #41 from x/side' "
		"side && echo e >>program/r1.md && git commit -qam 'e (#42)'");
	fixture_open(fixture);
}

static void commits_stand_as_they_landed(void **state)
{
	struct fixture *fixture = *state;
	struct annals *annals;
	struct str out = STR_INIT;

	story(fixture);
	annals = read_annals(fixture, "HEAD", false);
	for (size_t i = 0; i < annals->commits.len; i++) {
		const struct annals_commit *commit =
			&annals->commits.items[i];
		struct view subject = view_slice(commit->message, 0,
			view_find(commit->message, 0, '\n'));

		str_addf(&out, VIEW_FMT "%s" VIEW_FMT ":%u;",
			 VIEW_ARG(subject), commit->request.len ? "#" : "",
			 VIEW_ARG(commit->request),
			 (unsigned)commit->position);
	}
	assert_string_equal(out.buf, "c1:0;c2:1;c3:2;b:3;c#41:4;d#41:4;"
				     "e (#42)#42:5;");
	str_release(&out);
	assert_int_equal(annals->walked, 8);
}

static void the_cache_says_the_same(void **state)
{
	struct fixture *fixture = *state;
	const char *whole, *half, *side;

	story(fixture);
	whole = shown(fixture, read_annals(fixture, "HEAD", false), false);
	half = shown(fixture, read_annals(fixture, "HEAD~1", false), false);
	side = shown(fixture, read_annals(fixture, "side", false), false);
	for (int i = 0; i < 2; i++) {
		struct annals *annals = read_annals(fixture, "HEAD", true);

		assert_string_equal(shown(fixture, annals, false), whole);
		assert_int_equal(annals->walked, 8);
		annals = read_annals(fixture, "HEAD~1", true);
		assert_string_equal(shown(fixture, annals, false), half);
		assert_int_equal(annals->walked, 7);
		annals = read_annals(fixture, "side", true);
		assert_string_equal(shown(fixture, annals, false), side);
		assert_int_equal(annals->walked, 5);
	}
	fixture_run(fixture, "echo f >>program/r2.md; git commit -qam f");
	fixture_open(fixture);
	whole = shown(fixture, read_annals(fixture, "HEAD", false), false);
	assert_string_equal(shown(fixture, read_annals(fixture, "HEAD", true),
				  false), whole);
}

static void every_flipped_byte_is_noticed(void **state)
{
	struct fixture *fixture = *state;
	const char *whole;
	struct view size;
	long bytes;

	story(fixture);
	whole = shown(fixture, read_annals(fixture, "HEAD", true), false);
	size = fixture_output(fixture, "wc -c <.git/muster/annals; "
			      "cp .git/muster/annals ../kept");
	bytes = atol(size.ptr);
	assert_true(bytes > 500);
	for (long i = 0; i < bytes; i += 41) {
		FILE *file = fopen(".git/muster/annals", "r+b");
		int c;

		assert_non_null(file);
		fseek(file, i, SEEK_SET);
		c = fgetc(file);
		fseek(file, i, SEEK_SET);
		fputc(c ^ 0x11, file);
		fclose(file);
		assert_string_equal(shown(fixture, read_annals(fixture, "HEAD",
				    true), false), whole);
		assert_string_equal(shown(fixture, read_annals(fixture,
				    "HEAD~1", true), false),
				    shown(fixture, read_annals(fixture,
				    "HEAD~1", false), false));
		fixture_run(fixture, "cp ../kept .git/muster/annals");
	}
	fixture_run(fixture, "truncate -s 300 .git/muster/annals");
	assert_string_equal(shown(fixture, read_annals(fixture, "HEAD", true),
				  false), whole);
}

static void a_rewritten_history_is_told(void **state)
{
	struct fixture *fixture = *state;
	struct oid old;
	struct annals *annals;

	story(fixture);
	assert_false(read_annals(fixture, "HEAD", true)->rewritten);
	old = fixture_oid(fixture, "HEAD");
	fixture_run(fixture, "echo g >>program/r1.md; git commit -qam g");
	fixture_open(fixture);
	assert_false(read_annals(fixture, "HEAD", true)->rewritten);
	old = fixture_oid(fixture, "HEAD");
	fixture_run(fixture, "git reset -q --hard HEAD~1; "
		    "echo h >>program/r1.md; git commit -qam h");
	fixture_open(fixture);
	annals = read_annals(fixture, "HEAD", true);
	assert_true(annals->rewritten);
	assert_true(oid_equal(&annals->forsaken, &old));
	assert_false(read_annals(fixture, "HEAD", true)->rewritten);
}

static void labels_leave_files_out(void **state)
{
	struct fixture *fixture = *state;
	const char *before;

	story(fixture);
	before = shown(fixture, read_annals(fixture, "HEAD", false), false);
	fixture_run(fixture, "echo g >program/no.md; git add .; "
		    "git commit -qm g");
	fixture_open(fixture);
	assert_string_equal(shown(fixture, read_annals(fixture, "HEAD", false),
				  false), before);
}

static void what_can_not_be_read_is_counted(void **state)
{
	struct fixture *fixture = *state;
	struct annals *annals;

	story(fixture);
	fixture_run(fixture, "git clone -q --depth 2 file://$PWD ../cut");
	fixture_run(fixture, "o=$(git rev-parse HEAD~3); rm -f "
		    ".git/objects/$(echo $o | cut -c1-2)/$(echo $o | "
		    "cut -c3-)");
	fixture_open(fixture);
	annals = read_annals(fixture, "HEAD", false);
	assert_int_equal(annals->unreadable, 1);
	assert_int_equal(annals->walked, 6);
	assert_int_equal(chdir("../cut"), 0);
	fixture_open(fixture);
	annals = read_annals(fixture, "HEAD", false);
	assert_int_equal(annals->cut, 1);
	assert_true(annals->commits.items[0].cut);
	assert_int_equal(annals->commits.items[0].changes.len, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(commits_stand_as_they_landed),
		FIXTURE_TEST(the_cache_says_the_same),
		FIXTURE_TEST(every_flipped_byte_is_noticed),
		FIXTURE_TEST(a_rewritten_history_is_told),
		FIXTURE_TEST(labels_leave_files_out),
		FIXTURE_TEST(what_can_not_be_read_is_counted),
		FIXTURE_TEST(the_same_as_git_on_random_graphs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
