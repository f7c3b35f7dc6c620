#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Cuts inputs for the fuzz targets out of recordings of real indexes: RECORDINGS OUT.

OUT is the folder in which the fuzzer keeps what it finds, .cifuzz-corpus: a folder for each class, one in it for each
target. The same recordings give the same inputs. Small ones only, for a fuzzer learns more from many than from large.
"""

import hashlib
import json
import lzma
import pathlib
import random
import sys
import tarfile

PACKAGE = "dev.headwater.tests.fuzz."
MOST = 150
LONGEST = 6000


class Corpus:
    """Inputs by target, some of those that are offered."""

    def __init__(self):
        self.inputs = {}

    def offer(self, target, text):
        data = text.encode()
        if len(data) <= LONGEST:
            self.inputs.setdefault(target, set()).add(data)

    def write(self, out):
        for target, inputs in sorted(self.inputs.items()):
            folder = out.joinpath(*(PACKAGE + target).split("#"))
            folder.mkdir(parents=True, exist_ok=True)
            chosen = random.Random(target).sample(sorted(inputs), min(MOST, len(inputs)))
            for data in chosen:
                (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
            print(f"{target}: {len(chosen)} of {len(inputs)}")


def offer_project(corpus, recorded):
    """A recorded project: its files as a page of some, its metadata, and what stands in that."""
    name = recorded["name"]
    rows = recorded["files"][-12:]
    corpus.offer("LocalIndexFuzzTest#recordedPages", json.dumps({**recorded, "files": rows, "bodies": recorded["bodies"][:3]}))
    files, anchors = [], []
    for filename, sha256, size, uploaded, python, *_ in rows:
        url = f"https://files.example.org/{filename}"
        files.append({"filename": filename, "url": url, "hashes": {"sha256": sha256}, "size": size, "upload-time": uploaded,
                      "requires-python": python, "core-metadata": filename.endswith(".whl"), "yanked": False})
        required = f' data-requires-python="{python}"'.replace(">", "&gt;").replace("<", "&lt;") if python else ""
        anchors.append(f'<a href="{url}#sha256={sha256}"{required}>{filename}</a><br/>')
        kind = "wheels" if filename.endswith(".whl") else "sdists"
        corpus.offer(f"FilenameFuzzTest#{kind}", filename)
    corpus.offer("PageFuzzTest#json", json.dumps({"meta": {"api-version": "1.1"}, "name": name, "versions": [], "files": files}))
    page = f"<!DOCTYPE html><html><head><title>Links for {name}</title></head><body>" + "\n".join(anchors) + "</body></html>"
    corpus.offer("PageFuzzTest#html", page)
    corpus.offer("PageFuzzTest#flatPages", page)
    for body in recorded["bodies"][:3]:
        corpus.offer("MetadataFuzzTest#metadata", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n{body}\n\nA description.\n")
        for line in body.split("\n"):
            if line.startswith("Requires-Dist: "):
                requirement = line[len("Requires-Dist: "):]
                corpus.offer("RequirementFuzzTest#requirements", requirement)
                if ";" in requirement:
                    corpus.offer("RequirementFuzzTest#markers", requirement.split(";", 1)[1].strip())


def offer_lists(corpus, lists):
    """Stanzas and lines of a distributor's lists."""
    with lzma.open(lists / "Packages.xz", "rt", encoding="utf-8") as packages:
        stanzas = packages.read(8 << 20).split("\n\n")[:-1]
    for i in range(0, len(stanzas) - 2, 2):
        corpus.offer("distro.DebianListsFuzzTest#packages", "\n\n".join(stanzas[i:i + 2]) + "\n\n")
    with lzma.open(lists / "Contents-all.xz", "rt", encoding="utf-8", errors="replace") as contents:
        lines = [line for line in contents if "-info" in line][:20000]
    for i in range(0, len(lines), 20):
        corpus.offer("distro.DebianListsFuzzTest#contents", "".join(lines[i:i + 20]))


def main():
    recordings, out = map(pathlib.Path, sys.argv[1:])
    corpus = Corpus()
    with tarfile.open(recordings / "index.tar.gz") as archive:
        for member in archive:
            if "/pages/" in member.name and member.size < 400_000:
                offer_project(corpus, json.load(archive.extractfile(member)))
    offer_lists(corpus, recordings / "debian-12-lists")
    corpus.write(out)


if __name__ == "__main__":
    main()
