"""`reflect series` with a file: made, read, changed, past, and put in a calendar."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from builders import YAML
from conftest import Done, Run

FILE = "groep.series.yaml"
DECEMBER, FEBRUARY, SUMMER = "1796083200", "1803081600", "1814400000"
MAKE = (
    *("series", "kom", "--start", "2027-01-12 09:30", "--names", "Ada, Bo, Cy, Di, Ed"),
    *("--every", "4w", "--times", "8", "--anyway", "-o", FILE),
)
Past = {"SOURCE_DATE_EPOCH": FEBRUARY}


def made(reflect: Run, folder: Path) -> str:
    """A series that is kept, and the text of its file."""
    done = reflect(*MAKE, SOURCE_DATE_EPOCH=DECEMBER)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    return text(folder)


def text(folder: Path) -> str:
    return (folder / FILE).read_text(encoding="utf-8")


def shown(reflect: Run, *arguments: str, now: str = FEBRUARY) -> list[dict[str, Any]]:
    """The meetings as data."""
    done = reflect("series", FILE, "--to", "json", *arguments, SOURCE_DATE_EPOCH=now)
    assert done.returncode == 0, done.stderr.decode()
    found: list[dict[str, Any]] = json.loads(done.stdout)["meetings"]
    return found


def refused(reflect: Run, *arguments: str, code: int = 2) -> str:
    """What is said of a command that is refused."""
    done = reflect("series", *arguments, SOURCE_DATE_EPOCH=FEBRUARY)
    assert (done.returncode, done.stdout) == (code, b"")
    said: str = done.stderr.decode()
    return said


def days(meetings: list[dict[str, Any]]) -> list[str]:
    return [meeting["start"][:16] for meeting in meetings]


def test_a_series_is_made_and_read_again(reflect: Run, tmp_path: Path) -> None:
    """The file of a series is shown in any format, and written again as it is."""
    before = made(reflect, tmp_path)
    assert before.startswith("# ")
    assert "\nmethod: kom\n" in before
    for to, start in (("html", b"<!DOCTYPE"), ("markdown", b"# "), ("text", b"Bijeenkomsten")):
        done = reflect("series", FILE, "--to", to, SOURCE_DATE_EPOCH=SUMMER)
        assert (done.returncode, done.stdout[: len(start)]) == (0, start)
    for now in (DECEMBER, FEBRUARY, SUMMER):
        assert reflect("series", FILE, "-o", FILE, SOURCE_DATE_EPOCH=now).returncode == 0
        assert text(tmp_path) == before
        assert (
            reflect("series", FILE, "--to", "yaml", SOURCE_DATE_EPOCH=now).stdout == before.encode()
        )
    plain = reflect(*MAKE[:-2], "--to", "json")
    assert json.loads(plain.stdout)["meetings"] == shown(reflect)


def test_what_is_asked_changes_what_is_to_come(reflect: Run, tmp_path: Path) -> None:
    """Without -o it is shown, with -o it is kept; what was held stays as it was."""
    before = made(reflect, tmp_path)
    held = shown(reflect)[:2]
    change = (
        *("--leave", "Ada=2027-03-01", "--join", "Flor=1 maart 2027"),
        *("--away", "Bo=6-4-2027..16-4-2027", "--move", "9-3-2027=11-3-2027 14:00"),
        *("--skip", "2027-05-04", "--times", "9", "--skip-holidays", "midden", "--welcome", "10"),
    )
    found = shown(reflect, *change)
    assert text(tmp_path) == before
    assert found[:2] == held
    assert len(found) == 9
    assert days(found)[2:5] == ["2027-03-11T14:00", "2027-04-06T09:30", "2027-06-01T09:30"]
    assert "Ada" not in str(found[2:])
    assert "Flor" in str(found[2:])
    assert "Bo" not in str(found[3]["roles"])
    assert found[2]["slots"][0]["kind"] == "welcome"
    assert reflect("series", FILE, *change, "-o", FILE, **Past).returncode == 0
    assert shown(reflect) == found
    assert shown(reflect, now=SUMMER) == found
    back = shown(reflect, "--welcome", "0", "--names", "Bo,Cy", "--every", "2w")
    assert back[:2] == held
    assert back[2]["slots"][0]["kind"] == "phase"
    assert "Ed" not in str(back[2:])


def test_the_public_holidays_can_be_skipped_without_more(reflect: Run, tmp_path: Path) -> None:
    """`--skip-holidays` alone is those of everybody."""
    made(reflect, tmp_path)
    reflect("series", FILE, "-o", FILE, "--skip-holidays", SOURCE_DATE_EPOCH=DECEMBER)
    assert "\nholidays: public\n" in text(tmp_path)


def test_a_step_and_a_role_can_be_changed(reflect: Run, tmp_path: Path) -> None:
    """What `agenda` can change of a method is kept with the series."""
    made(reflect, tmp_path)
    reflect("series", FILE, "-o", FILE, "--set", "probleem=20", "--skip", "reflectie", **Past)
    assert "probleem" in text(tmp_path).partition("\nchanges:")[2]
    slots = shown(reflect)[2]["slots"]
    assert [s["minutes"] for s in slots if s["phase"] == "probleem"] == [20]
    assert "reflectie" not in [s["phase"] for s in slots]
    added = shown(reflect, "--add", "Taart=10@end")[2]["slots"]
    assert [s["minutes"] for s in added if s["phase"] == "probleem"] == [20]
    assert added[-1]["minutes"] == 10
    reflect("series", FILE, "-o", FILE, "--role", "gespreksleider=Cy", **Past)
    reflect("series", FILE, "-o", FILE, "--role", "notulist=Di", **Past)
    roles = [meeting["roles"] for meeting in shown(reflect)]
    assert roles[0]["gespreksleider"] == ["Bo"]
    assert {(*each["gespreksleider"], *each["notulist"]) for each in roles[2:]} == {("Cy", "Di")}


def test_people_can_come_and_go_without_a_file(reflect: Run) -> None:
    """Who joins, leaves or is away counts in a series that nobody keeps, too."""
    done = reflect(*MAKE[:-2], "--leave", "Ada=1-3-2027", "--to", "json")
    found = json.loads(done.stdout)["meetings"]
    assert ["Ada" in str(meeting["roles"]) for meeting in found[:4]] == [True, False, False, False]


def test_a_method_on_another_drive_is_named_in_full(
    reflect: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is no way from one folder to the other, the whole name stands in the file."""

    def refuse(*_paths: object) -> str:
        raise ValueError("path is on mount 'D:'")

    (tmp_path / "rondje.yaml").write_text(YAML, encoding="utf-8")
    monkeypatch.setattr("reflectlib.cli.keeping.os.path.relpath", refuse)
    make = ("series", "rondje.yaml", "--start", "2027-01-12 09:30", "--times", "2")
    done = reflect(*make, "--to", "yaml")
    assert f"\nmethod: {(tmp_path / 'rondje.yaml').resolve().as_posix()}\n" in done.stdout.decode()


