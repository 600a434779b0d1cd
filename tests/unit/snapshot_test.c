#include "fixture.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "muster/index.h"
#include "muster/snapshot.h"

static const char *const kinds[] = {
	[SNAPSHOT_FILE] = "file", [SNAPSHOT_SYMLINK] = "link",
	[SNAPSHOT_GITLINK] = "gitlink", [SNAPSHOT_FOLDER] = "folder",
	[SNAPSHOT_ODD] = "odd", [SNAPSHOT_UNMERGED] = "unmerged",
	[SNAPSHOT_HOSTILE] = "hostile"
};

static struct repo *repo;
static struct snapshot snapshot;

static int teardown(void **state)
{
	repo_free(repo);
	repo = NULL;
	return fixture_teardown(state);
}

#define SNAPSHOT_TEST(function) \
	cmocka_unit_test_setup_teardown(function, fixture_setup, teardown)

static void look(struct fixture *fixture, enum snapshot_source source)
{
	repo_free(repo);
	repo = NULL;
	if (repo_open(&repo, NULL, &fixture->err) < 0 ||
	    snapshot_open(&snapshot, repo, source, NULL, &fixture->arena,
			  &fixture->err) < 0)
		fail_msg("%s", fixture->err.text);
}

/* "KIND PATH" and a mark for each file below "program", blank between. */
static const char *listing(struct fixture *fixture, struct view dir)
{
	struct snapshot_files files;
	struct str text = STR_INIT;
	const char *copy;

	if (snapshot_list(&snapshot, dir, &files, &fixture->err) < 0)
		return fixture->err.text;
	for (size_t i = 0; i < files.files.len; i++) {
		const struct snapshot_file *file = &files.files.items[i];

		str_addf(&text, "%s%s %.*s%s", i ? ", " : "",
			 kinds[file->kind], VIEW_ARG(file->path),
			 file->duplicate ? " twice" : "");
	}
	copy = arena_copy(&fixture->arena, text.buf ? text.buf : "",
			  text.len);
	str_release(&text);
	return copy;
}

static void lists(struct fixture *fixture, enum snapshot_source source,
		  const char *expected)
{
	look(fixture, source);
	assert_string_equal(listing(fixture, VIEW("program")), expected);
}

/* The bytes of one file, or NULL when it isn't there. */
static const char *bytes_of(struct fixture *fixture, const char *path)
{
	struct snapshot_file file;
	struct view bytes;

	if (snapshot_find(&snapshot, view_of(path), &file,
			  &fixture->err) != 1)
		return NULL;
	if (snapshot_read(&snapshot, &file, &bytes, &fixture->err) !=
	    SNAPSHOT_READ)
		fail_msg("%s", fixture->err.text);
	assert_true(file.has_oid);
	return view_copy(&fixture->arena, bytes).ptr;
}

static void reads(struct fixture *fixture, enum snapshot_source source,
		  const char *path, const char *expected)
{
	const char *bytes;

	look(fixture, source);
	bytes = bytes_of(fixture, path);
	if (!expected)
		assert_null(bytes);
	else
		assert_string_equal(bytes ? bytes : "(none)", expected);
}

/* Everything committed reads the same from all three. */
static void all_agree(struct fixture *fixture)
{
	const char *lists_of[3], *texts[3];

	for (int source = 0; source < 3; source++) {
		struct snapshot_files files;
		struct str text = STR_INIT;
		char hex[OID_HEX + 1];
		struct view bytes;

		look(fixture, (enum snapshot_source)source);
		lists_of[source] = listing(fixture, VIEW("program"));
		snapshot_list(&snapshot, VIEW("program"), &files,
			      &fixture->err);
		for (size_t i = 0; i < files.files.len; i++) {
			struct snapshot_file *file = &files.files.items[i];

			if (file->kind != SNAPSHOT_FILE)
				continue;
			assert_int_equal(snapshot_read(&snapshot, file, &bytes,
						       &fixture->err), 0);
			str_addv(&text, bytes);
			str_adds(&text, oid_hex(&file->oid, hex));
		}
		texts[source] = arena_copy(&fixture->arena, text.buf,
					   text.len);
		str_release(&text);
		assert_string_equal(lists_of[source], lists_of[0]);
		assert_string_equal(texts[source], texts[0]);
	}
}

