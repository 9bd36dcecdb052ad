"""What judges pages: axe-core, in a browser, and html-validate, on files."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Page

from browser.conftest import NODE_MODULES, needs_npm

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 800}
CONFIG = {
    "root": True,
    "extends": ["html-validate:recommended"],
    # A title is the source's, however long; the rule is about lists of search results.
    "rules": {"long-title": "off"},
}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = """
rules => axe.run({runOnly: rules, resultTypes: ["violations"]}).then(({violations}) =>
  violations.flatMap(({id, nodes}) => nodes.map(({target}) => `${id} ${target.join(" ")}`)))
"""
# In the dark only colours are other ones.
SCHEMES = {"light": TAGS, "dark": ["color-contrast"]}


def add_axe(page: Page) -> None:
    """Have axe on every page that is opened in this one."""
    needs_npm("axe-core")
    page.add_init_script(path=NODE_MODULES / "axe-core" / "axe.min.js")


def axe_faults(page: Page) -> list[str]:
    """What axe finds on the page as it is now, in the light and in the dark."""
    found = []
    for scheme, rules in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of its words
        found += [f"{scheme} {fault}" for fault in page.evaluate(AXE, rules)]
    return found


def html_faults(files: Iterable[Path], tmp_path: Path) -> list[str]:
    """What html-validate finds in files."""
    needs_npm("html-validate")
    config = tmp_path / "config.json"
    config.write_text(json.dumps(CONFIG))
    program = NODE_MODULES / "html-validate" / "bin" / "html-validate.mjs"
    output = tmp_path / "found.json"  # through a pipe it would be cut off where node ends
    with output.open("wb") as stdout:
        command = ["node", program, "--config", config, "--formatter", "json", *files]
        subprocess.run(command, stdout=stdout, check=False)
    return [
        f"{Path(*Path(file['filePath']).parts[-2:])}:{fault['line']}:{fault['column']}: "
        f"{fault['ruleId']}: {fault['message']}"
        for file in json.loads(output.read_bytes())
        for fault in file["messages"]
    ]


def lines(found: list[str]) -> str:
    """A readable message of what was found."""
    return "\n".join([f"{len(found)} found:", *found])
