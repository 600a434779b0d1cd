/* Annals of histories that git accepts and nobody expects. */
#include "fixture.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "muster/annals.h"
#include "muster/date.h"

#define ROUNDS 12

static int label(void *context, struct view path, const struct oid *oid,
		 struct view *text, struct err *err)
{
	(void)context;
	(void)oid;
	(void)err;
	*text = path;
	return 0;
}

static struct annals *read_annals(struct fixture *fixture,
				  const char *version)
{
	static const struct view dirs[] = { { "program", 7 } };
	struct annals *annals = arena_alloc(&fixture->arena, sizeof(*annals));
	struct annals_scope scope = {
		.dirs = dirs, .ndirs = 1, .label = label,
		.version = view_of(version), .cached = version != NULL
	};

	assert_int_equal(repo_head(fixture_open(fixture), &scope.tip,
				   &fixture->err), 1);
	if (annals_read(annals, fixture->repo, &scope, &fixture->arena,
			&fixture->err) < 0)
		fail_msg("%s", fixture->err.text);
	return annals;
}

/* All of it. */
static const char *shown(struct fixture *fixture, const struct annals *annals)
{
	struct str out = STR_INIT;
	char hex[OID_HEX + 1];
	const char *copy;

	str_addf(&out, "%zu %zu %zu %zu\n", annals->walked, annals->cut,
		 annals->unreadable, annals->skewed);
	for (size_t i = 0; i < annals->commits.len; i++) {
		const struct annals_commit *commit =
			&annals->commits.items[i];

		str_addf(&out, "%s " VIEW_FMT "<" VIEW_FMT "> %lld %lld %lld "
			 "%d%d%d " VIEW_FMT "\n",
			 oid_hex(&commit->id, hex),
			 VIEW_ARG(commit->author.name),
			 VIEW_ARG(commit->author.email),
			 (long long)commit->author.time,
			 (long long)commit->committer.time,
			 (long long)commit->landed, commit->merge,
			 commit->cut, commit->skewed,
			 VIEW_ARG(commit->message));
		for (size_t k = 0; k < commit->changes.len; k++)
			str_addf(&out, " %s " VIEW_FMT "\n",
				 oid_hex(&commit->changes.items[k].new, hex),
				 VIEW_ARG(commit->changes.items[k].path));
	}
	copy = arena_copy(&fixture->arena, out.buf, out.len + 1);
	str_release(&out);
	return copy;
}

/* With the objects alone, with git's graph, with the cache, written and
 * read: the same. */
static const char *shown_alike(struct fixture *fixture, bool graph)
{
	const char *plain = shown(fixture, read_annals(fixture, NULL));

	assert_string_equal(shown(fixture, read_annals(fixture, "1")), plain);
	assert_string_equal(shown(fixture, read_annals(fixture, "1")), plain);
	if (graph)
		fixture_run(fixture, "git commit-graph write --reachable");
	assert_string_equal(shown(fixture, read_annals(fixture, NULL)), plain);
	assert_string_equal(shown(fixture, read_annals(fixture, "1")), plain);
	return plain;
}

#define OTHER "B <b@c> 1767225600 +0000"
#define SAID OTHER "\n\nsaid\n"

