"""What people and programs see of registers, and of a series that is held against them."""

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from builders import method, register
from reflectlib import (
    Catalogue,
    Filter,
    Member,
    RegisterCheck,
    RegisterChecks,
    Series,
    Session,
    Span,
    Timetable,
    Wish,
    check_register,
    data_of,
    propose,
    render,
    series,
    suggest,
)
from reflectlib.message import say
from reflectlib.model.register import ASKS
from reflectlib.views.register_words import PROOF

START = datetime(2027, 1, 12, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
NONE = Catalogue([])
RULES: dict[str, tuple[dict[str, Any], str]] = {
    "hours": ({"min": 40, "years": 5}, "Minstens 40 uur in 5 jaar."),
    "meetings": ({"min": 4, "years": 1}, "Minstens 4 bijeenkomsten in een jaar."),
    "minutes": ({"min": 90}, "Een bijeenkomst duurt minstens 1,5 uur."),
    "people": ({"min": 2, "max": 8}, "Mensen bij een bijeenkomst: 2–8."),
    "members": ({"max": 10}, "Leden van de groep: hoogstens 10."),
    "days": ({"max": 56}, "Tussen twee bijeenkomsten zitten hoogstens 56 dagen."),
    "forms": ({"not_counted": ["zelfreflectie"]}, "Dit telt niet mee: zelfreflectie."),
    "words": ({"text": "Vooraf aangemeld."}, "Vooraf aangemeld."),
}


def row(times: int = 2, **fields: Any) -> Series:
    step = {"id": "ronde", "title": "Ronde", "time": 60}
    session = Session(start=START, names=("An", "Bo", "Cas"))
    held = method(form="intervisie", phases=[step], **fields)
    return series(held, session, Timetable(times=times, every=Span(weeks=4)))


def page(check: RegisterCheck | RegisterChecks) -> str:
    return render(check, catalogue=NONE).decode()


def checked(made: Series | None = None, **fields: Any) -> RegisterCheck:
    return check_register(made or row(), register(**fields))


@pytest.mark.parametrize("kind", ASKS)
def test_page_of_a_register_says_each_rule_in_words(kind: str) -> None:
    """A rule of each kind is said by its figures."""
    figures, said = RULES[kind]
    made = render(register(rules=[{"id": "regel", "kind": kind, **figures}]), catalogue=NONE)
    assert f"- {said}\n" in made.decode()


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"kind": "hours", "min": 1, "years": 1}, "Minstens 1 uur in een jaar."),
        (
            {"kind": "meetings", "min": 2},
            "Minstens 2 bijeenkomsten. In hoeveel jaar, weten we niet.",
        ),
        ({"kind": "hours", "min": 4, "years": 2, "text": "Of meer."}, "in 2 jaar. Of meer."),
        ({"kind": "forms", "counted": ["intervisie"]}, "Alleen dit telt mee: intervisie."),
        (
            {"kind": "forms", "not_counted": ["eigen-vorm"], "unless": "Het mag."},
            "Dit telt niet mee: eigen-vorm. Tenzij: Het mag.",
        ),
        ({"kind": "forms", "not_counted": ["oefening"], "text": "Oefenen niet."}, "Oefenen niet."),
        ({"kind": "hours"}, "- regel"),
    ],
)
def test_rules_in_other_words(rule: dict[str, Any], said: str) -> None:
    """What else there is to a rule stands behind it; one that says nothing goes by its id."""
    made = render(register(rules=[{"id": "regel", **rule}]), catalogue=NONE).decode()
    assert said in made


def test_page_of_a_register_has_its_parts() -> None:
    """For whom, what it wants to see, what was not verified, where and when it was read."""
    text = render(
        register(
            audience="Leden.",
            proof=["date", "names"],
            proof_notes=["Iedereen tekent."],
            not_verified=["Of online telt."],
            sources=[
                {"title": "Een pagina", "read": "2026-11-26"},
                {"title": "Van een ander", "read": "2026-11-21", "secondary": True},
                {"title": "Een boek"},
            ],
            rules=[{"id": "a", "kind": "words", "text": {"text": "Van ons.", "basis": "editor"}}],
        ),
        catalogue=NONE,
        marks=True,
    ).decode()
    assert "**Voor wie:** Leden." in text
    assert "> Het register beslist zelf." in text
    assert "- Van ons.°" in text
    assert "Op papier: de datum en de namen." in text
    assert "- Iedereen tekent." in text
    assert "## Wat we niet konden nagaan\n\n- Of online telt." in text
    assert "- Een pagina. Gelezen op donderdag 26 november 2026." in text
    assert "- Van een ander. Gelezen op zaterdag 21 november 2026. Dit is geen pagina van" in text
    assert "- Een boek.\n" in text


