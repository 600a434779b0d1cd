#!/bin/sh
# muster driver: git merges records by field, wherever it merges.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

R=program/risks/R-001.md
export TMPDIR="$TRASH/tmp" && mkdir "$TMPDIR"

# Put these lines into the risk's front matter, by sed, on a branch of its own
# from where main was, and commit.
branch() # name sed-script
{
	git checkout -q -f -b "$1" start && sed -i "$2" "$R" &&
		commit 2026-07-02 "$1"
}
holds() # description line
{
	cp "$R" "$TRASH/out"
	grep -qxF -e "$2" "$R"
	result $? "$1"
}
again() # branch
{
	git checkout -q -f -B try "$1"
}

begin apollo
fails 1 'before' muster driver status
says 'the attributes are missing' '.gitattributes does not name'
says 'and the configuration' 'configuration lacks it'
says 'and how to mend it' 'help: muster driver install'
echo '*.png binary' >.gitattributes
ok 'install' muster driver install
says 'tells the next step' 'Next: git add .gitattributes'
ok 'what was there stays' grep -qx '\*.png binary' .gitattributes
ok 'then' muster driver status
cp .gitattributes "$TRASH/attributes"
ok 'a second call' muster driver install
lines 'has nothing to say' 0
ok 'and changes nothing' cmp .gitattributes "$TRASH/attributes"
risk R-001 'watchers: [ann, ben]' 'reviewed: 2026-07-01'
commit 2026-07-01 'a risk' && git tag start
ok 'git knows' git check-attr merge diff "$R"
says 'who merges it' 'merge: muster'

branch owner 's/^owner: .*/owner: ben/
	s/^\(watchers.*\)\]/\1, cy]/
	s/^reviewed.*/reviewed: 2026-07-09/'
branch due 's/^probability: .*/probability: high/
	s/^due.*/due: 2026-11-01/; s/ben\]/ben, dee]/
	s/^reviewed.*/reviewed: 2026-07-05/'
again due
ok 'a merge of different fields' git merge -q --no-edit --no-verify owner
holds 'has the one' 'owner: ben'
holds 'and the other' 'due: 2026-11-01'
holds 'the items of both' 'watchers: [ann, ben, dee, cy]'
holds 'and the later review' 'reviewed: 2026-07-09'
ok 'and nothing else' test "$(git diff start -- $R | grep -c '^[-+] *[a-z]')" \
	-eq 10
again due
ok 'a rebase' git rebase -q owner
holds 'does the same' 'watchers: [ann, ben, cy, dee]'
again due
ok 'and a cherry-pick' git cherry-pick owner
holds 'too' 'watchers: [ann, ben, dee, cy]'
again due
git checkout -q start && git show owner:$R >$R && git stash -q && git checkout -q -B try due
ok 'and what was stashed' git stash pop -q
holds 'too' 'watchers: [ann, ben, dee, cy]'

branch open 's/^status: .*/status: mitigating/; s/^due: .*/due: 2026-10-01/'
branch shut 's/^status: .*/status: accepted/; s/^owner: .*/owner: ben/'
again open
fails 1 'a field that both have changed' git merge -q --no-edit shut
holds 'stands there twice' 'status: mitigating'
holds 'once for each' 'status: accepted'
holds 'between the usual markers' '<<<<<<< ours'
holds 'and all else is merged' 'owner: ben'
holds 'from both' 'due: 2026-10-01'
fails 1 'muster check finds it' muster check
says 'as a conflict' 'text/conflict'
git add -A
fails 1 'and the hook stops it' muster admit

again open
fails 1 'without muster on the PATH' env PATH=/usr/bin:/bin \
	git merge -q --no-edit shut
holds 'git merges by line' '<<<<<<< ours'
ok 'theirs is not lost' grep -q 'status: accepted' $R
again due
ok 'a driver that is not configured' git config --rename-section \
	merge.muster merge.other
fails 1 'is none' git merge -q --no-edit owner
holds 'git has its markers' '<<<<<<< HEAD'
git config --rename-section merge.other merge.muster

