#!/bin/sh
# What git hands to pre-receive, and what somebody else might: refs of every
# sort and number, names that are commands, lines that are none. The numbers
# are those of the rows in tests/README.md.
# shellcheck disable=SC2016 # nobody or another shell expands these
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/receive.sh"

server input
MAIN=$(git rev-parse main) NONE=0000000000000000000000000000000000000000
worsen && BAD=$(git rev-parse HEAD) && force_in HEAD:refs/wip/bad && again
export GIT_DIR="$SRV"

# The tool itself with these bytes, as printf writes them.
hands() # description text format [argument...]
{
	what=$1 text=$2
	shift 2
	# shellcheck disable=SC2059 # the format is the test's
	printf "$@" >"$TRASH/input"
	before=$(refs; objects)
	muster receive <"$TRASH/input" >"$TRASH/out" 2>&1
	status=$?
	[ "$status" -eq 3 ] && grep -qF -e "$text" "$TRASH/out" &&
		[ "$(wc -l <"$TRASH/out")" -eq 1 ] &&
		[ "$(refs; objects)" = "$before" ]
	result $? "$what (exit status $status)"
}

hands '15: no line' 'the input names no ref' ''
hands '15: an empty line' 'line 1 is not `OLD NEW REF`' '\n'
hands '15: half a line' 'ends in the middle of a line' 'abc'
hands '15: a whole one without its line feed' 'in the middle of a line' \
	"$MAIN $BAD refs/heads/main"
hands '15: another line behind a good one' 'line 2 is not' \
	"$MAIN $MAIN refs/heads/main\nabc\n"
hands '15: CR LF' 'line 1 is not' "$MAIN $BAD refs/heads/main\r\n"
hands '15: NUL' 'line 1 is not' "$MAIN $BAD refs/heads/main\\0x\n"
hands '15: bytes' 'line 1 is not' '\377\376\001\002\n'
hands '15: an escape sequence' 'line 1 is not' \
	"$MAIN $BAD refs/heads/\033[2Jmain\n"
hands '15: 20 KB' 'line 1 is longer than 8192 bytes' \
	"$MAIN $BAD refs/heads/%020000d\n" 1
hands '15: 20 KB without an end' 'in the middle of a line' '%020000d' 1
hands '15: a name that is no ref' 'line 1 is not' "$MAIN $BAD main\n"
hands '15: an id that is none' 'line 1 is not' "$MAIN main refs/heads/main\n"
hands '15: an object that is not there' 'was not pushed: push again' \
	"$MAIN 1111111111111111111111111111111111111111 refs/heads/main\n"
hands '15: an old one that is not there' "refs/heads/main: git can't follow" \
	"1111111111111111111111111111111111111111 $MAIN refs/heads/main\n"
yes "$MAIN $MAIN refs/heads/main" | head -c 20000000 >"$TRASH/much"
fails 3 '15: 20 MB' sh -c 'muster receive <"$1"' - "$TRASH/much"
says '15: by its size' 'the input is larger than'
fails 3 '15: a folder for input' sh -c 'muster receive </'
fails 3 '15: no input at all' sh -c 'muster receive <&-'

# Many.
many() # count
{
	seq -f "$NONE $BAD refs/heads/b%.0f" "$1" >"$TRASH/input"
}
many 1000
ok '14: 1,000 refs' sh -c 'muster receive <"$1"' - "$TRASH/input"
lines '14: of which three are looked at' 3
many 1001
fails 3 '14: 1,001 refs' sh -c 'muster receive <"$1"' - "$TRASH/input"
says '14: by that number' 'more than 1000 refs are pushed at once'
yes "$MAIN $NONE refs/heads/main" | sed 100q >"$TRASH/input"
fails 1 'so many refs are shown' sh -c 'muster receive <"$1"' - "$TRASH/input"
says 'and the others counted' 'muster: ... and 50 more refs'
unset GIT_DIR
seq -f 'create refs/tags/t%.0f HEAD' 1001 | git update-ref --stdin
rejects '14: 1,001 tags, pushed' 'more than 1000 refs are pushed at once' \
	git push -q srv --tags
