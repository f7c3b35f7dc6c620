#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the tables of docs/specification/others.md of matrices of the conformance kit, and writes them into that page.

    tools/others.py [--lists NAME]... PAGE MATRIX.json...

A matrix is what `headwater conformance --format json` wrote; of several the subjects are put side by side, in the order in which they come.
Of a subject that --lists names, one that reads the list of a whole channel, it does not count who was asked about which name. The same
matrices give the same bytes. The page has a place for each table, between `<!-- NAME -->` and `<!-- end -->`.
"""

import argparse
import json
import pathlib
import re
import sys

OURS = re.compile(r"headwater(-.*)?")
TOLD = re.compile(r".* was (not )?asked about .*")


def cells(text):
    return text.replace("|", "\\|").replace("\n", " ")


class Measured:
    """What each subject but our own made of each scenario."""

    def __init__(self, matrices, lists):
        self.subjects, self.sentences, self.scenarios, self.verdicts = [], {}, {}, {}
        for matrix in matrices:
            for one in matrix["subjects"]:
                if not OURS.fullmatch(one["name"]) and one["name"] not in [name for name, _ in self.subjects]:
                    self.subjects.append((one["name"], one["version"]))
            for one in matrix["sentences"]:
                known = self.sentences.setdefault(one["number"], dict(one, scenarios=[]))["scenarios"]
                known += [name for name in one["scenarios"] if name not in known]
            for row in matrix["scenarios"]:
                self.scenarios.setdefault(row["name"], row)
                for answer in row["answers"]:
                    self.verdicts.setdefault((row["name"], answer["subject"]), self.judged(answer, lists))

    @staticmethod
    def judged(answer, lists):
        verdict, why = answer["verdict"], answer["why"]
        if verdict == "differs" and answer["subject"] in lists:
            why = [one for one in why if not TOLD.fullmatch(one)]
            verdict = "differs" if why else "agrees"
        return verdict, why

    def count(self, scenarios, subject, verdict):
        return sum(self.verdicts.get((name, subject), ("left-out", []))[0] == verdict for name in scenarios)


def totals(measured):
    lines = ["| subject | version | scenarios that agree | differ | failed | left out |", "|---|---|---|---|---|---|"]
    for name, version in measured.subjects:
        counts = [measured.count(measured.scenarios, name, verdict) for verdict in ("agrees", "differs", "failed", "left-out")]
        lines.append(f"| {cells(name)} | {cells(version)} | " + " | ".join(map(str, counts)) + " |")
    return lines


def sentences(measured):
    names = [name for name, _ in measured.subjects]
    lines = ["| | " + " | ".join(names) + " |", "|---|" + "---|" * len(names)]
    for number, one in measured.sentences.items():
        marks = [mark(measured, one["scenarios"], name) for name in names]
        if any(marks):
            lines.append(f"| [{number}]({pathlib.PurePosixPath(one['page']).name}) | " + " | ".join(marks) + " |")
    return lines


def mark(measured, scenarios, name):
    """`=` and how many agree, `x` and how many of those that were asked do not; nothing where none could be asked."""
    agree = measured.count(scenarios, name, "agrees")
    against = measured.count(scenarios, name, "differs") + measured.count(scenarios, name, "failed")
    if against:
        return f"x {against} of {agree + against}"
    return f"= {agree}" if agree else ""


def differences(measured):
    shown = {}
    for number, one in measured.sentences.items():
        for scenario in one["scenarios"]:
            shown.setdefault(scenario, []).append(number)
    lines = ["| scenario | shows | who | what it did |", "|---|---|---|---|"]
    for scenario in sorted(measured.scenarios):
        for name, _ in measured.subjects:
            verdict, why = measured.verdicts.get((scenario, name), ("left-out", []))
            if verdict in ("differs", "failed"):
                lines.append(f"| `{scenario}` | {' '.join(shown.get(scenario, []))} | {cells(name)} | {cells('; '.join(why))} |")
    return lines


def put(page, name, lines):
    place = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
    if len(place.findall(page)) != 1:
        sys.exit(f"the page has no place, or more than one, for {name}")
    return place.sub(lambda found: found[1] + "\n" + "\n".join(lines) + "\n\n" + found[2], page)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--lists", action="append", default=[])
    options.add_argument("page", type=pathlib.Path)
    options.add_argument("matrix", type=pathlib.Path, nargs="+")
    told = options.parse_args()
    measured = Measured([json.loads(path.read_text("utf-8")) for path in told.matrix], told.lists)
    page = told.page.read_text("utf-8")
    for name, table in (("totals", totals), ("sentences", sentences), ("differences", differences)):
        page = put(page, name, table(measured))
    told.page.write_text(page, "utf-8")


if __name__ == "__main__":
    main()
