#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds rewritten wheels against what others make of them: zipfile, pip, uv, and the libraries wheel and installer.

    tools/wheels.py DIR --headwater ./headwater --work WORK [--python PYTHON] [--java-home JDK] [--most N]

DIR has real wheels of any number of projects; of each project the first pure one is taken. For each an overlay is made up that changes
its requirements, its Requires-Python or its extras. PYTHON has pip, uv, wheel and installer (.ci/wheels makes such a one). JDK is a second
one, by which every tenth wheel is rewritten once more, as another user and with another time zone, locale and umask. Prints what was
held against what, and ends with 1 where anything differs.
"""

import argparse
import base64
import collections
import concurrent.futures
import csv
import email.parser
import filecmp
import hashlib
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import zipfile

CHANGED = ("METADATA", "WHEEL", "RECORD", "headwater-hotfix.json")
SIGNATURES = ("RECORD.jws", "RECORD.p7s")
FIELDS = ("date_time", "compress_type", "external_attr", "internal_attr", "create_system", "flag_bits", "CRC", "compress_size", "extra", "comment")


def dist_info(archive):
    return next(name.split("/")[0] + "/" for name in archive.namelist() if name.count("/") == 1 and name.endswith(".dist-info/METADATA"))


def metadata(path):
    with zipfile.ZipFile(path) as archive:
        text = archive.read(dist_info(archive) + "METADATA").decode()
    return email.parser.HeaderParser().parsestr(text)


def project(path):
    return re.sub("[-_.]+", "-", path.name.split("-")[0]).lower()


def loosened(requirement):
    """The same project with another specifier, under the same marker."""
    name, _, marker = requirement.partition(";")
    bare = re.match(r"\s*([A-Za-z0-9._-]+)\s*(\[[^]]*\])?", name)
    specifier = "" if re.search("[<>=!~]", name) else ">=0.0.1"
    return bare.group(1) + (bare.group(2) or "") + specifier + (" ;" + marker if marker else "")


def overlay(number, path):
    """An overlay for a wheel, as TOML, and a function from its requirements to those that it makes of them."""
    said = metadata(path)
    requires = [" ".join(value.split()) for value in said.get_all("Requires-Dist", [])]
    lines = [
        "[[overlay]]",
        f'id = "change-{number}"',
        'reason = "to see what becomes of it"',
        'index = "public"',
        f'project = "{project(path)}"',
        f'versions = "=={path.name.split("-")[1]}"',
    ]
    urls = [requirement for requirement in requires if "@" in requirement]
    free = [requirement for requirement in requires if requirement not in urls and requires.count(requirement) == 1]
    kind = number % 5
    if free and kind in (0, 1, 3):
        old = free[len(free) // 2]
        lines.append(f"replace = [{{ old = {json.dumps(old)}, new = {json.dumps(loosened(old))} }}]")
    elif free and kind == 2:
        lines.append(f"remove = [{json.dumps(free[-1])}]")
    else:
        lines.append('add = ["six>=1.5"]')
    if kind in (1, 4):
        lines.append('requires-python = ">=3.5.1"')
    if kind == 3:
        lines.append('extras = { "looked-at" = ["six>=1.5"] }')
    return "\n".join(lines) + "\n"


def apply(options, wheel, folder, **surroundings):
    ran = subprocess.run(
        [*options.headwater, "overlay", "apply", str(wheel), "-o", str(folder), "--config", str(options.work / "headwater.toml")],
        capture_output=True, text=True, **surroundings,
    )
    if ran.returncode != 0:
        raise ValueError(f"{wheel.name}: exit status {ran.returncode}: {ran.stderr.strip()}")
    return folder / pathlib.Path(ran.stdout.strip()).name


def compare(wheel, rewritten):
    """What of two archives differs besides the files that may."""
    differences = []
    with zipfile.ZipFile(wheel) as before, zipfile.ZipFile(rewritten) as after:
        folder = dist_info(before)
        may = [folder + name for name in CHANGED]
        kept = [name for name in before.namelist() if name not in [folder + name for name in SIGNATURES]]
        if [name for name in after.namelist() if name != folder + "headwater-hotfix.json"] != kept:
            differences.append("other names, or another order")
        for name in kept:
            old, new = before.getinfo(name), after.getinfo(name)
            fields = FIELDS if name not in may else ("date_time", "external_attr", "create_system", "comment")
            differences += [f"{name}: {field}" for field in fields if getattr(old, field) != getattr(new, field)]
            if name not in may and before.read(name) != after.read(name):
                differences.append(f"{name}: bytes")
        old = before.read(folder + "METADATA")
        new = after.read(folder + "METADATA")
        changed = [line for line in old.splitlines(keepends=True) if line not in new.splitlines(keepends=True)]
        allowed = (b"requires-dist:", b"requires-python:", b"provides-extra:")
        differences += [f"METADATA: {line!r}" for line in changed if not line.lower().startswith(allowed) and not line.startswith((b" ", b"\t"))]
        note = json.loads(after.read(folder + "headwater-hotfix.json"))
        if note["wheel"]["sha256"] != hashlib.sha256(wheel.read_bytes()).hexdigest() or note["metadata"]["effective-sha256"] != hashlib.sha256(new).hexdigest():
            differences.append("the hashes of headwater-hotfix.json")
        build = rewritten.name.split("-")[2]
        if f"Build: {build}\n" not in after.read(folder + "WHEEL").decode().replace("\r\n", "\n") or "hw" + note["overlay-digest"][7:15] not in build:
            differences.append("the build tag")
    return differences


def one(options, number, wheel):
    """Rewrites a wheel, again what came of it, and every tenth in other surroundings."""
    rewritten = apply(options, wheel, options.work / "rewritten")
    differences = compare(wheel, rewritten)
    again = apply(options, rewritten, options.work / "again")
    if again.name != rewritten.name or not filecmp.cmp(rewritten, again, shallow=False):
        differences.append("twice rewritten is not once rewritten")
    if options.java_home and number % 10 == 0:
        surroundings = os.environ | {"JAVA_HOME": str(options.java_home), "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "HOME": "/"}
        surroundings["PATH"] = f"{options.java_home}/bin:" + surroundings["PATH"]
        other = apply(options, wheel, options.work / "elsewhere", env=surroundings, umask=0o077)
        if not filecmp.cmp(rewritten, other, shallow=False):
            differences.append("another JDK, time zone, locale and umask make another wheel")
    return rewritten, differences


LIBRARIES = """
import sys, installer.sources, wheel.wheelfile
for path in sys.argv[1:]:
    with installer.sources.WheelFile.open(path) as source:
        source.validate_record(validate_contents=True)
    with wheel.wheelfile.WheelFile(path) as archive:
        for name in archive.namelist():
            archive.read(name)
