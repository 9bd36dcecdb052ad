"""Days and times on the command line, in the forms that people write them in."""

from datetime import date, datetime

import pytest

from conftest import Run
from reflectlib.reading.days import WrongWeekdayError, read_day, read_moment

WRITTEN = [
    "2026-12-03 13:00",
    "2026-12-03T13:00",
    "2026-12-03 13.00 uur",
    "3-12-2026 13:00",
    "03-12-2026 13.00",
    "3 - 12 - 2026 13:00",
    "3/12/2026 13:00",
    "3.12.2026 13:00",
    "3-12-2026, 13 uur",
    "3-12-2026 13u",
    "3 december 2026 13.00",
    "3 DECEMBER 2026 13.00",
    "3 dec. 2026 om 13.00 uur",
    "3-dec-2026 13:00:59",
    " 3 december 2026  13:00 ",
    "do 3 december 2026 13:00",
    "do. 3 december 2026 13:00",
    "donderdag 3-12-2026 om 13.00 u.",
    "Thursday, 3 December 2026 at 13:00",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_a_moment_is_read_as_people_write_it(text: str) -> None:
    """Day, month and year stand in that order, with signs or the name of the month between."""
    assert read_moment(text) == datetime(2026, 12, 3, 13)  # noqa: DTZ001  # as on the clock


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-02-16", date(2027, 2, 16)),
        ("20270216", date(2027, 2, 16)),
        ("2027-2-6", date(2027, 2, 6)),
        ("16-2-2027", date(2027, 2, 16)),
        ("16 feb 2027", date(2027, 2, 16)),
        ("di 16 feb. 2027", date(2027, 2, 16)),
        ("3 mrt 2027", date(2027, 3, 3)),
        ("3 mrt. 2027", date(2027, 3, 3)),
        ("1 mei 2027", date(2027, 5, 1)),
        ("1 May 2027", date(2027, 5, 1)),
        ("29-2-2028", date(2028, 2, 29)),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, day: date) -> None:
    """The name of a month is that of any language that we have, or enough of its start."""
    assert read_day(text) == day


@pytest.mark.parametrize(
    "text",
    [
        *("", "3", "december", "3 december", "3-12-26", "3-12/2026", "31-2-2026", "29-2-2027"),
        *("12-13-2026", "0-1-2027", "3 ma 2027", "3 ju 2027", "3 xyz 2027", "3 xyz. 2027"),
        *("x 3-12-2026", "xx 3-12-2026", "3-12-2026 13:00", "3-12-0000", "3-12-20260"),
        *("३-12-2026", "2026-13-01", "3-12-2026x", "3decem2026"),
    ],
)
def test_what_is_no_day_or_could_be_two_is_refused(text: str) -> None:
    """Nothing is guessed: a year has four digits, and the start of a name tells one month."""
    with pytest.raises(ValueError):  # noqa: PT011  # whatever it says, nobody sees
        read_day(text)


@pytest.mark.parametrize(
    "text",
    [
        *("3-12-2026", "2026-12-03", "3-12-2026 13", "3-12-2026 25:00", "3-12-2026 13:60"),
        *("3-12-2026 24 uur", "31-2-2026 13:00", "13:00 3-12-2026", "2026-12-03T13:00+01:00"),
        *("3-12-2026 1:5", "3-12-202613:00", "morgen 13:00"),
    ],
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    """A moment is a day with a time of that day behind it, and has no zone."""
    with pytest.raises(ValueError):  # noqa: PT011  # whatever it says, nobody sees
        read_moment(text)


def test_a_weekday_must_be_that_of_the_day() -> None:
    """Who says Wednesday and names a Thursday has one of them wrong."""
    with pytest.raises(WrongWeekdayError) as caught:
        read_moment("wo 3 december 2026 13:00")
    assert caught.value.day == date(2026, 12, 3)


def test_every_day_of_a_command_can_be_written_so(reflect: Run) -> None:
    """The start, the last day, what is skipped and what is moved: in ISO or not, it is the same."""
    iso = reflect(
        *("series", "kom", "--start", "2027-01-12 09:30", "--every", "1w", "--times", "4"),
        *("--until", "2027-03-31", "--skip", "2027-01-19..2027-01-20", "--skip", "2027-02-09"),
        *("--move", "2027-01-26=2027-01-28", "--to", "json"),
    )
    dutch = reflect(
        *("series", "kom", "--start", "di 12 jan. 2027 om 9.30 uur", "--every", "1w"),
        *("--times", "4", "--until", "31 maart 2027", "--skip", "19-1-2027 t/m 20-1-2027"),
        *("--skip", "9 feb 2027", "--move", "26-1-2027=do 28-1-2027", "--to", "json"),
    )
    assert (iso.returncode, dutch.returncode) == (0, 0)
    assert iso.stdout == dutch.stdout
    assert b"2027-01-28" in iso.stdout


def test_a_refusal_shows_the_forms_or_the_weekday(reflect: Run) -> None:
    """One line says how to write it, and in the language of the user."""
    done = reflect("agenda", "kom", "--start", "31-2-2026 13:00")
    assert b"write it as 3-12-2026 13:00, 3 December 2026 13.00 or 2026-12-03" in done.stderr
    done = reflect("series", "kom", "--start", "3-12-2026 13:00", "--until", "3-12-27")
    assert b"write it as 16-2-2027, 16 February 2027 or 2027-02-16" in done.stderr
    done = reflect("agenda", "kom", "--start", "wo 3-12-2026 13:00", REFLECT_LANG="nl")
    assert "die dag is donderdag 3 december 2026" in done.stderr.decode()
