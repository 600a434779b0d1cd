# What tests of the status site need: sourced behind lib.sh.
# shellcheck shell=sh

# Where `make deps-test` has put its packages.
export NODE_PATH="$ROOT/build/site/node_modules"

skip() # description reason
{
	tests=$((tests + 1))
	echo "ok $tests - $1 # SKIP $2"
}

# Is something not there?
lacks() # node | java | browser
{
	case $1 in
	java)
		! java -version >/dev/null 2>&1 || ! node -e \
			'require.resolve("vnu-jar/build/dist/vnu.jar")' \
			2>/dev/null
		;;
	node)
		! node -e 'require("playwright-core"); require("parse5")' \
			2>/dev/null
		;;
	browser)
		! command -v chromium >/dev/null &&
			! command -v google-chrome >/dev/null
		;;
	esac
}
