"""What is typed on a page, in a browser: kept there, shown, printed, downloaded and cleared."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page

from browser.conftest import NewPage, needs
from browser.judging import LAPTOP, PHONE, add_axe, axe_faults
from builders import checklist, method
from reflectlib import Catalogue, Entry, View, render
from reflectlib.site.pages import Options, entry_files

FIELDS: dict[str, Any] = {
    "id": "vel",
    "title": "Sheet",
    "fields": ["What do you take along?", "And then?"],
}
TABLE: dict[str, Any] = {"id": "rij", "title": "Row", "columns": ["Word", "Other word"]}
SECTION: dict[str, Any] = {
    "id": "vorm",
    "title": "Form",
    "statements": ["We choose.", "We look back."],
    "questions": ["How?"],
}
SCALE = ["Not yet", "Fully"]
REFUSED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("no", "SecurityError"); } });"""
FULL = """Storage.prototype.setItem = () => {
  if (window.full ?? true) throw new DOMException("no", "QuotaExceededError"); };"""


def sheets(*worksheets: dict[str, Any]) -> Entry:
    """A method with these worksheets."""
    made: Entry = method(language="en", worksheets=list(worksheets))
    return made


def form(**section: Any) -> Entry:
    """A checklist of one section."""
    made: Entry = checklist(language="en", scale=SCALE, sections=[SECTION | section])
    return made


def put(file: Path, entry: Entry, view: View) -> Path:
    file.write_bytes(render(entry, "html", view))
    return file


def opened(page: Page, file: Path, entry: Entry, view: View = "worksheet") -> Page:
    """The page of a view of an entry, in a file that is there or made anew."""
    page.goto(put(file, entry, view).as_uri())
    return page


def area(page: Page, label: str) -> Any:
    return page.get_by_role("textbox", name=label, exact=True)


def says(page: Page) -> str:
    return page.locator("#kept-says").inner_text()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def buttons(page: Page) -> list[str]:
    """The names of the buttons that can be seen."""
    return page.locator("button:visible").all_inner_texts()


