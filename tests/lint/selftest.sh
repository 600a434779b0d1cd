#!/bin/sh
# Each lint can fail: on a small tree where everything is well it is silent,
# and one wrong thing in it is found, at its path and line.
set -u
lint=$(cd "$(dirname "$0")" && pwd)
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
tree=$temp/good
n=0

put() # path: the file's text is on standard input
{
	mkdir -p "$tree/$(dirname "$1")"
	cat >"$tree/$1"
}

make_good_tree()
{
	put tests/lint/floors <<-'EOF'
	base	span rules
	git
	record
	tool
	EOF
	put include/muster/span.h </dev/null
	put include/muster/rules.def <<-'EOF'
	RULE(RAID_STALE, "raid/stale", SEVERITY_ERROR, "old", "Too old.")
	EOF
	put tests/rules/raid/stale/expected </dev/null
	put include/muster/text.h </dev/null
	put include/muster/repo.h </dev/null
	put tools/lib/base/text.c <<-'EOF'
	#include "muster/text.h"
	#include "muster/span.h"

	/* printf(stderr) in a comment is no call. */
	static const char *const names[] = { "exit(1)", NULL };

	int text_count(const char *text)
	{
		static const char *const none = "";

		return snprintf(NULL, 0, "%s", text ? text : none);
	}
	EOF
	put tools/lib/git/repo.c <<-'EOF'
	#include "muster/repo.h"

	#include <git2.h>

	#include "muster/text.h"
	EOF
	put tools/lib/record/yaml.c <<-'EOF'
	#include <yaml.h>
	EOF
	put tools/lib/record/body.c <<-'EOF'
	#include <cmark.h>
	EOF
	put tools/raid.c <<-'EOF'
	#include "muster/repo.h"

	int main(void)
	{
		return printf("none\n") < 0;
	}
	EOF
	put tools/raid.1.md <<-'EOF'
	# muster-raid(1) -- what is open
	EOF
	put build/share/man/man1/muster-raid.1 <<-'EOF'
	.TH MUSTER-RAID 1 2026-11-20 muster muster
	.SH NAME
	muster\-raid \- what is open
	EOF
	put hooks/pre-commit <<-'EOF'
	#!/bin/sh
	exec muster check --staged
	EOF
}

silent() # check
{
	n=$((n + 1))
	if out=$(sh "$lint/$1.sh" "$tree" 2>&1) && [ -z "$out" ]; then
		echo "ok $n - $1: silent where all is well"
	else
		echo "not ok $n - $1: silent where all is well"
		printf '%s\n' "$out" | sed 's/^/# /'
	fi
}

# One more file, or lines added to one, and what the check must say then.
finds() # check 'path:line: text' path
{
	tree=$temp/bad
	rm -rf "$tree"
	cp -r "$temp/good" "$tree"
	mkdir -p "$tree/$(dirname "$3")"
	cat >>"$tree/$3"
	n=$((n + 1))
	out=$(sh "$lint/$1.sh" "$tree" 2>&1)
	status=$?
	case $status:$out in
	0:*) echo "not ok $n - $1: $2 (exit status 0)" ;;
	*"$2"*"[$1]"*) echo "ok $n - $1: $2" ;;
	*) echo "not ok $n - $1: $2" ;;
	esac
	printf '%s\n' "$out" | sed 's/^/# /'
}

lines() # count [text]
{
	awk -v n="$1" -v text="${2:-	x();}" 'BEGIN {
		for (i = 0; i < n; i++)
			print text
	}'
}

make_good_tree
for check in floors doors sizes layout state channels rules manuals shell \
	words wording
do
	silent "$check"
done

finds floors 'text.c:13: base may not include muster/repo.h' \
	tools/lib/base/text.c <<'EOF'
#include "muster/repo.h"
EOF
finds floors 'text.h:1: base may not include muster/repo.h' \
	include/muster/text.h <<'EOF'
#include "muster/repo.h"
EOF
finds floors 'lost.h:1: on no floor' include/muster/lost.h <<'EOF'

EOF
finds floors 'tools/lib/attic/x.c:1: on no floor' tools/lib/attic/x.c <<'EOF'

EOF
finds floors 'a second text.c' tools/lib/git/text.c </dev/null
finds floors 'include headers as' tools/lib/git/repo.c <<'EOF'
#include "../base/local.h"
EOF

finds doors 'tools/raid.c:7: only ^tools/lib/git/' tools/raid.c <<'EOF'
#include <git2.h>
EOF
finds doors 'tools/lib/git/repo.c:6: ' tools/lib/git/repo.c <<'EOF'
#include <yaml.h>
EOF
finds doors 'include/muster/text.h:1: ' include/muster/text.h <<'EOF'
#include <cmark.h>
EOF

