#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Cuts the two recordings of the demo out of larger ones. Python 3.11, nothing else.

    cut.py RECORDINGS OUT

RECORDINGS holds index.tar.gz, a public index as it was served in November 2026 and cut at 2026-06-01, and
distro.tar.gz, what Debian 12 packages as python3-*; both of format 1 (docs/recording.md). OUT gets pypi.tar.gz and
debian.tar.gz. See README.md beside this file.
"""
import gzip, io, json, pathlib, re, sys, tarfile

ROOTS = ["flask", "flask-jwt-extended", "black", "requests", "httpx", "django", "pytest", "rich", "trio"]
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


def write(path, folder, manifest, pages):
    """The same recording gives the same bytes."""
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
    manifest, public = load(source / "index.tar.gz")
    distro_manifest, distro = load(source / "distro.tar.gz")
    names = reachable([public, distro])
    pages = {name: public[name] for name in names if name in public}
    note = "Facts as a public index served them in November 2026, cut at 2026-06-01: every project that a request for " + ", ".join(ROOTS) + " can lead to. Other names were not recorded."
    write(out / "pypi.tar.gz", "pypi", {"format": 1, "complete": False, "absent": [], "failures": {}, "bodies": "headers", "before": manifest["before"], "note": note, "projects": len(pages), "files": sum(len(p["files"]) for p in pages.values())}, pages)
    distro_manifest["note"] = "What Debian 12 packages as python3-*, November 2026: of each project the files of the upstream version that it ships."
    write(out / "debian.tar.gz", "debian", distro_manifest, distro)
    print(len(pages), "of", len(public), "projects; needed by old releases only, and not recorded:", *sorted(names - set(public)))


if __name__ == "__main__":
    main()
