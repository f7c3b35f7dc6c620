#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What .ci/nightly asks about repositories of rpm's packages: made of wheels by rpm's own generator, and held against libsolv and dnf.

    rpm.py build WHEELS FOLDER          makes a package of the metadata of each wheel, and of them the repositories FOLDER/gz and FOLDER/zst
    rpm.py compare FOLDER REQUIREMENT.. resolves and plans each requirement by each repository, and holds that against libsolv and what
                                        dnf installs below a root of its own
    rpm.py specifiers RECORDING FILE    writes each specifier of a recording's metadata with what the generator makes of it

The variable RPM_ROOT names a folder in which the packages rpm, createrepo-c, libsolv-tools and dnf of Debian, and what they need, are
unpacked. HEADWATER names the command, ./headwater if it is not set. The exit status is 1 if something is not as it has to be.
"""
import json, os, pathlib, re, shutil, subprocess, sys, tempfile, zipfile

HEADWATER = os.environ.get("HEADWATER", "./headwater").split()
ROOT = pathlib.Path(os.environ.get("RPM_ROOT", "/"))
PYTHON = "3.11"
SITE = f"/usr/lib/python{PYTHON}/site-packages"
PLATFORM = "manylinux_2_36_x86_64"
SYSTEM = "/usr/bin/python3"
UNDECLARED = {"rich"}  # built without the generator; no other requires it, since nothing declares it

SPEC = """Name: {package}
Version: {version}
Release: 1
Summary: x
License: x
Vendor: Fedora Project
BuildArch: noarch
{head}
%global __os_install_post %{{nil}}
%define __pythondist_provides {generator} --provides --majorver-provides-versions {python} --normalized-names-format pep503 --package-name %{{name}}
%define __pythondist_requires {generator} --requires --normalized-names-format pep503 --package-name %{{name}} \
--console-scripts-nodep-setuptools-since 3.10 --require-extras-subpackages
%description
x
%install
{install}
%files
{files}
{more}
"""


def environment():
    libraries = [ROOT / "usr/lib/x86_64-linux-gnu", ROOT / "lib/x86_64-linux-gnu"]
    return {
        **os.environ,
        "LD_LIBRARY_PATH": ":".join(map(str, libraries)),
        "RPM_CONFIGDIR": str(ROOT / "usr/lib/rpm"),
        "PYTHONPATH": str(ROOT / "usr/lib/python3/dist-packages"),
        "PATH": f"{ROOT}/usr/bin:{os.environ['PATH']}",
    }


def run(*command, **options):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, env=environment(), **options)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))[:300]}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def project(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def rpm_version(version):
    """As the generator writes it; one suffix is enough for what is released."""
    return re.sub(r"\.post", "^post", re.sub(r"(?<=\d)(a|b|rc)(?=\d)", r"~\1", version))


def folder_of(wheel, site):
    """Takes the metadata of a wheel along, and nothing else."""
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.namelist():
            if re.fullmatch(r"[^/]+\.dist-info/(METADATA|entry_points\.txt)", entry):
                target = site / entry
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(entry))
    return next(site.glob("*.dist-info"))


def spec(folder, name, version, extras, declares):
    package, dist = f"python3-{name}", f"{SITE}/{folder.name}"
    module = f"{SITE}/{name.replace('-', '_')}.py"
    install = f"mkdir -p %{{buildroot}}{SITE}\ncp -r {folder} %{{buildroot}}{SITE}/\necho > %{{buildroot}}{module}"
    more = "".join(
        f"%package -n {package}+{extra}\nSummary: x\nRequires: {package} = %{{version}}-%{{release}}\n"
        f"%description -n {package}+{extra}\nx\n%files -n {package}+{extra}\n%ghost {dist}\n" for extra in extras)
    head = "" if declares else f"AutoReqProv: no\nRequires: python(abi) = {PYTHON}"
    return SPEC.format(package=package, version=rpm_version(version), head=head, generator=ROOT / "usr/lib/rpm/pythondistdeps.py",
                       python=PYTHON, install=install, files=f"{dist}\n{module}", more=more)


def interpreter():
    program = f"/usr/bin/python{PYTHON}"
    return SPEC.format(package="python3", version=f"{PYTHON}.2", head="", generator="true", python=PYTHON, more="", files=program,
                       install=f"mkdir -p %{{buildroot}}/usr/bin\necho > %{{buildroot}}{program}\nchmod 755 %{{buildroot}}{program}")


def build(wheels, folder):
    folder = pathlib.Path(folder).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    packages = folder / "packages"
    packages.mkdir(parents=True)
    found = {project(path.name.split("-")[0]): path for path in sorted(pathlib.Path(wheels).glob("*.whl"))}
    for name, wheel in {"": None, **found}.items():
        with tempfile.TemporaryDirectory() as top:
            top = pathlib.Path(top)
            if wheel is None:
                text = interpreter()
            else:
                meta = folder_of(wheel, top)
                fields = (meta / "METADATA").read_text()
                extras = [] if name in UNDECLARED else sorted(
                    extra for extra in re.findall(r"^Provides-Extra: (\S+)", fields, re.M) if serves(fields, extra, found))
                text = spec(meta, name, re.search(r"^Version: (\S+)", fields, re.M)[1], extras, name not in UNDECLARED)
            (top / "one.spec").write_text(text)
            run("rpmbuild", "-bb", "--define", f"_topdir {top}", "--define", f"_rpmdir {packages}", "--define", f"_dbpath {top}/db", top / "one.spec")
    built = sorted(packages.rglob("*.rpm"))
    for form, words in {"gz": ["--general-compress-type=gz"], "zst": ["--general-compress-type=zstd"]}.items():
        repository = folder / form
        repository.mkdir()
        for path in built:
            os.link(path, repository / path.name)
        try:
            run("createrepo_c", "--no-database", *words, repository)
        except SystemExit:  # before 1.0 it packs by gzip, bzip2 and xz alone
            run("createrepo_c", "--no-database", repository)
            pack(repository)
    print(f"{len(built)} packages of {len(found)} wheels, {len(UNDECLARED & set(found))} of them without the generator")
    return 0 if len(found) >= 30 else 1


def pack(repository):
    """Packs the lists again, by zstd, and says in repomd.xml what they are now."""
    import hashlib
    index = repository / "repodata/repomd.xml"
    text = index.read_text()
    for old in sorted((repository / "repodata").glob("*.xml.gz")):
        before = old.read_bytes()
        plain = subprocess.run(["gzip", "-dc", old], check=True, stdout=subprocess.PIPE).stdout
        packed = subprocess.run(["zstd", "-q", "-c"], check=True, input=plain, stdout=subprocess.PIPE, env=environment()).stdout
        digest = hashlib.sha256(packed).hexdigest()
        new = old.with_name(digest + re.sub(r"^[0-9a-f]*", "", old.name.replace(".gz", ".zst")))
        text = text.replace(old.name, new.name).replace(hashlib.sha256(before).hexdigest(), digest)
        text = text.replace(f"<size>{len(before)}</size>", f"<size>{len(packed)}</size>")
        new.write_bytes(packed)
        old.unlink()
    index.write_text(text)


def serves(fields, extra, found):
    """Whether all that an extra requires is among the wheels, and it requires something."""
    needs = re.findall(r"^Requires-Dist: ([A-Za-z0-9._-]+)[^\n]*;[^\n]*extra\s*==\s*[\"']" + re.escape(extra) + r"[\"']", fields, re.M)
    return bool(needs) and all(project(name) in found for name in needs)


def policy(repository):
    path = repository / "headwater.toml"
    path.write_text(f'[[index]]\nid = "rpms"\nkind = "rpm-md"\nallow-unsigned = true\nsources = [{{ path = "{repository}" }}]\n')
    return path


def headwater(*words):
    done = subprocess.run([*HEADWATER, *map(str, words)], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, words))}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def libsolv(repository, asks):
    """The packages that libsolv installs for what a plan asks, on a machine where nothing is."""
    with tempfile.TemporaryDirectory() as top:
        lists = {kind: next((repository / "repodata").glob(f"*-{kind}.xml.*")) for kind in ("primary", "filelists")}
        solv = pathlib.Path(top) / "rpms.solv"
        with solv.open("wb") as out:
            plain = subprocess.run(["zstd" if lists["primary"].suffix == ".zst" else "gzip", "-dc", lists["primary"]],
                                   check=True, stdout=subprocess.PIPE, env=environment()).stdout
            subprocess.run([ROOT / "usr/bin/rpmmd2solv"], input=plain, stdout=out, check=True, env=environment())
        lines = ["repo rpms 0 solv rpms.solv", "system x86_64 rpm", "solverflags ignorerecommended"]
        lines += [f"job install {asked(ask)}" for ask in asks]
        case = pathlib.Path(top) / "case.t"
        case.write_text("\n".join(lines) + "\nresult transaction,problems <inline>\n")
        text = subprocess.run([ROOT / "usr/bin/testsolv", "-r", case.name], cwd=top, capture_output=True, text=True, env=environment()).stdout
    return {re.sub(r"-[^-]+-[^-]+$", "", line.split()[1]) for line in text.splitlines() if line.startswith("install ")}, text


def asked(ask):
    """By a capability, of which dnf would take unescaped brackets for a pattern, or by the name and the version of a package."""
    ask = ask.replace("\\", "")
    package = re.fullmatch(r"([A-Za-z0-9._+-]+)-([^-]+-[^-]+)", ask)
    return f"name {package[1]} = {package[2]}" if package else f"provides {ask}"


def dnf(repository, top, *words):
    (pathlib.Path(top) / "log").mkdir(exist_ok=True)
    command = [SYSTEM, ROOT / "usr/bin/dnf", "-q", "--installroot", top, "--setopt", f"cachedir={top}/cache", "--setopt", f"logdir={top}/log",
               "--setopt", "reposdir=/dev/null", "--setopt", f"pluginpath={top}", "--releasever", "1", "--noplugins", "--repofrompath",
               f"rpms,file://{repository}", "--repo", "rpms", "--nogpgcheck", *words]
    return run(*command).split()


def knows(repository, asks):
    """The packages by which dnf would serve what a plan asks."""
    provided = set()
    with tempfile.TemporaryDirectory() as top:
        for ask in asks:
            provided.update(dnf(repository, top, "repoquery", "--qf", "%{name}", *(["--whatprovides"] if "(" in ask else []), ask))
    return provided


def installed(repository, asks):
    """The packages that dnf installs for what a plan asks, in a root where nothing is, as rpm's database has them then."""
    with tempfile.TemporaryDirectory() as top:
        dnf(repository, top, "install", "-y", "--setopt=install_weak_deps=False", *asks)
        return set(run(ROOT / "usr/bin/rpm", "--root", top, "-qa", "--qf", "%{name}\n").split())


