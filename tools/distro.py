#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What .ci/nightly and .ci/distro-workloads ask about a feed of Debian and about the plans that are made with it.

    distro.py policy LISTS [RECORDING]       prints a policy of the suites of Debian among apt's lists, or of a folder without a release
    distro.py unlisted LISTS                 prints the packages that no list of contents may name, for apt-get download
    distro.py measure SECONDS COMMAND...     runs a command, prints time and memory; fails where it takes longer on the clock
    distro.py names REPORT TABLE             holds the names of `feed report --format json` against dh-python's own table
    distro.py choose REPORT COUNT            prints so many packages, always the same of one report
    distro.py debs REPORT FOLDER             holds names and versions within packages against the report
    distro.py plans POLICY FOLDER REPORT [CONF]   plans each distro workload of a folder; with an apt.conf, puts the plans to apt-get -s
    distro.py upstream RECORDING REPORT FOLDER LISTS PUBLIC  writes into FOLDER, as a recording, what RECORDING has of the very versions of the
                                             report; prints a policy of that, of the lists, and of the recording PUBLIC
    distro.py hotfixed POLICY FOLDER COUNT MORE  holds how many hotfixes are found, and how many more distro workloads of a folder they resolve
    distro.py carry-out PLAN ROOT CONF MODULE...  installs both parts of a plan below ROOT and imports modules there

