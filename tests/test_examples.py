"""The examples and the tutorials in the documents do what they say."""

import ast
import json
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from html import unescape
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from types import ModuleType
from typing import NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from conftest import ROOT, Run
from reflectlib import Catalogue, Filter

DOCS = ROOT / "docs"
APP = DOCS / "examples" / "app.py"
NOTEBOOK = DOCS / "examples" / "notebook.ipynb"


class Answer(NamedTuple):
    """What the app answered."""

    status: int
    headers: dict[str, str]
    text: str


Ask = Callable[..., Answer]


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    """Ask the app for a page; it runs as a reader of the tutorial starts it, on a free port."""
    with subprocess.Popen(
        [sys.executable, APP, "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout
        host, port = urlsplit(server.stdout.readline().strip()).netloc.split(":")

        def get(path: str, method: str = "GET", **headers: str) -> Answer:
            connection = HTTPConnection(host, int(port), timeout=30)
            try:
                connection.request(method, path, headers=headers)
                answer: HTTPResponse = connection.getresponse()
                return Answer(answer.status, dict(answer.getheaders()), answer.read().decode())
            finally:
                connection.close()

        yield get
        server.terminate()


def test_app_lists_every_method_and_each_link_leads_to_its_page(
    ask: Ask, catalogue: Catalogue
) -> None:
    """What the list links to is there."""
    links = re.findall('href="([^"]+)"', ask("/").text)
    number = len(catalogue.of_kind("method"))
    assert len([link for link in links if link.startswith("/sheet/")]) == number
    assert len([link for link in links if link.startswith("/plan/")]) == 66
    assert len([link for link in links if link.startswith("/series/")]) == number
    assert {ask(link).status for link in links} == {200}


def test_app_shows_a_sheet_with_its_clock(ask: Ask) -> None:
    """The sheet is the page that reflectlib writes, under no other policy than its own."""
    answer = ask("/sheet/kom")
    assert "<title>Korte Oplossingsgerichte Methode (KOM)</title>" in answer.text
    assert 'id="clock-data"' in answer.text
    assert "Content-Security-Policy" not in answer.headers


def test_app_finds_what_fits(ask: Ask, catalogue: Catalogue) -> None:
    """A word, people and minutes leave the methods that fit, and say what is not known of them."""
    page = ask("/?word=luisteren&people=6&minutes=60").text
    found = [
        match.entry.id
        for match in Filter(kind="method", word="luisteren", people=6, minutes=60).apply(catalogue)
    ]
    assert re.findall('href="/sheet/([^"]+)"', page) == found
    assert found[:2] == ["luisteren-erkennen-doorvragen", "heard-seen-respected"]
    assert 'name="word" value="luisteren"' in page
    people = ask("/?people=4").text
    assert "/sheet/kom" not in people
    assert "(onbekend: aantal mensen)" in people


def test_app_proposes_what_was_meant(ask: Ask) -> None:
    """Of a typing mistake nothing is found, and a link asks what was probably meant."""
    page = ask("/?word=interviesie").text
    assert "/sheet/" not in page
    (link,) = re.findall('Bedoel je <a href="([^"]+)"', page)
    assert "/sheet/kom" in ask(unescape(link)).text


def test_app_plans_for_these_people_and_this_time(ask: Ask) -> None:
    """The form's numbers make the plan, which is there as a page to print too."""
    asked = "heard-seen-respected{}?people=8&minutes=60"
    text = ask(f"/plan/{asked.format('')}").text
    assert 'name="people" value="8"' in text
    assert '>0:55–1:00</td><td class="short" data-label="Duur">5 min</td>' in text
    assert 'data-label="Stap">Aan de slag' in text
    (link,) = re.findall('href="([^"]+)"', text)
    assert unescape(link) == f"/plan/{asked.format('/html')}"
    run_sheet = ask(unescape(link))
    assert "<title>Agenda: Heard, seen &amp; respected</title>" in run_sheet.text
    assert 'id="clock-data"' in run_sheet.text
    assert "Content-Security-Policy" not in run_sheet.headers


def test_app_lays_a_series_over_dates(ask: Ask) -> None:
    """Before it has a start there is a form alone; then each date, and who does what on it."""
    form = ask("/series/leergroepen-horizon").text
    assert "<title>Leergroepen" in form
    assert "<table" not in form
    series = ask("/series/leergroepen-horizon?start=2027-01-12T09:30&names=An,Bo,Cas,%20Dee").text
    assert "dinsdag 12 januari 2027" in series
    assert "Dee" in re.sub("<form>.*</form>", "", series)


@pytest.mark.parametrize(
    ("page", "events"),
    [
        ("/plan/kom?start=2027-01-12T09:30", 1),
        ("/series/kom?start=2027-01-12T09:30&times=3", 3),
    ],
)
def test_app_gives_a_calendar(ask: Ask, page: str, events: int) -> None:
    """A page that has a start links to a file with its appointments, which a calendar opens."""
    (link,) = re.findall('href="([^"]+/ical[^"]*)"', ask(page).text)
    answer = ask(unescape(link))
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="kom.ics"'
    found = Calendar.from_ical(answer.text).events
    assert len(found) == events
    assert found[0].start == datetime(2027, 1, 12, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))


def test_app_fills_in_the_time_that_is_needed(ask: Ask) -> None:
    """Where the time is too short the form asks for the least that works, and that works."""
    refused = ask("/plan/kom?minutes=20")
    assert refused.status == 422
    (least,) = re.findall('name="minutes" value="([0-9]+)"', refused.text)
    assert f"kom needs at least {least}" in refused.text
    assert ask(f"/plan/kom?minutes={least}").status == 200


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/plan/kom?people=3", 422, "kom is for 12-20 people, not 3"),
        ("/plan/kom?people=veel", 400, "Dat is geen getal"),
        ("/?minutes=kort", 400, "Dat is geen getal"),
        ("/series/kom?start=morgen", 400, "Dat is geen getal of moment"),
        ("/series/kom?start=2027-01-12T09:30", 422, "say how many"),
        ("/series/kom/ical", 422, "a series needs a start"),
        ("/plan/kom/ical", 422, "the calendar of a plan needs a start"),
        ("/plan/kom/csv", 404, "Niet gevonden"),
        ("/plan/kom?people=%3Cscript%3E", 400, ""),
        ("/series/kom?start=2027-01-12T09:30&names=%3Cscript%3E", 422, "&lt;script&gt;"),
        ("/sheet/kon", 404, "Did you mean kom?"),
        ("/plan/basisprincipes", 404, "there is no method"),
        ("/sheet/%3Cscript%3E", 404, "&lt;script&gt;"),
        ("/sheet/../../pyproject.toml", 404, ""),
        ("/nothing", 404, "Niet gevonden"),
    ],
)
def test_app_says_what_is_wrong(ask: Ask, path: str, status: int, said: str) -> None:
    """What cannot be had gives the status that says so, with the message, escaped."""
    answer = ask(path)
    assert answer.status == status
    assert said in answer.text
    assert "<script>" not in answer.text


