#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Run a command while real index servers serve one small universe on loopback.

    servers.py [--work DIR] COMMAND...

Installs pypiserver, devpi and simpleindex into a virtual environment of its own below DIR (default: a temporary folder), finds
nginx on the path (where it may, it installs it from the distribution), starts each on a free port and runs COMMAND with the
variable HEADWATER_SERVERS naming a JSON file: {"ca": FILE, "servers": {NAME: {"url": …, "user": …, "password": …}}}. What could
not be started is listed under "missing" with the reason. All servers are stopped in the end; the exit status is COMMAND's.
"""
import argparse, base64, gzip, hashlib, io, json, os, pathlib, shutil, signal, socket, subprocess, sys, tarfile, tempfile, time
import urllib.error, urllib.request, venv, zipfile

PACKAGES = ["pypiserver==2.4.0", "passlib==1.7.4", "devpi-server==6.20.3", "simpleindex==0.6.3"]
USER, PASSWORD = "reader", "s3cret-of-the-reader"

# name, version, kind, requirements. The newest of everything fits, but for bank 2.0.
UNIVERSE = [
    ("river", "1.0", "wheel", ["bank>=1"]),
    ("river", "1.1", "wheel", ["bank>=1,<2", "water>=1; python_version >= '3'", "Ox.Bow-lake"]),
    ("bank", "1.0", "wheel", []),
    ("bank", "1.5", "wheel", []),
    ("bank", "2.0", "wheel", []),
    ("water", "1.0", "wheel", []),
    ("water", "1.1", "sdist", []),
    ("ox-bow-lake", "3.0", "wheel", []),
]
# What a server's second stage holds; the rest is in the first.
LATE_STAGE = {"river"}


def metadata(name, version, requires):
    lines = ["Metadata-Version: 2.2", f"Name: {name}", f"Version: {version}", "Requires-Python: >=3.8"]
    return ("\n".join(lines + [f"Requires-Dist: {r}" for r in requires]) + "\n").encode()


def wheel(name, version, meta):
    dist = name.replace("-", "_")
    info = f"{dist}-{version}.dist-info"
    files = {
        f"{dist}/__init__.py": b"#" * 200_000,
        f"{info}/METADATA": meta,
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: headwater\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = ""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for path, data in files.items():
            archive.writestr(zipfile.ZipInfo(path), data)
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            record += f"{path},sha256={digest},{len(data)}\n"
        archive.writestr(zipfile.ZipInfo(f"{info}/RECORD"), record + f"{info}/RECORD,,\n")
    return f"{dist}-{version}-py3-none-any.whl", out.getvalue()


def sdist(name, version, meta):
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as packed, tarfile.open(fileobj=packed, mode="w") as archive:
        member = tarfile.TarInfo(f"{name}-{version}/PKG-INFO")
        member.size = len(meta)
        archive.addfile(member, io.BytesIO(meta))
    return f"{name}-{version}.tar.gz", out.getvalue()


def build(folder):
    """One sub-folder a project, as a web server over a folder needs it."""
    for name, version, kind, requires in UNIVERSE:
        filename, data = (wheel if kind == "wheel" else sdist)(name, version, metadata(name, version, requires))
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / filename).write_bytes(data)
    return folder


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Servers:
    def __init__(self, work):
        self.work, self.running, self.servers, self.missing = work, [], {}, {}
        self.files = build(work / "simple")
        self.python = work / "venv" / "bin"

    def install(self):
        if not (self.python / "pypi-server").exists():
            venv.create(self.work / "venv", with_pip=True)
            subprocess.run([self.python / "pip", "install", "-q", "--disable-pip-version-check", *PACKAGES], check=True)

    def start(self, name, command, port, path="/simple/", scheme="http", wait="/", **login):
        log = open(self.work / f"{name}.log", "wb")
        process = subprocess.Popen([str(x) for x in command], stdout=log, stderr=log, start_new_session=True)
        self.running.append(process)
        deadline = time.monotonic() + 60
        while True:
            try:
                with socket.create_connection(("127.0.0.1", port), timeout=1):
                    break
            except OSError:
                if process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"{name} did not start: " + (self.work / f"{name}.log").read_text()[-500:])
                time.sleep(0.05)
        self.servers[name] = {"url": f"{scheme}://localhost:{port}{path}", **login}
        return f"{scheme}://127.0.0.1:{port}"

    def pypiserver(self):
        flat = self.work / "flat"
        flat.mkdir(exist_ok=True)
        for file in self.files.glob("*/*"):
            shutil.copy(file, flat)
        program = [self.python / "pypi-server", "run", "-i", "127.0.0.1", "--disable-fallback"]
        port = free_port()
        self.start("pypiserver", [*program, "-p", port, flat], port)
        users = self.work / "htpasswd"
        users.write_text(f"{USER}:" + "{SHA}" + base64.b64encode(hashlib.sha1(PASSWORD.encode()).digest()).decode() + "\n")
        port = free_port()
        self.start("pypiserver-login", [*program, "-p", port, "-P", users, "-a", "list,download,update", flat], port, user=USER, password=PASSWORD)

    def devpi(self):
        """Two stages: what is in the second inherits from the first."""
        folder = self.work / "devpi"
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([self.python / "devpi-init", "--serverdir", folder, "--no-root-pypi", "--root-passwd", PASSWORD], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        port = free_port()
        base = self.start("devpi", [self.python / "devpi-server", "--serverdir", folder, "--host", "127.0.0.1", "--port", port], port, path="/root/second/+simple/")
        self.wait_for(base + "/+api")
        token = json.loads(self.call("POST", base + "/+login", {"user": "root", "password": PASSWORD}))["result"]["password"]
        login = {"X-Devpi-Auth": base64.b64encode(f"root:{token}".encode()).decode()}
        for stage, bases in (("first", []), ("second", ["root/first"])):
            self.call("PUT", f"{base}/root/{stage}", {"type": "stage", "volatile": True, "bases": bases}, login)
        for name, version, kind, requires in UNIVERSE:
            stage = "second" if name in LATE_STAGE else "first"
            fields = {":action": "file_upload", "name": name, "version": version, "metadata_version": "2.1", "requires_python": ">=3.8"}
            for file in self.files.glob(f"{name}/*-{version}*"):
                self.upload(f"{base}/root/{stage}/", fields, file, login)

    def wait_for(self, url):
        deadline = time.monotonic() + 60
        while True:
            try:
                return self.call("GET", url)
            except (urllib.error.URLError, OSError):
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)

    def call(self, method, url, body=None, headers=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(url, data, {"Content-Type": "application/json", "Accept": "application/json", **(headers or {})}, method=method)
        with urllib.request.urlopen(request, timeout=30) as response:
            return response.read()

    def upload(self, url, fields, file, headers):
        border = "headwater-border"
        body = b"".join(f'--{border}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n'.encode() for k, v in fields.items())
        body += f'--{border}\r\nContent-Disposition: form-data; name="content"; filename="{file.name}"\r\nContent-Type: application/octet-stream\r\n\r\n'.encode() + file.read_bytes() + f"\r\n--{border}--\r\n".encode()
        request = urllib.request.Request(url, body, {"Content-Type": f"multipart/form-data; boundary={border}", **headers}, method="POST")
        urllib.request.urlopen(request, timeout=30).close()

    def simpleindex(self):
        config = self.work / "simpleindex.toml"
        port = free_port()
        config.write_text(f'[routes."{{project}}"]\nsource = "path"\nto = "{self.files}/{{project}}"\n[server]\nhost = "127.0.0.1"\nport = {port}\n')
        self.start("simpleindex", [self.python / "simpleindex", config], port, path="/")

    def http_server(self):
        port = free_port()
        self.start("http.server", [sys.executable, "-m", "http.server", "--bind", "127.0.0.1", "--directory", self.work, port], port)

    def nginx(self):
        program = shutil.which("nginx") or ("/usr/sbin/nginx" if os.path.exists("/usr/sbin/nginx") else None)
        if program is None and os.geteuid() == 0 and shutil.which("apt-get"):
            for step in (["update", "-q"], ["install", "-y", "-q", "nginx-light"]):
                subprocess.run(["apt-get", *step], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            program = shutil.which("nginx")
        if program is None:
            raise RuntimeError("there is no nginx, and it cannot be installed")
        folder = self.work / "nginx"
        folder.mkdir(exist_ok=True)
        self.certificates(folder)
        plain, secure = free_port(), free_port()
        users = folder / "users"
        users.write_text(f"{USER}:" + "{PLAIN}" + PASSWORD + "\n")
        # The workers must be able to read the folder, whoever started this.
        user = "user root;" if os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(f"""
{user}
daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;
events {{ worker_connections 256; }}
http {{
  access_log off; autoindex on; root {self.work};
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3; uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  server {{
    listen 127.0.0.1:{plain};
    location /private/ {{ auth_basic "files"; auth_basic_user_file {users}; alias {self.work}/; }}
    location /moved/ {{ return 302 /simple/; }}
    location ~ ^/away/(.*)$ {{ return 302 /simple/$1; }}
  }}
  server {{
    listen 127.0.0.1:{secure} ssl http2;
    ssl_certificate {folder}/server.pem; ssl_certificate_key {folder}/server.key;
  }}
}}
""")
        self.start("nginx", [program, "-c", folder / "nginx.conf", "-p", folder, "-e", folder / "error.log"], plain)
        base = f"localhost:{plain}"
        self.servers["nginx-login"] = {"url": f"http://{base}/private/simple/", "user": USER, "password": PASSWORD}
        self.servers["nginx-away"] = {"url": f"http://{base}/away/"}
        self.servers["nginx-tls"] = {"url": f"https://localhost:{secure}/simple/"}
        self.ca = str(folder / "ca.pem")

    ca = None

    def certificates(self, folder):
        def openssl(*words):
            subprocess.run(["openssl", *words], check=True, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "30", "-subj", "/CN=Test CA",
                "-addext", "basicConstraints=critical,CA:TRUE")
        openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=localhost")
        (folder / "extensions").write_text("subjectAltName=DNS:localhost,IP:127.0.0.1\n")
        openssl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-out", "server.pem", "-days", "30", "-extfile", "extensions")

    def stop(self):
        for process in self.running:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
        for process in self.running:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--work", type=pathlib.Path)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    work = (options.work or pathlib.Path(tempfile.mkdtemp(prefix="headwater-servers-"))).absolute()
    work.mkdir(parents=True, exist_ok=True)
    servers = Servers(work)
    try:
        servers.install()
        for name in ("pypiserver", "devpi", "simpleindex", "http_server", "nginx"):
            try:
                getattr(servers, name)()
            except (RuntimeError, OSError, subprocess.CalledProcessError) as e:
                servers.missing[name] = str(e)
                print(f"servers.py: without {name}: {e}", file=sys.stderr)
        state = work / "servers.json"
        state.write_text(json.dumps({"ca": servers.ca, "servers": servers.servers, "missing": servers.missing}, indent=1))
        return subprocess.run(options.command, env={**os.environ, "HEADWATER_SERVERS": str(state)}).returncode
    finally:
        servers.stop()
        if not options.work:
            shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
