#!/bin/sh
# pre-push: where the commits begin that a push sends, in all its shapes, with
# git's own pushes to a repository beside this one.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/hooks.sh"
. "$ROOT/tests/cli/message.sh"

id() { git rev-parse --verify -q "$1^{}"; }

# The hook's own output in JSON: a stand-in for muster asks for it.
mkdir "$TRASH/json"
cat >"$TRASH/json/muster" <<END
#!/bin/sh
[ "\$1 \$2" = 'hook run' ] || exec '$MUSTER_BUILD/bin/muster' "\$@"
shift 4
exec '$MUSTER_BUILD/bin/muster' outgoing --format json -- "\$@"
END
chmod +x "$TRASH/json/muster"
with_json() { (PATH=$TRASH/json:$PATH && "$@"); }

# The push succeeds, and the hook sees these refs, "REF BASE HEAD" each.
sends() # description "REF BASE HEAD"... -- command...
{
	what=$1
	shift
	: >"$TRASH/want"
	while [ "$1" != -- ]; do
		echo "$1" >>"$TRASH/want"
		shift
	done
	shift
	with_json "$@" >"$TRASH/out" 2>&1 </dev/null
	status=$?
	sed -n 's/^ *"ref": "\(.*\)",$/\1/p; s/^ *"base": "*\([a-z0-9]*\)"*,$/\1/p
		s/^ *"head": "\(.*\)"$/\1/p' "$TRASH/out" | paste -d ' ' - - - \
		>"$TRASH/got"
	diff "$TRASH/want" "$TRASH/got" >>"$TRASH/out" && [ $status -eq 0 ]
	result $? "$what"
}
at() # ref base head
{
	base=null
	[ -z "$2" ] || base=$(id "$2")
	echo "$1 $base $(id "$3")"
}

git init -q --bare "$TRASH/work/server"
guard push && git remote add origin ../server
git tag first
sends 'all of a first push is new' "$(at refs/heads/main '' main)" -- \
	git push -q origin main
code 1 && git commit -qm 'one' && code 2 && git commit -qm 'two'
sends 'from the old tip on' "$(at refs/heads/main first main)" -- \
	git push -q origin main
sends 'nothing' -- git push -q origin main
code 3 && git commit -qm 'three' && code 4 && git commit -qm 'four'
sends 'a commit by its distance' "$(at refs/heads/main main~2 main~1)" -- \
	git push -q origin HEAD~1:main
sends 'by its words' "$(at refs/heads/main main~1 main)" -- \
	git push -q origin 'HEAD^{/four}:main'
git checkout -q -b topic && code 5 && git commit -qm 'five'
sends 'a new branch, from where it left' "$(at refs/heads/topic main topic)" \
	-- git push -q origin topic
git tag -a v1 -m 'v1' && git tag v2
sends 'no tags' -- git push -q origin v1 v2
code 55 && git commit -qm 'five and a half' && git tag -a v3 -m 'v3'
sends 'but a tag that becomes a branch' \
	"$(at refs/heads/rel topic~1 topic)" -- \
	git push -q origin 'v3^{}:refs/heads/rel'
sends 'nothing of what is deleted' -- git push -q origin :rel
code 6 && git commit -qm 'six'
sends 'all refs at once' "$(at refs/heads/topic topic~2 topic)" \
	"$(at refs/heads/more topic~2 topic)" -- \
	git push -q --atomic origin topic topic:more :v1
git commit -q --amend -m 'six again'
sends 'a forced one, from where the two meet' \
	"$(at refs/heads/topic topic~1 topic)" -- git push -qf origin topic
sends 'no blob, and no commit that is there' -- git push -q origin HEAD:src/main.c:refs/blobs/x \
	HEAD:refs/blobs/y 2>/dev/null
git push -q origin HEAD:refs/for/main
code 7 && git commit -qm 'seven'
sends 'to where no branches are' "$(at refs/for/main topic~1 topic)" -- \
	git push -q origin topic:refs/for/main

# What the remote has, but we have not.
git clone -q ../server ../other && (cd ../other && git checkout -q topic &&
	echo other >other && git add other && git commit -qm 'other' &&
	git push -q origin topic)
sends 'what others have pushed is not here' \
	"$(at refs/heads/topic origin/topic topic)" -- \
	git push -qf origin topic
git remote add mirror ../server2 && git init -q --bare ../server2
git remote set-head origin main
sends 'a remote without branches: since origin' \
	"$(at refs/heads/topic origin/main topic)" -- git push -q mirror topic
sends 'an address: since origin' "$(at refs/heads/again origin/main topic)" -- \
	git push -q ../server2 topic:again
git checkout -q --orphan lone && git commit -qm 'lone'
sends 'another root' "$(at refs/heads/lone '' lone)" -- \
	git push -q origin lone
git checkout -q -f topic

