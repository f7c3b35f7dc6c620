#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Changes the code of the rule in one place after the other (PIT), and looks whether a test notices.

    mutations.py [--work FOLDER] [--threads N] [GROUP...]      all groups, or these; takes an hour or two on two cores

Prints for each group how many mutants there were and how many were noticed, and each one that was not and for which
tools/mutations.txt has no reason. The exit status is 1 if there is such a one, or a reason for what is noticed by now.
Reports in HTML are left below FOLDER (.build/mutations). Needs Maven, a JDK 17 and a registry of its artifacts.
"""
import argparse, collections, os, pathlib, re, shutil, subprocess, sys
import xml.etree.ElementTree as xml

ROOT = pathlib.Path(__file__).resolve().parent.parent
CORE = "dev.headwater.core."

# Unlike -q it shows the warning that ends a build.
QUIET = "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"
SCENARIOS = "dev.headwater.tests.scenario.ScenariosTest"

# What is changed, and which tests are to notice it: as few as see everything, the quick ones among them.
GROUPS = {
    "ownership": (
        ["ownership.*"],
        [SCENARIOS, "dev.headwater.tests.cancellation.*", CORE + "audit.*", CORE + "hotfix.*"],
    ),
    "candidates": (
        ["candidate.*"],
        [SCENARIOS]
        + [CORE + name for name in ("candidate.*", "audit.*", "why.*", "CandidatesTest", "ListingFaultTest")]
        + [CORE + name for name in ("ServedTargetTest", "UnlistedHashesTest")],
    ),
    "conflicts": (
        ["solver." + name for name in ("ConflictAnalysis", "Incompatibility", "Knowledge", "PartialSolution", "Terms")],
        [SCENARIOS, CORE + "solver.*"],
    ),
    "overlays": (
        ["overlay.*"],
        [SCENARIOS] + [CORE + name for name in ("overlay.*", "review.*", "lock.Verif*", "OverlaysTest")],
    ),
    "locks": (
        ["lock." + name for name in ("*Check", "Findings", "OwnerChanges", "SameIndexes", "Verifying*")],
        [CORE + "lock.*", CORE + "locked.*"],
    ),
}


def class_path(work):
    """The class path of our tests, with PIT and with the tests of the modules that are changed."""
    listed = work / "class-path"
    subprocess.run(
        ["mvn", "-B", QUIET, "-Pmutation", "-pl", "resolver-tests", "-am", "test-compile"]
        + ["org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath", f"-Dmdep.outputFile={listed}"],
        cwd=ROOT,
        check=True,
    )
    own = [ROOT / "resolver-tests" / "target" / folder for folder in ("test-classes", "classes")]
    return [str(ROOT / "resolver-core/target/test-classes"), *map(str, own), *listed.read_text().split(":")]


def run(group, classes, tests, path, work, threads):
    report = work / group
    shutil.rmtree(report, ignore_errors=True)
    properties = ["-ea", "-Xmx1g", f"-Dheadwater.root={ROOT}", f"-Dheadwater.shared={ROOT.parent / 'shared'}"]
    options = {
        "reportDir": report,
        "targetClasses": ",".join(CORE + name for name in classes),
        "targetTests": ",".join(tests),
        "sourceDirs": ROOT / "resolver-core/src/main/java",
        "mutableCodePaths": ROOT / "resolver-core/target/classes",
        "jvmArgs": ",".join(properties),
        "threads": threads,
        "outputFormats": "XML,HTML",
        "timestampedReports": "false",
        "excludedGroups": "one-jdk",
        # A machine that does other things as well is slow, not endless.
        "timeoutConst": 8000,
    }
    words = [word for name, value in options.items() for word in ("--" + name, str(value))]
    java = pathlib.Path(os.environ["JAVA_HOME"]) / "bin/java" if "JAVA_HOME" in os.environ else "java"
    with open(work / f"{group}.log", "w") as log:
        command = [java, "-cp", ":".join(path), "org.pitest.mutationtest.commandline.MutationCoverageReport", *words]
        ended = subprocess.run(command, cwd=ROOT / "resolver-tests", stdout=log, stderr=log).returncode
    if ended:
        sys.exit(f"{group}: PIT ended with status {ended}; {work / group}.log says why")
    return [mutant for mutant in xml.parse(report / "mutations.xml").getroot()]


def key(mutant):
    where = mutant.findtext("mutatedClass").removeprefix(CORE)
    what = re.sub(r"\b(?:\w+/)+", "", mutant.findtext("description"))
    # The compiler numbers lambdas anew whenever one is added.
    return re.sub(r"lambda\$(\w+)\$\d+", r"\1", f"{where} {mutant.findtext('mutatedMethod')}: {what}")


def explained():
    """How many mutants of each kind need not be noticed. The reason follows in the line below, indented."""
    lines = (ROOT / "tools/mutations.txt").read_text().splitlines()
    return collections.Counter(line for line in lines if line and not line.startswith(("#", " ")))


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("groups", nargs="*", metavar="GROUP", help=", ".join(GROUPS))
    words.add_argument("--work", type=pathlib.Path, default=ROOT / ".build/mutations")
    words.add_argument("--threads", type=int, default=2)
    given = words.parse_args()
    unknown = set(given.groups) - set(GROUPS)
    if unknown:
        words.error(f"no group is called {', '.join(sorted(unknown))}")
    work = given.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    path = class_path(work)
    reasons = explained()
    failed = False
    for group in given.groups or GROUPS:
        classes, tests = GROUPS[group]
        mutants = run(group, classes, tests, path, work, given.threads)
        missed = [mutant for mutant in mutants if mutant.get("detected") != "true"]
        kept = collections.Counter(map(key, missed))
        print(f"{group}: {len(mutants)} mutants, {len(mutants) - len(missed)} noticed, {len(missed)} not", flush=True)
        for mutant in missed:
            if reasons[key(mutant)] > 0:
                reasons[key(mutant)] -= 1
                continue
            failed = True
            line = f"{mutant.findtext('sourceFile')}:{mutant.findtext('lineNumber')}"
            print(f"  {line} {mutant.get('status').lower().replace('_', ' ')}\n    {key(mutant)}")
        changed = {key(mutant) for mutant in mutants}
        for said in sorted(kept.keys() | changed):
            if reasons[said] > 0 and said in changed:
                failed = True
                print(f"  tools/mutations.txt has a reason for what is noticed: {said}")
                reasons[said] = 0
    sys.exit(failed)


if __name__ == "__main__":
    main()