static void the_three_agree(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "mkdir -p program/a/b program/x.md program/a.md.d; "
		    "for f in a/b/c.MD a/1.md a-b.md a.md x.md/in.txt "
		    "x.md/y.md a/none.txt a.md.d/z.Md; do "
		    "echo $f >program/$f; done; ln -s r1.md program/l.md; "
		    "ln -s /etc program/risks2; ln -s x program/x.png; "
		    "chmod +x program/a.md; : >program/empty.md; "
		    "printf 'a\\rb\\r\\n' >program/cr.md; "
		    "git add . && git commit -qm many");
	all_agree(*state);
	look(*state, SNAPSHOT_WORKTREE);
	assert_string_equal(listing(*state, VIEW("program")),
		"file program/a-b.md, file program/a.md, "
		"file program/a.md.d/z.Md, file program/a/1.md, "
		"file program/a/b/c.MD, file program/cr.md, "
		"file program/empty.md, link program/l.md, "
		"file program/r1.md, file program/r2.md, "
		"file program/r3.md, link program/risks2, "
		"folder program/x.md, file program/x.md/y.md");
}

static void the_root_is_a_folder_too(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "echo x >a.md && git add a.md && git commit -qm a");
	for (int source = 0; source < 3; source++) {
		look(*state, (enum snapshot_source)source);
		assert_string_equal(listing(*state, VIEW("")),
			"file a.md, file program/r1.md, file program/r2.md, "
			"file program/r3.md");
	}
}

static void each_reads_its_own_state(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "echo staged >program/r1.md && git add . && "
		    "echo disk >program/r1.md && echo x >program/new.md");
	reads(*state, SNAPSHOT_WORKTREE, "program/r1.md", "disk\n");
	reads(*state, SNAPSHOT_INDEX, "program/r1.md", "staged\n");
	reads(*state, SNAPSHOT_COMMIT, "program/r1.md",
	      "---\nid: R-1\n---\n# x\n");
	reads(*state, SNAPSHOT_WORKTREE, "program/new.md", "x\n");
	reads(*state, SNAPSHOT_INDEX, "program/new.md", NULL);
}

static void paths_that_are_not_there(void **state)
{
	const char *const paths[] = {
		"none.md", "program/none", "none/none.md", "program/r1.md/x",
		"../r/program/r1.md", "program/../program/r1.md", "/etc/hosts",
		".git/config", "", "program//r1.md", "program/"
	};

	fixture_repo(*state);
	for (int source = 0; source < 3; source++)
		for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++)
			reads(*state, (enum snapshot_source)source, paths[i],
			      NULL);
}

static void no_commits_yet(void **state)
{
	struct snapshot base;

	fixture_run(*state, "git init -q r");
	assert_int_equal(chdir("r"), 0);
	lists(*state, SNAPSHOT_WORKTREE, "");
	assert_false(snapshot_base(&snapshot, &base));
	lists(*state, SNAPSHOT_INDEX, "");
	fixture_run(*state, "mkdir program && echo x >program/a.md");
	lists(*state, SNAPSHOT_WORKTREE, "file program/a.md");
	fixture_run(*state, "git add .");
	lists(*state, SNAPSHOT_INDEX, "file program/a.md");
}

static void the_base_is_what_head_has(void **state)
{
	struct snapshot base;
	struct oid head;

	fixture_repo(*state);
	head = fixture_oid(*state, "HEAD");
	fixture_run(*state, "git rm -qr program");
	look(*state, SNAPSHOT_INDEX);
	assert_true(snapshot_base(&snapshot, &base));
	assert_true(oid_equal(&base.commit, &head));
	snapshot = base;
	assert_string_equal(listing(*state, VIEW("program")),
		"file program/r1.md, file program/r2.md, file program/r3.md");
}