"""


def run(*words):
    ran = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    if ran.returncode != 0:
        raise ValueError(f"{words[:4]}: {(ran.stderr or ran.stdout).strip()[-2000:]}")
    return ran.stdout


def installed(folder):
    """What of an installed tree is not as its RECORDs say; pip and uv write them anew."""
    differences = []
    for record in folder.glob("*.dist-info/RECORD"):
        if not (record.parent / "headwater-hotfix.json").exists():
            differences.append(f"{record.parent.name}: no headwater-hotfix.json")
        for path, digest, _ in csv.reader(io.StringIO(record.read_text())):
            if digest and not path.startswith(".."):
                algorithm, _, value = digest.partition("=")
                computed = hashlib.new(algorithm, (folder / path).read_bytes()).digest()
                if base64.urlsafe_b64encode(computed).decode().rstrip("=") != value.rstrip("="):
                    differences.append(f"{path}: not as RECORD says")
    return differences


def installers(options, wheels):
    differences = []
    run(options.python, "-c", LIBRARIES, *wheels)
    report = options.work / "report.json"
    run(options.python, "-m", "pip", "install", "--dry-run", "--no-deps", "--no-index", "--ignore-requires-python", "--ignore-installed",
        "--report", report, *wheels)
    read = {item["metadata"]["name"]: item["metadata"].get("requires_dist", []) for item in json.loads(report.read_text())["install"]}
    for wheel in wheels:
        said = metadata(wheel)
        if [" ".join(value.split()) for value in said.get_all("Requires-Dist", [])] != read[said["Name"]]:
            differences.append(f"{wheel.name}: pip reads other requirements")
    for name, words in {"pip": ("-m", "pip", "install", "--no-index", "--no-compile", "-q"), "uv": ("-m", "uv", "pip", "install", "--no-index", "-q")}.items():
        folder = options.work / name
        run(options.python, *words, "--no-deps", "--target", folder, *wheels)
        differences += installed(folder)
        count = len(list(folder.glob("*.dist-info/headwater-hotfix.json")))
        if count != len(wheels):
            differences.append(f"{name}: {count} of {len(wheels)} wheels are installed")
    return differences


def small_wheel(folder, name, version, *requires):
    """A wheel of one module."""
    files = {
        f"{name}.py": f"__version__ = {version!r}\n",
        f"{name}-{version}.dist-info/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        + "".join(f"Requires-Dist: {requirement}\n" for requirement in requires),
        f"{name}-{version}.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = ""
    for path, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")
        record += f"{path},sha256={digest},{len(text)}\n"
    files[f"{name}-{version}.dist-info/RECORD"] = record + f"{name}-{version}.dist-info/RECORD,,\n"
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def story(options):
    """A requirement that is too narrow: pip refuses, and with the rewritten wheel beside the original it installs and is content."""
    folder = options.work / "story"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "index").mkdir(parents=True)
    app = small_wheel(folder / "index", "narrowapp", "1.0", "narrowdep<2")
    small_wheel(folder / "index", "narrowdep", "2.0")
    (folder / "headwater.toml").write_text('[[index]]\nid = "public"\nkind = "directory"\npath = "index"\n\n[overlays]\nfiles = ["overlays.toml"]\n')
    (folder / "overlays.toml").write_text(
        '[[overlay]]\nid = "wide"\nreason = "works with 2"\nindex = "public"\nproject = "narrowapp"\nversions = "==1.0"\n'
        'replace = [{ old = "narrowdep<2", new = "narrowdep<3" }]\n')
    run(options.python, "-m", "venv", "--without-pip", folder / "venv")
    pip = (options.python, "-m", "pip", "--python", folder / "venv/bin/python")
    install = (*pip, "install", "-q", "--no-index", "--find-links", folder / "index", "narrowapp", "narrowdep")
    try:
        run(*install)
        return ["pip installs what the original does not allow"]
    except ValueError:
        pass
    run(*options.headwater, "overlay", "apply", app, "-o", folder / "index", "--config", folder / "headwater.toml")
    run(*install)
    run(*pip, "check")
    run(options.python, "-m", "uv", "pip", "check", "--python", folder / "venv/bin/python")
    run(options.python, "-m", "uv", "pip", "install", "-q", "--no-index", "--find-links", folder / "index", "--target", folder / "uv",
        "narrowapp", "narrowdep")
    made = folder / "made"
    run(*options.headwater, "wheel", "republish", "--post", "1", "-o", made, app, "--config", folder / "headwater.toml")
    run(options.python, "-c", LIBRARIES, *made.glob("*.whl"))
    run(*pip, "install", "-q", "--no-index", "--find-links", folder / "index", "--find-links", made, "narrowapp==1.0.post1")
    run(*pip, "check")
    return []


def chosen(options):
    """The first pure wheel of each project; none that is large."""
    of = collections.OrderedDict()
    for path in sorted(options.wheels.glob("*-none-any.whl")):
        if path.stat().st_size < 4 << 20:
            of.setdefault(project(path), path)
    return list(of.values())[: options.most]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheels", type=pathlib.Path)
    parser.add_argument("--headwater", nargs="+", default=["./headwater"])
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--java-home", type=pathlib.Path)
    parser.add_argument("--most", type=int, default=1000)
    options = parser.parse_args()
    options.work = options.work.resolve()
    for folder in ("rewritten", "again", "elsewhere", "pip", "uv"):
        shutil.rmtree(options.work / folder, ignore_errors=True)
    options.work.mkdir(parents=True, exist_ok=True)
    wheels = chosen(options)
    (options.work / "overlays.toml").write_text("\n".join(overlay(number, wheel) for number, wheel in enumerate(wheels)))
    (options.work / "headwater.toml").write_text(
        f'[[index]]\nid = "public"\nkind = "directory"\npath = {json.dumps(str(options.wheels.resolve()))}\n\n'
        '[overlays]\nfiles = ["overlays.toml"]\nmay-add = true\n')
    rewritten, failures = [], []
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for wheel, made in [(wheel, pool.submit(one, options, number, wheel)) for number, wheel in enumerate(wheels)]:
            try:
                path, differences = made.result()
                rewritten.append(path)
                failures += [f"{wheel.name}: {difference}" for difference in differences]
            except (ValueError, KeyError, UnicodeDecodeError) as failure:
                failures.append(str(failure))
    try:
        failures += installers(options, rewritten) + story(options)
    except ValueError as failure:
        failures.append(str(failure))
    print(*failures, sep="\n", end="\n" if failures else "")
    print(f"{len(wheels)} wheels, {len(rewritten)} rewritten, {len(failures)} differences")
    return 1 if failures or not wheels else 0


if __name__ == "__main__":
    sys.exit(main())
