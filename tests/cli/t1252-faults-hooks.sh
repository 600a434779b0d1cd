#!/bin/sh
# muster hook install and uninstall that are cut short or meet a disk that
# fails, at every call in turn: somebody else's hook is there whole, and the
# next call mends what is left.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/states.sh"

tool=$MUSTER_BUILD/libexec/muster/muster-hook
hooks=.git/hooks

# Let the call number n of the process itself go wrong; 1+ is every one.
inject() # fault n command...
{
	fault=$1 n=$2
	shift 2
	ASAN_OPTIONS="${ASAN_OPTIONS-}:detect_leaks=0" timeout 20 strace \
		-o "$TRASH/trace" -e inject="$fault:when=$n" "$@" \
		>"$TRASH/out" 2>&1 </dev/null
}
injected()
{
	grep -q -e INJECTED -e 'killed by SIGKILL' "$TRASH/trace"
}
# Two hooks of somebody else's, and nothing of ours.
begin_again()
{
	rm -rf $hooks && cp -a ../hooks $hooks
	[ "$1" = install ] || muster hook install --quiet
}
was_restored()
{
	rm -f $hooks/*.??????
	diff -r $hooks ../hooks &&
		[ "$(stat -c %a $hooks/pre-commit)" = 751 ]
}
# Theirs is where git or ours looks for it.
kept()
{
	cmp -s $hooks/pre-commit ../hooks/pre-commit ||
		cmp -s $hooks/pre-commit.pre-muster ../hooks/pre-commit
}
survives() # verb fault
{
	verb=$1 n=1
	begin_again "$verb"
	while inject "$2" "$n" "$tool" "$verb"; status=$?; injected; do
		[ "$status" -ne 1 ] && [ "$status" -ne 2 ]
		result $? "$verb: $2, call $n: done, or said"
		ok "$verb: $2, call $n: theirs is there" kept
		ok "$verb: $2, call $n: install mends it" sh -c \
			'muster hook install && muster hook status'
		ok "$verb: $2, call $n: uninstall" muster hook uninstall
		ok "$verb: $2, call $n: brings it back" was_restored
		begin_again "$verb"
		n=$((n + 1))
	done
	[ "$n" -gt 1 ]
	result $? "$verb: $2 has been met"
}

begin faults && mkdir ../hooks && for hook in pre-commit pre-merge-commit; do
	printf '#!/bin/sh\necho theirs %s\n' $hook >../hooks/$hook
	chmod 751 ../hooks/$hook
done
if ! strace -o "$TRASH/trace" true 2>/dev/null; then
	skip 'failing calls' 'no strace, or it may not trace'
else
	for call in link,linkat rename,renameat,renameat2; do
		survives install "$call:error=EIO"
		survives install "$call:signal=KILL"
	done
	survives install fsync:error=ENOSPC
	survives uninstall rename,renameat,renameat2:error=EIO
	survives uninstall rename,renameat,renameat2:signal=KILL
	begin_again install
	ok 'a file system without links' inject link,linkat:error=EPERM 1+ \
		"$tool" install
	ok 'has them all the same' muster hook status
	ok 'and back' muster hook uninstall
	ok 'as they were' was_restored
fi

# Two at once: whoever is second finds the first one's work or says so.
begin_again install
for n in 1 2 3 4 5 6; do
	muster hook install --quiet >>../log 2>&1 &
done
wait
ok 'six at once' muster hook install
ok 'all is checked' muster hook status
ok 'theirs is there' kept
muster hook uninstall --quiet
ok 'and comes back' was_restored
finish