static void bare_needs_a_revision(void **state)
{
	struct fixture *fixture = *state;

	fixture_repo(fixture);
	fixture_run(fixture, "git clone -q --bare . ../b.git");
	assert_int_equal(chdir("../b.git"), 0);
	lists(fixture, SNAPSHOT_COMMIT,
	      "file program/r1.md, file program/r2.md, file program/r3.md");
	assert_int_equal(snapshot_open(&snapshot, repo, SNAPSHOT_WORKTREE,
				       NULL, &fixture->arena, &fixture->err),
			 -1);
	fixture_says(fixture, "name a commit with --rev");
}

/* `git commit -a`, `git commit FILE` and the hooks of linked work trees
 * name an index of their own. */
static void the_index_of_the_environment(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "cp .git/index .git/next && echo x >program/n.md "
		    "&& GIT_INDEX_FILE=.git/next git add program/n.md");
	setenv("GIT_INDEX_FILE", ".git/next", 1);
	assert_int_equal(chdir("program"), 0);
	lists(*state, SNAPSHOT_INDEX, "file program/n.md, file program/r1.md, "
	      "file program/r2.md, file program/r3.md");
}

static void intent_to_add_is_not_staged(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "git rm -q program/r2.md program/r3.md && "
		    "echo x >program/n.md && git add -N program/n.md");
	lists(*state, SNAPSHOT_INDEX, "file program/r1.md");
	lists(*state, SNAPSHOT_WORKTREE,
	      "file program/n.md, file program/r1.md");
	reads(*state, SNAPSHOT_INDEX, "program/n.md", NULL);
	reads(*state, SNAPSHOT_WORKTREE, "program/n.md", "x\n");
}

static void a_conflict_is_listed_once(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "git checkout -q -b b && echo b >program/r1.md && "
		    "git rm -q program/r2.md && git commit -qam b && "
		    "git checkout -q main && echo m >program/r1.md && "
		    "echo m >program/r2.md && git commit -qam m && "
		    "! git merge -q b");
	lists(*state, SNAPSHOT_INDEX, "unmerged program/r1.md, "
	      "unmerged program/r2.md, file program/r3.md");
	reads(*state, SNAPSHOT_INDEX, "program/r1.md", "m\n");
	look(*state, SNAPSHOT_WORKTREE);
	assert_non_null(strstr(bytes_of(*state, "program/r1.md"), "<<<<"));
}

static void an_index_that_only_git_can_read(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "git update-index --split-index && "
		    "echo x >program/n.md && git add . && git commit -qm n");
	all_agree(*state);
	assert_true(snapshot.index == NULL);
	look(*state, SNAPSHOT_INDEX);
	assert_string_equal(bytes_of(*state, "program/n.md"), "x\n");
	assert_true(snapshot.index->by_git);
}

static void a_damaged_index(void **state)
{
	struct snapshot_files files;
	struct fixture *fixture = *state;

	fixture_repo(fixture);
	fixture_run(fixture, ": >.git/index");
	look(fixture, SNAPSHOT_WORKTREE);
	assert_int_equal(snapshot_list(&snapshot, VIEW("program"), &files,
				       &fixture->err), -1);
	fixture_says(fixture, "run `git reset`");
}

static void ignored_files_are_left_out(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "echo 'draft*' >.gitignore && "
		    "echo '/program/cache/' >.git/info/exclude && "
		    "mkdir -p program/cache program/draftdir && "
		    "for f in draft1 draft2 cache/a draftdir/b n; do "
		    "echo x >program/$f.md; done; "
		    "git add -f program/draft2.md program/draftdir/b.md && "
		    "rm program/r?.md");
	lists(*state, SNAPSHOT_WORKTREE, "file program/draft2.md, "
	      "file program/draftdir/b.md, file program/n.md");
	reads(*state, SNAPSHOT_WORKTREE, "program/draft1.md", NULL);
	reads(*state, SNAPSHOT_WORKTREE, "program/draft2.md", "x\n");
}

