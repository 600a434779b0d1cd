# C as the compiler sees it, line by line as "path:line:text": comments are
# gone, strings and characters are empty.
FNR == 1 { in_comment = 0 }
{
	rest = $0
	text = ""
	while (rest != "") {
		if (in_comment) {
			if (!match(rest, /\*\//))
				break
			in_comment = 0
		} else if (match(rest, /\/\*|\/\/|["']/)) {
			text = text substr(rest, 1, RSTART - 1)
			found = substr(rest, RSTART, RLENGTH)
			if (found == "//")
				break
			in_comment = found == "/*"
			if (!in_comment) {
				rest = substr(rest, RSTART + 1)
				text = text found found
				if (found == "'")
					match(rest, /^([^'\\]|\\.)*'?/)
				else
					match(rest, /^([^"\\]|\\.)*"?/)
			}
		} else {
			text = text rest
			break
		}
		rest = substr(rest, RSTART + RLENGTH)
	}
	print FILENAME ":" FNR ":" text
}
