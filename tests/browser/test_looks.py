"""What pages look like, beside how they looked when somebody last looked at them.

A picture is made small before it is compared, so that letters are grey and other fonts, or another
version of the browser, make no difference, while a block that moves, a colour that goes or a column
that falls below another does. After looking: `pytest tests/browser/test_looks.py --update-golden`.
"""

import base64
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page

from reflectlib import Catalogue, Method, Session, composed, plan, render, write_site

from .conftest import NewPage

LOOKS = Path(__file__).parent / "looks"
START = datetime(2026, 12, 3, 13, tzinfo=ZoneInfo("Europe/Amsterdam"))
WIDTH = 64  # pixels of a small picture
MOST = 0.015  # of the difference between black and white, on average over a picture
SMALL = """
async ([width, shots]) => {
  const drawn = async url => {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  };
  const small = image => {
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = Math.round(width * image.height / image.width);
    const context = canvas.getContext("2d");
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  };
  const made = [];
  for (const shot of shots) made.push(small(await drawn(shot)));
  const pixels = made.map(each => each.getContext("2d")
    .getImageData(0, 0, each.width, each.height).data);
  const [now, before] = pixels;
  let off = before && before.length === now.length ? 0 : 1;
  if (before && !off) {
    for (let i = 0; i < now.length; i++) off += Math.abs(now[i] - before[i]);
    off /= 255 * now.length * 3 / 4;
  }
  return [made[0].toDataURL("image/png"), off];
}
"""


class Look(NamedTuple):
    """A page at one size; `media` is the screen or paper, and `scheme` light or dark."""

    name: str
    width: int
    height: int
    media: Any = "screen"
    scheme: Any = "light"


PAGES = (
    Look("sheet", 1280, 1000),
    Look("sheet", 390, 844),
    Look("sheet", 794, 1123, "print"),
    Look("run-sheet", 1280, 800, "screen", "dark"),
    Look("cards", 1280, 1000),
    Look("checklist", 390, 844),
    Look("site/index", 1280, 1000),
    Look("site/entries/kom", 1280, 1000),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages, each as a file."""
    catalogue = Catalogue.bundled()
    folder = tmp_path_factory.mktemp("looks")
    kom = catalogue["kom"]
    assert isinstance(kom, Method)
    planned = plan(composed(kom, catalogue), Session(people=14, start=START))
    checklist = next(each for each in catalogue.values() if each.kind == "checklist")
    for name, subject, view in (
        ("sheet", kom, None),
        ("cards", kom, "cards"),
        ("run-sheet", planned, None),
        ("checklist", checklist, None),
    ):
        (folder / f"{name}.html").write_bytes(render(subject, "html", view, language="nl"))
    write_site(catalogue, folder / "site", quality=False)
    return folder


@pytest.mark.parametrize("look", PAGES, ids=lambda look: f"{look.name}-{look.width}-{look.media}")
def test_a_page_looks_as_it_did(
    look: Look, folder: Path, new_page: NewPage, request: pytest.FixtureRequest
) -> None:
    """A page is laid out and coloured as it was when somebody looked at it."""
    page: Page = new_page()
    page.set_viewport_size({"width": look.width, "height": look.height})
    page.emulate_media(media=look.media, color_scheme=look.scheme, reduced_motion="reduce")
    page.goto((folder / f"{look.name}.html").as_uri())
    shot = _url(page.screenshot())
    golden = LOOKS / f"{look.name.replace('/', '-')}-{look.width}-{look.media}.png"
    update = request.config.getoption("--update-golden")
    before = [] if update else [_url(golden.read_bytes())]
    bench: Page = new_page()
    now, off = bench.evaluate(SMALL, [WIDTH, [shot, *before]])
    if update:
        golden.write_bytes(base64.b64decode(now.partition(",")[2]))
        return
    assert off < MOST, f"{golden.name} is {off:.3f} off"


def _url(picture: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(picture).decode()}"
