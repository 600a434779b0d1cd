#!/bin/sh
# history.sh DIR: builds the example program's repository in DIR.
#
# Sixteen weeks of the Multi-Tenancy Platform, told commit by commit. Names,
# dates and contents are fixed, so every object id is the same everywhere.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
if [ $# -ne 1 ]; then
	echo "usage: history.sh DIR" >&2
	exit 2
fi
if [ -e "$1/.git" ]; then
	echo "history.sh: $1 is a repository already; name a new folder" >&2
	exit 2
fi

. "$here/verbs.sh"
. "$here/cast.sh"

begin "$1"
for chapter in "$here"/story/*.sh; do
	. "$chapter"
done
end
