"""Importing the command line does nothing to the program that imports it."""

import subprocess
import sys

STATE = """
import atexit, decimal, gc, importlib, locale, os, pkgutil, signal, sys, warnings
# What others set when they are imported is not ours.
import attrs, cattrs, click, icalendar, jinja2, jsonschema, multiprocessing.util, yaml
from concurrent.futures import ProcessPoolExecutor

def state():
    return {
        "collector": (gc.isenabled(), gc.get_threshold(), gc.get_freeze_count(), gc.get_debug()),
        "at the end": atexit._ncallbacks(),
        "signals": [signal.getsignal(number) for number in signal.valid_signals()],
        "streams": [
            (id(each), each.encoding, each.errors, each.line_buffering)
            for each in (sys.stdin, sys.stdout, sys.stderr)
        ],
        "limits": (sys.getrecursionlimit(), sys.getswitchinterval(), sys.get_int_max_str_digits()),
        "hooks": (sys.excepthook, sys.displayhook, sys.gettrace(), sys.getprofile()),
        "warnings": [*warnings.filters],
        "environment": dict(os.environ),
        "locale": locale.setlocale(locale.LC_ALL),
        "folder": os.getcwd(),
    }

before = state()
import reflectlib
for module in pkgutil.walk_packages(reflectlib.__path__, "reflectlib."):
    importlib.import_module(module.name)
after = state()
for what in before:
    if before[what] != after[what]:
        print(what, before[what], after[what])
"""


def test_importing_changes_nothing_of_the_process() -> None:
    """The collector, the streams, the signals and all else stay as they were."""
    done = subprocess.run([sys.executable, "-c", STATE], capture_output=True, check=True)
    assert done.stdout.decode() == ""


def test_the_program_sets_the_collector_of_its_own_process() -> None:
    """As a program, not looking for garbage spares a fifth of the time."""
    script = (
        "import gc, sys; sys.argv = ['reflect', '--version']\n"
        "from reflectlib.__main__ import run\n"
        "try: run()\n"
        "finally: print(gc.get_threshold()[0])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "50000"
