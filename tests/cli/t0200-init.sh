#!/bin/sh
# muster init: a program that passes, hooks that run, and nothing overwritten.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

fresh() # name
{
	cd "$TRASH/work" && git init --quiet "$1" && cd "$1" || exit 2
}
# A digest of all files but git's own, hooks included.
state()
{
	find . -type f ! -path './.git/[!h]*' -exec cksum {} + | LC_ALL=C sort
}
holds() # file line
{
	grep -qxF -e "$2" "$1"
}

fresh first
ok '--dry-run before the first commit' muster init --dry-run
says 'says what it would create' 'would create  program/charter.md'
says 'hooks as well' 'would create  '
says 'and the next command' 'Next: muster init'
ok 'and writes nothing' test ! -e program
ok 'nor a hook' test ! -e .git/hooks/pre-commit
ok 'nor attributes' test ! -e .gitattributes
ok 'a repository without commits is set up' muster init --title Apollo
says 'a charter is created' 'created       program/charter.md'
says 'and a person' 'created       program/people/ann-lee.md'
says 'the next command is said' \
	"Next: git add .gitattributes program && git commit -m 'program: begin'"
ok 'it passes' muster check --strict
says 'without findings' 'no findings'
ok 'the title is the one given' holds program/charter.md 'title: "Apollo"'
ok 'the owner is who calls' holds program/charter.md 'owner: "ann-lee"'
ok 'it starts today' holds program/charter.md 'start: "2026-07-15"'
ok 'the hooks can be run' test -x .git/hooks/pre-commit
ok 'both of them' test -x .git/hooks/pre-merge-commit
ok 'the next command works' sh -c \
	"git add .gitattributes program && git commit -q -m 'program: begin'"
ok 'git merges records by field' muster driver status
ok 'all is committed' test -z "$(git status --porcelain)"
ok 'no template is left over' sh -c '! grep -rn "@[A-Z]*@" program'

before=$(state)
ok 'a second call' muster init --title Other
says 'keeps what is there' 'kept          program/charter.md'
silent_on 'and creates nothing' 'created'
says 'and goes on to the next thing' 'Next: muster raid'
ok 'nothing has changed' test "$before" = "$(state)"
ok '--quiet says nothing' muster init --quiet
silent_on 'of what it does' program

git config user.name 'Béa Öz' && git config user.email bea@example.com
ok 'somebody else calls' muster init
says 'and is added' 'created       program/people/bea-oz.md'
ok 'the charter keeps its owner' holds program/charter.md 'owner: "ann-lee"'
ok 'and it passes' muster check --strict
git config user.name 'Ann Again' && git config user.email ANN@example.com
ok 'who is known by the address' muster init
silent_on 'gets no second record' ann-again

fresh below
mkdir -p src/deep && cd src/deep || exit 2
ok 'from a folder below' muster init
ok 'the program is at the top' test -e ../../program/charter.md
ok 'it is called as the folder is' holds ../../program/charter.md \
	'title: "below"'

fresh partly
mkdir -p program/risks && echo mine >program/risks/README.md
echo '# notes' >program/policy.md
ok 'what is there already' muster init
ok 'stays as it is' holds program/risks/README.md mine
ok 'whatever it is' holds program/policy.md '# notes'

fresh second
printf 'programs: [one, two/three]\n' >.muster.yml
ok 'the first program of the manifest' muster init
ok 'is set up' test -e one/charter.md
ok 'then the next' muster init --title Three
ok 'is set up' holds two/three/charter.md 'title: "Three"'
ok 'both pass' muster check --strict

fresh nobody
printf '[user]\n\tuseConfigOnly = true\n' >"$HOME/.gitconfig"
fails 3 'without a name' muster init
says "git's advice is given" 'user.email'
printf '[user]\n\tname = Ann Lee\n\temail = ann@example.com\n' \
	>"$HOME/.gitconfig"

fresh links
mkdir "$TRASH/outside" && ln -s "$TRASH/outside" program
fails 3 'a program folder that is a link' muster init
ok 'is not followed' rmdir "$TRASH/outside"

fresh json
ok '--format json' muster init --format json
says 'lists the files' '"path": "program/charter.md"'
says 'and what was done' '"action": "created"'
says 'and the next command' '"next": "git add .gitattributes program'

cd "$TRASH/work" && git init -q --bare bare.git && cd bare.git || exit 2
fails 2 'a bare repository' muster init
says 'has no work tree' 'no work tree'
cd "$TRASH" || exit 2
fails 3 'no repository' muster init
says 'says what to do' 'git init'
finish