def test_what_was_held_is_not_changed(reflect: Run, tmp_path: Path) -> None:
    """A move or a skip of the past is refused, with the day that it is about."""
    made(reflect, tmp_path)
    for change in (["--move", "12-1-2027=13-1-2027"], ["--skip", "2027-02-01..2027-02-28"]):
        assert "has been held, and stays as it was" in refused(reflect, FILE, *change)
    assert "Did you mean Ada?" in refused(reflect, FILE, "--leave", "Adda=1-3-2027")
    assert "names nobody" in refused(reflect, FILE, "--leave", "1-3-2027")
    assert "names nobody" in refused(reflect, FILE, "--away", "=1-3-2027")
    assert "is no day" in refused(reflect, FILE, "--join", "Ada=ooit")
    assert "5 names for 7 people" in refused(reflect, FILE, "--people", "7")
    said = refused(reflect, FILE, "--start", "12-1-2027 09:30", "--tz", "UTC")
    assert "Europe/Amsterdam, so it stays that" in said
    assert "Europe/Amsterdam" in refused(reflect, FILE, "--tz", "UTC")


def test_the_rest_can_start_at_another_time(reflect: Run, tmp_path: Path) -> None:
    """A new start is for what is to come, in the zone that the file has."""
    made(reflect, tmp_path)
    found = days(shown(reflect, "--start", "12-1-2027 10:15"))
    assert found[:3] == ["2027-01-12T09:30", "2027-02-09T09:30", "2027-03-09T10:15"]