git tag | sed 2q >"$TRASH/keep"
git tag | grep -vxFf "$TRASH/keep" | xargs git tag -d >/dev/null
accepts '14: two' git push -q srv --tags

# Tags, and what is no commit.
git tag blob "HEAD:$R2" && git tag tree 'HEAD:program'
git tag -a -m 'a tag' annotated "$BAD" && git tag -a -m n nested annotated 2>/dev/null
git tag -a -m 'of a blob' ablob blob
accepts '14: tags of blobs, trees, commits and tags are let through' \
	git push -q srv blob tree annotated nested ablob
lines '14: without a word' 0
accepts '14: and deleted' git push -q srv :blob :nested
accepts '14: other refs' git push -q srv HEAD:refs/notes/x HEAD:refs/for/main
# git itself refuses these, but only behind the hook.
fails 1 '14: a branch that is no commit' sh -c \
	'printf "%s\n" "$2 $3 refs/heads/main" | GIT_DIR=$1 muster receive' - \
	"$SRV" "$MAIN" "$(git rev-parse blob)"
says '14: by its id' "$(git rev-parse blob | cut -c1-10) is no commit"

# Names, in a topic branch that is told about, and in one that is held.
set -- '$(touch${IFS}P)' '`touch${IFS}P`' --force 'a;b|c' 'a&b' "it's" '"x' \
	GL-HOOK-ERR "$(printf 'x\377')" "$(printf 'e\302\233m')"
for name; do
	seen=$(printf %s "$name" | LC_ALL=C sed \
		"s/$(printf '\377')/<FF>/; s/$(printf '\302\233')/<U+009B>/")
	accepts "46: $seen" git push srv "$BAD:refs/heads/$name"
	says '46: is told about' "muster: refs/heads/$seen is not held"
done
policy 'receive: {branches: ["**"]}' && git push -q srv main
for name; do
	seen=$(printf %s "$name" | LC_ALL=C sed \
		"s/$(printf '\377')/<FF>/; s/$(printf '\302\233')/<U+009B>/")
	rejects "46: $seen, to delete it" \
		"muster: refs/heads/$seen may not be deleted" \
		git push srv ":refs/heads/$name"
done
for name; do
	printf '%s %s refs/heads/%s\n' "$MAIN" "$NONE" "$name"
done >"$TRASH/input"
fails 1 '46: as JSON' sh -c \
	'GIT_DIR=$1 muster receive --format json <"$2"' - "$SRV" "$TRASH/input"
says '46: with their results' '"result": "deleted"'
python3 -m json.tool <"$TRASH/out" >/dev/null
result $? '46: which is valid'
find . "$SRV" -name P >"$TRASH/out"
lines '46: none is run' 0

# Who else may stop it.
mkdir "$TRASH/bare" && for tool in git sh cat; do
	ln -s "$(command -v $tool)" "$TRASH/bare/$tool"
done
extend
rejects 'without muster on the PATH' "muster is not on the server's PATH" \
	env PATH="$TRASH/bare" git push srv main
printf '#!/bin/sh\necho broken >&2\nexit 99\n' >"$TRASH/bare/muster"
chmod +x "$TRASH/bare/muster"
rejects 'with one that fails' 'broken' env PATH="$TRASH/bare" git push srv main
printf '#!/bin/sh\ncat >%s/seen\necho before >&2\nexit $(cat %s/status)\n' \
	"$TRASH" "$TRASH" >"$SRV/hooks/pre-receive.pre-muster"
chmod +x "$SRV/hooks/pre-receive.pre-muster" && echo 1 >"$TRASH/status"
rejects 'the hook that stood there before goes first' 'before' git push srv main
echo 0 >"$TRASH/status" && worsen
rejects 'and muster after it' "$R2:4:9: error: " git push srv main
mend && accepts 'both are content' git push -q srv main
grep -qx "[0-9a-f]* $(git rev-parse main) refs/heads/main" "$TRASH/seen"
result $? 'both have the same input'
worsen && export GL_ID=key-1
rejects '104: GitLab shows what follows its mark' \
	'GL-HOOK-ERR: muster: refs/heads/main is rejected' git push srv main
[ "$(grep -c GL-HOOK-ERR "$TRASH/out")" -eq 1 ]
result $? '104: which stands before nothing else'
finish
