#!/bin/sh
# muster schema: what it prints is JSON Schema, and judges front matter as
# muster itself does.
cd "$(dirname "$0")/../.." && . tests/cli/lib.sh

# A python that has what schema.py needs: the first on the PATH may be one
# that the system's packages are not for.
for python in python3 /usr/bin/python3 ''; do
	"${python:-false}" -c 'import jsonschema, yaml' 2>/dev/null && break
done
schema()
{
	"$python" "$ROOT/tests/cli/schema.py" "$@"
}

# The schemas of these kinds, in a folder.
write() # folder kind...
{
	folder=$1
	shift
	mkdir -p "$folder" && muster schema >"$folder/any.json" || return
	for kind; do
		muster schema "$kind" >"$folder/$kind.json" || return
	done
}

cd "$TRASH/work" || exit
kinds=$(muster kinds --format json | jq -r '.kinds[].kind')
muster kinds --format json change |
	jq -c '.kinds[0].fields[] | select(.fields) | [.name, .to[0]]' \
		>"$TRASH/out"
says 'a reference that may name fields says so' '["affects","charter"]'
lines 'no other does' 1
# shellcheck disable=SC2086 # names of kinds are words
ok 'outside of a repository there are the built-in kinds' \
	write "$TRASH/standard" $kinds
ok 'a schema says what it is' jq -e '."$id" == "urn:muster:kind:risk" and
	."$schema" == "http://json-schema.org/draft-07/schema#" and
	.title == "Risk" and .additionalProperties == false and
	(.properties | keys_unsorted)[0:4] == ["id", "kind", "title", "status"]
	and .properties.impact.default == "medium"' "$TRASH/standard/risk.json"
fails 2 'a kind that there is not' muster schema risc
says 'is met with the right one' "did you mean 'risk'?"

begin program
mkdir program/kinds
cat >program/kinds/vendor.md <<'END'
---
kind: kind
id: vendor
title: Vendor
about: A company that we buy from.
prefix: V
folder: vendors
statuses:
  planned: [asked]
  active: [bound, yes]
  dropped: ["gone (b*"]
fields:
  size: {type: list of enum, values: [1, "no", big], required: always}
  until: {type: date, required: [bound]}
  terms.price: {type: money, required: [bound, "yes"]}
  terms.net: {type: duration, default: 30d}
  bills:
    type: table
    columns:
      day: {type: date, required: always}
      sum: {type: money, required: [bound]}
  buyer: {type: ref, to: [person, vendor]}
---
END
front() # name line...
{
	file=$TRASH/$1.md
	shift
	printf '%s\n' '---' "$@" '---' >"$file"
	echo "$file"
}
vendor() # name line...
{
	name=$1
	shift
	front "$name" 'id: V-1' 'kind: vendor' 'title: 2026' "$@"
}

cat >program/kinds/adr.md <<'END'
---
kind: kind
id: adr
title: Architecture decision
about: A decision about how we build.
prefix: ADR
files: docs/adr/[0-9]*.md
keys: {id: ADR, owner: deciders, decided: date}
statuses:
  active: [proposed]
  done: [accepted]
  dropped: [superseded*]
fields:
  owner: text
  decided: {type: date, required: [accepted, superseded*]}
---
END
ok 'a kind of the repository has one' write "$TRASH/own" vendor person adr
mv "$TRASH/own/adr.json" "$TRASH/adr.json"
cat >program/kinds/odd.md <<'END'
---
kind: kind
id: odd/kind~1
title: "Odd \e[1m"
prefix: "(*"
statuses: {active: ["true", "true", ""]}
fields:
  a: {type: text}
  a.b.c: {type: text, required: always}
  d.e: {type: text, required: ["true"]}
  d: {type: enum, values: []}
  f: {type: table, required: always}
  g: {type: any, required: always}
  h: {type: list of enum}
  i: {type: ref, to: [nothing]}
---
END
mkdir -p "$TRASH/odd/odd"
ok 'a definition that is wrong' write "$TRASH/odd" 'odd/kind~1'
mv "$TRASH/odd/odd/"* "$TRASH/odd"
rm program/kinds/odd.md