def events(folder: Path, name: str = "groep.ics") -> list[dict[str, str]]:
    written = (folder / name).read_text(encoding="utf-8").replace("\n ", "")
    found = re.findall(r"BEGIN:VEVENT\n(.*?)END:VEVENT", written, re.S)
    return [dict(re.findall(r"(?m)^([A-Z]+)[^:\n]*:(.*)$", one)) for one in found]


def test_the_calendar_is_that_of_the_file(reflect: Run, tmp_path: Path) -> None:
    """It needs no earlier calendar, and is the same each time; what changed has the next number."""
    made(reflect, tmp_path)
    calendar = ("series", FILE, "-o", "groep.ics")
    assert reflect(*calendar, SOURCE_DATE_EPOCH=DECEMBER).returncode == 0
    first, before = (tmp_path / "groep.ics").read_bytes(), events(tmp_path)
    (tmp_path / "groep.ics").unlink()
    assert reflect(*calendar, SOURCE_DATE_EPOCH=SUMMER).returncode == 0
    assert (tmp_path / "groep.ics").read_bytes() == first
    change = ("--move", "9-3-2027=11-3-2027", "--times", "7")
    said = refused(reflect, FILE, *change, "-o", "groep.ics")
    assert "does not say this yet" in said
    assert "-o groep.series.yaml" in said
    reflect("series", FILE, *change, "-o", FILE, **Past)
    edited = first.replace(b"SEQUENCE:0", b"SEQUENCE:5").replace(b"SUMMARY:", b"SUMMARY:Mijn ")
    (tmp_path / "groep.ics").write_bytes(edited)
    assert reflect(*calendar, **Past).returncode == 0
    after = events(tmp_path)
    assert [e["UID"] for e in after] == [e["UID"] for e in before]
    assert [e["SEQUENCE"] for e in after] == [*"00100001"]
    assert [e.get("STATUS") for e in after] == [None] * 7 + ["CANCELLED"]
    assert after[0] == before[0]
    assert reflect("series", FILE, "-o", "p.ics", "--events", "phases", **Past).returncode == 0
    assert len(events(tmp_path, "p.ics")) > 30


def test_a_calendar_of_before_the_file_stays(reflect: Run, tmp_path: Path) -> None:
    """Its appointments have other ids, so somebody would have them twice."""
    made(reflect, tmp_path)
    reflect(*MAKE[:-1], "oud.ics")
    before = (tmp_path / "oud.ics").read_bytes()
    said = refused(reflect, FILE, "-o", "oud.ics")
    assert "ids from before it was kept as a file" in said
    assert (tmp_path / "oud.ics").read_bytes() == before


def test_no_file_of_another_is_written_over(reflect: Run, tmp_path: Path) -> None:
    """Another series, a definition and anything else stay as they are."""
    before = made(reflect, tmp_path)
    assert "it holds another series" in refused(reflect, *MAKE[1:])
    assert text(tmp_path) == before
    (tmp_path / "x.series.yaml").write_text(YAML, encoding="utf-8")
    assert "it holds no series" in refused(reflect, *MAKE[1:-1], "x.series.yaml")
    (tmp_path / "map.series.yaml").mkdir()
    assert "cannot write" in refused(reflect, *MAKE[1:-1], "map.series.yaml")
    (tmp_path / "leeg.series.yaml").touch()
    assert reflect(*MAKE[:-1], "leeg.series.yaml").returncode == 0
    assert reflect("series", FILE, "-o", "kopie.series.yaml", **Past).returncode == 0
    assert (tmp_path / "kopie.series.yaml").read_text(encoding="utf-8") == before
    assert "end it with" in refused(reflect, *MAKE[1:-1], "groep.yaml")


