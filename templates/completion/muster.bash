# bash completion for muster and git muster: the tools know all that can be
# completed, this asks them. Installed as completions/muster and, for git,
# completions/git-muster.

# Reply with what `muster --complete` says of these words; the last one is
# being typed. Its lines are WORD<tab>what it is; they need no quoting. The
# blank behind a word that is whole is ours, hence nospace below.
_muster_reply() # word...
{
	local cur=${*: -1} behind='' line word

	COMPREPLY=()
	# Of --owner=an the value alone is completed.
	[[ $cur != --*=* ]] || behind=${cur%%=*}=
	while read -r line; do
		word=$behind${line%%$'\t'*}
		# Readline replaces what stands behind the last of these.
		[[ $cur != *=* || $COMP_WORDBREAKS != *=* ]] ||
			word=${word#"${cur%"${cur##*=}"}"}
		[[ $cur != *:* || $COMP_WORDBREAKS != *:* ]] ||
			word=${word#"${cur%"${cur##*:}"}"}
		[[ $word == *[=/] ]] || word+=' '
		COMPREPLY+=("$word")
	done < <(command muster --complete "$@" 2>/dev/null)
}

# The words behind the command up to the cursor, with what readline has
# split at = and : put together again.
_muster()
{
	local words=() i word glue=

	for ((i = 1; i <= COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]}
		if [[ $glue || ($word == [=:] && i -gt 1) ]] &&
			((${#words[@]})); then
			words[${#words[@]} - 1]+=$word
		else
			words+=("$word")
		fi
		[[ $word == [=:] ]] && glue=yes || glue=
	done
	_muster_reply "${words[@]}"
}

# Called by git's own completion, whose words are whole.
_git_muster()
{
	local i

	# shellcheck disable=SC2154 # words and cword are git's
	for ((i = 1; i < cword; i++)); do
		[[ ${words[i]} != muster ]] || break
	done
	_muster_reply "${words[@]:i + 1:cword - i}"
}

complete -o bashdefault -o default -o nospace -F _muster muster git-muster
