#!/bin/sh
# commit-msg: a commit that accepts a decision or approves a change says so in
# a trailer of its message.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/hooks.sh"
. "$ROOT/tests/cli/message.sh"
D1=program/decisions/D-001.md

proposals trailers
accept
stopped 'an acceptance that nobody says' \
	"$D1:4:9: error: this commit makes D-001 accepted, and its message has no" \
	git commit -qm 'accept'
says 'with the command that says it' \
	"help: git commit --trailer 'Decision: D-001' -eF .git/COMMIT_EDITMSG"
sed -n "s/^  help: //p" "$TRASH/out" >"$TRASH/command"
lands 'which is all it takes' env GIT_EDITOR=true sh "$TRASH/command"
ok 'and the trailer is there' sh -c \
	'[ "$(git log -1 --format="%(trailers:key=Decision,valueonly)")" = D-001 ]'
again proposed && accept
stopped 'from below' "-eF $PWD/.git/COMMIT_EDITMSG" \
	sh -c 'cd program/risks && git commit -qm accept'
for trailer in 'Decision: D-001' 'DECISION: d-001' 'decision : D-001 simple' \
	'Decision: D-009, D-001'; do
	again proposed && accept
	lands "said as $trailer" git commit -qm 'accept' -m "$trailer"
done
for message in 'Change: D-001' 'Decided: D-001' '# Decision: D-001'; do
	again proposed && accept
	stopped "not said by $message" 'Decision: D-001' \
		git commit -qm 'accept' -m "$message"
done
stopped 'nor in a line of the text' 'commit/trailer' \
	git commit -qm 'accept' -m 'Decision: D-001' -m 'And that is that.'
stopped 'nor in the first paragraph' 'commit/trailer' \
	git commit -qm 'Decision: D-001'
lands 'but past the hooks' git commit -qnm 'accept'

# Several.
again proposed && accept && decision D-002 accepted && change CR-001 approved
git add -A
stopped 'three of them' "--trailer 'Change: CR-001' --trailer 'Decision: D-001' \
--trailer 'Decision: D-002'" git commit -qm 'accept'
stopped 'two of them said' "help: git commit --trailer 'Change: CR-001' -eF" \
	git commit -qm 'accept' -m 'Decision: D-001, D-002'
lands 'all of them said' git commit -qm 'accept' \
	-m 'Decision: D-001
Decision: D-002
Change: CR-001'

# What is no acceptance.
again proposed && sed -i 's/^title: .*/title: Keep it/' $D1 && git add -A
lands 'an edit of a proposal' git commit -qm 'edit'
sed -i 's/^status: .*/status: rejected/; s/^decider/decided: 2026-07-14\n&/' \
	$D1 && git add -A
lands 'a rejection' git commit -qm 'reject'
again proposed && accept && git commit -qm 'accept' -m 'Decision: D-001'
git mv $D1 program/decisions/D-001-simple.md
lands 'a move of what is accepted' git commit -qm 'move'
git mv program/decisions/D-001-simple.md program/decisions/D-003-simple.md
sed -i 's/^id: .*/id: D-003/' program/decisions/D-003-simple.md && git add -A
lands 'another number for it' git commit -qm 'renumber'
decision D-004 accepted 'Keep it new' && git add -A
stopped 'one that begins as accepted is one' 'Decision: D-004' \
	git commit -qm 'begin'
git init -q --template= "$TRASH/work/first" && cp -R program ../first &&
	cd ../first && git add -A && muster hook install -q
stopped 'also in the first commit' 'Decision: D-004' git commit -qm 'first'
lands 'which says so' git commit -qm 'first' -m 'Decision: D-003, D-004'

# Trailers that name something else.
cd ../trailers && again proposed && accept
lands 'what is not accepted' git commit -qm 'accept' \
	-m 'Decision: D-001, D-002, D-007, as agreed'
says 'is a warning' ".git/COMMIT_EDITMSG:3:18: warning: the trailer \
\`Decision: D-002\` names what this commit does not accept [commit/trailer]"
says 'so is what is not there' 'D-007` names no record of the program'
silent_on 'and words are words' 'agreed'
code other
lands 'a commit of code that names one' git commit -qm 'code' \
	-m 'Decision: D-002'
says 'is told' 'D-002` names what this commit does not accept'
code more
lands 'which the commit before has accepted' git commit -qm 'code' \
	-m 'Refs: D-002'
silent_on 'but not as Refs' 'commit/trailer'

# Policies.
again proposed
policy 'rules: {commit/trailer: warning}' && commit 2026-07-14 'policy' && accept
lands 'a policy makes it a warning' git commit -qm 'accept'
says 'which is told' "$D1:4:9: warning: this commit makes D-001 accepted"
again HEAD~1 && policy 'rules: {commit/trailer: off}' &&
	commit 2026-07-14 'policy' && accept
lands 'or nothing' git commit -qm 'accept' -m 'Decision: D-009'
silent_on 'at all' 'commit/trailer'

