#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A subject of the conformance kit: what uv or pip make of a scenario where `headwater serve` is their only index.

    headwater conformance --subject 'gateway-uv=tools/behind_gateway.py --headwater CMD --uv CMD'
    headwater conformance --subject 'gateway-pip=tools/behind_gateway.py --headwater CMD --pip PYTHON'      a Python 3.12 that has pip

The gateway has the policy of the question, the installer the request and one URL. Which index a package is from, the gateway's page says;
that a page could not be had, its log. The gateway knows no time but today's, so a cool-down is longer by as much as today is later than the
day of the scenario. What the installer cannot be told of the request is left out, as where it is asked without a gateway, and so is what a
distributor's package provides. From one step to the next the gateway keeps its cache, and the installer nothing.
"""

import argparse
import contextlib
import datetime
import json
import os
import pathlib
import re
import subprocess
import sys
import urllib.request

JSON_PAGE = "application/vnd.pypi.simple.v1+json"
# Until the gateway has read its policy, the clock goes on.
MARGIN = datetime.timedelta(minutes=1)
DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
# What starts is over before a better compiler would pay.
JAVA_OPTIONS = os.environ.get("JAVA_TOOL_OPTIONS", "") + " -XX:TieredStopAtLevel=1"
UNAVAILABLE = re.compile(r" /simple/\S* 504 ")
PROVIDED = re.compile(r"^refused: .* a package of \S+ provides ", re.MULTILINE)
PROJECT = "pyproject.toml"
# What the files of a scenario say no question tells, so these are known by how their names begin.
UNASKED = {
    "candidates/marker-of-an-unknown-field": "to it every field of markers is known",
    "candidates/marker-that-is-false-whatever-is-unknown": "to it every field of markers is known",
    "candidates/unknown-field": "to it every field of markers is known",
    "candidates/url-": "it would ask a host that is nowhere for what a URL names",
}
# How a step is told to the gateway.
STEPS = {"resolve": (), "offline": ("--offline",), "refresh": ("--refresh",)}


class LeftOut(Exception):
    """What the installer cannot be told, or nobody can tell it."""


def toml(value):
    """A value as it stands in a policy file."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


class Policy:
    """The policy of a question as the files that the gateway reads."""

    def __init__(self, question):
        self.indexes, self.tables = question["indexes"], question["policy"]
        self.overlays = self.tables["overlays"]
        then = datetime.datetime.fromisoformat(question["request"]["now"].replace("Z", "+00:00"))
        self.later = datetime.datetime.now(datetime.timezone.utc) - then + MARGIN

    def cool_down(self, text):
        found = DURATION.fullmatch(text)
        days, hours, minutes, seconds = (int(one or 0) for one in found.groups()) if found else (0,) * 4
        asked = datetime.timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
        return f"PT{int((asked + self.later).total_seconds())}S" if asked else text

    def value(self, key, value):
        if key == "oldest":
            return value
        return toml(self.cool_down(value) if key == "cool-down" else value)

    def write(self):
        lines = []
        if self.overlays["toml"]:
            pathlib.Path("overlays.toml").write_text(self.overlays["toml"], "utf-8")
            lines.append('overlays.files = ["overlays.toml"]')
        lines += [f"overlays.{key} = true" for key in ("may-add", "may-unyank") if self.overlays[key]]
        for table in ("pins", "format", "cool-downs", "resolution"):
            for key, value in self.tables[table].items():
                lines.append(f"{table}.{json.dumps(key)} = {toml(self.cool_down(value) if table == 'cool-downs' else value)}")
        for index in self.indexes:
            lines += ["[[index]]", "retries = 0"]
            elsewhere = {"login", "url"} if "path" in index or "sources" in index else {"login"}
            for key, value in index.items():
                if key not in elsewhere:
                    lines.append(f"{key} = {self.value(key, value)}")
        pathlib.Path("headwater.toml").write_text("\n".join(lines) + "\n", "utf-8")

    def logins(self):
        variables = {}
        for index in self.indexes:
            if "login" in index:
                start = "HEADWATER_INDEX_" + index["id"].upper().replace("-", "_")
                variables[start + "_USERNAME"] = index["login"]["user"]
                variables[start + "_PASSWORD"] = index["login"]["password"]
                variables[start + "_ORIGIN"] = index["url"][: index["url"].index("/simple/")]
        return variables


