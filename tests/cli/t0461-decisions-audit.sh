#!/bin/sh
# The audit of the example program: the same digest from everywhere; anchors,
# signatures, and histories that are not what they seem.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

DIGEST=1ec8677bdedddd113103ba361e95a320faf14434

# The audit's last line is that of the example program.
same() # description
{
	muster decisions audit >"$TRASH/out" 2>&1
	grep -qx "digest $DIGEST" "$TRASH/out"
	result $? "$1"
}

example "$TRASH/work/example" ||
	exit 2
cd "$TRASH/work/example" || exit 2
fails 1 'the example program has one edit of what was accepted' \
	muster decisions audit
golden=$ROOT/tests/data/example/audit.expected
[ -z "${UPDATE-}" ] || cp "$TRASH/out" "$golden"
cp "$TRASH/out" "$TRASH/audit"
diff "$golden" "$TRASH/audit" >"$TRASH/out"
result $? 'its trails are known'
ok 'the log has the digest' sh -c \
	"test \$(muster decisions audit --log | git hash-object --stdin) = $DIGEST"
rm -rf .git/muster
same 'without a cache'
same 'with one'
for cache in .git/muster/annals .git/muster/tips; do
	[ -f $cache ] && : >$cache
done
same 'with an empty one'
muster decisions audit >/dev/null 2>&1
for cache in .git/muster/annals .git/muster/tips; do
	[ -f $cache ] && printf 'xxxx' |
		dd of=$cache bs=1 seek=40 conv=notrunc 2>/dev/null
done
same 'with a damaged one'
rm -rf .git/muster && chmod a-w .git
same 'with no place for one'
chmod u+w .git
git clone -q --no-local . "$TRASH/work/clone" && cd "$TRASH/work/clone" &&
	same 'in a clone'
cd "$TRASH/work/example" && git worktree add -q --detach "$TRASH/work/linked" &&
	cd "$TRASH/work/linked" && same 'in a linked work tree'
cd "$TRASH/work/clone" || exit 2
git checkout -q -b renamed && same 'on another branch'
git repack -adq && same 'packed'
TZ=Asia/Tokyo LC_ALL=C same 'in another zone and locale'

# JSON says the same.
muster decisions audit --format json >"$TRASH/json" 2>&1
python3 - "$TRASH/json" >"$TRASH/out" <<'END'
import json, sys
d = json.load(open(sys.argv[1]))
print(d["schema"], d["digest"], len(d["decisions"]),
      sum(len(x["events"]) for x in d["decisions"]),
      [f["rule"] for f in d["findings"]])
END
says 'as json' "muster/decisions-audit/1 $DIGEST 10 30 ['decisions/edited']"
ok 'one decision is asked for' muster decisions audit D-001
silent_on 'and others are left out' 'D-004'
fails 2 'an id that never was' muster decisions audit D-999
says 'is told' "no decision that is committed has, or had, the id 'D-999'"

# Anchors.
ok 'an anchor is made' muster decisions anchor
says 'for the digest' "muster/audit/2026-07-15: digest $DIGEST"
ok 'and a second one of that day' muster decisions anchor
says 'by another name' 'muster/audit/2026-07-15.2'
fails 1 'the audit agrees with them' muster decisions audit
silent_on 'and says nothing' '[decisions/rewritten]'
first=$(git rev-parse HEAD)
echo 'More.' >>program/charter.md && commit 2026-07-15 'charter'
fails 1 'a later commit is no rewrite' muster decisions audit
silent_on 'of anything' '[decisions/rewritten]'
rewritten()
{
	rm -rf .git/muster
	muster decisions audit >"$TRASH/out" 2>&1
	says "$1" '[decisions/rewritten]'
	git reset -q --hard "$first"
}
git reset -q --hard "$first"
GIT_COMMITTER_DATE=2026-07-15T12:00:00Z git commit -q --amend -m 'other'
rewritten 'an amended tip is found'
git reset -q --hard HEAD~3
rewritten 'and dropped commits'
git checkout -q --orphan fresh && commit 2026-07-15 'all anew'
rewritten 'and a history begun anew'
git checkout -q -f renamed
git tag -a -m "The decision log of this commit, as muster reads it.

