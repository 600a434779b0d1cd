# CR LF throughout is fine. A lone CR hides a status in front matter, and a
# mixture of both counts its lines right.
cd program/risks
sed "s/R-001/R-002/; s/\$/$(printf '\r')/" R-001-lf.md >R-002-crlf.md
sed "s/R-001/R-003/; s/^title.*/&$(printf '\r')status: closed/" R-001-lf.md \
	>R-003-hidden.md
sed "s/R-001/R-004/; s/Rehearse it/Rehearse$(printf '\r')it/" R-001-lf.md \
	>R-004-body.md
sed "s/R-001/R-005/; 1,3s/\$/$(printf '\r')/; s/^impact.*/impact: dire/" \
	R-001-lf.md >R-005-mixed.md
