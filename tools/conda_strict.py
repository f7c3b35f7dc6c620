#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A subject of the conformance kit: what conda's strict channel priority makes of a scenario, as rattler solves it.

    headwater conformance --subject 'rattler=PYTHON tools/conda_strict.py [--lists]'      PYTHON has py-rattler and packaging

Each index becomes a channel with the same projects, served on loopback; rattler's `solve` reads these channels in the same order. With
--lists the whole lists of the channels are handed to its `solve_with_sparse_repodata` instead: `solve` does not look at what a channel has
of a name that is asked for beyond what the bound admits, and so comes to other answers.

A wheel becomes a build in the folder of its platform, its Requires-Python a bound on the virtual package `__python`, and its requirements
match specs. What conda has no word for is left out, each time with the reason: yanks, extras, markers, source distributions, pages without
files, quarantines. So is what is about how pages are served, for they are read by this tool.

To know which projects a channel needs, every index is asked about every name that the request can lead to. A real channel is one list for
all of its packages, so who asks it tells no name: what the kit says of names that were told is not about conda.
"""

import asyncio
import datetime
import http.server
import json
import os
import pathlib
import re
import sys
import tempfile
import threading
import urllib.error
import urllib.request

JSON_PAGE = "application/vnd.pypi.simple.v1+json"
PLATFORMS = ("linux-64", "noarch")
FOLDERS = ("linux-64", "noarch", "osx-64", "osx-arm64", "win-64")
MOST_NAMES = 500
PYTHON = "__python"


class LeftOut(Exception):
    """What conda cannot be told."""


def folder(tag):
    if tag == "any":
        return "noarch"
    if re.fullmatch(r"(many|musl)?linux.*_x86_64", tag):
        return "linux-64"
    if re.fullmatch(r"macosx_.*_(x86_64|arm64)", tag):
        return "osx-arm64" if tag.endswith("arm64") else "osx-64"
    if tag == "win_amd64":
        return "win-64"
    raise LeftOut(f"conda has no folder for the platform {tag}")


def python_bound(tag):
    """Of `py3` and `cp312` what they say of the interpreter; that of an ABI is not looked at."""
    parts = re.fullmatch(r"(?:py|cp)(\d)(\d*)", tag)
    if not parts:
        raise LeftOut(f"conda has no word for the tag {tag}")
    return parts[1] + ("." + parts[2] if parts[2] else "") + ".*"


def match_spec(requirement):
    """The match spec of a requirement: conda knows the same comparisons, and orders versions by rules of its own."""
    if requirement.marker is not None:
        raise LeftOut("conda has no markers")
    if requirement.extras:
        raise LeftOut("conda has no extras")
    if requirement.url:
        raise LeftOut("a match spec names no URL of a wheel")
    return f"{name_of(requirement)} {bounds(requirement.specifier)}".strip()


def bounds(specifiers):
    said = []
    for one in sorted(specifiers, key=str):
        if one.operator == "===":
            raise LeftOut("conda has no comparison of texts")
        said.append({"==": "==" if "*" not in one.version else "", "!=": "!=", "~=": "~="}.get(one.operator, one.operator) + one.version)
    return ",".join(said)


def name_of(requirement):
    from packaging.utils import canonicalize_name

    return canonicalize_name(requirement.name)


def requirement_of(text):
    from packaging.requirements import InvalidRequirement, Requirement

    try:
        return Requirement(text)
    except InvalidRequirement as e:
        raise LeftOut("a channel lists no requirement that cannot be read") from e


class Index:
    """One index, asked as an installer asks it."""

    def __init__(self, one):
        self.id = one["id"]
        self.url = one["url"]
        self.records = {name: {} for name in FOLDERS}
        self.failures = []
        self.answers = 0

    def ask(self, url, accept=None):
        request = urllib.request.Request(url, headers={"Accept": accept} if accept else {})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.read(1 << 22)

    def project(self, name):
        """Adds the builds of a project, and returns the names that they require."""
        try:
            page = json.loads(self.ask(f"{self.url}{name}/", JSON_PAGE))
        except urllib.error.HTTPError as e:
            if e.code not in (404, 410):
                self.failures.append(e.code)
            else:
                self.answers += 1
            return set()
        except OSError:
            self.failures.append(0)
            return set()
        self.answers += 1
        if page["name"] != name:
            raise LeftOut("a channel has no page of another project")
        if page.get("project-status", {}).get("status", "active") == "quarantined":
            raise LeftOut("conda has no word for a quarantine")
        if not page["files"]:
            raise LeftOut("a channel has no project without files")
        names = set()
        for file in page["files"]:
            names |= self.build(name, page["files"], file)
        return names

    def build(self, name, files, file):
        from packaging.utils import InvalidWheelFilename, parse_wheel_filename

        if file.get("yanked"):
            raise LeftOut("conda has no yanked files")
        if sum(other["filename"] == file["filename"] for other in files) > 1:
            raise LeftOut("a channel has a file name once")
        if file["filename"].endswith((".tar.gz", ".zip")):
            raise LeftOut("conda has no source distributions")
        try:
            project, version, build, tags = parse_wheel_filename(file["filename"])
        except (InvalidWheelFilename, ValueError) as e:
            raise LeftOut("a channel lists no file whose name cannot be read") from e
        if project != name:
            raise LeftOut("a channel lists no file of another project")
        depends, names, python = self.metadata(name, version, file)
        platforms = sorted({folder(tag.platform) for tag in tags})
        if len(platforms) > 1:
            raise LeftOut("a build is for one platform")
        interpreters = sorted({python_bound(tag.interpreter) for tag in tags})
        record = {
            "name": name,
            "version": str(version),
            "build": f"py_{build[0] if build else 0}",
            "build_number": build[0] if build else 0,
            "subdir": platforms[0],
            "depends": depends + [f"{PYTHON} {'|'.join(interpreters)}"] + ([f"{PYTHON} {python}"] if python else []),
        }
        if platforms[0] == "noarch":
            record["noarch"] = "python"
        if file.get("upload-time"):
            when = datetime.datetime.fromisoformat(file["upload-time"].replace("Z", "+00:00"))
            record["timestamp"] = int(when.timestamp() * 1000)
        builds = self.records[platforms[0]]
        key = f"{name}-{version}-py_{len(builds)}.tar.bz2"
        builds[key] = record
        return names

    def metadata(self, name, version, file):
        """Match specs of what a file requires, the names in them, and the bound on the interpreter."""
        from packaging.specifiers import InvalidSpecifier, SpecifierSet
        from packaging.utils import canonicalize_name

        try:
            text = self.ask(file["url"] + ".metadata").decode()
        except OSError as e:
            raise LeftOut("a channel lists what its packages require with the packages") from e
        fields = [line.split(": ", 1) for line in text.split("\n\n")[0].splitlines() if ": " in line]
        found = dict(fields)
        if canonicalize_name(found.get("Name", "")) != name or found.get("Version") != str(version):
            raise LeftOut("a channel lists no metadata of another package")
        requirements = [requirement_of(value) for key, value in fields if key == "Requires-Dist"]
        plain = [one for one in requirements if one.marker is None or "extra" not in str(one.marker)]
        try:
            python = bounds(SpecifierSet(found.get("Requires-Python", "")))
            said = bounds(SpecifierSet(file.get("requires-python") or ""))
        except InvalidSpecifier as e:
            raise LeftOut("a channel lists no bound that cannot be read") from e
        if python != said:
            raise LeftOut("a channel says once what a package requires")
        return [match_spec(one) for one in plain], {name_of(one) for one in plain}, python


def check(question):
    """Leaves out what strict priority has no word for, and what is about this tool and not about conda."""
    if question["scenario"].startswith("served/"):
        raise LeftOut("pages are read by the tool that makes channels of them")
    if "step" in question:
        raise LeftOut("each channel is made anew")
    if not question["indexes"]:
        raise LeftOut("where no channel is named conda has one of its own")
    for index in question["indexes"]:
        for key in set(index) - {"id", "url"}:
            raise LeftOut(f"conda has no word for '{key}' of an index")
    policy = question["policy"]
    for table in ("format", "cool-downs", "resolution"):
        if policy[table]:
            raise LeftOut(f"conda has no word for '{table}' of a policy")
    if policy["overlays"]["toml"]:
        raise LeftOut("it knows no overlays")
    request = question["request"]
    if request["overrides"]:
        raise LeftOut("it has no word for --override")
    for option in request["options"]:
        if option[0] not in ("--now", "--exclude-newer", "--resolution"):
            raise LeftOut(f"it has no word for {option[0]}")
    for one in request["requirements"] + request["constraints"]:
        if one["hashes"]:
            raise LeftOut("it has no word for the hash of a requirement")


def lists(indexes):
    """The list of each channel for each platform."""
    return {
        (index.id, name): json.dumps(
            {"info": {"subdir": name}, "packages": index.records[name], "packages.conda": {}, "repodata_version": 1}
        ).encode()
        for index in indexes
        for name in FOLDERS
    }


def serve(indexes):
    """Serves each index as a channel: its lists, or the status with which the index fails."""
    status = {index.id: index.failures[0] if index.failures else 200 for index in indexes}
    answers = {f"/{id}/{name}/repodata.json": (status[id], text) for (id, name), text in lists(indexes).items()}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            status, body = answers.get(self.path, (404, b""))
            if status == 0:
                self.close_connection = True
                return
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        do_HEAD = do_GET

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def options_of(question):
    """What both ways of solving are told."""
    from rattler import BuildString, ChannelPriority, GenericVirtualPackage, PackageName, Version

    options = {option[0]: option[1] for option in question["request"]["options"]}
    cutoff = options.get("--exclude-newer")
    return {
        "constraints": [match_spec(requirement_of(one["requirement"])) for one in question["request"]["constraints"]],
        "virtual_packages": [GenericVirtualPackage(PackageName(PYTHON), Version(question["target"]["python"]), BuildString("0"))],
        "channel_priority": ChannelPriority.Strict,
        "strategy": options.get("--resolution", "highest"),
        "exclude_newer": datetime.datetime.fromisoformat(cutoff.replace("Z", "+00:00")) if cutoff else None,
    }


def solve(question, base, specs, folder):
    from rattler import Channel, Gateway
    from rattler import solve as by_rattler

    channels = [Channel(f"{base}/{index['id']}") for index in question["indexes"]]
    gateway = Gateway(cache_dir=folder)
    return by_rattler(channels, specs, gateway=gateway, platforms=list(PLATFORMS), **options_of(question))


def solve_lists(question, base, specs, folder):
    from rattler import Channel, SparseRepoData, solve_with_sparse_repodata

    read = [
        SparseRepoData(Channel(f"{base}/{index['id']}"), platform, folder / index["id"] / platform / "repodata.json")
        for index in question["indexes"]
        for platform in PLATFORMS
    ]
    return solve_with_sparse_repodata(specs, read, **options_of(question))


def answer(question, by_lists):
    check(question)
    request = question["request"]
    requirements = [requirement_of(one["requirement"]) for one in request["requirements"]]
    specs = [match_spec(one) for one in requirements]
    pins = question["policy"]["pins"]
    if not set(pins) <= {name_of(one) for one in requirements}:
        raise LeftOut("a match spec names the channel of what is asked for itself")
    indexes = [Index(one) for one in question["indexes"]]
    wanted, seen = [name_of(one) for one in requirements], set()
    while wanted:
        name = wanted.pop(0)
        if name in seen:
            continue
        seen.add(name)
        if len(seen) > MOST_NAMES:
            raise LeftOut("too many names")
        for index in indexes:
            wanted += sorted(index.project(name) - seen)
    for index in indexes:
        if index.failures and (index.answers or by_lists):
            raise LeftOut("a channel fails as a whole, not for one name" if index.answers else "the lists are at hand")
    with tempfile.TemporaryDirectory() as folder:
        return solved(question, indexes, specs, by_lists, pathlib.Path(folder))


def solved(question, indexes, specs, by_lists, folder):
    from rattler.exceptions import GatewayError, SolverError

    if by_lists:
        base = folder.as_uri()
        for (id, name), text in lists(indexes).items():
            place = folder / id / name
            place.mkdir(parents=True)
            (place / "repodata.json").write_bytes(text)
    else:
        base = serve(indexes)
    pins = question["policy"]["pins"]
    specs = [f"{base}/{pins[spec.split()[0]]}::{spec}" if spec.split()[0] in pins else spec for spec in specs]
    try:
        records = asyncio.run((solve_lists if by_lists else solve)(question, base, specs, folder))
    except SolverError as e:
        return {"outcome": "unsatisfiable", "message": str(e).replace(base, "")}
    except GatewayError as e:
        return {"outcome": "index-failure", "message": str(e).replace(base, "")}
    packages = [
        {"name": one.name.normalized, "version": str(one.version), "index": one.channel.rstrip("/").rsplit("/", 1)[1]} for one in records
    ]
    return {"outcome": "resolved", "packages": sorted(packages, key=lambda one: one["name"])}


def main():
    try:
        reply = answer(json.load(sys.stdin), sys.argv[1:] == ["--lists"])
    except LeftOut as e:
        reply = {"left-out": str(e)}
    print(json.dumps(reply), flush=True)
    # Threads of rattler may still be at work: an interpreter that waits for its own end has ended by a signal.
    os._exit(0)


if __name__ == "__main__":
    main()
