#!/bin/sh
# muster init --ci: the few lines for GitHub and GitLab, and nothing
# overwritten.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

commit=0123456789abcdef0123456789abcdef01234567
workflow=.github/workflows/muster.yml
from=acme/muster@$commit
begin github
fails 2 'without a source' muster init --ci github
says 'it is asked for' '--ci wants --from, too'
ok 'and nothing is written' test ! -e .github
for odd in acme/muster acme/muster@v1 acme/muster@0123456 "@$commit" \
	"muster@$commit" "a//b@$commit" "../b@$commit" "-a/b@$commit" \
	"a/b @$commit" "a/b#c@$commit" "a/b/@$commit" "a/\$(id)@$commit"; do
	fails 2 "--from '$odd'" muster init --ci github --from "$odd"
	says 'is told as odd' 'all 40 digits'
done
fails 2 'a forge that there is not' muster init --ci gitea
says 'is met with those that there are' gitea
ok '--dry-run' muster init --ci github --from $from --dry-run
says 'says it' "would create  $workflow"
ok 'and writes nothing' test ! -e .github
ok 'GitHub' muster init --ci github --from $from
says 'is said' "created       $workflow"
says 'with what to add' "program $workflow && git commit"
ok 'both workflows are called at the commit' test "$(grep -cE \
	"uses: acme/muster/.github/workflows/muster(-site)?.yml@$commit\$" \
	$workflow)" = 2
ok 'no mark is left over' sh -c "! grep -n '@[A-Z]*@' $workflow"
echo '# mine' >>$workflow && cp $workflow ../mine.yml
ok 'a second call needs no source' muster init --ci github
says 'and keeps it' "kept          $workflow"
ok 'as it is' cmp $workflow ../mine.yml
ok 'as JSON' muster init --ci github --format json
says 'it is one of the files' "\"path\": \"$workflow\""
ok '--ci none' muster init --ci none
silent_on 'is none' $workflow

begin gitlab
ok 'GitLab' muster init --ci gitlab --from $from
says 'is said' 'created       .gitlab-ci.yml'
ok 'with the commit in both places' test \
	"$(grep -c "$commit" .gitlab-ci.yml)" = 2
printf 'test:\n  script: make\n' >.gitlab-ci.yml
fails 2 'a file of their own, without a source' muster init --ci gitlab
ok 'and with one' muster init --ci gitlab --from $from
says 'stays' 'kept          .gitlab-ci.yml'
says 'and it is said what it lacks' 'Add to .gitlab-ci.yml'
sed -n 's/^    //p' "$TRASH/out" >>.gitlab-ci.yml
ok 'once that is there' muster init --ci gitlab
silent_on 'nothing is lacking' 'Add to'

begin link
mkdir "$TRASH/outside" && ln -s "$TRASH/outside" .github
fails 3 'a folder that is a link' muster init --ci github --from $from
ok 'is not followed' rmdir "$TRASH/outside"
finish
