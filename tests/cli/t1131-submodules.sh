#!/bin/sh
# Repositories in repositories: a submodule is read where one stands in it,
# and never looked into from above.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/states.sh"

seen() # description: what stands in the program's folder is said
{
	fails 1 "$1: check" muster check
	says "$1: names it" 'program/inner: error: a submodule, which is not'
	fails 1 "$1: raid can't read all" muster raid
	fails 1 "$1: admit" muster admit
}

sound inner && sound outer && git submodule --quiet add ../inner vendor/inner &&
	git commit -qm 'a submodule' || exit 2
works 'above a submodule'
cd vendor/inner && works 'inside of it' && cd program/risks &&
	works 'and below' && cd ../../../.. || exit 2
rm -rf vendor/inner && mkdir vendor/inner && works 'one that is not checked out'
git submodule --quiet update && rm -rf .git/modules/vendor &&
	works 'one that has lost its repository'
cd vendor/inner || exit 2
cannot 'seen from inside' 'git submodule update --init'
cd ../.. || exit 2

sound within && git submodule --quiet add ../inner program/inner || exit 2
seen 'one among the records'
git commit -qm 'past the hooks'
fails 1 'as a commit has it' muster check --rev HEAD
says 'as well' 'program/inner: error: a submodule, which is not'
cd .. && git clone -q within clone && cd clone || exit 2
fails 1 'in a clone without it' muster check
says 'as well' 'program/inner: error: a submodule, which is not'
sound nested && git init -q program/inner && touch program/inner/x.md
fails 1 'a repository that git was not told of' muster check
says 'is one as well' 'program/inner: error: a submodule, which is not'
ok 'staged there is none' muster admit

sound links && blob=$(git rev-parse HEAD) &&
	git update-index --add --cacheinfo "160000,$blob,program/link" &&
	git update-index --add --cacheinfo "160000,$blob,program/link.md" &&
	git update-index --add --cacheinfo "160000,$blob,other.md"
fails 1 'entries of submodules alone' muster check --staged
says 'are named' 'program/link: error: a submodule'
says 'like a record or not' 'program/link.md: error: a submodule'
silent_on 'but not outside of the program' 'other.md'
cd "$TRASH/work" && git init -q whole && cd whole &&
	git submodule --quiet add ../inner program || exit 2
fails 1 'a program that is one' muster check
says 'is named' 'program: error: a submodule'
fails 1 'and stopped' muster admit
finish
