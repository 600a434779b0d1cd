#!/bin/sh
# What the tools answer a shell that completes a command line.
cd "$(dirname "$0")/../.." && . tests/cli/lib.sh

# The candidates alone, on one line, and whatever is said to standard error.
ask() # word...
{
	muster --complete "$@" >"$TRASH/answer" 2>&1 || echo "exit $?"
	cut -f1 "$TRASH/answer" | tr '\n' ' '
}

# The candidates of a command line, of which the last word is being typed: the
# empty one behind a blank.
gives() # description words candidates
{
	# shellcheck disable=SC2086 # a line holds several words
	case $2 in
	*' ') got=$(ask $2 '') ;;
	*) got=$(ask $2) ;;
	esac
	printf 'expected: %s\ngot: %s\n' "$3" "$got" >"$TRASH/out"
	[ "${got% }" = "$3" ]
	result $? "$1"
}

cd "$TRASH/work" || exit
gives 'a verb' 'ra' 'raid'
gives 'a verb to be helped with' 'help ra' 'raid'
gives 'nothing after that' 'help raid ' ''
gives 'a verb that there is not' 'nosuch --o' ''
gives 'options, outside of a repository' 'raid --o' '--owner'
gives 'one that is given is not offered again' 'check --strict --st' '--staged'
gives 'words of an option' 'raid --color ' 'auto always never'
gives 'behind its =' 'raid --color=n' 'never'
gives 'kinds, outside of a repository' 'new ris' 'risk'
gives 'rules' 'explain raid/st' 'raid/stale'
gives 'fields of a kind' 'new risk --set imp' 'impact='
gives 'and their words' 'new risk --set impact=hi' 'impact=high'
gives 'statuses' 'new risk --set status=clo' 'status=closed'
gives 'no people, outside of a repository' 'raid --owner ' ''
gives 'a day' 'check --today 2026' \
	'2026-07-15 2026-07-22 2026-07-29 2026-08-12'
printf '#!/bin/sh\ntouch %s/ran\n' "$TRASH" >"$TRASH/muster-mine"
chmod +x "$TRASH/muster-mine"
PATH=$TRASH:$PATH gives 'a verb of your own is not asked' 'mine ' ''
! [ -e "$TRASH/ran" ]
result $? 'nor run'
ok 'a bare --complete' muster --complete
lines 'says nothing' 0
ok 'as does that of a tool' "$MUSTER_BUILD/libexec/muster/muster-raid" \
	--complete
lines 'nothing' 0

begin apollo
mkdir -p program/kinds program/risks sub
printf '%s\n' '---' 'id: bea' 'kind: person' 'title: Bea Ng' '---' \
	>program/people/bea.md
risk R-001 'became: [I-1]'
risk R-002
risk R-010
mkdir -p program/milestones
printf '%s\n' '---' 'id: M-1' 'kind: milestone' 'title: Launch' '---' \
	>program/milestones/M-1.md
commit 2026-07-02 'risks'
git branch topic/two
gives 'ids' 'raid affirm R-00' 'R-001 R-002'
grep -q "^R-001$(printf '\t')The risk R-001\$" "$TRASH/answer"
result $? 'with their titles'
gives 'but for those that are there' 'raid affirm R-001 R-00' 'R-002'
gives 'people' 'raid --owner ' 'ann bea'
gives 'people that a field can hold' 'new risk --set owner=b' 'owner=bea'
gives 'records that a field can hold, one by one' \
	'new milestone --set related=R-001,R-0' \
	'related=R-001,R-001 related=R-001,R-002 related=R-001,R-010'
gives 'fields of a record' 'set R-001 du' 'due='
gives 'or another record' 'set R-001 R-00' 'R-002'
gives 'behind each of them' 'set R-001 R-002 status=clo' 'status=closed'
gives 'items for a list' 'set R-001 related+=R-01' 'related+=R-010'
gives 'fields of a record' 'new change --set affects=charter.ra' \
	'affects=charter.raci.responsible affects=charter.raci.accountable affects=charter.raci.consulted affects=charter.raci.informed affects=charter.rag'
gives 'and its id alone' 'new change --set affects=charte' 'affects=charter'
gives 'what is added to a list' 'set R-001 related+' 'related+='
gives 'branches' 'check --rev to' 'topic/two'
gives 'HEAD' 'check --rev H' 'HEAD'
gives 'programs' 'new risk --program p' 'program'
gives 'files, folder by folder' 'check program/r' 'program/risks/'
gives 'and in the folder' 'check program/risks/' \
	'program/risks/R-001.md program/risks/R-002.md program/risks/R-010.md'
cd sub || exit
gives 'files from where one stands' 'check ../program/p' '../program/people/'
gives 'ids, too' 'check R-01' 'R-010'
cd .. || exit

cat >program/kinds/vendor.md <<'END'
---
kind: kind
id: vendor
title: Vendor
about: "A \e[31m company; $(touch ran)"
prefix: V
folder: vendors
fields:
  size: {type: enum, values: [big, "$(touch ran)", "a b", "`x`", "it's"]}
---
END
mkdir -p program/vendors
printf '%s\n' '---' 'id: "V-$(touch ran)"' 'kind: vendor' 'title: x' '---' \
	>program/vendors/a.md
printf '%s\n' '---' 'id: V-2' 'kind: vendor' \
	'title: "a \e]0;x\a\u202e $(touch ran)"' '---' \
	>"program/vendors/b;touch ran.md"
gives 'a kind of the repository' 'new ve' 'vendor'
gives 'words that a shell would run are left out' \
	'new vendor --set size=' 'size=big'
gives 'so are ids' 'check V-' 'V-2'
LC_ALL=C grep "$(printf '[\001-\010\013-\037]')" "$TRASH/answer" >"$TRASH/out"
[ $? -eq 1 ]
result $? 'and control characters of titles'
gives 'and paths' 'check program/vendors/' 'program/vendors/a.md'

printf 'gitdir: /nowhere\n' >sub/.git
cd sub || exit
gives 'nothing of a repository that is broken' 'raid --owner ' ''
gives 'but options' 'raid --own' '--owner'
cd .. || exit

# Each word in capitals that a tool's -h knows is one that can be completed,
# as muster-complete(1) lists them; or it is free text, a choice, whose words
# are in the option's own table, or a file, which shells complete themselves.
known=$(sed -n '/^WANTED is/,/^An OPERAND/s/^\* \(`.*`\)\\$/\1/p' \
	"$ROOT/tools/complete.1.md" | tr ',' '\n' | tr -d '` ')
free='TITLE NEW WHY WANTED WORD OPERAND OPTION HOOK ARG FORMAT WHEN ORDER FILE'
free="$free BASE HEAD OURS THEIRS SIZE SOURCE REMOTE URL FORMAT=FILE MODE"
free="$free FORGE REPOSITORY COMMIT"
prose='YYYY MM DD RAID'
for verb in $(muster --list-cmds | grep -vx help); do
	muster "$verb" -h
done | grep -oE '[A-Z]{2,}(=[A-Z]+)?' | sort -u >"$TRASH/words"
# shellcheck disable=SC2086 # words
printf '%s\n' $known $free $prose | grep -vxF -f - "$TRASH/words" >"$TRASH/out"
[ ! -s "$TRASH/out" ]
result $? 'every metavariable can be completed, or is known to be free'

printf '%s\n' '---' 'id: T-1' 'kind: team' 'title: Core' '---' \
	>program/people/core.md
for word in $known; do
	muster complete "$word" '' risk >"$TRASH/out" 2>&1
	[ -s "$TRASH/out" ]
	result $? "$word has candidates"
done
finish
