"""How a definition reads: what the rules on content find, and what they leave alone."""

import pytest

from builders import checklist, method
from reflectlib import Entry, render
from reflectlib.reading import style
from reflectlib.reading.yaml import parse

SOURCE = [{"title": "Boek"}]


def found(entry: Entry) -> list[tuple[str, str]]:
    """The code and the path of all that is found in an entry."""
    document = parse(render(entry, "json"), "f.yaml")
    diagnostics = list(style.check(entry, document))
    assert all(d.severity == "warning" and d.hint and d.line for d in diagnostics)
    return [(d.code, d.path) for d in diagnostics]


def step(id: str = "ronde", purpose: str = "Terugblikken.", **fields: object) -> dict[str, object]:
    """A step that closes, and so can be the last."""
    return {"id": id, "title": id.title(), "purpose": purpose, "stage": "closing", **fields}


def of_steps(*steps: object, **fields: object) -> list[tuple[str, str]]:
    """What is found in a method with these steps."""
    return found(method(phases=list(steps), **{"sources": SOURCE, **fields}))


def of_questions(*questions: object, language: str = "nl") -> list[tuple[str, str]]:
    """What is found in a method with one step that asks these questions."""
    return of_steps(step(questions=list(questions)), language=language)


def sentence(words: int) -> str:
    return "Woord" + " woord" * (words - 1) + "."


@pytest.mark.parametrize(
    ("text", "long"),
    [
        (sentence(25), False),
        (sentence(26), True),
        (f"{sentence(20)} {sentence(20)}", False),
        (f'Zeg: "{sentence(25)}" Vraag: "{sentence(25)}"', False),
        (f"{sentence(20)[:-1]}: {sentence(20)}", False),
        (f"{sentence(20)[:-1]}\n{sentence(20)}", False),
        (f"{sentence(20)[:-1]}, {sentence(20)}", True),
        (f"{sentence(25)[:-1]} – …", False),
    ],
)
def test_a_long_sentence_has_more_than_25_words(text: str, long: bool) -> None:
    """A sentence ends at its sign, at a colon and with its line; a dash is no word."""
    assert of_steps(step(), summary=text) == ([("RFL301", "summary")] if long else [])


def test_long_sentences_are_found_in_every_text() -> None:
    """Whatever is read or said counts, but the title of a source is not ours to mend."""
    long = sentence(30)
    steps = [
        step(
            purpose=f"Terugblikken. {long}",
            instructions=[{"text": long, "basis": "editor"}],
            questions=[{"text": "Wat?", "follow_ups": [long[:-1] + "?"]}],
        )
    ]
    assert of_steps(*steps, goals=["Leren.", long], sources=[{"title": long}]) == [
        ("RFL301", "goals[1]"),
        ("RFL301", "phases[0].purpose"),
        ("RFL301", "phases[0].instructions[0].text"),
        ("RFL301", "phases[0].questions[0].follow_ups[0]"),
    ]
    assert found(checklist(sources=SOURCE, scale=[long])) == [
        ("RFL301", "scale[0]"),
        ("RFL307", "sections[0]"),
    ]


@pytest.mark.parametrize(
    "question",
    [
        "Heb je iets geleerd?",
        "Is dat zo?",
        "En ben je tevreden?",
        "Maar klopt dat?",
        "'Wil je meedoen?'",
        "Denk je dat het lukt?",
        "Weet je zeker of niet?",
        "Lukt het jullie?",
        "Speelt dit vaker?",
        "Zit er iets achter?",
        "Hielp de oefening?",
        "Oefen je thuis?",
        "Kies je voor de eerste?",
        "Als je terugkijkt, ben je dan tevreden?",
        "Stel dat het lukt, ben je dan tevreden?",
        "Nu, heb je alles gezegd?",
        "Nu je dit hoort, verandert dat iets?",
        "Je bent tevreden, toch?",
        "Dat ging goed, hè?",
        "Stel: er gebeurt een wonder. Is dan alles goed?",
        "Heb je iets geleerd? Ben je tevreden?",
        "Vindt u dat goed?",
    ],
)
def test_closed_questions_are_found(question: str) -> None:
    """A question that starts with its verb asks for yes or no."""
    assert of_questions("Wat zag je?", question) == [("RFL302", "phases[0].questions[1]")]