static const struct {
	const char *author;
	const char *committer;	/* with all that comes behind */
	const char *name, *email;
	int64_t authored, committed;
} odd[] = {
	{ "A <a@b> 0 +0000", SAID, "A", "a@b", 0, 1767225600 },
	{ "A <a@b> -1 +0000", "B <b@c> -1 +0000\n\nx", "A", "a@b", -1, -1 },
	{ "A <a@b> -9223372036854775808 +0000", SAID, "A", "a@b", 0,
	  1767225600 },
	{ "A <a@b> 9223372036854775807 +0000",
	  "B <b@c> 9223372036854775807 +0000\n\nx", "A", "a@b", INT64_MAX,
	  INT64_MAX },
	{ "A <a@b> 99999999999999999999 +0000",
	  "B <b@c> 99999999999999999999 +0000\n\nx", "A", "a@b", 0, 0 },
	{ "A <a@b> 253402300799 +0000", SAID, "A", "a@b", 253402300799,
	  1767225600 },
	{ "A <a@b> 253402300800 +0000",
	  "B <b@c> 253402300800 +0000\n\nx", "A", "a@b", 253402300800,
	  253402300800 },
	{ "A <a@b> 2147483648 +0000", "B <b@c> 4294967296 +0000\n\nx", "A",
	  "a@b", 2147483648, 4294967296 },
	{ "A <a@b> -2147483649 +0000", SAID, "A", "a@b", -2147483649,
	  1767225600 },
	{ "A <a@b> 1 +9999", SAID, "A", "a@b", 1, 1767225600 },
	{ "A <a@b> 2 -1401", SAID, "A", "a@b", 2, 1767225600 },
	{ "A <a@b> 3 +530", SAID, "A", "a@b", 3, 1767225600 },
	{ "A <a@b> 4 -0000", SAID, "A", "a@b", 4, 1767225600 },
	{ "A <a@b> 5", SAID, "A", "a@b", 5, 1767225600 },
	{ "A <a@b>", SAID, "A", "a@b", 0, 1767225600 },
	{ "A a@b 1 +0000", SAID, "A a@b 1 +0000", "", 0, 1767225600 },
	{ "<a@b> 1 +0000", SAID, "", "a@b", 1, 1767225600 },
	{ "A <> 1 +0000", SAID, "A", "", 1, 1767225600 },
	{ "<> 1 +0000", SAID, "", "", 1, 1767225600 },
	{ "", SAID, "", "", 0, 1767225600 },
	{ "A <a> b <a@b> 7 +0000", SAID, "A", "a", 7, 1767225600 },
	{ "A > b <a@b> 8 +0000", SAID, "A > b", "a@b", 8, 1767225600 },
	{ "\xff\xc3 <a@b> 9 +0000", OTHER "\n\n\xe9\xff\n", "\xff\xc3", "a@b",
	  9, 1767225600 },
	{ "J\xf6rg <a@b> 9 +0000", OTHER "\nencoding latin1\n\n\xe9\n",
	  "J\xf6rg", "a@b", 9, 1767225600 },
	{ "A <a@b> 1 +0000", OTHER "\n", "A", "a@b", 1, 1767225600 },
	{ "A <a@b> 1 +0000", OTHER "\n\n", "A", "a@b", 1, 1767225600 },
	{ "A <a@b> 1767225600 +0000", "B <b@c> 1 +0000\n\nolder", "A", "a@b",
	  1767225600, 1 },
	{ "A <a@b> 4102444800 +0000", "B <b@c> 4102444800 +0000\n\nahead",
	  "A", "a@b", 4102444800, 4102444800 },
};

#define ODD (sizeof(odd) / sizeof(*odd))

/* One more commit, from the raw bytes behind its tree, with another
 * program/f.md. */
static void add_raw(struct fixture *fixture, size_t number,
		    const struct str *rest)
{
	fixture_write(fixture, fixture_path(fixture, "rest"), str_view(rest));
	fixture_run(fixture, "b=$(echo %zu | git hash-object -w --stdin); "
		    "t=$(printf '100644 blob %%s\\tf.md\\n' $b | git mktree);"
		    " t=$(printf '040000 tree %%s\\tprogram\\n' $t | git "
		    "mktree); p=$(git rev-parse -q --verify HEAD || :); "
		    "{ echo tree $t; test -z \"$p\" || echo parent $p; "
		    "test %zu != 3 || echo parent $p; cat ../rest; } >../raw;"
		    " echo $(git hash-object -t commit -w --stdin "
		    "--literally <../raw) >.git/refs/heads/main", number,
		    number);
}

static void every_odd_commit_is_there(void **state)
{
	struct fixture *fixture = *state;
	struct str rest = STR_INIT;
	struct annals *annals;

	fixture_run(fixture, "git init -qb main r");
	assert_int_equal(chdir("r"), 0);
	for (size_t i = 0; i < ODD; i++) {
		str_clear(&rest);
		str_addf(&rest, "author %s\ncommitter %s", odd[i].author,
			 odd[i].committer);
		add_raw(fixture, i, &rest);
	}
	str_release(&rest);
	/* git 2.39 never ends when it is to write a graph of such dates */
	shown_alike(fixture, false);
	annals = read_annals(fixture, NULL);
	assert_int_equal(annals->walked, ODD);
	assert_int_equal(annals->unreadable, 0);
	assert_int_equal(annals->commits.len, ODD);
	for (size_t i = 0; i < ODD; i++) {
		const struct annals_commit *commit =
			&annals->commits.items[i];

		assert_true(view_is(commit->author.name, odd[i].name));
		assert_true(view_is(commit->author.email, odd[i].email));
		assert_true(commit->author.time == odd[i].authored);
		assert_true(commit->committer.time == odd[i].committed);
		assert_true(commit->landed == odd[i].committed);
		assert_int_equal(commit->position, i);
		assert_false(commit->merge);
		assert_int_equal(commit->changes.len, 1);
		date_of_time(commit->landed);
	}
}

