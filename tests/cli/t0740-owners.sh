#!/bin/sh
# muster owners: CODEOWNERS from the records; printed, held against the file
# of the repository, and written into it between two lines.
#
#	UPDATE=1 tests/cli/t0740-owners.sh
cd "$(dirname "$0")/../.." && . tests/cli/lib.sh
FILE=.github/CODEOWNERS

# A person with lines of front matter of your own.
person() # id [line...]
{
	id=$1
	shift
	printf '%s\n' '---' "id: $id" 'kind: person' "title: Person $id" \
		"$@" '---' >"program/people/$id.md"
}

# Is this line, and the whole of it, in the last command's output?
has() # description line
{
	grep -qxF -e "$2" "$TRASH/out"
	result $? "$1"
}

begin apollo
person bob 'emails: [bob@example.com, bob@home.example]'
person cyd 'handle: "@cyd"' 'emails: [cyd@example.com]'
person dan 'handle: dan-x'
person eve 'emails: [eve@example.com]' 'left: 2026-07-01'
person fay 'handle: "fay @root"' 'emails: ["fay root@example.com"]'
risk R-001 'owner: bob'
sed -i '0,/^owner: ann/{/^owner: ann/d}' program/risks/R-001.md
for pair in R-002:cyd R-003:dan R-004:eve R-005:fay R-006:ann R-007:gus; do
	risk "${pair%:*}"
	sed -i "s/^owner: ann/owner: ${pair#*:}/" "program/risks/${pair%:*}.md"
done
mkdir -p program/teams program/changes
printf '%s\n' '---' 'id: T-web' 'kind: team' 'title: Web' 'lead: bob' \
	'---' >program/teams/T-web.md
cp program/risks/R-001.md 'program/risks/a b.md'
sed -i 's/R-001/R-011/' 'program/risks/a b.md'
cp program/risks/R-001.md 'program/risks/[a].md'
sed -i 's/R-001/R-012/' 'program/risks/[a].md'

ok 'it prints' muster owners
has 'the charter has its owner, who has the rest' \
	'/program/ ann@example.com'
has 'the first address' '/program/risks/R-001.md bob@example.com'
has 'the handle goes before it' '/program/risks/R-002.md @cyd'
has 'with an @ or without' '/program/risks/R-003.md @dan-x'
silent_on 'who has left is not asked' R-004
silent_on 'nor who has a name of two words' fay
silent_on 'nor somebody who is nobody' R-007
silent_on 'no line says what holds anyway' R-006
has 'a team has its lead' '/program/teams/T-web.md bob@example.com'
has 'a blank is escaped' '/program/risks/a\ b.md bob@example.com'
has 'a bracket can not be' \
	"# program/risks/[a].md: has no pattern; its folder's line holds"
has 'without an accountable the owner approves' \
	'/program/changes/ ann@example.com'
printf '%s\n' '---' 'id: T-web' 'kind: team' 'title: Web' 'lead: bob' \
	'handle: acme/web' '---' >program/teams/T-web.md
sed -i 's/^owner: ann/&\nraci: {accountable: T-web}/' program/charter.md
ok 'a team approves' muster owners
has 'by its handle' '/program/charter.md @acme/web'
printf '%s\n' '---' 'id: policy' 'kind: policy' 'title: Policy' \
	'scope: {approvers: [dan, bob@home.example, raci.accountable]}' \
	'---' >program/policy.md
ok 'whom the policy names' muster owners
has 'approve together' '/program/policy.md @dan-x bob@example.com @acme/web'
rm program/policy.md
ok 'without it' muster owners
grep -n '^/program/[tc]' "$TRASH/out" | cut -d' ' -f1 | cut -d: -f2 |
	head -n 2 | tr '\n' ' ' >"$TRASH/order"
ok 'the special is behind the general' \
	grep -qx '/program/teams/T-web.md /program/charter.md ' "$TRASH/order"

fails 1 'no file' muster owners --check
says 'is told with the command' 'help: muster owners --write'
ok 'which writes one' muster owners --write
ok 'and it is clean' muster owners --check
lines 'and silent' 0
ok 'written again it is the same' muster owners -w
lines 'nothing changes' 0
commit 2026-07-02 'owners: ask by the records'
ok 'a commit is looked at, too' muster owners --check --rev HEAD
ok 'and what is staged' muster owners --check --staged

sed -i 's/^handle: dan-x/handle: dan-y/' program/people/dan.md
fails 1 'a new name' muster owners --check
says 'is told where it differs' "$FILE:6:1: error: "
ok 'the commit is as it was' muster owners --check --rev HEAD
fails 2 'nothing is written from one' muster owners --write --rev HEAD
{ printf '* @all\r\n# \377\n'; cat $FILE; printf '# mine\r\n/src/ @dev'
} >"$TRASH/mine"
cp "$TRASH/mine" $FILE
ok 'the rest stays' muster owners --write
sed 's/@dan-x/@dan-y/' "$TRASH/mine" >"$TRASH/want"
ok 'byte for byte' cmp "$TRASH/want" $FILE
ok 'a line of code behind takes nothing' muster owners --check
printf '\n*.md @all\n' >>$FILE
fails 1 'one that takes records is told' muster owners --check
says 'by its line' "error: this line takes 'program/risks/R-001.md'"
says 'with the edit' "help: move it above '# muster: begin'"
printf '/program/people @all\n' >$FILE
muster owners -wq && printf '/program/people @all\n' >>$FILE
fails 1 'a folder, too' muster owners --check
says 'the approvers lose it' "this line takes 'program/people/'"

printf '# muster: begin\n' >$FILE
fails 1 'a line without its other' muster owners --check
says 'is told' 'have one of each'
fails 3 'and nothing is written' muster owners --write
says 'the sentence says what to mend' "needs one line '# muster: begin'"
printf '/x @y' >$FILE
fails 1 'a file without them' muster owners --check
ok 'gets them at its end' muster owners --write
ok 'on a line of their own' grep -qx '# muster: begin' $FILE
rm $FILE
ln -s ../program $FILE
fails 3 'no link is followed' muster owners --check
fails 3 'nor written through' muster owners --write
rm $FILE
printf '/x @y\n' >CODEOWNERS
ok 'the file that the forge uses' muster owners --write
says 'is the one that is written' 'changed       CODEOWNERS'
ok 'or the one that is named' muster owners --write docs/CODEOWNERS
fails 3 'but none outside' muster owners --write ../CODEOWNERS
ok 'json' muster owners --check --format json
says 'has the lines' '"why": "approvers"'
ok 'in a bare repository' git clone --quiet --bare . "$TRASH/bare"
cd "$TRASH/bare" || exit 2
ok 'HEAD is looked at' muster owners --check
fails 3 'and nothing is written' muster owners --write

git init -q "$TRASH/empty" && cd "$TRASH/empty" || exit 2
fails 3 'without a program nobody is asked' muster owners --write
says 'and it is said how to begin' 'muster init'

example "$TRASH/example" &&
	cd "$TRASH/example" || exit 2
muster owners --today 2026-04-24 >"$TRASH/told" 2>&1
[ -z "${UPDATE-}" ] || cp "$TRASH/told" "$ROOT/tests/data/example/owners.expected"
diff "$ROOT/tests/data/example/owners.expected" "$TRASH/told" >"$TRASH/out"
result $? 'the example, byte for byte'
finish
