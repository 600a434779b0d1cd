#!/bin/sh
# 71: packs whose few bytes make a gigabyte: of a record, of its older
# version, of a folder and of a commit. An answer, in time and little memory.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/states.sh"

if ! command -v python3 >/dev/null; then
	skip '71 bombs' 'no python3'
	finish
fi

# A pack of four objects and its index, in the current repository: the first
# 64 KiB of zeros, then 1 GiB of them whole, as one delta, and as a chain of
# deltas that double. Their ids are made up: 0a.., 0b.., 0c.., 0d..
make_pack() # type: 1 commit, 2 tree, 3 blob
{
	python3 - "$1" <<-'END'
	import hashlib, struct, sys, zlib

	kind, GIB, STEP = int(sys.argv[1]), 1 << 30, 1 << 16

	def head(kind, size):
	    out, byte = b"", kind << 4 | size & 15
	    size >>= 4
	    while size:
	        out, byte, size = out + bytes([byte | 128]), size & 127, size >> 7
	    return out + bytes([byte])

	def number(n):
	    out = b""
	    while n > 127:
	        out, n = out + bytes([n & 127 | 128]), n >> 7
	    return out + bytes([n])

	def zeros(n):
	    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
	    part = deflate.compress(bytes(1 << 20)) + \
	        deflate.flush(zlib.Z_FULL_FLUSH)
	    return b"\x78\x9c" + part * (n >> 20) + b"\x03\x00" + \
	        struct.pack(">I", n % 65521 << 16 | 1)

	def delta(base, size, pieces):
	    orders = number(base) + number(size) + pieces
	    return head(7, len(orders)), zlib.compress(orders)

	def piece(size):
	    return bytes([0x80 | 0x70, size & 255, size >> 8 & 255, size >> 16])

	ids = [bytes([first]) * 20 for first in range(0x0a, 0x0e)]
	objects = [(ids[0], head(kind, STEP) + zlib.compress(bytes(STEP))),
	           (ids[1], head(kind, GIB) + zeros(GIB))]
	start, body = delta(STEP, GIB, piece(STEP) * (GIB // STEP))
	objects.append((ids[2], start + ids[0] + body))
	name, size, base = 0x20, STEP, ids[0]
	while size < GIB:
	    half = min(size, 0xffffff)
	    pieces = piece(half) * (2 * size // half)
	    rest = 2 * size - half * (2 * size // half)
	    start, body = delta(size, 2 * size, pieces +
	                        (piece(rest) if rest else b""))
	    size *= 2
	    oid = bytes([name]) * 20 if size < GIB else ids[3]
	    objects.append((oid, start + base + body))
	    name, base = name + 1, oid

	pack = b"PACK" + struct.pack(">II", 2, len(objects))
	where = {}
	for oid, data in objects:
	    where[oid] = len(pack)
	    pack += data
	total = hashlib.sha1(pack).digest()
	names = sorted(where)
	index = b"\xfftOc" + struct.pack(">I", 2)
	index += b"".join(struct.pack(">I", sum(n[0] <= i for n in names))
	                  for i in range(256))
	index += b"".join(names) + bytes(4 * len(names))
	index += b"".join(struct.pack(">I", where[n]) for n in names) + total
	index += hashlib.sha1(index).digest()
	path = ".git/objects/pack/pack-" + total.hex()
	open(path + ".pack", "wb").write(pack + total)
	open(path + ".idx", "wb").write(index)
	END
}
id_of() { echo "$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1"; }

# In 300 MB, where no sanitizer takes some, and in a few seconds.
small()
{
	(
		if ! grep -q __asan_init \
			"$MUSTER_BUILD/libexec/muster/muster-check"; then
			# shellcheck disable=SC3045 # dash and bash know it
			ulimit -v 307200
		fi
		exec timeout 20 "$@"
	)
}

# A commit of this tree on top of another one.
commit_of() # tree parent
{
	GIT_AUTHOR_DATE=2026-07-14T12:00:00Z \
		GIT_COMMITTER_DATE=2026-07-14T12:00:00Z \
		git commit-tree -m bomb -p "$2" "$1"
}

sound bombs && make_pack 3
ok '71 the pack is small' test "$(cat .git/objects/pack/*.pack | wc -c)" \
	-lt 2000000
ok '71 git finds a gigabyte in it' test "$(git cat-file -s "$(id_of 0b)")" \
	-eq 1073741824
record=program/risks/R-001.md
for id in 0b 0c 0d; do
	GIT_INDEX_FILE=$TRASH/index && export GIT_INDEX_FILE
	git read-tree HEAD && git update-index --add \
		--cacheinfo "100644,$(id_of $id),$record"
	fails 1 "71 $id.. as a staged record" small muster check --staged
	bomb=$(commit_of "$(git write-tree)" HEAD)
	unset GIT_INDEX_FILE
	fails 1 "71 $id.. as a record" small muster check --rev "$bomb"
	says "71 $id.. as a record is too large" "$record: error: "
	fails 1 "71 $id.. as a record: raid" small muster raid --rev "$bomb"
	says "71 $id.. as a record: raid counts it" "1 can't be read"
	after=$(commit_of 'HEAD^{tree}' "$bomb")
	ok "71 $id.. as an older version: raid" \
		small muster raid --rev "$after"
	says "71 $id.. as an older version: which it passes over" 'R-001  open'
done

sound folders && make_pack 2
for id in 0b 0c 0d; do
	bomb=$(git commit-tree -m bomb "$(printf '40000 tree %s\tprogram\n' \
		"$(id_of $id)" | git mktree --missing)")
	fails 3 "71 a folder of $id.." small muster check --rev "$bomb"
	says "71 a folder of $id..: is damaged" "$(id_of $id)"
done

sound commits && make_pack 1
for id in 0b 0c 0d; do
	id_of $id >.git/refs/heads/main
	fails 3 "71 a commit of $id.." small muster check --rev main
	fails 3 "71 a commit of $id..: raid" small muster raid
	fails 1 "71 a commit of $id..: doctor" small muster doctor
	says "71 a commit of $id..: doctor says so" 'wrong  git/head'
done
finish
