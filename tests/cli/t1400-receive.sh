#!/bin/sh
# Pushes to a bare repository with the hook pre-receive: what is let in, what
# is not, and that what is not leaves nothing behind. The numbers are those of
# the rows in tests/README.md.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/receive.sh"

server apollo
extend && accepts '10: a good push' git push -q srv main
lines '10: is silent' 0
worsen
rejects '10: a bad record, which only the quarantine has' \
	"  $R2:4:9: error: the kind risk has no status 'opened'" \
	git push srv main
says '10: the branch and the count' \
	'muster: refs/heads/main is rejected: 1 error in what it touches'
mkdir -p more && for i in $(seq 120); do echo "$i" >"more/$i"; done
git add more && git commit -qm 'many files, so that git keeps the pack'
git config receive.unpackLimit 1 && git --git-dir="$SRV" config \
	receive.unpackLimit 1
rejects '10: the same from a pack' "$R2:4:9: error: " git push srv main
mend && accepts '10: mended later in the same push' git push -q srv main
[ -z "$(find "$SRV" -newer "$SRV/refs/heads/main" -name '*muster*')" ] &&
	! [ -e "$SRV/muster" ]
result $? '10: nothing of ours is written'

# New branches.
accepts '11: a new branch of what is there' git push -q srv HEAD~1:refs/heads/a
worsen && accepts '11: a new branch that is not held is let through' \
	git push srv HEAD:refs/heads/topic
says '11: with a note' 'muster: refs/heads/topic is not held to the rules'
lines '11: of one line, between what git says' 3
mend && policy 'receive:' '  branches: ["release/*"]' &&
	accepts '11: release branches are held' git push -q srv main
git checkout -qb release && worsen
rejects '11: a new one that is held' "$R2:4:9: error: " \
	git push srv HEAD:refs/heads/release/1
force_in HEAD:refs/heads/wip
rejects '11: nor is one let in by way of another that is not held' \
	"$R2:4:9: error: " git push srv HEAD:refs/heads/release/1
accepts '11: what is behind the default branch was judged there' \
	git push -q srv main~1:refs/heads/release/0
mend && accepts '11: a good one' git push -q srv HEAD:refs/heads/release/1
worsen
rejects '11: it is held against what it was' "$R2:4:9: error: " \
	git push srv HEAD:refs/heads/release/1
git reset -q --hard HEAD~1
git checkout -q main

# Deletions.
rejects '12: the default branch' 'muster: refs/heads/main may not be deleted' \
	git push srv :main
rejects '12: one that is held' 'refs/heads/release/1 may not be deleted: it is' \
	git push srv :refs/heads/release/1
says '12: with its id' "$(git rev-parse release | cut -c1-10)"
accepts '12: one that is not' git push -q srv :topic
policy 'receive:' '  branches: ["release/*"]' '  deletions: allow'
accepts '12: the policy may allow it' git push -q srv main
accepts '12: and then it goes' git push -q srv :refs/heads/release/1

# Pushes that are forced.
again && git commit -q --amend -m 'another'
rejects '13: what was there is not behind it' \
	"may not be moved from $(git rev-parse srv/main | cut -c1-10) to $(git \
		rev-parse HEAD | cut -c1-10)" git push -f srv main
accepts '13: a branch that is not held' git push -qf srv main:refs/heads/a
again && policy 'receive: {force: allow}' && git push -q srv main
git commit -q --amend -m 'another'
accepts '13: the policy may allow it' git push -qf srv main
again && worsen && git commit -q --amend -m 'forced and bad'
rejects '13: and what it brings is judged all the same' "$R2:4:9: error: " \
	git push -f srv main

# Several refs, one of them bad: pre-receive knows all or nothing.
git branch -f good HEAD~1
for how in '' --atomic; do
	rejects "16: one of two is bad $how" \
		'muster: nothing is accepted: 1 of 2 refs is rejected' \
		git push $how srv good main
	says "16: why $how" 'muster: refs/heads/main is rejected'
done
finish
