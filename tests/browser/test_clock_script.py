"""The script of the clock, as pages have it."""

import subprocess
import sys
from pathlib import Path

from browser.conftest import needs_npm
from conftest import ROOT
from reflectlib.writers.frame import ASSETS


def test_script_is_made_of_its_parts(tmp_path: Path) -> None:
    """What pages have is what `make script` makes of the modules today."""
    needs_npm("esbuild")
    made = tmp_path / "clock.js"
    command = ["sh", ROOT / "tests" / "node" / "bundle.sh", sys.prefix, made]
    subprocess.run(command, check=True)
    assert made.read_text() == (ASSETS / "clock.min.js").read_text()