def test_a_method_of_ones_own_is_found_beside_the_file(reflect: Run, tmp_path: Path) -> None:
    """The file names it as seen from its own folder, so that both can go elsewhere together."""
    (tmp_path / "a").mkdir()
    (tmp_path / "rondje.yaml").write_text(YAML, encoding="utf-8")
    make = ("series", "rondje.yaml", "--start", "2027-01-12 09:30", "--times", "2", "-o")
    assert reflect(*make, "a/x.series.yaml").returncode == 0
    assert "\nmethod: ../rondje.yaml\n" in (tmp_path / "a" / "x.series.yaml").read_text("utf-8")
    first = reflect("series", "a/x.series.yaml", "--to", "json")
    assert (first.returncode, first.stderr) == (0, b"")
    (tmp_path / "rondje.yaml").unlink()
    gone = reflect("series", "a/x.series.yaml", "--to", "json")
    assert gone.returncode == 0
    assert json.loads(gone.stdout)["meetings"] == json.loads(first.stdout)["meetings"]
    assert b"there is no method '../rondje.yaml' here" in gone.stderr
    said = refused(reflect, "a/x.series.yaml", "--times", "3")
    assert "nothing can change" in said
    said = reflect("series", "-", *make[2:-1], "--to", "yaml", input=YAML.encode()).stderr.decode()
    assert "put the definition in a file" in said
    assert "method: rondje.yaml" not in reflect(*make[:-1], "--to", "yaml").stdout.decode()


def test_a_method_that_the_catalogue_lost_is_missed(reflect: Run, tmp_path: Path) -> None:
    """An id that no entry has any more is told, and the series is as the file says."""
    before = made(reflect, tmp_path)
    (tmp_path / FILE).write_text(before.replace("method: kom", "method: komm"), encoding="utf-8")
    done = reflect("series", FILE, **Past)
    assert done.returncode == 0
    assert b"there is no method 'komm' here" in done.stderr


def test_a_series_stays_in_the_language_it_was_made_in(reflect: Run, tmp_path: Path) -> None:
    """What `--lang` said is kept, and can be said anew."""
    assert reflect(*MAKE, "--lang", "en", SOURCE_DATE_EPOCH=DECEMBER).returncode == 0
    assert "\nlanguage: en\n" in text(tmp_path)
    assert b"Meetings" in reflect("series", FILE, **Past).stdout
    assert b"Bijeenkomsten" in reflect("series", FILE, "--lang", "nl", **Past).stdout


def test_a_series_is_no_definition_and_the_other_way_round(reflect: Run, tmp_path: Path) -> None:
    """Each command says what the file is, and which command is for it."""
    made(reflect, tmp_path)
    done = reflect("render", FILE)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"Show it with: reflect series groep.series.yaml" in done.stderr
    assert reflect("validate", ".").returncode == 0
    assert reflect("validate", "-", input=text(tmp_path).encode()).returncode == 0
    (tmp_path / "rondje.yaml").write_text(YAML, encoding="utf-8")
    assert b"rondje" in reflect("--path", ".", "list").stdout
    (tmp_path / "rondje.series.yaml").write_text(YAML, encoding="utf-8")
    said = refused(reflect, "rondje.series.yaml", code=1)
    assert "this is a definition (`kind: method`), and not a series" in said
    (tmp_path / "zonder.yaml").write_text(text(tmp_path), encoding="utf-8")
    assert reflect("series", "zonder.yaml", **Past).returncode == 0


