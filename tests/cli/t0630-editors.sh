#!/bin/sh
# Editors jump to findings: Vim's quickfix and Emacs' compilation mode read
# what muster check prints.
cd "$(dirname "$0")/../.." && . tests/cli/lib.sh

skip() # what
{
	tests=$((tests + 1))
	echo "ok $tests - # SKIP $1"
}

same() # description expected got: the files
{
	diff -u "$2" "$3" >"$TRASH/out" 2>&1
	result $? "$1"
}

# Read $TRASH/said, write PATH|LINE|COLUMN|e or w for what is taken as one.
in_vim() # command...
{
	cat >"$TRASH/read.vim" <<-END
	$*
	cgetfile $TRASH/said
	let valid = filter(getqflist(), 'v:val.valid')
	call map(valid, "bufname(v:val.bufnr) . '|' . v:val.lnum . '|' .
		\\ v:val.col . '|' . v:val.type")
	call writefile(valid, "$TRASH/got")
	qall!
	END
	rm -f "$TRASH/got"
	vim -e -s -N -u NONE -i NONE -S "$TRASH/read.vim" </dev/null
}

in_emacs()
{
	cat >"$TRASH/read.el" <<-END
	(require 'compile)
	(with-temp-buffer
	  (insert-file-contents "$TRASH/said")
	  (compilation-mode)
	  (let ((inhibit-read-only t) (last nil))
	    (compilation-parse-errors (point-min) (point-max))
	    (goto-char (point-min))
	    (while (not (eobp))
	      (let ((one (get-text-property (point) 'compilation-message)))
	        (when (and one (not (eq one last)))
	          (let ((loc (compilation--message->loc one)))
	            (princ (format "%s|%s|%s|%s\n"
	              (caar (compilation--loc->file-struct loc))
	              (compilation--loc->line loc)
	              (compilation--loc->col loc)
	              (nth (compilation--message->type one)
	                   '("i" "w" "e"))))))
	        (setq last one))
	      (forward-char 1))))
	END
	emacs -Q --batch -l "$TRASH/read.el" >"$TRASH/got" </dev/null
}

begin apollo
mkdir -p 'program/my risks' other
printf 'programs: [program, other]\n' >.muster.yml
risk 'R-1' 'owner: bob'
sed '/owner: ann/d' program/risks/R-1.md >'program/my risks/R-1.md'
sed 's/R-1/R-2/' 'program/my risks/R-1.md' >'program/my risks/a:b c.md'
risk R-3 'mitigation: change #12'
rm program/risks/R-1.md
mkdir other/people
cp program/people/ann.md other/people/zoe.md
muster check --quiet >"$TRASH/said"
cat >"$TRASH/want" <<'END'
other|0|0|e
program/my risks/R-1.md|9|8|e
program/my risks/a:b c.md|0|0|w
program/my risks/a:b c.md|9|8|e
program/risks/R-3.md|10|19|w
END
grep -v '^  help' "$TRASH/said" |
	sed 's/^\(.*\):\([0-9]*\):\([0-9]*\): \([ew]\).*/\1|\2|\3|\4/
		s/^\([^|]*\): \([ew]\)[a-z]*: .*/\1|0|0|\2/' >"$TRASH/got"
same 'the findings, by hand' "$TRASH/want" "$TRASH/got"
[ "$(grep -c '^  help: ' "$TRASH/said")" -eq 5 ]
result $? 'each with its help'
muster check >"$TRASH/said"
grep -v '|0|0|' "$TRASH/want" >"$TRASH/placed"

if vim --version 2>/dev/null | grep -q '+quickfix'; then
	documented=$(sed -n 's/^    \(set errorformat.*\)/\1/p' \
		"$ROOT/tools/schema.1.md")
	in_vim "$documented"
	same 'Vim, with the errorformat of the manual' "$TRASH/want" \
		"$TRASH/got"
	in_vim ''
	sed 's/.$//' "$TRASH/placed" >"$TRASH/untyped"
	same 'Vim as it comes, where there is a line' "$TRASH/untyped" \
		"$TRASH/got"
else
	skip 'there is no vim that can make'
fi
if command -v emacs >/dev/null; then
	in_emacs
	same 'Emacs, where there is a line' "$TRASH/placed" "$TRASH/got"
else
	skip 'there is no emacs'
fi

# VS Code: the expression that its C extension calls $gcc.
cat >"$TRASH/read.py" <<'END'
import re, sys
for line in open(sys.argv[1]):
    found = re.match(r"^(.*?):(\d+):(\d*):?\s+(?:fatal\s+)?"
                     r"(warning|error):\s+(.*)$", line)
    if found:
        print("|".join(found.groups()[:3]), found[4][0], sep="|")
END
if command -v python3 >/dev/null; then
	python3 "$TRASH/read.py" "$TRASH/said" >"$TRASH/got"
	same "VS Code's gcc matcher, where there is a line" "$TRASH/placed" \
		"$TRASH/got"
else
	skip 'there is no python3 for what VS Code does'
fi
finish
