#!/bin/sh
# muster doctor: each check in a repository that is ill in just this way. What
# it prints as help is run, where it is a command, and then all is well.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/states.sh"

# A repository with nothing odd about it; go there.
healthy() # name
{
	begin "$1" && risk R-001 && printf '%s\n' '---' 'id: policy' \
		'kind: policy' 'title: Policy' '---' >program/policy.md &&
		commit 2026-07-14 'risks: R-001' && muster hook install -q
}

# The program that is asked.
self=muster

# It says of this check, and of no other, that it is odd or wrong.
told() # id state text
{
	"$self" doctor --quiet >"$TRASH/out" 2>&1 </dev/null
	case $?$2 in 0odd | 1wrong) wrong='' ;; *) wrong='exit status' ;; esac
	grep -q "^$2  *$1  " "$TRASH/out" || wrong="no $2 $1"
	[ "$(grep -vc '^  help: ' "$TRASH/out")" -eq 1 ] ||
		wrong='not this check alone'
	grep -qF -e "$3" "$TRASH/out" || wrong="not '$3'"
	[ -z "$wrong" ] || echo "($wrong)" >>"$TRASH/out"
	[ -z "$wrong" ]
	result $? "$1 is $2"
}

well() # description
{
	"$self" doctor --quiet >"$TRASH/out" 2>&1 </dev/null &&
		[ ! -s "$TRASH/out" ]
	result $? "$1"
}

# The command that is printed as help for the first line, run as it stands.
mends() # description
{
	sed -n '2s/^  help: //p' "$TRASH/out" >"$TRASH/command"
	sh -e "$TRASH/command" >"$TRASH/out" 2>&1 </dev/null ||
		result 1 "$1: the command runs"
	well "$1"
}

helps() # text: what is to be edited
{
	says "what to do: $1" "  help: $1"
}

healthy origin && well 'a healthy repository'
ok 'and all of it' muster doctor
says 'its last line' '0 odd, 0 wrong, '
says 'the repository is named' "$PWD, the main work tree"
ok 'as JSON' muster doctor --format json
ok 'with a schema' jq -e '.schema == "muster/doctor/1" and
	(.checks | length > 20) and ([.checks[].state] | unique == ["ok"]) and
	all(.checks[]; .help == null and (.why | length > 20))' "$TRASH/out"
jq -r '.checks[].id' "$TRASH/out" >"$TRASH/ids"
for id in $(cat "$TRASH/ids"); do
	ok "$id is in the manual" \
		grep -q "^\* \`$id\`" "$ROOT/tools/doctor.1.md"
done
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
helps 'bring it back, or name where it is now' && rm .git/objects/info/alternates
git config core.ignoreCase true
told clone/ignorecase odd 'core.ignoreCase is true, but' && mends 'noted'

# 35: what git shows in the place of something else.
git replace HEAD HEAD~1
told clone/replace odd 'in the place of 1' && mends '35 replaced no longer'
git rev-parse HEAD >.git/info/grafts
told clone/grafts odd 'info/grafts' && mends '35 grafted no longer'

# --- the index
git update-index --assume-unchanged program/risks/R-001.md program/policy.md
told index/hidden odd "'program/policy.md' and 1 more" && mends 'looked at'
git update-index --skip-worktree program/policy.md
told index/hidden odd 'skip-worktree' && mends 'no longer skipped'
git update-index --index-version 4 --assume-unchanged program/policy.md
told index/hidden odd "'program/policy.md'" && mends 'in version 4, too'
git update-index --split-index --assume-unchanged program/policy.md
told index/hidden odd "'program/policy.md'" && mends 'in a split one, too'
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

# --- who commits
git config --global --unset user.email && export EMAIL=
muster doctor --quiet >"$TRASH/out"
says 'no address' 'git config --global user.email you@example.com'
git config --global user.email bob@example.com
git config --global user.name "Bob O'Neil"
told identity/person odd 'has your address bob@example.com'
mends 'a new person'
rm program/people/bob* && git config --global user.name 'Ann Lee'
told identity/person odd 'bob@example.com'
helps 'add bob@example.com to `emails` in program/people/ann.md'
sed -i 's/ann@e.*com/&, bob@example.com/' program/people/ann.md
well 'once it is there' && git checkout -q program
git config --global user.email ann@example.com

# --- the hooks
hooks=.git/hooks
rm $hooks/pre-commit
told hooks/installed odd 'the pre-commit hook is not there' && mends 'installed'
chmod -x $hooks/pre-merge-commit
told hooks/installed odd 'the pre-merge-commit hook is not executable'
mends 'executable'
printf '#!/bin/sh\nexit 0\n' >$hooks/pre-commit
told hooks/installed odd 'the pre-commit hook does not run muster'
mends 'installed beside'
printf '#!/bin/sh\nmuster hook run pre-commit "$@"\n' >$hooks/pre-commit
well 'a hook that calls muster itself'
muster hook uninstall -q && muster hook install -q
cat >$hooks/pre-commit <<'END'
#!/bin/sh
# muster hook: `muster hook install` writes this file and brings it up to date.
if ! command -v muster >/dev/null; then
	echo "muster: this commit is stopped: muster is not on the PATH, so that" >&2
	echo "nobody can say whether its records are in order" >&2
	echo "  help: install muster, or put its folder on the PATH" >&2
	exit 1
