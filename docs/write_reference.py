"""Write the reference pages that are generated: `make reference`."""

from collections.abc import Callable, Iterator
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
from reflectlib.language.words import Words
from reflectlib.model.totals import around, stated_minutes, stated_people
from reflectlib.page import Heading, Items, ListItem, Page, PageBlock, Paragraph, Table
from reflectlib.views.blocks import source_items
from reflectlib.views.facts import facts
from reflectlib.writers import markdown

REFERENCE = Path(__file__).parent / "reference"
WORDS = Words("nl")
ONLY_NAMED = ("Intervisiebijeenkomsten", "Reflectiespel")
"""Practice examples that "Reflecteren is leren" lists in chapter 6 and does not describe."""

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
            rows = tuple(_row(entry) for entry in found if isinstance(entry, Method))
            labels = ("Naam", *(FIELDS[key] for key in COLUMNS))
            yield Table(("id", *map(WORDS.say, labels)), rows)
        else:
            rows = tuple((entry.id, entry.title, entry.summary) for entry in found)
            yield Table(("id", "Naam", "Wat het is"), rows)


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
    yield Heading("Alleen genoemd in de bron")
    yield Paragraph(
        "De handreiking Reflecteren is leren noemt in hoofdstuk 6 nog twee "
        "praktijkvoorbeelden. Bijlage 2 beschrijft ze niet. Er is verder niets over bekend, "
        "dus ze staan niet in de catalogus."
    )
    yield Items(tuple(ListItem(name) for name in ONLY_NAMED))


PAGES: dict[str, Callable[[], bytes]] = {
    "api.md": api_page,
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
