#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Resolve recorded workloads over loopback HTTP in every regime of the cache, and see that the answer stays the same.

    regimes.py SHARED --headwater CMD [--only ID...]

SHARED holds recordings/ and tools/record_index.py, which serves them. Each workload is resolved cold (with --record), stale (every
page has expired and is asked about again: 304 has to come for each), offline, and from what --record wrote, without any server. The
JSON has to be the same but for URLs and policy-digest. Prints, for each, the packages of the solution, and how many pages,
metadata files and bytes the servers gave out cold. Needs Python 3.11, aiohttp; the exit status is 1 if anything differs.
"""
import argparse, json, pathlib, shutil, socket, subprocess, sys, tarfile, tempfile, time, urllib.request


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Served:
    """The recordings, each behind a server of its own; pages expire after so many seconds, at once if nothing is said."""

    def __init__(self, shared, work, max_age=0):
        self.ports, self.running = {}, []
        for name, file in {"pypi": "index.tar.gz", "debian": "distro.tar.gz"}.items():
            with tarfile.open(shared / "recordings" / file) as archive:
                archive.extractall(work / name, filter="data")
            root = next(p for p in [work / name, *(work / name).iterdir()] if (p / "pages").is_dir())
            port = self.ports[name] = free_port()
            self.running.append(subprocess.Popen([sys.executable, shared / "tools" / "record_index.py", "serve", root, "--port", str(port), "--max-age", str(max_age)]))
        for name in self.ports:
            self.wait(name)

    def wait(self, name):
        deadline = time.monotonic() + 60
        while True:
            try:
                return self.counts(name)
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)

    def counts(self, name):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.ports[name]}/_stats?reset=1") as answer:
            return json.load(answer)

    def total(self):
        every = [self.counts(name) for name in self.ports]
        return {key: sum(counts[key] for counts in every) for key in every[0]}

    def stop(self):
        for process in self.running:
            process.kill()


def comparable(text):
    answer = json.loads(text)
    answer.pop("policy-digest", None)
    for package in answer.get("packages") or []:
        package["file"].pop("url", None)
        package.pop("purl", None)
    return answer


def difference(one, other, path=""):
    if type(one) is not type(other):
        return f"{path}: {one!r} and {other!r}"
    if isinstance(one, dict):
        for key in sorted(one.keys() | other.keys()):
            found = difference(one.get(key), other.get(key), f"{path}.{key}")
            if found:
                return found
    elif isinstance(one, list):
        if len(one) != len(other):
            return f"{path}: {len(one)} and {len(other)} entries"
        for i, (x, y) in enumerate(zip(one, other)):
            found = difference(x, y, f"{path}[{i}]")
            if found:
                return found
    elif one != other:
        return f"{path}: {one!r} and {other!r}"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("--headwater", default="./headwater")
    parser.add_argument("--only", nargs="*")
    options = parser.parse_args()
    work = pathlib.Path(tempfile.mkdtemp(prefix="headwater-regimes-"))
    served = Served(options.shared, work)
    failed = 0
    try:
        for file in sorted((options.shared / "recordings" / "workloads").glob("*.json")):
            workload = json.loads(file.read_text())
            if options.only and workload["id"] not in options.only:
                continue
            failed += not check(workload, options.headwater.split(), served, work)
    finally:
        served.stop()
        shutil.rmtree(work, ignore_errors=True)
    print(f"{failed} differ")
    return 1 if failed else 0


def check(workload, command, served, work):
    cache, record = work / "cache", work / "record"
    for folder in (cache, record):
        shutil.rmtree(folder, ignore_errors=True)
    request = [*workload["requirements"], "--python", workload["python"], "--platform", workload["platform"], "--exclude-newer", workload["exclude-newer"], "--only-binary", ":all:", "--format", "json"]
    indexes = [x for i in workload.get("indexes", ["pypi"]) for x in ("--index", f"{i}=http://127.0.0.1:{served.ports[i]}/simple/")]
    kept = ["--cache-dir", str(cache)]

    def run(*words):
        done = subprocess.run([*command, "resolve", *request, *words], capture_output=True, text=True)
        try:
            return comparable(done.stdout), None
        except ValueError:
            return None, f"no JSON, exit {done.returncode}: {(done.stderr or done.stdout)[-300:]!r}"

    served.total()
    regimes = {"cold": run(*indexes, *kept, "--record", str(record))}
    cold = served.total()
    regimes["stale"] = run(*indexes, *kept)
    stale = served.total()
    regimes["offline"] = run(*indexes, *kept, "--offline")
    offline = served.total()
    regimes["recording"] = run("--config", str(record / "headwater.toml"))
    faults = [f"{name}: {fault}" for name, (_, fault) in regimes.items() if fault]
    first = regimes["cold"][0]
    for name, (answer, _) in regimes.items():
        found = first is not None and answer is not None and difference(first, answer)
        if found:
            faults.append(f"{name} differs at {found}")
    if first is not None and first["outcome"] != workload["outcome"]:
        faults.append(f"{first['outcome']}, not {workload['outcome']}")
    # While it records, nothing is read ahead: so the pages of the cold run are those that were needed, and all of them are kept.
    if stale["304"] != cold["page"]:
        faults.append(f"stale: of {cold['page']} pages kept only {stale['304']} were taken as unchanged")
    if any(offline.values()):
        faults.append("offline: something was asked")
    packages = len(first["packages"]) if first and first.get("packages") else 0
    print(
        f"{workload['id']:26s} {packages:4d} packages; cold {cold['page']} pages, {cold['404']} absent, {cold['metadata']} metadata, {cold['bytes'] / 1e6:.1f} MB; stale {stale['304']} unchanged, {stale['page']} pages and {stale['metadata']} metadata read ahead",
        *("" if not faults else ["  <-- " + "; ".join(faults)]), flush=True)
    return not faults


if __name__ == "__main__":
    sys.exit(main())
