#!/bin/sh
# A site that was made from the same commit stands: nothing is read again. It
# is made anew as soon as anything could make it another one, or somebody has
# had a hand in its folder.
. tests/cli/lib.sh

site=$TRASH/site
record=program/risks/R-001-test.md

make_site() { muster site -o "$site" "$@"; }
object() # commit
{
	git rev-parse "$1:$record" | sed 's|^..|.git/objects/&/|'
}

# With the record's bytes out of reach it stands, or can't be made.
stands() # description [option...]
{
	about=$1
	shift
	mv "$blob" "$TRASH/blob" && ok "$about: it stands" make_site "$@"
	says "$about: and tells the same" "$told"
	mv "$TRASH/blob" "$blob"
}
is_made() # description [option...]
{
	about=$1
	shift
	mv "$blob" "$TRASH/blob" && fails 3 "$about: it is made" make_site "$@"
	mv "$TRASH/blob" "$blob"
	rm -rf "$TRASH/fresh"
	ok "$about" make_site "$@"
	git clone -q . "$TRASH/fresh" &&
		(cd "$TRASH/fresh" && muster site -q -o ../fresh.site "$@") &&
		diff -r "$TRASH/fresh.site" "$site" >"$TRASH/out"
	result $? "$about: as a clone makes it"
	rm -rf "$TRASH/fresh.site"
}
# Somebody did that to the folder, and a site of the same bytes comes back.
mends() # description command...
{
	about=$1
	shift
	"$@" && is_made "$about"
}

begin apollo
risk R-001 'visibility: restricted' && commit 2026-07-02 'risks: R-001'
record=$(git ls-files 'program/*R-001*')
blob=$(object HEAD)
ok 'a site' make_site
told=", 0 written, 0 removed; for the audience internal, 1 records withheld"
stands 'the same again'
stands 'by its name' --rev main
is_made 'for others' --audience internal
stands 'for others again' --audience internal
is_made 'at an address' --base-url https://example.com/s/
is_made 'another day' --today 2027-01-01
stands 'that day again' --today 2027-01-01
MUSTER_TODAY=2026-12-24
export MUSTER_TODAY
is_made 'another day by the environment'
today 2027-01-01
is_made 'a new day of the environment'
today 2026-12-24
is_made 'as it was'
stands 'as it was, again'

mends 'a file of other bytes and the same length' sh -c \
	'sed "s/apollo/APOLLO/g" "$1/index.html" >"$1/x" &&
	cat "$1/x" >"$1/index.html" && rm "$1/x"' sh "$site"
mends 'a file of other bytes, the same length and the same time' sh -c \
	'cp -p "$1/index.html" "$2" &&
	sed "s/apollo/APOLLO/g" "$2" >"$1/index.html" &&
	touch -r "$2" "$1/index.html"' sh "$site" "$TRASH/index.html"
mends 'a file that is gone' rm "$site/raid.html"
mends 'a file that is a link' sh -c \
	'mv "$1/plan.html" "$2" && ln -s "$2" "$1/plan.html"' sh "$site" \
	"$TRASH/plan.html"
mends 'a file of the same bytes and another time' touch "$site/plan.html"
mends 'a folder that is gone' rm -rf "$site/r"
mends 'all of it gone' rm -rf "$site"
echo mine >"$site/mine"
fails 3 'a file more' make_site
says 'is told' "mine' was not made by muster"
rm "$site/mine"
stands 'a file less again'

echo nonsense >.git/muster/sites
is_made 'stamps that can not be read'
sed 's/[0-9]* [0-9]*$/99999999999 7/' .git/muster/sites >"$TRASH/sites" &&
	cp "$TRASH/sites" .git/muster/sites
is_made 'a stamp with odd numbers'
rm -f .git/muster/sites
is_made 'no stamps'
for n in $(seq 17); do
	make_site -q -o "$TRASH/other.$n" >"$TRASH/out" 2>&1 || break
done
result $? 'many sites'
[ "$(wc -l <.git/muster/sites)" -eq 17 ]
result $? 'no more than sixteen are remembered'

git commit -q --allow-empty -m 'nothing' && is_made 'a new commit'
git reset -q --hard HEAD^ && is_made 'the commit before'
stands 'the commit before, again'
ok 'what is in the files' make_site --worktree
is_made 'the commit, after the files'
echo "# x" >>"$record"
stands 'files that are not committed'
git checkout -q "$record"
git clone -q --depth 1 "file://$PWD" "$TRASH/shallow" && cd "$TRASH/shallow" &&
	ok 'a shallow clone' make_site
[ ! -e .git/muster/sites ]
result $? 'leaves no stamp'
finish
