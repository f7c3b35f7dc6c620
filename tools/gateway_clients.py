#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Resolve and install one project each by poetry, pdm and pipenv through the gateway, and say what came of it.

    gateway_clients.py CLIENT... [--headwater CMD] [--work DIR]

Each CLIENT is the path of a program called poetry, pdm or pipenv. Starts two small indexes, `headwater serve` before them, and
has each client, as it is, lock and install a project that names the gateway as its only index. Prints a line for each case; the
exit status is 1 if one came out otherwise than it should.
"""
import argparse, pathlib, shutil, sys, tempfile
from gateway import Cases, Gateway, Index, wheel

PROJECT = """
[project]
name = "own"
version = "1.0"
requires-python = ">=3.9"
dependencies = ["{wanted}"]
"""


class Client:
    """How a client is told of its index, locks, and installs what it has locked."""

    def __init__(self, file, text, lock, install, locked):
        self.file, self.text, self.lock, self.install, self.locked = file, text, lock, install, locked


CLIENTS = {
    "poetry": Client("pyproject.toml", PROJECT + """
[tool.poetry]
package-mode = false

[[tool.poetry.source]]
name = "gateway"
url = "{url}"
priority = "primary"
""", ["lock"], ["sync"], "poetry.lock"),
    "pdm": Client("pyproject.toml", PROJECT + """
[tool.pdm]
distribution = false

[[tool.pdm.source]]
name = "pypi"
url = "{url}"
verify_ssl = false
""", ["lock"], ["sync"], "pdm.lock"),
    "pipenv": Client("Pipfile", """
[[source]]
name = "gateway"
url = "{url}"
verify_ssl = false

[packages]
{wanted} = "*"
""", ["lock"], ["sync"], "Pipfile.lock"),
}
ENVIRONMENT = {
    "POETRY_VIRTUALENVS_IN_PROJECT": "true", "POETRY_NO_INTERACTION": "1", "PDM_CHECK_UPDATE": "false", "PDM_NON_INTERACTIVE": "1",
    "PIPENV_VENV_IN_PROJECT": "1", "PIPENV_IGNORE_VIRTUALENVS": "1", "PIPENV_YES": "1", "PIPENV_NOSPIN": "1",
    "VIRTUALENV_NO_PERIODIC_UPDATE": "1",
}

FOLDERS = ("POETRY_CACHE_DIR", "POETRY_CONFIG_DIR", "PIPENV_CACHE_DIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
           "XDG_STATE_HOME")


def project(cases, program, url, wanted):
    """Locks and installs in a folder of its own; gives the exit status, what is there then, and what was said."""
    client = CLIENTS[program.name]
    folder = cases.work / f"{program.name}-{wanted}"
    # Of an earlier run in the same folder: a lock, and what was installed.
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / client.file).write_text(client.text.format(url=url, wanted=wanted))
    said = ""
    for words in client.lock, client.install:
        done = cases.run(program, *words, cwd=folder)
        said += done.stdout
        if done.returncode:
            break
    there = {path.stem for path in folder.glob(".venv/lib/python*/site-packages/*.dist-info")}
    locked = folder / client.locked
    return done.returncode, there, said + (locked.read_text() if locked.exists() else "no lock\n")


def run(cases, programs):
    private = Index({"lib": [wheel("lib", "1.0", ["dep>=1"])], "acme-tool": [wheel("acme_tool", "1.0")]})
    public = Index({
        "lib": [wheel("lib", "9.0")], "dep": [wheel("dep", "1.0"), wheel("dep", "2.0")], "acme-gone": [wheel("acme_gone", "6.6")],
        "late": [wheel("late", "6.6")],
    })
    policy = cases.work / "headwater.toml"
    policy.write_text(f"""
[[index]]
id = "private"
url = "{private.url}"
reserved = ["acme-*"]
retries = 0

[[index]]
id = "public"
url = "{public.url}"
retries = 0
""")
    for program in programs:
        through(cases, program, policy, private, public)


def through(cases, program, policy, private, public):
    called = program.name
    print(cases.run(program, "--version").stdout.splitlines()[-1])
    for index in private, public:
        index.asked.clear()
    # Else what one client had asked for would be known to the next.
    cases.environment["HEADWATER_CACHE_DIR"] = str(cases.work / f"{called}-cache")
    for key in FOLDERS:
        cases.environment[key] = str(cases.work / called / key)
    with Gateway(cases, policy) as gateway:
        status, there, said = project(cases, program, gateway.url, "lib")
        hashes = all(one in said for one in (private.sha256("lib-1.0-py3-none-any.whl"), public.sha256("dep-2.0-py3-none-any.whl")))
        cases.check(f"{called}: the owner goes first", status == 0 and {"lib-1.0", "dep-2.0"} <= there and hashes, said)
        cases.check(f"{called}: the one index was asked for it, the other not even asked",
                    "/simple/lib/" in private.asked and not any("lib" in path for path in public.asked), public.asked)
        status, there, said = project(cases, program, gateway.url, "acme-gone")
        cases.check(f"{called}: a reserved name never leaves its index",
                    status != 0 and "acme_gone-6.6" not in there and "/simple/acme-gone/" in private.asked
                    and not any("acme" in path for path in public.asked), said)
        private.status = 503
        status, there, said = project(cases, program, gateway.url, "late")
        cases.check(f"{called}: an index that does not answer ends it",
                    status != 0 and "late-6.6" not in there and "/simple/late/" in private.asked
                    and not any("late" in path for path in public.asked), said)
        private.status = 200


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clients", nargs="+", type=lambda path: pathlib.Path(path).absolute())
    parser.add_argument("--headwater", default=str(pathlib.Path(__file__).resolve().parent.parent / "headwater"))
    parser.add_argument("--work", default=None)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        options.work = options.work or temporary
        pathlib.Path(options.work).mkdir(parents=True, exist_ok=True)
        cases = Cases(options)
        cases.environment.update(ENVIRONMENT)
        run(cases, options.clients)
    print(f"{cases.failed} of the cases came out otherwise than they should" if cases.failed else "all came out as they should")
    sys.exit(1 if cases.failed else 0)


if __name__ == "__main__":
    main()
