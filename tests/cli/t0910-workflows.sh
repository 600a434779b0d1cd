#!/bin/sh
# The shell steps of the forges' files, in order, on a machine that has
# nothing: no home, no settings, files of another owner. The program is the
# example, on a day on which some of its entries are stale.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

for python in python3 /usr/bin/python3 ''; do
	"${python:-false}" -c 'import yaml' 2>/dev/null && break
done
if [ -z "$python" ]; then
	echo "ok $((tests += 1)) - # SKIP there is no python3 with yaml"
	finish
fi
today 2026-04-24

# The build is what all other tests are for: here its result is put in place.
tools=$TRASH/usr/bin
mkdir -p "$tools"
cat >"$tools/make" <<END
#!/bin/sh
prefix=$TRASH/usr
for word; do
	case \$word in
	PREFIX=*) prefix=\${word#PREFIX=} ;;
	install) mkdir -p "\$prefix/bin" &&
		ln -sf '$MUSTER_BUILD/bin/muster' "\$prefix/bin/muster" ;;
	esac
done
END
printf '#!/bin/sh\n' >"$tools/apt-get"
chmod +x "$tools/make" "$tools/apt-get"

# A new machine.
machine()
{
	rm -f "$tools/muster"
	root=$TRASH/machine-$((machines += 1))
	mkdir -p "$root"
}
machines=0

# Run a job there, with these variables.
job() # forge file job [VARIABLE=value...]
{
	forge=$1 file=$2 name=$3
	shift 3
	[ "$(id -u)" != 0 ] || set -- RUNNER_OWNER=1001:1001 "$@"
	env -i PATH="$PATH" HOME=/nowhere RUNNER_SOURCE="$source" \
		RUNNER_ROOT="$root" RUNNER_ORIGIN="file://$TRASH/example" \
		RUNNER_PATH="$tools:/usr/local/bin:/usr/bin:/bin" \
		MUSTER_TODAY="$MUSTER_TODAY" GIT_CEILING_DIRECTORIES="$TRASH" \
		ASAN_OPTIONS="${ASAN_OPTIONS-}" LSAN_OPTIONS="${LSAN_OPTIONS-}" \
		"$@" "$python" "$ROOT/tests/cli/runner.py" \
		"$forge" "$file" "$name"
}
on_github() # event ref file job
{
	case $1 in
	merge_group) set -- "$@" RUNNER_MERGE_BASE="$base" ;;
	pull_request) set -- "$@" GITHUB_BASE_REF=main ;;
	esac
	event=$1 ref=$2 && shift 2
	job github "$@" GITHUB_EVENT_NAME="$event" RUNNER_REF="$ref"
}
on_gitlab() # event ref file job
{
	case $1 in
	merge_request_event) set -- "$@" CI_MERGE_REQUEST_IID=1 \
		CI_MERGE_REQUEST_DIFF_BASE_SHA="$base" ;;
	esac
	event=$1 ref=$2 && shift 2
	job gitlab "$@" CI_PIPELINE_SOURCE="$event" RUNNER_REF="$ref" \
		CI_SERVER_PROTOCOL=https CI_SERVER_FQDN=gitlab.example \
		CI_JOB_TOKEN=token MUSTER_PROJECT=acme/muster \
		MUSTER_COMMIT="$commit_id" GIT_CONFIG_COUNT=2 \
		GIT_CONFIG_KEY_0="url.file://$TRASH/source.insteadOf" \
		GIT_CONFIG_VALUE_0=https://gitlab-ci-token:token@gitlab.example/acme/muster.git \
		GIT_CONFIG_KEY_1=init.defaultBranch GIT_CONFIG_VALUE_1=main
}
source=$ROOT
gate=$ROOT/.github/workflows/muster.yml
site=$ROOT/.github/workflows/muster-site.yml
lab=$ROOT/templates/ci/gitlab.yml

example "$TRASH/example" && cd "$TRASH/example" || exit 2
base=$(git rev-parse main)

# A pull request of what has changed, or of a branch that is there, as GitHub
# tries it.
request() # number [branch]
{
	day=2026-04-24T12:00:00Z
	[ $# -gt 1 ] || { git checkout -q -b "request-$1" main &&
		commit 2026-04-24 "request $1"; }
	git checkout -q --detach main &&
		GIT_COMMITTER_DATE=$day GIT_AUTHOR_DATE=$day git merge -q \
		--no-ff --no-verify -m merged "${2-request-$1}" >/dev/null &&
		git update-ref "refs/pull/$1/merge" HEAD && git checkout -q main
}

