"""Take the pictures that the documentation shows: `make screenshots`. It needs Chromium."""

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from reflectlib import Catalogue, render, write_site

IMAGES = Path(__file__).parent / "images"
CHROMIUM = Path(sys.prefix, "bin", "chromium")
LAPTOP = {"width": 1100, "height": 720}
PHONE = {"width": 390, "height": 780}
NOON = datetime(2026, 12, 3, 12, 0, tzinfo=UTC)


def main() -> None:
    """Take every picture anew."""
    IMAGES.mkdir(exist_ok=True)
    catalogue = Catalogue.bundled()
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        sheet, cards = folder / "kom.html", folder / "cards.html"
        sheet.write_bytes(render(catalogue["kom"], "html", catalogue=catalogue))
        cards.write_bytes(render(catalogue["kom"], "html", "cards", catalogue))
        write_site(catalogue, folder / "site")
        _running(_open(browser, sheet, LAPTOP), "run-sheet.png")
        _running(_open(browser, sheet, PHONE, dark=True), "run-sheet-phone.png")
        _take(_open(browser, cards, LAPTOP), "cards.png")
        page = _open(browser, folder / "site" / "index.html", LAPTOP)
        page.fill("#query", "casuistiek")
        _take(page, "site.png")
        browser.close()


def _open(browser: Browser, file: Path, size: dict[str, int], *, dark: bool = False) -> Page:
    context = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        color_scheme="dark" if dark else "light",
        timezone_id="Europe/Amsterdam",
    )
    page = context.new_page()
    page.clock.install(time=NOON)
    page.goto(file.as_uri())
    return page


def _running(page: Page, name: str) -> None:
    """The second step of a meeting, two minutes and some after its start."""
    page.click("#clock-start")
    page.clock.fast_forward("12:00")
    page.click("#clock-next")
    page.clock.fast_forward("02:20")
    _take(page, name)


def _take(page: Page, name: str) -> None:
    page.screenshot(path=IMAGES / name)


if __name__ == "__main__":
    main()
