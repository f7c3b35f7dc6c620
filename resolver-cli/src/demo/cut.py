#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Cuts the two recordings of the demo out of larger ones. Python 3.11, nothing else.

    cut.py RECORDINGS OUT

RECORDINGS holds index.tar.gz, a public index as it was served in November 2026 and cut at 2026-06-01, and
distro.tar.gz, the upstream files of what Debian 12 packages as python3-*; both of format 1 (docs/recording.md). OUT gets
pypi.tar.gz and debian-published.tar.gz. See README.md beside this file.
"""
import gzip, io, json, pathlib, re, sys, tarfile

ROOTS = ["flask", "flask-jwt-extended", "black", "requests", "httpx", "django", "pytest", "rich", "trio"]
# Added with what it requires by itself, of each only the files whose metadata was recorded as it was served.
REFUSED = "prefect"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
EXTRAS = re.compile(r"\[([^]]*)\]")


def normalize(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def load(path):
    """The manifest and the pages of a recording, by name."""
    pages, manifest = {}, None
    with tarfile.open(path) as archive:
        for member in archive:
            if member.isfile():
                text = json.load(archive.extractfile(member))
                if member.name.endswith("/manifest.json"):
                    manifest = text
                else:
                    pages[normalize(text["name"])] = text
    return manifest, pages


def needed(page, extras):
    """What any release of the page requires anywhere, by itself or with these extras: names, with the extras asked of them."""
    for body in page["bodies"]:
        for line in body.split("\n"):
            key, _, value = line.partition(":")
            if key.strip().lower() != "requires-dist":
                continue
            requirement, _, marker = value.strip().partition(";")
            if "extra" in marker and not any(re.search(rf"""["']{re.escape(e)}["']""", marker) for e in extras):
                continue
            wanted = EXTRAS.search(requirement)
            yield normalize(NAME.match(requirement)[0]), [e.strip() for e in wanted[1].split(",")] if wanted else []


def reachable(universes):
    """Every name that a request for the roots can lead to, in either index."""
    seen, queue = {}, [(root, []) for root in ROOTS]
    while queue:
        name, extras = queue.pop()
        new = (set(extras) | {None}) - seen.setdefault(name, set())
        seen[name] |= new
        if new:
            for pages in universes:
                if name in pages:
                    queue += needed(pages[name], new - {None})
    return set(seen)


def as_served(page):
    """The page without the files of which no metadata was recorded, or only that of another version."""
    files = [file for file in page["files"] if file[6] is not None and file[6] >= 0]
    assert files, page["name"]
    return {**page, "files": files}


def write(path, folder, manifest, pages):
    """The same recording gives the same bytes."""
    manifest = {"format": 1, "complete": False, "failures": {}, "bodies": "headers", **manifest, "projects": len(pages), "files": sum(len(page["files"]) for page in pages.values())}
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        texts = {f"pages/{name}.json": json.dumps(page, separators=(",", ":"), ensure_ascii=False) for name, page in pages.items()}
        texts["manifest.json"] = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
        for name in sorted(texts):
            member = tarfile.TarInfo(f"{folder}/{name}")
            data = texts[name].encode()
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    path.write_bytes(gzip.compress(raw.getvalue(), 9, mtime=0))


def main():
    source, out = map(pathlib.Path, sys.argv[1:])
    served, public = load(source / "index.tar.gz")
    _, distro = load(source / "distro.tar.gz")
    names = reachable([public, distro])
    refused = as_served(public[REFUSED])
    added = {name: as_served(public[name]) for name, _ in needed(refused, []) if name in public}
    pages = {REFUSED: refused, **added, **{name: public[name] for name in names if name in public}}
    roots = "every project that a request for " + ", ".join(ROOTS) + " can lead to"
    note = f"A public index as it was served in November 2026, cut at 2026-06-01: {roots}; and {REFUSED} with what it requires by itself, of each the files whose metadata was recorded. Other names were not recorded."
    write(out / "pypi.tar.gz", "pypi", {"absent": [], "before": served["before"], "note": note}, pages)
    upstream = {name: distro[name] for name in names if name in distro}
    note = f"Of what Debian 12 packages as python3-*, November 2026, {roots}: of each the files of the upstream version that it ships. Other names were not recorded."
    write(out / "debian-published.tar.gz", "debian-published", {"absent": sorted(names - set(distro)), "note": note}, upstream)
    print(len(pages), "of", len(public), "projects; needed by old releases only, and not recorded:", *sorted(names - set(public)))


if __name__ == "__main__":
    main()
