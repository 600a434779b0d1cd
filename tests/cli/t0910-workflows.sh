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

# Run a job there, with these variables: of the last machine's clone, or of a
# new one as deep as the file has it.
job() # forge file job [VARIABLE=value...]
{
	forge=$1 file=$2 name=$3
	shift 3
	[ "$(id -u)" != 0 ] || set -- RUNNER_OWNER=1001:1001 "$@"
	env -i PATH="$PATH" HOME=/nowhere RUNNER_SOURCE="$ROOT" \
		RUNNER_ROOT="$root" RUNNER_ORIGIN="file://$TRASH/example" \
		RUNNER_PATH="$tools:/usr/local/bin:/usr/bin:/bin" \
		MUSTER_TODAY="$MUSTER_TODAY" GIT_CEILING_DIRECTORIES="$TRASH" \
		ASAN_OPTIONS="${ASAN_OPTIONS-}" LSAN_OPTIONS="${LSAN_OPTIONS-}" \
		"$@" "$python" "$ROOT/tests/cli/runner.py" \
		"$forge" "$file" "$name"
}
on_github() # event ref file job
{
	job github "$3" "$4" GITHUB_EVENT_NAME="$1" RUNNER_REF="$2"
}
commit_id=0123456789abcdef0123456789abcdef01234567
on_gitlab() # event ref file job
{
	job gitlab "$3" "$4" CI_PIPELINE_SOURCE="$1" RUNNER_REF="$2" \
		CI_SERVER_PROTOCOL=https CI_SERVER_FQDN=gitlab.example \
		CI_JOB_TOKEN=token MUSTER_PROJECT=acme/muster \
		MUSTER_COMMIT="$commit_id" \
		CI_MERGE_REQUEST_DIFF_BASE_SHA="$base" GIT_CONFIG_COUNT=2 \
		GIT_CONFIG_KEY_0="url.file://$TRASH/source.insteadOf" \
		GIT_CONFIG_VALUE_0=https://gitlab-ci-token:token@gitlab.example/acme/muster.git \
		GIT_CONFIG_KEY_1=init.defaultBranch GIT_CONFIG_VALUE_1=main
}
gate=$ROOT/.github/workflows/muster.yml
site=$ROOT/.github/workflows/muster-site.yml
lab=$ROOT/templates/ci/gitlab.yml

example "$TRASH/example" &&
	cd "$TRASH/example" || exit 2
base=$(git rev-parse main)

# A pull request: its branch, and what GitHub makes of it.
request() # number
{
	git checkout -q -b "request-$1" main && git add -A &&
		commit 2026-04-24 "request $1" && git checkout -q --detach main &&
		GIT_COMMITTER_DATE=2026-04-24T12:00:00Z \
		GIT_AUTHOR_DATE=2026-04-24T12:00:00Z git merge -q --no-ff \
		--no-verify -m merged "request-$1" &&
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
if [ ! -x "$MUSTER_BUILD/libexec/muster/muster-ci" ]; then
	finish
fi
finish