if [ -z "$python" ]; then
	tests=$((tests + 1))
	echo "ok $tests - # SKIP there is no python3 with jsonschema and yaml"
	finish
fi
ok 'the built-in ones are draft-07' schema "$TRASH/standard" draft
ok 'so are the own ones' schema "$TRASH/own" draft
ok 'and what is made of a wrong definition' schema "$TRASH/odd" draft

ok 'a good record' schema "$TRASH/own" accept \
	"$(vendor asked 'status: asked' 'size: no' 'terms:' 'until:')" \
	"$(vendor bound 'status: bound' 'size: [1, big, ]' 'terms:' \
		'  price: EUR 12.50' 'bills:' '  - day: 2026-02-01' \
		'    sum: 12' 'until: 2026-02-01' 'buyer: ann')" \
	"$(vendor yes 'status: yes' 'size: big' 'terms: {price: 3}')" \
	"$(vendor gone 'status: gone (by V-2)' 'size: big')"
ok 'a bad one' schema "$TRASH/own" refuse \
	"$(vendor no-status 'size: big')" \
	"$(vendor other-status 'size: big' 'status: on')" \
	"$(vendor short-status 'size: big' 'status: gone by V-2')" \
	"$(vendor no-size 'status: asked')" \
	"$(vendor empty-size 'status: asked' 'size: []')" \
	"$(vendor other-size 'status: asked' 'size: small')" \
	"$(vendor no-price 'status: yes' 'size: 1')" \
	"$(vendor empty-price 'status: yes' 'size: 1' 'terms: {price: ""}')" \
	"$(vendor no-net 'status: asked' 'size: 1' 'terms: {net: 3x}')" \
	"$(vendor no-term 'status: asked' 'size: 1' 'terms: {gros: 3d}')" \
	"$(vendor no-day 'status: asked' 'size: 1' 'bills:' '  - sum: 3')" \
	"$(vendor no-sum 'status: bound' 'size: 1' 'until: 2026-02-01' \
		'terms: {price: 3}' 'bills:' '  - day: 2026-02-01')" \
	"$(vendor no-bill 'status: asked' 'size: 1' 'bills: [a]')" \
	"$(vendor no-buyer 'status: asked' 'size: 1' 'buyer: R-1')" \
	"$(vendor no-field 'status: asked' 'size: 1' 'colour: red')"

mkdir "$TRASH/adr" && mv "$TRASH/adr.json" "$TRASH/adr/adr.json"
ok 'files that were not written for muster' schema "$TRASH/adr" accept \
	"$(front adr-new 'ADR: 3' 'status: proposed' 'layout: post')" \
	"$(front adr-old 'ADR: ADR-2' 'status: superseded by ADR-3' \
		'date: 2026-03-02' 'deciders: Ann and Bob')" \
	"$(front adr-own 'id: ADR-4' 'kind: adr' 'title: x' \
		'status: accepted' 'decided: 2026-03-02')"
ok 'and are wrong' schema "$TRASH/adr" refuse \
	"$(front adr-no-id 'status: proposed')" \
	"$(front adr-no-date 'ADR: 3' 'status: accepted')" \
	"$(front adr-status 'ADR: 3' 'status: open')" \
	"$(front adr-date 'ADR: 3' 'status: proposed' 'date: soon')" \
	"$(front adr-keys 'id: ADR-4' 'kind: adr' 'title: x' \
		'status: accepted' 'date: 2026-03-02')"

ok 'every record of the example' sh -c \
	"sh '$ROOT/tests/data/example/history.sh' '$TRASH/example' >&2"
ok 'passes' sh -c 'cd "$1" && "$2" "$3" "$4" accept $(
	git ls-files "program/*.md")' - "$TRASH/example" "$python" \
	"$ROOT/tests/cli/schema.py" "$TRASH/standard"
ok 'the goldens are judged as muster does' \
	schema "$TRASH/standard" goldens "$ROOT/tests/rules"
finish
