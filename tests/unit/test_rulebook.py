"""What the rulebook says of each rule is what is found."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from reference_rules import rules_page

from builders import framework
from conftest import ROOT
from reflectlib import Catalogue, Diagnostic
from reflectlib.checking import Collection
from reflectlib.message import Message, say
from reflectlib.reading.rulebook import EXAMPLE, GROUPS, RULES
from reflectlib.translated import beside
from reflectlib.translating import check_translations
from reflectlib.translations import languages

# What no piece of a definition can show by itself.
SHOWN_ELSEWHERE = {
    "RFL001",
    "RFL011",
    "RFL013",
    "RFL018",
    "RFL100",
    "RFL106",
    "RFL107",
    "RFL209",
    "RFL211",
    "RFL212",
}
UNSHOWABLE = {"RFL001", "RFL013", "RFL018", "RFL100", "RFL106", "RFL107", "RFL212"}
TRANSLATIONS = [code for code in RULES if code.startswith("RFL4")]
OF_METHODS = {"RFL219"}
"""What is found only where the methods that a definition names are at hand."""
PIECES = [code for code in RULES if code not in {*SHOWN_ELSEWHERE, *TRANSLATIONS}]


def applied(example: str) -> str:
    """A whole definition with a piece in it, put together as the reference says."""
    if example.startswith("format:") or not re.search(r"(?m)^[a-z_]+:", example):
        return example
    parts = re.split(r"(?m)^(?=[a-z_]+:)", example)
    keys = {part.partition(":")[0] for part in parts[1:]}
    kept = [p for p in re.split(r"(?m)^(?=[a-z_]+:)", EXAMPLE) if p.partition(":")[0] not in keys]
    return "".join([parts[0], *kept, *parts[1:]])


def found_in(
    folder: Path, content: str | bytes, name: str = "rondje", beside: Catalogue | None = None
) -> list[Diagnostic]:
    """What `reflect validate` finds in a file of this content."""
    file = folder / f"{name}.yaml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(Collection.of([file], beside=beside or Catalogue([])).check_file(file))


def test_example_to_put_pieces_in_is_without_fault(tmp_path: Path) -> None:
    """There is nothing wrong with the definition that the examples are pieces of."""
    assert found_in(tmp_path, EXAMPLE) == []


@pytest.mark.parametrize("code", PIECES)
def test_wrong_example_gives_its_code_alone(code: str, tmp_path: Path) -> None:
    """What a rule shows as wrong is found by that rule, at its level, and by no other."""
    rule = RULES[code]
    beside = Catalogue.bundled() if code in OF_METHODS else None
    found = {(d.code, d.severity) for d in found_in(tmp_path, applied(rule.wrong), beside=beside)}
    assert found == {(code, rule.severity)}


@pytest.mark.parametrize("code", [c for c in RULES if RULES[c].right and c not in TRANSLATIONS])
def test_right_example_gives_nothing(code: str, tmp_path: Path) -> None:
    """What a rule shows as right is right by every rule."""
    name = "kom-bij-ons" if code == "RFL211" else "rondje"
    beside = Catalogue.bundled() if code in OF_METHODS else None
    assert found_in(tmp_path, applied(RULES[code].right), name, beside) == []


@pytest.mark.parametrize("code", TRANSLATIONS)
def test_examples_of_a_translation(code: str, tmp_path: Path) -> None:
    """What a rule shows of a translation is wrong by that rule alone, or right by every one."""
    definition, rule = tmp_path / "rondje.yaml", RULES[code]
    definition.write_text(EXAMPLE, encoding="utf-8")
    translation = beside(definition, "rondje", "en")
    translation.parent.mkdir(parents=True)
    for example, faults in ((rule.wrong, [(code, rule.severity)]), (rule.right, [])):
        translation.write_text(example, encoding="utf-8")
        (report,) = check_translations(definition)
        assert [(found.code, found.severity) for found in report] == faults


def test_wrong_encoding(tmp_path: Path) -> None:
    """RFL001 cannot be seen in a text; it is in the bytes."""
    found = found_in(tmp_path, EXAMPLE.replace("Rondje", "Reünie").encode("latin-1"))
    assert [(d.code, d.severity) for d in found] == [("RFL001", RULES["RFL001"].severity)]


def test_rule_that_is_not_switched_off(tmp_path: Path) -> None:
    """RFL011 comes with what the line was to switch off."""
    found = found_in(tmp_path, applied(RULES["RFL011"].wrong))
    assert [(d.code, d.severity) for d in found] == [("RFL011", "warning"), ("RFL302", "warning")]


def test_too_many_faults(tmp_path: Path) -> None:
    """RFL106 takes a thousand faults."""
    found = found_in(tmp_path, EXAMPLE + "".join(f"k{n}: x\n" for n in range(1000)))
    assert {(d.severity, d.code) for d in found} == {("error", "RFL101"), ("error", "RFL106")}


@pytest.mark.parametrize(
    "text",
    [
        f"title: {'x' * 301}\n",
        f"summary: {'x' * 10_001}\n",
        "goals:\n" + "  - x\n" * 501,
        "meetings:\n" + "".join(f"  - {{id: a{n}, title: A}}\n" for n in range(21)),
        "worksheets:\n  - {id: a, title: A, columns: [" + "x, " * 21 + "]}\n",
    ],
)
def test_too_long(tmp_path: Path, text: str) -> None:
    """RFL107 names what is too long, and how much is the most, in one line."""
    (found,) = found_in(tmp_path, applied(text))
    assert (found.code, found.severity) == ("RFL107", "error")
    assert "is the most here" in found.message
    assert len(str(found)) < 500


def test_too_many_boxes(tmp_path: Path) -> None:
    """RFL212 takes a form that asks more than anybody answers."""
    head = "format: 1\nkind: checklist\nid: rondje\ntitle: A\nlanguage: nl\nsummary: B.\n"
    rest = "sources: [{title: C}]\nscale: [ja, nee]\nsections:\n  - id: a\n    title: A\n"
    for number, codes in ((500, set()), (501, {"RFL107"})):
        statements = "".join(f"      - Zin {n}.\n" for n in range(number))
        text = head + rest + "    statements:\n" + statements
        assert {d.code for d in found_in(tmp_path, text)} == codes
    wide = text.replace("[ja, nee]", str([f"a{n}" for n in range(11)])).replace("Zin 500.", "")
    wide = wide.replace("      - \n", "")
    assert [d.code for d in found_in(tmp_path, wide)] == ["RFL212"]


def test_source_of_a_bundled_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """RFL209 is for the catalogue what RFL305 is for others; nothing gives both."""
    text = applied(RULES["RFL209"].wrong)
    assert [d.code for d in found_in(tmp_path, text)] == ["RFL305"]
    monkeypatch.setattr("reflectlib.checking.methods_dir", lambda: tmp_path)
    assert [(d.code, d.severity) for d in found_in(tmp_path, text)] == [("RFL209", "error")]


def test_id_of_another_file(tmp_path: Path) -> None:
    """RFL211 takes two files of one folder, both called kom."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "kom.yaml").write_text(applied(RULES["RFL211"].wrong))
    collection = Collection.of([tmp_path], beside=Catalogue())
    found = [d for file in collection.files for d in collection.check_file(file)]
    assert [(d.code, d.severity) for d in found] == [("RFL211", "error")]


