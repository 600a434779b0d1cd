# Names that a Linux disk holds and others do not.
cd program/risks
for name in '2-what?' '3-a:b' '4-"quoted"' '5-star*' '6-back\slash' \
	'7-a<b' '8-new
line' '9-tab	stop' "10-$(printf '\033')[31mred" "11-$(printf '\377')" \
	"12-$(printf '\342\200\256')dm.txt"; do
	sed "s/R-001/R-00${name%%-*}/" R-001-größe.md >"R-00$name.md"
done
sed 's/R-001/R-013/' R-001-größe.md >' R-013-blank.md'
for name in con nul.backup AUX com1 console; do
	sed "s/R-001/R-$name/" R-001-größe.md >"$name.md"
done
mkdir ../aux '../ends in a dot.'
sed 's/R-001/R-014/' R-001-größe.md >../aux/R-014.md
sed 's/R-001/R-015/' R-001-größe.md >'../ends in a dot./R-015.md'