fi
exec muster hook run pre-commit "$@"
END
told hooks/installed odd 'the pre-commit hook is of another version of muster'
mends 'of this version'
git config --global core.hooksPath "$TRASH/theirs"
told hooks/installed odd 'keeps git from this repository'
mends "a core.hooksPath of one's own"
git config --global --unset core.hooksPath
git config --unset core.hooksPath && muster hook uninstall -q
printf '%s\n' 'repos:' '- repo: local' '  hooks:' >.pre-commit-config.yaml
told hooks/installed odd 'pre-commit manages the hooks, and .pre-commit-config'
helps 'muster hook install, which says what to add to .pre-commit-config.yaml'
echo '  - {id: muster, entry: muster hook run pre-commit}' \
	>>.pre-commit-config.yaml
told hooks/installed odd 'is to run muster, but git does not run pre-commit'
helps 'pre-commit install -t pre-commit -t pre-merge-commit'
for hook in pre-commit pre-merge-commit; do
	echo '# File generated by pre-commit: https://pre-commit.com' \
		>$hooks/$hook && chmod +x $hooks/$hook
done
well 'a program that manages the hooks' && rm .pre-commit-config.yaml \
	$hooks/pre-commit $hooks/pre-merge-commit && muster hook install -q
mkdir "$TRASH/other" && other=$TRASH/other/muster
old=$PATH && PATH=$TRASH/other:$PATH
as() { printf '#!/bin/sh\n%s\n' "$1" >"$other" && chmod +x "$other"; }
self=$MUSTER_BUILD/bin/muster
as 'echo muster 0.0.1'
told hooks/muster odd "the hooks run $other, which is muster 0.0.1; this is"
as 'echo "[0m other"; exit 1'
told hooks/muster wrong 'is not this muster'
as "exec '$self' \"\$@\"" && well 'another one of this version'
PATH=$old && rm -r "$TRASH/other" && self=muster

# --- the program
echo 'programs: [program, second]' >.muster.yml
told program/manifest wrong "there are no records in 'second'"
helps 'mend the directory' && rm .muster.yml
rm program/policy.md && told program/policy odd 'no policy.md'
mends 'a new policy' && git checkout -q program
rm program/charter.md && told program/charter wrong 'no charter.md'
mends 'a new charter' && git checkout -q program
echo '---' >program/risks/R-002.md
told program/records wrong "5 records (1 can't be read)" && rm program/risks/R-002.md

risk R-002 'waive:' '  raid/stale: until 2026-07-14, the vendor is closed'
told program/waivers odd "have expired in 'program/risks/R-002.md'"
helps 'remove them from `waive`' && rm program/risks/R-002.md
risk R-002 'impact_: x' && muster check --write-baseline -q >"$TRASH/out"
well 'a baseline' && sed -i '/^impact_/d' program/risks/R-002.md
told program/baseline odd 'the baseline accepts 1 finding that is gone'
mends 'a smaller baseline' && git clean -qfd program

# --- files
for name in program/risks/r-001.md program/Risks/R-002.md; do
	mkdir -p program/Risks && sed 's/R-001/R-002/' \
		program/risks/R-001.md >$name && git add $name
	told files/case odd "macOS and Windows can't have both"
	mends "$name has another name" && git rm -rq --cached program &&
		rm -r program && git reset -q --hard
done
risk R-002 && mv program/risks/R-002.md program/risks/r-001.md
told files/case odd "'program/risks/R-001.md' and" && mends 'a new file'
git clean -qfd program
for attribute in eol=crlf filter=lfs working-tree-encoding=UTF-16; do
	echo "*.md $attribute" >.gitattributes
	muster doctor --quiet >"$TRASH/out"
	says "$attribute" "git converts records ($attribute)"
	says 'and how to end it' 'at the end of .gitattributes'
done
echo 'program/** !eol !filter !working-tree-encoding' >>.gitattributes
well 'as it says' && rm .gitattributes
echo 'program/risks/*.md' >.gitignore && risk R-003 && risk "R-0 '4"
echo 'no record' >program/risks/notes.md
told files/ignored odd "records are ignored (.gitignore)"
says 'and how many' "'program/risks/R-0 '4.md' and 1 more"
ok 'the help' sh -c "$(sed -n '2s/^  help: //p' "$TRASH/out")"
ok 'adds both' sh -c 'test "$(git diff --cached --name-only | wc -l)" = 2'
git reset -q --hard && git clean -qfdx program && rm -f .gitignore && well 'none'

# --- history
git commit -q --allow-empty --no-verify -m x --date=2026-07-01T12:00:00Z
GIT_COMMITTER_DATE=2026-07-16T12:00:00Z git commit -q --allow-empty \
	--no-verify -m tomorrow
told history/clock odd 'HEAD was committed on 2026-07-16, but today is'
helps 'set the clock; if this one is right: git commit --amend --no-edit'
GIT_COMMITTER_DATE=2026-07-14T12:00:00Z git commit -q --no-verify --amend \
	--allow-empty -m today && well 'the clock'
echo 'More.' >>program/risks/R-001.md && commit 2027-01-01 'the future'
commit 2026-07-14 'the present'
told history/dates odd '1 commit of the program is dated more than a day after'
git reset -q --hard HEAD~2
git rev-parse HEAD HEAD~1 >.git-blame-ignore-revs
told history/blame odd 'git blame does not heed' && mends 'heeded'
echo '1234567 # moved' >>.git-blame-ignore-revs
told history/blame odd "what is no commit here: '1234567'"
helps "write the commit's whole id there" && rm .git-blame-ignore-revs
told history/blame wrong 'git blame fails: blame.ignoreRevsFile names'
mends 'no longer looked for'

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