@pytest.mark.parametrize(
    "question",
    [
        "Wat heb je geleerd?",
        "In hoeverre is dat zo?",
        "Welke vraag is dat, en ben je tevreden?",
        "Wat zag je? Klopt dat?",
        "Is er iets veranderd? Wat dan?",
        "Heb je dit eerder gezien, en wat deed je toen?",
        "Denk je eens in: wat zou je doen?",
        "Denk terug aan gisteren. Wat deed je?",
        "Ben, wat vind jij?",
        "Isa ziet iets. Wat ziet ze?",
        "Als je terugkijkt, wat zie je dan, denk je?",
        "Wat bedoel je nou, toch?",
        "Waar ben je trots op?",
        "Wil je thee of koffie?",
        "Kun je een voorbeeld geven?",
        "En kun je vertellen wat er gebeurde?",
        "Zou je dat willen uitleggen?",
        "Kunnen jullie beschrijven hoe dat ging?",
        "Met wie deed je het?",
        "Waaraan merk je dat?",
        "In de groep, op welke plek zat je?",
        "Volgens de bron?",
        "En de ander?",
        "Stel je voor dat het lukt?",
        "Noem een moment?",
        "Geef een voorbeeld?",
        "Is een zin zonder vraagteken geen vraag",
    ],
)
def test_open_questions_are_left_alone(question: str) -> None:
    """One open question in a text makes it open; what is not sure to be closed passes."""
    assert of_questions(question) == []


def test_follow_up_may_be_closed() -> None:
    """By the time of a follow-up somebody is talking, and a check does no harm."""
    assert of_questions({"text": "Wat zag je?", "follow_ups": ["Klopt dat?"]}) == []


@pytest.mark.parametrize(
    ("language", "question", "closed"),
    [
        ("en", "Do you agree?", True),
        ("en-GB", "Don’t you think so?", True),
        ("en", "And is it so?", True),
        ("en", "What did you do? Did it work?", False),
        ("en", "Is there more, and what?", False),
        ("en", "Isolde, do you agree?", False),
        ("en", "If you look back, are you satisfied?", True),
        ("en", "If you look back, what do you see?", False),
        ("en", "You are satisfied, aren't you?", True),
        ("en", "Do you want tea or coffee?", False),
        ("en", "Do you want it or not?", True),
        ("en", "Can you give an example?", False),
        ("en", "Heb je iets geleerd?", False),
        ("nl-BE", "Heb je iets geleerd?", True),
        ("de", "Hast du etwas gelernt?", False),
    ],
)
def test_questions_are_judged_in_their_language(language: str, question: str, closed: bool) -> None:
    """Dutch and English verbs are known; another language is not judged."""
    expected = [("RFL302", "phases[0].questions[0]")] if closed else []
    assert of_questions(question, language=language) == expected


@pytest.mark.parametrize(("language", "word"), [("nl", "hoe"), ("en", "how")])
def test_hint_names_open_words_of_the_language(language: str, word: str) -> None:
    """Who is to start with another word is told which, in the words of the text."""
    text = "Is this so?" if language == "en" else "Is dit zo?"
    entry = method(language=language, sources=SOURCE, phases=[step(questions=[text])])
    (diagnostic,) = style.check(entry, parse(render(entry, "json"), "f.yaml"))
    assert word in diagnostic.hint


def test_step_says_what_it_is_for() -> None:
    """Each step has a purpose."""
    close = {"id": "c", "title": "Afsluiting", "stage": "closing"}
    steps = [
        {"id": "a", "title": "A"},
        step("b"),
        {"id": "m", "title": "M", "method": "kom"},
        close,
    ]
    assert of_steps(*steps) == [("RFL303", "phases[0]"), ("RFL303", "phases[3]")]


@pytest.mark.parametrize(
    ("last", "closes"),
    [
        ({"stage": "closing"}, True),
        ({"stage": "harvesting"}, True),
        ({"stage": "advising"}, False),
        ({"method": "kom"}, True),
        ({"method": "kom", "stage": "working"}, False),
        ({}, False),
    ],
)
def test_last_step_closes_by_its_stage(last: dict[str, object], closes: bool) -> None:
    """The last step closes or harvests, and says so; of a method in its place that is unknown."""
    expected = [] if closes else [("RFL304", "phases[1]")]
    ends = {key: value for key, value in step("b").items() if key != "stage"}
    assert of_steps(step("a"), ends | last) == expected


