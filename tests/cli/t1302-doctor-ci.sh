#!/bin/sh
# muster doctor: the forge, its workflows, and a clone as a job has it.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/doctor.sh"

commit_id=0123456789abcdef0123456789abcdef01234567
from=acme/muster@$commit_id
gate=.github/workflows/muster.yml
healthy origin && well 'no forge'

# --- the gate
git remote add other https://github.com/acme/apollo
told ci/gate odd 'no job runs muster'
helps 'muster init --ci github --from acme/muster@COMMIT, with'
ok 'with that' muster init --ci github --from $from -q
commit 2026-07-14 'ci: ask muster' && well 'the gate is there'
ok 'and told' muster doctor
says 'with its commit' "$gate runs acme/muster at 0123456"
git remote set-url other https://gitlab.com/acme/apollo
well 'one forge is enough'
git mv $gate .github/workflows/other.yml && well 'by another name, too'
git mv .github/workflows/other.yml $gate
sed -i '1s/^# muster [0-9]*/# muster 0/; $d' $gate
told ci/gate odd "$gate is older than this muster's" && mends 'written anew'
ok 'with the same commit' git diff --exit-code $gate
sed -i 1d $gate && well 'one of their own'
git rm -rqf .github && echo 'include: {local: x.yml}' >.gitlab-ci.yml
told ci/gate odd 'no job runs muster'
helps 'muster init --ci gitlab --from acme/muster@COMMIT, with'
rm .gitlab-ci.yml
ok 'GitLab' muster init --ci gitlab --from $from -q
well 'the gate of GitLab'
rm .gitlab-ci.yml && git reset -q --hard

# --- its triggers
for event in pull_request merge_group push schedule; do
	sed -i "/^  $event:/d; /branches:/d; /cron/d" $gate
	[ $event = push ] || sed -i 's/^on:$/&\n  push:/' $gate
	[ $event = schedule ] || sed -i 's/^on:$/&\n  schedule: []/' $gate
	told ci/triggers odd "is not run on $event" && mends "run on $event"
	git checkout -q $gate
done
sed -i "s/^  pull_request:/&\n    paths: ['program\/**']/" $gate
told ci/triggers odd 'keeps all others waiting'
helps 'remove `paths`' && git checkout -q $gate

# --- its clone
sed -i '/^jobs:/,$d' $gate && cat >>$gate <<END
jobs:
  gate:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@$commit_id # v7
      - run: muster ci
END
told ci/depth odd 'clones the last commit alone'
helps 'give actions/checkout there'
sed -i 's/# v7/&\n        with: {fetch-depth: 0}/' $gate && well 'all of it'
git checkout -q $gate

# --- actions
git init -q "$TRASH/checkout" && git -C "$TRASH/checkout" commit -q \
	--allow-empty -m x && git -C "$TRASH/checkout" tag -a -m 4 v4
git config --global url."file://$TRASH/checkout".insteadOf \
	https://github.com/actions/checkout
use() # what
{
	mkdir -p .github/actions/own && printf '%s\n' 'runs:' \
		'  using: composite' '  steps:' "    - uses: $1" \
		>.github/actions/own/action.yml && git add .github
}
for ref in v4 main; do
	use "actions/checkout@$ref # it"
	told ci/actions odd "'actions/checkout@$ref' in '.github/actions/own/a"
	mends "$ref is pinned" && ok 'by the commit and with its name' grep -q \
		"@$(git -C "$TRASH/checkout" rev-parse HEAD) # $ref\$" \
		.github/actions/own/action.yml
done
use actions/checkout@v9 && told ci/actions odd '@v9'
sed -n '2s/^  help: //p' "$TRASH/out" >"$TRASH/command"
fails 1 'a tag that there is not' sh -e "$TRASH/command"
told ci/actions odd 'actions/checkout@v9'
for local in ./.github/actions/own '$/.github/actions/own' \
	"a/b@$commit_id" "docker://alpine@sha256:$commit_id$commit_id"; do
	use "$local" && well "nothing to pin in $local"
done
use 'a/b|$(id>ran)@v1' && told ci/actions odd 'a/b|$(id>ran)@v1'
helps 'write the commit in the place of what stands behind the @'
git reset -q --hard && git config --global --unset \
	url."file://$TRASH/checkout".insteadOf

# --- owners
muster owners --write -q && git add -A && commit 2026-07-14 'owners'
well 'code owners' && sed -i 's/ann@/bob@/' .github/CODEOWNERS
told ci/owners odd 'this is not what the records say' && mends 'again'
echo '/program/ @x' >>.github/CODEOWNERS
told ci/owners odd "this line takes"
helps "move it above '# muster: begin'" && git checkout -q .github
echo '* @x' >.github/CODEOWNERS && well 'lines of their own'
git reset -q --hard

# --- a job
cd .. && git clone -q --depth 1 --no-single-branch "file://$PWD/origin" job &&
	cd job && muster hook install -q && muster driver install -q || exit 2
for name in GITHUB_ACTIONS GITLAB_CI; do
	export $name=true
	told clone/shallow wrong "the gate can't decide: set"
	unset $name
done
says 'what to set' 'GIT_DEPTH: 0'
GITHUB_ACTIONS=true muster doctor -q >"$TRASH/out"
says 'for each forge' 'fetch-depth: 0 for actions/checkout'
mends 'all of the history'
if [ "$(id -u)" = 0 ] && chown -R 1001:1001 . 2>/dev/null; then
	fails 3 'files of another owner' muster doctor -q
	says 'are told' 'belongs to another user'
	sed -n '2s/^  help: //p' "$TRASH/out" >"$TRASH/command"
	ok 'the help' sh -e "$TRASH/command" && well 'mends it'
fi
finish
