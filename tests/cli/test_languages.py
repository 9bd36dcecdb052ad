"""The program speaks the language of its user: which that is, and all that it says in it."""

import gettext
import os
import re
from importlib import import_module
from pathlib import Path

import click
import pytest

from conftest import Run, run_here
from reflectlib.cli import COMMANDS, main, module_of
from reflectlib.cli.answers import FormParam
from reflectlib.cli.sections import SECTION_OF, SECTIONS
from reflectlib.cli.speaking import METAVARS, click_speaks, user_language
from reflectlib.error_messages import MESSAGES, OF_THE_SYSTEM, WORDED, WORDS
from reflectlib.errors import CannotReadError, PlanError, ReflectError, UnknownIdError
from reflectlib.message import say
from reflectlib.model.forms import FORMS
from reflectlib.translations import languages

LANGUAGES = [
    ({}, "en"),
    ({"LANG": "nl_NL.UTF-8"}, "nl"),
    ({"LANG": "nl_BE.UTF-8"}, "nl"),
    ({"LANG": "nl"}, "nl"),
    ({"LANG": "NL_nl@euro"}, "nl"),
    ({"LANG": "fr_FR.UTF-8"}, "en"),
    ({"LANG": "C.UTF-8"}, "en"),
    ({"LANG": "../nl"}, "en"),
    ({"LC_MESSAGES": "nl_NL", "LANG": "en_GB"}, "nl"),
    ({"LC_ALL": "C", "LC_MESSAGES": "nl_NL", "LANG": "nl_NL"}, "en"),
    ({"LC_ALL": "POSIX", "LANG": "nl_NL"}, "en"),
    ({"LC_ALL": "", "LANG": "nl_NL"}, "nl"),
    ({"LC_ALL": "fr_FR", "LANG": "nl_NL"}, "en"),
    ({"LANGUAGE": "fr:nl"}, "nl"),
    ({"LANGUAGE": "en:nl"}, "en"),
    ({"LANGUAGE": "fr"}, "en"),
    ({"LANGUAGE": "nl", "LC_ALL": "C"}, "nl"),
    ({"LANGUAGE": "en", "LANG": "nl_NL"}, "en"),
    ({"REFLECT_LANG": "nl", "LANGUAGE": "en", "LC_ALL": "en_GB", "LANG": "en_GB"}, "nl"),
    ({"REFLECT_LANG": "en", "LANGUAGE": "nl", "LC_ALL": "nl_NL"}, "en"),
    ({"REFLECT_LANG": "nl-BE"}, "nl"),
    ({"REFLECT_LANG": "", "LANG": "nl_NL"}, "nl"),
]
SAID = {"en": b"Usage:", "nl": b"Zo typ je het:"}
DATA = [
    ["render", "kom", "--to", "json"],
    ["render", "kom", "--to", "jsonld"],
    ["agenda", "kom", "--people", "14", "--anyway", "--minutes", "50", "--to", "json"],
    ["agenda", "kom", "--start", "2027-01-12 09:30", "--to", "json"],
    ["series", "werkvloercoaching", "--start", "2027-01-12 09:30", "--to", "json"],
    ["effort", "werkvloercoaching", "--people", "5", "--to", "json"],
    ["list", "--to", "json"],
    ["list", "--to", "csv"],
    ["suggest", "--people", "6", "--minutes", "60", "--principle", "lerend", "--to", "json"],
    ["compare", "kom", "heard-seen-respected", "--to", "json"],
    ["quality", "kom", "--to", "json"],
    ["schema", "method"],
]