@pytest.mark.parametrize("left_out", [{"optional": True}, {"when": "Als er tijd is"}])
def test_what_may_be_left_out_does_not_close(left_out: dict[str, object]) -> None:
    """A step that can be left out closes nothing; where each can, there is nothing to say."""
    steps = [step("a", stage="working"), step("b"), step("c", **left_out)]
    assert of_steps(*steps) == []
    assert of_steps(steps[0], steps[0] | {"id": "b"}, steps[2]) == [("RFL304", "phases[1]")]
    assert of_steps(step("a", **left_out), step("b", stage="working", **left_out)) == []


def test_one_step_needs_no_closing() -> None:
    """A meeting of one step has nothing else to close."""
    assert of_steps(step(stage="working")) == []
    assert of_steps(meetings=[{"id": "m", "title": "M"}]) == []


def test_what_only_opens_needs_no_closing() -> None:
    """A check-in of several steps leaves closing to what comes after it."""
    opening = [step("a", stage="opening"), step("b", stage="opening")]
    assert of_steps(*opening) == []
    assert of_steps(*opening, step("c", stage="working")) == [("RFL304", "phases[2]")]


def test_each_kind_of_meeting_closes() -> None:
    """Each kind of meeting has a last step of its own, in a variant too."""
    meetings = [{"id": "m", "title": "M"}, {"id": "n", "title": "N"}]
    steps = [
        step("a", meeting="m"),
        step("b", meeting="n"),
        step("c", stage="working", meeting="m"),
        step("d", meeting="n"),
    ]
    assert of_steps(*steps, meetings=meetings) == [("RFL304", "phases[2]")]
    variants = [{"id": "kort", "title": "Kort", "phases": [steps[0], steps[2]]}]
    found = of_steps(step("d", meeting="m"), meetings=meetings, variants=variants)
    assert found == [("RFL304", "variants[0].phases[1]")]


def test_steps_of_a_variant_are_read_too() -> None:
    """What is advised on steps holds for the steps of a variant."""
    one = {"id": "a", "title": "A", "questions": ["Klopt dat?"], "instructions": ["Zeg.", "Zeg."]}
    variants = [{"id": "kort", "title": "Kort", "phases": [one]}]
    assert of_steps(step(lead="gespreksleider"), facilitation="guided", variants=variants) == [
        ("RFL303", "variants[0].phases[0]"),
        ("RFL310", "variants[0].phases"),
        ("RFL306", "variants[0].phases[0].instructions[1]"),
        ("RFL302", "variants[0].phases[0].questions[0]"),
    ]


@pytest.mark.parametrize(
    ("text", "numbered"),
    [
        ("Bewaar die suggestie voor stap 5.", True),
        ("De stappen 3 tot en met 6.", True),
        ("Stappen drie en vier.", True),
        ("Keep it for step 5.", True),
        ("Bewahre es für Schritt 5.", True),
        ("In den Schritten 2 und 3.", True),
        ("Zet een stap opzij.", False),
        ("De zeven stappen.", False),
        ("Bewaar die suggestie voor {step:ronde}.", False),
        ("Stapel 5 stoelen.", False),
    ],
)
def test_steps_are_not_named_by_number(text: str, numbered: bool) -> None:
    """A step has another number where one is left out, whatever the language."""
    expected = [("RFL312", "materials[0]")] if numbered else []
    assert of_steps(step(), materials=[text]) == expected


def test_titles_and_sources_may_have_numbers_of_steps() -> None:
    """What a step or a source is called is as it is."""
    source = [{"title": "Boek", "locator": "stap 5"}]
    extra = {"x-note": "stap 5"}
    assert of_steps(step() | {"title": "Stap 1: de ronde"} | extra, sources=source) == []


def test_step_of_that_number_is_named() -> None:
    """The hint names the step, where it is clear which has that number."""

    def hints(text: str, **fields: object) -> list[str]:
        entry = method(phases=[step()], goals=[text], sources=SOURCE, **fields)
        return [d.hint for d in style.check(entry, parse(render(entry, "json"), ""))]

    assert hints("Na stap 1.") == ["Name it by its title, or write {step:ronde} for that."]
    for text in ("Na stap 0.", "Na stap 2.", "Na stap twee."):
        assert hints(text) == ["Name it by its title, or write {step:id} for that."]
    variant = [{"id": "a", "title": "A", "summary": "Na stap 1."}]
    (hint,) = hints("Goed.", variants=variant)
    assert "{step:id}" in hint


