"""The reference of the file format, from the JSON Schemas."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from reference_markdown import GENERATED, code, fenced, page, paragraphs, prose, table

from reflectlib.kinds import KINDS
from reflectlib.model import record
from reflectlib.model.record import constraint_of
from reflectlib.resources import schema_file

Schema = Mapping[str, Any]

INTRODUCTION = """
A definition is one file in YAML 1.2 and UTF-8, called after its `id`: `kom.yaml` holds `kom`.
It has the keys below and no others. Anchors, aliases, tags and a second document are not used.
A name on one line has at most 300 characters, a text 10,000, an id 100, a list 500 items where
nothing else is said, and a file 1 MiB and 20,000 values.

Keys that start with `x-` are yours, in any mapping: `x-colour: blauw` at the top, in a step or in
a source. Whatever stands behind one is kept as it is, in the `extra` of the object in Python, and
is passed on as JSON. No page shows it, and no version of the format will use such a key. A text
or a number that needs one is written in full: `{text: Een flap, x-colour: blauw}`.

`format` is the version of the format, and 1 is what you write. A later minor version, such as
1.2, only adds keys that a program can do without: reflectlib reads such a file as format 1, leaves
out the keys that it does not know, and says so in one warning. A later major version, such as 2,
may mean other things by the same keys: then nothing is read, and one error says to update
reflectlib.

The same data as JSON is what `reflect render ID --to json` writes. `reflect schema` prints the
schema that this page is made from, for a program to read.

A range can be a number or a mapping, and some texts can be a text or a mapping. For tables and for
types of other languages there is an explicit form of the data, in which each has one shape:
`unstructure(entry, explicit=True)` writes every range as `{min, max}`, where `null` is an open
end, every text that has a basis as `{text, basis}`, and the basis of all that has one. `structure`
reads it back; in a file an open end is left out.

A `basis` on a step or on the entry counts for every text within that has a basis and does not say
it. `{step:ID}` in a text stands for the title of that step, and `{minutes:ID}` for its minutes, as
planned or else as stated; nothing else stands in braces. In each table what few definitions need
stands last: to write a method, read the first rows of "Every entry", "A method" and "Phase"."""

WHOLE = {
    "method": """
format: 1
kind: method
id: rondje
title: Rondje
language: nl
summary: Ieder vertelt in een minuut wat hij of zij vandaag leerde.
form: oefening
facilitation: self-guided
phases:
  - id: ronde
    title: Ronde
    purpose: Aan het eind van de dag stilstaan bij wat je leerde.
    time: {minutes: 1, per: participant}
    questions: [Wat leerde je vandaag?]""",
    "programme": """
format: 1
kind: programme
id: teammiddag
title: Teammiddag
language: nl
summary: Een middag met een luisteroefening en twee casussen.
blocks:
  - step: {id: welkom, title: Welkom, purpose: Weten wie er is., stage: opening, time: 10}
  - heard-seen-respected
  - pause: 15
  - method: kom
    cases: 2
    skip: [Complimenten geven]
    note: Vraag vooraf wie een casus inbrengt.
  - step: {id: slot, title: Terugblik, purpose: Zeggen wat je meeneemt., stage: closing}
    until: 17:00""",
    "checklist": """
format: 1
kind: checklist
id: hoe-wij-luisteren
title: Hoe wij luisteren
language: nl
summary: Een paar stellingen om samen over te praten.
scale: [nooit, soms, vaak]
sections:
  - id: samen
    title: Samen
    statements: [Wij laten elkaar uitpraten.]""",
    "framework": """
format: 1
kind: framework
id: hoe-wij-werken
title: Hoe wij werken
language: nl
summary: Wat wij belangrijk vinden in ons werk.
items:
  - {id: open, title: Open, text: Je zegt wat je denkt.}""",
    "register": """
format: 1
kind: register
id: ons-register
title: Ons register
language: nl
summary: Wat ons register van intervisie vraagt.
audience: Leden van onze vereniging.
rules:
  - {id: uren, kind: hours, min: 15, years: 1}
  - {id: aanmelden, kind: words, text: De groep is vooraf aangemeld.}
proof: [date, names, signatures]
not_verified: [Of online meetelt.]
sources:
  - {title: Intervisie, publisher: De vereniging, read: 2026-11-26}""",
}
"""Kind → a whole definition that shows it."""

EXAMPLES = {
    "Block": """
blocks:
  - kom
  - {title: Lunch, pause: 45, at: "12:30"}
  - {method: heard-seen-respected, minutes: 40}
  - title: Werkgroepen
    parallel: [kom, heard-seen-respected]
    share: 2
  - step: {id: ontbijt, title: Ontbijt, time: 30}
    day: 2
    at: 08:30""",
    "BlockMinutes": "blocks:\n  - {method: kom, set: [{step: Complimenten geven, minutes: 5}]}",
    "BlockStep": (
        "blocks:\n  - method: kom\n    add:\n"
        "      - {step: Even bewegen, minutes: 5, at: before Complimenten geven}"
    ),
    "Side": """
