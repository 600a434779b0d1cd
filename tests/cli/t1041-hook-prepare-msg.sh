#!/bin/sh
# prepare-commit-msg: what a commit does to the program stands in the editor,
# as comment lines, and never in the commit.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/hooks.sh"
. "$ROOT/tests/cli/message.sh"

# R-002 with a line that it has not had.
extend() { echo "And $((line = ${line-0} + 1)) more." >>"$R2"; }

# An editor that keeps what it was given, and writes a message above it.
cat >"$TRASH/editor" <<'END'
#!/bin/sh
cp "$1" "${0%/*}/given"
{ echo 'A message'; cat "$1"; } >"$1.new" && mv "$1.new" "$1"
END
chmod +x "$TRASH/editor"
export GIT_EDITOR="$TRASH/editor"

# The commit lands, and this was offered, or nothing.
offers() # description text command...
{
	what=$1 text=$2
	shift 2
	rm -f "$TRASH/given"
	lands "$what" "$@"
	cat "$TRASH/given" >>"$TRASH/out" 2>&1
	grep -qF -e "$text" "$TRASH/given"
	result $? "$what: offers '$text'"
}
offers_nothing() # description command...
{
	what=$1
	shift
	rm -f "$TRASH/given"
	lands "$what" "$@"
	cat "$TRASH/given" >>"$TRASH/out" 2>/dev/null
	! grep -qF 'to the program' "$TRASH/given" "$TRASH/out" 2>/dev/null &&
		! git log -1 --format=%B | grep -qF 'to the program'
	result $? "$what: offers nothing"
}
is_message() # text
{
	git log -1 --format=%B >"$TRASH/out"
	[ "$(git log -1 --format=%B)" = "$1" ]
	result $? "the message is '$1'"
}

proposals offers
sed -i 's/^due: .*/due: 2026-12-15/' "$R2"
offers 'an edit' '#   R-002 The risk R-002: due 2026-12-01 -> 2026-12-15' \
	git commit -qa
is_message 'A message'
ok 'it stands before git'"'"'s own' sh -c \
	'[ "$(sed -n 2p "$0")" = "# What this commit does to the program:" ]' \
	"$TRASH/given"
ok 'with an empty line above, for the message' sh -c \
	'[ -z "$(sed -n 1p "$0")" ]' "$TRASH/given"
risk R-003 && git rm -q program/risks/R-001.md && git add -A
offers 'a new one' \
	'#   R-003 The risk R-003: created: status open, owner ann, due 2026-12-01' \
	git commit -q
ok 'and one that is gone' grep -qFx '#   R-001 The risk R-001: deleted' \
	"$TRASH/given"
sed -i 's/^title: .*/title: "a\\e[31mb\\nc ##[x] é"/' "$R2"
git commit -qanm 'odd' && sed -i 's/^due: .*/due: 2026-12-16/' "$R2"
offers 'what is odd is escaped' \
	'#   R-002 a<U+001B>[31mb c ## [x] é: due 2026-12-15 -> 2026-12-16' \
	git commit -qan
ok 'no editor is stopped by it' sh -c '! grep -q "$(printf "\033")" "$0"' \
	"$TRASH/given"

# Trailers.
again proposed && accept
stopped 'an acceptance' "--trailer 'Decision: D-001'" git commit -q
cat "$TRASH/given" >>"$TRASH/out"
says 'was offered' '# Decision: D-001'
says 'with what to do' '# This has to be said at the message'
lands 'and taken in' env GIT_EDITOR="sed -i 's/^# Decision/Decision/; 1s/^/A/'" \
	git commit -q
is_message 'A

Decision: D-001'
again proposed && accept
fails 1 'an editor that writes nothing' env GIT_EDITOR=true git commit -q
says 'makes no commit' 'empty commit message'
ok 'none' git diff --quiet proposed HEAD

# Messages from elsewhere.
again proposed && extend
offers_nothing '-m' git commit -qam 'x'
extend && git add -A
offers_nothing '-m, edited' git commit -qem 'x'
extend && echo y >"$TRASH/message"
offers_nothing '-F' git commit -qaF "$TRASH/message"
extend
offers_nothing '--amend' git commit -qa --amend
extend
offers_nothing '-C' git commit -qaC HEAD
extend
offers_nothing '-c' git commit -qac HEAD
git checkout -q -b side && extend && git commit -qam 'x' &&
	git checkout -q - && code && git commit -qm 'code'
offers_nothing 'a merge' git merge -q --no-ff --edit side
git reset -q --hard HEAD~1 && git merge -q --squash side >/dev/null
offers_nothing 'a squash' git commit -q
git checkout -q -b picks && extend && git commit -qam 'x' &&
	git checkout -q - && code 2 && git commit -qm 'code'