# Names are data.
for name in 'x$(id)' 'a;b|c' '--force' 'ü' "$(printf 'q\351')"; do
	git push -q origin "topic:refs/heads/$name" >"$TRASH/out" 2>&1
	result $? "a ref called $(echo "$name" | tr -cd '[:print:]')"
done
ok 'a remote called --force' sh -c 'printf "" | .git/hooks/pre-push --force x'

# Standard input that is not git's.
zero=0000000000000000000000000000000000000000
lines() # description text printf-format
{
	# shellcheck disable=SC2059 # the format is the test
	printf "$3" | .git/hooks/pre-push origin ../server >"$TRASH/out" 2>&1
	result $? "$1 stops no push"
	says "$1: it is said" "nobody looks at what is pushed: $2"
}
lines 'one word' 'line 1 of standard input' 'abc'
lines 'no ids' 'line 1 of standard input' 'a b c d\n'
lines 'a NUL' 'line 1 of standard input' "a $zero b \\\\0$zero\\n"
lines 'a second line' 'line 2 of' "a $zero b $zero\\nx\\n"
lines 'a long line' 'line 1 of' "$(head -c 9000 /dev/zero | tr '\0' a) $zero b $zero\\n"
lines 'many refs' 'more than 1000 refs' \
	"$(yes "(delete) $zero refs/heads/x $zero" | head -n 1001)\\n"
ok 'no end of the last line' sh -c "printf '(delete) $zero refs/heads/x \
$zero' | .git/hooks/pre-push origin x"
silent_on 'is fine' 'muster'
fails 2 'an unknown option' muster outgoing --what

# What is accepted without saying so is told, and goes.
decision D-001 proposed && decision D-002 proposed && git add -A &&
	git commit -qm 'propose' && git push -q origin topic
accept && git commit -qnm 'past the hook' && code 77 && git commit -qm 'code'
ok 'an acceptance that no commit says' git push -q origin topic topic:twice
says 'is told' 'program/decisions/D-001.md:4:9: warning: what is pushed makes \
D-001 accepted, and no commit of it has a trailer'
lines_are() { [ "$(grep -c "$1" "$TRASH/out")" -eq "$2" ]; }
lines_are 'warning:' 1
result $? 'once'
ok 'once pushed, no more' sh -c 'echo x >src/y && git add src &&
	git commit -qm y && git push -q origin topic'
silent_on 'is said' 'warning'
decision D-002 accepted && git add -A && git commit -qm 'accept' \
	-m 'Decision: D-002' && code 78 && git commit -qm 'code'
ok 'one that says so' git push -q origin topic
silent_on 'is fine' 'warning'
policy 'rules: {commit/trailer: off}' && git add -A && git commit -qnm 'policy'
decision D-003 accepted 'Keep it off' && git add -A && git commit -qnm 'D-003'
ok 'a policy that does not want it' git push -q origin topic
silent_on 'is heeded' 'warning'

# The hook that was there.
printf '#!/bin/sh\ncat >../theirs\necho "$@" >>../theirs\n' \
	>.git/hooks/pre-push.pre-muster && chmod +x .git/hooks/pre-push.pre-muster
code 8 && git commit -qm 'eight'
sends 'theirs has the same' "$(at refs/heads/topic topic~1 topic)" -- \
	git push -q origin topic
ok 'lines' grep -q '^refs/heads/topic [0-9a-f]* refs/heads/topic [0-9a-f]*$' \
	../theirs
ok 'and arguments' grep -qx 'origin ../server' ../theirs
printf '#!/bin/sh\nexit 1\n' >.git/hooks/pre-push.pre-muster
code 9 && git commit -qm 'nine'
fails 1 'theirs stops it' git push -q origin topic
ok 'past the hooks' git push -q --no-verify origin topic
rm .git/hooks/pre-push.pre-muster

# Elsewhere.
code 10 && git commit -qm 'ten'
git clone -q --depth 1 "file://$PWD/../server" ../cut && cd ../cut &&
	git remote add up "$TRASH/work/push/.git" && muster hook install -q
code 11 && git commit -qnm 'eleven'
ok 'a shallow clone pushes' git push -q origin HEAD:cut
cd ../push && git worktree add -q ../linked && cd ../linked && code 12 &&
	git commit -qm 'twelve'
sends 'from a linked work tree' "$(at refs/heads/linked HEAD~2 HEAD)" -- \
	git push -q origin linked
cd ../push && mkdir -p sub && cd sub && git commit -q --allow-empty -m 'sub'
sends 'from below' "$(at refs/heads/topic topic~2 topic)" -- \
	git push -q origin topic
ok 'without muster it is said' sh -c 'cd .. && git commit -q --allow-empty \
	--no-verify -m x && PATH=/usr/bin:/bin git push -q origin topic'
says 'and goes' 'nobody looks at what is pushed: muster is not on the'
finish
