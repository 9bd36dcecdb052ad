"""What a document says of its faults: as long as a screen can hold, whatever it quotes."""

from reflectlib.message import Message, _, say
from reflectlib.reading.document import LONGEST, Document


def test_long_fault_is_cut_within_what_it_quotes() -> None:
    """A message keeps its own words, in each language; what it quotes ends with dots."""
    document = Document("f.yaml")
    message = _("the text '{text}'", text="a" * 2000)
    fault = document.fault("RFL104", (), message, hint="b" * 2000)
    assert isinstance(fault.message, Message)
    assert len(fault.message) <= LONGEST
    assert fault.message.startswith("the text 'aaa")
    assert fault.message.endswith("a…'")
    assert say(fault.message, "nl").startswith("de tekst 'aaa")
    assert len(fault.hint) == LONGEST
    assert fault.hint.endswith("b…")


def test_numbers_of_a_long_fault_stay() -> None:
    """What is no text is not cut."""
    message = _("the text is {number:number} characters long; {most:number} is the most here")
    filled = message.filled(number=10**700, most=5)
    assert "5 is the most here" in Document().fault("RFL107", (), filled).message