blocks:
  - parallel:
      - {method: kom, people: 6}
      - {method: heard-seen-respected, people: 8}""",
    "Cases": "cases: {min: 1, max: 2, minutes: 50}",
    "Conditions": "conditions:\n  support: [De leidinggevende maakt tijd vrij.]",
    "Effort": "effort:\n  - {role: begeleider, minutes: 90, per: meeting, purpose: Begeleiden}",
    "Element": """
items:
  - id: lerend
    title: Lerend
    elements:
      - title: Nieuwsgierig
        indicators: [Je stelt vragen.]""",
    "Experience": "experience:\n  results: [Het team vraagt vaker door.]",
    "Frequency": """
frequency:
  - every: {weeks: 2}
  - {for: leidinggevenden, times: 4, per: year}""",
    "Joined": (
        "phases:\n  - {id: tweetallen, title: In tweetallen, grouping: {size: 2}}\n"
        "  - {id: viertallen, title: In viertallen, grouping: {join: 2}}"
    ),
    "RoleCount": "roles:\n  - {id: adviseur, title: Adviseur, count: {min: 2, max: 2, per: group}}",
    "Rounds": "phases:\n  - {id: tafels, title: Aan tafel, repeat: {times: 3}}",
    "Groups": "phases:\n  - {id: tweetallen, title: In tweetallen, grouping: {size: 2}}",
    "Item": "items:\n  - {id: lerend, title: Lerend, text: Je leert van je werk.}",
    "MeetingKind": """
meetings:
  - {id: start, title: Start, participants: 3, count: 1}
  - {id: vervolg, title: Vervolg, frequency: [{every: {weeks: 2}}]}""",
    "Minutes": "duration: {min: 60, max: 90}",
    "MinutesPer": "phases:\n  - {id: ronde, title: Ronde, time: {minutes: 2, per: participant}}",
    "Note": "materials:\n  - een flap\n  - {text: stiften, basis: editor}",
    "Period": "period: {from: 2023-03, to: 2023-12}",
    "Phase": """
phases:
  - id: terugblik
    title: Terugblik
    purpose: Samen kijken wat het opleverde.
    time: 10
    basis: estimate
    grouping: plenary
    lead: gespreksleider
    questions: [Wat neem je mee?]""",
    "Question": """
phases:
  - id: vragen
    title: Vragen
    questions:
      - Wat gebeurde er?
      - text: Wat wil je weten?
        to: inbrenger
        follow_ups: [Wat maakt dat belangrijk?]""",
    "QuestionCategory": """
question_categories:
  - {id: denken, title: Denken}
phases:
  - id: vragen
    title: Vragen
    questions: [{text: Wat dacht je?, category: denken}]""",
    "Range": "participants: {min: 4}",
    "RegisterRule": """
rules:
  - {id: bijeenkomsten, kind: meetings, min: 4, years: 1}
  - {id: mensen, kind: people, min: 4, max: 8}
  - id: vorm
    kind: forms
    not_counted: [casuistiekbespreking]
    unless: Je doet het niet in je eigen team.""",
    "RegisterSource": (
        "sources:\n  - {title: Intervisie, publisher: De vereniging, read: 2026-11-26, "
        "secondary: true}"
    ),
    "Role": "roles:\n  - {id: gastheer, title: Gastheer, tasks: [Heet iedereen welkom.]}",
    "Section": """
sections:
  - id: samen
    title: Samen
    statements: [Wij luisteren naar elkaar.]
    questions: [Wat gaat goed?]""",
    "Source": "sources:\n  - {title: Een boek, publisher: Een uitgever, year: 2020, locator: h. 3}",
    "Span": "span: {months: 6}",
    "Statement": """
sections:
  - id: samen
    title: Samen
    statements:
      - Wij luisteren naar elkaar.
      - {text: Ik pieker., opposite: Ik reflecteer.}""",
    "Task": """
preparation:
  - {task: Lees de casus., role: deelnemer, minutes: 15, weeks_before: 1}
  - {task: Maak kennis., role: deelnemer, once: true}""",
    "Transfer": "transfer:\n  availability: [De beschrijving staat in het handboek.]",
    "Variant": "variants:\n  - {id: kort, title: Kort, duration: 30}",
    "Worksheet": """
