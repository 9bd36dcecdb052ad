"""The reference of the rules, from the rulebook."""

from collections.abc import Iterator

from reference_markdown import GENERATED, code, fenced, page, prose, table

from reflectlib.reading.rulebook import EXAMPLE, GROUPS, RULES, Rule

INTRODUCTION = """\
What `reflect validate` can find. A diagnostic reads

```text
FILE:LINE:COLUMN: error[CODE] PATH: what was expected, and what is there
  hint: what to do
```

An error makes a definition unusable; a warning does not. Codes are stable. In a terminal
`reflect explain` lists the rules, and explains one:

    reflect explain RFL302

The rules on content, from RFL301 on, are asked by `reflect validate` alone, of definitions
without errors. They judge by words, in Dutch and in English."""

OFF = """\
A warning can be switched off for one file, with a line above its first key that says why:

```text
# reflect: off RFL302: de bron stelt gesloten vragen
```

There may be more of these lines, one for each code. Errors cannot be switched off. A line that
does nothing is a warning itself: [RFL011](#rfl011) and [RFL012](#rfl012)."""

PIECES = """\
The examples are pieces of a definition: their keys replace those of the one below, and a
line with `#` stands above them. One that starts with `format:` is whole, and one that starts
with `msgctxt` is a piece of its translation."""


def rules_page() -> bytes:
    """Every rule, with its reason and an example of wrong and right."""
    generated = GENERATED.format(source="the rules in `reading/rulebook.py`")
    parts = ["# Rules", prose(generated), INTRODUCTION, "## Switching off a warning", OFF]
    parts += [
        "## All rules",
        table(
            ("code", "level", "what it finds"),
            (
                (code(r.code, f"#{r.code.lower()}"), r.severity, prose(r.title))
                for r in RULES.values()
            ),
        ),
        prose(PIECES),
        fenced("yaml", EXAMPLE),
    ]
    for start, heading in GROUPS.items():
        parts.append(f"## {heading}")
        for rule in RULES.values():
            if rule.code.startswith(start):
                parts += _rule(rule)
    return page(parts)


def _rule(rule: Rule) -> Iterator[str]:
    # The code alone is the heading, so that it is the anchor too.
    yield f"### {rule.code}"
    yield f"**{prose(rule.title)}** ({rule.severity})"
    yield prose(rule.reason)
    for name, example in (("Wrong:", rule.wrong), ("Right:", rule.right)):
        if example:
            yield name
            yield fenced("text", example)
