import builtins
from typing import Any

import pytest

from builders import YAML, fault, faults
from reflectlib.reading import schema
from reflectlib.reading.yaml import parse


def test_missing_key_is_said_once_with_its_meaning() -> None:
    """Each missing key is one diagnostic, with what the key is for."""
    found = faults(YAML.replace("form: oefening\n", "").replace("language: nl\n", ""))
    assert [(d.code, d.message) for d in found] == [
        ("RFL102", "the key 'language' is missing"),
        ("RFL102", "the key 'form' is missing"),
    ]
    assert found[1].hint == "The form of reflection it belongs to."


def test_unknown_key_offers_the_nearest_or_all() -> None:
    """A misspelt key gets the one that was meant, a strange key all there are."""
    assert fault(YAML + "audiense: x\n").hint == "Did you mean audience?"
    assert fault(YAML + "zzzz: x\n").hint.startswith("The keys are format, kind, id")


@pytest.mark.parametrize(
    ("field", "message", "hint"),
    [
        ("audience:", "expected a text, got nothing", "take the whole line out"),
        ("audience: 7", "expected a text, got the number 7", '"7"'),
        ("audience: true", "expected a text, got true", '"true"'),
        ("audience: [x]", "expected a text, got a list", "Only one text fits here"),
        ("goals: Leren", "expected a list, got the text 'Leren'", "`- Leren`"),
        ("goals:\n  -a\n  -b", "expected a list, got the text '-a -b'", "space after each dash"),
        ("goals:\n  - Let op: x", "expected a text, got a group of lines with Let op", "quotes"),
        ("materials:\n  - Let op: x", "expected a text, got a group of lines with Let", "quotes"),
        ("place: onlin", "expected one of online, on-site, either", "Did you mean online?"),
        ("participants: 0", "expected a whole number from 1 to 100000, got the number 0", ""),
        ("participants: {}", "expected at least one of min, max, got an empty pair of { }", ""),
        ("count: x", "expected a whole number or participants, got the text 'x'", ""),
        ("count: 0", "expected a whole number from 1 to 100000, got the number 0", ""),
        ("period: {from: 2023}", "expected a month such as 2023-03, got the number", "2023-01"),
        ("period: {from: march}", "expected a month such as 2023-03, got the text 'march'", ""),
        ("roles: [{id: De Baas, title: x}]", "expected a short name", "Write de-baas."),
        ("sources: [{title: x, url: www.x.nl}]", "expected a web address", ""),
        ("effort: [{role: coach, minutes: 5, per: dag}]", "expected one of meeting, case", ""),
    ],
)
def test_wrong_values_are_explained(field: str, message: str, hint: str) -> None:
    """A wrong value says what was expected, what came, and what to do where we can tell."""
    found = fault(f"{YAML}{field}\n")
    assert found.message.startswith(message)
    assert hint in found.hint


@pytest.mark.parametrize(
    ("time", "messages"),
    [
        ("{minutes: 5, per: x}", ["expected one of participant, case, group, got the text 'x'"]),
        ("{minuts: 5, per: case}", ["there is no key 'minuts' here"]),
        ("{minimum: 5}", ["there is no key 'minimum' here"]),
        ("{min: 0}", ["expected a whole number from 1 to 1440, got the number 0"]),
        ("lang", ["expected a whole number, {min, max} or {minutes, per}, got the text 'lang'"]),
        ("[5]", ["expected a whole number, {min, max} or {minutes, per}, got a list"]),
    ],
)
def test_one_of_several_shapes_is_explained_by_the_likeliest(
    time: str, messages: list[str]
) -> None:
    """Where a value may have several shapes, the faults are those of the one that was meant."""
    found = faults(f"{YAML}    time: {time}\n")
    assert len(found) == len(messages)
    for diagnostic, message in zip(found, messages, strict=True):
        assert diagnostic.message.startswith(message)


@pytest.mark.parametrize(
    ("frequency", "message"),
    [
        ("{times: 5}", "'times' needs 'per' beside it"),
        ("{for: x}", "expected either 'every' or 'times', not both and not neither"),
    ],
)
def test_keys_that_belong_together_are_explained(frequency: str, message: str) -> None:
    """Keys that need or exclude each other say so."""
    assert fault(f"{YAML}frequency: [{frequency}]\n").message == message


