#!/bin/sh
# Several programs have a page above them; a site can know its address.
. tests/cli/lib.sh

has() # description file text
{
	cp "$2" "$TRASH/out" && grep -qF -e "$3" "$2"
	result $? "$1"
}

lacks() # description file text
{
	cp "$2" "$TRASH/out" && ! grep -qF -e "$3" "$2"
	result $? "$1"
}

# Links of all pages that lead to no file, from below the folder.
broken_links()
{
	(cd "$1" && find . -name '*.html' ! -name 404.html | while read -r page
	do
		grep -o 'href="[^"#]*' "$page" | cut -c7- |
			grep -v '^[a-z]*:' | while read -r href; do
			[ -z "$href" ] || [ -e "${page%/*}/$href" ] ||
				echo "$page: $href"
		done
	done) >"$TRASH/out"
	[ ! -s "$TRASH/out" ]
}

begin apollo
risk R-001
mkdir -p parts/moon/people
cp program/people/ann.md parts/moon/people
sed 's/Apollo/Moon \& stars/' program/charter.md >parts/moon/charter.md
printf '%s\n' --- 'id: M-001' 'kind: milestone' 'title: Landed' \
	'status: planned' 'owner: ann' 'due: 2026-12-01' --- \
	>parts/moon/landed.md
commit 2026-07-02 'one program, and another'

site=$TRASH/site
ok 'one program has its pages at the top' muster site -o "$site"
lacks 'without a page above it' "$site/index.html" 'All programs'
has 'there is a page for what is not there' "$site/404.html" 'has no page here'
lacks 'which needs no other file' "$site/404.html" 'href='
lacks 'no page says where it is' "$site/index.html" canonical

printf '%s\n' 'programs:' '  - program' '  - parts/moon' >.muster.yml
commit 2026-07-03 'both'
ok 'several programs have one above them' muster site -o "$site"
has 'with each by its name' "$site/index.html" \
	'<a href="parts/moon/index.html">Moon &amp; stars</a>'
has 'what it leads to and when' "$site/index.html" \
	'<strong>Landed</strong> is stated for'
has 'its pages are below its folder' "$site/parts/moon/index.html" 'Landed'
has 'and lead back' "$site/parts/moon/r/M-001.html" \
	'<a href="../../../index.html">All programs</a>'
broken_links "$site"
result $? 'no link leads nowhere'

# One id in two programs: each has its own history.
happened() { grep -c '^<p class="when">.*<time' "$1"; }
before=$(happened "$site/program/r/R-001.html")
mkdir -p parts/moon/risks
sed 's/^title: .*/title: The moon is far/' program/risks/R-001*.md \
	>parts/moon/risks/R-001.md
commit 2026-07-04 'moon: a risk'
ok 'a record with the id of another' muster site -o "$site"
[ "$(happened "$site/parts/moon/r/R-001.html")" -eq 1 ]
result $? 'has a history of its own'
[ "$(happened "$site/program/r/R-001.html")" -eq "$before" ] &&
	[ "$before" -gt 0 ]
result $? 'and so has the other'
! grep -q 'The moon is far' "$site/program/feed.atom"
result $? 'in the feed, too'

ok 'a site with an address' muster site -o "$site" \
	-b https://example.com/status
has 'tells it on its pages' "$site/parts/moon/r/M-001.html" \
	'rel="canonical" href="https://example.com/status/parts/moon/r/M-001.html"'
has 'for those who share them' "$site/program/index.html" \
	'og:url" content="https://example.com/status/program/index.html"'
has 'in the feed' "$site/program/feed.atom" \
	'href="https://example.com/status/program/feed.atom"'
has 'and its entries' "$site/program/feed.atom" \
	'href="https://example.com/status/program/r/R-001.html"'
has 'and where a page is missing' "$site/404.html" \
	'href="https://example.com/status/index.html"'
broken_links "$site"
result $? 'links between pages stay relative'
for url in ftp://example.com/ https:// https:///x 'https://a b/' \
	'https://a"b/' 'https://a/?q' '//example.com' 'javascript:1'; do
	fails 2 "no address: $url" muster site -o "$site" -b "$url"
done
finish
