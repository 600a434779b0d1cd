#!/bin/sh
# Paths and files that are no records' names and no files, whoever wrote
# them: what muster makes of a tree, an index and a disk that nobody vouches
# for. Messages for the common ones are in tests/rules/file.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

# The bytes of an object id.
bytes() # hexadecimal
{
	for byte in $(echo "$1" | sed 's/../0x& /g'); do
		printf "\\$(printf %03o "$byte")"
	done
}

# A tree of these entries, as they are.
tree() # mode name object...
{
	while [ "$#" -gt 0 ]; do
		printf '%s ' "$1"
		printf "$2\0"
		bytes "$3"
		shift 3
	done | git hash-object -t tree -w --literally --stdin
}

blob() # file
{
	git hash-object -w "$1"
}

# A commit of the small program and what else its folder holds.
commit_tree() # mode name object...
{
	people=$(tree 100644 ann.md "$(blob program/people/ann.md)")
	program=$(tree 100644 charter.md "$(blob program/charter.md)" "$@" \
		40000 people "$people")
	git update-ref refs/heads/forged "$(git commit-tree -m forged \
		"$(tree 40000 program "$program")")"
}

# Every output of the last command is one that can be shown and parsed.
is_plain()
{
	iconv -f UTF-8 -t UTF-8 <"$TRASH/out" >/dev/null 2>&1 &&
		[ "$(LC_ALL=C tr -d '\n\040-\176\200-\377' <"$TRASH/out" |
			wc -c)" -eq 0 ]
}
plain() # description
{
	is_plain
	result $? "$1"
}
json() # description
{
	jq -e .findings "$TRASH/out" >/dev/null 2>&1 && is_plain
	result $? "$1"
}

begin entries
risk R-1
touch ../secret.md ../../secret.md
r=$(blob program/risks/R-1.md)
for name in .. . .git .GIT '../../x.md' 'a/b.md' '/etc/passwd' ''; do
	commit_tree 100644 "$name" "$r"
	fails 1 "59 an entry '$name' is a finding" \
		muster check --rev forged --format json
	json "59 an entry '$name' can be shown"
	commit_tree 40000 "$name" "$(tree 100644 R-2.md "$r")"
	fails 1 "59 a folder '$name' is a finding" muster check --rev forged
	says "59 a folder '$name' is not looked into" '[file/odd]'
	silent_on "59 a folder '$name' holds no record" R-2.md
done
ok '59 nothing was written outside' \
	sh -c '[ ! -s ../secret.md ] && [ ! -s ../../secret.md ]'

begin ids
for id in ../../x /etc/x . .. '' "$(printf %0300d 7)" 'R-1 ' 'R-1.' 'R-a/b' \
	'-R-1' 'R-' con R-1:x; do
	risk R-1
	sed -i "s|^id: .*|id: \"$id\"|" program/risks/R-1.md
	fails 1 "60 the id '$(echo "$id" | cut -c1-20)' is a finding" \
		muster check
done
for id in ../../x ../x.md /etc/x R-1/../../../x 'R-1
x'; do
	fails 2 '60 no file is named by such an id' muster new risk --set \
		"id=$id" --title x --set due=2026-12-01
done
ok '60 nothing was written outside' sh -c '[ ! -e ../x.md ] &&
	[ ! -e ../../x.md ] && [ ! -e /etc/x.md ]'

begin names
risk R-1
r=$(blob program/risks/R-1.md)
rm -r program/risks
add() # name
{
	printf '100644 %s 0\tprogram/risks/%b\0' "$r" "$1" |
		git update-index -z --index-info
}
for name in 'a\nb' 'a\tb' 'a\033[2Jb' 'a"b' 'a\0377b' 'a\0342\0200\0256b' \
	'a\0302\0233b' '::error::x' '##[error]x' "$(printf '%0250d' 1)" 'con' \
	'-rf' '$(touch x)' '%s%n'; do
	git read-tree HEAD
	add "$name.md"
	shown=$(printf '%s' "$name" | tr '\\' _ | cut -c1-20)
	fails 0 "63 a name of '$shown' in the index" muster check --staged
	plain "63 a name of '$shown' can be shown"
	says "63 a name of '$shown' is a record" '3 records'
	fails 0 "63 a name of '$shown' as JSON" \
		muster check --staged --format json
	json "63 a name of '$shown' is JSON"
	git commit -qm "$shown"
	fails 0 "63 a name of '$shown' in a commit" muster check --rev HEAD
	plain "63 a name of '$shown' in a commit can be shown"
	git reset -q --soft HEAD~1
