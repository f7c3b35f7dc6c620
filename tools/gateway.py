#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Install by pip and uv through the gateway, from two indexes on loopback, and say what came of it.

    gateway.py [--headwater CMD] [--pip PYTHON] [--uv CMD] [--work DIR]

Starts two small indexes, `headwater serve` before them, and has each client, as it is, install into environments of their own.
Then puts a distributor's packages ahead of a public index: two that are made here and, on a machine of Debian, what it has
installed for Python, as its dpkg tells of it.
PYTHON is one that has pip. Prints a line for each case; the exit status is 1 if one came out otherwise than it should.
"""
import argparse, base64, hashlib, http.server, io, json, os, pathlib, re, shutil, signal, socketserver, subprocess, sys, tarfile
import tempfile, threading, time, urllib.error, urllib.request, venv, zipfile

TOKEN = "0123456789abcdef0123456789abcdef"


def metadata(name, version, requires):
    lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
    return "\n".join(lines + [f"Requires-Dist: {one}" for one in requires]) + "\n"


def wheel(name, version, requires=()):
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": f'VERSION = "{version}"\n',
        f"{info}/METADATA": metadata(name, version, requires),
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: headwater\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = ""
    for path, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        record += f"{path},sha256={digest},{len(text.encode())}\n"
    files[f"{info}/RECORD"] = record + f"{info}/RECORD,,\n"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, text in files.items():
            archive.writestr(zipfile.ZipInfo(path), text)
    return f"{name}-{version}-py3-none-any.whl", out.getvalue(), metadata(name, version, requires).encode()


BACKEND = '''
import base64, os
WHEEL = base64.b64decode("{wheel}")
def build_wheel(folder, settings=None, metadata=None):
    with open(os.path.join(folder, "{filename}"), "wb") as out:
        out.write(WHEEL)
    return "{filename}"
'''


def sdist(name, version):
    """A source distribution that builds itself, so that nothing else is downloaded for it."""
    filename, built, _ = wheel(name, version)
    files = {
        "PKG-INFO": metadata(name, version, []),
        "pyproject.toml": '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n',
        "backend.py": BACKEND.format(wheel=base64.b64encode(built).decode(), filename=filename),
    }
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for path, text in files.items():
            member = tarfile.TarInfo(f"{name}-{version}/{path}")
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))
    return f"{name}-{version}.tar.gz", out.getvalue(), None


class Index:
    """A Simple index in JSON that remembers the paths that it was asked for."""

    def __init__(self, projects):
        self.projects, self.asked, self.status, self.spoilt = projects, [], 200, set()
        index = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *words):
                pass

            def do_GET(self):
                index.asked.append(self.path)
                kind, body = index.answer(self.path) if index.status == 200 else (None, b"")
                self.send_response(index.status if index.status != 200 else 200 if kind else 404)
                self.send_header("Content-Type", kind or "text/plain")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
            daemon_threads = True

        self.server = Server(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/simple/"

    def sha256(self, filename):
        return next(hashlib.sha256(body).hexdigest() for files in self.projects.values() for name, body, _ in files if name == filename)

    def answer(self, path):
        _, kind, name = path.split("/")[:3]
        if kind == "simple" and name in self.projects:
            page = {"meta": {"api-version": "1.1"}, "name": name, "versions": [], "files": []}
            for filename, body, text in self.projects[name]:
                file = {"filename": filename, "url": f"/files/{filename}", "size": len(body)}
                file["hashes"] = {"sha256": hashlib.sha256(body).hexdigest()}
                if text is not None:
                    file["core-metadata"] = {"sha256": hashlib.sha256(text).hexdigest()}
                page["files"].append(file)
            return "application/vnd.pypi.simple.v1+json", json.dumps(page).encode()
        for files in self.projects.values() if kind == "files" else ():
            for filename, body, text in files:
                if name == filename:
                    return "application/octet-stream", body[:-1] + b"?" if name in self.spoilt else body
                if name == filename + ".metadata" and text is not None:
                    return "application/octet-stream", text
        return None, b""


class Cases:
    def __init__(self, options):
        self.options, self.work, self.failed, self.count = options, pathlib.Path(options.work), 0, 0
        self.environment = {key: os.environ[key] for key in ("PATH", "HOME", "LANG", "JAVA_HOME") if key in os.environ}
        self.environment.update(PIP_CONFIG_FILE=os.devnull, PIP_NO_INPUT="1", PIP_DISABLE_PIP_VERSION_CHECK="1",
                                UV_NO_CONFIG="1", HEADWATER_CACHE_DIR=str(self.work / "cache"), NO_COLOR="1")

    def run(self, *command, cwd=None):
        return subprocess.run([str(one) for one in command], cwd=cwd, env=self.environment, text=True, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300)

    def install(self, client, url, *arguments, make=venv.create):
        """Installs into a new environment, and gives the exit status, what is there then, and what was said."""
        self.count += 1
        folder = self.work / f"environment{self.count}"
        shutil.rmtree(folder, ignore_errors=True)
        make(folder)
        self.python = python = folder / "bin" / "python"
        if client == "pip":
            said = self.run(self.options.pip, "-m", "pip", "--python", python, "install", "--no-cache-dir", "--index-url", url,
                            *arguments)
        else:
            said = self.run(self.options.uv, "pip", "install", "--python", python, "--no-cache", "--default-index", url, *arguments)
        there = {re.sub(r"\.dist-info$", "", path.name) for path in folder.glob("lib/python*/site-packages/*.dist-info")}
        return said.returncode, there, said.stdout

    def check(self, case, holds, detail=""):
        print(f"{'ok  ' if holds else 'FAIL'} {case}", flush=True)
        if not holds:
            self.failed += 1
            print("     " + "\n     ".join(str(detail).splitlines()[-25:]), flush=True)


class Gateway:
    """`headwater serve`, until it is left."""

    def __init__(self, cases, policy, *arguments):
        self.log = open(cases.work / "gateway.log", "a")
        self.process = subprocess.Popen([cases.options.headwater, "serve", "--config", str(policy), "--port", "0", *arguments],
                                        env=cases.environment, stdout=subprocess.PIPE, stderr=self.log, text=True)
        self.url = self.process.stdout.readline().strip()

    def __enter__(self):
        return self

    def __exit__(self, *what):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)
        self.log.close()


HOTFIX = """
[[overlay]]
id = "wider"
reason = "it works with dep 2"
index = "*"
project = "narrow"
versions = "==1.0"
replace = [{ old = "dep<2", new = "dep<3" }]
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--headwater", default=str(pathlib.Path(__file__).resolve().parent.parent / "headwater"))
    parser.add_argument("--pip", default=sys.executable)
    parser.add_argument("--uv", default="uv")
    parser.add_argument("--work", default=None)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        options.work = options.work or temporary
        pathlib.Path(options.work).mkdir(parents=True, exist_ok=True)
        cases = Cases(options)
        run(cases)
    print(f"{cases.failed} of the cases came out otherwise than they should" if cases.failed else "all came out as they should")
    sys.exit(1 if cases.failed else 0)


