"""A browser whose pages must be quiet: they ask for nothing, and nothing goes wrong on them."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Request, sync_playwright

CHROMIUM = Path(sys.prefix, "bin", "chromium")
NODE_MODULES = Path(sys.prefix, "node", "node_modules")
TELL_OF_CSP = """
document.addEventListener("securitypolicyviolation", event => console.error(
  `the policy has no ${event.violatedDirective} for ${event.blockedURI} ${event.sample}`));
"""

HERE = "http://127.0.0.1:"

NewPage = Callable[..., Page]


def needs(there: object, what: str) -> None:
    """Skip what needs a program that is not there, and name it; on CI it must be there."""
    if not there:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"there is no {what}")


def needs_npm(*modules: str) -> None:
    """Skip what needs node and these modules where they are not there."""
    needs(shutil.which("node"), "node: `apt install nodejs npm`, then `make test`")
    for module in modules:
        needs((NODE_MODULES / module).exists(), f"{module}: `make test` installs it where npm is")


def is_document(request: Request) -> bool:
    """Tell whether a request is for a page as a whole; a window being opened has no frame yet."""
    try:
        return request.is_navigation_request() and not request.frame.parent_frame
    except Error:
        return request.is_navigation_request()


def watch(context: BrowserContext) -> list[str]:
    """Note what goes wrong on the pages of a context, in a list that grows."""
    troubles: list[str] = []

    def note_request(request: Request) -> None:
        if not (is_document(request) and request.url.startswith(("file:", HERE))):
            troubles.append(f"asks for {request.url}")

    context.on("request", note_request)
    context.on(
        "console",
        lambda message: (
            troubles.append(f"{message.location['url']}: {message.text}")
            if message.type == "error"
            else None
        ),
    )
    context.on("weberror", lambda error: troubles.append(f"{error.page.url}: {error.error}"))
    context.add_init_script(TELL_OF_CSP)
    return troubles


def settle(page: Page) -> None:
    """Wait until what a page has told has been heard."""
    page.evaluate("0")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    needs(CHROMIUM.exists(), "Chromium: `apt install chromium-headless-shell`, then `make test`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Open pages as `Browser.new_page` does; the test fails if one of them was not quiet."""
    opened: list[tuple[Page, list[str]]] = []

    def new_page(**options: object) -> Page:
        page = browser.new_page(**options)  # type: ignore[arg-type]  # handed on as they are
        opened.append((page, watch(page.context)))
        return page

    yield new_page
    for page, _ in opened:
        if not page.is_closed():
            settle(page)
            page.close()
    found = [trouble for _, troubles in opened for trouble in troubles]
    assert not found, "\n".join(found)