def test_app_sends_a_page_once(ask: Ask) -> None:
    """A browser that has the page is told so, and one that asks for no page gets none."""
    first = ask("/sheet/kom")
    again = ask("/sheet/kom", **{"If-None-Match": first.headers["ETag"]})
    assert (again.status, again.text) == (304, "")
    assert ask("/sheet/vijf-vingers", **{"If-None-Match": first.headers["ETag"]}).status == 200
    head = ask("/sheet/kom", "HEAD")
    assert (head.text, head.headers["Content-Length"]) == ("", first.headers["Content-Length"])
    assert ask("/", "POST").status == 405


def test_tutorial_shows_the_code_of_the_app() -> None:
    """Every piece of the app in the developer's tutorial is in the app, letter for letter."""
    app = APP.read_text(encoding="utf-8")
    page = (DOCS / "tutorial" / "developer.md").read_text(encoding="utf-8")
    shown = re.findall(r"(?ms)^```py\n(.*?)^```", page)
    assert len(shown) >= 5
    assert [piece for piece in shown if piece not in app] == []


def test_page_on_notebooks_shows_the_lines_of_the_notebook() -> None:
    """What the page has of the notebook is in the notebook."""
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    code = {line.rstrip("\n") for cell in cells for line in cell["source"]}
    page = (DOCS / "how-to" / "notebook.md").read_text(encoding="utf-8")
    shown = "".join(re.findall(r"(?ms)^```py\n(.*?)^```", page)).splitlines()
    assert len(shown) >= 5
    assert [line for line in shown if line not in code] == []


