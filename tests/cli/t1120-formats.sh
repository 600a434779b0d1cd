#!/bin/sh
# Repositories of other formats: what changes nothing for us is read, the rest
# is refused in one sentence.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/cli/lib.sh
. "$ROOT/tests/cli/states.sh"

extension() # name value
{
	git config core.repositoryFormatVersion 1 &&
		git config "extensions.$1" "$2"
}
version() # number
{
	sed -i "s/\(repositoryformatversion\) = .*/\1 = $1/I" .git/config
}
take_back() # name
{
	sed -i "/^\\[extensions\\]/d; /^[[:space:]]*$1 =/d" .git/config
}

cd "$TRASH/work" || exit 2
if git init -q --object-format=sha256 sha256 2>/dev/null; then
	cd sha256 && program && git add . && git commit -qm 'begin'
	cannot 'SHA-256' 'names its objects by SHA-256' \
		'use a repository made with `git init --object-format=sha1`'
	muster hook install --quiet && echo x >>program/charter.md
	fails 1 'SHA-256: the hook is no less strict' git commit -qam 'x'
	says 'and says why' 'SHA-256'
else
	skip 'SHA-256' 'this git makes none'
fi

sound formats
extension refStorage reftable
cannot 'reftable' 'keeps its refs as reftable' \
	'`git refs migrate --ref-format=files`'
take_back refStorage && extension refStorage files && works 'refs in files'
take_back refStorage && extension objectFormat sha1 && works 'SHA-1, by name'
take_back objectFormat
extension worktreeConfig true && works 'worktreeConfig'
git config --worktree core.sparseCheckout true &&
	works 'and a configuration in it'
git worktree add -q ../other && cd ../other &&
	works 'also in a linked work tree'
cd ../formats && take_back worktreeConfig
for name in preciousObjects relativeWorktrees noop noop-v1; do
	extension "$name" true && works "$name" && take_back "$name"
done
extension partialClone origin && works 'partialClone' && take_back partialClone
extension foo 1
cannot 'an extension that nobody knows' "uses the extension 'foo'" \
	'use a newer muster'
version 0 && works 'which counts for nothing in version 0'
take_back foo && extension compatObjectFormat sha256
cannot 'compatObjectFormat' "uses the extension 'compatobjectformat'"
take_back compatObjectFormat
version 2
cannot 'version 2' 'has format version 2, and muster knows up to 1'
version 99999999999
cannot 'a version beyond numbers' 'muster'
version 0 && works 'version 0'

cp .git/config ../config
mend() { cp ../config .git/config; }
echo '[core' >>.git/config
cannot 'a configuration that is damaged' \
	"the configuration '$PWD/.git/config'" '`git config --edit`'
head -c 4000 /dev/zero >.git/config
cannot 'one of zeros' '`git config --edit`'
mend && printf '[include]\n\tpath = config\n' >>.git/config
works 'one that includes itself'
touch program/new.md && readers check raid
cannot 'where it says what is ignored' '`git config --list`'
rm program/new.md && readers
mend && printf '[include]\n\tpath = /no/where\n' >>.git/config
works 'one that includes what is not there'
mend && rm .git/config && works 'none at all'
mkdir .git/config && cannot 'a folder in its place' '.git/config'
rmdir .git/config && mkfifo .git/config
cannot 'a pipe in its place' '.git/config'
rm .git/config && mend
printf '[user]\n\tname = \033[31mred\n[alias]\n\tcheck = !touch ran\n' \
	>>.git/config && works 'one with anything else in it'
finish
