"""How long the commands that people type take to start, over `import click` alone.

The program is measured as it is installed: from a wheel, in an environment of its own, with its
bytecode. What it depends on is that of the environment that this runs in.
"""

import argparse
import compileall
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from measure import ENVIRONMENT, alternate, report

ROOT = Path(__file__).parent.parent
AIMS = {
    "render kom": 1.9,
    "list": 2.2,
    "suggest --people 6 --minutes 60": 2.6,
    "compare kom incidentmethode": 2.4,
    "agenda kom": 2.6,
    "--help": 1.25,
}
ASKED = {"list --people 7 --minutes 75": 1.5, "list flap": 3.3}
"""Commands that look for something, and how much longer they may take than `list` does."""
PRINTED = "render kom --to pdf -o /dev/null"
"""The program that sets a sheet as PDF, in at most 8 times as long as `import click` takes."""
SIX = "agenda inchecken heard-seen-respected pauze kom vijf-vingers een-woord --people 12"
"""A programme of six blocks, which may take 1.15 times as long as the plan of one method."""


def installed(folder: Path) -> Path:
    """Install the wheel in an environment in a folder. Gives the folder of its programs."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, env=ENVIRONMENT)
    (wheel,) = folder.glob("*.whl")
    place = folder / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place)], check=True)
    paths = {"base": str(place), "platbase": str(place)}
    packages = Path(sysconfig.get_path("purelib", "venv", paths))
    pip = [sys.executable, "-m", "pip", "--python", str(place), "install", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True)
    # Behind its own, so that reflectlib is that of the wheel.
    (packages / "here.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    compileall.compile_dir(packages, quiet=1)
    return Path(sysconfig.get_path("scripts", "venv", paths))


def main() -> None:
    """Measure, and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=41)
    rounds = max(15, parser.parse_args().rounds)
    with tempfile.TemporaryDirectory() as folder:
        programs = installed(Path(folder))
        python, reflect = str(programs / "python"), str(programs / "reflect")
        commands = {name: [reflect, *name.split()] for name in (*AIMS, *ASKED, SIX, PRINTED)}
        for name in ("click", "attrs", "reflectlib"):
            commands[name] = [python, "-c", f"import {name}"]
        median, _ = alternate(commands, rounds)
    print(f"startup, medians of {rounds}: import click takes {median['click'] * 1000:.0f} ms")
    for name, aim in AIMS.items():
        report(f"reflect {name} / import click", median[name] / median["click"], aim)
    report("reflect render kom -o kom.pdf / import click", median[PRINTED] / median["click"], 8)
    for name, aim in ASKED.items():
        report(f"reflect {name} / reflect list", median[name] / median["list"], aim)
    report("reflect agenda of six / agenda kom", median[SIX] / median["agenda kom"], 1.15)
    report("import reflectlib / import attrs", median["reflectlib"] / median["attrs"], 1.2)


if __name__ == "__main__":
    main()