def run(cases):
    private = Index({"lib": [wheel("lib", "1.0", ["dep>=1"])], "acme-tool": [wheel("acme_tool", "1.0")]})
    public = Index({
        "lib": [wheel("lib", "9.0")], "dep": [wheel("dep", "1.0"), wheel("dep", "2.0")], "acme-gone": [wheel("acme_gone", "6.6")],
        "late": [wheel("late", "6.6")], "narrow": [wheel("narrow", "1.0", ["dep<2"])], "spoilt": [wheel("spoilt", "1.0")],
        "built": [sdist("built", "1.0"), wheel("built", "1.0")],
    })
    public.spoilt.add("spoilt-1.0-py3-none-any.whl")
    policy = cases.work / "headwater.toml"
    (cases.work / "hotfixes.toml").write_text(HOTFIX)
    policy.write_text(f"""
[[index]]
id = "private"
url = "{private.url}"
reserved = ["acme-*"]
retries = 0

[[index]]
id = "public"
url = "{public.url}"
retries = 0

[overlays]
files = ["hotfixes.toml"]
""")
    pip = cases.run(cases.options.pip, "-m", "pip", "--version").stdout.split()[1]
    uv = cases.run(cases.options.uv, "--version").stdout.split()[1]
    print(f"pip {pip}, uv {uv}")
    with Gateway(cases, policy) as gateway:
        for client in "pip", "uv":
            through(cases, client, gateway.url, private, public, pip)
        with_hashes(cases, gateway.url)
        beside(cases, gateway.url, public)
        unavailable(cases, gateway.url, private, public)
    with Gateway(cases, policy, "--rewrite-wheels") as gateway:
        rewritten(cases, gateway.url, public)
    with_token(cases, policy)
    architecture = shutil.which("dpkg") and cases.run("dpkg", "--print-architecture").stdout.strip()
    provided(cases, made_distributor(cases, architecture or "amd64"))
    debian = installed(cases, architecture) if architecture and shutil.which("dpkg-query") else None
    if debian and debian.versions:
        provided(cases, debian)
    else:
        print("left out: no packages of Debian for Python here")


