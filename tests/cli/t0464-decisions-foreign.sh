#!/bin/sh
# The proposals of a real project read as decisions: what git and a few lines
# of Python see in its history is what the audit tells.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
DATA=$ROOT/tests/data/foreign

cat >"$TRASH/trails.py" <<'END'
"""Every version of every proposal, from git log: ID COMMIT OLD NEW FROM TO."""
import re
import subprocess


def git(*words, **more):
    return subprocess.run(("git",) + words, check=True, capture_output=True,
                          **more).stdout.decode("utf-8", "surrogateescape")


events, blobs = [], set()
for line in git("log", "-c", "--root", "--raw", "--no-abbrev", "--no-renames",
                "--format=%H").splitlines():
    if re.fullmatch("[0-9a-f]{40}", line):
        commit = line
    elif line.startswith(":"):
        about, path = line.split("\t", 1)
        parents = len(about) - len(about.lstrip(":"))
        words = about.lstrip(":").split()
        old, new = words[parents + 1], words[2 * parents + 1]
        if re.fullmatch(r"CIP-[^/]*/README\.md", path):
            events.append((commit, path, old, new))
            blobs |= {old, new}


def field(text, name):
    front = re.match(r"---\s*\n(.*?)\n---", text, re.S)
    found = front and re.search("^%s: *(.*?) *$" % name, front[1], re.M)
    return found[1].strip("'\"") if found else ""


known = {}
for blob in blobs:
    text = git("cat-file", "blob", blob) if int(blob, 16) else ""
    number = field(text, "CIP").lstrip("0") or "?"
    known[blob] = ("CIP-" + number, field(text, "Status")) if text else None

trails = {}
for commit, path, old, new in events:
    for side, blob in enumerate((old, new)):
        if known[blob]:
            trails.setdefault((known[blob][0], commit), [None, None])[side] = blob
for (number, commit), (old, new) in sorted(trails.items()):
    print(number, commit, old or "-", new or "-",
          known[old][1] if old else "", known[new][1] if new else "",
          sep="\t")
END

cd "$TRASH/work" && git clone -qnb master "$DATA/cips.bundle" cips &&
	cd cips && git checkout -q master && program && mkdir program/kinds ||
	exit 2
python3 "$TRASH/trails.py" >"$TRASH/theirs"
sed 's/^raid: yes/&\ndecision: yes/' "$DATA/cip.md" >program/kinds/cip.md
commit 2026-08-20 'program: begin'
muster decisions audit --log >"$TRASH/log" 2>&1
awk -F '\t' -v OFS='\t' 'NR > 1 { print $1, $2, $7, $8, $9, $10 }' \
	"$TRASH/log" | LC_ALL=C sort >"$TRASH/ours"
LC_ALL=C sort -o "$TRASH/theirs" "$TRASH/theirs"

# Those whose status is another one afterwards.
transitions() { awk -F '\t' '$5 != "" && $6 != "" && $5 != $6' "$1"; }
transitions "$TRASH/ours" >"$TRASH/a"
transitions "$TRASH/theirs" >"$TRASH/b"
diff "$TRASH/b" "$TRASH/a" >"$TRASH/out"
result $? 'every change of a status is told, and no other'
cp "$TRASH/a" "$TRASH/out"
lines 'which are 61 in the whole history' 61
for id in CIP-1 CIP-30 CIP-1694; do
	grep "^$id	" "$TRASH/ours" >"$TRASH/a"
	grep "^$id	" "$TRASH/theirs" >"$TRASH/b"
	[ -s "$TRASH/b" ] && diff "$TRASH/b" "$TRASH/a" >"$TRASH/out"
	result $? "$id: its trail is that of git log"
done
finish