# --- the clone
sed '/fetch-depth/d' "$gate" >"$TRASH/shallow.yml"
machine
fails 3 'a shallow clone' on_github push refs/heads/main \
	"$TRASH/shallow.yml" gate
says 'says what to set' 'give actions/checkout fetch-depth: 0'
silent_on 'and the gate is not asked' 'runner: Gate'
machine
ok 'GitHub: the site of a full one' on_github push refs/heads/main \
	"$site" build
says 'is built' 'runner: Site'
ok 'by whom the files are not' test -e "$root/temp/site/index.html"

if [ "$(id -u)" = 0 ]; then
	action=.github/actions/muster source=$TRASH/distrust
	mkdir -p "$source/$action" && sed '/safe.directory/d' \
		"$ROOT/$action/action.yml" >"$source/$action/action.yml"
	machine
	fails 3 'files of another owner, not trusted' on_github push \
		refs/heads/main "$gate" gate
	source=$ROOT
fi

git init -q "$TRASH/source" && git -C "$TRASH/source" commit -q \
	--allow-empty -m x && commit_id=$(git -C "$TRASH/source" rev-parse HEAD)
machine
ok 'GitLab: the site' on_gitlab push refs/heads/main "$lab" pages
ok 'is in public' test -e "$root/work/public/index.html"
machine
git clone -q --depth 1 "file://$TRASH/example" "$root/work"
ok 'in a shallow clone that is used again' on_gitlab push refs/heads/main \
	"$lab" pages
ok 'which is made whole' test ! -e "$root/work/.git/shallow"
machine
git clone -q --depth 1 "file://$TRASH/example" "$root/work"
git -C "$root/work" remote set-url origin "file://$TRASH/nothing"
fails 3 'one that can not be' on_gitlab push refs/heads/main "$lab" muster
says 'says what to set' 'set GIT_DEPTH to 0'

# --- the gate
machine
fails 1 'GitHub: a push' on_github push refs/heads/main "$gate" gate
says 'finds the decision that was changed' 'error file=program/decisions/D-004'
machine
fails 1 'the morning' on_github schedule refs/heads/main "$gate" gate
says 'finds what is stale' 'error file=program/issues/I-008'
ok 'and keeps it for others' jq -e '.runs[0].results | length > 0' \
	"$root/temp/muster-reports/muster.sarif"

echo 'More.' >>README.md && request 1
machine
ok 'a request that leaves the program alone' on_github pull_request \
	refs/pull/1/merge "$gate" gate
machine
ok 'in a merge queue, held against what it stands on' on_github \
	merge_group refs/pull/1/merge "$gate" gate
says 'which the event says' "$(git rev-parse --short=10 "$base")"
machine
ok 'GitLab' on_gitlab merge_request_event refs/pull/1/merge "$lab" muster
ok 'an empty report' jq -e '. == []' "$root/work/muster-quality.json"

sed -i 's/^owner:.*/owner: nobody-there/' program/risks/R-001-*.md && request 2
machine
fails 1 'one that breaks a record' on_github pull_request \
	refs/pull/2/merge "$gate" gate
says 'is annotated' '::error file=program/risks/R-001'
ok 'the summary begins with scope' grep -qx '### Scope' \
	"$root/temp/STEP_SUMMARY"
ok 'and says what is broken' grep -q nobody-there "$root/temp/STEP_SUMMARY"
request 3 scope/custom-domains
machine
on_github pull_request refs/pull/3/merge "$gate" gate >"$TRASH/out" 2>&1
result $(($? > 1)) 'one that changes scope'
sed 3q "$root/temp/STEP_SUMMARY" >"$TRASH/out"
says 'begins with what it does' '2 changes of scope, 2 not covered'
machine
fails 1 'GitLab' on_gitlab merge_request_event refs/pull/2/merge "$lab" muster
ok 'has it in its report' jq -e 'any(.[]; .check_name == "ref/person")' \
	"$root/work/muster-quality.json"
ok 'and in the other' grep -q nobody-there "$root/work/muster-junit.xml"
finish
