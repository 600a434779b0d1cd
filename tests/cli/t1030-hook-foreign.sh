#!/bin/sh
# The hooks and records that were not written for muster: what was decided is
# never trusted for a commit that touches one, wherever it lies.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/hooks.sh"

# A kind whose files are these.
kind() # glob
{
	mkdir -p program/kinds
	printf '%s\n' '---' 'id: adr' 'kind: kind' 'title: ADR' \
		'about: A decision.' 'prefix: ADR' "files: \"$1\"" 'raid: yes' \
		'keys: {status: State, owner: by}' \
		'statuses: {active: [open], done: [done]}' 'freshness: 30d' \
		'moves: [status]' 'fields: {owner: text}' '---' \
		>program/kinds/adr.md
}

adr() # file state
{
	mkdir -p "${1%/*}"
	printf '%s\n' '---' "State: $2" 'by: Ann' '---' '# A decision' >"$1"
}

# One repository for each way to say where the files are; is the verdict on
# code recalled there?
place() # glob file name recalled|forgotten
{
	guard "$3" && kind "$1" && adr "$2" open && git add -A &&
		commit 2026-07-14 'a kind' && code && git commit -qm 'code'
	# from here on there may be a verdict
	adr "$2" wrong && git add -A
	stopped "$1: a broken one is stopped" "$2:2:8: error: " \
		git commit -qm 'wrong'
	adr "$2" open && git add -A && code more
	lands "$1: code lands" git commit -qm 'more code'
	"$4" "$1: that is $4"
	git mv "$2" "${2%.md}-2.md"
	lands "$1: a rename lands" git commit -qm 'rename'
	adr "${2%/*}/0007.md" wrong && git add -A
	stopped "$1: a new one is stopped" '0007.md:2:8: error: ' \
		git commit -qm 'new'
	git reset -q --hard
	adr docs/else/1.md wrong && git add -A
	lands "$1: what is none lands" git commit -qm 'none'
	today "$LATER" && code and && git commit -qm 'and code' 2>/dev/null
	echo >>"${2%.md}-2.md" && git add -A
	stopped "$1: a stale one is stopped" 'affirm R-001 R-002 ADR-1' \
		git commit -qm 'stale'
	muster raid affirm --quiet R-001 R-002 ADR-1 >/dev/null
	lands "$1: an affirmed one lands" git commit -qam 'affirmed'
	today 2026-07-15
}

remember
place 'docs/adr/[0-9]*.md' docs/adr/0001.md folder recalled
place 'ADR-*/[0-9]*.md' ADR-0001/0001.md root forgotten
place 'docs/**/adr/[0-9]*.md' docs/a/b/adr/0001.md deep recalled
place 'program/adr/[0-9]*.md' program/adr/0001.md within recalled

# A verdict that was made before there were any globs.
guard later && code && git commit -qm 'code' && adr adr/1.md wrong && git add -A
lands 'without a kind it is no record' git commit -qm 'none'
kind 'adr/*.md' && git add -A
stopped 'the kind that makes one of it is stopped' \
	'adr/1.md:2:8: error: ' git commit -qm 'kind'
adr adr/1.md open && git add -A
lands 'both land when it is mended' git commit -qm 'kind'
adr adr/1.md wrong && git add -A
stopped 'and a broken one is stopped' 'adr/1.md:2:8: error: ' \
	git commit -qm 'wrong'
git reset -q --hard && git rm -q program/kinds/adr.md
lands 'without the kind it is none again' git commit -qm 'no kind'
adr adr/1.md wrong && git add -A
lands 'and says what it likes' git commit -qm 'wrong'
finish
