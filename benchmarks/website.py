"""A site of a thousand entries over mkdocs and beside hugo, and its pages in Chromium."""

import argparse
import gzip
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from bulk import FILES, generate
from measure import alternate, program, report
from playwright.sync_api import Browser, Page, sync_playwright

from reflectlib import Catalogue, render
from reflectlib.resources import methods_dir

CHROMIUM = Path(sys.prefix, "bin", "chromium")
READY = 1000  # ms after which somebody may type
MEMORY = Path("/dev/shm")  # noqa: S108  # a disk is not what is measured
QUERIES = ("casus", "incidentmetode", "ervaring delen", "gespreksleider", "onvindbaar woord")
# A theme that asks as little of hugo as can be: a page for each entry, and a list of them.
LAYOUTS = {
    "single": "{{ .Content }}",
    "list": "{{ range .Pages }}<p><a href={{ .Permalink }}>{{ .Title }}</a></p>{{ end }}",
}
FRAME = "<!DOCTYPE html><html><head><title>{{ .Title }}</title></head><body>%s</body></html>"
# The search and the list that it leaves, as the page itself does it at every key.
SEARCH = """(query) => {
  const field = document.getElementById("query");
  field.value = query;
  const start = performance.now();
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return performance.now() - start;
}"""
PAINT = """() => new Promise((give) => {
  new PerformanceObserver((list) => give(list.getEntries()[0].startTime))
    .observe({ type: "paint", buffered: true });
})"""


def main() -> None:
    """Measure, and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as temporary:
        root = Path(temporary)
        own = generate(root / "own", FILES)
        _write_projects(root / "mkdocs", root / "hugo", own)
        _measure_site(root, own, rounds)
        _measure_pages(root, rounds)


def _write_projects(mkdocs: Path, hugo: Path, own: Path) -> None:
    """The same entries as pages for others, in the Markdown that `reflect render` writes."""
    docs, content, layouts = mkdocs / "docs", hugo / "content", hugo / "layouts" / "_default"
    for folder in (docs, content, layouts):
        folder.mkdir(parents=True)
    (mkdocs / "mkdocs.yml").write_text("site_name: Methoden\n")
    (docs / "index.md").write_text("# Methoden\n")
    (hugo / "config.toml").write_text('title = "Methoden"\n')
    for name, body in LAYOUTS.items():
        (layouts / f"{name}.html").write_text(FRAME % body)
    bundled = Catalogue.bundled()
    for entry in Catalogue.load(own).values():
        written = render(entry, catalogue=bundled)
        (docs / f"{entry.id}.md").write_bytes(written)
        head = f"---\ntitle: {entry.id}\n---\n"
        (content / f"{entry.id}.md").write_bytes(head.encode() + written)


def _measure_site(root: Path, own: Path, rounds: int) -> None:
    site, again, full, of_hugo = (root / name for name in ("site", "again", "full", "of-hugo"))
    folders = {"first": site, "quality": full, "hugo": of_hugo}
    write = [program("reflect"), "site", "--no-quality", "--path", str(own)]
    mkdocs = [program("mkdocs"), "build", "-q", "-f", str(root / "mkdocs" / "mkdocs.yml")]
    commands = {
        "mkdocs": mkdocs,
        "first": [*write, str(site)],
        "again": [*write, str(again)],
        "quality": [program("reflect"), "site", "--path", str(own), str(full)],
    }
    if hugo := shutil.which("hugo"):
        commands["hugo"] = [hugo, "--quiet", "-s", str(root / "hugo"), "-d", str(of_hugo)]
    else:
        print("there is no hugo (on Debian: apt install hugo), so nothing is measured beside it")

    def clean(name: str) -> None:
        """Nothing is there the first time."""
        if name in folders:
            shutil.rmtree(folders[name], ignore_errors=True)

    median, memory = alternate(commands, rounds, clean)
    print(f"site, medians of {rounds}: mkdocs takes {median['mkdocs']:.1f} s for {FILES} pages")
    report("reflect site --no-quality / mkdocs build", median["first"] / median["mkdocs"], 0.18)
    report(
        "reflect site, quality included, / mkdocs build", median["quality"] / median["mkdocs"], 0.25
    )
    if hugo:
        beside = median["first"] / median["hugo"]
        print(
            f"reflect site --no-quality / hugo, which takes {median['hugo']:.1f} s {beside:18.2f}"
        )
    report("a second, unchanged run / the first", median["again"] / median["first"], 0.30)
    report("memory of the largest process", memory["first"], 150, " MB")
    index = site / "index.html"
    packed = len(gzip.compress(index.read_bytes())) / 1000
    print(f"the list with its index: {index.stat().st_size / 1e6:.1f} MB, packed {packed:.0f} KB")


def _measure_pages(root: Path, rounds: int) -> None:
    catalogue = Catalogue.load(methods_dir())
    sizes = {id: len(render(entry, "html", catalogue=catalogue)) for id, entry in catalogue.items()}
    sheet = root / "kom.html"
    sheet.write_bytes(render(catalogue["kom"], "html", catalogue=catalogue))
    report("run sheet of kom", sizes["kom"] / 1000, 60, " KB")
    report("median run sheet", statistics.median(sizes.values()) / 1000, 60, " KB")
    report("largest run sheet", max(sizes.values()) / 1000, 60, " KB")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        page = browser.new_page()
        paints = [_first_paint(page, sheet) for _ in range(rounds)]
        report("first paint of the run sheet", statistics.median(paints), 100, " ms")
        site = (root / "site" / "index.html").as_uri()
        first = [_first_search(browser, site, query) for query in QUERIES]
        report("the first search on a page, median", statistics.median(first), 5, " ms")
        page.goto(site)
        page.wait_for_timeout(READY)
        times = {query: [page.evaluate(SEARCH, query) for _ in range(rounds)] for query in QUERIES}
        medians = {query: statistics.median(each) for query, each in times.items()}
        report("a search over all entries, median", statistics.median(medians.values()), 5, " ms")
        worst = max(medians, key=medians.__getitem__)
        report(f"the slowest, {worst!r}", medians[worst], 5, " ms")
        of_none = statistics.median(page.evaluate(SEARCH, "") for _ in range(rounds))
        report("the slowest / the list without a search", medians[worst] / of_none, 5)
        browser.close()


def _first_search(browser: Browser, site: str, query: str) -> float:
    """A search on a page that was there for as long as it takes somebody to type."""
    page = browser.new_page()
    page.goto(site)
    page.wait_for_timeout(READY)
    time: float = page.evaluate(SEARCH, query)
    page.close()
    return time


def _first_paint(page: Page, file: Path) -> float:
    page.goto(file.as_uri())
    paint: float = page.evaluate(PAINT)
    return paint


if __name__ == "__main__":
    main()