static void the_users_ignore_rules_count(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "rm program/r?.md; echo x >program/mine.md; "
		    "printf '[core]\\nexcludesFile = %%s/ex\\n' \"$HOME\" "
		    ">../conf; echo mine.md >../ex");
	lists(*state, SNAPSHOT_WORKTREE, "file program/mine.md");
	setenv("GIT_CONFIG_GLOBAL", fixture_path(*state, "conf"), 1);
	lists(*state, SNAPSHOT_WORKTREE, "");
}

static void a_sparse_checkout_is_whole(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "mkdir src && echo x >src/x && git add . && "
		    "git commit -qm src && "
		    "git sparse-checkout set --cone src && "
		    "! test -e program");
	all_agree(*state);
	reads(*state, SNAPSHOT_WORKTREE, "program/r1.md",
	      "---\nid: R-1\n---\n# x\n");
}

static void links_are_not_followed(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "mv program real && ln -s real program && "
		    "git add -A && git commit -qm link");
	for (int source = 0; source < 3; source++) {
		lists(*state, (enum snapshot_source)source, "link program");
		assert_string_equal(listing(*state, VIEW("program/sub")),
				    "link program");
		assert_null(bytes_of(*state, "program/r1.md"));
	}
}

static void a_link_is_not_read(void **state)
{
	struct fixture *fixture = *state;
	struct snapshot_file file;
	struct view bytes;

	fixture_repo(fixture);
	fixture_run(fixture, "ln -s /etc/passwd program/l.md");
	look(fixture, SNAPSHOT_WORKTREE);
	assert_int_equal(snapshot_find(&snapshot, VIEW("program/l.md"), &file,
				       &fixture->err), 1);
	assert_int_equal(file.kind, SNAPSHOT_SYMLINK);
	assert_int_equal(snapshot_read(&snapshot, &file, &bytes,
				       &fixture->err), -1);
	file.kind = SNAPSHOT_FILE;
	assert_int_equal(snapshot_read(&snapshot, &file, &bytes,
				       &fixture->err), -1);
}

static void pipes_and_repositories_inside(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "rm program/r?.md; mkfifo program/p.md; "
		    "git init -q program/nested && git init -q program/n.md && "
		    "git init -q program/dotted.d && "
		    "echo x >program/nested/x.md && mkdir program/.git && "
		    "git init -q other");
	lists(*state, SNAPSHOT_WORKTREE, "gitlink program/n.md, "
	      "gitlink program/nested, odd program/p.md");
	assert_string_equal(listing(*state, VIEW("other")), "gitlink other");
}

static void submodules(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "git rm -qr --cached program && rm -r program && "
		    "git init -q ../sub && git -C ../sub commit -q "
		    "--allow-empty -m s && for n in sub s.md s.js; do "
		    "git -c protocol.file.allow=always submodule --quiet add "
		    "../sub program/$n; done; git commit -qm sub");
	all_agree(*state);
	lists(*state, SNAPSHOT_COMMIT,
	      "gitlink program/s.md, gitlink program/sub");
}

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
	lists(*state, SNAPSHOT_COMMIT, "hostile program/, hostile program/., "
	      "hostile program/.., hostile program/../../x.md, "
	      "hostile program/.GIT, file program/a.md");
}

static void odd_modes(void **state)
{
	commit_tree(*state, "p=$(raw 100664 a.md $b 777777 b.md $b "
		    "100755 c.md $b 0 d.md $b 777777 e.txt $b)");
	lists(*state, SNAPSHOT_COMMIT, "file program/a.md, odd program/b.md, "
	      "file program/c.md, odd program/d.md");
}

