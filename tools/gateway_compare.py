#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Hold the pages that a gateway gives a second against those of others before the same index, in one run.

    gateway_compare.py INDEX WORKLOAD [--headwater CMD] [--clients N] [--seconds S] [--rounds N] [--heap SIZE] [--work DIR] [--no-bounds]

INDEX is a recorded index, unpacked; WORKLOAD the JSON of a request with an answer of it. Serves the pages of that answer on loopback and
starts before them, all on one core: `headwater serve`; the same server, as it is set up there, with nothing behind it, which gives what the
gateway gave from memory; devpi-server and proxpi, as pip gets them for environments of their own in DIR. On another core N clients in one
program ask them by turns for those pages, again and again, for S seconds, in so many rounds.

Prints the medians of each. The exit status is 1 if the gateway gives less than half of what the bare server gives, or less than five times
what devpi and proxpi give, by the clock or for the processor time of the servers; not with --no-bounds.
"""
import argparse, base64, gzip, json, os, pathlib, re, resource, shutil, signal, socket, statistics, subprocess, sys, tempfile, time
import urllib.error, urllib.request, venv

import gateway_load
from gateway_load import JSON, Upstream

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAMS = ROOT / "resolver-gateway/src/test/java/dev/headwater/gateway/server"
HEADERS = ["Accept", JSON, "Accept-Encoding", "gzip"]
LEAST = {"memory": 0.5, "devpi": 5, "proxpi": 5}
WARM = 40
DAY = 86400


def on_core(core):
    """What a process does first: it keeps to one core, where there are two."""
    return (lambda: os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[core]})) if len(os.sched_getaffinity(0)) > 1 else None


class Server:
    """A server, where its pages are, and what was measured of it."""

    def __init__(self, servers, name, prefix, command, work, environment={}, port=0):
        self.name, self.prefix, self.rounds, self.port = name, prefix, [], port
        with open(work / f"{name}.log", "w") as log:
            self.process = subprocess.Popen(command, stdout=log if port else subprocess.PIPE, stderr=log, text=True,
                                            env=dict(os.environ, **environment), start_new_session=True, preexec_fn=on_core(0))
        # Before anything is waited for: whatever comes of that, it is ended.
        servers.append(self)
        if not port:
            # It says its port in its first line.
            line = self.process.stdout.readline()
            self.port = int((re.search(r":(\d+)/", line) or sys.exit(f"{name} does not start: {line}"))[1])

    def processor(self):
        """Seconds of processor that it and those that it started have had."""
        ticks = 0
        for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if int(fields[2]) == self.process.pid:
                ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def stop(self):
        try:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(30)
        except ProcessLookupError:
            self.process.wait()
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def wait_for(url):
    for _ in range(600):
        try:
            with urllib.request.urlopen(url, timeout=10):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
    sys.exit(f"nobody answers at {url}")


def environment(work, name, packages):
    """The folder of the programs of an environment with some packages; it is made where there is none."""
    folder = work / name
    if not (folder / "made").exists():
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        subprocess.run([folder / "bin/pip", "install", "--quiet", *packages], check=True)
        (folder / "made").touch()
    return folder / "bin"


def version(programs, package):
    shown = subprocess.run([programs / "pip", "show", package], check=True, capture_output=True, text=True).stdout
    return f"{package} {re.search(r'(?m)^Version: (.*)$', shown)[1]}"


class Java:
    """The program as it was built, and the two programs beside it."""

    def __init__(self, options, work):
        subprocess.run([*options.headwater.split(), "--version"], check=True, stdout=subprocess.DEVNULL)
        app = ROOT / ".build" / (ROOT / ".build/current").read_text().strip()
        self.folder = pathlib.Path(os.environ["JAVA_HOME"]) / "bin"
        self.path = f"{work}/classes:{app}/resolver-cli.jar:{app}/lib/*:{app}/lib/gateway/*"
        sources = [str(PROGRAMS / f"{name}.java") for name in ("MemoryServer", "LoadClients")]
        subprocess.run([self.folder / "javac", "-d", work / "classes", "-cp", self.path, *sources], check=True)

    def command(self, name, *arguments, heap="256m"):
        """As the script starts the gateway, but for its archive of classes, which is of no use once they are loaded."""
        options = ["-XX:+UseSerialGC", f"-Xmx{heap}", "-cp", self.path]
        return [self.folder / "java", *options, f"dev.headwater.gateway.server.{name}", *arguments]


def gateway(servers, options, upstream, work):
    gateway_load.write(work, upstream, "")
    return Server(servers, "gateway", "/simple/", [*options.headwater.split(), "serve", "--config", work / "headwater.toml", "--port", "0"], work,
                  {"HEADWATER_CACHE_DIR": str(work / "cache"), "JAVA_TOOL_OPTIONS": f"-Xmx{options.heap}"})


def memory(servers, options, java, work):
    command = java.command("MemoryServer", f"http://127.0.0.1:{servers[0].port}/", work / "gateway.paths", *HEADERS, heap=options.heap)
    return Server(servers, "memory", "/simple/", command, work)


def call(url, method, data, headers={}):
    asked = urllib.request.Request(url, json.dumps(data).encode(), method=method,
                                   headers={"Accept": "application/json", "Content-Type": "application/json", **headers})
    with urllib.request.urlopen(asked, timeout=60) as answer:
        return json.load(answer)


def devpi(servers, options, upstream, work):
    programs = environment(work, "devpi", ["devpi-server"])
    print(version(programs, "devpi-server"), flush=True)
    state = work / "devpi-state"
    shutil.rmtree(state, ignore_errors=True)
    subprocess.run([programs / "devpi-init", "--serverdir", state, "--no-root-pypi"], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    port = free_port()
    server = Server(servers, "devpi", "/root/mirror/+simple/",
                    [programs / "devpi-server", "--serverdir", state, "--host", "127.0.0.1", "--port", str(port), "--mirror-cache-expiry",
                     str(DAY), "--connection-limit", str(options.clients + 100)], work, port=port)
    root = f"http://127.0.0.1:{port}"
    wait_for(f"{root}/+api")
    password = call(f"{root}/+login", "POST", {"user": "root", "password": ""})["result"]["password"]
    login = base64.b64encode(f"root:{password}".encode()).decode()
    call(f"{root}/root/mirror", "PUT", {"type": "mirror", "mirror_url": f"http://127.0.0.1:{upstream.port}/simple/", "volatile": False},
         {"X-Devpi-Auth": login})
    return server


def proxpi(servers, upstream, work):
    programs = environment(work, "proxpi", ["proxpi", "gunicorn"])
    print(version(programs, "proxpi"), flush=True)
    port = free_port()
    command = [programs / "gunicorn", "--bind", f"127.0.0.1:{port}", "--threads", "8", "proxpi.server:app"]
    server = Server(servers, "proxpi", "/index/", command, work,
                    {"PROXPI_INDEX_URL": f"http://127.0.0.1:{upstream.port}/simple/", "PROXPI_INDEX_TTL": str(DAY)}, port)
    wait_for(f"http://127.0.0.1:{port}/health")
    return server


def free_port():
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def visit(server, names):
    """Has a server get each page once, and counts what it lists."""
    server.files = 0
    for name in names:
        url = f"http://127.0.0.1:{server.port}{server.prefix}{name}/"
        with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept": JSON}), timeout=120) as answer:
            body = answer.read()
            if answer.headers.get("Content-Encoding") == "gzip":
                body = gzip.decompress(body)
        server.files += len(json.loads(body)["files"])


def worked():
    """Seconds of processor that programs had which are over, the clients with all that a start of Java costs."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def measure(options, java, server, work, seconds):
    begun, before = server.processor(), worked()
    run = subprocess.run(java.command("LoadClients", f"http://127.0.0.1:{server.port}/", work / f"{server.name}.paths",
                                      str(options.clients), str(seconds), *HEADERS),
                         check=True, capture_output=True, text=True, preexec_fn=on_core(1))
    answers, size, nanos, half, most = map(int, run.stdout.split())
    own = server.processor() - begun
    if not answers or not own:
        sys.exit(f"{server.name}: {answers} answers in {own} s of its processor time")
    return {"pages": answers / nanos * 1e9, "bytes": size / answers, "own": answers / own, "clients": (worked() - before) / nanos * 1e9,
            "p50": half / 1000, "p99": most / 1000}


