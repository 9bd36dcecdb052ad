"""How Sphinx makes a website of these pages: `make docs`."""

import json
import shutil
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

project = html_title = "reflectlib"
extensions = ["myst_parser"]
myst_heading_anchors = 4
nitpicky = True
language = "en"
smartquotes = False  # they would make `--people` and "13:00" something else to copy
html_use_index = False
html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["tables.css"]
html_show_copyright = False
html_show_sphinx = False
html_copy_source = False


def reach_outside(app: Sphinx, name: str, source: list[str]) -> None:
    """Offer what lies outside this folder, such as the README, as a file."""
    up = "../" * (name.count("/") + 1)
    source[0] = source[0].replace(f"]({up}", f"](path:{up}")


def set_language(app: Sphinx, name: str, template: str, context: dict[str, Any], tree: Any) -> None:
    """Say in which of its two languages a page is, for screen readers and translators."""
    words = tree.astext().split() if tree else []
    context["language"] = "nl" if words.count("de") > words.count("the") else "en"


def publish_schemas(app: Sphinx, error: Exception | None) -> None:
    """Put each JSON Schema where its `$id` says that it is."""
    home = "https://reflectlib.readthedocs.io/"
    for file in (Path(__file__).parent.parent / "schemas").glob("*.schema.json"):
        where = json.loads(file.read_text(encoding="utf-8"))["$id"].removeprefix(home)
        target = Path(app.outdir, where)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)


def setup(app: Sphinx) -> None:
    """Let Sphinx call the functions above."""
    app.connect("source-read", reach_outside)
    app.connect("html-page-context", set_language)
    app.connect("build-finished", publish_schemas)