finds sizes 'raid.c:8: more than 80 columns' tools/raid.c <<'EOF'
/*	naïve: a tab counts to the next stop of eight, a letter counts once.. */
/*	naïve: a tab counts to the next stop of eight, a letter counts once... */
EOF
finds sizes 'raid.c:7: f has 61 lines' tools/raid.c <<EOF
static void f(void)
{
$(lines 58)
}
EOF
finds sizes 'raid.c:7: f has 103 lines' tools/raid.c <<EOF
static int f(int a)
{
	switch (a) {
$(lines 98 '	case 1: return 2;')
	}
}
EOF
finds sizes 'raid.c:7: f has more than 6 parameters' tools/raid.c <<'EOF'
static void f(int a, int b, int c, int d, int (*e)(int, int), int g,
	      int h)
{
}
EOF
finds sizes 'raid.c:13: f is nested deeper than 4' tools/raid.c <<'EOF'
static void f(void)
{
	if (a) {
		if (b) {
			if (c) {
				if (d)
					return;
			}
		}
	}
}
EOF
finds sizes 'long.c:501: 501 lines in one file' tools/long.c <<EOF
$(lines 501)
EOF
finds sizes 'long.h:201: 201 lines in one file' include/muster/long.h <<EOF
$(lines 201)
EOF

finds layout 'raid.c:7: blanks at the end' tools/raid.c <<EOF
int x;$(printf ' ')
EOF
finds layout 'raid.c:7: blanks for indentation' tools/raid.c <<'EOF'
        int x;
EOF
finds layout 'raid.c:7: a blank before a tab' tools/raid.c <<'EOF'
int x; 	/* tab */
EOF
finds layout 'raid.c:8: an empty line too many' tools/raid.c <<'EOF'


EOF
finds layout 'raid.c:7: no blank before the parenthesis' tools/raid.c <<'EOF'
	if(x)
EOF
finds layout 'raid.c:7: no blank at the brace' tools/raid.c <<'EOF'
	if (x){
EOF
finds layout 'raid.c:7: a function begins' tools/raid.c <<'EOF'
static int f(void) {
EOF
finds layout 'raid.c:8: else belongs' tools/raid.c <<'EOF'
	}
	else
EOF

finds state 'raid.c:7: count outlives' tools/raid.c <<'EOF'
static int count;
EOF
finds state 'text.c:13: words outlives' tools/lib/base/text.c <<'EOF'
static const char *words[] = { "a" };
EOF
finds state 'raid.c:9: calls outlives' tools/raid.c <<'EOF'
static void f(void)
{
	static int calls;
}
EOF

finds channels 'text.c:13: printf is for' tools/lib/base/text.c <<'EOF'
	printf("x");
EOF
finds channels 'text.c:13: stderr is for' tools/lib/base/text.c <<'EOF'
	write_to(stderr, "x");
EOF
finds channels 'repo.c:6: exit is for' tools/lib/git/repo.c <<'EOF'
	exit (3);
EOF

finds rules 'rules.def:2: id/new has no test folder' \
	include/muster/rules.def <<'EOF'
RULE(ID_NEW, "id/new", SEVERITY_ERROR, "new", "New.")
EOF
finds rules 'tests/rules/id/old:1: no rule has this id' \
	tests/rules/id/old/expected </dev/null

finds manuals 'tools/plan.c:1: has no manual tools/plan.1.md' \
	tools/plan.c </dev/null
finds manuals 'tools/plan.1.md:1: has no tool tools/plan.c' \
	tools/plan.1.md </dev/null
finds manuals 'muster-raid.1:4:2: ERROR' \
	build/share/man/man1/muster-raid.1 <<'EOF'
.nonsense
EOF

finds shell 'tests/cli/t1.sh:1:1: warning' tests/cli/t1.sh <<'EOF'
cd /nowhere
EOF
finds shell 'hooks/pre-commit:21: a hook of more than 20' \
	hooks/pre-commit <<EOF
$(lines 20 true)
EOF

finds words 'tools/raid.c:7: says that it is unfinished' tools/raid.c <<'EOF'
/* TODO: later */
EOF
finds words 'Makefile:1: says that it is unfinished' Makefile <<'EOF'
# FIXME
EOF

finds wording 'raid.c:7: names a library' tools/raid.c <<'EOF'
	err_set(err, "libgit2 failed");
EOF
finds wording 'raid.c:7: a directory is called a folder' tools/raid.c <<'EOF'
	err_set(err, "an empty directory");
EOF
finds wording 'raid.c:7: two blanks' tools/raid.c <<'EOF'
	err_set(err, "an empty  line");
EOF
echo "1..$n"