def report(servers, bounds):
    medians = {server.name: {key: statistics.median(row[key] for row in server.rounds) for key in server.rounds[0]} for server in servers}
    print(f"{'':8} {'pages/s':>9} {'per own s':>9} {'p50 ms':>8} {'p99 ms':>8} {'KB each':>8} {'files':>6} {'clients':>8}")
    for server in servers:
        row = medians[server.name]
        print(f"{server.name:8} {row['pages']:9.0f} {row['own']:9.0f} {row['p50']:8.1f} {row['p99']:8.1f} {row['bytes'] / 1000:8.1f}"
              f" {server.files:6} {row['clients']:8.0%}")
    missed = 0
    for name, least in LEAST.items():
        ratios = [medians["gateway"][key] / medians[name][key] for key in ("pages", "own")]
        missed += min(ratios) < least
        print(f"gateway to {name}: {ratios[0]:.2f} by the clock, {ratios[1]:.2f} for their own processor time (must {least})")
    print(f"{missed} missed" + ("" if bounds else ", and not held against anybody"))
    return bounds and missed > 0


def run(options, work):
    workload = json.loads(pathlib.Path(options.workload).read_text())
    upstream = Upstream(pathlib.Path(options.index), next(iter(workload["reference"].values())), DAY)
    names = [path.split("/")[2] for path in upstream.paths if path.startswith("/simple/")]
    upstream.bodies["/simple/"] = json.dumps({"meta": {"api-version": "1.1"}, "projects": [{"name": name} for name in names]}).encode()
    servers = []
    try:
        upstream.start()
        java = Java(options, work)
        for begin in (lambda: gateway(servers, options, upstream, work), lambda: memory(servers, options, java, work),
                      lambda: devpi(servers, options, upstream, work), lambda: proxpi(servers, upstream, work)):
            if len(servers) == 1:
                visit(servers[0], names)
            server = begin()
            (work / f"{server.name}.paths").write_text("".join(f"{server.prefix}{name}/\n" for name in names))
        for server in servers[1:]:
            visit(server, names)
        for server in servers:
            measure(options, java, server, work, WARM)
        for _ in range(options.rounds):
            for server in servers:
                server.rounds.append(measure(options, java, server, work, options.seconds))
    finally:
        for server in servers:
            server.stop()
        if upstream.server:
            upstream.stop()
    print(f"{len(names)} pages, {options.clients} clients, {options.rounds} rounds of {options.seconds} s, heap {options.heap}")
    return report(servers, not options.no_bounds)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index")
    parser.add_argument("workload")
    parser.add_argument("--headwater", default=str(ROOT / "headwater"))
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=15)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--heap", default="256m")
    parser.add_argument("--work", help="kept, so that what was installed there is there the next time")
    parser.add_argument("--no-bounds", action="store_true")
    options = parser.parse_args()
    # One Java for all: without it the script prefers another than the one on the path.
    java = shutil.which("java") or sys.exit("no java on the path")
    os.environ.setdefault("JAVA_HOME", str(pathlib.Path(java).resolve().parent.parent))
    # Told to end, it ends its servers as well.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(options.work or folder).resolve()
        work.mkdir(parents=True, exist_ok=True)
        sys.exit(run(options, work))


if __name__ == "__main__":
    main()
