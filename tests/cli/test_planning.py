"""`reflect agenda`, `series` and `effort` as their users run them."""

import csv
import io
import json
import re
import shlex
from datetime import date, time
from pathlib import Path

import pytest

from builders import YAML
from conftest import Run
from workbooks import sheets_in

START = ("--start", "2027-01-12 09:30")
TWELVE = ("agenda", "kom", "--names", "An,Bo,Cas,Dee,Eef,Fay,Gus,Han,Ies,Jo,Ko,Lot")
KOM = ("agenda", "kom", "--start", "2026-12-03 13:00", "--people", "12", "--cases", "2")


def test_agenda_is_printed_to_the_minute(reflect: Run) -> None:
    """The agenda has its day, its clock times, and fills the minutes asked for."""
    done = reflect(*KOM, "--minutes", "150")
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode()
    assert "donderdag 3 december 2026, 13.00–15.30" in text
    assert "\n13.00–13.10  ± 10 min  Het probleem presenteren" in text
    assert re.search(r"(?m)^15\.\d\d–15\.30", text)


def test_agenda_comes_in_every_format(reflect: Run, tmp_path: Path) -> None:
    """The suffix says the format, as for any output; CSV and iCalendar too."""
    for name, start in (
        ("a.html", "<!DOCTYPE html>"),
        ("a.md", "# Agenda"),
        ("a.txt", "Agenda"),
        ("a.csv", "Datum,Begin"),
        ("a.json", "{"),
        ("a.ics", "BEGIN:VCALENDAR"),
    ):
        done = reflect(*KOM, "-o", name)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    rows = list(csv.reader(io.StringIO((tmp_path / "a.csv").read_text(encoding="utf-8"))))
    slots = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["slots"]
    assert len(rows) == len(slots) + 1


def test_tables_come_in_excel(reflect: Run, tmp_path: Path) -> None:
    """What is a table is a workbook by its suffix, with the numbers and days of the data."""
    start = ("--start", "2026-12-03 13:00")
    for name, command in {
        "agenda": KOM,
        "series": ("series", "leergroepen-horizon", *start, "--names", "An,Bo,Cy,Di,Ed"),
        "effort": ("effort", "leergroepen-juzt"),
        "compare": ("compare", "kom", "incidentmethode"),
        "list": ("list",),
        "quality": ("quality", "kom", "incidentmethode"),
    }.items():
        done = reflect(*command, "-o", f"{name}.xlsx")
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    books = {file.stem: sheets_in(file.read_bytes()) for file in tmp_path.glob("*.xlsx")}
    assert {name: len(book) for name, book in books.items()} == {
        "agenda": 1, "series": 2, "effort": 2, "compare": 2, "list": 1, "quality": 1,
    }  # fmt: skip
    rows = books["agenda"]["Agenda"]
    assert rows[1][:4] == (date(2026, 12, 3), time(13), time(13, 10), 10)
    slots = json.loads(reflect(*KOM, "--to", "json").stdout)["slots"]
    assert len(rows) == len(slots) + 1
    assert reflect("list", "zzz", "-o", "niets.xlsx").returncode == 0
    assert len(sheets_in((tmp_path / "niets.xlsx").read_bytes())["reflectlib"]) == 1


