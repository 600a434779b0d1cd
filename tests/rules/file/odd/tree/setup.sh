# Trees that git would not write and takes from anybody: a name twice,
# names that lead out of the folder, a mode that does not exist. What a
# checkout or an index makes of them is git's business.
snapshots=commit
bytes() # hexadecimal
{
	for byte in $(echo "$1" | sed 's/../0x& /g'); do
		printf "\\$(printf %03o "$byte")"
	done
}
tree() # mode name object...
{
	while [ "$#" -gt 0 ]; do
		printf '%s %s\0' "$1" "$2"
		bytes "$3"
		shift 3
	done | git hash-object -t tree -w --literally --stdin
}
risk() # id
{
	sed "s/R-001/$1/" risk.md | git hash-object -w --stdin
}
charter=$(git hash-object -w charter.md)
ana=$(git hash-object -w ana.md)
risks=$(tree 100644 ../../R-002.md "$(risk R-002)" \
	100644 .. "$(risk R-003)" 100644 .git "$(risk R-004)" \
	100755 R-005-program.md "$(risk R-005)" \
	100664 R-006-group.md "$(risk R-006)" \
	777777 R-007-mode.md "$(risk R-007)" \
	100644 R-008-twice.md "$(risk R-008)" \
	100644 R-008-twice.md "$(risk R-009)")
program=$(tree 100644 charter.md "$charter" \
	40000 people "$(tree 100644 ana.md "$ana")" 40000 risks "$risks")
git update-ref HEAD "$(git commit-tree -m program \
	"$(tree 40000 program "$program")")"