def kept_by(page: Page) -> int:
    """For how many pages the browser keeps something."""
    number: int = page.evaluate("localStorage.length")
    return number


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a page stands."""
    return tmp_path / "blad.html"


def test_what_is_typed_is_there_again(new_page: NewPage, file: Path) -> None:
    """Texts, also in the cells of a table, are there when a page is opened again."""
    page = opened(new_page(), file, sheets(FIELDS, TABLE))
    assert not page.locator("#kept").is_visible()
    area(page, "What do you take along?").fill("Eerst vragen.\nDan doen.")
    area(page, "Other word, row 2").fill("maar")
    assert says(page).startswith("Kept in this browser, on this device alone.")
    page.goto("about:blank")
    page.goto(file.as_uri())
    assert area(page, "What do you take along?").input_value() == "Eerst vragen.\nDan doen."
    assert area(page, "Other word, row 2").input_value() == "maar"
    assert area(page, "And then?").input_value() == ""
    assert says(page).startswith("Kept")


def test_choices_are_there_again(new_page: NewPage, file: Path) -> None:
    """So are answers that were chosen, also by pressing beside the circle."""
    page = opened(new_page(), file, form(), "sheet")
    page.get_by_label("We choose. – Fully").check()
    cell = page.locator("td", has=page.get_by_label("We look back. – Not yet"))
    cell.click(position={"x": 2, "y": 2})
    page.reload()
    assert page.get_by_label("We choose. – Fully").is_checked()
    assert page.get_by_label("We look back. – Not yet").is_checked()
    assert page.locator("input:checked").count() == 2


def test_a_field_is_known_by_its_part_and_label(new_page: NewPage, file: Path) -> None:
    """Another release may put fields elsewhere: what is kept stays with what it belongs to."""
    page = opened(new_page(), file, form(), "sheet")
    page.get_by_label("We look back. – Fully").check()
    area(page, "How?").fill("Samen")
    moved = {"title": "The form", "questions": ["Why?", "How?"]}
    statements = ["We are new.", {"text": "We look back.", "basis": "editor"}]
    opened(page, file, form(statements=statements, **moved), "sheet")
    assert page.get_by_label("We look back. – Fully").is_checked()
    assert page.locator("input:checked").count() == 1
    assert page.get_by_label("How?").input_value() == "Samen"
    assert area(page, "Why?").input_value() == ""


def test_fields_of_one_name_are_told_apart(new_page: NewPage, file: Path) -> None:
    """Two lines with the same words each keep their own."""
    page = opened(
        new_page(), file, sheets(FIELDS | {"fields": ["Anything else?", "Anything else?"]})
    )
    page.get_by_label("Anything else?").nth(1).fill("Ja")
    page.reload()
    assert [each.input_value() for each in page.get_by_label("Anything else?").all()] == ["", "Ja"]


def test_files_and_entries_keep_apart(new_page: NewPage, file: Path) -> None:
    """Another file, and another entry in the same file, have nothing of what was typed."""
    page = opened(new_page(), file, sheets(FIELDS))
    area(page, "And then?").fill("Hier")
    opened(page, file.with_name("ander.html"), sheets(FIELDS))
    assert area(page, "And then?").input_value() == ""
    other = method(id="other", language="en", worksheets=[FIELDS])
    assert area(opened(page, file, other), "And then?").input_value() == ""
    assert area(opened(page, file, sheets(FIELDS)), "And then?").input_value() == "Hier"


def test_nothing_is_lost_with_its_question(new_page: NewPage, file: Path) -> None:
    """What was kept for a question that is gone is told of, and is in what one downloads."""
    page = opened(new_page(), file, sheets(FIELDS))
    area(page, "And then?").fill("Dan verder")
    opened(page, file, sheets(FIELDS | {"fields": ["What do you take along?"]}))
    assert "One answer belongs to an earlier version of this page." in says(page)
    assert "Sheet: And then?\nDan verder\n" in downloaded(page)[1]
    area(page, "What do you take along?").fill("Iets")
    opened(page, file, sheets(FIELDS))
    assert area(page, "And then?").input_value() == "Dan verder"


def test_two_tabs_show_the_same(browser: Browser, file: Path) -> None:
    """What is typed, chosen or cleared in one tab is so in the other, and neither undoes it."""
    context = browser.new_context()
    one = opened(context.new_page(), file, sheets(FIELDS))
    two = context.new_page()
    two.goto(file.as_uri())
    area(one, "What do you take along?").fill("Van een")
    area(two, "And then?").fill("Van twee")
    for page in (one, two):
        page.wait_for_function(
            "[...document.querySelectorAll('textarea')].map(each => each.value).join() "
            "=== 'Van een,Van twee'"
        )
    press(one, "Clear")
    two.wait_for_function("![...document.querySelectorAll('textarea')].some(each => each.value)")
    assert says(two).startswith("What you fill in is kept")
    context.close()


def test_cleared_is_gone_after_a_minute(new_page: NewPage, file: Path) -> None:
    """Clearing leaves nothing in the browser, and can be undone for a minute, by who did it."""
    page = new_page()
    page.clock.install()
    opened(page, file, sheets(FIELDS))
    area(page, "And then?").fill("Dan verder")
    assert buttons(page) == ["Print", "Download", "Clear"]
    press(page, "Clear")
    assert (kept_by(page), area(page, "And then?").input_value()) == (0, "")
    assert says(page).startswith("Cleared.")
    assert buttons(page) == ["Undo", "Print"]
    assert page.evaluate("document.activeElement.id") == "kept-undo"
    press(page, "Undo")
    assert area(page, "And then?").input_value() == "Dan verder"
    page.reload()
    assert area(page, "And then?").input_value() == "Dan verder"
    press(page, "Clear")
    page.clock.fast_forward(60_000)
    assert buttons(page) == ["Print"]
    assert (kept_by(page), area(page, "And then?").input_value()) == (0, "")


def test_what_was_typed_since_stays(new_page: NewPage, file: Path) -> None:
    """To undo takes nothing away that was typed after it was cleared."""
    page = opened(new_page(), file, sheets(FIELDS))
    area(page, "And then?").fill("Eerst")
    area(page, "What do you take along?").fill("Iets")
    press(page, "Clear")
    area(page, "And then?").fill("Later")
    press(page, "Undo")
    page.reload()
    assert area(page, "And then?").input_value() == "Later"
    assert area(page, "What do you take along?").input_value() == "Iets"


def test_what_is_cleared_does_not_come_back(new_page: NewPage, file: Path) -> None:
    """A browser that goes back puts nothing there that was cleared since."""
    page = opened(new_page(), file, sheets(FIELDS))
    area(page, "And then?").fill("Geheim")
    page.goto("about:blank")
    page.goto(file.as_uri())
    press(page, "Clear")
    page.go_back()
    page.go_back()
    assert area(page, "And then?").input_value() == ""
    assert kept_by(page) == 0


def downloaded(page: Page) -> tuple[str, str]:
    """The name of the file that can be downloaded, and the text in it."""
    with page.expect_download() as download:
        press(page, "Download")
    text = download.value.path().read_text(encoding="utf-8-sig")
    return download.value.suggested_filename, text


def test_a_download_has_all_that_was_filled_in(new_page: NewPage, file: Path) -> None:
    """The file has the title, the day, each label, what was typed and chosen, and what was not."""
    page = new_page(timezone_id="Europe/Amsterdam")
    page.clock.set_fixed_time("2027-01-12T14:30:00+01:00")
    entry = form(statements=[{"text": "I choose.", "opposite": "I do not."}, "We look back."])
    opened(page, file, entry, "sheet")
    page.get_by_label("I choose. – Fully – I do not.").check()
    area(page, "How?").fill("Regel een\nRegel twee: «ë»")
    name, text = downloaded(page)
    assert name == f"{entry.title} 2027-01-12.txt"
    assert text.startswith(f"{entry.title}\nDownloaded on January 12, 2027 at 2:30")
    assert "\nForm\n----\n\nI choose. – I do not.\nFully\n" in text
    assert "\nWe look back.\n(not filled in)\n" in text
    assert "\nHow?\nRegel een\nRegel twee: «ë»\n" in text


def test_a_download_has_no_empty_rows(new_page: NewPage, file: Path) -> None:
    """Of a table it has the cells that somebody filled in."""
    page = opened(new_page(), file, sheets(TABLE))
    area(page, "Word, row 3").fill("echter")
    text = downloaded(page)[1]
    assert "\nWord, row 3\nechter\n" in text
    assert "row 2" not in text


@pytest.mark.parametrize("trouble", [REFUSED, FULL])
def test_what_cannot_be_kept_is_said(trouble: str, browser: Browser, file: Path) -> None:
    """A browser that keeps nothing, or has no room, says so, and asks before it is left."""
    page = browser.new_page()
    page.add_init_script(trouble)
    opened(page, file, sheets(FIELDS))
    area(page, "And then?").focus()
    assert says(page).startswith("Not kept")
    area(page, "And then?").fill("Dan verder")
    assert says(page).startswith("Not kept")
    assert "Dan verder" in downloaded(page)[1]
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    with pytest.raises(Error, match="ERR_ABORTED"):
        page.goto("about:blank")
    assert asked == ["beforeunload"]
    press(page, "Clear")
    assert area(page, "And then?").input_value() == ""
    press(page, "Undo")
    assert area(page, "And then?").input_value() == "Dan verder"
    page.close()


def test_what_did_not_fit_is_kept_when_there_is_room(new_page: NewPage, file: Path) -> None:
    """What was typed while there was no room is kept with what is typed next."""
    page = opened(new_page(), file, sheets(FIELDS))
    page.evaluate("""() => {
      const set = Storage.prototype.setItem;
      Storage.prototype.setItem = () => { throw new DOMException("no", "QuotaExceededError"); };
      window.makeRoom = () => { Storage.prototype.setItem = set; };
    }""")
    area(page, "And then?").fill("Eerst")
    assert says(page).startswith("Not kept")
    page.evaluate("makeRoom()")
    area(page, "What do you take along?").fill("Later")
    assert says(page).startswith("Kept")
    page.reload()
    assert area(page, "And then?").input_value() == "Eerst"


@pytest.mark.parametrize("broken", ["{", "null", "[1]", '{"a": null, "b": {"value": 3}}'])
def test_what_others_left_breaks_nothing(broken: str, new_page: NewPage, file: Path) -> None:
    """What is kept and cannot be read is taken for nothing."""
    page = opened(new_page(), file, sheets(FIELDS))
    area(page, "And then?").fill("Weg")
    page.evaluate("text => localStorage.setItem(localStorage.key(0), text)", broken)
    page.reload()
    assert area(page, "And then?").input_value() == ""
    area(page, "And then?").fill("Weer")
    page.reload()
    assert area(page, "And then?").input_value() == "Weer"


def test_without_scripts_there_is_nothing_to_press(browser: Browser, file: Path) -> None:
    """Where no script runs there is no bar, and the table is for paper."""
    context: BrowserContext = browser.new_context(java_script_enabled=False)
    page = opened(context.new_page(), file, sheets(FIELDS, TABLE))
    area(page, "And then?").fill("Voor nu")
    assert not page.locator("#kept").is_visible()
    assert buttons(page) == []
    assert page.get_by_role("textbox").count() == len(FIELDS["fields"])
    context.close()


def test_paper_has_all_that_was_typed(new_page: NewPage, file: Path) -> None:
    """Printed is each line that was typed, more than a side of paper too, and no bar."""
    program = shutil.which("pdftotext")
    needs(program, "pdftotext: `apt install poppler-utils`")
    page = opened(new_page(), file, sheets(FIELDS, TABLE))
    area(page, "And then?").fill("\n".join(f"regel-{number}." for number in range(150)))
    area(page, "Word, row 1").fill("cel " * 60 + "einde")
    pdf = page.pdf(prefer_css_page_size=True)
    text = subprocess.check_output([program, "-", "-"], input=pdf).decode()
    assert [number for number in range(150) if f"regel-{number}." not in text] == []
    assert "einde" in text
    assert "Kept in this browser" not in text
    assert "Download" not in text


def test_the_bar_is_for_everybody(new_page: NewPage, file: Path, catalogue: Catalogue) -> None:
    """Axe finds nothing on a page that is filled in, and nothing is wider than a phone."""
    page = new_page()
    add_axe(page)
    for size in (LAPTOP, PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]  # it is one
        opened(page, file, catalogue["b1-niveau"], "worksheet")
        page.get_by_role("textbox").first.fill("Iets")
        page.locator("#kept-clear").click()
        assert axe_faults(page) == []
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= size["width"]


def test_the_bar_hides_no_field(new_page: NewPage, file: Path, catalogue: Catalogue) -> None:
    """Whoever goes on with the keyboard sees each field that is reached, above the bar."""
    page = new_page(viewport=PHONE)
    opened(page, file, catalogue["b1-niveau"], "worksheet")
    page.get_by_role("textbox").first.fill("Iets")
    hidden = """() => {
      const field = document.activeElement;
      const bar = document.getElementById("kept").getBoundingClientRect();
      return field.matches("textarea") && field.getBoundingClientRect().bottom > bar.top;
    }"""
    for _ in range(12):
        page.keyboard.press("Tab")
        assert not page.evaluate(hidden)


def test_the_bar_is_at_the_foot_of_pages_of_a_site(
    new_page: NewPage, file: Path, catalogue: Catalogue
) -> None:
    """On a page of a site too it stands below all else, over the whole width."""
    written = dict(entry_files(catalogue["b1-niveau"], catalogue, b"", Options()))
    file.write_bytes(written["entries/b1-niveau.worksheet.html"])
    page = new_page()
    for size in (LAPTOP, PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]  # it is one
        page.goto(file.as_uri())
        page.get_by_role("textbox").first.fill("Iets")
        box = page.locator("#kept").bounding_box()
        assert box
        assert (box["x"], box["width"]) == (0, page.evaluate("document.body.clientWidth"))
        assert round(box["y"] + box["height"]) == size["height"]
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        end = "document.querySelector('main').getBoundingClientRect().bottom"
        assert page.evaluate(end) <= box["y"]
