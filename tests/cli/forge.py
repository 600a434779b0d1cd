"""What a forge makes of muster's output.

    forge.py runner FILE    the commands that GitHub's runner finds in a log,
                            one a line: its two parsers, ActionCommand.cs
    forge.py plain FILE     is it UTF-8 without control, bidirectional and
                            invisible characters?
    forge.py xml FILE       is it well-formed XML 1.0?
"""
import re
import sys
import xml.dom.minidom

# What the runner of release 2.3xx has registered.
COMMANDS = {"add-mask", "add-matcher", "remove-matcher", "debug", "echo",
            "endgroup", "error", "group", "internal-set-repo-path", "notice",
            "save-state", "set-env", "set-output", "stop-commands",
            "warning", "add-path", "token"}
HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f"
                    "\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
                    "\ufffe\uffff]")


def unescape(text, property=False):
    for code, char in [("%0D", "\r"), ("%0A", "\n")] + (
            [("%3A", ":"), ("%2C", ",")] if property else []) + [("%25", "%")]:
        text = text.replace(code, char)
    return text


def split_properties(words, sign):
    pairs = (word.split("=", 1) for word in words.split(sign) if word.strip())
    return {pair[0].strip(): unescape(pair[1], True)
            for pair in pairs if len(pair) == 2 and pair[0].strip()}


def parse_second(line):
    """::name key=value,key=value::data at the beginning of a line."""
    line = line.strip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    name, _, rest = line[2:end].strip().partition(" ")
    if name.lower() not in COMMANDS:
        return None
    return name, split_properties(rest.strip(), ","), unescape(line[end + 2:])


def parse_first(line):
    """##[name key=value;key=value]data anywhere in a line."""
    at = line.find("##[")
    end = line.find("]", at)
    if at < 0 or end < 0:
        return None
    name, _, rest = line[at + 3:end].partition(" ")
    if name.lower() not in COMMANDS:
        return None
    return name, split_properties(rest.strip(), ";"), line[end + 1:]


def runner(text):
    for line in re.split("\r\n|\n|\r", text):
        found = parse_second(line) or parse_first(line)
        if found:
            keys = ",".join(found[1])
            print(found[0], keys or "-", found[1].get("title", "-"),
                  repr(found[1].get("file", "-")), repr(found[2]))
    return 0


def plain(text):
    bad = HIDDEN.search(text)
    if bad:
        print("U+%04X in %r" % (ord(bad.group()), text[bad.start() - 40:
                                                        bad.end() + 40]))
    return 1 if bad else 0


def xml_document(text):
    xml.dom.minidom.parseString(text.encode())
    return 0


def main():
    with open(sys.argv[2], "rb") as file:
        text = file.read().decode("utf-8")
    return {"runner": runner, "plain": plain,
            "xml": xml_document}[sys.argv[1]](text)


if __name__ == "__main__":
    sys.exit(main())