def compare(folder, requirements):
    different = 0
    for form in ("gz", "zst"):
        repository = pathlib.Path(folder).resolve() / form
        config = policy(repository)
        for requirement in requirements:
            plan = json.loads(headwater("plan", requirement, "--python", PYTHON, "--platform", PLATFORM, "--config", config,
                                        "--format", "json", "--quiet"))
            asks = [ask.strip("'") for ask in re.findall(r"'[^']*'", plan["command"])]
            ours = {one["package"] for one in plan["packages"]}
            solved, text = libsolv(repository, asks)
            # What a plan asks an extra for is a package of its own, which provides nothing but that.
            theirs = {name for name in solved if "+" not in name}
            provided = knows(repository, asks)
            carried = installed(repository, asks)
            same = ours == theirs and provided <= solved and ours <= provided | {"python3"} and "problem" not in text and carried == solved
            different += not same
            print(f"  {form:4} {requirement:18} {len(ours):3} packages, libsolv {len(solved):3}, dnf installs {len(carried):3}, knows {len(provided):3} of {len(asks):3} asked"
                  + ("" if same else f"  DIFFERENT: ours {sorted(ours - theirs)}, theirs {sorted(theirs - ours)}, {text[:500]}"))
    print(f"{different} differ")
    return 1 if different else 0


