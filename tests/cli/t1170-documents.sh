#!/bin/sh
# Documents that were read before: every verb says the same with them, without
# them, and with what is left of them.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

example shop && cd shop || exit 2
today 2026-04-24
git config user.name 'Ann Lee' && git config user.email ann@example.com
cache=.git/muster/documents

call() # arguments...
{
	"$before"
	echo "== $*"
	muster "$@" 2>&1 </dev/null
	echo "exit $?"
}
forget() { rm -f "$cache"; }
before=:
short()
{
	call check --all --rev HEAD --format json
}
every()
{
	call check --staged --all
	call raid --long
	call raid --digest all --as-of 2026-03-25
	call diff --format json HEAD~20 HEAD
	call diff --staged HEAD~3
	call log --patch charter
	call decisions audit --log
	call plan --format json
	call forecast --runs 100
	call drift
	call scope scope/three-pilots
	call owners
	call complete ids
}
same() # description; what is in ../got is what it was without
{
	diff ../cold ../got >"$TRASH/out" 2>&1
	result $? "$1"
}
again() # description
{
	short >../got
	same "$1"
}

before=forget
every >../cold
before=:
muster check >../out
ok 'a look keeps what it has read' test -s "$cache"
every >../got
same 'with what is kept, every verb says the same'

rm -f "$cache" && short >../cold && cp "$cache" ../good
again 'a second look'
ok 'writes nothing' cmp "$cache" ../good
for at in 0 24 1000; do
	cp ../good "$cache"
	printf '\125' | dd of="$cache" bs=1 seek="$at" conv=notrunc 2>/dev/null
	again "byte $at of it wrong"
done
size=$(wc -c <../good)
for len in 0 30 $((size - 1)); do
	head -c "$len" ../good >"$cache"
	again "cut off behind byte $len"
done
sed 's/^muster-documents 1/muster-documents 9/' ../good >"$cache"
again 'of another format'
sed 's/^title: /tITLE: /' ../good >"$cache"
again 'other bytes in it'
ok 'is put right' cmp "$cache" ../good
rm "$cache" && mkdir "$cache"
again 'a folder in its place'
rmdir "$cache" && ln -s /dev/zero "$cache"
again 'a link in its place'
rm "$cache" && mkfifo "$cache"
again 'a pipe in its place'
rm -r .git/muster && echo x >.git/muster
again 'no room for it'
rm .git/muster

# Two that find nothing there, at once.
short >../one & short >../two & wait
for got in one two; do
	cp "../$got" ../got
	same "two at once: $got"
done
ok 'two at once: what is kept is whole' test "$(wc -c <"$cache")" -eq "$size"
ok 'two at once: nothing is left lying about' \
	test "$(find .git/muster -name 'documents*' | wc -l)" -eq 1

# Work trees, clones.
git worktree add -q ../tree 2>/dev/null && cp ../good "$cache" && cd ../tree &&
	again 'from a linked work tree'
ok 'whose own git directory has none' \
	test ! -e ../shop/.git/worktrees/tree/muster
cd ../shop && git clone -q . ../clone && cd ../clone && again 'in a clone' &&
	ok 'it is made there, too' cmp "$cache" ../good
cd ../shop || exit 2

# A file whose times are those of the index, and whose size is that of its
# blob, is read all the same.
risk=program/risks/$(basename "$(find program/risks -name 'R-0*' | sort |
	head -n 1)")
cp ../good "$cache" && cp -p "$risk" ../risk
sed 's/^status: [a-z]/status: Z/' ../risk >"$risk" && touch -r ../risk "$risk"
fails 1 'a change behind the back of the index is seen' muster check
says 'and where' "$risk"
git checkout -q "$risk"

# Other bytes under a blob's id, as a broken disk may leave them: what is read
# then is not what was read when it is mended.
object() { echo ".git/objects/$(git rev-parse "$1" | sed 's|^..|&/|')"; }
echo '# More' >>"$risk" && git commit -qam 'risks: more' && short >../cold
object=$(object "HEAD:$risk")
other=$(sed 's/^status: .*/status: Z/' "$risk" | git hash-object -w --stdin)
rm -f "$cache" && mv "$object" ../object && cp "$(object "$other")" "$object"
call check --all --rev HEAD >../out
says 'other bytes under an id are not seen' 'no status'
mv -f ../object "$object" && short >../got
same 'and are not kept'

# A filter of the user's between file and blob: the blob's document is kept
# under its id, the file's under none.
mkdir -p .git/info && echo '*.md filter=swap' >.git/info/attributes
git config filter.swap.clean 'tr TF FT' && git config filter.swap.smudge \
	'tr TF FT'
rm -rf program .git/index && git reset -q --hard && sleep 1.1 &&
	git update-index -q --refresh
rm -f "$cache" && call check --all >../bent
call check --all >../got
ok 'files that a filter has changed read as before' cmp ../bent ../got
short >../got
rm -f "$cache" && short >../cold
same 'and do not stand for their blobs'
finish