class Shown(str):
    """What a notebook shows, where there is no notebook."""

    __slots__ = ()


def test_notebook_runs_from_top_to_bottom(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every cell runs in its place, and the last line of each is something to see."""
    display = ModuleType("IPython.display")
    display.HTML = Shown  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "IPython", ModuleType("IPython"))
    monkeypatch.setitem(sys.modules, "IPython.display", display)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    shown = []
    for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]:
        assert not cell.get("outputs")
        if cell["cell_type"] == "code":
            *lines, last = ast.parse("".join(cell["source"])).body
            assert isinstance(last, ast.Expr)
            exec(compile(ast.Module(lines, []), NOTEBOOK.name, "exec"), names)  # noqa: S102
            value = compile(ast.Expression(last.value), NOTEBOOK.name, "eval")
            shown.append(eval(value, names))  # noqa: S307
    table, ranked, sheet, frame, planned, dates, files = shown
    assert {row["id"] for row in table} >= {"heard-seen-respected"}
    assert table[0].keys() == {"id", "title", "form", "steps", "unstated"}
    assert "<h1>Voor 6 mensen en 60 min</h1>" in ranked._repr_html_()
    assert "<h1>Korte Oplossingsgerichte Methode (KOM)</h1>" in sheet._repr_html_()
    assert 'srcdoc="&lt;!DOCTYPE html&gt;' in frame
    assert "Het probleem presenteren" in planned._repr_html_()
    assert "dinsdag 12 januari 2027" in dates._repr_html_()
    calendars = [Calendar.from_ical((tmp_path / name).read_bytes()) for name in files]
    assert [len(calendar.events) for calendar in calendars] == [1, 4]


STEP = re.compile(
    r"(?ms)^    reflect (?P<command>.*?)$"
    r"|erander dit:\n\n```text\n(?P<old>.*?)^```\n\nin dit:\n\n```text\n(?P<new>.*?)^```"
    r"|^```text\n(?P<shown>.*?)^```"
)


@pytest.mark.parametrize("name", ["trainer.md", "contributor.md"])
def test_tutorial_shows_what_one_sees(name: str, tmp_path: Path, program: Run) -> None:
    """Whoever does what a Dutch tutorial says, in that order, sees every line that it shows."""
    said, shown = "", 0
    for step in STEP.finditer((DOCS / "tutorial" / name).read_text(encoding="utf-8")):
        if step["command"]:
            done = program(*shlex.split(step["command"]), REFLECT_LANG="nl")
            said = (done.stdout + done.stderr).decode()
        elif step["old"]:
            (file,) = tmp_path.glob("*.yaml")
            text = file.read_text(encoding="utf-8")
            assert text.count(f"\n{step['old']}") == 1
            file.write_text(text.replace(step["old"], step["new"], 1), encoding="utf-8")
        else:
            assert [line for line in step["shown"].splitlines() if line not in said] == []
            shown += 1
    assert shown >= 4
    assert done.returncode == 0


ISSUE_FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
BUILT_IN = {"config.yml": "vendor.github-issue-config"}


@pytest.mark.parametrize("form", sorted(ISSUE_FORMS.iterdir()), ids=lambda form: form.name)
def test_issue_form_is_one(form: Path) -> None:
    """GitHub takes the forms, by its own schema."""
    schema = BUILT_IN.get(form.name, "vendor.github-issue-forms")
    command = [Path(sys.executable).with_name("check-jsonschema"), "--builtin-schema", schema, form]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_example_builds_checks_saves_and_edits(tmp_path: Path) -> None:
    """The method that the third example builds is saved without errors, and edited."""
    command = [sys.executable, DOCS / "examples" / "build.py", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "error[" not in done.stdout
    assert done.stdout.endswith("Rondje rondje.yaml\n")
    text = (tmp_path / "rondje.yaml").read_text(encoding="utf-8")
    assert text.startswith("# Van het team.\nformat: 1\n")
    assert "participants: {min: 3, max: 10}\n" in text
    assert "    time: 15\n" in text
    assert "goals:\n  - Van elkaar leren.\n" in text