worksheets:
  - {id: aan-de-slag, title: Aan de slag, fields: [Ik ga …, Dat doe ik op …]}""",
}
"""Name of a part → keys of an entry that show it."""


def format_page() -> bytes:
    """Every key of every kind of entry, then of the parts that these are made of."""
    schemas = {kind: read_schema(kind) for kind in KINDS}
    definitions = {name: one for each in schemas.values() for name, one in each["$defs"].items()}
    schemas = {kind: spelled_out(each, definitions) for kind, each in schemas.items()}
    first, *others = (schema["properties"] for schema in schemas.values())
    shared = {
        key
        for key in first
        if all(key in other for other in others)
        and any(first[key] == other[key] for other in others)
    }
    generated = GENERATED.format(source="the JSON Schemas")
    parts = ["# The file format", prose(generated), *paragraphs(INTRODUCTION)]
    parts += ["## Every entry", prose("What each kind of entry has.")]
    parts.append(keys_of(schemas["method"], shared))
    for kind, schema in schemas.items():
        parts += [f"## A {kind}", prose(schema["description"])]
        own = {
            key
            for key, value in schema["properties"].items()
            if key not in shared or value != first[key]
        }
        parts.append(keys_of(schema, own))
        if kind in WHOLE:
            parts.append(fenced("yaml", WHOLE[kind]))
    parts += ["## Parts", "What the values above are made of."]
    for name in sorted(name for name in definitions if _is_part(name, definitions)):
        parts.append(f"### {name}")
        parts += _part(name, spelled_out(definitions[name], definitions), definitions)
    return page(parts)


def _is_part(name: str, definitions: Schema) -> bool:
    """Tell whether a definition is a mapping, or what can be written as one: it has a heading."""
    mapping = "properties" in definitions[name] and not name.endswith("Object")
    return mapping or f"{name}Object" in definitions


def spelled_out(part: Any, definitions: Schema) -> Any:
    """A schema with every definition in its place that has no heading of its own."""
    if isinstance(part, list):
        return [spelled_out(one, definitions) for one in part]
    if not isinstance(part, dict):
        return part
    name = part.get("$ref", "").rpartition("/")[2]
    if name and not _is_part(name, definitions):
        part = {**definitions[name], **{k: v for k, v in part.items() if k != "$ref"}}
    return {k: spelled_out(v, definitions) for k, v in part.items()}


def read_schema(kind: str) -> Any:
    """The JSON Schema of one kind of entry."""
    return json.loads(schema_file(kind).read_text(encoding="utf-8"))


def _part(name: str, schema: Schema, definitions: Schema) -> Iterator[str]:
    yield prose(schema["description"])
    if "anyOf" in schema:
        short, schema = schema["anyOf"]
        yield prose(f"Either {_plain(short)}, or these keys:")
    yield keys_of(schema, set(schema["properties"]))
    if conditions := list(_conditions(schema)):
        yield " ".join(conditions)
    yield fenced("yaml", EXAMPLES[name])


def keys_of(schema: Schema, shown: set[str]) -> str:
    """A table of these keys of a mapping."""
    rows = []
    for key, value in schema["properties"].items():
        if key in shown:
            needed = " (needed)" if key in schema.get("required", ()) else ""
            rows.append((code(key) + needed, _value(value), prose(value["description"])))
    return table(("key", "value", "what it is"), rows)


def _value(schema: Schema) -> str:
    """What may stand behind a key, in words."""
    match schema:
        case {"$ref": reference}:
            name = reference.rpartition("/")[2]
            return f"[{name}](#{name.lower()})"
        case {"anyOf": choices}:
            return " or ".join(map(_value, choices))
        case {"const": value}:
            return code(value)
        case {"enum": values}:
            return f"one of {', '.join(map(code, values))}"
        case {"type": "array", "items": {"$ref": _} as items}:
            return f"a list of {_most(schema)}{_value(items)}"
        case {"type": "array", "items": items}:
            return f"a list{_most(schema, ' of ').rstrip()}, each item {_value(items)}"
    return prose(_plain(schema))


def _most(schema: Schema, before: str = "") -> str:
    """How many items a list may have, where that is fewer than in other lists."""
    return f"{before}at most {schema['maxItems']} " if schema["maxItems"] < record.MANY else ""


def _plain(schema: Schema) -> str:
    """What a text or a number may be, in the words of the type that the schema is made from."""
    if schema.get("type") == "boolean":
        return "true or false"
    if "minimum" in schema:
        return f"a whole number from {schema['minimum']} to {schema['maximum']}"
    found = map(constraint_of, vars(record).values())
    patterns = (each for each in found if isinstance(each, record.Pattern))
    return next(each.expected for each in patterns if each.schema["pattern"] == schema["pattern"])


def _conditions(schema: Schema) -> Iterator[str]:
    """What is asked of several keys at once."""
    if "minProperties" in schema:
        yield "At least one of them is needed."
    if "oneOf" in schema:
        keys = [code(key) for choice in schema["oneOf"] for key in choice["required"]]
        yield f"Exactly one of {' and '.join(keys)} is needed."
    for key, others in schema.get("dependentSchemas", {}).items():
        if "then" in others:
            needed = " and ".join(map(code, others["then"]["required"]))
            yield f"{code(f'{key}: true')} needs {needed}."
        else:
            yield f"{code(key)} excludes {' and '.join(map(code, others['properties']))}."
    for key, others in schema.get("dependentRequired", {}).items():
        yield f"{code(key)} needs {' and '.join(map(code, others))}."