static void names_that_stand_twice(void **state)
{
	commit_tree(*state, "p=$(raw 100644 a.md $b 100644 a.md $b "
		    "40000 s $t 40000 s $t 40000 x.md $t 40000 x.md $t)");
	lists(*state, SNAPSHOT_COMMIT, "file program/a.md, "
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
	look(*state, SNAPSHOT_COMMIT);
	assert_non_null(strstr(listing(*state, VIEW("program")),
			       "(program) is damaged"));
}

static void a_deep_tree(void **state)
{
	commit_tree(*state, "p=$t; for i in $(seq 62); do "
		    "p=$(raw 40000 d $p); done");
	look(*state, SNAPSHOT_COMMIT);
	assert_non_null(strstr(listing(*state, VIEW("")), "d/r1.md"));
	fixture_run(*state, "git checkout -q -f HEAD && git read-tree HEAD");
	all_agree(*state);
}

static void too_deep_a_tree(void **state)
{
	commit_tree(*state, "p=$t; for i in $(seq 65); do "
		    "p=$(raw 40000 d $p); done");
	fixture_run(*state, "git reset -q --hard");
	for (int source = 0; source < 3; source++) {
		look(*state, (enum snapshot_source)source);
		assert_non_null(strstr(listing(*state, VIEW("program")),
				       "nested more than 64 deep"));
	}
}

static void a_tree_that_grows_without_end(void **state)
{
	commit_tree(*state, "p=$t; for i in $(seq 30); do p=$(raw 40000 a $p "
		    "40000 b $p 40000 c $p 40000 d $p); done");
	look(*state, SNAPSHOT_COMMIT);
	assert_non_null(strstr(listing(*state, VIEW("program")),
			       "more than 100000 .md files"));
}

static void a_long_path(void **state)
{
	commit_tree(*state, "n=$(printf '%0250d' 0); p=$t; "
		    "for i in 1 2 3 4 5; do p=$(raw 40000 $n $p); done");
	look(*state, SNAPSHOT_COMMIT);
	assert_non_null(strstr(listing(*state, VIEW("program")),
			       "longer than 1024 bytes"));
}

static void a_clean_file_is_not_hashed(void **state)
{
	struct fixture *fixture = *state;
	struct snapshot_file file;

	fixture_repo(fixture);
	fixture_run(fixture, "touch -d '2020-01-01' program/*.md && "
		    "git update-index --refresh; echo x >program/r2.md");
	look(fixture, SNAPSHOT_WORKTREE);
	snapshot_find(&snapshot, VIEW("program/r1.md"), &file, &fixture->err);
	assert_true(file.has_oid);
	snapshot_find(&snapshot, VIEW("program/r2.md"), &file, &fixture->err);
	assert_false(file.has_oid);
}

/* Same size, same times, other bytes: only the rule about the index's own
 * time can tell. */
static void a_racy_file_is_hashed(void **state)
{
	struct fixture *fixture = *state;
	struct snapshot_file file;

	fixture_repo(fixture);
	fixture_run(fixture, "touch -d @1700000000 program/r1.md && "
		    "git update-index --refresh && "
		    "touch -d @1700000000 .git/index");
	look(fixture, SNAPSHOT_WORKTREE);
	snapshot_find(&snapshot, VIEW("program/r1.md"), &file, &fixture->err);
	assert_false(file.has_oid);
}

static void converted_files_read_as_their_blobs(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "printf '*.md text eol=crlf\\nu.md "
		    "working-tree-encoding=UTF-16 -eol\\ni.md ident\\n' "
		    ">.gitattributes && git add . && "
		    "printf 'a\\nb\\n' >program/c.md && "
		    "printf 'x' | iconv -t UTF-16 >program/u.md && "
		    "echo '$Id$' >program/i.md && git add . && "
		    "git commit -qm c && rm program/?.md && git checkout -q . "
		    "&& touch -d 2020-01-01 program/*.md && "
		    "git update-index -q --refresh && "
		    "grep -q \"$(printf '\\r')\" program/c.md");
	all_agree(*state);
}

static void a_changed_file_is_converted(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "echo '*.md text' >.gitattributes && "
		    "printf 'a\\r\\nb\\r\\n' >program/c.md");
	reads(*state, SNAPSHOT_WORKTREE, "program/c.md", "a\nb\n");
	fixture_run(*state, "rm .gitattributes");
	reads(*state, SNAPSHOT_WORKTREE, "program/c.md", "a\r\nb\r\n");
	fixture_run(*state, "git config core.autocrlf true");
	reads(*state, SNAPSHOT_WORKTREE, "program/c.md", "a\nb\n");
}

