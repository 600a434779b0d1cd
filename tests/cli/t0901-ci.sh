#!/bin/sh
# The gate as the forges' jobs run it: pull requests to the example in clones
# such as actions/checkout and GitLab's runner make, with their variables.
#
#	UPDATE=1 tests/cli/t0901-ci.sh
cd "$(dirname "$0")/../.." && . tests/cli/lib.sh && . "$ROOT/tests/cli/forge.sh"
GOLDEN=$ROOT/tests/data/ci
mkdir -p "$GOLDEN"
today 2026-04-24

# The example on a forge.
example example
git clone -q --bare example forge.git

# What GitHub makes of a branch of $TRASH/work/example that asks to be merged
# into main, and what actions/checkout makes of that, in $1.
request() # folder branch
{
	git -C ../example checkout -q --detach main &&
		GIT_AUTHOR_DATE=2026-04-24T12:00:00Z \
		GIT_COMMITTER_DATE=2026-04-24T12:00:00Z \
		git -C ../example merge -q --no-ff --no-verify \
			-m "Merge $2 into main" "$2" >/dev/null &&
		git -C ../example push -q -f ../forge.git main \
			HEAD:refs/pull/1/merge &&
		rm -rf "../$1" && git init -q "../$1" && cd "../$1" &&
		git remote add origin ../forge.git &&
		git fetch -q origin '+refs/heads/*:refs/remotes/origin/*' \
			+refs/pull/1/merge:refs/remotes/pull/1/merge &&
		git checkout -q --detach refs/remotes/pull/1/merge
}

github() # event
{
	export GITHUB_ACTIONS=true GITHUB_EVENT_NAME="$1"
	export GITHUB_STEP_SUMMARY="$TRASH/summary"
	rm -f "$TRASH/summary"
}

# The file is what it was.
same() # name file
{
	sed 's/^\( \{10\}"version": \)".*"/\1"VERSION"/' "$2" >"$TRASH/got"
	[ -z "${UPDATE-}" ] || cp "$TRASH/got" "$GOLDEN/$1"
	diff "$GOLDEN/$1" "$TRASH/got" >"$TRASH/out"
	result $? "$1 is what it was"
}

# --- scope that nobody has approved

mkdir start && cd start || exit 2
ok 'a request that changes scope' request ci scope/custom-domains
github pull_request
export GITHUB_BASE_REF=main
fails 1 'is stopped' muster ci --report sarif=../m.sarif \
	--report junit=../m.xml --report json=../m.json
cp "$TRASH/out" "$TRASH/log"
same github.log "$TRASH/log"
same summary.md "$TRASH/summary"
same muster.sarif ../m.sarif
obeys_annotations 'annotations are all that a runner reads' "$TRASH/log"
is_plain 'the log is plain' "$TRASH/log"
is_plain 'so is the summary' "$TRASH/summary"
schemas 'the reports' ../m.sarif ../m.xml
[ "$(head -n 1 "$TRASH/summary")" = '### Scope' ]
result $? 'scope comes first'
fails 1 'by its first parent it is the same' muster ci --mode pull-request \
	--base HEAD^1 --format json
jq -S .findings "$TRASH/out" >"$TRASH/by-parent"
jq -S .findings ../m.json >"$TRASH/by-branch"
ok 'finding by finding' cmp "$TRASH/by-parent" "$TRASH/by-branch"
fails 1 'as JSON' muster ci --format json
ok 'there is all of it' jq -e '.schema == "muster/ci/1" and
	.mode == "pull-request" and (.base | length == 40) and
	(.changes | length > 0) and (.impacts | length == 1) and
	.elsewhere > 0' "$TRASH/out"
fails 1 'in a merge queue' env GITHUB_EVENT_NAME=merge_group \
	GITHUB_BASE_REF= muster ci
says 'it is the same' 'pull request, '
mv "$TRASH/summary" "$TRASH/kept"

# --- a request that touches nothing

git -C ../example checkout -q -b readme main
echo 'One more line.' >>../example/README.md
git -C ../example add -A
git -C ../example commit -q --no-verify -m 'readme: one more line'
ok 'a request to the code' request ci readme
ok 'may land' muster ci
says 'with a count of what is elsewhere' ' elsewhere, which this request'
silent_on 'and no annotation' '::'

# --- a request that comes with rules of its own

git -C ../example checkout -q -b rules main
sed -i 's/^enforce: .*//; s/^---$/&/' ../example/program/policy.md
sed -i '2i enforce: warn' ../example/program/policy.md
sed -i 's/^due: .*/due: 2026-06-12/' ../example/program/risks/R-001-*.md
git -C ../example add -A
git -C ../example commit -q --no-verify -m 'policy: warn'
ok 'a request that weakens the policy' request ci rules
fails 1 'is stopped' muster ci
says 'by the rules of its base' '[raid/stale]'

# --- what is broken