def through(cases, client, url, private, public, pip):
    public.asked.clear()
    status, there, said = cases.install(client, url, "lib")
    cases.check(f"{client}: the owner goes first", status == 0 and there == {"lib-1.0", "dep-2.0"}, said)
    cases.check(f"{client}: the other index was not even asked", not any("/simple/lib/" in path for path in public.asked), public.asked)

    status, there, said = cases.install(client, url, "lib==9.0")
    cases.check(f"{client}: a version of another index is none", status != 0 and not there, said)
    status, there, said = cases.install(client, url, "nobody-has-this", "dep")
    cases.check(f"{client}: a project that nobody has ends the install", status != 0 and not there, said)
    status, there, said = cases.install(client, url, "acme-tool")
    cases.check(f"{client}: a reserved name comes from its index", status == 0 and there == {"acme_tool-1.0"}, said)
    status, there, said = cases.install(client, url, "acme-gone")
    named = [path for path in public.asked if "acme" in path]
    cases.check(f"{client}: a reserved name never leaves it", status != 0 and not there and not named, named or said)
    status, there, said = cases.install(client, url, "spoilt")
    cases.check(f"{client}: a file of other bytes is not installed", status != 0 and not there, said)
    status, there, said = cases.install(client, url, "built", "--no-binary", "built")
    cases.check(f"{client}: --no-binary builds what is passed on", status == 0 and there == {"built-1.0"}, said)

    status, there, said = cases.install(client, url, "narrow", "dep==2.0")
    holds_against = client == "pip" and tuple(int(part) for part in pip.split(".")[:2]) >= (26, 2)
    if holds_against:
        cases.check("pip: a hotfix is refused by a pip that holds wheels against their metadata", status != 0 and not there, said)
    else:
        cases.check(f"{client}: a hotfix is obeyed", status == 0 and there == {"narrow-1.0", "dep-2.0"}, said)


def with_hashes(cases, url):
    wanted = cases.work / "wanted.in"
    wanted.write_text("lib\n")
    locked = cases.work / "locked.txt"
    said = cases.run(cases.options.uv, "pip", "compile", "--no-cache", "--default-index", url, "--generate-hashes", "-o", locked, wanted)
    cases.check("uv: pip compile through the gateway", said.returncode == 0 and "lib==1.0" in locked.read_text(), said.stdout)
    for client in "pip", "uv":
        status, there, said = cases.install(client, url, "--require-hashes", "-r", locked)
        cases.check(f"{client}: --require-hashes installs the lock", status == 0 and there == {"lib-1.0", "dep-2.0"}, said)


def rewritten(cases, url, public):
    """Wheels that overlays correct, as they are served with --rewrite-wheels: also to a pip that looks into them."""
    name = "narrow-1.0-py3-none-any.whl"
    public.asked.clear()
    for client in "pip", "uv":
        status, there, said = cases.install(client, url, "narrow", "dep==2.0")
        cases.check(f"{client}: a hotfix is obeyed where wheels are rewritten", status == 0 and there == {"narrow-1.0", "dep-2.0"}, said)
        said = cases.run(cases.options.pip, "-m", "pip", "--python", cases.python, "check")
        cases.check(f"{client}: and pip check is content with what is there then", said.returncode == 0, said.stdout)
    got = public.asked.count(f"/files/{name}")
    cases.check("what was got before to be passed on is not got again", got == 0, public.asked)

    wanted, locked = cases.work / "hotfixed.in", cases.work / "hotfixed.txt"
    wanted.write_text("narrow\ndep>=2\n")
    said = cases.run(cases.options.uv, "pip", "compile", "--no-cache", "--default-index", url, "--generate-hashes", "-o", locked, wanted)
    request = urllib.request.Request(url + "narrow/", headers={"Accept": "application/vnd.pypi.simple.v1+json"})
    with urllib.request.urlopen(request) as answer:
        files = json.load(answer)["files"]
    hashes = [file["hashes"]["sha256"] for file in files]
    cases.check("a lock has the hash of the rewritten wheel", len(files) == 1 and files[0]["filename"] != name
                and f"sha256:{hashes[0]}" in locked.read_text(), said.stdout)
    for client in "pip", "uv":
        status, there, said = cases.install(client, url, "--require-hashes", "-r", locked)
        cases.check(f"{client}: --require-hashes installs the rewritten wheel", status == 0 and there == {"narrow-1.0", "dep-2.0"}, said)


