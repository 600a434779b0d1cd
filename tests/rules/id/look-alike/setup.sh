# A Cyrillic R, a full-width 1, a mark above the b.
cd program/risks
put() # file id
{
	sed "s/^id: .*/id: $(printf "$2")/" R-001-good.md >"$1"
}
put R-cyrillic.md 'R-\320\260b'
put R-latin.md 'R-ab'
put R-wide.md 'R-00\357\274\221'
put R-mark.md 'R-db\314\201'
