#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Put a gateway under the load of many installers, and say what came of it.

    gateway_load.py INDEX WORKLOAD [--headwater CMD] [--clients N] [--seconds S] [--heap SIZE] [--work DIR]
                    [--reloads N | --upstream-dies]

INDEX is a recorded index, unpacked; WORKLOAD the JSON of a request with an answer of it. Serves the pages of that answer on loopback, starts
`headwater serve` before them under a heap of SIZE, and has N clients ask for the page and the metadata of each package of the answer, again
and again, for S seconds. --reloads writes the policy anew so often meanwhile, one of two by turns: each answer is to be that of one of them.
--upstream-dies ends the index half way and starts it again after another quarter: meanwhile only 200 and 504 are right, and 200 again
afterwards. Prints figures; the exit status is 1 if an answer was wrong.
"""
import argparse, asyncio, collections, hashlib, http.server, json, os, pathlib, re, signal, socketserver, subprocess, sys, tempfile
import threading, time, urllib.error, urllib.request

JSON = "application/vnd.pypi.simple.v1+json"


class Upstream:
    """The pages and the metadata of some projects of a recorded index, and how often each was asked for."""

    def __init__(self, folder, chosen, age):
        self.bodies, self.asked, self.port, self.server, self.age = {}, collections.Counter(), 0, None, age
        self.paths = []
        for name, version in sorted(chosen.items()):
            page = json.loads((folder / "pages" / f"{name}.json").read_text())
            files = [self.file(name, page["bodies"], row) for row in page["files"]]
            self.bodies[f"/simple/{name}/"] = json.dumps(
                {"meta": {"api-version": "1.1"}, "name": name, "versions": [], "files": files}).encode()
            self.paths.append(f"/simple/{name}/")
            wheels = [file["filename"] for file in files if file["filename"].endswith(".whl") and file.get("core-metadata")]
            of_version = [wheel for wheel in wheels if wheel.split("-")[1] == version]
            if of_version:
                self.paths.append(f"/files/{name}/{of_version[0]}.metadata")

    def file(self, name, bodies, row):
        filename, sha256, size, uploaded, python, yanked, body = row
        file = {"filename": filename, "url": f"/files/{filename}", "hashes": {"sha256": sha256}, "size": size,
                "upload-time": uploaded, "yanked": yanked if yanked is not None else False}
        if python is not None:
            file["requires-python"] = python
        if body is not None:
            headers = bodies[body if body >= 0 else -body - 1]
            if body < 0:
                headers = re.sub(r"(?m)^Requires-Python:.*\n?", "", headers)
                headers = (f"Requires-Python: {python}\n" if python is not None else "") + headers
            text = f"Metadata-Version: 2.1\nName: {filename.split('-')[0]}\nVersion: {filename.split('-')[1]}\n{headers}\n".encode()
            file["core-metadata"] = {"sha256": hashlib.sha256(text).hexdigest()}
            self.bodies[f"/files/{filename}.metadata"] = text
        return file

    def start(self):
        upstream = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *words):
                pass

            def do_GET(self):
                upstream.asked[self.path] += 1
                body = upstream.bodies.get(self.path)
                self.send_response(404 if body is None else 200)
                self.send_header("Content-Type", JSON if self.path.startswith("/simple/") else "application/octet-stream")
                self.send_header("Content-Length", str(len(body or b"")))
                self.send_header("Cache-Control", f"max-age={upstream.age}")
                self.end_headers()
                self.wfile.write(body or b"")

        class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
            daemon_threads, allow_reuse_address, connections = True, True, set()

            def process_request(self, request, address):
                self.connections.add(request)
                super().process_request(request, address)

        self.server = Server(("127.0.0.1", self.port), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
        for connection in list(self.server.connections):
            try:
                connection.shutdown(2)
            except OSError:
                pass


class Load:
    """The clients, and what they saw."""

    def __init__(self, port, paths, expected):
        self.port, self.paths, self.expected = port, paths, expected
        self.statuses, self.wrong, self.times, self.until = collections.Counter(), [], [], 0
        self.dead, self.last_504 = (0, 0), 0

    async def run(self, clients, seconds):
        self.begun = time.monotonic()
        self.until = self.begun + seconds
        await asyncio.gather(*(self.client(number) for number in range(clients)))

    async def client(self, number):
        # Each begins somewhere else, as installers that were not started together.
        place = number * len(self.paths) // 7
        while time.monotonic() < self.until:
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
                try:
                    while time.monotonic() < self.until:
                        await self.ask(reader, writer, self.paths[place % len(self.paths)])
                        place += 1
                finally:
                    writer.close()
            except (OSError, asyncio.IncompleteReadError) as problem:
                self.wrong.append(f"{type(problem).__name__}: {problem}")

    async def ask(self, reader, writer, path):
        begun = time.monotonic()
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: {JSON}\r\nAccept-Encoding: gzip\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        body = await reader.readexactly(int(re.search(r"(?i)content-length: (\d+)", head)[1]))
        now = time.monotonic()
        status = int(head[9:12])
        self.statuses[status] += 1
        self.times.append(now - begun)
        if status == 504 and self.dead[0] and self.dead[0] <= now:
            self.last_504 = now
        elif status != 200:
            self.wrong.append(f"{status} for {path}: {body[:200]}")
        elif self.expected and hashlib.sha256(body).digest() not in self.expected.get(path, ()):
            self.wrong.append(f"an answer of neither policy for {path}")


def fetch(port, path):
    asked = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Accept": JSON, "Accept-Encoding": "gzip"})
    try:
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def write(work, upstream, more):
    new = work / "next.toml"
    new.write_text(f'[[index]]\nid = "pypi"\nurl = "http://127.0.0.1:{upstream.port}/simple/"\nretries = 0\n{more}')
    new.replace(work / "headwater.toml")


POLICIES = ["", '[format]\n"*" = "only-binary"\n']


def in_force(work, upstream, port, more):
    """Writes a policy, and waits until the gateway answers by it."""
    before = fetch(port, "/")[1]
    write(work, upstream, more)
    for _ in range(200):
        if fetch(port, "/")[1].split(b"</code>")[0] != before.split(b"</code>")[0]:
            return
        time.sleep(0.1)
    sys.exit("the gateway does not take another policy")


def answers(port, paths):
    """What is answered now by each path, as digests."""
    return {path: hashlib.sha256(fetch(port, path)[1]).digest() for path in paths}


async def meanwhile(options, load, upstream, work):
    if options.reloads:
        for count in range(options.reloads):
            await asyncio.sleep(options.seconds / options.reloads)
            write(work, upstream, POLICIES[(count + 1) % 2])
    elif options.upstream_dies:
        await asyncio.sleep(options.seconds / 2)
        load.dead = (time.monotonic(), 0)
        await asyncio.to_thread(upstream.stop)
        await asyncio.sleep(options.seconds / 4)
        upstream.start()
        load.dead = (load.dead[0], time.monotonic())


async def both(options, load, upstream, work):
    await asyncio.gather(load.run(options.clients, options.seconds), meanwhile(options, load, upstream, work))


def memory(pid):
    return int(re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())[1]) // 1024


def run(options, work):
    workload = json.loads(pathlib.Path(options.workload).read_text())
    chosen = next(iter(workload["reference"].values()))
    upstream = Upstream(pathlib.Path(options.index), chosen, 1 if options.upstream_dies else 3600)
    upstream.start()
    write(work, upstream, POLICIES[0])
    environment = dict(os.environ, HEADWATER_CACHE_DIR=str(work / "cache"), JAVA_TOOL_OPTIONS=f"-Xmx{options.heap}")
    with open(work / "gateway.log", "w") as log:
        process = subprocess.Popen([*options.headwater.split(), "serve", "--config", str(work / "headwater.toml"), "--port", "0"],
                                   env=environment, stdout=subprocess.PIPE, stderr=log, text=True)
        try:
            port = int(re.search(r":(\d+)/", process.stdout.readline())[1])
            expected = {}
            if options.reloads:
                first = answers(port, upstream.paths)
                in_force(work, upstream, port, POLICIES[1])
                second = answers(port, upstream.paths)
                in_force(work, upstream, port, POLICIES[0])
                expected = {path: {first[path], second[path]} for path in upstream.paths}
                print(f"{sum(first[path] != second[path] for path in first)} of {len(first)} answers differ by policy")
            load = Load(port, upstream.paths, expected)
            asyncio.run(both(options, load, upstream, work))
            report(options, load, upstream, port, process)
            return bool(load.wrong)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def report(options, load, upstream, port, process):
    load.times.sort()
    count = len(load.times)
    print(f"{count} answers of {len(upstream.paths)} paths to {options.clients} clients in {options.seconds} s, heap {options.heap}:"
          f" {count / options.seconds:.0f} a second")
    print("by status: " + ", ".join(f"{status}: {number}" for status, number in sorted(load.statuses.items())))
    print(f"milliseconds: p50 {1000 * load.times[count // 2]:.0f}, p99 {1000 * load.times[count * 99 // 100]:.0f},"
          f" most {1000 * load.times[-1]:.0f}; resident at most {memory(process.pid)} MiB")
    print(f"upstream: {sum(upstream.asked.values())} requests, at most {max(upstream.asked.values())} for one path")
    if options.reloads:
        metrics = fetch(port, "/metrics")[1].decode()
        print("policies put in force: " + re.search(r"(?m)^headwater_policy_reloads_total (\d+)", metrics)[1])
    if options.upstream_dies:
        for _ in range(600):
            if all(fetch(port, path)[0] == 200 for path in upstream.paths):
                break
            load.last_504 = time.monotonic()
            time.sleep(0.2)
        else:
            load.wrong.append("no recovery")
        print(f"last 504 {load.last_504 - load.dead[1]:.1f} s after the index had come back")
    for text, number in collections.Counter(load.wrong).most_common(10):
        print(f"WRONG {number} times: {text}")
    print(f"{len(load.wrong)} wrong")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index")
    parser.add_argument("workload")
    parser.add_argument("--headwater", default=str(pathlib.Path(__file__).resolve().parent.parent / "headwater"))
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--heap", default="256m")
    parser.add_argument("--work")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--reloads", type=int, default=0)
    mode.add_argument("--upstream-dies", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(options.work or folder)
        work.mkdir(parents=True, exist_ok=True)
        sys.exit(run(options, work))


if __name__ == "__main__":
    main()
