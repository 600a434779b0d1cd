#!/bin/sh
# muster doctor: the clone, the index, and where there is little to look at.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/doctor.sh"

healthy origin && well 'a healthy repository'
ok 'and all of it' muster doctor
says 'its last line' '0 odd, 0 wrong, '
says 'the repository is named' "$PWD, the main work tree"
ok 'as JSON' muster doctor --format json
mv "$TRASH/out" "$TRASH/json"
ok 'with a schema' jq -e '.schema == "muster/doctor/1" and
	(.checks | length > 20) and ([.checks[].state] | unique == ["ok"]) and
	all(.checks[]; .help == null and (.why | length > 20))' "$TRASH/json"
jq -r '.checks[].id' "$TRASH/json" | sort >"$TRASH/ids"
sed -n 's/^\* `\([a-z]*\/.*\)`.*/\1/p' "$ROOT/tools/doctor.1.md" |
	sed 's/`, `/\n/g' | sort >"$TRASH/told"
ok 'the manual has all checks, and no other' diff "$TRASH/ids" "$TRASH/told"
git worktree add -q ../tree && cd ../tree || exit 2
well 'a linked work tree'
ok 'is told' muster doctor
says 'as one' "a linked work tree of $TRASH/work/origin/.git"
cd ../origin/program/risks && well 'from a subfolder'

# --- the clone
cd "$TRASH/work/origin" && git config uploadpack.allowFilter true &&
	git config uploadpack.allowAnySHA1InWant true
echo 'More.' >>program/risks/R-001.md && commit 2026-07-15 'risks: more'
git branch other && url=file://$PWD
made() { cd "$TRASH/work" && "$@" && cd ill && muster hook install -q; }
made git clone -q --depth 1 --no-single-branch "$url" ill
told clone/shallow odd 'the history is cut off' && mends 'unshallowed'
cd .. && rm -rf ill && made git clone -q --filter=blob:none "$url" ill
told clone/objects wrong "missing, of 'program/risks/R-001.md'"
mends 'a partial clone, fetched again'
ok 'which is told' muster doctor && says 'as one' 'a partial clone, but'
cd .. && rm -rf ill && made git clone -q --single-branch "$url" ill
told clone/branches odd "of 'origin' only some branches"
mends 'all branches are fetched'
ok 'the other one is here' git rev-parse -q --verify origin/other
git config remote.origin.fetch +refs/heads/main:refs/remotes/origin/main
sed -i 's/"origin"/"$(id>ran)"/' .git/config
told clone/branches odd 'only some branches'
mends 'of a remote with an odd name'
ok 'which nobody runs' test ! -e ran
cd .. && rm -rf ill && made git clone -q "$url" ill
well 'a whole clone'
git sparse-checkout init --cone && git sparse-checkout set none
told clone/sparse odd "'program/charter.md' and 3 more" && mends 'checked out'
cd .. && rm -rf ill && made git clone -q -s origin ill
told clone/alternates odd "borrowed from '$TRASH/work/origin/.git/objects'"
mends 'borrows no longer'
echo /no/where >.git/objects/info/alternates
told clone/alternates wrong "from '/no/where', which is not there"
helps 'bring it back, or name where it is now'
rm .git/objects/info/alternates
git config core.ignoreCase true
told clone/ignorecase odd 'core.ignoreCase is true, but' && mends 'noted'

# 35: what git shows in the place of something else.
git replace HEAD HEAD~1
told clone/replace odd 'in the place of some' && mends '35 replaced no longer'
git rev-parse HEAD >.git/info/grafts
told clone/grafts odd 'info/grafts' && mends '35 grafted no longer'

# --- the index
git update-index --assume-unchanged program/risks/R-001.md program/policy.md
told files/hidden odd "'program/policy.md' and 1 more" && mends 'looked at'
git update-index --skip-worktree program/policy.md
told files/hidden odd 'skip-worktree' && mends 'no longer skipped'
git update-index --index-version 4 --assume-unchanged program/policy.md
told files/hidden odd "'program/policy.md'" && mends 'in version 4, too'
git update-index --split-index --assume-unchanged program/policy.md
told files/hidden odd "'program/policy.md'" && mends 'in a split one, too'
git update-index --no-split-index
for lock in index HEAD config packed-refs; do
	: >.git/$lock.lock
	told index/lock odd "$lock.lock is locked" && mends "$lock unlocked"
done
: >.git/index
muster doctor --quiet >"$TRASH/out"
result $(($? != 1)) 'a damaged index'
says 'is wrong' 'wrong  index/readable  '
says 'and others say where it is told' "can't tell: see index/readable"
mends 'made anew'
rm .git/index && told index/readable odd 'there is no index' && mends 'made'
git checkout -q -b a && risk R-001 'response: accept' && commit 2026-07-15 a
git checkout -q -b b main && risk R-001 'response: avoid' &&
	commit 2026-07-15 b && git merge -q a >/dev/null 2>&1
muster doctor --quiet >"$TRASH/out"
says 'an unfinished merge' "a merge is unfinished: 'program/risks/R-001.md'"
says 'and how to finish it' 'then `git add program/risks/R-001.md`'
git reset -q --hard && git checkout -q main && well 'no merge'

# --- where there is little to look at
cd "$TRASH/work" && git clone -q --bare origin bare.git && cd bare.git || exit 2
ok 'a bare repository' muster doctor
says 'is told' 'bare: records are read at HEAD'
silent_on 'and has no index' 'index/readable'
git init -q "$TRASH/work/empty" && cd "$TRASH/work/empty" || exit 2
muster hook install --quiet
told program/manifest odd 'there is no program here' && mends 'begun'
fails 1 'no muster on the PATH' env PATH=/usr/bin:/bin \
	"$MUSTER_BUILD/bin/muster" doctor
says 'is wrong' 'there is no muster on the PATH, so that the hooks stop'
says 'and where it is' "export PATH=$MUSTER_BUILD/bin:\"\$PATH\""
fails 0 'a variable' env GIT_INDEX_FILE=.git/index muster doctor
says 'is told' 'to look: GIT_INDEX_FILE;' && says 'and unset' 'unset GIT_INDEX'
echo '[garbage' >.git/config
fails 3 'a broken configuration' muster doctor
says 'is the finding' "mend it with \`git config --edit\`"
fails 3 'nothing to look at' sh -c "cd '$TRASH' && muster doctor"
says 'is one, too' 'wrong  git/repository   not inside a git repository'
fails 3 'in JSON as well' sh -c "cd '$TRASH' && muster doctor --format json"
ok 'which is whole' jq -e '.checks[] | select(.state == "wrong") | .message' \
	"$TRASH/out"
git init -q --object-format=sha256 "$TRASH/work/sha" && cd "$TRASH/work/sha" &&
	fails 3 'SHA-256' muster doctor
says 'is named' 'git init --object-format=sha1'
mkdir "$TRASH/bin" && cd "$TRASH/work/origin" || exit 2
cp "$(command -v jq)" "$TRASH/bin" && ln -s "$MUSTER_BUILD/bin/muster" \
	"$TRASH/bin/muster"
fails 1 'without git' env PATH="$TRASH/bin" muster doctor
says 'is wrong' 'it is not in the PATH; install git'
says 'and other checks go on' 'ok     clone/shallow'
printf '#!/bin/sh\necho git version 2.30.2\n' >"$TRASH/bin/git"
chmod +x "$TRASH/bin/git"
ok 'an old git' env PATH="$TRASH/bin" muster doctor
says 'is told' 'git 2.30.2' && says 'with what to do' 'install git 2.36 or'
finish
