#include "fixture.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "look.h"
#include "muster/index.h"
#include "muster/snapshot.h"

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
	look_lists(*state, SNAPSHOT_WORKTREE, "file program/draft2.md, "
	      "file program/draftdir/b.md, file program/n.md");
	look_reads(*state, SNAPSHOT_WORKTREE, "program/draft1.md", NULL);
	look_reads(*state, SNAPSHOT_WORKTREE, "program/draft2.md", "x\n");
}

static void the_users_ignore_rules_count(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "rm program/r?.md; echo x >program/mine.md; "
		    "printf '[core]\\nexcludesFile = %%s/ex\\n' \"$HOME\" "
		    ">../conf; echo mine.md >../ex");
	look_lists(*state, SNAPSHOT_WORKTREE, "file program/mine.md");
	setenv("GIT_CONFIG_GLOBAL", fixture_path(*state, "conf"), 1);
	look_lists(*state, SNAPSHOT_WORKTREE, "");
}

static void links_are_not_followed(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "mv program real && ln -s real program && "
		    "git add -A && git commit -qm link");
	for (int source = 0; source < 3; source++) {
		look_lists(*state, (enum snapshot_source)source,
			   "link program");
		assert_string_equal(look_listing(*state, VIEW("program/sub")),
				    "link program");
		assert_null(look_bytes(*state, "program/r1.md"));
	}
}

static void a_link_is_not_read(void **state)
{
	struct fixture *fixture = *state;
	struct snapshot_file file;
	struct view bytes;

	fixture_repo(fixture);
	fixture_run(fixture, "ln -s /etc/passwd program/l.md");
	look_at(fixture, SNAPSHOT_WORKTREE);
	assert_int_equal(snapshot_find(&fixture->snapshot,
				       VIEW("program/l.md"), &file,
				       &fixture->err), 1);
	assert_int_equal(file.kind, SNAPSHOT_SYMLINK);
	assert_int_equal(snapshot_read(&fixture->snapshot, &file, &bytes,
				       &fixture->err), -1);
	file.kind = SNAPSHOT_FILE;
	assert_int_equal(snapshot_read(&fixture->snapshot, &file, &bytes,
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
	look_lists(*state, SNAPSHOT_WORKTREE, "gitlink program/n.md, "
	      "gitlink program/nested, odd program/p.md");
	assert_string_equal(look_listing(*state, VIEW("other")),
			    "gitlink other");
}

static void submodules(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "git rm -qr --cached program && rm -r program && "
		    "git init -q ../sub && git -C ../sub commit -q "
		    "--allow-empty -m s && for n in sub s.md s.js; do "
		    "git -c protocol.file.allow=always submodule --quiet add "
		    "../sub program/$n; done; git commit -qm sub");
	look_all_agree(*state);
	look_lists(*state, SNAPSHOT_COMMIT,
	      "gitlink program/s.md, gitlink program/sub");
}

static void a_clean_file_is_not_hashed(void **state)
{
	struct fixture *fixture = *state;
	struct snapshot_file file;

	fixture_repo(fixture);
	fixture_run(fixture, "touch -d '2020-01-01' program/*.md && "
		    "git update-index --refresh; echo x >program/r2.md");
	look_at(fixture, SNAPSHOT_WORKTREE);
	snapshot_find(&fixture->snapshot, VIEW("program/r1.md"), &file,
		      &fixture->err);
	assert_true(file.has_oid);
	snapshot_find(&fixture->snapshot, VIEW("program/r2.md"), &file,
		      &fixture->err);
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
	look_at(fixture, SNAPSHOT_WORKTREE);
	snapshot_find(&fixture->snapshot, VIEW("program/r1.md"), &file,
		      &fixture->err);
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
	look_all_agree(*state);
}

static void a_changed_file_is_converted(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "echo '*.md text' >.gitattributes && "
		    "printf 'a\\r\\nb\\r\\n' >program/c.md");
	look_reads(*state, SNAPSHOT_WORKTREE, "program/c.md", "a\nb\n");
	fixture_run(*state, "rm .gitattributes");
	look_reads(*state, SNAPSHOT_WORKTREE, "program/c.md", "a\r\nb\r\n");
	fixture_run(*state, "git config core.autocrlf true");
	look_reads(*state, SNAPSHOT_WORKTREE, "program/c.md", "a\nb\n");
}

static void a_changed_file_is_decoded(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "printf 'a.md working-tree-encoding=UTF-16\nb.md "
		    "working-tree-encoding=UTF-16LE-BOM\nl.md "
		    "working-tree-encoding=ISO-8859-1\nn.md "
		    "working-tree-encoding=no-such\nt.md "
		    "working-tree-encoding text eol=crlf\n' >.gitattributes; "
		    "printf 'gr\\303\\266\\303\\237er\r\n' "
		    ">program/t.md; cd program && "
		    "iconv -f UTF-8 -t UTF-16 t.md >a.md && "
		    "{ printf '\\377\\376' && iconv -t UTF-16LE t.md; } >b.md"
		    " && iconv -f UTF-8 -t ISO-8859-1 t.md >l.md && "
		    "cp l.md n.md");
	look_reads(*state, SNAPSHOT_WORKTREE, "program/a.md", "größer\r\n");
	look_reads(*state, SNAPSHOT_WORKTREE, "program/b.md", "größer\r\n");
	look_reads(*state, SNAPSHOT_WORKTREE, "program/l.md", "größer\r\n");
	look_reads(*state, SNAPSHOT_WORKTREE, "program/n.md",
		   "gr\xf6\xdf" "er\r\n");
	look_reads(*state, SNAPSHOT_WORKTREE, "program/t.md", "größer\n");
}

static void a_file_that_goes_away(void **state)
{
	struct fixture *fixture = *state;
	struct snapshot_file file;
	struct view bytes;

	fixture_repo(fixture);
	look_at(fixture, SNAPSHOT_WORKTREE);
	assert_int_equal(snapshot_find(&fixture->snapshot,
				       VIEW("program/r1.md"), &file,
				       &fixture->err), 1);
	fixture_run(fixture, "rm program/r1.md");
	assert_int_equal(snapshot_read(&fixture->snapshot, &file, &bytes,
				       &fixture->err), -1);
	fixture_says(fixture, "run it again");
}

static void a_sparse_checkout_is_whole(void **state)
{
	fixture_repo(*state);
	fixture_run(*state, "mkdir src && echo x >src/x && git add . && "
		    "git commit -qm src && "
		    "git sparse-checkout set --cone src && "
		    "! test -e program");
	look_all_agree(*state);
	look_reads(*state, SNAPSHOT_WORKTREE, "program/r1.md",
	      "---\nid: R-1\n---\n# x\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(ignored_files_are_left_out),
		FIXTURE_TEST(the_users_ignore_rules_count),
		FIXTURE_TEST(links_are_not_followed),
		FIXTURE_TEST(a_link_is_not_read),
		FIXTURE_TEST(pipes_and_repositories_inside),
		FIXTURE_TEST(submodules),
		FIXTURE_TEST(a_clean_file_is_not_hashed),
		FIXTURE_TEST(a_racy_file_is_hashed),
		FIXTURE_TEST(converted_files_read_as_their_blobs),
		FIXTURE_TEST(a_changed_file_is_converted),
		FIXTURE_TEST(a_changed_file_is_decoded),
		FIXTURE_TEST(a_file_that_goes_away),
		FIXTURE_TEST(a_sparse_checkout_is_whole)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
