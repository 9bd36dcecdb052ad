"""Run commands in turn, and compare the medians of their times."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

BIN = Path(sys.executable).parent

# Bytecode is cached as for anyone who installed the program.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def program(name: str) -> str:
    """The path of a program in the same environment as this Python."""
    return str(BIN / name)


def alternate(
    commands: Mapping[str, Sequence[str]],
    rounds: int,
    before: Callable[[str], None] = lambda name: None,
) -> tuple[dict[str, float], dict[str, float]]:
    """Run each command once per round, after one round to warm up, and `before` each of them.

    Gives the median seconds of each, and the most megabytes of memory it had in use.
    """
    times: dict[str, list[float]] = {name: [] for name in commands}
    memory: dict[str, float] = dict.fromkeys(commands, 0.0)
    for number in range(rounds + 1):
        for name, command in commands.items():
            before(name)
            start = time.perf_counter()
            process = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            elapsed = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                raise SystemExit(f"{name} failed: {' '.join(command)[:200]}")
            memory[name] = max(memory[name], usage.ru_maxrss / 1024)
            if number:
                times[name].append(elapsed)
    return {name: statistics.median(found) for name, found in times.items()}, memory


def report(what: str, value: float, aim: float, unit: str = "") -> None:
    """Print one figure beside what it should be."""
    verdict = "ok" if value <= aim else "TOO HIGH"
    print(f"{what:<58} {value:6.2f}{unit}  (at most {aim}{unit})  {verdict}")