git checkout -q -f -B gone start && git rm -q $R && commit 2026-07-02 gone
again due
fails 1 'one deletes, one changes' git merge -q --no-edit gone
ok 'and git asks' sh -c 'git status --short | grep -q "^UD"'
git checkout -q -f -B moved owner && git mv $R program/risks/R-001-x.md &&
	commit 2026-07-03 moved
again due
ok 'one renames' git merge -q --no-edit --no-verify moved
ok 'and both are merged' sh -c \
	'grep -q "^owner: ben" program/risks/R-001-x.md &&
	grep -q "^due: 2026-11-01" program/risks/R-001-x.md'

branch mine 's/^What may happen./What may happen to us./; s/ann$/ben/'
branch yours 's/^What may happen./What might happen./; s/^due.*/due: 2026-11-01/'
again mine
fails 1 'bodies that differ' git merge -q --no-edit yours
holds 'are for people' '<<<<<<< ours'
holds 'while the fields are merged' 'owner: ben'
holds 'all of them' 'due: 2026-11-01'

# Two merges of the same two branches, which are merged themselves.
again owner && git branch -f a && git checkout -q -B b due
git merge -q --no-edit --no-verify a >/dev/null && git checkout -q a &&
	git merge -q --no-edit --no-verify due >/dev/null &&
	sed -i 's/^impact.*/impact: low/' $R && commit 2026-07-04 a
git checkout -q b && sed -i 's/^probability.*/probability: low/' $R &&
	commit 2026-07-04 b
ok 'criss-cross' git merge -q --no-edit --no-verify a
holds 'the one' 'impact: low'
holds 'and the other' 'probability: low'

again start
sed -i 's/$/\r/' $R && commit 2026-07-02 returns && git branch -f crlf
again crlf && sed -i 's/^owner.*/owner: ben\r/' $R && commit 2026-07-02 o &&
	git branch -f crlf-owner
again crlf && sed -i 's/^probability.*/probability: low\r/' $R &&
	commit 2026-07-02 p
ok 'CR LF' git merge -q --no-edit --no-verify crlf-owner
ok 'is kept' test "$(grep -c "$(printf '\r')$" $R)" -eq "$(wc -l <$R)"

again start
# shellcheck disable=SC2016 # that is the name
odd='program/risks/$(touch pwned);`touch pwned`'"'"'"& x.md'
mv $R "$odd" && commit 2026-07-02 odd && git tag odd
sed -i 's/^owner.*/owner: ben/' "$odd" && commit 2026-07-02 o &&
	git branch -f odd-owner
again odd && sed -i 's/^probability.*/probability: low/' "$odd" &&
	commit 2026-07-02 p
ok 'a name that a shell would run' git merge -q --no-edit --no-verify odd-owner
ok 'is a name' test ! -e pwned
ok 'and merged' sh -c 'grep -q "^owner: ben" "$1" &&
	grep -q "^probability: low" "$1"' - "$odd"
ok 'nothing is left over' rmdir "$TMPDIR"

again start
sed -i 's/What may happen./What happened./' $R
ok 'git diff' git diff
says 'tells where' '@@ watchers: [ann, ben]'
git checkout -q -f start

printf 'programs: [program, "two [x]"]\n' >.muster.yml && mkdir 'two [x]'
cp program/charter.md 'two [x]/'
ok 'another program' muster driver install
ok 'has a line, too' git check-attr merge 'two [x]/risks/R-1.md'
says 'whatever its name' 'merge: muster'
ok 'once' test "$(grep -c begin .gitattributes)" -eq 1

ok 'uninstall' muster driver uninstall
ok 'takes the configuration out' sh -c '! git config --get merge.muster.driver'
fails 1 'which shows' muster driver status
says 'there' 'configuration lacks it'
ok 'twice' muster driver uninstall
rm .gitattributes && ln -s "$TRASH/attributes" .gitattributes
fails 3 'a link' muster driver install
says 'is not followed' 'plain file'
finish