git -C ../example checkout -q -b broken main
sed -i 's/^owner: .*/owner: nobody-here/' ../example/program/risks/R-001-*.md
git -C ../example add -A
git -C ../example commit -q --no-verify -m 'risks: an owner'
ok 'a request with an error' request ci broken
fails 1 'is stopped' muster ci
says 'where it stands' '::error file=program/risks/R-001-'

git -C ../example checkout -q -b edited main
echo 'And one more line.' >>../example/program/decisions/D-006-database-per-tenant.md
git -C ../example add -A
git -C ../example commit -q --no-verify -m 'decisions: a typo'
git -C ../example commit -q --no-verify --allow-empty -m 'and another commit'
ok 'a request that edits what was decided' request ci edited
fails 1 'is stopped' muster ci
says 'by the decision' '[decisions/edited]'

# --- clones that are cut

git clone -q --depth 1 "file://$TRASH/work/forge.git" ../cut
cd ../cut || exit 2
for mode in pull-request push schedule; do
	fails 3 "$mode: nothing is decided in a shallow clone" \
		muster ci --mode $mode
	says "$mode: and it is said what to do" 'fetch-depth: 0'
done
git clone -q --single-branch --branch readme ../forge.git ../one 2>/dev/null ||
	git clone -q --single-branch ../forge.git ../one
cd ../one || exit 2
git remote remove origin
fails 3 'without the base' env GITHUB_BASE_REF=nosuch muster ci
says 'it is the same' 'fetch-depth: 0'
fails 3 'with one that is not there' muster ci --base nosuch
cd .. && mkdir none && cd none || exit 2
fails 3 'outside of a repository' muster ci
git init -q .
fails 3 'without a commit' muster ci

# --- main, and every morning

cd ../ci && git checkout -q --detach origin/main || exit 2
unset GITHUB_BASE_REF
github push
fails 1 'main' muster ci
says 'is all that there is' 'D-004: commit '
says 'what is late is a warning' '::warning file=program/risks/R-007-'
silent_on 'and no error' '::error file=program/risks/R-007-'
# What a push of two commits did to scope, the first of them alone.
before=$(git rev-parse HEAD)
git checkout -q --detach
sed -i 's/^    - Migration tooling$/&\n    - A mobile application/' \
	program/charter.md
git commit -qam 'scope: more' --no-verify
git commit -q --allow-empty --no-verify -m 'nothing'
fails 1 'a push without its beginning' muster ci
silent_on 'sees its last commit' 'A mobile application'
fails 1 'a push of several commits' env MUSTER_BEFORE="$before" muster ci
says 'sees what the first did to scope' 'A mobile application'
fails 1 'on GitLab, too' env CI_COMMIT_BEFORE_SHA="$before" muster ci
says 'which says it itself' 'A mobile application'
for odd in 0000000000000000000000000000000000000000 --all "$(git rev-parse \
	origin/scope/custom-domains)"; do
	fails 1 'what is no beginning' env MUSTER_BEFORE="$odd" muster ci
	silent_on 'is none' 'A mobile application'
done
git checkout -q --detach "$before"
github schedule
fails 1 'every morning' muster ci
says 'it is one' '::error file=program/risks/R-007-'
fails 1 'the mode can be said' muster ci --mode push
silent_on 'and then holds' '::error file=program/risks/R-007-'
fails 2 'a base is for requests' muster ci --mode push --base main
fails 2 'there is no other mode' muster ci --mode merge

# --- GitLab

unset GITHUB_ACTIONS GITHUB_EVENT_NAME GITHUB_STEP_SUMMARY
export GITLAB_CI=true CI_PIPELINE_SOURCE=merge_request_event
export CI_MERGE_REQUEST_IID=7
CI_MERGE_REQUEST_DIFF_BASE_SHA=$(git rev-parse origin/main)
export CI_MERGE_REQUEST_DIFF_BASE_SHA
git fetch -q ../example scope/custom-domains && git checkout -q FETCH_HEAD
fails 1 'a merge request' muster ci --report gitlab=../q.json \
	--report junit=../m.xml
silent_on 'gets no annotations' '::'
ok 'but Code Quality' is_code_quality ../q.json
ok 'which is not empty' jq -e 'length > 0' ../q.json
unset CI_MERGE_REQUEST_IID CI_MERGE_REQUEST_DIFF_BASE_SHA
fails 1 'a schedule' env CI_PIPELINE_SOURCE=schedule muster ci
says 'is one there too' 'schedule, '
ok 'a request to the code' git checkout -q --detach origin/main
ok 'without findings' muster ci --base HEAD --report gitlab=../q.json
printf '[]\n' >"$TRASH/empty"
ok 'leaves an array' cmp "$TRASH/empty" ../q.json

# --- the work tree is not looked at

printf 'broken' >program/charter.md
git add program/charter.md
ok 'what is not committed' muster ci --base HEAD
finish
