"""What is said: messages with their fields, in each language."""

import pickle
from copy import deepcopy
from datetime import date, datetime

import pytest

from reflectlib.message import Marked, Message, _, n_, p_, pieces, say, unmarked


def test_message_is_its_english_text() -> None:
    """A message is a text: the English one, filled in."""
    message = _("led by: {role}", role="Anna")
    assert message == "led by: Anna"
    assert type(str(message)) is str
    assert say(message, "nl") == "leiding: Anna"
    assert say(message, "nl-BE") == "leiding: Anna"
    assert say(message, "ja") == message


def test_text_that_is_no_message_stays_as_it_is() -> None:
    """Only what is marked is translated."""
    assert say("Agenda: {name}", "nl") == "Agenda: {name}"


def test_message_without_fields_keeps_its_braces() -> None:
    """What a script fills in later is translated, not filled in."""
    assert say(_("led by: {role}"), "nl") == "leiding: {role}"


def test_number_decides_between_one_and_many() -> None:
    """A message of a number has the form for it, also where it is filled in later."""
    week = n_("{number} week", "{number} weeks")
    assert [say(week.filled(number=n), "nl") for n in (1, 2)] == ["1 week", "2 weken"]
    assert [week.filled(number=n) for n in (1, 2)] == ["1 week", "2 weeks"]
    assert say(n_("{number} week", "{number} weeks", 3), "nl") == "3 weken"
    assert say(n_("{number} week", "{number} weeks", 3), "ja") == "3 weeks"


def test_context_tells_meanings_apart() -> None:
    """One English word may be two of another language."""
    assert say(p_("form", "peer consultation"), "nl") == "intervisie"
    assert say(p_("report", "Place"), "nl") == "Plaats"


@pytest.mark.parametrize(
    ("text", "field", "english", "dutch"),
    [
        ("{x:or}", ("a", "b", "c"), "a, b or c", "a, b of c"),
        ("{x:and}", ("a", "b"), "a and b", "a en b"),
        ("{x}", ("a", "b"), "a, b", "a, b"),
        ("{x:number}", 12345, "12,345", "12.345"),
        ("{x}", 2.5, "2.5", "2,5"),
        ("{x}", 2.0, "2", "2"),
        ("{x}", None, "None", "None"),
        ("{x:date}", date(2026, 12, 3), "Thursday, 3 December 2026", "donderdag 3 december 2026"),
        ("{x:month}", date(2026, 12, 3), "December 2026", "december 2026"),
        ("{x}", date(2026, 12, 3), "2026-12-03", "2026-12-03"),
        ("{x:time}", datetime(2026, 12, 3, 9, 5), "09:05", "09.05"),  # noqa: DTZ001  # of a clock
        ("{x}: y", _("Cases"), "Cases: y", "Casussen: y"),
    ],
)
def test_fields_are_said_in_the_language(
    text: str, field: object, english: str, dutch: str
) -> None:
    """Lists, numbers, dates and messages within a message are in its language."""
    message = unmarked(text, x=field)
    assert message == english
    assert say(message, "nl") == dutch


def test_repr_of_a_field() -> None:
    """What somebody gave can be shown as a program would write it."""
    assert unmarked("{x!r}", x="a\n") == r"'a\n'"
    assert unmarked("{x!r}: {y}", x="a\n", y="b") == r"'a\n': b"


def test_pieces_say_what_is_filled_in() -> None:
    """The words of a message are in its language; what is filled in is not."""
    message = _("led by: {role}", role="Anna")
    assert list(pieces(message, "nl")) == [("leiding: ", "nl"), ("Anna", "")]
    assert list(pieces(message, "ja")) == [("led by: ", "en"), ("Anna", "")]
    assert list(pieces(Marked((("a", "ja"), ("b", ""))), "nl")) == [("a", "ja"), ("b", "")]
    assert list(pieces(_("Cases"), "nl")) == [("Casussen", "nl")]


@pytest.mark.parametrize(
    "text",
    [n_("{number} week", "{number} weeks", 2), p_("report", "Place"), Marked((("a", "nl"),))],
)
def test_goes_to_another_process(text: str) -> None:
    """A message and a marked text come out of a pickle, or a copy, with all that they hold."""
    again = pickle.loads(pickle.dumps(text))  # noqa: S301  # ours
    for each in (again, deepcopy(text)):
        assert each == text
        assert type(each) is type(text)
        assert [*pieces(each, "nl")] == [*pieces(text, "nl")]


def test_message_of_another_process_is_one() -> None:
    """It is translated there too."""
    again = pickle.loads(pickle.dumps(_("Cases")))  # noqa: S301  # ours
    assert isinstance(again, Message)
    assert say(again, "nl") == "Casussen"
