#!/bin/sh
# Reports: annotations and a summary for GitHub, SARIF, Code Quality and
# JUnit, on standard output or in files, and nothing in them that a record
# put there for a machine.
cd "$(dirname "$0")/../.." && . tests/cli/lib.sh && . "$ROOT/tests/cli/forge.sh"
data=$ROOT/tests/data

begin apollo
risk R-001
risk R-002 'waive: x'
commit 2026-07-01 'risks: two'

fails 1 'SARIF on standard output' muster check --format sarif
ok 'says which rule' jq -e '.version == "2.1.0" and
	(.runs[0] | .tool.driver.name == "muster" and
	.tool.driver.rules[0].help.text != "" and
	(.results[0] | .ruleId == "record/type" and .level == "error" and
	(.partialFingerprints.primaryLocationLineHash |
		test("^[0-9a-f]{16}$")) and
	.locations[0].physicalLocation.artifactLocation.uri ==
		"program/risks/R-002.md"))' "$TRASH/out"
fails 1 'Code Quality' muster check --format gitlab
ok 'is as GitLab wants it' is_code_quality "$TRASH/out"
fails 1 'JUnit' muster check --format junit
says 'counts failures' 'tests="1" failures="1"'
fails 1 'for GitHub' muster check --format github
says 'the text is there' '4 records: 1 error'
says 'and an annotation' '::error file=program/risks/R-002.md,line='
obeys_annotations 'which is read as such' "$TRASH/out"

fails 1 'several at once' muster raid --report sarif=out/a.sarif \
	--report gitlab=a.json --report junit=a.xml --report json=b.json \
	--report text=a.txt --report github=a.log
says 'beside the text' 'stale (7d)'
ok 'Code Quality in a file' is_code_quality a.json
ok 'JUnit in a file' forge xml a.xml
ok 'SARIF in a folder that is made' jq -e .runs out/a.sarif
ok 'findings as JSON' jq -e '.schema == "muster/findings/1" and
	.tool == "raid" and (.findings | length == 2)' b.json
ok 'and as text' grep -qx '2 errors' a.txt
ok 'and as annotations' grep -q '^::error file=' a.log
schemas 'of a program' out/a.sarif a.xml
ok 'other findings' muster plan --report gitlab=a.json
printf '[]\n' >"$TRASH/empty"
ok 'none: an array, and the file is not left out' cmp "$TRASH/empty" a.json
fails 2 'a report without a file' muster check --report sarif
says 'is met with the form' '--report wants FORMAT=FILE'
fails 2 'or with an empty one' muster check --report sarif=
fails 2 'or in another format' muster check --report html=x
fails 2 'a device is not replaced' muster check --report sarif=/dev/null
[ -c /dev/null ]
result $? 'and is still there'
fails 3 'a folder that is a file' muster check --report sarif=a.json/x
says 'is told' 'cannot'
fails 2 'only what finds has reports' muster new risk --report sarif=a

export GITHUB_ACTIONS=true
fails 1 'in a runner there are annotations' muster raid
says 'of stale entries' 'title=raid/stale::'
fails 1 'unless a format is asked for' muster raid --format text
silent_on 'then there are none' '::error'
fails 1 'or JSON' muster raid --format json
ok 'which is nothing else' jq -e .findings "$TRASH/out"
fails 1 'the quiet ones too' muster check -q
says 'are annotated' '::error file='
printf 'before\n' >"$TRASH/summary"
export GITHUB_STEP_SUMMARY="$TRASH/summary"
fails 1 'a summary' muster raid
cp "$TRASH/summary" "$TRASH/out"
says 'is added to what is there' 'before'
says 'under a heading' '### muster raid: 2 errors'
says 'as a table' '| error | program/risks/R-001.md:'
head -c 921590 /dev/zero | tr '\0' x >"$TRASH/summary"
fails 1 'a summary that is full' muster raid
[ "$(wc -c <"$TRASH/summary")" -eq 921590 ]
result $? 'is left alone'
export GITHUB_STEP_SUMMARY=/dev/full
fails 3 'one that is no file is told' muster raid
unset GITHUB_STEP_SUMMARY
ok 'the log of decisions is what it is' muster decisions audit --log
lines 'without a line more' 1
printf 'x\n' >>program/charter.md && git add -A
fails 1 'hooks are the same in a runner' muster admit
silent_on 'without annotations' '::error'
unset GITHUB_ACTIONS
GITLAB_CI=true fails 1 'GitLab gets the text' muster raid
silent_on 'without annotations' '::'

# A risk for each naughty string, which is its title and its owner, and all of
# them as the scope of a charter that is in force.
begin hostile
mkdir -p program/risks
sed -i 's/^status: .*/status: active/; 5a scope: {in: [one]}' \
	program/charter.md
commit 2026-07-01 'charter: active'
jq -rs 'flatten | to_entries[] | "@@ \(.key)\n---\nid: R-\(.key)\n" +
	"kind: risk\nstatus: open\nowner: \(.value | @json)\n" +
	"probability: \(.value | @json)\nimpact: low\n" +
	"due: 2026-01-01\ntitle: \(.value | @json)\n---"' \
	"$data/blns.json" "$data/hostile.json" |
	LC_ALL=C awk '/^@@ [0-9]+$/ {
		close(file)
		file = "program/risks/R-" $2 ".md"
		next
	}
	{ print >file }'
{
	sed '/^scope:/,$d' program/charter.md
	jq -a '{scope: {in: map(select(explode | all(. < 65536)))}}' \
		"$data/hostile.json" | sed '1d; $d; s,^  ,,'
	printf '%s\n' '---' '' '## Business context'
} >charter.md && mv charter.md program/charter.md
bad=$(printf 'program/risks/%%25%%0A::error::,a:b ##[error]x\033\377.md')
cp program/risks/R-1.md "$bad"
commit 2026-07-01 'risks: hostile'

# shellcheck disable=SC2086 # a tool and its options
for tool in check raid 'ci --base HEAD~1'; do
	muster $tool --report text=a.text --report json=a.json \
		--report github=a.github --report sarif=a.sarif \
		--report gitlab=a.gitlab --report junit=a.junit \
		>"$TRASH/log" 2>&1
	for format in text json github sarif gitlab junit; do
		is_plain "$tool, $format: plain" a.$format
	done
	for format in text json sarif gitlab junit; do
		obeys_nothing "$tool, $format: no command" a.$format
	done
	obeys_annotations "$tool: annotations and nothing else" a.github
	[ "$(wc -l <"$TRASH/commands")" -ge 10 ]
	result $? "$tool: of which there are some"
	ok "$tool: SARIF is JSON" jq -e '.runs[0].results | length > 500' \
		a.sarif
	ok "$tool: Code Quality is as it should be" is_code_quality a.gitlab
	ok "$tool: JUnit is XML" forge xml a.junit
	schemas "$tool, hostile" a.sarif a.junit
	rm -f "$TRASH/md"
	GITHUB_ACTIONS=true GITHUB_STEP_SUMMARY=$TRASH/md \
		muster $tool >"$TRASH/log" 2>&1
	obeys_annotations "$tool: the log of a runner" "$TRASH/log"
	is_plain "$tool: is plain" "$TRASH/log"
	is_plain "$tool: the summary is plain" "$TRASH/md"
	! grep -qE '^(::|[-#>*+] )|##\[|[^\]<(script|img|a )' "$TRASH/md"
	result $? "$tool: and has no markup of a record's"
done
finish