def test_csv_of_a_series_is_one_table(reflect: Run) -> None:
    """Each row is as long as the header, and days are ISO dates."""
    command = ("series", "leergroepen-horizon", "--start", "2026-12-03 13:00", "--people", "5")
    written = reflect(*command, "--to", "csv").stdout.decode()
    rows = list(csv.reader(io.StringIO(written, newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert rows[1][:4] == ["1", "2026-12-03", "13:00", "15:00"]


def test_agenda_takes_all_that_makes_a_session(reflect: Run) -> None:
    """Breaks, exact times, variants, kinds of meeting, names and zones are heeded."""

    def slots(*arguments: str) -> list[dict[str, object]]:
        found: list[dict[str, object]] = json.loads(
            reflect("agenda", *arguments, "--to", "json").stdout
        )["slots"]
        return found

    kinds = [slot["kind"] for slot in slots("kom", "--cases", "2")]
    assert "break" in kinds
    assert "break" not in [s["kind"] for s in slots("kom", "--cases", "2", "--no-break")]
    assert [s["minutes"] for s in slots("kom", "--break", "5") if s["kind"] == "break"] == [5]
    assert slots("kom", "--exact", "--minutes", "90")[-1]["kind"] == "buffer"
    names = slots("heard-seen-respected", "--names", "An, Bo,Cas,Dee,Eef,Fay,Gus")
    assert names[0]["groups"] == [2, 2, 3]
    coaching = slots("werkvloercoaching", "--meeting", "coachgesprek")
    assert sum(int(str(slot["minutes"])) for slot in coaching) == 75
    zone = slots("kom", "--start", "2026-12-03T13:00:45", "--tz", "UTC")
    assert zone[0]["start"] == "2026-12-03T13:00:00+00:00"
    assert slots("kom", "--people", "4", "--anyway")
    nieuw = "casuistiekbespreking-nieuwe-perspectieven"
    assert {s["case"] for s in slots(nieuw, "--variant", "tot-2012")} <= {None, 1}


def test_names_and_roles_stand_on_the_agenda_and_the_cards(reflect: Run) -> None:
    """Who is named has a role on the agenda, in the data and on a card."""
    roles = ("--role", "Gespreksleider=Anna", "--role", "inbrenger=Cas, Bo", "--cases", "2")
    text = reflect(*TWELVE, *roles).stdout.decode()
    assert "12 mensen · 2 casussen" in text
    assert "- Deelnemers: An, Bo, Cas, Dee, Eef, Fay, Gus, Han, Ies, Jo, Ko, Lot\n" in text
    assert "- Gespreksleider: Anna\n- Notulist: Dee\n" in text
    assert "1: Cas" in text
    data = json.loads(reflect(*TWELVE, *roles, "--to", "json").stdout)
    assert data["roles"]["inbrenger"] == ["Cas", "Bo"]
    cards = reflect(*TWELVE, *roles, "--view", "cards").stdout.decode()
    assert "? Gespreksleider · Anna\n" in cards
    alone = reflect(*KOM, "--role", "gespreksleider=Anna").stdout.decode()
    assert "Gespreksleider: Anna" in alone
    assert "12 mensen" in alone
    assert "Deelnemers" not in alone


@pytest.mark.parametrize("names", ["Ada,Bo,,Cy", "Ada; Bo;Cy;", "Ada\nBo\n\n Cy ", "Ada,\nBo,\nCy"])
def test_names_stand_behind_each_other_or_on_lines(reflect: Run, names: str) -> None:
    """With commas or semicolons in between, as people copy them from elsewhere."""
    data = json.loads(reflect("agenda", "vijf-vingers", "--names", names, "--to", "json").stdout)
    assert data["names"] == ["Ada", "Bo", "Cy"]


def test_a_name_may_have_a_comma(reflect: Run) -> None:
    """Then there are semicolons between the names, also in what is said of them."""
    done = reflect("agenda", "vijf-vingers", "--names", "Vries, Jan de; Boer, Piet")
    assert "\n- Deelnemers: Vries, Jan de; Boer, Piet\n" in done.stdout.decode()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["agenda", "kom", "--minutes", "60", "--cases", "2"], "kom needs at least"),
        (["agenda", "kom", "--people", "4"], "kom is for 12-20 people, not 4; for 4 people there"),
        (["agenda", "kom", "--people", "4"], "; with --anyway it is planned all the same"),
        (["agenda", "kom", "--people", "30"], "not 30; 2 groups would; give --groups 2; for 30"),
        (["agenda", "kom", "--people", "12", "--groups", "13"], "there are 13 groups for"),
        (["agenda", "kom", "--groups", "101"], "groups must be a whole number from 1 to 100"),
        (["agenda", "kom", "--welcome", "241"], "welcome must be a whole number from 0 to 240"),
        (["agenda", "kom", "--changeover", "61"], "changeover must be a whole number from 0 to"),
        (["agenda", "kom", "--break-after", "481"], "break_after must be a whole number from 15"),
        (["agenda", "kom", "--buffer", "51%"], "buffer must be a whole number from 0 to 50"),
        (["agenda", "kom", "--buffer", "10"], "'10' is no part of the whole; write it as 10%"),
        (["agenda", "kom", "--buffer", "-5%"], "'-5%' is no part of the whole"),
        (["agenda", "kom", "--buffer", "veel"], "'veel' is no part of the whole"),
        (
            ["agenda", "heard-seen-respected", "--people", "5", "--minutes", "10"],
            "heard-seen-respected needs at least",
        ),
        (["agenda", "kom", "--people", "2000"], "people must be a whole number from 1 to 1000"),
        (["agenda", "basisprincipes"], "basisprincipes is a framework; only a method"),
        (["agenda", "werkvloercoaching"], "name startgesprek, coachgesprek or eindgesprek"),
        (["agenda", "kom", "--start", "gisteren"], "or 2026-12-03 13:00"),
        (["agenda", "kom", "--start", "2026-12-03"], "or 2026-12-03 13:00"),
        (["agenda", "kom", "--start", "2026-12-03 13:00+01:00"], "write it as"),
        (["agenda", "kom", "--start", "2026-03-29 02:30"], "the clock skips 02:30 on 2026-03-29"),
        (
            ["agenda", "kom", "--start", "2026-12-03 13:00", "--tz", "Mars/Olympus"],
            "there is no time zone 'Mars/Olympus'",
        ),
        (["agenda", "kom", "--break", "5", "--no-break"], "choose one: --break or --no-break"),
        (["agenda", "kom", "--names", " , "], "--names names nobody"),
        (["agenda", "kom", "--names", "An,Bo,An"], "An stands twice among the names"),
        (["agenda", "kom", "--role", "Anna"], "'Anna' names no role; write it as"),
        (["agenda", "kom", "--role", " =Anna"], "' =Anna' names no role; write it as"),
        (["agenda", "kom", "--role", "notulist= ,"], "'notulist= ,' names nobody; write it as"),
        (
            ["agenda", "kom", "--role", "notulist=An", "--role", "notulist=Bo"],
            "the role notulist is given twice",
        ),
        (
            ["agenda", "kom", "--role", "notulist=An", "--role", "Notulist=Bo"],
            "the role Notulist is given twice",
        ),
        (["agenda", "kom", "--role", "notulsit=An"], "no role 'notulsit'. Did you mean notulist?"),
        (["agenda", "kom", "--role", "notulist=An,Bo"], "is for 1 person here, not for 2"),
        (
            [*TWELVE, "--role", "inbrenger=Karin"],
            "Karin is not among the names, and who has the role inbrenger takes part",
        ),
        (["agenda", "kom", "-o", "x.ics"], "the calendar of a plan needs a start"),
        (["agenda", "kom", "-o", "x.odt"], "cannot tell the format"),
        (["series", "kom"], "a series needs --start"),
        (["series", "kom", "--start", "2027-01-12 09:30"], "say how many, or until when"),
        (
            ["series", "kom", "--every", "2x", "--start", "2027-01-12 09:30"],
            "write 2w (weeks), 10d (days)",
        ),
        (["series", "kom", "--skip", "2027-01-12..2027-01-10"], "ends before it begins"),
        (["series", "kom", "--times", "2", *START, "--skip", "morgen"], "or 2027-02-16"),
        (["series", "kom", "--until", "2027-13-01"], "or 2027-02-16"),
        (["series", "kom", "--move", "2027-01-12"], "write it as 9-3-2027=11-3-2027"),
        (["effort", "kwaliteitskader-reflectie"], "only a method can be planned"),
        (["effort", "kom", "--variant", "x"], "there is no variant 'x'"),
        (["effort", "kom", "--every", "2w", "--times", "5"], "choose one: --every or --times"),
        (["effort", "kom", "--per", "year"], "--per says what --times counts in; give both"),
        (["effort", "werkvloercoaching", "--minutes", "60"], "name startgesprek, coachgesprek or"),
        (["effort", "werkvloercoaching", "--minutes", "60"], "; with --meeting"),
    ],
)
def test_mistakes_in_planning_are_one_helpful_line(
    reflect: Run, tmp_path: Path, arguments: list[str], words: str
) -> None:
    """What a user can mend exits 2, says what would work, and writes nothing."""
    done = reflect(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert words in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


NOW = {"SOURCE_DATE_EPOCH": "1796083200"}  # in December 2026
SERIES = ("series", "leergroepen-horizon", "--start", "2027-01-12 09:30", "--names", "A,B,C,D,E")


def test_series_lays_out_dates_and_turns(reflect: Run) -> None:
    """As many meetings as members, each of whom brings in a case once."""
    text = reflect(*SERIES).stdout.decode()
    assert "dinsdag 12 januari 2027  09.30–11.30" in text
    found = json.loads(reflect(*SERIES, "--to", "json").stdout)["meetings"]
    assert [meeting["roles"]["inbrenger"] for meeting in found] == [[n] for n in "ABCDE"]


def test_series_skips_and_ends(reflect: Run) -> None:
    """Days that are skipped are not used, and nothing comes after the last day."""
    done = reflect(
        *("series", "kom", "--start", "2027-01-12 09:30", "--until", "2027-07-01"),
        *("--skip", "2027-02-16", "--skip", "2027-02-22..2027-02-26", "--to", "json"),
    )
    data = json.loads(done.stdout)
    days = [meeting["start"][:10] for meeting in data["meetings"]]
    assert (days[0], days[-1]) == ("2027-01-12", "2027-06-29")
    assert data["skipped"] == ["2027-02-23"]
    assert "2027-02-23" not in days
    monthly = reflect(
        *("series", "kom", "--start", "2027-01-12 09:30", "--every", "1m", "--times", "3"),
        *("--to", "json"),
    )
    days = [meeting["start"][:10] for meeting in json.loads(monthly.stdout)["meetings"]]
    assert days == ["2027-01-12", "2027-02-09", "2027-03-09"]


def test_series_written_again_updates_its_calendar(reflect: Run, tmp_path: Path) -> None:
    """Moving a meeting and writing to the same file changes one appointment and doubles none."""
    file = tmp_path / "leergroep.ics"
    assert reflect(*SERIES, "-o", file.name, "--name", "Noord", **NOW).returncode == 0
    before = file.read_text(encoding="utf-8")
    assert before.count("BEGIN:VEVENT") == 5
    assert before.count("SEQUENCE:0") == 5
    assert reflect(*SERIES, "-o", file.name, "--name", "Noord", **NOW).returncode == 0
    assert file.read_text(encoding="utf-8") == before
    move = ("--move", "2027-03-09=2027-03-11")
    assert reflect(*SERIES, *move, "-o", file.name, "--name", "Noord", **NOW).returncode == 0
    after = file.read_text(encoding="utf-8")
    assert (after.count("BEGIN:VEVENT"), after.count("SEQUENCE:1")) == (5, 1)
    assert "20270311T093000" in after


def test_calendar_may_have_every_step(reflect: Run) -> None:
    """With --events phases each slot is an appointment, stamped as SOURCE_DATE_EPOCH says."""
    done = reflect(*KOM, "--events", "phases", "--to", "ical", SOURCE_DATE_EPOCH="1800000000")
    assert done.stdout.count(b"BEGIN:VEVENT") == 15
    assert b"DTSTAMP:20270115T080000Z" in done.stdout
    done = reflect(*KOM, "--to", "ical", SOURCE_DATE_EPOCH="gisteren")
    assert b"made as if it were not set" in done.stderr


def test_calendar_does_not_swallow_what_is_to_be_known(reflect: Run, tmp_path: Path) -> None:
    """A calendar has no place for a warning, so it is said beside it."""
    start = ("--start", "2026-12-03 13:00")
    done = reflect("agenda", "kom", "--people", "4", "--anyway", *start, "-o", "x.ics")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode() == "De methode is voor 12–20 mensen, niet voor 4.\n"
    assert (tmp_path / "x.ics").exists()
    done = reflect("series", "leergroepen-horizon", *start, "--people", "5", "--to", "ical")
    assert done.stdout.startswith(b"BEGIN:VCALENDAR")
    assert "Hier staat elke 4 weken" in done.stderr.decode()


def test_calendar_that_is_no_calendar_is_not_overwritten(reflect: Run, tmp_path: Path) -> None:
    """A file that we did not write stays as it is."""
    (tmp_path / "x.ics").write_text("van iemand anders")
    done = reflect(*KOM, "-o", "x.ics")
    assert (done.returncode, (tmp_path / "x.ics").read_text()) == (2, "van iemand anders")


def test_effort_reckons_the_sources_own_sums(reflect: Run) -> None:
    """Fifteen hours a year for one who guides, twelve for a member, as the sources say."""
    text = reflect("effort", "leergroepen-juzt").stdout.decode()
    assert "Begeleider  2 uur            15 uur" in text
    data = json.loads(reflect("effort", "permanente-leergroepen", "--to", "json").stdout)
    assert data["roles"]["deelnemer"]["per_year"] == {"min": 720.0, "max": 720.0}
    new = ("effort", "casuistiekbespreking-nieuwe-perspectieven", "--people", "8")
    assert "Deelnemer × 8" in reflect(*new).stdout.decode()
    table = reflect(*new, "--to", "csv").stdout.decode()
    assert table.startswith("Rol,")
    assert "\nDeelnemer × 8,20.0,20.0,260.0,260.0\r\n" in table


def test_effort_takes_own_figures(reflect: Run) -> None:
    """Where the source has no length or rhythm there is an answer, which says whose they are."""
    own = ("effort", "kom", "--minutes", "75")
    text = reflect(*own, "--every", "2w", "--lang", "en").stdout.decode()
    assert "26 (a figure of your own)" in text
    assert "how often: a figure of your own" in " ".join(text.split())
    data = json.loads(reflect(*own, "--times", "10", "--per", "year", "--to", "json").stdout)
    assert data["meetings_given"]
    assert {line["ground"] for line in data["lines"]} == {"given"}
    assert data["roles"]["deelnemer"]["per_year"] == {"min": 750.0, "max": 750.0}
    monthly = reflect(*own, "--times", "1", "--per", "month", "--to", "json").stdout
    assert json.loads(monthly)["meetings"] == {"min": 12.0, "max": 12.0}
    assert json.loads(reflect(*own, "--times", "4", "--to", "json").stdout)["meetings"]["min"] == 4
    coach = reflect("effort", "werkvloercoaching").stdout.decode()
    assert "Coachee" in coach
    assert "Deelnemer" not in coach


def test_agenda_keeps_time_around_the_steps(reflect: Run) -> None:
    """Welcome, groups, changeovers, breaks and what is kept free are asked for as options."""
    done = reflect(
        *("agenda", "heard-seen-respected", "--people", "14", "--groups", "2", "--minutes", "120"),
        *("--welcome", "10", "--changeover", "3", "--buffer", "10%", "--break-after", "40"),
        *("--break", "5", "--to", "json"),
    )
    data = json.loads(done.stdout)
    taken = [(slot["kind"], slot["minutes"]) for slot in data["slots"]]
    assert data["groups"] == [7, 7]
    assert taken[0] == ("welcome", 10)
    assert taken[-1][0] == "buffer"
    assert taken[-1][1] >= 12
    assert {("changeover", 3), ("break", 5)} <= set(taken)
    assert sum(minutes for _, minutes in taken) == 120


def test_refusal_names_groups_and_variants_to_type(reflect: Run, tmp_path: Path) -> None:
    """What would work is named as it is to be typed; where nothing else does, only --anyway."""
    variant = "  - {id: groot, title: Groot, participants: {min: 10}}\n"
    small = YAML + "participants: {min: 3, max: 5}\nvariants:\n" + variant
    (tmp_path / "rondje.yaml").write_text(small, encoding="utf-8")
    said = reflect("agenda", "rondje.yaml", "--people", "10").stderr.decode()
    assert "; give --groups 2 or --variant groot; for 10 people there are also " in said
    alone = ("--people", "2", "--path", ".", "--no-bundled")
    said = reflect("agenda", "rondje", *alone).stderr.decode()
    assert said == (
        "Error: rondje is for 3-5 people, not 2; with --anyway it is planned all the same\n"
    )


def test_other_methods_in_a_refusal_can_be_planned(reflect: Run) -> None:
    """The same command with one of the methods that are named is not refused."""
    asked = ("--people", "7", "--minutes", "20")
    said = reflect("agenda", "kom", *asked).stderr.decode()
    named = said.partition("there are also ")[2].partition(";")[0].split(", ")
    assert named == ["een-twee-vier-allen", "inchecken"]
    for one in named:
        assert reflect("agenda", one, *asked).returncode == 0


def _way(command: str | None) -> list[str]:
    """The variant that a command names, if any, as it is typed."""
    words = shlex.split(command or "")
    return words[words.index("--variant") :][:2] if "--variant" in words else []


def test_what_is_suggested_in_groups_is_planned_in_groups(reflect: Run) -> None:
    """The number of groups that a suggestion or a refusal names is one that there is a plan for."""
    found = json.loads(
        reflect(
            "suggest", "--people", "30", "--minutes", "90", "--limit", "99", "--to", "json"
        ).stdout
    )
    split = {
        (suggestion["id"], *_way(suggestion["command"])): reason["number"]
        for suggestion in found
        for reason in suggestion["reasons"]
        if reason["key"] == "people_split"
    }
    assert split
    for way, groups in split.items():
        refused = reflect("agenda", *way, "--people", "30").stderr.decode()
        assert f"give --groups {groups};" in refused
        done = reflect("agenda", *way, "--people", "30", "--groups", str(groups))
        assert (done.returncode, done.stderr) == (0, b"")


def test_series_takes_what_comes_around_the_steps(reflect: Run) -> None:
    """Each meeting of a series has its welcome, its groups and what is kept free."""
    asked = ("series", "kom", "--start", "2027-01-12 09:30", "--times", "2", "--minutes", "100")
    around = ("--people", "30", "--groups", "2", "--welcome", "10", "--buffer", "10%")
    data = json.loads(reflect(*asked, *around, "--to", "json").stdout)
    for meeting in data["meetings"]:
        slots = meeting["slots"]
        assert (slots[0]["kind"], slots[0]["minutes"]) == ("welcome", 10)
        assert (slots[-1]["kind"], slots[-1]["minutes"]) == ("buffer", 10)
        assert meeting["groups"] == [15, 15]
    assert "09.30–11.10" in reflect(*asked, *around).stdout.decode()
    refused = reflect(*asked, "--people", "30").stderr.decode()
    assert "give --groups 2; for 30 people" in refused
    phases = reflect(*asked, *around, "--events", "phases", "--to", "ical").stdout.decode()
    assert "DTSTART;TZID=Europe/Amsterdam:20270112T094000" in phases


def test_methods_beside_a_file_come_in_their_place(reflect: Run, tmp_path: Path) -> None:
    """A file can name others in its folder, and these others again; what is not there is said."""
    folder = tmp_path / "avond"
    folder.mkdir()
    outer = YAML.replace("id: rondje", "id: avond").replace("Rondje", "Avond")
    inner = YAML.replace("id: rondje", "id: midden")
    (folder / "avond.yaml").write_text(outer + "  - {id: m, title: M, method: midden}\n")
    (folder / "midden.yaml").write_text(inner + "  - {id: n, title: N, method: diep}\n")
    (folder / "diep.yaml").write_text(YAML.replace("id: rondje", "id: diep"))
    done = reflect("agenda", "avond/avond.yaml")
    assert [name in done.stdout.decode() for name in ("M: N: Ronde", "M: Ronde")] == [True, True]
    (folder / "diep.yaml").unlink()
    done = reflect("agenda", "avond/avond.yaml")
    assert "M: N" in done.stdout.decode()
    assert "is er niet bij: M: N" in done.stdout.decode()