def beside(cases, url, public):
    """What the first sentence of the guide is about."""
    status, there, said = cases.install("pip", url, "--extra-index-url", public.url, "lib")
    cases.check("pip: another index beside the gateway takes its place, as the guide warns", there == {"lib-9.0"}, said)


def unavailable(cases, url, private, public):
    private.status = 503
    for client in "pip", "uv":
        begin = time.monotonic()
        status, there, said = cases.install(client, url, "late")
        seconds = time.monotonic() - begin
        cases.check(f"{client}: an index that does not answer ends the install ({seconds:.0f} s)", status != 0 and not there, said)
    try:
        urllib.request.urlopen(url + "late/")
        code, text = 200, ""
    except urllib.error.HTTPError as error:
        code, text = error.code, error.read().decode()
    cases.check("the gateway says 504, and why", code == 504 and "private" in text, f"{code} {text}")
    cases.check("the other index was not asked meanwhile", not any("/late/" in path for path in public.asked), public.asked)
    private.status = 200


def with_token(cases, policy):
    file = cases.work / "token"
    file.write_text(TOKEN + "\n")
    with Gateway(cases, policy, "--token-file", str(file)) as gateway:
        login = gateway.url.replace("://", f"://__token__:{TOKEN}@")
        for client in "pip", "uv":
            status, there, said = cases.install(client, gateway.url, "dep")
            cases.check(f"{client}: nothing without the token", status != 0 and not there, said)
            status, there, said = cases.install(client, login, "dep")
            cases.check(f"{client}: all with it", status == 0 and there == {"dep-2.0"}, said)
    log = (cases.work / "gateway.log").read_text()
    cases.check("no token in the log", TOKEN not in log and "/simple/dep/" in log)


# An application requires those of them that are there: they are common, and nothing is strange about their versions.
COMMON = ("blinker", "certifi", "chardet", "cryptography", "idna", "jinja2", "oauthlib", "packaging", "pygments", "pyparsing", "pyyaml", "six")
DEBIAN_FOLDER = "/usr/lib/python3/dist-packages"
FOLDER = re.compile(DEBIAN_FOLDER + r"/([^/-]+)-([^/]+?)(?:-py3[.]\d+)?[.](?:dist|egg)-info$")


class Distributor:
    """Packages of a distributor, as its lists tell of them, and a way to make an environment that sees them."""

    def __init__(self, folder, called, architecture, make):
        self.lists, self.called, self.architecture, self.make = folder, called, architecture, make
        self.versions, self.packages, self.contents = {}, "", ""
        folder.mkdir(exist_ok=True)

    def add(self, package, fields, paths):
        """Adds a package with the lines of its stanza and the paths of its files; says what projects it provides."""
        self.packages += f"Package: {package}\n{fields}Filename: pool/{package}.deb\nSize: 4\nSHA256: {'ab' * 32}\n\n"
        self.contents += "".join(f"{path[1:]} python/{package}\n" for path in paths if path[1:])
        for found in filter(None, map(FOLDER.match, paths)):
            self.versions[re.sub(r"[-_.]+", "-", found[1]).lower()] = found[2], package

    def names(self):
        """A few projects that it provides: common ones, or the first ones where it has none of these."""
        return [name for name in COMMON if name in self.versions] or sorted(self.versions)[:2]

    def write(self):
        (self.lists / "Packages").write_text(self.packages)
        (self.lists / f"Contents-{self.architecture}").write_text(self.contents)
        return self


def made_distributor(cases, architecture):
    """Two packages whose files lie in a folder that a line in an environment puts on its path."""
    folder, python = cases.work / "dist-packages", "python%d.%d" % sys.version_info[:2]
    folder.mkdir(exist_ok=True)

    def make(environment):
        venv.create(environment)
        (environment / "lib" / python / "site-packages" / "distributor.pth").write_text(f"{folder}\n")

    distributor = Distributor(cases.work / "made-lists", "a distributor", architecture, make)
    distributor.add("python3", f"Version: {python[6:]}.0-1\nArchitecture: all\nDepends: {python}\n", ["/usr/bin/python3"])
    distributor.add(python, f"Version: {python[6:]}.0-1\nArchitecture: all\n", [f"/usr/bin/{python}"])
    for name, requires in ("base", []), ("upper", ["base"]):
        info = f"{name}-1.0.dist-info"
        (folder / info).mkdir(exist_ok=True)
        (folder / info / "METADATA").write_text(metadata(name, "1.0", requires))
        (folder / info / "INSTALLER").write_text("debian\n")
        (folder / f"{name}.py").write_text('VERSION = "1.0"\n')
        depends = "".join(f", python3-{one}" for one in requires)
        distributor.add(f"python3-{name}", f"Version: 1.0-1\nArchitecture: all\nDepends: python3:any{depends}\n",
                        [f"/usr/lib/python3/dist-packages/{info}/METADATA", f"/usr/lib/python3/dist-packages/{info}"])
    return distributor.write()


