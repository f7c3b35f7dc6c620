#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds what `headwater environment` says of the system's Python against dpkg itself, and against importlib.metadata.

    tools/environment.py --headwater ./headwater --work WORK [--python /usr/bin/python3]

Every distribution that the interpreter sees must be there with the package that `dpkg -S` names. Then three of them are installed by pip
into a virtual environment that sees the system's packages, and exactly these must be told apart. Ends with 1 where anything differs; where
there is no dpkg, or nothing to install with, says what is left out.
"""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys

LISTED = "import importlib.metadata as m, json; print(json.dumps(sorted({str(d._path) for d in m.distributions()})))"
PURE = ("six", "toml", "xmltodict", "distro", "pyparsing", "wheel", "blinker", "oauthlib", "pygments", "crcmod", "idna", "packaging")


def output(*words, **options):
    return subprocess.run([str(word) for word in words], check=True, stdout=subprocess.PIPE, text=True, **options).stdout


def environment(headwater, place):
    run = subprocess.run([headwater, "environment", str(place), "--format", "json"], stdout=subprocess.PIPE, text=True)
    if run.returncode not in (0, 1):
        sys.exit(f"headwater environment {place} ended with {run.returncode}")
    return json.loads(run.stdout)


def owner_by_dpkg(path):
    run = subprocess.run(["dpkg", "-S", path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return run.stdout.split(":")[0] if run.returncode == 0 else None


def attributed(headwater, python):
    """Every distribution of the system's Python, as headwater, dpkg and the interpreter itself see it."""
    told = environment(headwater, python)
    wrong = []
    for one in told["distributions"]:
        package = one["owner"] and one["owner"]["package"]
        if package != owner_by_dpkg(one["place"]):
            wrong.append(f"{one['place']}: headwater says {package}, dpkg {owner_by_dpkg(one['place'])}")
    seen = {os.path.realpath(path) for path in json.loads(output(python, "-I", "-c", LISTED, cwd="/"))}
    places = {os.path.realpath(one["place"]) for one in told["distributions"]}
    wrong += [f"{path}: the interpreter sees it, headwater does not" for path in sorted(seen - places)]
    owned = [one for one in told["distributions"] if one["owner"]]
    print(f"{python}: {len(told['distributions'])} distributions, {len(owned)} owned by packages as dpkg -S says")
    return told, owned, wrong


def overridden(headwater, python, owned, work):
    """Three of the system's distributions, installed once more by pip."""
    names = [name for name in PURE if any(one["name"] == name for one in owned)][:3]
    if len(names) < 3:
        print("left out: fewer than three small distributions of packages are here to be installed over")
        return []
    venv = work / "venv"
    shutil.rmtree(venv, ignore_errors=True)
    made = subprocess.run([python, "-m", "venv", "--system-site-packages", "--without-pip", str(venv)])
    has_pip = subprocess.run([venv / "bin/python", "-m", "pip", "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if made.returncode or has_pip.returncode:
        print("left out: the system's Python has no venv, or no pip")
        return []
    pip = [venv / "bin/python", "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-deps", "--ignore-installed"]
    # Built ones need setuptools of their own, and these have wheels.
    subprocess.run([*map(str, pip), "--only-binary", ":all:", *names], check=True)
    told = environment(headwater, venv)
    over = sorted(one["name"] for one in told["findings"] if one["code"] == "over-package")
    wrong = [] if over == sorted(names) else [f"pip installed {sorted(names)} over packages, and headwater says {over}"]
    unowned = sorted(one["name"] for one in told["distributions"] if not one["owner"])
    if unowned != sorted(names):
        wrong.append(f"pip installed {sorted(names)}, and headwater says that no package owns {unowned}")
    print(f"{venv}: {', '.join(over)} told apart from {len(told['distributions']) - len(over)} distributions of packages")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--headwater", required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--python", default="/usr/bin/python3")
    arguments = parser.parse_args()
    if not shutil.which("dpkg") or not pathlib.Path("/var/lib/dpkg/info").is_dir() or not pathlib.Path(arguments.python).exists():
        print("left out: there is no dpkg here, or no Python of the system")
        return 0
    arguments.work.mkdir(parents=True, exist_ok=True)
    _, owned, wrong = attributed(arguments.headwater, arguments.python)
    wrong += overridden(arguments.headwater, arguments.python, owned, arguments.work)
    for line in wrong:
        print("wrong: " + line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