@pytest.mark.parametrize(("variables", "language"), LANGUAGES)
def test_the_first_variable_that_names_a_language_decides(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    """REFLECT_LANG goes before the variables of gettext, which keep gettext's order."""
    for name in ("REFLECT_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert user_language() == language
    done = run_here("agenda", **variables)
    assert done.stderr_bytes.startswith(SAID[language])
    assert user_language() == language


def test_a_program_speaks_it_too(program: Run) -> None:
    """What Python makes of the locale when it starts does not matter."""
    for variables in ({"LANG": "nl_NL.UTF-8"}, {"LANGUAGE": "nl", "LC_ALL": "C"}):
        done = program("agenda", "kom", "--people", "x", **variables)
        assert b"Fout: Dit kan niet bij '--people': 'x' is geen getal." in done.stderr
    assert b"Usage:" in program("agenda", LC_ALL="C").stderr


@pytest.mark.parametrize("before", [None, "fr"])
def test_nothing_of_the_surroundings_stays_changed(
    monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    """What click needs to speak a language is put back for whoever runs the command."""
    monkeypatch.delenv("LANGUAGE", raising=False)
    if before:
        monkeypatch.setenv("LANGUAGE", before)
    with click_speaks("nl"):
        assert gettext.gettext("Usage:") == "Zo typ je het:"
    assert os.environ.get("LANGUAGE") == before
    assert gettext.gettext("Usage:") == "Usage:"


def helped(*words: str, language: str) -> list[str]:
    done = run_here(*words, "--help", REFLECT_LANG=language, COLUMNS="200")
    assert done.exit_code == 0
    lines: list[str] = done.stdout.splitlines()
    return lines


def commands() -> list[click.Command]:
    return [import_module(module_of(name)).command for name in COMMANDS]


@pytest.mark.parametrize("command", [main, *commands()], ids=lambda command: str(command.name))
def test_help_in_english_names_every_option(command: click.Command) -> None:
    """English is as it was before there were other languages, also after another was spoken."""
    words = [] if command is main else [str(command.name)]
    helped(*words, language="nl")
    text = "\n".join(helped(*words, language="en"))
    assert text.startswith("Usage: reflect")
    assert "[OPTIONS]" in text
    assert "Show this message and exit." in text
    for option in command.params:
        if isinstance(option, click.Option) and not option.hidden:
            assert all(name in text for name in option.opts)
            assert str(option.help or "") in " ".join(text.split())


@pytest.mark.parametrize("command", [main, *commands()], ids=lambda command: str(command.name))
def test_no_line_of_help_in_dutch_is_english(command: click.Command) -> None:
    """All that stands in help is translated, but for what is typed as it stands."""
    words = [] if command is main else [str(command.name)]
    english, dutch = (helped(*words, language=language) for language in ("en", "nl"))
    same = []
    for line in set(dutch) & set(english):
        rest = re.sub(
            r"\[[^]]*\]|\S*[./]\S*|--?[\w-]+|`[^`]*`|\b(ID|URL|reflect)\b|" + command.name, "", line
        )
        same += [line] if re.search(r"[A-Za-z]{2}", rest) else []
    assert same == []
    options = [param for param in command.params if isinstance(param, click.Option)]
    assert all(
        name in "\n".join(dutch) for each in options if not each.hidden for name in each.opts
    )
    assert not re.search(
        r"\b(OPTIONS|ARGS|FILE|TEXT|INTEGER|default|the|of the)\b", "\n".join(dutch)
    )


@pytest.mark.parametrize("command", commands(), ids=lambda command: str(command.name))
def test_what_is_to_be_typed_can_be_translated(command: click.Command) -> None:
    """Each word that help has for a value is among those that translators are given."""
    with click.Context(command) as context:
        shown = {param.make_metavar(context) for param in command.params if _takes_text(param)}
    assert {word for word in shown if re.search("[A-Z]", word)} <= METAVARS.keys()


def _takes_text(param: click.Parameter) -> bool:
    """Tell whether something is to be typed that is no choice, no number and no bare flag."""
    bare = isinstance(param, click.Option) and param.is_flag
    return not bare and not isinstance(param.type, click.IntRange | click.Choice)


@pytest.mark.parametrize("name", ["agenda", "series"])
def test_many_options_stand_in_sections(name: str) -> None:
    """Help has each option once, below the heading of what it is for."""
    command = next(each for each in commands() if each.name == name)
    heading, below = "", {}
    for line in helped(name, language="en"):
        if not line.startswith(" ") and line.endswith(":"):
            heading = line.removesuffix(":")
        elif heading and (found := re.match(r"  (?:-\w, )?(--[\w-]+)", line)):
            assert found[1] not in below
            below[found[1]] = heading
    options = [param for param in command.params if isinstance(param, click.Option)]
    wanted = {option.opts[-1]: SECTION_OF[option.name or ""] for option in options}
    assert below == wanted | {"--help": [*SECTIONS][-1]}
    assert [*dict.fromkeys(below.values())] == [*SECTIONS]


@pytest.mark.parametrize("words", DATA, ids=" ".join)
def test_data_is_the_same_in_every_language(words: list[str]) -> None:
    """A program that reads it need not know who runs it."""
    said = {run_here(*words, REFLECT_LANG=language).stdout_bytes for language in ("en", "nl")}
    assert len(said) == 1
    assert said != {b""}


def test_diagnostics_as_data_are_the_same_in_every_language(tmp_path: Path) -> None:
    """The messages in JSON are English; those for people are in their language."""
    file = tmp_path / "rondje.yaml"
    file.write_text("format: 1\nkind: method\nid: rondje\n", encoding="utf-8")
    for to, number in (("json", 1), ("text", 2)):
        said = {
            run_here("validate", file, "--to", to, REFLECT_LANG=language).stdout_bytes
            for language in ("en", "nl")
        }
        assert len(said) == number


def test_tables_and_what_is_told_are_in_the_language_of_the_user(reflect: Run) -> None:
    """What no entry says is the program's own word."""
    done = reflect("list", "--people", "4", REFLECT_LANG="nl", COLUMNS="150")
    assert done.stdout.decode().splitlines()[0].split() == [
        *("id", "titel", "vorm", "mensen", "minuten", "hoe")
    ]
    assert "niet genoemd" in done.stdout.decode()
    assert b"unstated" in reflect("list", "--people", "4").stdout
    assert reflect("list", "zzz", REFLECT_LANG="nl").stderr.startswith(b"Niets gevonden voor")
    suggested = ("suggest", "--people", "6", "--minutes", "60")
    assert reflect(*suggested).stdout.startswith(b"For 6 people and 60 min")
    assert reflect(*suggested, REFLECT_LANG="nl").stdout.startswith(b"Voor 6 mensen en 60 min")
    done = reflect("validate", REFLECT_LANG="nl")
    assert done.stderr.decode().splitlines()[-1].split()[1] == "bestanden,"
    done = reflect("site", "site", "--no-quality", REFLECT_LANG="nl")
    assert re.fullmatch(
        r"site: \d+ bestanden, \d+ geschreven, 0 verwijderd\n", done.stdout.decode()
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["show", "komm"], "Fout: 'komm' is er niet. Bedoel je kom?"),
        (["show", "zzzzzz"], "Fout: 'zzzzzz' is er niet."),
        (["list", "--principle", "x"], "Fout: er is geen principe 'x'. Wel: "),
        (["agenda", "kom", "--people", "3"], "niet voor 3; voor 3 mensen zijn er ook"),
        (
            ["agenda", "kom", "--people", "2000"],
            "mensen: geef een heel getal van 1 tot en met 1000",
        ),
        (["agenda", "kom", "--variant", "x"], "er is geen variant 'x'; de methode heeft er geen"),
        (["agenda", "kwaliteitskader-reflectie"], "alleen een methode kun je plannen"),
        (
            ["agenda", "kom", "-o", "x.ics"],
            "van een agenda heeft een begintijd nodig; geef --start",
        ),
        (["show", "weg.yaml"], "kan weg.yaml niet lezen: dat bestand of die map is er niet"),
        (["foo"], "Er is geen opdracht 'foo'."),
        (["agenda", "kom", "--foo"], "Er is geen optie '--foo'."),
        (["show", "a", "b"], "Dit hoort er niet bij: b. Zet aanhalingstekens om wat"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_mistakes_are_told_in_the_language_of_the_user(
    reflect: Run, words: list[str], said: str
) -> None:
    """Also what click says, what the system says, and the words that an error holds."""
    done = reflect(*words, REFLECT_LANG="nl")
    assert said in done.stderr.decode()
    assert done.returncode == 2


def test_a_hint_names_an_option_only_where_there_is_one(
    reflect: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command without --anyway is not told of it."""

    def refuse(*_: object, **__: object) -> None:
        fields = {"method": "kom", "meeting": None, "people": 3, "least": 12, "most": 20}
        fields |= {"groups_that_fit": 0, "variants": (), "minutes": None}
        raise PlanError("people_outside", **fields)

    monkeypatch.setattr("reflectlib.planning.plan.plan", refuse)
    monkeypatch.setattr("reflectlib.planning.effort.effort", refuse)
    hinted, plain = (reflect(command, "kom").stderr for command in ("agenda", "effort"))
    assert plain == b"Error: kom is for 12-20 people, not 3\n"
    assert hinted.startswith(plain.strip() + b"; for 3 people there are also ")
    assert hinted.endswith(b"; with --anyway it is planned all the same\n")


def test_words_that_an_error_holds_stay_words() -> None:
    """A program finds the word in the field; a person reads it in the message."""
    error = UnknownIdError("x", ("a", "b", "c", "d"), "rule")
    assert error.what == "rule"
    assert error.in_words("nl") == "er is geen regel 'x'. Wel: a, b, c, d."
    assert CannotReadError("cannot_read", file="f", why="Permission denied").in_words("nl") == (
        "kan f niet lezen: je hebt er geen rechten voor"
    )
    own = CannotReadError("cannot_read", file="kind", why="iets anders")
    assert own.in_words("nl") == "kan kind niet lezen: iets anders"
    assert ReflectError("onbekende_code").in_words("nl") == "onbekende_code"


def test_what_the_system_says_is_said_in_dutch() -> None:
    """No message of an error is left in English, and no word in it."""
    for message in (*WORDS.values(), *OF_THE_SYSTEM.values()):
        assert say(message, "nl")
    assert {"kind", "what"} <= WORDED
    assert MESSAGES


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_found_by_its_word_in_each_language(form: str) -> None:
    """Capitals, accents and hyphens do not matter, and what is in a definition goes first."""
    for language in languages():
        word = say(FORMS[form], language)
        for written in (word, word.upper(), f" {word} "):
            assert FormParam().convert(written, None, None) == form


def test_entries_are_found_by_the_word_of_their_form() -> None:
    """What `list` finds by the id of a form, it finds by its word."""
    wanted, found = (
        run_here("list", "--form", form, "--to", "json").stdout for form in ("oefening", "Exercise")
    )
    assert found == wanted != "[]\n"


def test_a_new_definition_explains_itself_in_the_language_of_the_user(reflect: Run) -> None:
    """Its texts are in their own language, and are valid in both."""
    dutch = reflect("new", "kring", "-", REFLECT_LANG="nl").stdout.decode()
    english = reflect("new", "kring", "-", "--language", "en").stdout.decode()
    mixed = reflect("new", "kring", "-", REFLECT_LANG="en").stdout.decode()
    other = reflect("new", "kring", "-", "--language", "en", REFLECT_LANG="nl").stdout.decode()
    for text, comment, summary in (
        (dutch, "# Een korte naam.", "summary: Een methode in 3 stappen."),
        (english, "# A short name.", "summary: A method in 3 steps."),
        (mixed, "# A short name.", "summary: Een methode in 3 stappen."),
        (other, "# Een korte naam.", "summary: A method in 3 steps."),
    ):
        assert comment in text
        assert summary in text
    adapted = reflect("new", "korte-kom", "-", "--from", "kom").stdout.decode()
    assert "# Choose what others may do with your text." in adapted
    assert "hier bewerkt" in adapted