done
git read-tree HEAD
deep=$(printf '%04000d' 0 | sed 's/0000000000/folder000\//g')
add "${deep}R-1.md"
fails 3 '63 a path of 4 KB is more than we read' muster check --staged
plain '63 a path of 4 KB can be shown'
git read-tree HEAD
long=$(printf '%04000d' 0)
add "$long.md"
fails 3 '63 a name of 4 KB, too' muster check --staged
plain '63 a name of 4 KB can be shown'
git read-tree HEAD

begin links
risk R-1
printf -- '---\nid: secret\nkind: person\ntitle: Top secret\n---\n' \
	>"$TRASH/secret.md"
ln -s "$TRASH/secret.md" program/risks/R-2.md
ln -s "$TRASH" program/outside
ln -s R-3.md program/risks/R-3.md
for source in '' --staged '--rev HEAD'; do
	[ "$source" != --staged ] || git add -A
	[ "$source" != '--rev HEAD' ] || git commit -qm links
	# shellcheck disable=SC2086 # two words
	fails 1 "64 links are findings ($source)" muster check $source
	silent_on "64 and not followed ($source)" secret
	says "64 each of them ($source)" '3 errors'
done
rm -r program && mkdir real && ln -s real program
fails 1 '64 the program itself is a link' muster check
says '64 which is a finding' 'program: error:'
rm program && git reset -q --hard HEAD~1
ln -s "$TRASH/secret.md" .muster.yml
fails 1 '64 the manifest is a link' muster check
silent_on '64 and not followed' secret
rm .muster.yml program/charter.md
ln -s "$TRASH/secret.md" program/charter.md
fails 1 '64 the charter is a link' muster check
silent_on '64 and not followed either' secret

begin modes
risk R-1
r=$(blob program/risks/R-1.md)
for mode in 100755 100664 100600; do
	commit_tree "$mode" R-1.md "$r"
	ok "65 mode $mode is a file" muster check --rev forged
done
for mode in 777777 000000 060000 100000000; do
	commit_tree "$mode" R-1.md "$r"
	"$MUSTER_BUILD/bin/muster" check --rev forged >"$TRASH/out" 2>&1
	status=$?
	[ "$status" = 1 ] || [ "$status" = 3 ]
	result $? "65 mode $mode is a finding, or can not be decided"
	plain "65 mode $mode can be shown"
done
commit_tree 160000 R-1.md "$(git rev-parse HEAD)"
fails 1 '66 a submodule is a finding' muster check --rev forged
commit_tree 40000 R-1.md "$(tree 100644 x.txt "$r")"
fails 1 '66 a folder is a finding' muster check --rev forged
commit_tree 100644 R-1.md "$r" 100644 R-1.md "$r"
fails 1 '67 the same name twice is a finding' muster check --rev forged
commit_tree 100644 R-1.md "$r" 40000 R-1.md "$(tree 100644 R-2.md "$r")"
fails 1 '67 a file and a folder of one name, too' muster check --rev forged
commit_tree 100644 R-1.md "$(git rev-parse 'HEAD^{tree}')"
fails 3 '67 a file that is a tree can not be read' muster check --rev forged
commit_tree 40000 risks "$r"
fails 3 '67 a folder that is a file can not be read' \
	muster check --rev forged
commit_tree 100644 R-1.md "$(printf %040d 1)"
fails 3 '67 a file that is not there can not be read' \
	muster check --rev forged
commit_tree 100644 notes.txt "$(printf %040d 1)"
ok '67 what is no record may be missing' muster check --rev forged

