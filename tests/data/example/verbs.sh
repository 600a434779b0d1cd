# The words that the story is told in.
#
#	at DATE WHO SUBJECT [BODY]	begins a commit; what follows goes into it
#	record PATH <<EOF		writes program/PATH
#	file PATH <<EOF			writes PATH
#	mark ID FIELD VALUE ...		sets fields of a record
#	drop ID FIELD			removes one
#	reword ID OLD NEW		replaces words, in one line of a record
#	tick ID LINE			ticks a line of a task list
#	tell ID <<EOF			adds a paragraph to a record's body
#	affirm ID ...			still true, looked at today
#	rename ID NEW-FILE-NAME		gives a record's file another name
#	landed DATE WHO			was committed later, by somebody else
#	branch NAME, on NAME, back	begins a branch, goes to it, back to main
#	merge NAME			is a commit of its own
#
# A commit is made when the next one begins. Several on one day are 25 minutes
# apart.

for variable in $(env | sed -n 's/^\(GIT_[A-Z0-9_]*\)=.*/\1/p'); do
	unset "$variable"
done
unset variable
LC_ALL=C TZ=UTC HOME=/nonexistent XDG_CONFIG_HOME=/nonexistent
GIT_CONFIG_NOSYSTEM=1 GIT_ATTR_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null
GIT_DEFAULT_HASH=sha1 GIT_TEMPLATE_DIR=
export LC_ALL TZ HOME XDG_CONFIG_HOME GIT_CONFIG_NOSYSTEM GIT_ATTR_NOSYSTEM
export GIT_CONFIG_GLOBAL GIT_DEFAULT_HASH GIT_TEMPLATE_DIR
export GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_AUTHOR_DATE
export GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL GIT_COMMITTER_DATE
export FIELD VALUE

today='' subject='' message='' minute=0

fail() {
	echo "history.sh: $today $subject: $*" >&2
	exit 1
}

begin() {
	mkdir -p "$1"
	cd "$1" || fail "there is no $1"
	umask 022
	git init -q
	git symbolic-ref HEAD refs/heads/main
	for setting in core.autocrlf=false core.fileMode=false \
		core.hooksPath=/dev/null core.fsmonitor=false gc.auto=0 \
		commit.gpgSign=false merge.renames=false; do
		git config "${setting%%=*}" "${setting#*=}"
	done
}

end() {
	flush
	for setting in core.hooksPath core.fsmonitor gc.auto \
		commit.gpgSign merge.renames; do
		git config --unset "$setting"
	done
}

flush() {
	[ -n "$subject" ] || return 0
	git add -A
	printf '%s\n' "$message" |
		git commit -q --cleanup=verbatim -F - || fail "no commit"
	subject=
}

# The n-th commit of a day comes 25 minutes after the one before it.
clock() {
	printf '%sT%02d:%02d:00+0000' "$today" \
		$((9 + minute / 60)) $((minute % 60))
}

at() {
	flush
	if [ "$1" = "$today" ]; then
		minute=$((minute + 25))
	else
		minute=10
	fi
	today=$1 subject=$3
	message=$3${4:+

$4}
	GIT_AUTHOR_NAME=$(name_of "$2")
	GIT_AUTHOR_EMAIL=$(address_of "$2")
	GIT_AUTHOR_DATE=$(clock)
	GIT_COMMITTER_NAME=$GIT_AUTHOR_NAME
	GIT_COMMITTER_EMAIL=$GIT_AUTHOR_EMAIL
	GIT_COMMITTER_DATE=$GIT_AUTHOR_DATE
}

landed() {
	[ "$1" = "$today" ] || minute=10
	today=$1
	GIT_COMMITTER_NAME=$(name_of "$2")
	GIT_COMMITTER_EMAIL=$(address_of "$2")
	GIT_COMMITTER_DATE=$(clock)
}

branch() {
	flush
	git checkout -q -b "$1"
}

on() {
	flush
	git checkout -q "$1"
}

back() {
	flush
	git checkout -q main
}

merge() {
	git merge -q --no-ff -m "$message" "$1" || fail "cannot merge $1"
	subject=
}

file() {
	mkdir -p "$(dirname "$1")"
	cat >"$1"
}

record() {
	file "program/$1"
}

# Sets `path` to the file that holds the record.
find_record() {
	for path in program/"$1".md program/*/"$1".md program/*/"$1"-*.md; do
		[ ! -f "$path" ] || return 0
	done
	fail "there is no record $1"
}

# rewrite PROGRAM: runs awk over the file `path`, which fails if it finds
# nothing to do.
rewrite() {
	awk "$1" "$path" >"$path.new" || fail "$path: nothing to change: $FIELD"
	mv "$path.new" "$path"
}

mark() {
	find_record "$1"
	shift
	while [ $# -gt 1 ]; do
		FIELD=$1 VALUE=$2
		shift 2
		rewrite '
		BEGIN { line = ENVIRON["FIELD"] ":"; value = ENVIRON["VALUE"]
			whole = line (value ~ /^\n/ ? "" : " ") value }
		NR == 1 { head = 1; print; next }
		head && $0 == "---" { head = 0; if (!found) print whole }
		head && old && /^[ -]/ { next }
		{ old = 0 }
		head && index($0, line) == 1 { print whole; found = old = 1
			next }
		{ print }'
	done
}

drop() {
	find_record "$1"
	FIELD=$2
	rewrite '
	NR == 1 { head = 1; print; next }
	head && $0 == "---" { head = 0 }
	head && old && /^[ -]/ { next }
	{ old = 0 }
	head && index($0, ENVIRON["FIELD"] ":") == 1 { found = old = 1; next }
	{ print }
	END { exit !found }'
}

reword() {
	find_record "$1"
	FIELD=$2 VALUE=$3
	rewrite '
	BEGIN { words = ENVIRON["FIELD"] }
	(i = index($0, words)) && !found {
		found = 1
		$0 = substr($0, 1, i - 1) ENVIRON["VALUE"] \
			substr($0, i + length(words))
	}
	{ print }
	END { exit !found }'
}

tick() {
	reword "$1" "- [ ] $2" "- [x] $2"
}

tell() {
	find_record "$1"
	echo >>"$path"
	cat >>"$path"
}

affirm() {
	for id; do
		mark "$id" reviewed "$today"
	done
}

rename() {
	find_record "$1"
	git mv "$path" "${path%/*}/$2"
}