# Ways to commit.
again proposed && decision D-001 accepted
stopped 'commit -a' 'Decision: D-001' git commit -qam 'accept'
lands 'commit -a that says so' git commit -qam 'accept' -m 'Decision: D-001'
again proposed && accept && code
stopped 'commit FILE' 'Decision: D-001' git commit -qm 'accept' $D1
lands 'commit of another file' git commit -qm 'code' src
stopped 'and the rest' 'Decision: D-001' git commit -qm 'accept'
lands 'and the rest, said' git commit -qm 'accept' -m 'Decision: D-001'
lands 'amended, and said again' git commit -q --amend -m 'accepted' \
	-m 'Decision: D-001'
silent_on 'without a word' 'commit/trailer'
lands 'amended, not said: git does not tell' git commit -q --amend -m 'accepted'
git reset -q --soft HEAD~1
stopped 'committed anew, it has to be' 'Decision: D-001' git commit -qm 'accept'
git commit -qm 'accept' -m 'Decision: D-001' && git revert --no-edit HEAD \
	>/dev/null && lands 'a revert of a revert is no editor' \
	git cherry-pick HEAD~1

# Merges: what the other side has said is said.
again proposed && git checkout -q -b side && accept &&
	git commit -qm 'accept' -m 'Decision: D-001' && git checkout -q main &&
	code && git commit -qm 'code'
lands 'a merge of what was said' git merge -q --no-ff --no-edit side
git reset -q --hard HEAD~1 && git merge -q --no-ff --no-commit side 2>/dev/null
decision D-002 accepted && git add -A
stopped 'what the merge adds itself is not' 'this commit makes D-002 accepted' \
	git commit -qm 'merge'
silent_on 'and that alone' 'makes D-001'
lands 'until it is said' git commit -qm 'merge' -m 'Decision: D-002'
git reset -q --hard HEAD~1 && git merge -q --squash side >/dev/null
stopped 'a squash has one parent' 'Decision: D-001' git commit -qm 'squash'
git reset -q --hard && git checkout -q -b other proposed && accept &&
	sed -i 's/^decided: .*/decided: 2026-07-13/' $D1 && git add -A &&
	git commit -qm 'accept' -m 'Decision: D-001' && git checkout -q side
git merge -q other >/dev/null 2>&1
git checkout -q --ours $D1 && git add -A
lands 'a conflict that is settled' git commit -qm 'merge'
git checkout -q main && again && git checkout -q -b third proposed && code 3 &&
	git commit -qm 'three' && git checkout -q -b fourth proposed && code 4 &&
	mv src four && git add -A && git commit -qm 'four'
git checkout -q main && again proposed && code 5 && mv src five && git add -A &&
	git commit -qm 'five'
lands 'an octopus' git merge -q --no-edit side fourth

# Comments, and what is cut off.
again proposed && accept
edit() # line...
{
	printf '%s\n' "$@" >"$TRASH/lines"
	cat >"$TRASH/editor" <<'END'
#!/bin/sh
{ printf 'accept\n\n'; cat "${0%/*}/lines"; cat "$1"; } >"$1.new"
mv "$1.new" "$1"
END
	chmod +x "$TRASH/editor"
}
export GIT_EDITOR="$TRASH/editor"
edit '# Decision: D-001'
stopped 'in a comment' 'Decision: D-001' git commit -q
edit 'Decision: D-001' ''
stopped 'commented by another sign' 'Decision: D-001' \
	git -c core.commentChar=D commit -q
lands 'above git'"'"'s comments' git commit -q
again proposed && accept
edit '; nothing' 'Decision: D-001' ''
lands 'with another sign' git -c core.commentChar=';' commit -q -v
again proposed && accept
printf '#1 is done\n\nDecision: D-001\n' >"$TRASH/template"
lands 'with a sign that git takes' env GIT_EDITOR='sed -i 1s/done/mended/' \
	git -c core.commentChar=auto commit -q -t "$TRASH/template"
ok 'which is not that of the text' sh -c \
	'[ "$(git log -1 --format=%s)" = "#1 is mended" ]'
again proposed && accept
echo 'Decision: D-001' >>$D1 && git add -A && edit 'no trailer' ''
stopped 'in the diff of commit -v' 'Decision: D-001' git commit -q -v
lands 'a template that has it' git commit -q --trailer 'Decision: D-001'

# What can't be decided stops it.
fails 3 'no such file' muster message check .git/none
says 'is said' "the commit's message '.git/none' is not there"
ln -s COMMIT_EDITMSG .git/link
fails 3 'a link' muster message check .git/link
fails 2 'no file' muster hook run commit-msg
head -c 100000 /dev/zero >.git/zero
ok 'zeros' muster message check .git/zero
(PATH=/usr/bin:/bin && code 9 && rm .git/muster/untouched 2>/dev/null
	muster() { :; }; printf 'x\n' >.git/m && .git/hooks/commit-msg .git/m \
		>"$TRASH/out" 2>&1)
says 'without muster the commit is stopped' 'muster is not on the PATH'
finish
