#!/bin/sh
# Damaged and missing objects: exit status 3 within the time limit, the object
# and its path by name, and never another answer.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/states.sh"

export MUSTER_CPU_SECONDS=1
risk=program/risks/R-001.md

file_of() { git rev-parse "$1" | sed 's,..,.git/objects/&/,'; }
# Damage a loose object, look, and put it back.
damage() # revision command...
{
	object=$(file_of "$1") id=$(git rev-parse "$1")
	cp "$object" ../object && chmod u+w "$object"
	shift
	"$@"
}
heal() { rm -f "$object" && cp ../object "$object"; }
cut() { truncate -s 20 "$object"; }
empty() { : >"$object"; }
garbage() { echo 'garbage' >"$object"; }
exchange() { rm "$object" && cp "$other" "$object"; }
take_away() { rm "$object"; }
# Its content is whole, but for the checksum that says so.
unsum() { truncate -s -1 "$object" && printf x >>"$object"; }
cut_sum() { truncate -s -1 "$object"; }

sound loose && other=$(file_of HEAD:asset.bin)
for how in cut empty garbage exchange take_away unsum cut_sum; do
	damage HEAD "$how"
	cannot "HEAD, $how" "object $id" 'git fsck' && heal
done
readers raid admit
for how in cut empty garbage exchange take_away; do
	damage HEAD~1 "$how"
	cannot "its parent, $how" "$id" 'git fsck' && heal
	damage HEAD:program "$how"
	cannot "the program's tree, $how" "$id (program)" 'git fsck' && heal
done
readers admit
for how in cut empty garbage take_away unsum; do
	damage "HEAD:$risk" "$how"
	cannot "a record, $how" "$id ($risk)" 'git fsck'
	fails 3 "a record, $how: check --rev" muster check --rev HEAD
	says "a record, $how: by name" "$id ($risk)" && heal
done
readers
damage HEAD take_away
fails 3 'HEAD leads to nothing: check --rev' muster check --rev HEAD
says 'as the object says' "$id, and that object is missing: run \`git fsck\`"
heal
damage HEAD:asset.bin cut && works 'a damaged blob that is no record' && heal

# Not compressed, so that one letter can be changed without breaking the
# stream: the checksum behind it is what tells.
git config core.looseCompression 0
echo 'It may come.' >>"$risk" && git add "$risk"
GIT_COMMITTER_DATE=2026-07-14T12:00:00Z git commit -qm 'not compressed' \
	--date 2026-07-14T12:00:00Z && remember
letter() { LC_ALL=C sed -i "s/$1/" "$object"; }
damage "HEAD:$risk" letter 'It may come/It may cone'
fails 3 'one letter of a record: check --rev' muster check --rev HEAD
says 'by name' "$id ($risk) is damaged" && heal
damage HEAD letter '17840/17830'
cannot 'one digit of a date' "object $id is damaged" 'git fsck' && heal
damage HEAD:program letter 'charter/chanter'
readers raid admit
cannot 'one letter of a name' "object $id (program) is damaged" 'git fsck'
heal && readers

sound packed
for i in 1 2 3 4 5; do
	echo "More $i." >>"$risk" && commit 2026-07-14 "$i"
done
remember && git gc -q && chmod -R u+w .git
pack=$(echo .git/objects/pack/*.pack) && index=${pack%pack}idx
cp "$pack" ../pack && cp "$index" ../idx && works 'all in one pack'
refused() # description
{
	cannot "$1" 'object ' 'git fsck'
	cp ../pack "$pack" && cp ../idx "$index"
}
rm "$index" && refused 'a pack without its index'
rm "$pack" && refused 'an index without its pack'
: >"$pack" && refused 'an empty pack'
: >"$index" && refused 'an empty index'
truncate -s 100 "$pack" && refused 'a pack that is cut'
truncate -s 700 "$index" && refused 'an index that is cut'
head -c 9000 /dev/zero >"$pack" && refused 'a pack of zeros'
head -c 9000 /dev/zero >"$index" && refused 'an index of zeros'
flip() # file offset
{
	printf '\125' | dd of="$1" bs=1 seek="$2" conv=notrunc 2>/dev/null
}
for at in 12 20 60 120; do
	flip "$pack" "$at" && refused "byte $at of the pack"
done
for at in 4 8 500 1030; do
	flip "$index" "$at" && refused "byte $at of the index"
done
truncate -s -30 "$pack"
readers raid admit && refused 'a pack without its end'
readers

git commit-graph write --reachable && graph=.git/objects/info/commit-graph &&
	chmod u+w "$graph" && works 'a commit-graph'
head -c 500 /dev/zero | dd of="$graph" bs=1 seek=100 conv=notrunc 2>/dev/null
works 'a damaged one'
: >"$graph" && works 'an empty one'
echo 'garbage' >"$graph" && works 'one that is none'
rm "$graph" && mkfifo "$graph" && works 'a pipe in its place'
rm "$graph"
git multi-pack-index write && works 'a multi-pack-index'
midx=.git/objects/pack/multi-pack-index
chmod u+w "$midx" && head -c 500 /dev/zero |
	dd of="$midx" bs=1 seek=100 conv=notrunc 2>/dev/null
works 'a damaged one, while the packs are whole'
rm "$midx" && : >.git/objects/pack/pack-0.idx && works 'an index of no pack'
finish
