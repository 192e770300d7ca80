"""Whether the JSON Schemas and the RELAX NG grammar in Templates/schemas say what the tool says.

Every YAML file and XML topic of the project in the current folder must fit. With a third argument, the command `hoclieu`,
each is then changed in one place at a time (a key taken away, a key that nobody knows, a value of another type; an element
renamed, emptied or given text, an attribute that nobody knows), and schema and tool must agree whether the result is wrong.
Prints the counts and every disagreement.
"""

import copy
import json
import os
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as xml

import jsonschema
import yaml

SCHEMAS = pathlib.Path(sys.argv[1])
HOCLIEU = sys.argv[2] if len(sys.argv) > 2 else None


class Core(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors have it: no dates, no yes and no."""


Core.yaml_implicit_resolvers = {}
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))
Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("^[0-9]+$"), list("0123456789"))


class Text(yaml.SafeDumper):
    pass


Text.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


# What a schema can know: keys, elements, attributes and types. What things mean together is the tool's alone.
STRUCTURE = re.compile("BS-0(1[0-9]|2[01]|34|35|7[0-5])$")


def refuses(path):
    """Whether the tool finds an error of structure in this file."""
    run = subprocess.run([HOCLIEU, "check", "--format", "json"], capture_output=True, text=True)
    name = os.path.relpath(path)
    if run.stdout.startswith("{"):
        return any(d["place"]["file"] == name and STRUCTURE.match(d["code"]) for d in json.loads(run.stdout)["findings"])
    codes = re.findall(rf"^{re.escape(name)}:[0-9]+:[0-9]+: .*\[([A-Z]+-[0-9]+)\]", run.stderr, re.MULTILINE)
    return any(STRUCTURE.match(code) for code in codes)


def places(value, at=()):
    yield at
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield from places(child, at + (key,))


def parent(value, place):
    for key in place[:-1]:
        value = value[key]
    return value


def changed_documents(document):
    for place in places(document):
        if not place:
            continue
        for what in ("without", "as list", "as text"):
            other = copy.deepcopy(document)
            holder = parent(other, place)
            old = holder[place[-1]]
            if what == "without":
                del holder[place[-1]]
            elif what == "as list":
                if isinstance(old, list):
                    continue
                holder[place[-1]] = ["x"]
            else:
                if isinstance(old, str):
                    continue
                holder[place[-1]] = "x"
            yield f"{what} {'.'.join(map(str, place))}", other
    for place in places(document):
        other = copy.deepcopy(document)
        holder = parent(other, place + ("x",))
        if isinstance(holder, dict):
            holder["khongCo"] = "x"
            yield f"unknown key in {'.'.join(map(str, place)) or 'the file'}", other


def agree_on_front_matter(path, counts):
    source = path.read_text(encoding="utf-8")
    if source.startswith("---\n"):
        head, body = source[4:].split("\n---\n", 1)
        agree(path, "topic.schema.json", head, lambda yaml_text: f"---\n{yaml_text}\n---\n{body}", counts)


def agree_on_yaml(path, name, counts):
    agree(path, name, path.read_text(encoding="utf-8"), lambda yaml_text: yaml_text, counts)


def agree(path, name, source, whole, counts):
    validator = jsonschema.Draft202012Validator(json.loads((SCHEMAS / name).read_text(encoding="utf-8")))
    document = yaml.load(source, Core)
    for error in validator.iter_errors(document):
        print(f"{path}: the schema refuses what is right: {error.message}")
    counts["files"] += 1
    try:
        if not HOCLIEU:
            return
        for what, other in changed_documents(document):
            path.write_text(whole(yaml.dump(other, Dumper=Text, allow_unicode=True, sort_keys=False)), encoding="utf-8")
            compare(path, what, not validator.is_valid(other), counts)
    finally:
        path.write_text(whole(source), encoding="utf-8")


def changed_topics(root):
    elements = list(root.iter())
    for index in range(1, len(elements)):
        for what in ("renamed", "without children", "with an unknown attribute", "with text"):
            other = copy.deepcopy(root)
            element = list(other.iter())[index]
            if what == "renamed":
                element.tag = "khong-co"
            elif what == "without children":
                for child in list(element):
                    element.remove(child)
                element.text = None
            elif what == "with an unknown attribute":
                element.set("khongco", "x")
            else:
                element.text = (element.text or "") + "chữ"
            yield f"<{elements[index].tag}> {what}", other


def agree_on_xml(path, counts):
    source = path.read_bytes()
    root = xml.fromstring(source)
    if not fits_grammar(path):
        print(f"{path}: the grammar refuses what is right")
    counts["files"] += 1
    try:
        if not HOCLIEU:
            return
        for what, other in changed_topics(root):
            path.write_bytes(xml.tostring(other, encoding="utf-8"))
            compare(path, what, not fits_grammar(path), counts)
    finally:
        path.write_bytes(source)


def fits_grammar(path):
    return subprocess.run(["xmllint", "--noout", "--relaxng", SCHEMAS / "topic.rng", path], capture_output=True).returncode == 0


def compare(path, what, schema_refuses, counts):
    tool_refuses = refuses(path)
    counts[tool_refuses] += 1
    if tool_refuses != schema_refuses:
        print(f"{path.name}, {what}: {'only the tool' if tool_refuses else 'only the schema'} refuses it")


def main():
    xml.register_namespace("xi", "http://www.w3.org/2001/XInclude")
    content = pathlib.Path("Content")
    counts = {"files": 0, True: 0, False: 0}
    agree_on_yaml(content / "programme.yaml", "programme.schema.json", counts)
    for path in sorted(content.glob("legal/*.yaml")):
        agree_on_yaml(path, "legal-sources.schema.json" if path.name == "sources.yaml" else "legal.schema.json", counts)
    for path in sorted(content.glob("glossary.yaml")):
        agree_on_yaml(path, "glossary.schema.json", counts)
    for path in sorted(content.glob("terms.yaml")):
        agree_on_yaml(path, "terms.schema.json", counts)
    for path in sorted(content.glob("provinces.yaml")):
        agree_on_yaml(path, "provinces.schema.json", counts)
    for path in sorted(content.glob("keys.yaml")):
        agree_on_yaml(path, "keys.schema.json", counts)
    for path in sorted(content.glob("modules/*/module.yaml")):
        agree_on_yaml(path, "module.schema.json", counts)
    for path in sorted(content.glob("modules/*/records/*/*.yaml")):
        agree_on_yaml(path, f"{path.stem}.schema.json", counts)
    for path in sorted(content.glob("modules/*/records/waivers.yaml")):
        agree_on_yaml(path, "waivers.schema.json", counts)
    for path in sorted(content.glob("proposals/*.yaml")):
        agree_on_yaml(path, "proposal.schema.json", counts)
    for path in sorted(content.glob("modules/*/*.xml")):
        agree_on_xml(path, counts)
    for path in sorted(content.glob("modules/*/*.md")):
        agree_on_front_matter(path, counts)
    print(f"{counts['files']} files, {counts[True]} changes refused, {counts[False]} accepted")


main()