begin attributes
risk R-1 'trigger: "$Id$ größer"'
commit 2026-07-14 'program: a risk'
muster check --format json --rev HEAD >"$TRASH/want"
set_attributes() # attributes
{
	echo "program/risks/R-1.md $1" >.git/info/attributes
	rm program/risks/R-1.md
	git checkout -q -- program/risks/R-1.md
}
same() # description
{
	ok "72 $1" muster check --format json
	mv "$TRASH/out" "$TRASH/got"
	ok "72 $1: no difference" cmp "$TRASH/got" "$TRASH/want"
	ok "72 $1: as git sees it" git diff --quiet
}
for attributes in 'eol=crlf' 'text eol=crlf' 'ident' '-diff' 'binary'; do
	set_attributes "$attributes"
	same "$attributes"
done
for encoding in UTF-16 UTF-16LE-BOM ISO-8859-1; do
	set_attributes "working-tree-encoding=$encoding"
	touch -d 2026-07-01 program/risks/R-1.md
	git update-index -q --refresh
	same "working-tree-encoding=$encoding"
done
git show HEAD:program/risks/R-1.md >"$TRASH/changed"
printf 'M\303\266re.\n' >>"$TRASH/changed"
sed -i 's/^status: .*/status: opened/' "$TRASH/changed"
for encoding in UTF-16 UTF-16LE-BOM UTF-32 ISO-8859-1; do
	set_attributes "working-tree-encoding=$encoding"
	case $encoding in *-BOM) printf '\377\376' ;; esac \
		>program/risks/R-1.md
	iconv -t "${encoding%-BOM}" "$TRASH/changed" >>program/risks/R-1.md
	fails 1 "72 a changed file in $encoding" muster check --format json
	mv "$TRASH/out" "$TRASH/got"
	git add program && git commit -qm "$encoding"
	muster check --format json --rev HEAD >"$TRASH/committed"
	ok "72 a changed file in $encoding: no difference" \
		cmp "$TRASH/got" "$TRASH/committed"
	git reset -q --hard HEAD~1
done
git config filter.evil.clean "touch $TRASH/ran; cat"
git config filter.evil.smudge cat
git config filter.evil.required true
set_attributes filter=evil
rm -f "$TRASH/ran"
ok '72 a filter that runs a command' muster check
ok '72 which is not run by us' test ! -e "$TRASH/ran"

begin pipes
risk R-1
mkfifo program/risks/R-2.md
fails 1 '75 a pipe does not block' timeout 60 muster check
says '75 and is a finding' 'program/risks/R-2.md: error: this is not a plain'
fails 1 '75 raid does not block' timeout 60 muster raid
rm program/risks/R-2.md
mkfifo .muster.yml
fails 1 '75 a pipe as the manifest does not block' timeout 60 muster check
rm .muster.yml program/charter.md
mkfifo program/charter.md
fails 1 '75 a pipe as the charter does not block' timeout 60 muster check
rm -r program
mkfifo program
fails 1 '75 a pipe as the program does not block' timeout 60 muster check
rm program

# Neither is opened: a device may do anything when it is.
begin devices
risk R-1
odd() # what
{
	says "75 $1 as a record is a finding" \
		'program/risks/R-2.md: error: this is not a plain'
	fails 1 "75 $1 does not block raid" timeout 60 muster raid
	ok "75 $1 is left alone" test -e program/risks/R-2.md
	rm program/risks/R-2.md
}
if command -v perl >/dev/null; then
	perl -MSocket -e 'socket(S, AF_UNIX, SOCK_STREAM, 0) and
		bind(S, sockaddr_un("program/risks/R-2.md")) or die' || exit 2
	fails 1 '75 a socket does not block' timeout 60 muster check
	odd 'a socket'
fi
if mknod program/risks/R-2.md c 1 5 2>/dev/null; then
	fails 1 '75 a device does not block' timeout 60 muster check
	odd 'a device'
	rm program/charter.md && mknod program/charter.md c 1 5
	fails 1 '75 a device as the charter does not' timeout 60 muster check
	git checkout -q program
	mknod .muster.yml c 1 5
	fails 1 '75 a device as the manifest does not' timeout 60 muster check
	rm .muster.yml
fi
ln -s /dev/zero program/risks/R-2.md
fails 1 '75 a link to a device is not followed' timeout 60 muster check
finish
