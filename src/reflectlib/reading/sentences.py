"""Where a sentence ends."""

import re

SENTENCE_END = re.compile(r"(?<=[.!?…:;])[\"'’”»)]*\s+|\n\s*")
"""Behind its sign, at a colon, and with its line."""