def test_register_without_rules_says_so() -> None:
    """Nobody is to think that there is nothing to be held to."""
    text = render(register(), catalogue=NONE).decode()
    assert "We vonden geen regel over uren, bijeenkomsten of mensen." in text
    assert "bewijs" not in text


def test_every_field_of_proof_has_a_name() -> None:
    """What can be asked for can be said."""
    assert all(say(text, "nl") for text in PROOF.values())
    assert len({say(text, "nl") for text in PROOF.values()}) == len(PROOF)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"kind": "hours", "min": 2, "years": 1}, "**Klopt:** Minstens 2 uur"),
        ({"kind": "hours", "min": 2, "years": 1}, "2027: 2 uur. Dat is genoeg."),
        ({"kind": "hours", "min": 9, "years": 5}, "2027–2031: 2 uur. De reeks loopt maar een deel"),
        ({"kind": "hours", "min": 9}, "2027: 2 uur. In hoeveel jaar het moet, weten we niet."),
        ({"kind": "meetings", "min": 2, "years": 1}, "2027: 2 bijeenkomsten. Dat is genoeg."),
        ({"kind": "minutes", "min": 70}, "**Klopt niet:** Een bijeenkomst duurt minstens 70 min."),
        ({"kind": "minutes", "min": 70}, "Zonder pauzes: 60 min."),
        ({"kind": "minutes", "min": 70}, "Het gaat om dinsdag 12 januari 2027; dinsdag 9 februari"),
        ({"kind": "people", "min": 2}, "Mensen bij een bijeenkomst: 3."),
        ({"kind": "members", "min": 2}, "Leden van de groep: 3."),
        ({"kind": "days", "max": 30}, "Dagen tussen twee bijeenkomsten: 28."),
        ({"kind": "forms", "not_counted": ["intervisie"]}, "Wat hier niet meetelt: intervisie."),
        (
            {"kind": "forms", "not_counted": ["intervisie"], "unless": "Het mag."},
            "Tenzij: Het mag.",
        ),
        ({"kind": "words", "text": "Vooraf."}, "**Niet na te gaan:** Vooraf."),
        ({"kind": "words", "text": "Vooraf."}, "Dat is aan data en namen niet te zien."),
    ],
)
def test_check_says_what_was_found(rule: dict[str, Any], said: str) -> None:
    """Each verdict stands with its figures, or with why nobody can know."""
    assert said in page(checked(rules=[{"id": "regel", **rule}]))


def test_days_are_named_up_to_four() -> None:
    """Of many meetings the first are named, and the others counted."""
    text = page(checked(row(7), rules=[{"id": "a", "kind": "minutes", "min": 90}]))
    assert "dinsdag 6 april 2027, en nog 3." in text


def test_year_that_is_too_little_says_so() -> None:
    """A year that the series fills and that falls short is told."""
    text = page(checked(row(13), rules=[{"id": "a", "kind": "hours", "min": 20, "years": 1}]))
    assert "2027: 13 uur. Dat is te weinig." in text
    assert "| 2027 | 13 | 13 | 13 |" in text


def test_ends_that_differ_are_a_range() -> None:
    """The least and the most of all meetings are given where they differ."""
    day = START.date()
    members = (Member("An"), Member("Bo"), Member("Cas", away=((day, day),)))
    timetable = Timetable(times=2, every=Span(weeks=4), members=members)
    made = series(row().method, Session(start=START), timetable)
    text = page(checked(made, rules=[{"id": "a", "kind": "people", "min": 2}]))
    assert "Mensen bij een bijeenkomst: 2–3." in text