BROKEN = {
    "a key": ("times: 8", "tiems: 8", "Bedoel je times?"),
    "a date": ("start: 2027-01-12 09:30\n", "start: 12-1-2027 9.30\n", "Schrijf 2027-01-12 09:30."),
    "a list": ("times: 8", "times: [8", "RFL002"),
    "a format": ("format: 1", "format: 3", "RFL109"),
    "a kind": ("kind: series", "kind: serie", "Bedoel je series?"),
    "a name": ("names: [Ada]", "names: [Adda]", "Adda"),
    "an order": ("start: 2027-02-09", "start: 2027-01-02", "RFL104"),
    "a zone": ("times: 8", "zone: Nederland\ntimes: 8", "Nederland"),
    "a member": ("  - Cy\n", "  - Di\n", "RFL202"),
    "an id": ("id: ", "id: x", "RFL104"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_told_in_the_language_of_its_reader(
    reflect: Run, tmp_path: Path, name: str
) -> None:
    """Each mistake has its line and column, in Dutch for who reads Dutch, and the exit code 1."""
    old, new, says = BROKEN[name]
    before = made(reflect, tmp_path)
    assert old in before
    (tmp_path / FILE).write_text(before.replace(old, new, 1), encoding="utf-8")
    done: Done = reflect("series", FILE, LANG="nl_NL.UTF-8", **Past)
    said = done.stderr.decode()
    assert (done.returncode, done.stdout) == (1, b"")
    assert re.match(rf"{FILE}:\d+:\d+: fout\[RFL\d+\]", said)
    assert says in said
    assert said.count("fout[") == 1


def test_the_schema_of_the_file_can_be_had(reflect: Run, tmp_path: Path) -> None:
    """An editor helps who writes in the file, too."""
    assert reflect("schema", "series-file", "-o", ".").returncode == 0
    written = json.loads((tmp_path / "series-file.schema.json").read_text(encoding="utf-8"))
    assert written["$id"].endswith("/schemas/1/series-file.schema.json")


def test_a_warning_does_not_stop_a_series(reflect: Run, tmp_path: Path) -> None:
    """A file of a later minor version is read, and the warning said."""
    before = made(reflect, tmp_path)
    (tmp_path / FILE).write_text(before.replace("format: 1", "format: 1.2"), encoding="utf-8")
    done = reflect("series", FILE, **Past)
    assert done.returncode == 0
    assert b"RFL108" in done.stderr


def test_two_answers_of_one_option_are_refused(reflect: Run, tmp_path: Path) -> None:
    """Of two days for one meeting or one person none is taken in silence, with a file or without.

    Twice the same is once.
    """
    before = made(reflect, tmp_path)
    for what, name in (("--join", "Flor"), ("--leave", "Ada"), ("--move", "2027-04-06")):
        twice = (what, f"{name}=2027-04-07", what, f"{name}=2027-04-08")
        for start in ((FILE,), MAKE[1:-2]):
            assert f"{what} names {name} twice; choose one" in refused(reflect, *start, *twice)
        assert shown(reflect, *twice[:2], *twice[:2]) == shown(reflect, *twice[:2])
    assert text(tmp_path) == before


def test_who_leads_from_outside_is_kept(reflect: Run, tmp_path: Path) -> None:
    """The file of a series that somebody leads who is no member is read, changed and written."""
    done = reflect(*MAKE, "--role", "gespreksleider=Karin", SOURCE_DATE_EPOCH=DECEMBER)
    assert done.returncode == 0, done.stderr.decode()
    before = text(tmp_path)
    assert reflect("series", FILE, "-o", FILE, **Past).returncode == 0
    assert text(tmp_path) == before
    found = shown(reflect, "--role", "gespreksleider=Piet")
    leads = [meeting["roles"]["gespreksleider"] for meeting in found]
    assert leads == [["Karin"]] * 2 + [["Piet"]] * 6


def test_what_is_written_below_the_meetings_is_not_lost_in_silence(
    reflect: Run, tmp_path: Path
) -> None:
    """Who changes a meeting that is to come where it does not count hears what does."""
    made(reflect, tmp_path)
    file = tmp_path / FILE
    changed = text(tmp_path).replace("start: 2027-03-09 09:30", "start: 2027-03-10 09:30")
    file.write_text(changed, encoding="utf-8")
    said = reflect("series", FILE, **Past).stderr.decode()
    assert "The meeting of 2027-03-10 is otherwise than below `meetings:`" in said
    assert "--move" in said
    file.write_text(changed.replace("there: [Ada, Bo,", "there: [Bo,"), encoding="utf-8")
    said = reflect("series", FILE, **Past).stderr.decode()
    assert "6 meetings, from 2027-03-10 on, are otherwise" in said
    assert b"otherwise" not in reflect("series", FILE, "--times", "9", **Past).stderr


def test_a_meeting_that_is_not_there_to_move_stands_in_the_file(
    reflect: Run, tmp_path: Path
) -> None:
    """A move that stands in the file and can be none is told as such, and one of an option not."""
    made(reflect, tmp_path)
    assert (
        reflect("series", FILE, "--move", "9-3-2027=11-3-2027", "-o", FILE, **Past).returncode == 0
    )
    assert "`move:` in the file" in refused(reflect, FILE, "--times", "2")
    said = refused(reflect, FILE, "--move", "8-3-2027=10-3-2027")
    assert "there is no meeting on 2027-03-08 to move" in said
    assert days(shown(reflect, "--skip", "11-3-2027"))[2] == "2027-04-06T09:30"
