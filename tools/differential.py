#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Put generated questions to `headwater eval` and to pypa/packaging, and print every difference.

    differential.py --headwater CMD [--seed N] [--scale F] [--only KIND]

At scale 1: a million pairs of versions, a million of specifier and version, 200,000 markers, requirements and names of wheels
each. The seed is printed; the same seed asks the same. Needs Python 3.11 and packaging. `.ci/differential` installs that
and calls this.

What is known to differ is read alike or counted apart: names of requirements and numbers of build tags are compared in normal form; a
name that ends in '_' is no name by the standard (names and normalization), and is one there; so is a line break within a requirement. Comparisons of two literals
in a marker, an error here and looked up as a field there, are not generated.
"""
import argparse, itertools, json, random, re, subprocess, sys, tempfile
import packaging
from packaging.markers import InvalidMarker, Marker, UndefinedComparison, UndefinedEnvironmentName
from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from packaging.version import InvalidVersion, Version

ERROR = "error"
JUNK = list("abcvrxz019.+-_!*~<>=,;@()[]'\" \t\n") + ["é", "١", "K", "rc", "post", "dev", "=="]
ENVIRONMENT = {"implementation_name": "cpython", "implementation_version": "3.12.1", "os_name": "posix", "platform_machine": "x86_64", "platform_release": "6.8.0-45-generic", "platform_system": "Linux", "platform_version": "#45 SMP", "python_full_version": "3.12.1", "platform_python_implementation": "CPython", "python_version": "3.12", "sys_platform": "linux"}


class Texts:
    def __init__(self, r):
        self.r = r

    def number(self):
        r = self.r
        return r.choice(["0", "1", "1", "2", "3", "9", "10", "00", "01", "2024", str(r.randint(0, 300)), str(r.getrandbits(r.choice([16, 31, 40, 70])))])

    def version(self):
        r = self.r
        t = r.choice(["", "", "", "v", " ", "V"])
        t += r.choice([""] * 9 + [self.number() + "!"])
        t += ".".join(self.number() if r.random() < 0.3 else r.choice("0123") for _ in range(r.choice([1, 2, 2, 3, 3, 4, 6])))
        sep = lambda: r.choice(["", "", ".", "-", "_"])
        if r.random() < 0.3:
            t += sep() + r.choice(["a", "b", "rc", "c", "alpha", "beta", "pre", "preview", "A", "RC"]) + r.choice(["", sep() + r.choice("0123")])
        if r.random() < 0.25:
            t += r.choice([sep() + r.choice(["post", "rev", "r", "POST"]) + r.choice(["", sep() + r.choice("012")]), "-" + r.choice("012")])
        if r.random() < 0.2:
            t += sep() + r.choice(["dev", "DEV"]) + r.choice(["", sep() + r.choice("012")])
        if r.random() < 0.12:
            t += "+" + r.choice(".-_").join(r.choice(["1", "01", "abc", "Ubuntu1", "0", "x86", "10"]) for _ in range(r.choice([1, 1, 2, 3])))
        return self.spoil(t + r.choice(["", "", "", " "]), 0.03)

    def plain(self):
        r = self.r
        t = ".".join(r.choice("0123") for _ in range(r.choice([1, 2, 2, 3])))
        return t + r.choice(["", "", "", "a1", "b2", "rc1", ".post1", ".dev1", ".post1.dev2", "a1.dev1", "+x.1", "rc1.post2"])

    def spoil(self, text, share):
        r = self.r
        if r.random() >= share:
            return text
        at = r.randint(0, len(text))
        return text[:at] + r.choice(JUNK) + text[at + r.choice([0, 1]):]

    def clause(self):
        r = self.r
        op = r.choice(["==", "!=", "<=", ">=", "<", ">", "~=", "==="])
        v = self.plain() if r.random() < 0.8 else self.version().strip()
        if op in ("==", "!=") and r.random() < 0.35:
            v = re.sub(r"[a-z+].*|\.(post|dev).*", "", v) + ".*"
        return r.choice(["", " "]) + op + r.choice(["", "", " "]) + v

    def specifier(self):
        return self.spoil(",".join(self.clause() for _ in range(self.r.choice([1, 1, 1, 2, 2, 3]))), 0.02)

    def name(self):
        r = self.r
        return self.spoil("".join(r.choice(["a", "foo", "Bar", "x1", "-", "_", ".", "--"]) for _ in range(r.choice([1, 2, 3, 4]))), 0.02)

    def comparison(self):
        r = self.r
        field = r.choice(list(ENVIRONMENT) + ["extra", "extra", "python_version", "os.name", "sys.platform", "python_implementation"])
        q = r.choice("'\"")
        if "version" in field or field == "platform_release":
            value = r.choice([self.plain(), "3.12", "3.8", "3", "3.12.1", "3.*", "2.7 3.12", "6.8", "", "linux"])
        elif field == "extra":
            value = r.choice(["a", "B", "foo.bar", "foo-bar", "", "v2"])
        else:
            value = r.choice(["posix", "nt", "linux", "win32", "x86_64", "CPython", "cpython", "Linux", "", "3", "li"])
        op = r.choice(["==", "!=", "<=", ">=", "<", ">", "~=", "===", "in", "not in", "==", "!="])
        gap = " " if op[0] in "ni" else r.choice(["", " ", "  "])
        pair = [field, q + value + q]
        if r.random() < 0.25:
            pair.reverse()
        return pair[0] + gap + op + gap + pair[1]

    def marker(self, depth=0):
        r = self.r
        if depth > 2 or r.random() < 0.45:
            return self.comparison()
        parts = [self.marker(depth + 1) for _ in range(r.choice([2, 2, 3]))]
        t = parts[0]
        for p in parts[1:]:
            t += r.choice([" and ", " or ", "  and "]) + p
        return "(" + t + ")" if r.random() < 0.4 else t

    def requirement(self):
        r = self.r
        t = self.name()
        if r.random() < 0.3:
            t += r.choice(["", " "]) + "[" + r.choice([",", ", "]).join(self.name() for _ in range(r.choice([0, 1, 2]))) + "]"
        kind = r.random()
        if kind < 0.1:
            t += r.choice([" @ ", "@ "]) + r.choice(["https://example.org/a-1.0.tar.gz", "git+https://example.org/x@y", "file:///x;y", "https://example.org/a;b"]) + r.choice(["", " "])
        elif kind < 0.8:
            s = self.specifier()
            t += r.choice([s, s, " " + s, " (" + s + ")", "(" + s + ")"])
        if r.random() < 0.4:
            t += r.choice([";", " ; ", " ;"]) + self.marker()
        return self.spoil(t, 0.04)

    def wheel(self):
        r = self.r
        parts = [r.choice(["foo", "Foo_bar", "a.b", "foo__bar", "x", "", "fé"]), self.plain() if r.random() < 0.8 else self.version().strip()]
        if r.random() < 0.3:
            parts.append(r.choice(["1", "2a", "01", "x", "10_b", "1é", "0"]))
        parts += [r.choice(["py3", "py2.py3", "cp312", "CP39", "", "py3.py3", "3py"]), r.choice(["none", "abi3", "cp312", "abi3.none"]), r.choice(["any", "manylinux_2_17_x86_64.manylinux2014_x86_64", "win_amd64", "Linux_x86_64"])]
        return self.spoil("-".join(parts) + r.choice([".whl"] * 20 + [".WHL", ".zip"]), 0.03)


def guarded(errors, f):
    try:
        return f()
    except errors:
        return ERROR


def versions(t):
    a = t.version()
    b = t.version() if t.r.random() < 0.6 else t.spoil(a, 0.9)
    order = lambda x, y: (x > y) - (x < y)
    return {"compare": [a, b]}, lambda: guarded(InvalidVersion, lambda: order(Version(a), Version(b))), "order"


def specifiers(t):
    s, p = t.specifier(), t.r.choice([None, None, True, False])
    v = t.plain() if t.r.random() < 0.8 else t.version()
    return {"specifier": s, "version": v, "prereleases": p}, lambda: guarded(InvalidSpecifier, lambda: SpecifierSet(s).contains(v, prereleases=p)), "contains"


def markers(t):
    m = t.spoil(t.marker(), 0.03)
    extras = t.r.choice([[], [], ["a"], ["b", "foo-bar"]])
    bad = (InvalidMarker, UndefinedComparison, UndefinedEnvironmentName)
    def expected():
        parsed = Marker(m)
        return any([parsed.evaluate({**ENVIRONMENT, "extra": e}) for e in extras or [""]])
    return {"marker": m, "environment": ENVIRONMENT, "extras": extras}, lambda: guarded(bad, expected), "value"


def requirements(t):
    text = t.requirement()
    def expected():
        q = Requirement(text)
        return {"name": canonicalize_name(q.name), "extras": sorted({canonicalize_name(e) for e in q.extras}), "specifier": ",".join(sorted(str(s) for s in q.specifier)), "marker": str(q.marker) if q.marker else None, "url": q.url}
    return {"requirement": text}, lambda: guarded(InvalidRequirement, expected), None


def wheels(t):
    text = t.wheel()
    def expected():
        name, version, build, tags = parse_wheel_filename(text)
        return {"name": name, "version": str(version), "build": f"{build[0]}{build[1]}" if build else None, "tags": sorted(map(str, tags))}
    return {"wheel": text}, lambda: guarded(InvalidWheelFilename, expected), None


def read(kind, answer, key):
    if "error" in answer:
        return ERROR
    if key:
        return answer.get(key)
    if kind == "wheels":
        answer["tags"] = sorted(set(answer["tags"]))
        if answer["build"]:
            answer["build"] = re.sub(r"^0+(?=\d)", "", answer["build"])
    return answer


def is_known(question, want, got):
    text = question.get("requirement")
    if text is None or got != ERROR:
        return False
    names = [want["name"], *want["extras"]]
    return "\n" in text or any(n.endswith("-") for n in names)


KINDS = {"versions": (versions, 1_000_000), "specifiers": (specifiers, 1_000_000), "markers": (markers, 200_000), "requirements": (requirements, 200_000), "wheels": (wheels, 200_000)}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--headwater", required=True)
    ap.add_argument("--seed", type=int, default=random.SystemRandom().getrandbits(32))
    ap.add_argument("--scale", type=float, default=1)
    ap.add_argument("--only", choices=KINDS)
    ap.add_argument("--show", type=int, default=20)
    a = ap.parse_args()
    print(f"packaging {packaging.__version__}, seed {a.seed}", flush=True)
    bad = 0
    for kind, (make, count) in KINDS.items():
        if a.only in (None, kind):
            bad += differ(a, kind, make, max(1, int(count * a.scale)))
    sys.exit(1 if bad else 0)


def differ(a, kind, make, count):
    # The questions are made twice from one seed, so that a million of them need not be kept.
    ask = lambda: itertools.islice(iter(lambda t=Texts(random.Random(f"{a.seed} {kind}")): make(t), None), count)
    with tempfile.TemporaryFile("w+b") as questions, tempfile.TemporaryFile("w+b") as answers:
        for q, _, _ in ask():
            questions.write(json.dumps(q).encode() + b"\n")
        questions.seek(0)
        subprocess.run([*a.headwater.split(), "eval"], stdin=questions, stdout=answers, check=True)
        answers.seek(0)
        bad = errors = seen = known = 0
        for (q, expected, key), line in zip(ask(), answers):
            seen += 1
            want, got = expected(), read(kind, json.loads(line), key)
            errors += want == ERROR
            if want != got and is_known(q, want, got):
                known += 1
            elif want != got:
                bad += 1
                if bad <= a.show:
                    print(f"  {json.dumps(q if kind != 'markers' else {**q, 'environment': '…'})}: packaging {want!r}, headwater {line.decode().strip()[:300]}")
        print(f"{kind}: {seen} asked, {errors} of them invalid, {bad} differ" + (f", {known} as known" if known else ""), flush=True)
        return bad + (seen != count)


main()
