#!/bin/sh
# What `muster receive` does where it can't decide: no time left, objects that
# are damaged, somebody else's repository. Nothing is ever accepted then. The
# numbers are those of the rows in tests/README.md.
# shellcheck disable=SC2016 # other shells expand these
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/receive.sh"

hook() # line...
{
	printf '%s\n' '#!/bin/sh' "$@" >"$SRV/hooks/pre-receive"
}
late='muster: could not decide in the time there is'
push() { git push srv main; }

server slow && extend
mkfifo "$TRASH/fifo"
(exec 3>"$TRASH/fifo" && exec sleep 20) & waiter=$!
start=$(date +%s)
fails 3 '119: four seconds, by the clock on the wall' sh -c \
	'GIT_DIR=$1 exec muster receive <"$2"' - "$SRV" "$TRASH/fifo"
took=$(($(date +%s) - start))
says '119: and one sentence' "$late, so nothing is accepted"
lines '119: alone' 1
kill "$waiter"
[ "$took" -ge 3 ] && [ "$took" -le 6 ]
result $? "119: it took $took seconds"

# A git that does not come back, as on a disk that does not.
mkdir "$TRASH/slow" && printf '#!/bin/sh\necho $$ >%s/pid\nexec sleep 60\n' \
	"$TRASH" >"$TRASH/slow/git" && chmod +x "$TRASH/slow/git"
export MUSTER_WALL_SECONDS=1
hook "PATH=$TRASH/slow:\$PATH exec muster receive"
rejects '119: a child that hangs' "$late" push
sleep 0.2
! grep '^State:.*[RS] (' "/proc/$(cat "$TRASH/pid")/status" >"$TRASH/out" 2>&1
result $? '119: is ended, too'
if strace -o /dev/null true 2>/dev/null; then
	export ASAN_OPTIONS="${ASAN_OPTIONS-}:detect_leaks=0"
	receive=$MUSTER_BUILD/libexec/muster/muster-receive
	hook "exec strace -o /dev/null -e trace=openat \
		-e inject=openat:delay_enter=80000 $receive"
	rejects '119: an object store that is slow' "$late" push
else
	result 0 '119: an object store that is slow # SKIP no strace here'
fi
unset MUSTER_WALL_SECONDS
install_hook "$SRV" && accepts 'in good time' push

# Where the new objects are, in git's variables: absolute and relative.
worsen && new=$(git rev-parse HEAD) old=$(git rev-parse srv/main)
mkdir -p "$SRV/objects/in" &&
	git rev-list --objects srv/main.. | cut -d' ' -f1 |
	git pack-objects -q "$SRV/objects/in/pack" >/dev/null &&
	mkdir "$SRV/objects/in/pack" && mv "$SRV"/objects/in/pack-* \
	"$SRV/objects/in/pack"
quarantined() # folder objects alternates
{
	(
		cd "$1" && export GIT_DIR="${4-.}" GIT_OBJECT_DIRECTORY="$2" &&
			export GIT_ALTERNATE_OBJECT_DIRECTORIES="$3" &&
			export GIT_QUARANTINE_PATH="$2" &&
			echo "$old $new refs/heads/main" | muster receive
	)
}
fails 1 '10: absolute' quarantined "$SRV" "$SRV/objects/in" "$SRV/objects"
says '10: absolute: it is read' "$R2:4:9: error: "
fails 1 '10: relative' quarantined "$SRV" ./objects/in ./objects
says '10: relative: it is read' "$R2:4:9: error: "
fails 1 '10: from elsewhere' quarantined "$TRASH" "$SRV/objects/in" \
	"$SRV/objects" "$SRV"
says '10: from elsewhere: it is read' "$R2:4:9: error: "
fails 3 '10: without what it borrows from' quarantined "$SRV" ./objects/in ''
rm -r "$SRV/objects/in"
git --git-dir="$SRV" config receive.advertisePushOptions true
rejects '10: push options change nothing' "$R2:4:9: error: " \
	git push -o ci.skip -o '$(touch P)' srv main
export GIT_DIR="$SRV"
fails 3 '10: the object is nowhere' quarantined "$SRV" "$SRV/objects" ''
unset GIT_DIR
mend

# What is damaged.
object=$SRV/objects/$(git rev-parse srv/main:program | sed 's,..,&/,')
chmod u+w "$object" && cp "$object" "$TRASH/object" && truncate -s 20 "$object"
fails 3 '41: a damaged object of the server' sh -c \
	'echo "$2 $2 refs/heads/main" | GIT_DIR=$1 muster receive' - \
	"$SRV" "$(git rev-parse srv/main)"
says '41: by name' 'git fsck'
cp "$TRASH/object" "$object"
echo garbage >"$SRV/HEAD"
fails 3 '44: a HEAD that leads nowhere' sh -c \
	'echo "$2 $2 refs/heads/main" | GIT_DIR=$1 muster receive' - \
	"$SRV" "$(git rev-parse srv/main)"
echo 'ref: refs/heads/main' >"$SRV/HEAD"

# Other names for a branch that is held.
git --git-dir="$SRV" symbolic-ref refs/heads/trunk refs/heads/main
worsen
rejects 'another name for the default branch' "$R2:4:9: error: " \
	git push srv HEAD:trunk
rejects 'which may not be deleted either' 'may not be deleted' \
	git push srv :trunk
mend && accepts 'it is held to the same' git push -q srv HEAD:trunk

# Whose repository it is: git asks first, and muster where git has not.
if chown -R 65534 "$SRV" 2>/dev/null; then
	rejects '32: the owner is somebody else' 'safe.directory' push
	fails 3 '32: for muster as well' sh -c \
		'cd "$1" && echo "$2 $2 refs/heads/main" | muster receive' - \
		"$SRV" "$(git rev-parse srv/main)"
	says '32: with the same advice' "--add safe.directory $SRV"
	git config --global --add safe.directory "$SRV"
	extend && accepts '32: until it is trusted' push
else
	result 0 "32: somebody else's repository # SKIP not root"
fi

# A server that is no bare repository.
server plain && rm -rf "$SRV" && git clone -q . "$TRASH/work/tree" &&
	SRV=$TRASH/work/tree/.git && install_hook "$SRV" &&
	git -C "$SRV/.." config receive.denyCurrentBranch updateInstead &&
	git remote set-url srv "$SRV/.."
worsen
rejects 'into a work tree: a bad push' "$R2:4:9: error: " push
mend && accepts 'into a work tree: a good one' push
fails 3 'SHA-256' sh -c 'git init -q --bare --object-format=sha256 "$1" &&
	echo x | GIT_DIR=$1 muster receive' - "$TRASH/work/new.git"
fails 2 'an operand' muster receive main
finish