Needs Python 3.11. The variable HEADWATER names the command, ./headwater if it is not set. The exit status is 1 if something is not as
it has to be.
"""
import collections, email.parser, json, os, pathlib, random, re, resource, subprocess, sys, tarfile, time

try:
    from packaging.version import InvalidVersion, Version
except ImportError:
    from pip._vendor.packaging.version import InvalidVersion, Version

HEADWATER = os.environ.get("HEADWATER", "./headwater").split()
KEYRING = os.environ.get("HEADWATER_KEYRING", "/usr/share/keyrings/debian-archive-keyring.gpg")
METADATA = re.compile(r"\./usr/lib/python3[^/]*/(?:dist-packages/)?([^/]+)\.(?:dist-info/METADATA|egg-info/PKG-INFO|egg-info)")


def project(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def version(text):
    try:
        return Version(text)
    except InvalidVersion:
        return re.sub(r"[^\w.]+", "_", text)  # as the name of a folder has it


def output(*command, **options):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, **options).stdout


def text(value):
    return json.dumps(str(value))  # which TOML reads as well


def policy(lists, recording=None):
    lists, sources, trusted = pathlib.Path(lists).resolve(), [], True
    for release in sorted(lists.glob("*_dists_*_InRelease")):
        if re.search(r"^Origin: Debian$", release.read_text(errors="replace"), re.M):
            archive, _, suite = release.name.removesuffix("_InRelease").rpartition("_dists_")
            sources.append(f'{{ path = {text(lists / archive)}, suites = [{text(suite)}], components = ["main"], signed-by = {text(KEYRING)} }}')
    if not sources and (lists / "Packages.xz").exists():
        sources, trusted = [f"{{ path = {text(lists)} }}"], False
    print(f'[[index]]\nid = "debian"\nkind = "debian"\nsources = [{", ".join(sources)}]\narchitecture = "amd64"\nmissing-upload-time = "allow"')
    if not trusted:
        print("allow-unsigned = true")
    if recording:
        print(f'\n[[index]]\nid = "public"\nkind = "recording"\npath = {text(pathlib.Path(recording).resolve())}')
    return bool(sources)


def stanzas(file):
    with open(file, encoding="utf-8") as lines:
        for stanza in lines.read().split("\n\n"):
            yield dict(line.split(": ", 1) for line in stanza.split("\n") if line[:1].strip() and ": " in line)


def unlisted(lists):
    """Those of suites that list no contents, which no other suite has by that name."""
    lists, named, asked = pathlib.Path(lists), set(), {}
    for file in sorted(lists.glob("*_binary-*_Packages")):
        begin = file.name.rpartition("_binary-")[0]
        if any(contents.stat().st_size for contents in lists.glob(f"{begin}_Contents-*")):
            named.update(stanza.get("Package") for stanza in stanzas(file))
        else:
            asked.update((s["Package"], s["Version"]) for s in stanzas(file) if re.search(r"\bpython3", s.get("Depends", "") + s.get("Pre-Depends", "")))
    for name in sorted(asked.keys() - named):
        print(f"{name}={asked[name]}")
    return True


def measure(most, *command):
    begin = time.monotonic()
    done = subprocess.run(command)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor, took = used.ru_utime + used.ru_stime, time.monotonic() - begin
    print(f"{processor:.1f} s of a processor in {took:.1f} s, {used.ru_maxrss / 1024:.0f} MiB at most")
    return done.returncode == 0 and took <= float(most)


def rows(report):
    return json.loads(pathlib.Path(report).read_text())["packages"]


def packages(report):
    found = collections.defaultdict(dict)
    for row in rows(report):
        found[row["package"]][row["project"]] = row["version"]
    return found


def names(report, table):
    suppliers = collections.defaultdict(set)
    for name, provided in packages(report).items():
        for each in provided:
            suppliers[each].add(name)
    rows = [line.split()[:2] for line in pathlib.Path(table).read_text().splitlines() if line.strip()]
    known = [(project(name), package) for name, package in rows if project(name) in suppliers]
    other = sorted({(name, package) for name, package in known if package not in suppliers[name]})
    for name, package in other:
        print(f"  {name}: {package} in the table, {', '.join(sorted(suppliers[name]))} in the feed")
    print(f"{len(rows)} rows, {len(known) - len(other)} say the same, {len(other)} contradict, {len(rows) - len(known)} of no project of the feed; {len(suppliers.keys() - {n for n, _ in known})} of the feed alone")
    return len(other) <= len(known) / 500


def choose(report, count):
    print(*sorted(random.Random(12).sample(sorted(packages(report)), int(count))), sep="\n")
    return True


def within(deb):
    """The distributions within a package: name and version as their metadata has them."""
    found = {}
    with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", deb], stdout=subprocess.PIPE) as unpacked:
        with tarfile.open(fileobj=unpacked.stdout, mode="r|") as members:
            for member in members:
                if METADATA.fullmatch(member.name) and member.isfile():
                    fields = email.parser.HeaderParser().parsestr(members.extractfile(member).read().decode(errors="replace"))
                    found[project(fields["Name"])] = fields["Version"]
    return found


def debs(report, folder):
    feed, same, faults, converted = packages(report), 0, [], []
    # Of these no folder is listed at this version, so that of the package was converted.
    siblings = {(row["package"], row["project"]) for row in rows(report) if row["evidence"] == "sibling-source"}
    files = sorted(pathlib.Path(folder).glob("*.deb"))
    for deb in files:
        name = deb.name.split("_")[0]
        inside = within(deb)
        for each, number in feed[name].items():
            if each in inside and version(inside[each]) == version(number):
                same += 1
            else:
                of = converted if each in inside and (name, each) in siblings else faults
                of.append(f"  {name}: {each} {number} in the feed, {inside} in the package")
    print(*faults, *converted, sep="\n", end="\n" if faults or converted else "")
    print(f"{len(files)} packages, {same} projects of the same name and version, {len(faults)} not, {len(converted)} of a version that was converted")
    return files and not faults


def request(workload):
    return [*workload["requirements"], "--python", workload["python"], "--platform", workload["platform"],
            "--exclude-newer", workload["exclude-newer"], "--only-binary", workload["only-binary"]]


def simulated(conf, plan):
    """What apt would install for the first part, on a machine where nothing is."""
    words = plan["command"].split()
    lines = output(words[0], "-c", conf, "-s", *words[1:])
    return dict(re.findall(r"^Inst (\S+) \((\S+)", lines, re.M))


def compare(plan, installed, feed):
    """What apt installs of projects and the plan does not have, without what stands in an alternative of it; and the other way round."""
    ours = {each["name"] for package in plan["packages"] for each in package["provides"]}
    listed = {name for one in plan["alternatives"] for name in re.findall(r"[a-z0-9][a-z0-9+.-]+", one["relation"])}
    apt = {each: name for name in installed for each in feed.get(name, {})}
    beside = sorted(each for each in apt.keys() - ours if apt[each] in listed)
    in_files = sorted(set(beside) & {file["name"] for file in plan["files"]})
    return beside, sorted(apt.keys() - ours - set(beside)), sorted(ours - apt.keys()), in_files


def plans(policy_file, folder, report, conf=None):
    feed, resolved, faults, files = packages(report), 0, 0, sorted(pathlib.Path(folder).glob("distro-*.json"))
    for file in files:
        workload = json.loads(file.read_text())
        done = subprocess.run([*HEADWATER, "plan", *request(workload), "--config", policy_file, "--format", "json", "--quiet"], capture_output=True, text=True)
        if done.returncode:
            print(f"  {workload['id']:22} no plan, exit status {done.returncode}")
            continue
        resolved += 1
        plan = json.loads(done.stdout)
        pathlib.Path(policy_file).with_name(f"{workload['id']}.plan").write_text(done.stdout)
        said = f"  {workload['id']:22} {len(plan['packages'])} packages, {len(plan['files'])} files"
        if conf and plan["command"]:
            installed = simulated(conf, plan)
            beside, more, fewer, in_files = compare(plan, installed, feed)
            said += f"; apt installs {len(installed)}, beside ours by alternatives: {', '.join(beside) or 'nothing'}"
            if more or fewer or in_files:
                said += f" <-- apt alone: {more}, plan alone: {fewer}, in the second part, too: {in_files}"
                faults += 1
        print(said, flush=True)
    print(f"{resolved} of {len(files)} have a plan" + (f", {faults} not as apt" if conf else ""))
    return files and resolved >= len(files) - 1 and not faults


def published(row):
    """Whether metadata of a wheel was recorded, and not filled in with that of another version."""
    return row[0].endswith(".whl") and row[6] is not None and row[6] >= 0


def upstream(recording, report, folder, lists, public):
    """Metadata as published is ahead of the feed, and so the projects come from there whose release was recorded whole."""
    versions, folder, count = collections.defaultdict(set), pathlib.Path(folder), 0
    for row in rows(report):
        versions[row["project"]].add(version(row["version"]))
    (folder / "pages").mkdir(parents=True)
    with tarfile.open(recording) as archive:
        for member in archive:
            if member.isfile() and "/pages/" in member.name:
                page = json.load(archive.extractfile(member))
                page["files"] = [row for row in page["files"] if published(row) and version(row[0].split("-")[1]) in versions[page["name"]]]
                if page["files"]:
                    (folder / "pages" / f"{page['name']}.json").write_text(json.dumps(page))
                    count += 1
    (folder / "manifest.json").write_text('{"format": 1, "complete": true, "absent": [], "failures": {}, "bodies": "headers"}')
    print(f'[[index]]\nid = "upstream"\nkind = "recording"\npath = {text(folder.resolve())}\n')
    return policy(lists, public) and count > 0


def resolved(policy_file, files):
    found = set()
    for file in files:
        workload = json.loads(file.read_text())
        done = subprocess.run([*HEADWATER, "resolve", *request(workload), "--config", policy_file, "--quiet"], capture_output=True)
        if done.returncode not in (0, 1):
            sys.exit(done.stderr.decode())
        found.update([workload["id"]] if done.returncode == 0 else [])
    return found


def hotfixed(policy_file, folder, count, more):
    files, before = sorted(pathlib.Path(folder).glob("distro-*.json")), pathlib.Path(policy_file)
    workload = json.loads(files[0].read_text())
    words = ["feed", "hotfixes", "debian", "--against", "upstream", "--config", policy_file, "--python", workload["python"], "--platform", workload["platform"]]
    hotfixes = json.loads(output(*HEADWATER, *words, "--format", "json"))
    for hotfix in hotfixes["hotfixes"]:
        print(f"  {hotfix['text']}")
    before.with_name("hotfixes.toml").write_text(hotfixes["write"])
    after = before.with_name("hotfixed.toml")
    after.write_text(before.read_text() + '\n[overlays]\nfiles = ["hotfixes.toml"]\n')
    without, having = resolved(policy_file, files), resolved(after, files)
    print(hotfixes["message"])
    print(f"{len(without)} of {len(files)} resolve by published metadata; with the hotfixes {', '.join(sorted(having - without))} as well")
    return len(hotfixes["hotfixes"]) == int(count) and len(having) >= len(without) + int(more) and without <= having


def carry_out(plan_file, root, conf, *modules):
    plan, root = json.loads(pathlib.Path(plan_file).read_text()), pathlib.Path(root).resolve()
    archives = root.with_suffix(".archives")
    archives.mkdir(parents=True, exist_ok=True)
    root.mkdir(exist_ok=True)
    installed = simulated(conf, plan)
    output("apt-get", "-c", conf, "-q", "download", *(f"{name}={number}" for name, number in installed.items()), cwd=archives)
    for deb in sorted(archives.glob("*.deb")):
        output("dpkg", "-x", deb, root)
    target = root / "usr/local/lib/python3.11/dist-packages"
    wanted = root.with_suffix(".txt")
    wanted.write_text("".join(f"{f['name']}=={f['version']} --hash=sha256:{f['hashes']['sha256']}\n" for f in plan["files"]))
    if plan["files"]:
        output(sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--require-hashes", "--only-binary", ":all:", "--python-version", "3.11",
               "--target", target, "-r", wanted)
    # What a package links when it is set up, not when it is unpacked.
    libraries = ":".join("/" + str(each.relative_to(root)) for each in sorted(root.glob("usr/lib/*-linux-gnu/*")) if each.name in ("blas", "lapack"))
    script = "import importlib, sys\nfor m in sys.argv[1:]:\n    print(' ', m, getattr(importlib.import_module(m), '__file__', ''))"
    inside = ["chroot", root] if os.geteuid() == 0 else ["unshare", "--map-root-user", "chroot", root]
    print(output(*inside, "/usr/bin/python3.11", "-c", script, *modules, env={"LD_LIBRARY_PATH": libraries, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/"}), end="")
    print(f"{len(installed)} packages unpacked, {len(plan['files'])} files installed by pip, {len(modules)} modules imported")
    return True


if __name__ == "__main__":
    commands = {"carry-out": carry_out, **{f.__name__: f for f in (policy, unlisted, measure, names, choose, debs, plans, upstream, hotfixed)}}
    if len(sys.argv) < 3 or sys.argv[1] not in commands:
        sys.exit(__doc__)
    sys.exit(0 if commands[sys.argv[1]](*sys.argv[2:]) else 1)