def installed(cases, architecture):
    """What this machine has installed for its own Python, by the word of its dpkg."""
    python = "/usr/bin/python3"
    distributor = Distributor(cases.work / "debian-lists", "Debian", architecture, lambda environment: cases.run(
        python, "-m", "venv", "--system-site-packages", "--without-pip", environment))
    fields = "Version", "Architecture", "Source", "Pre-Depends", "Depends", "Provides"
    form = "${db:Status-Status} ${Package}\n" + "".join(f"{field}: ${{{field}}}\n" for field in fields) + "\n"
    for stanza in cases.run("dpkg-query", "-W", "-f", form).stdout.split("\n\n"):
        status, _, lines = stanza.partition("\n")
        if status.startswith("installed ") and "python3" in stanza:
            package = status.split()[1]
            said = "".join(f"{line}\n" for line in lines.splitlines() if line.partition(": ")[2].strip())
            distributor.add(package, said, cases.run("dpkg", "-L", package).stdout.split("\n"))
    return distributor.write()


def provided(cases, distributor):
    """A distributor ahead of a public index that has later versions of what it provides."""
    called, names = distributor.called, distributor.names()
    public = Index({name: [wheel(name.replace("-", "_"), "99.0")] for name in names})
    public.projects["app"] = [wheel("app", "1.0", [*names, "rest"])]
    public.projects["rest"] = [wheel("rest", "1.0")]
    public.projects["eager"] = [wheel("eager", "1.0", [f"{names[0]}>=99"])]
    policy = cases.work / "distributor.toml"
    policy.write_text(f"""
[[index]]
id = "distributor"
kind = "debian"
sources = [{{ path = "{distributor.lists}" }}]
architecture = "{distributor.architecture}"
allow-unsigned = true

[[index]]
id = "public"
url = "{public.url}"
retries = 0
""")

    def asked():
        return [path for path in public.asked if path.split("/")[2] in names or "-99.0-" in path]

    def seen():
        """Which versions a Python of the environment finds."""
        code = "import importlib.metadata as m, sys; print(*(m.version(name) for name in sys.argv[1:]))"
        return cases.run(cases.python, "-c", code, *names).stdout.split()

    with Gateway(cases, policy) as gateway:
        versions = [distributor.versions[name][0] for name in names]
        for how in [], ["--upgrade", "--upgrade-strategy", "eager"]:
            status, there, said = cases.install("pip", gateway.url, *how, "app", make=distributor.make)
            cases.check(f"pip: {' '.join([*how, 'installs'])} beside the {len(names)} projects of {called}",
                        status == 0 and there == {"app-1.0", "rest-1.0"}, said)
            cases.check("pip: and these stay as they were", seen() == versions, f"{seen()}\n{versions}")
        status, there, said = cases.install("pip", gateway.url, "eager", make=distributor.make)
        cases.check(f"pip: a version that {called} does not have ends the install", status != 0 and not there, said)
        for client in "pip", "uv":
            status, there, said = cases.install(client, gateway.url, "app")
            cases.check(f"{client}: nothing is installed where the packages of {called} are not", status != 0 and not there, said)
        cases.check("of what is provided nothing was asked of the public index", not asked() and "/simple/app/" in public.asked, asked())
        name, package = names[0], distributor.versions[names[0]][1]
        pages = [urllib.request.urlopen(url).read().decode() for url in
                 (f"{gateway.url}{name}/", gateway.url.replace("/simple/", f"/why/{name}"))]
        cases.check("its page and what people see name the command of the package manager",
                    all(f"apt-get install {package}" in page for page in pages) and "<a " not in pages[0], "\n".join(pages))
    status, there, said = cases.install("pip", public.url, "--upgrade", names[0], make=distributor.make)
    cases.check("pip: without the gateway it is the later version", status == 0 and len(there) == 1 and asked(), said)


if __name__ == "__main__":
    main()