def test_check_has_proof_notes_and_sources() -> None:
    """The page says what to bring, what is not known, and when it was read."""
    text = page(
        checked(
            proof=["signatures"], proof_notes=["Iedereen tekent."], not_verified=["Of online telt."]
        )
    )
    assert "### Welk bewijs het wil zien\n\n- Op papier: de handtekeningen.\n- Iedereen" in text
    assert "### Wat we niet konden nagaan\n\n- Of online telt." in text
    assert "Gelezen op donderdag 26 november 2026" in text
    assert text.count("Het register beslist zelf.") == 1
    assert "- Op papier" not in page(checked(proof_notes=["Iedereen tekent."]))
    assert "bewijs" not in page(checked())


def test_checks_of_more_registers_are_one_page() -> None:
    """The years stand once, and each register has a part."""
    both = RegisterChecks((checked(), checked(id="ander", title="Ander")))
    text = page(both)
    assert text.count("## Wat de reeks oplevert") == 1
    assert "## Register: Rondje\n" in text
    assert "## Register: Ander\n" in text


def test_text_of_a_register_in_another_language_is_marked() -> None:
    """On the page of an English method the words of a Dutch register are known to be Dutch."""
    check = checked(row(language="en"), title="Een register", not_verified=["Of online telt."])
    html = render(check, "html", catalogue=NONE).decode()
    assert '<span lang="nl">Een register</span>' in html
    assert '<span lang="nl">Of online telt.</span>' in html


def test_registers_stand_below_the_dates_of_a_series() -> None:
    """A page of a series that is told of registers says what holds of it; else it does not."""
    asked = register(rules=[{"id": "a", "kind": "hours", "min": 2, "years": 1}])
    told = render(row(), catalogue=NONE, registers=(asked,)).decode()
    plain = render(row(), catalogue=NONE).decode()
    assert told.startswith(plain)
    assert "**Klopt:** Minstens 2 uur in een jaar." in told.removeprefix(plain)
    data = json.loads(render(row(), "json", catalogue=NONE, registers=(asked,)))
    assert data["registers"] == [data_of(check_register(row(), asked))]
    assert data_of(row())["registers"] == []


def test_data_has_codes_and_figures() -> None:
    """A program gets what was found as codes, numbers and days."""
    asked = register(
        proof=["date"],
        not_verified=["Of online telt."],
        rules=[{"id": "uren", "kind": "hours", "min": 9, "years": 5}],
    )
    (data,) = data_of(RegisterChecks((check_register(row(), asked),)))
    assert (data["method"], data["register"], data["register_title"]) == (
        "rondje",
        "rondje",
        "Rondje",
    )
    assert data["sources"] == [
        {"title": "Een pagina", "url": None, "read": "2026-11-26", "secondary": False}
    ]
    assert (data["proof"], data["not_verified"]) == (["date"], ["Of online telt."])
    (rule,) = data["rules"]
    assert (rule["id"], rule["kind"], rule["verdict"]) == ("uren", "hours", "unknown")
    assert rule["figures"][0]["years"] == {
        "first": 2027,
        "last": 2031,
        "meetings": 2,
        "minutes": 120,
        "minutes_with_breaks": 120,
        "whole": False,
    }


def test_registers_are_listed_apart(catalogue: Catalogue) -> None:
    """Among others they stand below a heading of their own; alone they need none."""
    text = render(Filter().apply(catalogue), catalogue=catalogue, language="nl").decode()
    methods, registers = text.split("## Registers\n")
    assert "| vit |" in registers
    assert "| vit |" not in methods
    assert "| kom |" in methods
    alone = render(Filter(kind="register").apply(catalogue), catalogue=catalogue).decode()
    assert "##" not in alone
    assert "| vit |" in alone
    assert "| id |" in render(Filter(kind="register").apply([]), catalogue=NONE).decode()


def test_word_in_a_register_says_where_it_is(catalogue: Catalogue) -> None:
    """Where a word was found stands behind a register as it does behind a method."""
    found = render(Filter(word="moderator").apply(catalogue), catalogue=catalogue).decode()
    assert "moderator" in found.lower().partition("fgzpt")[2]


def test_register_is_never_suggested(catalogue: Catalogue) -> None:
    """Nobody reflects with a register, so none is a method for an evening."""
    ids = {one.id for one in catalogue.values() if one.kind == "register"}
    assert ids.isdisjoint(found.method.id for found in suggest(catalogue, Wish(6, 90)))
    parts = (part.method.id for made in propose(catalogue, Wish(6, 120)) for part in made.parts)
    assert ids.isdisjoint(parts)