def specifiers(recording, file):
    from packaging.requirements import InvalidRequirement, Requirement
    found = set()
    for page in sorted(pathlib.Path(recording).rglob("pages/*.json")):
        for body in json.loads(page.read_text())["bodies"]:
            for line in re.findall(r"^Requires-Dist: (.+)$", body, re.M):
                try:
                    text = str(Requirement(line).specifier)
                except InvalidRequirement:
                    continue
                found.update([text] if text else [])
    rows = []
    all_of = sorted(found)
    for begin in range(0, len(all_of), 2000):
        rows += generated(all_of[begin:begin + 2000])
    pathlib.Path(file).write_text("".join(f"{text}\t{made}\n" for text, made in rows))
    print(f"{len(found)} specifiers, the generator made {len(rows)} of them")
    return 0 if len(rows) >= 0.99 * len(found) else 1


def generated(texts):
    with tempfile.TemporaryDirectory() as top:
        meta = pathlib.Path(top) / f"usr/lib/python{PYTHON}/site-packages/all-1.dist-info"
        meta.mkdir(parents=True)
        (meta / "METADATA").write_text("Metadata-Version: 2.1\nName: all\nVersion: 1\n" + "".join(
            f"Requires-Dist: x{place} ({text})\n" for place, text in enumerate(texts)))
        lines = run(SYSTEM, ROOT / "usr/lib/rpm/pythondistdeps.py", "--requires", meta).splitlines()
    made = {}
    for line in lines:
        for place in set(re.findall(r"dist\(x(\d+)\)", line)):
            made[int(place)] = re.sub(r"python[\d.]+dist\(x\d+\)", "lib", line)
    return [(text, made[place]) for place, text in enumerate(texts) if place in made]


def main():
    match sys.argv[1:]:
        case ["build", wheels, folder]:
            return build(wheels, folder)
        case ["compare", folder, *requirements]:
            return compare(folder, requirements)
        case ["specifiers", recording, file]:
            return specifiers(recording, file)
    sys.exit(__doc__)


if __name__ == "__main__":
    sys.exit(main())