def test_every_code_is_in_the_rulebook() -> None:
    """Every code that the source can give is a rule, and every rule is given somewhere."""
    files = [f for f in (ROOT / "src").rglob("*.py") if f.name != "rulebook.py"]
    source = "".join(file.read_text(encoding="utf-8") for file in files)
    assert set(re.findall(r'"(RFL\d{3})"', source)) == set(RULES)


def test_rules_stand_in_order_and_in_a_group() -> None:
    """Rules are listed by code, and each code starts as one of the groups does."""
    assert list(RULES) == sorted(RULES)
    assert {code[:4] for code in RULES} == set(GROUPS)


@pytest.mark.parametrize("code", RULES)
def test_rule_says_enough(code: str) -> None:
    """A rule has a title of one sentence and a reason, in whole sentences."""
    rule = RULES[code]
    assert re.fullmatch(r"[^\n]{10,90}\.", rule.title)
    assert len(rule.reason) > 50
    assert rule.reason.rstrip('"').endswith((".", "?"))
    assert bool(rule.wrong) is bool(rule.right) is (code not in UNSHOWABLE)


@pytest.mark.parametrize("code", RULES)
def test_rule_speaks_dutch(code: str) -> None:
    """Title and reason of a rule are there in Dutch, as whole sentences, the title in one."""
    rule = RULES[code]
    title, reason = (say(text, "nl") for text in (rule.title, rule.reason))
    assert title != rule.title
    assert reason != rule.reason
    assert re.fullmatch(r"[^\n]{10,90}\.", title)
    assert reason.rstrip('"').endswith((".", "?"))
    assert max(len(part.split()) for part in re.split(r"[.?:;]\s+", reason)) <= 25


def test_groups_speak_dutch() -> None:
    """The heading of each group is there in Dutch."""
    assert all(say(heading, "nl") != heading for heading in GROUPS.values())


@pytest.mark.parametrize("language", languages())
def test_rules_speak_as_people_do(language: str) -> None:
    """No word that only programmers know stands in a rule, in any language."""
    texts = [text for rule in RULES.values() for text in (rule.title, rule.reason)]
    assert all(isinstance(text, Message) for text in texts)
    words = r"(?i)\b(mapping|scalar|alias|schema|anchor|anker|string|pars\w*|keys?|sleutels?)\b"
    said = [say(text, language) for text in (*texts, *GROUPS.values())]
    assert [text for text in said if re.search(words, text)] == []


@pytest.mark.parametrize("code", RULES)
def test_quoted_names_stay_as_they_are(code: str) -> None:
    """What a rule quotes of a file or a command is the same in Dutch."""
    for text in (RULES[code].title, RULES[code].reason):
        quoted = set(re.findall(r"`[^`]+`|RFL\d+", text))
        assert quoted <= set(re.findall(r"`[^`]+`|RFL\d+", say(text, "nl")))


def test_every_rule_has_an_anchor_by_its_code() -> None:
    """A program can link to a rule: its heading is the code alone."""
    headings = re.findall(r"(?m)^### (.*)$", rules_page().decode())
    assert headings == list(RULES)


@pytest.mark.parametrize("arguments", [["render", "kom"], ["--help"], ["agenda", "kom"]])
def test_rulebook_is_not_loaded_to_work(arguments: list[str]) -> None:
    """Who prints a sheet does not wait for the explanations."""
    program = (
        "import sys; from reflectlib.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True
    )
    loaded = set(done.stderr.split())
    assert "reflectlib.cli" in loaded
    assert not loaded & {f"reflectlib.reading.{n}" for n in ("rulebook", "switches", "style")}


def test_framework_is_not_judged_as_a_method(tmp_path: Path) -> None:
    """A framework has no steps and no questions, so only its sentences and source count."""
    head = EXAMPLE[: EXAMPLE.index("form:")].replace("kind: method", "kind: framework")
    items = "items:\n  - {id: a, title: A}\n"
    assert framework().kind == "framework"
    assert [d.code for d in found_in(tmp_path, head + items)] == ["RFL305"]