@pytest.mark.parametrize(
    ("text", "timed"),
    [
        ('Zeg: "We hebben ongeveer 75 minuten."', True),
        ("Neem tien minuten de tijd.", True),
        ("Neem een kwartier.", True),
        ("Neem drie kwartier.", True),
        ("Neem een half uur.", True),
        ("Neem anderhalf uur.", True),
        ("Doe dit 10 min.", True),
        ("Doe dit in 5-10 minuten.", True),
        ("Take five minutes.", True),
        ("Take a quarter of an hour.", True),
        ("Take half an hour.", True),
        ("Nimm dir 15 Minuten.", True),
        ("Nimm dir eine halbe Stunde.", True),
        ("Nimm dir eine Viertelstunde.", True),
        ("Geef een minuut stilte.", False),
        ("Wacht 1 minuut.", False),
        ("Geef twee minuten stilte.", False),
        ("Neem een ruimte op 5 minuten lopen.", False),
        ("Zeg 5 minuten voor het einde dat het tijd is.", False),
        ("Zeg: nog 5 minuten.", False),
        ("Kom om 9.30 uur.", False),
        ("De bron geeft 15 minuten voor deze stap.", False),
        ("De bron noemt twee tijden. Bij de stap staat 7 minuten.", False),
        ("Je hebt {minutes:ronde}.", False),
        ("Tien mensen, vijf minder dan eerst.", False),
    ],
)
def test_texts_of_steps_hold_no_minutes(text: str, timed: bool) -> None:
    """Minutes in a text are untrue in a plan with others; a minute of silence stays one."""
    for key in ("instructions", "tips"):
        expected = [("RFL313", f"phases[0].{key}[0]")] if timed else []
        assert of_steps(step(**{key: [text]})) == expected


def test_minutes_are_found_in_all_that_a_step_says() -> None:
    """What a step is for, gives and asks is read in it too; other texts may have minutes."""
    asks = {"text": "Wat deed je in 5 minuten?", "follow_ups": ["Wat kan in 2 minuten?"]}
    told = step(purpose="Na 5 minuten klaar zijn.", output="Een plan na 5 minuten.")
    assert of_steps(told | {"questions": [asks]}, context="Het duurt 40 minuten.") == [
        ("RFL313", "phases[0].purpose"),
        ("RFL313", "phases[0].output"),
        ("RFL313", "phases[0].questions[0]"),
        ("RFL313", "phases[0].questions[0].follow_ups[0]"),
    ]


@pytest.mark.parametrize(
    ("length", "follow_ups", "long"),
    [(300, 0, False), (301, 0, True), (20, 7, False), (21, 7, True), (700, 0, True)],
)
def test_question_fits_on_a_card(length: int, follow_ups: int, long: bool) -> None:
    """A question has room for 300 letters, of which each that follows it takes 40 at least."""
    text = "Hoe?".rjust(length, "a")
    asked = {"text": text, "follow_ups": [f"Wat {n}?" for n in range(follow_ups)]}
    expected = [("RFL314", "phases[0].questions[0]")] if long else []
    assert of_steps(step(questions=[asked])) == expected


def test_definition_names_its_source() -> None:
    """A definition without a source is told so; a bundled one has a rule of its own for it."""
    entry = method(phases=[step()])
    assert found(entry) == [("RFL305", "")]
    assert list(style.check(entry, parse(render(entry, "json"), ""), bundled=True)) == []


def test_nothing_stands_twice_in_a_step() -> None:
    """An instruction or a question twice in one step is found, however it is spaced."""
    twice = step(
        instructions=["Loop rond.", "Wacht.", {"text": "loop  rond.", "basis": "editor"}],
        questions=["Wat zag je?", {"text": "Wat zag je?", "basis": "editor"}],
    )
    assert of_steps(twice) == [
        ("RFL306", "phases[0].instructions[2]"),
        ("RFL306", "phases[0].questions[1]"),
    ]


