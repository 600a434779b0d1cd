#!/bin/sh
# The site for an audience holds nothing that the audience must not see.
. tests/cli/lib.sh

# The words that stand somewhere in the folder, in a name or in a file, or in
# what a page's reader sees: its text without the marks.
leaks() # folder word...
{
	where=$1
	shift
	rm -rf "$TRASH/read"
	mkdir "$TRASH/read"
	find "$where" -name '*.html' | while read -r page; do
		sed 's/<[^>]*>//g; s/%2[dD]/-/g' "$page"
	done >"$TRASH/read/text"
	for word; do
		grep -rli -e "$word" "$where" "$TRASH/read" |
			sed "s/^/$word in /"
		find "$where" -iname "*$word*" | sed "s/^/$word names /"
	done >"$TRASH/out"
	[ -d "$where" ] && [ ! -s "$TRASH/out" ]
}

clean() # description folder word...
{
	what=$1
	shift
	leaks "$@"
	result $? "$what"
}

# The sums of its files: data/mixed/NAME.sha256 (UPDATE=1 writes it anew).
golden() # description folder name
{
	sums=$ROOT/tests/data/mixed/$3.sha256
	(cd "$2" && find . -type f | LC_ALL=C sort | xargs sha256sum) \
		>"$TRASH/sums"
	[ -z "${UPDATE-}" ] || cp "$TRASH/sums" "$sums"
	diff "$sums" "$TRASH/sums" >"$TRASH/out"
	result $? "$1"
}

has() # description file text
{
	grep -qF -e "$3" "$2" || cat "$2" >"$TRASH/out"
	grep -qF -e "$3" "$2"
	result $? "$1"
}

restricted='' internal=''
. "$ROOT/tests/data/mixed/story.sh"

ok 'the site is for the inside unless somebody says otherwise' \
	muster site -o "$TRASH/inside"
says 'and tells how many records are withheld' 'internal, 5 records withheld'
# shellcheck disable=SC2086
clean 'it has nothing restricted' "$TRASH/inside" $restricted
golden 'it is these bytes' "$TRASH/inside" internal
has 'and what is internal' "$TRASH/inside/r/R-002.html" internalsecret
has 'with its fields' "$TRASH/inside/r/A-001.html" newnote
has 'and its people' "$TRASH/inside/r/A-001.html" Oxblood
has 'a neutral word stands for what is hidden' \
	"$TRASH/inside/r/A-001.html" 'Ask the vendor about withheld'

ok 'a site for the public' muster site -o "$TRASH/out.d" --audience public
# shellcheck disable=SC2086
clean 'has nothing restricted' "$TRASH/out.d" $restricted
# shellcheck disable=SC2086
clean 'and nothing internal' "$TRASH/out.d" $internal
golden 'it is these bytes, too' "$TRASH/out.d" public
has 'a kind can be public' "$TRASH/out.d/r/N-001.html" 'The doors open'
has 'it has what is public' "$TRASH/out.d/r/A-001.html" 'status'
has 'around what is withheld the rest is kept' \
	"$TRASH/out.d/r/A-004.html" 'Seen one: withheld'
has 'in tables, too' "$TRASH/out.d/r/A-004.html" '<td>kept cell</td>'
has 'a link to what is not' "$TRASH/out.d/r/A-004.html" '>A-002</a>'
has 'and one back' "$TRASH/out.d/r/A-002.html" 'Names in disguise'
has 'quotes are kept, too' "$TRASH/out.d/r/A-004.html" '<blockquote>'
has 'with its public past' "$TRASH/out.d/r/A-001.html" 'open → closed'
has 'from when it became public on' "$TRASH/out.d/r/A-002.html" 2026-07-03
has 'and its title' "$TRASH/out.d/index.html" 'Apollo status'

printf '%s\n' --- 'id: A-003' 'kind: action' 'title: Brokensecret' \
	'visibility: restricted' 'x: [' --- >program/actions/A-003.md
ok 'what is in the files is hidden, too' \
	muster site -o "$TRASH/files" --worktree -A public
# shellcheck disable=SC2086
clean 'also what can not be read' "$TRASH/files" $restricted $internal \
	brokensecret

sed -i 's/title: Apollo status/visibility: pubic/' program/policy.md
commit 2026-07-05 'policy: a slip'
fails 0 'a slip of the policy' muster site -o "$TRASH/slip"
clean 'shows nothing that does not say so' "$TRASH/slip" internalsecret
sed -i 's/visibility: pubic/visibility: public/' program/policy.md
commit 2026-07-05 'policy: all is public'
ok 'a public policy makes a public site' muster site -o "$TRASH/open"
has 'with what says nothing' "$TRASH/open/r/R-002.html" internalsecret
# shellcheck disable=SC2086
clean 'and nothing restricted' "$TRASH/open" $restricted newnote

sed -i 's/visibility: public/visibility: internal/' program/policy.md \
	program/*/*.md program/charter.md
commit 2026-07-06 'nothing is public'
fails 3 'where nothing is public, there is no public site' \
	muster site -o "$TRASH/open" -A public
says 'and the sentence says what to do' 'visibility: public'
fails 2 'nobody else is an audience' muster site -o "$TRASH/x" -A restricted
finish
