#!/bin/sh
# muster init: whatever the program, and whoever calls, is called.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

fresh() # name
{
	cd "$TRASH/work" && git init --quiet "$1" && cd "$1" || exit 2
}

fresh titles
for title in 'a "b" \c' ': #' '@OWNER@' '🚀 漢字' '- x' '%'; do
	rm -rf program
	ok 'a title with signs that YAML knows' muster init --title "$title"
	ok 'passes' muster check --strict
done
fails 2 'two lines are no title' muster init --title 'a
b'
fails 2 'nor is nothing' muster init --title ''
fails 2 'nor what turns text around' muster init --title \
	"$(printf 'a\342\200\256b')"
rm -rf program
git config user.name "$(printf 'A\342\200\256B')"
fails 3 'nor is it a name' muster init
says 'which git is to know better' 'git config user.name'
ok 'nothing was written' test ! -e program
git config user.name '漢字'
ok 'a name without Latin letters' muster init
ok 'gives an id from the address' test -e program/people/ann.md
rm -rf program
git config user.name 'Con' && git config user.email '@'
ok 'a name that no file may have' muster init
ok 'gives a plain one' test -e program/people/owner.md
ok 'and passes' muster check --strict
finish