class Gateway:
    """`headwater serve`, until it is left. The kit ends what it leaves behind."""

    def __init__(self, command, policy, step):
        words = ["serve", "--config", "headwater.toml", "--port", "0", "--rewrite-wheels"]
        words += ["--cache-dir", str(pathlib.Path(step.get("folder", "."), "cache")), *STEPS[step["kind"]]]
        with open("gateway.log", "wb") as log:
            self.process = subprocess.Popen(
                [command, *words],
                stdout=subprocess.PIPE,
                stderr=log,
                env={**os.environ, **policy.logins(), "JAVA_TOOL_OPTIONS": JAVA_OPTIONS.strip()},
            )
        self.url = self.process.stdout.readline().decode().strip()

    def log(self):
        return pathlib.Path("gateway.log").read_text("utf-8", "replace")

    def index(self, name):
        """The id of the index that supplies a project, as the page says it."""
        request = urllib.request.Request(f"{self.url}{name}/", headers={"Accept": JSON_PAGE})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer).get("_headwater", {}).get("index", [None])[0]

    def end(self):
        """Ends it; then all is in its log."""
        self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(20)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()


class Installer:
    """What both installers are told in files, and in words of their own."""

    # In small letters, what it says where it has proved that there is no solution.
    unsatisfiable = ()

    def __init__(self, command, question):
        self.command, self.question, self.request = command, question, question["request"]
        self.policy, self.words, self.projects = question["policy"], [], []
        self.preferred, self.sources = "", []

    def tell(self):
        """Puts what is asked for into words; what there are none for is left out."""
        self.tell_policy()
        for option, *rest in self.request["options"]:
            self.tell_option(option, rest)

    def tell_policy(self):
        for rule in self.policy["format"].values():
            if rule not in ("only-binary", "no-binary"):
                raise LeftOut("an index has no word for a preferred format")
            if any(option[0] == "--format" for option in self.request["options"]):
                raise LeftOut("a gateway keeps the formats of its policy, whatever a request says")
        for key, value in self.policy["resolution"].items():
            modes = [option[1] for option in self.request["options"] if option[0] == "--prerelease"]
            if key != "prerelease":
                raise LeftOut(f"it has no word for {key} = {value}")
            if modes and value == "disallow":
                raise LeftOut("a gateway keeps the pre-releases of its policy, whatever a request says")
            if not modes and value != "disallow":
                self.pre_releases(value)

    def tell_option(self, option, rest):
        if option == "--format":
            self.format(*rest)
        elif option == "--prerelease":
            self.pre_releases(rest[0])
        elif option != "--now":
            raise LeftOut(f"it has no word for {option}")

    def format(self, pattern, rule):
        if rule not in ("only-binary", "no-binary") or (pattern.endswith("*") and pattern != "*"):
            raise LeftOut("it has no word for format")
        self.words += ["--" + rule, ":all:" if pattern == "*" else pattern]

    def pre_releases(self, mode):
        raise LeftOut(f"it has no word for --prerelease {mode}")

    def write(self, name, requirements):
        lines = [one["requirement"] + "".join(" --hash=" + hash for hash in one["hashes"]) + "\n" for one in requirements]
        pathlib.Path(name).write_text("".join(lines), "utf-8")
        return bool(lines)

    def run(self, words, **variables):
        environment = {**os.environ, **variables}
        return subprocess.run([self.command, *words], env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)

    def answer(self, gateway):
        ended = self.run(self.all_words(gateway.url), **self.variables)
        if ended.returncode == 0:
            return {"outcome": "resolved", "packages": self.packages(gateway, ended.stdout), "message": ended.stderr}
        said = ended.stderr.lower()
        if ended.returncode > 2 or not said.strip() or "traceback (most recent" in said or "panicked at" in said:
            sys.exit(f"it ended with the status {ended.returncode}: {ended.stderr}")
        gateway.end()
        if PROVIDED.search(gateway.log()):
            raise LeftOut("it cannot take what a distributor provides")
        if UNAVAILABLE.search(gateway.log()):
            outcome = "index-failure"
        else:
            outcome = "unsatisfiable" if any(words in said for words in self.unsatisfiable) else "refused"
        return {"outcome": outcome, "message": ended.stderr}


