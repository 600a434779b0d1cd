#!/bin/sh
# muster doctor in the worst repositories: it ends, says what is wrong once,
# goes on with what is not, and shows nothing that a terminal would obey.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/states.sh"

# It ends with that status, says this of that check, and of no other, and all
# lines have one of the forms.
worst() # description status word id text
{
	timeout -k 1 10 muster doctor >"$TRASH/out" 2>&1 </dev/null
	status=$? wrong=''
	[ "$status" -eq "$2" ] || wrong="exit status $status, not $2"
	! grep -qv '^ok  \|^odd  \|^wrong  \|^  help: \|^[0-9]* odd, ' \
		"$TRASH/out" || wrong='another form'
	! LC_ALL=C grep -q '[[:cntrl:]]' "$TRASH/out" || wrong='control bytes'
	[ "$(grep -cF -e "$5" "$TRASH/out")" -eq 1 ] || wrong="not once: '$5'"
	grep -F -e "$5" "$TRASH/out" | grep -q "^$3  *$4  " ||
		wrong="not of $4, $3"
	timeout -k 1 10 muster doctor --format json >"$TRASH/json" 2>&1
	jq -e '.checks | length > 2' "$TRASH/json" >/dev/null 2>&1 ||
		wrong='JSON'
	[ -z "$wrong" ] || echo "($wrong)" >>"$TRASH/out"
	[ -z "$wrong" ]
	result $? "$1"
}

sound bad && muster hook install -q && cp -r .git ../good
heal() { rm -rf .git program && cp -r ../good .git && git checkout -q -f; }
broken() { worst "$@" && heal; }
main=.git/refs/heads/main
lose() { rm -f ".git/objects/$(git rev-parse "$1" | sed 's,..,&/,')"; }

echo garbage >$main && broken 'a branch is garbage' 1 \
	wrong git/head "the ref 'refs/heads/main' is damaged"
says 'others are told where' 'odd    clone/objects      can' &&
	says 'it was said' "can't tell: see git/head"
echo 'ref: refs/heads/main' >$main && broken 'a circle of refs' 1 \
	wrong git/head "'HEAD' leads to refs that lead to each other"
: >.git/HEAD && broken 'HEAD is empty' 3 wrong git/repository 'HEAD of the'
lose HEAD && broken 'the commit is missing' 1 wrong git/head 'is missing: run'
lose 'HEAD^{tree}' && broken 'its tree is missing' 1 \
	wrong clone/objects 'is missing: run'
lose HEAD:program/risks/R-001.md
broken 'a record is missing' 1 wrong clone/objects 'blobs of records are missi'
git pack-refs --all && rm .git/packed-refs && mkfifo .git/packed-refs
broken 'packed-refs are a pipe' 1 wrong git/head 'cannot'
head -c 500 /dev/urandom >.git/index
broken 'a random index' 1 wrong index/readable 'the index'
rm .git/index && mkfifo .git/index
broken 'an index that is a pipe' 1 wrong index/readable 'cannot read the ind'
printf '[include]\n\tpath = config\n' >>.git/config
broken 'a configuration that includes itself' 1 \
	wrong git/configuration "git can't read its configuration"
rm -rf .git/objects && broken 'no objects' 3 wrong git/repository 'not inside'
printf '\377\376\000' >.git/info/grafts && printf '\033[31m' >.git/shallow
worst 'garbage in info/grafts' 0 odd clone/grafts 'git shows other parents'
heal && mkdir .git/info/grafts .git/shallow
worst 'folders in the place of files' 0 odd clone/shallow 'the history is cut'
heal && rm -rf program && ln -s /etc program
worst 'the program leads elsewhere' 1 wrong program/charter 'has no charter.md'
rm program && heal && rm program/charter.md && mkfifo program/charter.md
worst 'a charter that is a pipe' 1 wrong program/records \
	"3 records (1 can't be read)"
heal

# Names that nobody should see as they are.
red=$(printf '\033[31mred\033]0;title\007\302\233\342\200\256')
git config "remote.$red.fetch" '+refs/heads/a:refs/remotes/b/a'
git config user.name "$red" && git config user.email "$red@x"
git config blame.ignoreRevsFile "$red"
printf 'x\n%s\n' "$red" >.git-blame-ignore-revs
echo "/no/$red" >.git/objects/info/alternates
: >"program/risks/$red.md" && printf '%s\n' '---' 'id: x' '---' \
	>"program/risks/a
b.md"
cp program/risks/R-001.md "program/RISKS$red.md" && cp program/risks/R-001.md \
	"program/risks$red.md" && printf '*.md\n' >.gitignore
printf 'programs: ["%s"]\n' "$(printf '\\e[31m')" >.muster.yml
worst 'names in colour' 1 wrong clone/alternates 'objects are borrowed from'
rm .muster.yml && worst 'and a program of such names' 1 odd files/ignored \
	'records are ignored'
git config core.hooksPath "$red" && worst 'hooks of such a name' 1 \
	odd hooks/installed 'commits land unchecked'
mkdir "$TRASH/work/$red" && cd "$TRASH/work/$red" && mkdir .git
worst 'outside of a repository of such a name' 3 wrong git/repository \
	'not inside a git'
finish