def test_the_same_may_stand_in_another_place() -> None:
    """The same in two steps, or asked to two roles, is not twice the same."""
    to_two = [{"text": "Wat zag je?", "to": to} for to in ("inbrenger", "observator")]
    asks = {"instructions": ["Loop rond."], "questions": to_two}
    assert of_steps(step("a", **asks), step("b", **asks)) == []


def test_sections_of_a_checklist() -> None:
    """A section has something to fill in, nothing twice, and open questions."""
    sections = [
        {"id": "a", "title": "A", "text": "Alleen een tekst."},
        {"id": "b", "title": "B", "statements": ["Ik luister.", "Ik vraag.", "ik luister."]},
        {"id": "c", "title": "C", "questions": ["Wat?", "Is dat zo?", "Wat?"]},
        {"id": "d", "title": "D", "statements": ["Ik luister."]},
    ]
    assert found(checklist(sections=sections, sources=SOURCE)) == [
        ("RFL307", "sections[0]"),
        ("RFL306", "sections[1].statements[2]"),
        ("RFL306", "sections[2].questions[2]"),
        ("RFL302", "sections[2].questions[1]"),
    ]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Zeg **kort** iets.", True),
        ("Zeg __kort__ iets.", True),
        ("Zeg *kort* iets.", True),
        ("Zeg _heel kort_ iets.", True),
        ("Zeg <b>kort</b> iets.", True),
        ("Zeg iets.<br/>Wacht dan.", True),
        ("Zeg iets.&nbsp;Wacht dan.", True),
        ("Lees [de uitleg](https://site.nl).", True),
        ("## Het begin\nZeg iets.", True),
        (f"Zeg **{'verschrikkelijk ' * 9}kort** iets.", True),
        ("Geef een cijfer: 2 * 3 * 4.", False),
        ("Een vraag* en nog een*.", False),
        ("Schrijf het in kom_naar_ons_toe.yaml.", False),
        ("Wat ik meeneem is ____ en ____.", False),
        ("Score < 5 is laag, en > 8 hoog.", False),
        ("Schrijf [naam] op (als je wilt).", False),
        ("# reflect: off RFL301: dit is een tekst", False),
        ("Ga naar huis #moe.", False),
        ("Vraag & antwoord; klaar.", False),
    ],
)
def test_texts_are_plain(text: str, marked: bool) -> None:
    """Signs that would make a text bold, a heading or a link are found; other signs are not."""
    found_here = of_steps(step(instructions=[text]))
    assert found_here == ([("RFL309", "phases[0].instructions[0]")] if marked else [])


def test_addresses_and_what_is_of_others_may_have_signs() -> None:
    """A web address is no text to read, and of the keys of somebody else nothing is known."""
    source = {"title": "Boek", "url": "https://site.nl/__een__/pagina"}
    assert of_steps(step(**{"x-note": "**mijn**"}), sources=[source]) == []


@pytest.mark.parametrize(
    ("facilitation", "fields", "warned"),
    [
        ("guided", {"instructions": ["Vraag iets."]}, True),
        ("guided", {"instructions": ["Vraag iets."], "lead": "gespreksleider"}, False),
        ("guided", {}, False),
        ("either", {"instructions": ["Vraag iets."]}, False),
    ],
)
def test_guided_method_says_who_leads(
    facilitation: str, fields: dict[str, object], warned: bool
) -> None:
    """Where nobody leads any step of a guided method, what is the leader's is everybody's."""
    expected = [("RFL310", "phases")] if warned else []
    assert of_steps(step(**fields), facilitation=facilitation) == expected


@pytest.mark.parametrize(
    ("times", "forgotten"),
    [
        ([5, 10, 5], []),
        ([5, None, 5], [1]),
        ([5, None], []),
        ([None, None, 5], []),
        ([None, None, None], []),
    ],
)
def test_step_without_a_time_among_others_is_found(
    times: list[int | None], forgotten: list[int]
) -> None:
    """Where most steps have a time, one without was forgotten; where few have, that is a choice."""
    steps = [step(f"stap{n}", **({"time": time} if time else {})) for n, time in enumerate(times)]
    assert of_steps(*steps) == [("RFL311", f"phases[{n}]") for n in forgotten]
    for key, value in (("share", 2), ("method", "kom")):
        shared = [one if "time" in one else one | {key: value} for one in steps]
        assert of_steps(*shared) == []
