# A circle of 40, of which the message shows some, and 20 that wait for it.
mkdir program/deliverables
link() # number of-which-it-depends
{
	printf '%s\n' --- "id: W-$1" 'kind: deliverable' 'status: planned' \
		'title: One of many' 'owner: ana' 'due: 2026-09-30' \
		"depends_on: [W-$2]" --- >"program/deliverables/W-$1.md"
}
for i in $(seq 101 139); do
	link "$i" "$((i + 1))"
done
link 140 101
for i in $(seq 201 220); do
	link "$i" "$((i - 100))"
done
