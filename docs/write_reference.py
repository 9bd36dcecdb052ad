"""Write the reference pages that are generated: `make reference`."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from reference_api import api_page
from reference_cli import cli_page
from reference_errors import errors_page
from reference_format import format_page
from reference_json import json_page
from reference_rules import rules_page
from reference_series import series_page

from reflectlib import Catalogue, Entry, Method
from reflectlib.kinds import KINDS
from reflectlib.language.terms import FACILITATION, FIELDS, form_of
from reflectlib.language.terms import KINDS as KIND_NAMES
from reflectlib.language.words import Words, capital
from reflectlib.model.totals import around, stated_minutes, stated_people
from reflectlib.needs import by_need
from reflectlib.page import Heading, Items, ListItem, Page, PageBlock, Paragraph, Table
from reflectlib.search import Match, Matches
from reflectlib.views.blocks import source_items
from reflectlib.views.facts import facts
from reflectlib.views.guide import guide
from reflectlib.writers import markdown

REFERENCE = Path(__file__).parent / "reference"
WORDS = Words("nl")
ONLY_NAMED = (
    (
        "Intervisiebijeenkomsten",
        "een praktijkvoorbeeld in hoofdstuk 6",
    ),
    ("Reflectiespel", "een praktijkvoorbeeld in hoofdstuk 6"),
    ("Collegiale consultatie", "een vorm die de tekst alleen noemt"),
    ("Wandelganggesprek", "een vorm die de tekst alleen noemt"),
    ("Het schema van Jansen", "de tekst verwijst ernaar; het schema zelf hebben wij niet gezien"),
    ("Figuur 1", "de tekening van het spiraalmodel; wij hebben alleen de tekst erbij gezien"),
)
"""What "Reflecteren is leren" names and does not describe, or what we did not see of it."""
OF_OTHERS = (
    "Nijmeegse methode", "Critical friends", "Filosofische onderzoeksgemeenschap", "Gesprekscirkel",
    "Morele pre-mortem", "Lesson study",
)  # fmt: skip
"""Methods of which we know that they are there, and saw no steps, or not all."""

TITLES = {
    "method": "Methoden",
    "programme": "Draaiboeken",
    "checklist": "Vragenlijsten",
    "framework": "Kaders",
    "register": "Registers",
}

COLUMNS = ("form", "participants", "duration", "facilitation")


def catalogue_page(catalogue: Catalogue) -> bytes:
    """The catalogue as a Markdown page: a table to choose from, then each entry."""
    blocks = (
        Heading("Catalogus", 1),
        Paragraph(
            "Alles wat er is, met de bron. Een blad om mee te werken krijg je met: reflect "
            "render, en dan het id. Deze pagina is gemaakt uit de bestanden in methods, met: "
            "make reference."
        ),
        *_overview(catalogue),
        *_entries(catalogue),
        *_only_named(),
    )
    return markdown.write(Page("Catalogus", "nl", blocks))


def _overview(catalogue: Catalogue) -> Iterator[PageBlock]:
    for kind in KINDS:
        title = TITLES.get(kind) or WORDS.say(KIND_NAMES[kind])
        found = [entry for entry in catalogue.values() if entry.kind == kind]
        yield Heading(f"{title} ({len(found)})")
        if kind == "method":
            yield from _methods([entry for entry in found if isinstance(entry, Method)], catalogue)
        else:
            rows = tuple((entry.id, entry.title, entry.summary) for entry in found)
            yield Table(("id", "Naam", "Wat het is"), rows)


def _methods(methods: Sequence[Method], catalogue: Catalogue) -> Iterator[PageBlock]:
    """The methods by what people need: one that meets more needs stands with each of them."""
    yield Paragraph("Een methode staat bij alles waar zij voor past, dus soms vaker.")
    rest = {method.id: method for method in methods}
    for met in by_need(methods, catalogue):
        entries = [match.entry for match in met.matches]
        yield Heading(capital(WORDS.say(met.need.title)), 3)
        yield _table(entry for entry in entries if isinstance(entry, Method))
        for entry in entries:
            rest.pop(entry.id, None)
    if rest:
        yield Heading("Andere methoden", 3)
        yield _table(rest.values())


def _table(methods: Iterable[Method]) -> Table:
    labels = ("Naam", *(FIELDS[key] for key in COLUMNS))
    return Table(("id", *map(WORDS.say, labels)), tuple(map(_row, methods)))


def _row(method: Method) -> tuple[str, ...]:
    stated, length = around(stated_people(method)), around(stated_minutes(method))
    people = WORDS.range(stated) if stated else ""
    minutes = WORDS.minutes(length) if length else ""
    form = WORDS.say(form_of(method))
    facilitation = WORDS.say(FACILITATION[method.facilitation])
    return method.id, method.title, form, people, minutes, facilitation


def _entries(catalogue: Catalogue) -> Iterator[PageBlock]:
    yield Heading("Een voor een")
    for entry in catalogue.values():
        yield Heading(entry.title, 3)
        yield Paragraph(entry.summary)
        known = (ListItem(entry.id, "id"), *_of_use(entry, catalogue))
        yield Items((*known, ListItem("", "Bronnen", items=tuple(source_items(entry, WORDS)))))


def _of_use(entry: Entry, catalogue: Catalogue) -> Iterator[ListItem]:
    """The facts that help to choose; the long ones stand on the sheet."""
    return (
        fact
        for fact in facts(entry, catalogue, WORDS)
        if fact.label != WORDS.say(FIELDS["audience"])
    )


def _only_named() -> Iterator[PageBlock]:
    yield Heading("Wat er niet in staat")
    yield Paragraph(
        "De handreiking Reflecteren is leren noemt meer dan zij beschrijft. Daarvan is te weinig "
        "bekend voor een methode."
    )
    yield Items(tuple(ListItem(why, name) for name, why in ONLY_NAMED))
    yield Paragraph(
        "Van deze methoden hebben wij de stappen niet gezien, of niet allemaal. Wij verzinnen ze "
        "niet, dus staan zij er niet in: " + ", ".join(OF_OTHERS) + "."
    )


def choosing_page(catalogue: Catalogue) -> bytes:
    """The guide to choose by, with a way to each method in the catalogue."""
    matches = Matches(tuple(Match(entry) for entry in catalogue.values()))
    return markdown.write(guide(matches, catalogue, language="nl", address=_place))


def _place(entry: Entry) -> str:
    """Where an entry stands in the page of the catalogue, by the name of its heading."""
    return "catalogue.md#" + re.sub(r"[^\w\- ]", "", entry.title.lower()).replace(" ", "-")


PAGES: dict[str, Callable[[], bytes]] = {
    "api.md": api_page,
    "choosing.md": lambda: choosing_page(Catalogue.bundled()),
    "catalogue.md": lambda: catalogue_page(Catalogue.bundled()),
    "cli.md": cli_page,
    "errors.md": errors_page,
    "file-format.md": format_page,
    "json.md": json_page,
    "rules.md": rules_page,
    "series-file.md": series_page,
}
"""Name of a page in the reference → what makes it."""

if __name__ == "__main__":
    for name, make in PAGES.items():
        (REFERENCE / name).write_bytes(make())
