#!/bin/sh
# Much of everything: an answer, or a sentence that names the limit, in time
# and in little memory.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

# Sanitizers need memory of their own.
is_bare()
{
	! grep -q __asan_init "$MUSTER_BUILD/libexec/muster/muster-check"
}

# The command in so much memory, a stack of 256 KiB and a time that only a
# square of the input would need.
small() # megabytes command...
{
	megabytes=$1
	shift
	(
		if is_bare; then
			# shellcheck disable=SC3045 # dash and bash know them
			ulimit -s 256 && ulimit -v "$((megabytes * 1024))"
		fi
		exec timeout 120 "$@"
	)
}

# A commit on a branch of this name, as the awk program has it: it calls
# record(path, front matter, body) and file(path, text).
import() # branch awk-program
{
	LC_ALL=C awk '
	function file(path, text)
	{
		printf "M 100644 inline %s\ndata %d\n%s\n", path, \
		    length(text), text
	}
	function record(path, front, body)
	{
		file(path, "---\n" front "\n---\n\n" body "\n")
	}
	function risk(name, more)
	{
		record("program/risks/R-" name ".md", "id: R-" name \
		    "\nkind: risk\nstatus: open\ntitle: Risk " name \
		    "\nowner: ann\nprobability: low\nimpact: low\n" \
		    "due: 2026-12-01" more)
	}
	function work(name, more)
	{
		record("program/deliverables/W-" name ".md", "id: W-" name \
		    "\nkind: deliverable\nstatus: planned\ntitle: Work " \
		    name "\nowner: ann\ndue: 2026-12-01\n" more)
	}
	function decision(name, body)
	{
		record("program/decisions/D-" name ".md", "id: D-" name \
		    "\nkind: decision\nstatus: proposed\ntitle: Decision " \
		    name "\nowner: ann\nneeded_by: 2026-12-01", \
		    "## Context\n\n" body "\n\n## Options\n")
	}
	function many(count, text, all)
	{
		for (all = ""; count > 0; count = int(count / 2)) {
			if (count % 2)
				all = all text
			text = text text
		}
		return all
	}
	BEGIN {
		print "commit refs/heads/'"$1"'"
		print "committer Ann <ann@example.com> 1783900800 +0000"
		print "data 1\nx\nfrom refs/heads/main^0"
		'"$2"'
		print "done"
	}' | git fast-import --quiet --done
}