static void a_large_file_is_not_read(void **state)
{
	struct fixture *fixture = *state;

	fixture_repo(fixture);
	fixture_run(fixture, "head -c 1048577 /dev/zero >program/r1.md && "
		    "git add . && git commit -qm large");
	for (int source = 0; source < 3; source++) {
		struct snapshot_file file;
		struct view bytes;

		look(fixture, (enum snapshot_source)source);
		assert_int_equal(snapshot_find(&snapshot,
			VIEW("program/r1.md"), &file, &fixture->err), 1);
		assert_int_equal(snapshot_read(&snapshot, &file, &bytes,
				 &fixture->err), SNAPSHOT_LARGE);
	}
}

static void a_file_that_goes_away(void **state)
{
	struct fixture *fixture = *state;
	struct snapshot_file file;
	struct view bytes;

	fixture_repo(fixture);
	look(fixture, SNAPSHOT_WORKTREE);
	assert_int_equal(snapshot_find(&snapshot, VIEW("program/r1.md"),
				       &file, &fixture->err), 1);
	fixture_run(fixture, "rm program/r1.md");
	assert_int_equal(snapshot_read(&snapshot, &file, &bytes,
				       &fixture->err), -1);
	fixture_says(fixture, "run it again");
}

static void odd_bytes_in_names(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "rm program/*; for n in \"$(printf 'a\\nb')\" "
		    "\"$(printf '\\033[31m')\" \"$(printf '\\377')\" '\"' "
		    "'-x' '[a]' '\\' ':(top)'; do echo x >\"program/$n.md\"; "
		    "done; git add . && git commit -qm odd");
	all_agree(*state);
	fixture_run(*state, "git update-index --split-index");
	all_agree(*state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SNAPSHOT_TEST(the_three_agree),
		SNAPSHOT_TEST(the_root_is_a_folder_too),
		SNAPSHOT_TEST(each_reads_its_own_state),
		SNAPSHOT_TEST(paths_that_are_not_there),
		SNAPSHOT_TEST(no_commits_yet),
		SNAPSHOT_TEST(the_base_is_what_head_has),
		SNAPSHOT_TEST(bare_needs_a_revision),
		SNAPSHOT_TEST(the_index_of_the_environment),
		SNAPSHOT_TEST(intent_to_add_is_not_staged),
		SNAPSHOT_TEST(a_conflict_is_listed_once),
		SNAPSHOT_TEST(an_index_that_only_git_can_read),
		SNAPSHOT_TEST(a_damaged_index),
		SNAPSHOT_TEST(ignored_files_are_left_out),
		SNAPSHOT_TEST(the_users_ignore_rules_count),
		SNAPSHOT_TEST(a_sparse_checkout_is_whole),
		SNAPSHOT_TEST(links_are_not_followed),
		SNAPSHOT_TEST(a_link_is_not_read),
		SNAPSHOT_TEST(pipes_and_repositories_inside),
		SNAPSHOT_TEST(submodules),
		SNAPSHOT_TEST(hostile_names),
		SNAPSHOT_TEST(odd_modes),
		SNAPSHOT_TEST(names_that_stand_twice),
		SNAPSHOT_TEST(bytes_that_are_no_tree),
		SNAPSHOT_TEST(a_deep_tree),
		SNAPSHOT_TEST(too_deep_a_tree),
		SNAPSHOT_TEST(a_tree_that_grows_without_end),
		SNAPSHOT_TEST(a_long_path),
		SNAPSHOT_TEST(a_clean_file_is_not_hashed),
		SNAPSHOT_TEST(a_racy_file_is_hashed),
		SNAPSHOT_TEST(converted_files_read_as_their_blobs),
		SNAPSHOT_TEST(a_changed_file_is_converted),
		SNAPSHOT_TEST(a_large_file_is_not_read),
		SNAPSHOT_TEST(a_file_that_goes_away),
		SNAPSHOT_TEST(odd_bytes_in_names)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
