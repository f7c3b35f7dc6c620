#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A hotfix from the first no to its end, as an operator and those who install would go through it.

    story.py RECORDINGS WORK [PYTHON]

RECORDINGS has distro.tar.gz and index.tar.gz: a distributor's feed of upstream's files, and a public index. `requests` has no solution in
that order. `repair` proposes an overlay, which is looked at, compared and signed; the same request resolves, and its lock names the
overlay. pip installs the wheel that is rewritten by it, and `pip check` is content, where it is not with the published one. When the
overlay is withdrawn, `verify` says so. PYTHON makes the environments, and its pip downloads the one wheel and what it requires.

Needs Python 3.11 and a JDK. The variable HEADWATER names the command, ./headwater if it is not set. The exit status is 1 if something is
not as it has to be.
"""
import json, os, pathlib, re, shutil, subprocess, sys

HEADWATER = os.environ.get("HEADWATER", "./headwater").split()
TARGET = ["--python", "3.11", "--platform", "manylinux_2_31_x86_64", "--exclude-newer", "2026-06-01T00:00:00Z", "--only-binary", ":all:"]
PIP = ["-m", "pip", "-q", "--disable-pip-version-check"]
JAVA = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"

# What openssl genpkey does, on a machine that has none.
KEYS = """
import java.nio.file.*;
import java.security.*;
import java.util.Base64;

class Keys {
    public static void main(String[] files) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.writeString(Path.of(files[0]), pem("PRIVATE KEY", pair.getPrivate()));
        Files.writeString(Path.of(files[1]), pem("PUBLIC KEY", pair.getPublic()));
    }

    static String pem(String label, Key key) {
        String lines = Base64.getMimeEncoder().encodeToString(key.getEncoded());
        return "-----BEGIN " + label + "-----\\n" + lines + "\\n-----END " + label + "-----\\n";
    }
}
"""


def told(what, holds, *printed):
    print(f"{'ok  ' if holds else 'FAIL'} {what}", flush=True)
    if not holds:
        sys.exit("\n".join(map(str, printed)))


def run(*command):
    done = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.returncode, done.stdout


class Story:
    def __init__(self, recordings, work, python):
        self.recordings, self.work, self.python = pathlib.Path(recordings).resolve(), pathlib.Path(work).resolve(), python
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        self.policy = self.work / "headwater.toml"
        self.lock = self.work / "pylock.toml"

    def headwater(self, *words):
        return run(*HEADWATER, *words, "--config", self.policy)

    def write_policy(self, overlays=""):
        indexes = (("debian", "distro.tar.gz"), ("pypi", "index.tar.gz"))
        entries = (f'[[index]]\nid = "{name}"\nkind = "recording"\npath = {json.dumps(str(self.recordings / file))}\n' for name, file in indexes)
        self.policy.write_text("\n".join(entries) + overlays)

    def propose(self):
        self.write_policy()
        status, said = self.headwater("resolve", *TARGET, "requests")
        told("requests has no solution", status == 1 and "charset-normalizer" in said, said)
        status, said = self.headwater("repair", *TARGET, "--quiet", "requests")
        lines = said.splitlines()
        begin = next((i for i, line in enumerate(lines) if line.strip() == "[[overlay]]"), None)
        told("repair proposes an overlay", status == 0 and begin is not None, said)
        entry = [line.strip() for line in lines[begin:]]
        entry = entry[: entry.index("")] if "" in entry else entry
        self.overlays = self.work / "hotfixes.toml"
        self.overlays.write_text("\n".join(entry) + "\n")
        told("it widens one requirement of one project", entry[-1].count("old =") == 1 and 'project = "requests"' in entry, said)

    def look(self):
        status, said = self.headwater("overlay", "lint", self.overlays)
        told("lint has nothing against it", status == 0, said)
        status, said = self.headwater("overlay", "diff", self.overlays, *TARGET, "requests")
        told("diff shows the wheel and the answer", status == 0 and "requests-2.28.1-py3-none-any.whl" in said, said)

    def sign(self):
        key, trusted, signed = self.work / "key.pem", self.work / "trusted.pem", self.work / "hotfixes.signed"
        (self.work / "Keys.java").write_text(KEYS)
        status, said = run(JAVA, self.work / "Keys.java", key, trusted)
        told("a key is made", status == 0, said)
        words = ["overlay", "sign", self.overlays, "--key", key, "-o", signed, "--serial", "1", "--expires", "2099-01-01"]
        status, said = run(*HEADWATER, *words)
        told("it is signed", status == 0, said)
        self.in_force = f'\n[overlays]\nfiles = ["{signed.name}"]\ntrusted-keys = ["{trusted.name}"]\n'
        self.write_policy(self.in_force.replace(signed.name, self.overlays.name))
        status, said = self.headwater("resolve", *TARGET, "requests")
        told("without its signature it is refused", status == 2, said)
        self.write_policy(self.in_force)

    def resolve(self):
        status, said = self.headwater("lock", *TARGET, "-o", self.lock, "requests")
        told("the request resolves", status == 0, said)
        digest = re.search(r'^overlay-digest = "(sha256:[0-9a-f]{64})"$', self.lock.read_text(), re.M)
        told("the lock has the digest of the overlays", digest is not None, self.lock.read_text())
        status, said = self.headwater("verify", self.lock)
        told("verify has nothing to say", status == 0, said)
        self.pins = dict(re.findall(r'^\[\[packages\]\]\nname = "([^"]+)"\nversion = "([^"]+)"$', self.lock.read_text(), re.M))
        told("requests and charset-normalizer are the feed's", self.pins.get("requests") == "2.28.1" and self.pins.get("charset-normalizer") == "3.0.1", self.pins)

    def environment(self, name, requests):
        run(self.python, "-m", "venv", self.work / name)
        python = self.work / name / "bin" / "python"
        others = [f"{project}=={version}" for project, version in self.pins.items() if project != "requests"]
        status, said = run(python, *PIP, "install", "--no-deps", requests, *others)
        told(f"pip installs {pathlib.Path(requests).name}", status == 0, said)
        return run(python, "-m", "pip", "--disable-pip-version-check", "check")

    def install(self):
        status, said = run(self.python, *PIP, "download", "--no-deps", "--only-binary", ":all:", "-d", self.work / "published", "requests==2.28.1")
        told("the published wheel is there", status == 0, said)
        published = self.work / "published" / "requests-2.28.1-py3-none-any.whl"
        status, said = self.headwater("overlay", "apply", published, "--supplied-by", "debian", "-o", self.work / "rewritten")
        rewritten = list((self.work / "rewritten").glob("*.whl"))
        told("the wheel is rewritten", status == 0 and len(rewritten) == 1, said)
        status, said = self.environment("with-published", published)
        told("pip check complains about the published one", status == 1 and "charset-normalizer" in said, said)
        status, said = self.environment("with-rewritten", rewritten[0])
        told("pip check is content with the rewritten one", status == 0, said)

    def withdraw(self):
        self.write_policy()
        status, said = self.headwater("verify", self.lock)
        told("verify fails when the overlay is withdrawn", status == 1 and "overlay-changed" in said, said)


def main(recordings, work, python=sys.executable):
    story = Story(recordings, work, python)
    for chapter in (story.propose, story.look, story.sign, story.resolve, story.install, story.withdraw):
        chapter()


if __name__ == "__main__":
    if not 3 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
