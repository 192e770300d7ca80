"""Whether what a store says to machines is what is documented.

catalogue.json and every release.json of the store named by the second argument must fit the schemas in the folder named by
the first, and must have no key that the schemas do not describe; catalogue.json must repeat every release.json word for word.
feed.atom is read by a feed reader and held against RFC 4287. Prints the counts and every disagreement.
"""

import copy
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

import feedparser
import jsonschema
import referencing

SCHEMAS, STORE = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
ATOM = "{http://www.w3.org/2005/Atom}"


def strict(schema):
    """The schema without its openness: what a machine may meet later is not what this tool writes now."""
    schema = copy.deepcopy(schema)

    def close(part):
        if isinstance(part, dict):
            if "properties" in part:
                part["additionalProperties"] = False
            for value in part.values():
                close(value)

    close(schema)
    return schema


def load(name):
    return strict(json.loads((SCHEMAS / name).read_text(encoding="utf-8")))


release, catalogue = load("release.schema.json"), load("catalogue.schema.json")
registry = referencing.Registry().with_resource(
    "release.schema.json", referencing.Resource.from_contents(release))


def check(path, schema):
    document = json.loads(path.read_text(encoding="utf-8"))
    for error in jsonschema.Draft202012Validator(schema, registry=registry).iter_errors(document):
        print(f"{path}: {error.json_path}: {error.message}")
    return document


whole = check(STORE / "catalogue.json", catalogue)
releases = [check(path, release) for path in sorted(STORE.glob("releases/*/*/release.json"))]
listed = [entry for module in whole["modules"] for entry in module["releases"]]
key = lambda entry: (entry["module"], entry["version"])
if sorted(listed, key=key) != sorted(releases, key=key):
    print("catalogue.json does not repeat the release.json files")

text = (STORE / "feed.atom").read_bytes()
feed = feedparser.parse(text)
if feed.bozo:
    print("feedparser:", feed.bozo_exception)
root = xml.fromstring(text)
moment = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$")
ids = set()
for place in [root] + root.findall(ATOM + "entry"):
    # RFC 4287, 4.1.1 and 4.1.2: exactly one each; 4.2.6: an identifier is never used twice.
    for name in ("id", "title", "updated"):
        if len(place.findall(ATOM + name)) != 1:
            print(f"{place.tag}: not one {name}")
    identifier = place.findtext(ATOM + "id")
    if identifier in ids:
        print(f"{identifier} names two things")
    ids.add(identifier)
    for name in ("updated", "published"):
        for time in place.findall(ATOM + name):
            if not moment.match(time.text):
                print(f"{time.text} is no time of RFC 3339")
    for link in place.findall(ATOM + "link"):
        target = link.get("href").split("#")[0]
        if not (STORE / target).is_file():
            print(f"the feed links to {target}, which is not there")
        if link.get("length") and int(link.get("length")) != (STORE / target).stat().st_size:
            print(f"{target} is not as long as the feed says")
if root.find(ATOM + "author") is None:
    print("the feed has no author")
print(f"{len(whole['modules'])} modules, {len(releases)} releases, {len(feed.entries)} entries")