static void long_names_and_nul_bytes(void **state)
{
	struct fixture *fixture = *state;
	struct str rest = STR_INIT;
	struct annals *annals;

	fixture_run(fixture, "git init -qb main r");
	assert_int_equal(chdir("r"), 0);
	str_adds(&rest, "author ");
	for (int i = 0; i < 10240; i++)
		str_addc(&rest, 'n');
	str_adds(&rest, " <a@b> 1 +0000\ncommitter " OTHER "\n\na");
	str_addc(&rest, '\0');
	str_adds(&rest, "b\n");
	add_raw(fixture, 0, &rest);
	str_clear(&rest);
	str_adds(&rest, "gpgsig nonsense\n\nno author at all\n");
	add_raw(fixture, 1, &rest);
	str_release(&rest);
	shown_alike(fixture, true);
	annals = read_annals(fixture, NULL);
	assert_int_equal(annals->commits.len, 2);
	assert_int_equal(annals->commits.items[0].author.name.len, 10240);
	assert_int_equal(annals->commits.items[0].message.len, 4);
	assert_int_equal(annals->commits.items[1].author.name.len, 0);
	assert_int_equal(annals->commits.items[1].signature,
			 COMMIT_SIGNED_ODDLY);
}

/* Whatever the graph knows of it. */
static void a_damaged_commit_ends_nothing(void **state)
{
	struct fixture *fixture = *state;
	struct annals *annals;

	fixture_repo(fixture);
	fixture_run(fixture, "git checkout -qb side HEAD~1; "
		    "echo s >program/s.md; git add .; git commit -qm s; "
		    "git checkout -q main; git merge -q -m m side; "
		    "git commit-graph write --reachable; "
		    "o=$(git rev-parse side); "
		    "f=.git/objects/$(echo $o | cut -c1-2)/"
		    "$(echo $o | cut -c3-); chmod u+w $f; "
		    "truncate -s 60 $f");
	annals = read_annals(fixture, NULL);
	assert_int_equal(annals->unreadable, 1);
	assert_int_equal(annals->walked, 5);
	assert_int_equal(read_annals(fixture, "1")->unreadable, 1);
	assert_int_equal(read_annals(fixture, "1")->unreadable, 1);
	fixture_run(fixture, "echo x >>program/r1.md; git commit -qam x; "
		    "rm -f .git/objects/info/commit-graph");
	annals = read_annals(fixture, "1");
	assert_int_equal(annals->unreadable, 1);
	assert_int_equal(annals->walked, 6);
}

/* Two readers, each of whom throws away what the other has kept, beside
 * one who commits. */
static void readers_beside_a_committer(void **state)
{
	struct fixture *fixture = *state;
	pid_t readers[2];

	fixture_repo(fixture);
	for (int i = 0; i < 2; i++) {
		readers[i] = fork();
		assert_true(readers[i] >= 0);
		for (int k = 0; !readers[i] && k < ROUNDS; k++) {
			struct annals *annals =
				read_annals(fixture, i ? "1" : "2");
			bool good = annals->commits.len >= 3 &&
				    annals->walked == annals->commits.len;

			if (!good || k + 1 == ROUNDS)
				_exit(!good);
		}
	}
	for (int k = 0; k < ROUNDS; k++)
		fixture_run(fixture, "echo %d >>program/r1.md; "
			    "git commit -qam more", k);
	for (int i = 0; i < 2; i++) {
		int status = -1;

		assert_int_equal(waitpid(readers[i], &status, 0), readers[i]);
		assert_int_equal(status, 0);
	}
	shown_alike(fixture, true);
}

static void a_cache_that_can_not_be_used(void **state)
{
	static const char *const obstacles[] = {
		"mkdir .git/muster/annals", "mkfifo .git/muster/annals",
		"ln -s annals .git/muster/annals",
		"ln -s /dev/zero .git/muster/annals",
		": >.git/muster/annals",
		"echo muster-annals 0 >.git/muster/annals",
		"rmdir .git/muster; : >.git/muster",
		"chmod a-w .git/muster .git",
	};
	struct fixture *fixture = *state;
	const char *plain;

	fixture_repo(fixture);
	plain = shown(fixture, read_annals(fixture, NULL));
	for (size_t i = 0; i < sizeof(obstacles) / sizeof(*obstacles); i++) {
		fixture_run(fixture, "chmod u+w .git; rm -rf .git/muster; "
			    "mkdir .git/muster; %s", obstacles[i]);
		assert_string_equal(shown(fixture, read_annals(fixture, "1")),
				    plain);
		assert_string_equal(shown(fixture, read_annals(fixture, "1")),
				    plain);
	}
	fixture_run(fixture, "chmod -R u+w .git");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(every_odd_commit_is_there),
		FIXTURE_TEST(long_names_and_nul_bytes),
		FIXTURE_TEST(a_damaged_commit_ends_nothing),
		FIXTURE_TEST(readers_beside_a_committer),
		FIXTURE_TEST(a_cache_that_can_not_be_used),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
