#!/bin/sh
# HEAD, refs and what stands for objects: damaged, in circles, with names that
# a shell would read as something else.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/states.sh"

sound refs && cp -r .git ../good && head=.git/HEAD main=.git/refs/heads/main
heal() { rm -rf .git && cp -r ../good .git; }
damaged() # description: HEAD itself, which git no longer finds either
{
	cannot "$1" "HEAD of the repository '$PWD/.git' is damaged" \
		'`git symbolic-ref HEAD refs/heads/main`'
	heal
}
echo 'garbage' >"$head" && damaged 'HEAD is garbage'
: >"$head" && damaged 'HEAD is empty'
rm "$head" && damaged 'HEAD is missing'
head -c 5000 /dev/zero >"$head" && damaged 'HEAD is zeros'
echo 'ref: /etc/passwd' >"$head" && damaged 'HEAD leads outside'
echo 'ref: HEAD' >"$head" && damaged 'HEAD is HEAD'
rm "$head" && mkfifo "$head" && damaged 'HEAD is a pipe'

ref_damaged() # description ref
{
	cannot "$1" "the ref '$2' is damaged" '`git fsck`' \
		'`git symbolic-ref HEAD refs/heads/BRANCH`'
	heal
}
echo 'ref: refs/heads/../../../etc/passwd' >"$head" &&
	ref_damaged 'HEAD leads up' HEAD
printf 'ref: refs/heads/\033[31mred\n' >"$head" &&
	ref_damaged 'HEAD is red' HEAD
echo 'ref: refs/heads/x y' >"$head" && ref_damaged 'HEAD has a blank' HEAD
echo 'garbage' >"$main" && ref_damaged 'a branch is garbage' refs/heads/main
: >"$main" && ref_damaged 'a branch is empty' refs/heads/main
head -c 41 /dev/zero >"$main" && ref_damaged 'a branch is zeros' refs/heads/main
echo 'ref: refs/heads/a' >"$main" && echo 'ref: refs/heads/b' \
	>.git/refs/heads/a && echo 'ref: refs/heads/a' >.git/refs/heads/b
cannot 'a circle of refs' 'refs that lead to each other' \
	'`git symbolic-ref HEAD refs/heads/main`' && heal
echo 'ref: refs/heads/main' >"$main"
cannot 'a ref to itself' 'refs that lead to each other' && heal

lost=1234567812345678123456781234567812345678
echo "$lost" >"$main"
cannot 'a branch that leads nowhere' "object $lost is missing"
fails 3 'where it leads: check --rev' muster check --rev HEAD
says 'names the object' "$lost, and that object is missing: run" && heal
echo "$lost" >"$head"
cannot 'a detached HEAD that does' "$lost is missing" && heal
tree=$(git rev-parse 'HEAD^{tree}') && echo "$tree" >"$main"
cannot 'a branch of a tree' "object $tree is a tree, not a commit" && heal
git symbolic-ref HEAD refs/heads/other
ok 'a branch without commits' muster raid
says 'makes everything new' ' now '
heal

pack() { git pack-refs --all && refs=.git/packed-refs; }
pack && works 'packed refs'
pack_damaged() # description
{
	cannot "$1" "$PWD/.git/packed-refs' is damaged" 'git fsck'
	heal
}
pack && echo 'garbage' >"$refs" && pack_damaged 'packed-refs are garbage'
pack && head -c 60 "$refs" >../cut && cp ../cut "$refs" &&
	pack_damaged 'packed-refs are cut'
pack && sed -i 's/^[0-9a-f]/x/' "$refs" && pack_damaged 'one digit is wrong'
pack && head -c 6000 /dev/zero >"$refs" && pack_damaged 'packed-refs are zeros'
pack && rm "$refs" && mkfifo "$refs"
cannot 'packed-refs are a pipe' 'packed-refs' && heal

# Names that git takes, and a shell would run.
# shellcheck disable=SC2016
for name in '$(touch${IFS}ran)' '`touch${IFS}ran`' '--force' 'a;b|c&d' '-x' \
	"$(printf '\377')" "$(printf '\342\200\256')" '<b>' "'" '"'; do
	git update-ref "refs/heads/$name" HEAD &&
		git update-ref "refs/remotes/$name/x" HEAD
done
works 'branches of odd names'
ok 'the next id' muster new risk --title x --set due=2026-12-01
says 'is found across them' 'program/risks/R-002-x.md'
rm program/risks/R-002-x.md
for name in $(git for-each-ref --format='%(refname)' refs/heads); do
	muster check --rev "$name" >"$TRASH/out" 2>&1
	result $? "one is named by --rev: $(printf %s "$name" | cat -v)"
done
git checkout -q -b '--x;y' 2>/dev/null ||
	git symbolic-ref HEAD 'refs/heads/a;b|c&d'
works 'and one is HEAD' && git checkout -q main
ok 'nothing of it was run' test ! -e ran

# What git shows in the place of something else, we do not.
blob=$(sed 's/: open/: opened/' program/risks/R-001.md |
	git hash-object -w --stdin)
git replace "$(git rev-parse HEAD:program/risks/R-001.md)" "$blob"
works 'a replaced record'
ok 'a replaced record in a commit' muster check --rev HEAD
git update-index --split-index && works 'a replaced record, as git lists it'
git replace -d "$(git rev-parse HEAD:program/risks/R-001.md)" >/dev/null
now=2026-07-15T12:00:00Z
young=$(GIT_AUTHOR_DATE=$now GIT_COMMITTER_DATE=$now \
	git commit-tree -m 'young' 'HEAD^{tree}')
git replace HEAD "$young" && works 'a replaced commit'
git replace -d "$(git rev-parse HEAD)" >/dev/null
git rev-parse HEAD >.git/info/grafts && works 'a grafted commit'
finish
