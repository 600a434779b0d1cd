#!/bin/sh
# A repository's own templates, and a site that follows the files.
. tests/cli/lib.sh

has() # description file text
{
	cp "$2" "$TRASH/out" && grep -qF -e "$3" "$2"
	result $? "$1"
}

begin apollo
printf '%s\n' --- 'kind: policy' 'id: policy' 'title: Policy' 'site:' \
	'  title: "Moon & <b>stars</b>"' '  templates: docs/site/' --- \
	>program/policy.md
commit 2026-07-02 'policy: own templates'
site=$TRASH/site
fails 3 'a folder that is not there' muster site -o "$site"
says 'is told where it is named' "program/policy.md:7:14: there is no folder"

mkdir -p docs/site
echo '<html>{{site.title}}|{{>name}}|{{page.title}}</html>' \
	>docs/site/plan.mustache
echo 'own name' >docs/site/name.mustache
echo 'body { color: red }' >docs/site/style.css
echo 'own.script();' >docs/site/site.js
echo 'What these are for.' >docs/site/README.md
commit 2026-07-03 'site: templates'
ok 'files of the folder replace templates' muster site -o "$site"
has 'a page, with a part, and the title' "$site/plan.html" \
	'<html>Moon &amp; &lt;b&gt;stars&lt;/b&gt;|own name'
has 'the style' "$site/style.css" 'color: red'
has 'the script' "$site/site.js" 'own.script'
has 'others stay' "$site/raid.html" '<title>RAID'

printf '<html>\n  {{#open}}\n' >docs/site/raid.mustache
fails 3 'a template that is none' muster site -o "$site" --worktree
says 'is told with its place' 'docs/site/raid.mustache:2:3:'
ok 'what is committed is another matter' muster site -o "$site"
mv docs/site/raid.mustache docs/site/rraid.mustache
fails 3 'a file that replaces nothing' muster site -o "$site" -w
says 'is told, with what it may be' \
	"'docs/site/rraid.mustache' is none of the site's templates"
says 'and a name' "'raid.mustache' perhaps"
commit 2026-07-04 'site: a slip'
fails 3 'also of a commit' muster site -o "$site"
rm docs/site/rraid.mustache docs/site/site.js
ln -s /etc/passwd docs/site/site.js
fails 3 'a link is not followed' muster site -o "$site" -w
says 'and told' "'docs/site/site.js' is no plain file"
rm docs/site/site.js
for dir in /etc .. a/../..; do
	sed "s|templates: .*|templates: $dir|" program/policy.md >"$TRASH/p"
	cp program/policy.md "$TRASH/kept"
	cp "$TRASH/p" program/policy.md
	fails 1 "outside of the repository: $dir" muster check
	says 'is told' "the policy can't use '$dir'"
	cp "$TRASH/kept" program/policy.md
done

# --- following

fails 2 'a commit does not change' muster site -o "$site" --watch --rev HEAD
sh -c 'echo $$ >"$0" && exec muster site --watch -o "$1"' "$TRASH/pid" \
	"$site" >"$TRASH/log" 2>&1 </dev/null &
trap 'kill "$(cat "$TRASH/pid")" 2>/dev/null; wait
	cd /; rm -rf "$TRASH"' EXIT

# Within ten seconds the file has this in it.
becomes() # description file text
{
	for _ in $(seq 100); do
		! grep -qsF -e "$3" "$2" || break
		sleep 0.1
	done
	cp "$TRASH/log" "$TRASH/out"
	grep -qF -e "$3" "$2"
	result $? "$1"
}

becomes 'it begins with a site' "$TRASH/log" '-- waiting'
sed -i 's/^title: .*/title: Artemis/' program/charter.md
becomes 'a change is rendered' "$site/r/charter.html" Artemis
sed -i 's/^templates: .*/templates: nowhere/; s|docs/site/|nowhere|' \
	program/policy.md
becomes 'what can not be rendered is told' "$TRASH/log" 'there is no folder'
sed -i 's/nowhere/docs\/site/' program/policy.md
sed -i 's/^title: .*/title: Selene/' program/charter.md
becomes 'and it goes on' "$site/r/charter.html" Selene
kill "$(cat "$TRASH/pid")"
wait
finish
