#!/bin/sh
# Completion as it is typed: in bash and zsh, on a terminal, with the files
# that are installed. The shells write down the line that a tab has made.
cd "$(dirname "$0")/../.." && . tests/cli/lib.sh

skip() # what
{
	tests=$((tests + 1))
	echo "ok $tests - # SKIP $1"
}

# Type into the shell until the line is $3.
types() # shell keys line
{
	rm -f "$TRASH/line"
	case $1 in
	bash) set -- "$@" bash --rcfile "$TRASH/bashrc" -i ;;
	zsh) set -- "$@" env ZDOTDIR="$TRASH" zsh -i ;;
	esac
	shell=$1 keys=$2 line=$3
	shift 3
	python3 "$ROOT/tests/cli/keys.py" 'READY> ' "$keys\\x07" "$@" \
		>"$TRASH/out" 2>&1
	printf '\nexpected: %s\ngot: ' "$line" | cat - "$TRASH/line" \
		>>"$TRASH/out" 2>&1
	[ "$(cat "$TRASH/line")" = "$line" ]
	result $? "$shell: $keys"
}

all() # shell
{
	types "$1" 'muster ra\t' 'muster raid '
	types "$1" 'muster raid --own\tan\t' 'muster raid --owner ann '
	types "$1" 'muster raid --owner=an\t' 'muster raid --owner=ann '
	types "$1" 'muster raid affirm R\t2\t' 'muster raid affirm R-002 '
	types "$1" 'muster new risk --set imp\tme\t' \
		'muster new risk --set impact=medium '
	types "$1" 'muster new risk --title "a: b" --set owner=a\t' \
		'muster new risk --title "a: b" --set owner=ann '
	types "$1" 'muster check prog\tris\tR-001\t' \
		'muster check program/risks/R-001.md '
}

begin apollo
risk R-001
risk R-002
ok 'the files are installed' make -C "$ROOT" -s install-completion \
	PREFIX=/usr DESTDIR="$TRASH/root"
share=$TRASH/root/usr/share

cat >"$TRASH/bashrc" <<END
git=/usr/share/bash-completion/completions/git
[ ! -r \$git ] || . \$git
. "$share/bash-completion/completions/git-muster"
bind -x '"\C-g": printf "%s\\n" "\$READLINE_LINE" >"$TRASH/line"; kill -9 \$\$'
PS1='READY> '
END
cat >"$TRASH/.zshrc" <<END
fpath=("$share/zsh/site-functions" \$fpath)
autoload -Uz compinit && compinit -u -D
dump() { print -r -- "\$BUFFER" >"$TRASH/line"; kill -9 \$\$ }
zle -N dump
bindkey '^G' dump
PS1='READY> '
END
for shell in bash zsh; do
	if ! command -v python3 >/dev/null; then
		skip 'there is no python3 to type'
	elif ! command -v "$shell" >/dev/null; then
		skip "there is no $shell"
	else
		all "$shell"
	fi
done
if [ -r /usr/share/bash-completion/completions/git ]; then
	types bash 'git muster raid aff\tR-\t1\t' 'git muster raid affirm R-001 '
else
	skip "git's completion for bash is not there"
fi
! command -v zsh >/dev/null ||
	types zsh 'git muster raid aff\tR-\t1\t' 'git muster raid affirm R-001 '

ok 'and uninstalled' make -C "$ROOT" -s uninstall PREFIX=/usr \
	DESTDIR="$TRASH/root"
find "$TRASH/root" ! -type d >"$TRASH/out"
lines 'without a trace' 0
ok 'shellcheck' shellcheck -s bash "$ROOT/templates/completion/muster.bash"
finish
