# The repositories that are measured on, each made once and kept. Read by
# run, which has set $build, $cache and $today.

# The generator, the timer and the walk.
build_tools()
{
	mkdir -p "$cache/bin"
	set -- -std=gnu11 -O2 -D_GNU_SOURCE -Iinclude \
		-include muster/banned.h
	${CC:-cc} "$@" -o "$cache/bin/timer" tests/bench/timer.c
	${CC:-cc} "$@" -o "$cache/bin/generate" tests/bench/generate.c \
		tests/bench/corpus.c tests/bench/shape.c "$build/libmuster.a"
	# shellcheck disable=SC2046 # the libraries, each a word
	${CC:-cc} "$@" -o "$cache/bin/walk" tests/bench/walk.c \
		"$build/libmuster.a" $(pkg-config --libs libgit2 yaml-0.1 \
		libcmark zlib)
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
