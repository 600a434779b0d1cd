#!/bin/sh
# Signatures of the commits that an audit tells of, by keys made here.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh

if ! command -v ssh-keygen >/dev/null; then
	echo '1..0 # SKIP no ssh-keygen'
	exit 0
fi
begin signed
for key in ann bob eve old; do
	ssh-keygen -q -t ed25519 -N '' -C "$key" -f "$TRASH/$key"
done
git config gpg.format ssh
git config gpg.ssh.allowedSignersFile "$TRASH/allowed"
{
	echo "ann@example.com $(cat "$TRASH/ann.pub")"
	echo "bob@example.com $(cat "$TRASH/bob.pub")"
	echo "ann@example.com valid-before=\"20260101\" $(cat "$TRASH/old.pub")"
} >"$TRASH/allowed"

# A decision in a commit that is signed with that key.
sign() # id key
{
	mkdir -p program/decisions
	printf '%s\n' --- "id: $1" 'kind: decision' 'status: proposed' \
		"title: The decision $1" 'owner: ann' --- \
		>"program/decisions/$1.md"
	git add -A
	GIT_AUTHOR_DATE=2026-07-15T12:00:00Z \
		GIT_COMMITTER_DATE=2026-07-15T12:00:00Z git \
		-c "user.signingKey=$TRASH/$2" commit -q --no-verify -S -m "$1" \
		2>"$TRASH/out"
}
audit()
{
	muster decisions audit --verify-signatures "$@" >"$TRASH/out" 2>&1
}

sign D-001 ann
sign D-002 bob
sign D-003 eve
sign D-004 old
# What is signed, and then changed: the signature is of another commit.
git cat-file commit HEAD~3 >"$TRASH/commit"
sed 's/^D-001$/D-001, changed/' "$TRASH/commit" >"$TRASH/changed"
changed=$(git hash-object -t commit -w "$TRASH/changed")
# Nothing that any program could read as a signature.
awk '/^gpgsig/ { print "gpgsig garbage"; skip = 1; next }
	skip && /^ / { next } { skip = 0; print }' "$TRASH/commit" \
	>"$TRASH/garbage"
garbage=$(git hash-object -t commit -w "$TRASH/garbage")

audit D-001
says 'the key of the author is good' 'signed (SSH): good, by ann@example.com'
audit D-002
says 'that of somebody else is good, too, and the signer is told' \
	'signed (SSH): good, by bob@example.com, who is not the author'
audit D-003
says 'a key that nobody vouches for is told' 'nobody vouches for'
audit D-004
says 'a key that was no longer valid then is bad' 'signed (SSH): bad'
git reset -q --hard "$changed"
audit D-001
says 'a commit that was changed afterwards is bad' 'signed (SSH): bad'
git reset -q --hard "$garbage"
audit D-001
says 'garbage is none' 'not to be checked here'
muster decisions audit D-001 >"$TRASH/out" 2>&1
says 'without being asked nothing is verified' 'sign'
silent_on 'in any word' 'good'
finish
