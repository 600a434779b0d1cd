#!/bin/sh
# The runner can fail: what it says and how it ends for tests of every sort.
set -u
run=$(cd "$(dirname "$0")" && pwd)/run
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
cd "$temp" || exit 2
n=0

# One test file, what the last line must be and what else must be said.
says() # what last-line text: the script is on standard input
{
	n=$((n + 1))
	cat >t.sh
	out=$(RUN_TIMEOUT=1 "$run" "$temp" t.sh 2>&1)
	status=$?
	want=1
	case $2 in *' 0 failed') want=0 ;; esac
	case $status:$out in
	$want:*"$3"*"
$2") echo "ok $n - $1" ;;
	*) echo "not ok $n - $1" ;;
	esac
	printf '%s\n' "$out" | sed 's/^/# /'
}

says 'cases that pass' '2 passed, 0 failed' 'ok    t.sh (2)' <<'EOF'
echo "ok 1 - a"; echo "# note"; echo "ok 2 - b"; echo 1..2
EOF
says 'one that fails' '1 passed, 1 failed' 'FAIL  t.sh (1 of 2)' <<'EOF'
echo "ok 1 - a"; echo "not ok 2 - b"; echo 1..2
EOF
says 'one that is skipped' '1 passed, 0 failed' 'ok    t.sh (1, 1 skipped)' <<'EOF'
echo "ok 1 - a"; echo "ok 2 - b # SKIP no mount here"; echo 1..2
EOF
says 'all skipped' '0 passed, 0 failed' '(0, 1 skipped)' <<'EOF'
echo "1..0 # SKIP no strace here"
EOF
says 'no case' '0 passed, 1 failed' 'no case' </dev/null
says 'an end before the plan' '1 passed, 1 failed' '1 of 0 planned' <<'EOF'
echo "ok 1 - a"
EOF
says 'fewer than planned' '1 passed, 1 failed' '1 of 2 planned' <<'EOF'
echo "ok 1 - a"; echo 1..2
EOF
says 'an exit status' '1 passed, 1 failed' 'exit status 3' <<'EOF'
echo "ok 1 - a"; echo 1..1; exit 3
EOF
says 'a crash' '1 passed, 1 failed' 'exit status 139' <<'EOF'
echo "ok 1 - a"; echo 1..1; kill -SEGV $$
EOF
says 'one that hangs' '1 passed, 1 failed' 'timed out' <<'EOF'
echo "ok 1 - a"; echo 1..1; sleep 20
EOF
says 'a clean environment' '1 passed, 0 failed' 'ok' <<'EOF'
git -C "$TMPDIR" rev-parse --git-dir 2>/dev/null ||
[ -z "$(git config user.name)" ] && [ -z "$(ls -A "$HOME")" ] &&
[ "$MUSTER" = "$MUSTER_BUILD/bin/muster" ] && echo "ok 1 - a"; echo 1..1
EOF

n=$((n + 1))
rm -rf log
echo >log
if out=$("$run" "$temp" t.sh 2>&1); then
	echo "not ok $n - a run that can't write its logs"
else
	echo "ok $n - a run that can't write its logs"
fi
printf '%s\n' "$out" | sed 's/^/# /'

n=$((n + 1))
printf 'gcc 5 0\nlint 2 1\n' >tally
out=$("$run" -T tally gcc clang lint) && status=0 || status=$?
if [ "$status" = 1 ] && [ "$out" = 'FAIL  clang did not finish
7 passed, 2 failed' ]; then
	echo "ok $n - a tally with a run that is not in it"
else
	echo "not ok $n - a tally with a run that is not in it"
fi
echo "1..$n"
