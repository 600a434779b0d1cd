#!/bin/sh
# Rules: each has a golden test, each golden test a rule.
set -eu
cd "${1:-.}"

find tests/rules -mindepth 2 -maxdepth 2 -type d 2>/dev/null |
LC_ALL=C sort | awk '
FILENAME != "-" {
	if (match($0, /^RULE\([A-Z0-9_]+, *"[a-z-]+\/[a-z-]+"/)) {
		split($0, quoted, "\"")
		line[quoted[2]] = FNR
		ids[++n] = quoted[2]
	} else if (/^RULE\(/) {
		print FILENAME ":" FNR ": not RULE(NAME, \"family/name\", ... " \
		    "[rules]"
		failed = 1
	}
	file = FILENAME
	next
}
{
	id = substr($0, length("tests/rules/") + 1)
	tested[id] = 1
	if (!(id in line)) {
		print $0 ":1: no rule has this id [rules]"
		failed = 1
	}
}
END {
	for (i = 1; i <= n; i++)
		if (!(ids[i] in tested)) {
			print file ":" line[ids[i]] ": " ids[i] \
			    " has no test folder tests/rules/" ids[i] " [rules]"
			failed = 1
		}
	exit failed
}' include/muster/rules.def -
