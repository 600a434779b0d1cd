"""Hold front matter against the schemas that `muster schema` printed.

    schema.py SCHEMAS draft             each schema is a draft-07 schema
    schema.py SCHEMAS accept FILE...    front matter that must pass
    schema.py SCHEMAS refuse FILE...    front matter that must not
    schema.py SCHEMAS goldens FOLDER    tests/rules: as muster says of each

SCHEMAS is a folder of KIND.json and any.json; every file is held against
both, as read by YAML 1.1 (dates, yes and no are typed) and by YAML 1.2 (they
are strings). Prints what is not as it should be, and then ends with 1.
"""
import datetime
import json
import pathlib
import re
import sys

import jsonschema
import yaml

# What the schemas can tell, and what makes a golden's file unreadable or
# wrong in a way that is not looked at here.
TOLD = {"record/id", "record/type", "record/required", "record/status",
        "record/field", "record/redundant", "record/kind"}
ASIDE = re.compile(r"(yaml|text|file|ref|kind|id)/")
FINDING = re.compile(r"^(\S+?):(?:\d+:\d+:)? (?:error|warning): .*\[(\S+)\]$")

# Goldens whose files are made elsewhere, or judged by kinds, a policy or a
# baseline of their own.
OTHERS = ("setup.sh", "program/kinds", "program/policy.md",
          "program/baseline.txt")

# Where the schemas know less than muster: a device of Windows; what a reader
# of YAML has turned into a number or a bool; a duration beyond a century. The
# last is a tab that PyYAML stumbles over.
APART = {"people/x-con.md", "deliverables/W-009.md", "issues/I-005.md",
         "issues/I-006.md", "issues/I-007.md", "issues/I-008.md",
         "deliverables/W-106.md", "deliverables/W-107.md",
         "risks/R-004-behind.md"}


class Core(yaml.SafeLoader):
    """YAML 1.2's core schema, as most editors read it."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
        ("null", r"^(~|null|Null|NULL|)$", ["~", "n", "N", ""]),
        ("bool", r"^(true|True|TRUE|false|False|FALSE)$", list("tTfF")),
        ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
        ("float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$",
         list("-+.0123456789"))):
    Core.add_implicit_resolver("tag:yaml.org,2002:" + tag,
                               re.compile(pattern), first)


def as_json(value):
    """Dates as validators see them; other keys than strings do not occur."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value


def front_matter(path, loader):
    text = path.read_text(encoding="utf-8")
    if not text.startswith("---\n"):
        return None
    return as_json(yaml.load(text.split("\n---", 1)[0][4:], loader))


class Schemas:
    def __init__(self, folder):
        self.validators = {}
        for path in sorted(pathlib.Path(folder).glob("*.json")):
            schema = json.loads(path.read_text(encoding="utf-8"))
            self.validators[path.stem] = jsonschema.Draft7Validator(
                schema, format_checker=jsonschema.FormatChecker())

    def check(self):
        for validator in self.validators.values():
            validator.check_schema(validator.schema)

    def complaints(self, path):
        """One list for each reader and schema; None: no front matter."""
        found = []
        for loader in yaml.SafeLoader, Core:
            try:
                front = front_matter(path, loader)
            except (yaml.YAMLError, ValueError) as error:
                found.append([f"{loader.__name__}: {error}"])
                continue
            if front is None:
                return None
            # A file that was not written for muster is called by its kind.
            kind = front.get("kind", path.stem.split("-")[0])
            for name in str(kind), "any":
                if name in self.validators:
                    found.append([
                        f"{loader.__name__}, {name}: {error.json_path}: "
                        f"{error.message[:200]}" for error in
                        self.validators[name].iter_errors(front)])
        return found


def judge(schemas, path, good):
    found = schemas.complaints(path)
    if found is None:
        return []
    if good:
        return [f"{path}: {line}" for lines in found for line in lines]
    return [] if all(found) else [f"{path}: is accepted"]


def judge_golden(schemas, folder):
    rules = {}
    for line in (folder / "expected").read_text("utf-8").splitlines():
        match = FINDING.match(line)
        if match:
            rules.setdefault(match[1], set()).add(match[2])
    for path in sorted(folder.rglob("*.md")):
        name = str(path.relative_to(folder))
        known = rules.get(name, set())
        if any(ASIDE.match(rule) for rule in known) or \
                "/".join(path.parts[-2:]) in APART:
            continue
        bad = bool(known & TOLD)
        yield bad, judge(schemas, path, not bad)


def main():
    schemas = Schemas(sys.argv[1])
    wrong = []
    counts = {True: 0, False: 0}
    if sys.argv[2] == "draft":
        schemas.check()
    elif sys.argv[2] == "goldens":
        for expected in sorted(pathlib.Path(sys.argv[3]).rglob("expected")):
            folder = expected.parent
            if not any((folder / name).exists() for name in OTHERS):
                for bad, lines in judge_golden(schemas, folder):
                    counts[bad] += 1
                    wrong += lines
        print(f"{counts[False]} to accept, {counts[True]} to refuse")
    else:
        for name in sys.argv[3:]:
            wrong += judge(schemas, pathlib.Path(name),
                           sys.argv[2] == "accept")
    print("\n".join(wrong))
    sys.exit(1 if wrong else 0)


main()