@pytest.mark.parametrize(
    ("kind", "code", "hint"),
    [
        ("", "RFL102", "kind: method"),
        ("kind: methode\n", "RFL104", "Did you mean method?"),
        ("kind: Method\n", "RFL104", "Did you mean method?"),
        ("kind: [method]\n", "RFL104", ""),
    ],
)
def test_wrong_kind_does_not_hide_the_rest(kind: str, code: str, hint: str) -> None:
    """Without a kind, the rest is judged as what it most looks like."""
    found = faults(YAML.replace("kind: method\n", kind) + "audiense: x\n")
    assert [d.code for d in found] == [code, "RFL101"]
    assert hint in found[0].hint
    assert found[1].hint == "Did you mean audience?"


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("titel: x", "Did you mean title?"),
        ("fasen: []", "Did you mean phases?"),
        ("Kind: x", "Did you mean kind?"),
        ("time: 5", "It belongs under `phases`; see how far its line is indented."),
        ("min: 5", "It belongs under `participants`, under `duration` or under `cases`;"),
        ("Let op: x", "needs quotes"),
        ('"min:3": x', "Write a space after the colon: min: 3."),
        ("zzzz: x", "The keys are format, kind, id"),
        ("duration: {minutes: 60}", "Write a number by itself, or `min` and `max`."),
        ("preparation: [{Lees dit: x, task: y}]", "needs quotes"),
        ("    questions: [{vraag: x}]", "Did you mean text?"),
    ],
)
def test_unknown_keys_are_led_home(line: str, hint: str) -> None:
    """A key that is Dutch, misspelt or misplaced gets the one that was meant, or its place."""
    found = [d for d in faults(f"{YAML}{line}\n") if d.code == "RFL101"]
    assert hint in found[0].hint


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ('participants: "6"', "Write the number by itself, without quotes or words: 6."),
        ("participants: 3-8", "Write {min: 3, max: 8}."),
        ("participants: 3 tot 8", "Write {min: 3, max: 8}."),
        ("participants: [3, 8]", "Write {min: 3, max: 8}."),
        ("participants: 4+", "Write {min: 4}."),
        ("participants: veel", "Write a whole number, or a range"),
        ("duration: 1 uur", "Write 60."),
        ("duration: 1:30", "Write 90."),
        ("span: 6 maanden", "Write {months: 6}."),
        ("span: lang", "Write its keys below it: days, weeks"),
        ("duration: 90 minuten", "without quotes or words: 90."),
        ("    time: 10-15", "Write {min: 10, max: 15}."),
        ("    turn: 3-8", "Write one whole number."),
        ("    grouping: 2", "Write {size: 2}."),
        ("    grouping: Plenary", "Did you mean plenary?"),
        ("cases: twee", "Write 2."),
        ("sources: [Boek]", "Write {title: Boek}."),
        ("variants: [Kort]", "Write {id: kort, title: Kort}."),
        ("effort: [coach]", "Write `role:` in front of it, and the other keys below."),
        ("roles: [[x]]", ""),
        ("goals:", "Write the list on the lines below"),
        ("goals: – x", 'A list item starts with "- ", not with –.'),
        ('audience: ""', "Write something in it"),
        ("roles: [{id: Ideeën, title: x}]", "Write ideeen."),
        ("place: Online", "Did you mean online?"),
    ],
)
def test_hints_say_what_to_write(line: str, hint: str) -> None:
    """Where it can be told what was meant, the hint is what to write."""
    found = [d for d in faults(f"{YAML}{line}\n") if d.severity == "error"]
    assert hint in found[0].hint
    assert bool(found[0].hint) == bool(hint)


def test_wrong_format_is_explained() -> None:
    """What is no version of the file format gets the one that there is."""
    for wrong, said in (("0", "the number 0"), ("1.0.1", "the text '1.0.1'")):
        found = fault(YAML.replace("format: 1", f"format: {wrong}"))
        assert found.code == "RFL104"
        assert found.message == f"expected 1, got {said}"
        assert found.hint == "Write 1 here, without quotes."


def test_without_the_extra_the_same_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """jsonschema-rs makes it faster, and changes nothing else."""
    documents = [parse(text.encode(), "f") for text in (YAML, YAML + "x: 1\n")]
    with_extra = [list(schema.check(document)) for document in documents]
    real_import = builtins.__import__

    def no_extra(name: str, *rest: Any) -> Any:
        if name == "jsonschema_rs":
            raise ImportError
        return real_import(name, *rest)

    monkeypatch.setattr(builtins, "__import__", no_extra)
    schema._is_valid.cache_clear()
    assert [list(schema.check(document)) for document in documents] == with_extra
    schema._is_valid.cache_clear()