offers_nothing 'a cherry-pick' git cherry-pick -e picks
code 3
offers_nothing 'a commit of code' git commit -q

# What pre-commit has seen, and in the same commit alone.
mkdir "$TRASH/log" && cat >"$TRASH/log/muster" <<END
#!/bin/sh
echo "\$3" >>'$TRASH/calls'
exec '$MUSTER_BUILD/bin/muster' "\$@"
END
chmod +x "$TRASH/log/muster"
calls() # description "HOOK..." command...
{
	what=$1 want=$2
	shift 2
	: >"$TRASH/calls"
	(PATH=$TRASH/log:$PATH && "$@" >"$TRASH/out" 2>&1 </dev/null)
	tr '\n' ' ' <"$TRASH/calls" >>"$TRASH/out"
	[ "$(tr '\n' ' ' <"$TRASH/calls")" = "$want" ]
	result $? "$what"
}
code 4
calls 'a commit of code starts muster once' 'pre-commit ' git commit -q
code 5
calls 'and once, with -m' 'pre-commit ' git commit -qm 'code'
code 6
calls 'twice for what may be a trailer' 'pre-commit commit-msg ' \
	git commit -qm 'code' -m 'Changes: all'
extend
calls 'a commit of the program asks each' \
	'pre-commit prepare-commit-msg commit-msg ' git commit -qa
code 7 && mv .git/hooks/pre-commit "$TRASH/aside" && echo 1 \
	>.git/muster/untouched
calls 'what another commit has left is not believed' \
	'prepare-commit-msg commit-msg ' git commit -q
mv "$TRASH/aside" .git/hooks/pre-commit

# Templates, comment signs, cleanups.
extend && printf 'Why:\n' >"$TRASH/template"
offers 'a template' '#   R-002 The risk R-002: added: And ' \
	git commit -qat "$TRASH/template"
is_message 'A message
Why:'
extend
offers 'core.commentChar' ';   R-002 The risk R-002: added: And ' \
	git -c core.commentChar=';' commit -qa
is_message 'A message'
extend && printf '#1 is done\n' >"$TRASH/template"
offers 'core.commentChar=auto' ';   R-002 The risk R-002: added: And ' \
	git -c core.commentChar=auto commit -qat "$TRASH/template"
is_message 'A message
#1 is done'
extend
offers '--verbose' '#   R-002 The risk R-002: added: And ' git commit -qav
is_message 'A message'
ok 'the diff is whole' grep -q '^+And' "$TRASH/given"
for cleanup in whitespace verbatim; do
	extend
	offers_nothing "commit.cleanup=$cleanup" \
		git -c commit.cleanup=$cleanup commit -qa
done
extend
offers 'commit.cleanup=scissors' '#   R-002 The risk R-002: added: And ' \
	git -c commit.cleanup=scissors commit -qa
is_message 'A message'

# Many.
again proposed
for i in $(seq 10 49); do risk "R-0$i"; done
git add -A
offers 'forty records' '#   and 20 more: muster diff --staged' git commit -q
ok 'are twenty lines' test 20 -eq "$(grep -c '^#   R-' "$TRASH/given")"
sed -i "s/^title: .*/title: $(head -c 900 /dev/zero | tr '\0' x)/" "$R2"
lands 'a long one' git commit -qa
ok 'is cut' sh -c '[ "$(wc -L <"$0")" -lt 120 ]' "$TRASH/given"

# Whatever is wrong, the commit goes on.
extend && git add -A && mkdir "$TRASH/poor" && cp -L \
	"$MUSTER_BUILD/bin/muster" "$TRASH/poor"
ok 'without muster' env PATH=/usr/bin:/bin .git/hooks/prepare-commit-msg \
	.git/COMMIT_EDITMSG
ok 'without a message' muster message prepare .git/none
says 'it is said' "nothing is offered for the message: the commit's message"
cp .git/index "$TRASH/index" && : >.git/index && : >.git/m
ok 'with a broken index' muster message prepare .git/m
says 'it is said, too' 'nothing is offered for the message: '
cp "$TRASH/index" .git/index
ok 'outside' env -C "$TRASH" muster message prepare "$PWD/.git/m"
printf '\n# comment\n' >.git/m && chmod 640 .git/m
ok 'the file' muster message prepare .git/m
ok 'keeps its mode' test 640 = "$(stat -c %a .git/m)"
ok 'and nothing is left beside it' sh -c '! ls -A .git | grep "^\.*m\."'
finish