tip $first
digest 0123456789012345678901234567890123456789
decisions 10" muster/audit/2026-07-16
fails 1 'a forged anchor is found' muster decisions audit
says 'by its digest' 'another digest than the anchor says'
git tag -d muster/audit/2026-07-16 >"$TRASH/out"
git tag muster/audit/2027-01-01
fails 1 'a tag that is no anchor is passed over' muster decisions audit
silent_on 'as none' '[decisions/rewritten]'
git tag -d muster/audit/2027-01-01 >"$TRASH/out"
git clone -q --no-local --depth 2 . "$TRASH/work/shallow" &&
	cd "$TRASH/work/shallow" || exit 2
fails 3 'a shallow clone makes no anchor' muster decisions anchor
says 'and says how to' 'git fetch --unshallow'
muster decisions audit >"$TRASH/out" 2>&1
silent_on 'nor does it call itself rewritten' '[decisions/rewritten]'

# The tip at the last look.
cd "$TRASH/work/clone" && git tag -l 'muster/*' | xargs git tag -d >/dev/null
muster decisions audit >/dev/null 2>&1
git reset -q --hard HEAD~3
muster decisions audit >"$TRASH/out" 2>&1
says 'a branch that was moved back is found without anchors' \
	'rewritten since the last look'
git reset -q --hard "$first"

# Replaced and grafted.
git replace HEAD~1 HEAD~2
fails 1 'replaced objects' muster decisions audit
says 'are told' '[decisions/replaced]'
same 'and not followed'
git replace -d "$(git replace --list)" >/dev/null
git rev-parse HEAD >.git/info/grafts
fails 1 'and grafts' muster decisions audit
says 'as well' 'parents are grafted'
same 'are not followed, either'
rm .git/info/grafts

# What commits say is hostile.
cd "$TRASH/work" && begin hostile
mkdir program/decisions
printf '%s\n' --- 'id: D-001' 'kind: decision' 'status: proposed' \
	'title: Keep it' 'owner: ann' --- >program/decisions/D-001.md
git add -A
printf 'x \033[31mred\033[0m\r\n\n\007' >"$TRASH/message"
tree=$(git write-tree)
hostile=$(printf 'tree %s\nparent %s\nauthor \033]0;a\007 \342\200\256b <\033[2J@x> 1784000000 +0000\ncommitter %s <> 1784000000 +9999\n\n' \
	"$tree" "$(git rev-parse HEAD)" '<script>' |
	cat - "$TRASH/message" | git hash-object -t commit --literally -w --stdin)
git reset -q --hard "$hostile"
ok 'names and subjects of any bytes are shown' muster decisions audit
! LC_ALL=C tr -d '\n' <"$TRASH/out" | LC_ALL=C grep -q '[[:cntrl:]]'
result $? 'without their controls'
muster decisions audit --format json >"$TRASH/json" 2>&1
cp "$TRASH/json" "$TRASH/out"
! LC_ALL=C tr -d '\n' <"$TRASH/out" | LC_ALL=C grep -q '[[:cntrl:]]'
result $? 'as in json'
ok 'which is valid' python3 -m json.tool "$TRASH/json"
muster decisions audit --log >"$TRASH/out" 2>&1
! LC_ALL=C tr -d '\n\t' <"$TRASH/out" | LC_ALL=C grep -q '[[:cntrl:]]'
result $? 'and in the log'
git rm -q program/decisions/D-001.md && commit 2026-07-15 'gone'
muster decisions audit D-001 >"$TRASH/out" 2>&1
says 'a decision that is gone can be asked for' '[decisions/deleted]'
finish
