# The repositories that are measured on, each made once and kept. Read by
# run, which has set $build, $cache and $today.

# The generator, the timer, and what is measured without a program of its own.
build_tools()
{
	mkdir -p "$cache/bin"
	set -- -std=gnu11 -O2 -D_GNU_SOURCE -Iinclude \
		-include muster/banned.h
	${CC:-cc} "$@" -o "$cache/bin/timer" tests/bench/timer.c
	${CC:-cc} "$@" -o "$cache/bin/generate" tests/bench/generate.c \
		tests/bench/corpus.c tests/bench/shape.c "$build/libmuster.a"
	for tool in walk parse network; do
		# shellcheck disable=SC2046 # the libraries, each a word
		${CC:-cc} "$@" -o "$cache/bin/$tool" "tests/bench/$tool.c" \
			"$build/libmuster.a" $(pkg-config --libs libgit2 \
			yaml-0.1 libcmark zlib)
	done
}

# A repository of so many commits in so many days, at $repo.
make_repository() # commits days records files
{
	key=$(printf '%s ' "$@" | cat - tests/bench/generate.c \
		tests/bench/corpus.[ch] tests/bench/shape.[ch] | cksum)
	repo=$cache/$1-$2-$3-$4-${key%% *}
	[ ! -e "$repo/ready" ] || return 0
	say "making a repository of $1 commits ..."
	rm -rf "$repo"
	git init -q -b main "$repo/work"
	"$cache/bin/generate" "$@" "$today" |
		git -C "$repo/work" fast-import --quiet --done
	git -C "$repo/work" checkout -q -f main
	git -C "$repo/work" config gc.auto 0
	git -C "$repo/work" repack -adfq
	git -C "$repo/work" commit-graph write --reachable --no-progress
	: >"$repo/ready"
}

# A copy that is committed to, at $work/NAME. Only the index knows that the
# files are others.
copy_repository() # name
{
	cp -a "$repo/work" "$work/$1"
	rm -rf "$work/$1/.git/muster"
	git -C "$work/$1" status --porcelain
}

# One commit of so many deliverables, each with an estimate and three of the
# last 300 to wait for, and a milestone at their end.
write_plan() # items
{
	awk -v n="$1" 'BEGIN {
		x = 1
		print "commit refs/heads/main"
		print "committer A <a@example.com> 1767225600 +0000"
		print "data 4\nplan"
		file("charter", "charter", "active", "target: 2036-06-30")
		for (i = 1; i <= n; i++) {
			waits = ""
			for (k = 0; k < 3 && i > 1; k++)
				waits = waits (k ? ", " : "") "W-" \
				    i - 1 - pick(i < 300 ? i - 1 : 300)
			best = 1 + i % 7
			file("W-" i, "deliverable", "planned", \
			    "depends_on: [" waits "]\nestimate:\n  best: " \
			    best "bd\n  likely: " best + 1 + i % 3 \
			    "bd\n  worst: " best + 4 + i % 11 "bd")
		}
		file("M-1", "milestone", "planned", "depends_on: [W-" n "]")
		print "done"
	}
	function pick(below) {
		x = x * 16807 % 2147483647
		return x % below
	}
	function file(id, kind, status, lines) {
		print "M 644 inline program/" id ".md"
		print "data <<END_OF_FILE"
		print "---\nid: " id "\nkind: " kind "\nstatus: " status \
		    "\ntitle: Item " id "\nowner: ann\n" lines "\n---"
		print "\nWhat is delivered, and to whom.\nEND_OF_FILE"
	}'
}

# The repository of that commit, at $repo.
make_plan() # items
{
	repo=$cache/plan-$1
	[ ! -e "$repo/ready" ] || return 0
	rm -rf "$repo"
	git init -q -b main "$repo/work"
	write_plan "$1" | git -C "$repo/work" fast-import --quiet --done
	git -C "$repo/work" checkout -q -f main
	git -C "$repo/work" repack -adfq
	: >"$repo/ready"
}