class Uv(Installer):
    """uv, by `uv pip compile`."""

    unsatisfiable = ("no solution found",)
    variables = {"UV_HTTP_TIMEOUT": "60", "UV_HTTP_RETRIES": "0"}

    def tell_option(self, option, rest):
        if option == "--prefer":
            self.preferred += "==".join(rest) + "\n"
        elif option in ("--exclude-newer", "--resolution"):
            self.words += [option, *rest]
        elif option == "-r":
            self.take(rest[0])
            self.sources.append(PROJECT)
            for extra in rest[1:]:
                self.words += ["--extra", extra]
        elif option == "--group":
            self.take(rest[0])
            self.words += ["--group", f"{PROJECT}:{rest[1]}"]
        else:
            super().tell_option(option, rest)

    def take(self, project):
        if project not in self.projects:
            self.projects.append(project)
        if len(self.projects) > 1:
            raise LeftOut("it has no word for two projects in one folder")

    def pre_releases(self, mode):
        if mode == "if-named":
            raise LeftOut("it has no word for --prerelease if-named")
        self.words += ["--prerelease", mode]

    def all_words(self, url):
        words = ["pip", "compile", "--no-config", "--no-header", "--no-annotate", "--color", "never", "--no-cache"]
        words += ["--no-python-downloads", "--python-version", "3.12.0", "--python-platform", "x86_64-manylinux2014"]
        words += ["--default-index", url]
        if self.write("requirements.in", self.request["requirements"]) or not self.projects:
            words.append("requirements.in")
        for project in self.projects:
            pathlib.Path(PROJECT).write_text(self.request["projects"][project], "utf-8")
        words += self.sources + self.words
        for option in ("constraints", "overrides"):
            if self.write(f"{option}.txt", self.request[option]):
                words += [f"--{option[:-1]}", f"{option}.txt"]
        if self.preferred:
            pathlib.Path("requirements.txt").write_text(self.preferred, "utf-8")
            words += ["--output-file", "requirements.txt"]
        return words

    def tell(self):
        if any(one["hashes"] for key in ("requirements", "constraints", "overrides") for one in self.request[key]):
            raise LeftOut("it has no word for the hash of a requirement")
        super().tell()

    def packages(self, gateway, out):
        found = [re.match(r"([A-Za-z0-9._-]+)==([^\s;]+)", line) for line in out.splitlines()]
        return [{"name": one[1], "version": one[2], "index": gateway.index(one[1])} for one in found if one]


class Pip(Installer):
    """pip, by `pip install --dry-run`."""

    unsatisfiable = ("no matching distribution", "resolutionimpossible", "conflicting dependencies")
    variables = {"PIP_CONFIG_FILE": os.devnull}

    def tell(self):
        if self.question["scenario"] == "candidates/python-of-two-numbers":
            raise LeftOut("it resolves for its own Python, which is no 3.12.0")
        if self.request["overrides"]:
            raise LeftOut("it has no word for --override")
        super().tell()

    def tell_option(self, option, rest):
        if option == "--exclude-newer":
            self.words += ["--uploaded-prior-to", *rest]
        elif option in ("--all-releases", "--only-final", "--require-hashes"):
            self.words += [option, *rest]
        else:
            super().tell_option(option, rest)

    def pre_releases(self, mode):
        if mode == "allow":
            self.words.append("--pre")
        elif mode != "if-named":
            super().pre_releases(mode)

    def all_words(self, url):
        words = ["-m", "pip", "install", "--dry-run", "--ignore-installed", "--isolated", "--no-input", "--no-cache-dir", "--quiet"]
        words += ["--disable-pip-version-check", "--report", "-", "--timeout", "60", "--retries", "0", "--index-url", url]
        self.write("requirements.txt", self.request["requirements"])
        words += [*self.words, "-r", "requirements.txt"]
        return words + (["-c", "constraints.txt"] if self.write("constraints.txt", self.request["constraints"]) else [])

    def packages(self, gateway, out):
        packages = []
        for one in json.loads(out)["install"]:
            name, url = one["metadata"]["name"], one["download_info"]["url"]
            index = gateway.index(name) if url.startswith(gateway.url.removesuffix("simple/")) else "url"
            packages.append({"name": name, "version": one["metadata"]["version"], "index": index, "file": url.rsplit("/", 1)[1]})
        return packages


def check(question):
    """Leaves out what is not about an installer behind a gateway."""
    step = question.get("step", {"kind": "resolve", "elapsed": "PT0S"})
    if step["kind"] not in STEPS:
        raise LeftOut("it has no lock that says who supplies what")
    if step["elapsed"] != "PT0S":
        raise LeftOut("how old what it keeps is, a gateway tells by the clock of this machine")
    for name, reason in UNASKED.items():
        if question["scenario"].startswith(name):
            raise LeftOut(reason)
    return step


def answer(question, headwater, installer):
    step = check(question)
    installer.tell()
    policy = Policy(question)
    policy.write()
    with Gateway(headwater, policy, step) as gateway:
        if gateway.url:
            return installer.answer(gateway)
    if gateway.process.returncode != 2:
        sys.exit(f"the gateway ended with the status {gateway.process.returncode}: {gateway.log()}")
    return {"outcome": "invalid-request", "message": gateway.log()}


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--headwater", required=True, metavar="CMD")
    which = options.add_mutually_exclusive_group(required=True)
    which.add_argument("--uv", metavar="CMD")
    which.add_argument("--pip", metavar="PYTHON")
    told = options.parse_args()
    question = json.load(sys.stdin)
    try:
        print(json.dumps(answer(question, told.headwater, Uv(told.uv, question) if told.uv else Pip(told.pip, question))))
    except LeftOut as e:
        print(json.dumps({"left-out": str(e)}))


if __name__ == "__main__":
    main()