begin records
n=20000
import full "for (i = 1; i <= $n - 2; i++)
	risk(i, \"\\nrelated: [R-\" i % ($n - 2) + 1 \"]\")"
ok "69 $n records" small 512 muster check --rev full
says '69 are counted' "$n records: no findings"
ok '69 and listed' small 512 muster raid --rev full
import over 'for (i = 1; i <= 19999; i++) risk(i, "")'
fails 3 '69 one more than the limit' small 512 muster check --rev over
says '69 names it' 20000
n=100000
import others "for (i = 1; i <= $n; i++) file(\"program/files/\" i % 100 \"/\" i, \"\")"
ok "69 $n files that are no records" small 512 muster check --rev others
import same "for (i = 1; i <= 19000; i++)
	record(\"program/risks/\" i \".md\", \"id: R-1\\nkind: risk\", \"\")"
fails 1 '69 all of one id' small 512 muster check --rev same
import lost "for (i = 1; i <= 19000; i++)
	risk(i, \"\\nrelated: [X-\" i \", R-\" i \"x]\")"
fails 1 '69 each with references to nothing' small 512 muster check --rev lost

# A folder in a folder in a folder.
nest() # depth tree
{
	mkfifo "$TRASH/in" "$TRASH/trees"
	git -c core.fsync=none mktree --batch \
		<"$TRASH/in" >"$TRASH/trees" &
	exec 3>"$TRASH/in" 4<"$TRASH/trees"
	tree=$2
	depth=$1
	while [ "$depth" -gt 0 ]; do
		printf '040000 tree %s\tprogram\n\n' "$tree" >&3
		read -r tree <&4
		depth=$((depth - 1))
	done
	exec 3>&- 4<&-
	wait
	rm "$TRASH/in" "$TRASH/trees"
}

begin depth
nest 63 "$(git rev-parse HEAD:program)"
git update-ref refs/heads/deep "$(git commit-tree -m deep "$tree")"
fails 1 '68 a charter 64 folders deep' small 256 muster check --rev deep
says '68 is read' '2 records'
nest "20000" "$(git rev-parse HEAD:program)"
git update-ref refs/heads/deeper "$(git commit-tree -m deeper "$tree")"
fails 3 '68 folders 20,000 deep' small 256 muster check --rev deeper
says '68 the limit is named' 64

begin size
mkdir program/risks
truncate -s 400M program/risks/R-1.md
fails 1 '70 400 MB in the work tree' small 200 muster check
says '70 are not read' '[file/size]'
blob=$(git hash-object -w program/risks/R-1.md)
rm program/risks/R-1.md
git update-index --add --cacheinfo "100644,$blob,program/risks/R-1.md"
fails 1 '70 400 MB in the index' small 200 muster check --staged
says '70 are not read, either' '[file/size]'
git commit -qm large
fails 1 '70 400 MB in a commit' small 200 muster check --rev HEAD
says '70 are not read from it' '[file/size]'
fails 1 '70 raid does not read them' small 200 muster raid --rev HEAD

# What YAML's parser takes long for.
begin yaml
import fronts '
risk("deep", "\ntags: " many(65000, "["))
risk("block", "\n" many(30000, "- "))
risk("maps", "\ntags: " many(20000, "{a: "))
risk("anchors", "\ntags: [" many(9000, "\\&a x, ") "]")
risk("comments", "\n" many(32000, "#\n") "x\n@")
risk("blanks", "\n" many(64000, "\n") "@")
risk("quotes", "\ntags: " many(16000, "\"\" ") "\n")
risk("text", "\ntrigger: " many(60000, "x"))
risk("tags", "\n" many(6000, "%TAG ! x\n"))
for (i = 1; i <= 4900; i++) {
	keys = keys "\nk" i ": x"
	words = words "\n\303\251" i ": x"
}
risk("keys", keys)
risk("words", words)
risk("list", "\ntags: [" many(9000, "x, ") "x]")'
fails 1 '87 front matter of every bad sort' small 256 muster check --rev fronts
ok '87 is told within limits' test "$(wc -c <"$TRASH/out")" -lt 4000000

# cmark's own list of what used to take it long, within our limits.
begin markdown
import bodies 'n = 20000
decision("emphasis", many(n, "*a **a "))
decision("closers", many(n, "a_ "))
decision("openers", many(n, "_a "))
decision("links", many(n, "a](b"))
decision("link-openers", many(1900, "[a"))
decision("mixed", many(n, "*a_ "))
decision("spoiled", many(n, "a **b" "c* "))
decision("brackets", many(1900, "[ (]("))
decision("nested-strong", many(n, "*a **a ") "b" many(n, " a** a*"))
decision("images", many(1900, "![[]()"))
decision("nested-brackets", many(1900, "[") "a" many(1900, "]"))
decision("quotes", many(30, "> ") "a")
decision("backticks", "e" many(250, "e`" many(200, "`")))
decision("code", many(8000, "x`"))
decision("entities", many(n, "&#xa;"))
decision("unclosed-pi", many(n, "<?"))
decision("unclosed-html", many(n, "</"))
decision("unclosed-comment", many(n, "<!--"))
decision("unclosed-cdata", many(n, "<![CDATA["))
decision("declarations", many(n, "<!A "))
decision("tabs", many(60000, "\t"))
decision("lists", many(15, "* ") "a\n" many(n, "  \n"))
for (i = 0; i < 120; i++)
	steps = steps many(i, "  ") "* a\n"
decision("steps", steps)
for (i = 0; i < 1900; i++)
	refs = refs "[" i "]: u\n"
decision("references", refs)
decision("tables", many(2000, "| a | b |\n|---|---|\n"))
decision("tasks", many(1900, "- [ ] x\n"))
decision("rules", many(n, "- - -\n"))
decision("blank-lists", many(10, "- ") many(n, "\n"))'
fails 1 '93 bodies that Markdown is slow with' small 256 \
	muster check --rev bodies
says '93 are read, or told' '30 records'
ok '93 raid, too' small 256 muster raid --rev bodies

begin graph
n=5000
import cycle "for (i = 1; i <= $n; i++)
	work(i, \"depends_on: [W-\" i % $n + 1 \"]\")"
fails 1 "92 a circle of $n" small 256 muster check --rev cycle
says '92 is told once' ': 1 error'
import chain "for (i = 1; i <= $n; i++)
	work(i, i < $n ? \"depends_on: [W-\" i + 1 \"]\" : \"\")"
ok "92 a chain of $n" small 256 muster check --rev chain
import edges "for (i = 1; i <= 1000; i++) {
	list = \"\"
	for (k = 1; k <= 100; k++)
		list = list \"\\n  - W-\" (i * 7 + k * 13) % i + 1
	work(i, i > 1 ? \"depends_on:\" list : \"\")
}"
fails 1 '92 100,000 edges' small 256 muster check --rev edges
says '92 and the circles of one in them' '[link/cycle]'
finish
