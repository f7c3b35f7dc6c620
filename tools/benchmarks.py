#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measure resolving: whole processes against uv and pip in pairs, one JVM that is warm, and counts that do not depend on the machine.

    benchmarks.py SHARED [--headwater CMD] [--uv CMD] [--pip CMD] [--runs N] [--only ID...] [--rows ROW...] [--json FILE]
    benchmarks.py SHARED --counts FILE [--headwater CMD] [--only ID...]
    benchmarks.py --page JSON PAGE          writes the tables of a former --json into a page, and their picture beside it

SHARED holds recordings/ and tools/record_index.py, which serves them on loopback. Rows:

    warm     the cache is full, no network           cold     an empty cache          stale    each page has to be asked about again
    rtt      cold, behind 5, 50 and 150 ms of delay   indexes  seven empty indexes ahead of the one that has the names, against one
    same     one JVM, one resolver, again and again   new      one JVM, a new resolver each time, from the disk
    many     1,000 at once in one JVM of 512 MB        memory   the most that a process holds, above `--version`

Commands take turns, and no request is like the one before: its lines are shuffled, and one bound is moved. A ratio is the middle of the
ratios of all pairs; beside it stand the least processor times (user and system) in ms. `same`, `new` and `many` need --classes, the
class path of the tests. With --counts FILE what was allocated, asked and kept is held against FILE: twice as much as there is a fault;
FILE is written where it is missing. Needs Python 3.11 and aiohttp.
"""
import argparse, asyncio, json, os, pathlib, random, re, shutil, statistics, subprocess, sys, tempfile, threading, time

from regimes import Served, free_port

IDS = ["trio", "jupyter", "airflow", "boto3", "kedro-test", "distro-prefect"]
ROWS = ["warm", "cold", "stale", "rtt", "indexes", "same", "new", "many", "memory"]
DELAYS = [5, 50, 150]
HEAP = ["-XX:+UseSerialGC", "-Xmx1g"]


class Run:
    """One process: its time on the clock, its processor time, the most anonymous memory it held, and how it ended."""

    def __init__(self, command, env=None):
        begin = time.perf_counter()
        with tempfile.TemporaryFile() as out:
            child = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=env)
            self.anonymous = 0
            watch = threading.Thread(target=self._watch, args=(child.pid,))
            watch.start()
            _, status, used = os.wait4(child.pid, 0)
            self.wall = (time.perf_counter() - begin) * 1000
            child.returncode = self.status = os.waitstatus_to_exitcode(status)
            watch.join()
            self.cpu = (used.ru_utime + used.ru_stime) * 1000
            out.seek(0)
            self.output = out.read().decode(errors="replace")

    def _watch(self, pid):
        try:
            while True:
                with open(f"/proc/{pid}/status") as lines:
                    held = [int(line.split()[1]) for line in lines if line.startswith("RssAnon")]
                if not held:
                    return
                self.anonymous = max(self.anonymous, held[0] / 1024)
                time.sleep(0.004)
        except OSError:
            pass


def ended(command, workload, env=None):
    """A run that ended as the recorded request does: with a solution, or with the word that there is none."""
    run = Run(command, env)
    if run.status != (0 if workload["outcome"] == "resolved" else 1):
        sys.exit(f"{' '.join(command)}\nended with {run.status}: {run.output[-2000:]}")
    return run


class Delay:
    """Hands bytes to a port and back, half of a delay each way; a new connection waits for a whole one."""

    def __init__(self, port, milliseconds):
        self.target, self.half, self.port = port, milliseconds / 2000, free_port()
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self):
        asyncio.set_event_loop(self.loop)
        self.loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", self.port))
        self.loop.run_forever()

    async def _serve(self, reader, writer):
        await asyncio.sleep(2 * self.half)
        there, back = await asyncio.open_connection("127.0.0.1", self.target)
        await asyncio.gather(self._pass(reader, back), self._pass(there, writer))

    async def _pass(self, reader, writer):
        """Bytes keep their distance: each lot is handed on so long after it came, whatever came before it."""
        lots = asyncio.Queue()
        sender = asyncio.create_task(self._send(lots, writer))
        try:
            while lot := await reader.read(1 << 16):
                lots.put_nowait((time.monotonic() + self.half, lot))
        except OSError:
            pass
        lots.put_nowait((0, b""))
        await sender

    async def _send(self, lots, writer):
        try:
            while True:
                due, lot = await lots.get()
                if not lot:
                    break
                await asyncio.sleep(max(0, due - time.monotonic()))
                writer.write(lot)
                await writer.drain()
        except OSError:
            pass
        writer.close()

    def stop(self):
        self.loop.call_soon_threadsafe(self.loop.stop)


class Bench:
    def __init__(self, options):
        self.options, self.random = options, random.Random(1)
        self.work = pathlib.Path(tempfile.mkdtemp(prefix="headwater-benchmarks-"))
        self.served = Served(options.shared, self.work, 600)
        self.stale = None if options.counts else Served(options.shared, self.work / "stale", 0)
        folder = options.shared / "recordings" / "workloads"
        self.workloads = {i: json.loads((folder / f"{i}.json").read_text()) for i in options.only or IDS}
        self.turn = 0

    def close(self):
        self.served.stop()
        if self.stale:
            self.stale.stop()
        shutil.rmtree(self.work, ignore_errors=True)

    def requirements(self, workload):
        """A file with the lines in another order, and a bound that was never there."""
        lines = list(workload["requirements"])
        self.random.shuffle(lines)
        self.turn += 1
        plain = [line for line in lines if not re.search("[;@]", line)]
        name = re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*", plain[0])[0]
        file = self.work / f"requirements-{self.turn}.txt"
        file.write_text("\n".join([*lines, f"{name}!=0.dev{self.turn}"]) + "\n")
        return file

    def commands(self, workload, urls, cache, offline=False):
        """What each tool is told; uv and pip look at the same files as we do."""
        file, python, platform = self.requirements(workload), workload["python"], workload["platform"]
        ids = workload.get("indexes", ["pypi"])
        ours = [*self.options.headwater.split(), "resolve", *[x for i in ids for x in ("--index", f"{i}={urls[i]}")], "-r", str(file), "--python", python, "--platform", platform]
        ours += ["--exclude-newer", workload["exclude-newer"], "--only-binary", ":all:", "--cache-dir", f"{cache}/headwater", "--no-progress"] + (["--offline"] if offline else [])
        tools = {"headwater": ours}
        if self.options.uv:
            tools["uv"] = [*self.options.uv.split(), "pip", "compile", str(file), "--python", os.path.realpath(sys.executable), "--python-version", python, "--exclude-newer", workload["exclude-newer"]]
            tools["uv"] += ["--python-platform", "x86_64-" + platform.removesuffix("_x86_64"), "--no-build", "--no-header", "--no-annotate", "--no-config", "-q", "--cache-dir", f"{cache}/uv"]
            tools["uv"] += [x for i in ids[:-1] for x in ("--index", urls[i])] + ["--default-index", urls[ids[-1]]] + (["--offline"] if offline else [])
        if self.options.pip and not offline and len(ids) == 1:
            tools["pip"] = [*self.options.pip.split(), "install", "--dry-run", "--ignore-installed", "--target", f"{cache}/none", "-q", "--only-binary", ":all:", "--python-version", python]
            tools["pip"] += ["--platform", platform, "-r", str(file), "--index-url", urls["pypi"], "--cache-dir", f"{cache}/pip", "--uploaded-prior-to", workload["exclude-newer"]]
        return tools

    def urls(self, served, ports=None):
        return {name: f"http://127.0.0.1:{(ports or served.ports)[name]}/simple/" for name in served.ports}

    def pairs(self, workload, urls, fresh=False, offline=False, tools=None):
        """Runs of each tool in turn, the first of each left out."""
        runs = {}
        for i in range(self.options.runs + 1):
            cache = self.work / "caches" / f"{workload['id']}{'-' + str(self.turn) if fresh else ''}"
            for tool, command in self.commands(workload, urls, cache, offline).items():
                if tools and tool not in tools:
                    continue
                run = ended(command, workload)
                if i > 0:
                    runs.setdefault(tool, []).append(run)
            if fresh:
                shutil.rmtree(cache, ignore_errors=True)
        return runs

    def told(self, row, workload, runs):
        ours = runs["headwater"]
        line = {"row": row, "id": workload["id"], "wall": statistics.median(r.wall for r in ours), "cpu": min(r.cpu for r in ours)}
        for tool in runs:
            if tool != "headwater":
                line[tool] = {"wall": statistics.median(r.wall for r in runs[tool]), "cpu": min(r.cpu for r in runs[tool])}
                line[tool]["ratio"] = statistics.median(a.wall / b.wall for a, b in zip(ours, runs[tool]))
                line[tool]["ratio-cpu"] = line["cpu"] / line[tool]["cpu"]
        print(json.dumps(line), flush=True)
        return line

    def warm(self, workload):
        urls = self.urls(self.served)
        for command in self.commands(workload, urls, self.work / "caches" / workload["id"]).values():
            ended(command, workload)
        return [self.told("warm", workload, self.pairs(workload, urls, offline=True))]

    def cold(self, workload):
        return [self.told("cold", workload, self.pairs(workload, self.urls(self.served), fresh=True))]

    def stale_(self, workload):
        urls = self.urls(self.stale)
        return [self.told("stale", workload, self.pairs(workload, urls, tools=["headwater", "uv"]))]

    def rtt(self, workload):
        lines = []
        for delay in DELAYS:
            proxies = {name: Delay(port, delay) for name, port in self.served.ports.items()}
            time.sleep(0.2)
            urls = self.urls(self.served, {name: proxy.port for name, proxy in proxies.items()})
            lines.append(self.told(f"cold, {delay} ms", workload, self.pairs(workload, urls, fresh=True, tools=["headwater", "uv"])))
            for proxy in proxies.values():
                proxy.stop()
        return lines

    def indexes(self, workload):
        """The same names over the recorded index alone, and behind seven that have none of them."""
        url, runs = self.urls(self.served)["pypi"], {"one": [], "eight": []}
        empty = [x for i in range(7) for x in ("--index", f"e{i}={url}nothing{i}/")]
        for i in range(self.options.runs + 1):
            for kind, ahead in (("one", []), ("eight", empty)):
                cache = self.work / "caches" / f"{kind}-{i}"
                command = self.commands(workload, {"pypi": url, "debian": url}, cache)["headwater"]
                at = command.index("--index")
                run = ended([*command[:at], *ahead, *command[at:]], workload)
                if i:
                    runs[kind].append(run)
                shutil.rmtree(cache, ignore_errors=True)
        one, eight = runs["one"], runs["eight"]
        line = {"row": "eight indexes against one, cold", "id": workload["id"], "ratio": statistics.median(a.wall / b.wall for a, b in zip(eight, one))}
        line |= {"ratio-cpu": min(r.cpu for r in eight) / min(r.cpu for r in one), "cpu": min(r.cpu for r in eight)}
        print(json.dumps(line), flush=True)
        return [line]

    def java(self, row, workload, rounds, *flags):
        cache, urls = self.work / "caches" / f"java-{workload['id']}", self.urls(self.served)
        if not cache.exists():
            ended(self.commands(workload, urls, cache)["headwater"], workload)
        file = self.options.shared / "recordings" / "workloads" / f"{workload['id']}.json"
        command = ["java", *flags, "-cp", self.options.classes, "dev.headwater.tests.bench.ResolveBench", row, str(file), f"{cache}/headwater", str(rounds)]
        run = Run([*command, *[f"{i}={urls[i]}" for i in workload.get("indexes", ["pypi"])]])
        if run.status:
            sys.exit(f"{row} of {workload['id']} ended with {run.status}: {run.output[-2000:]}")
        return {"row": row, "id": workload["id"], **json.loads(run.output.strip().splitlines()[-1])}

    def in_process(self, row):
        def measured(workload):
            line = self.java(row, workload, 120, *HEAP)
            print(json.dumps(line), flush=True)
            return [line]
        return measured

    def many(self, workload):
        line = self.java("many", workload, 1000, "-XX:+UseParallelGC", "-Xmx512m")
        print(json.dumps(line), flush=True)
        return [line]

    def memory(self, workload):
        urls, lines = self.urls(self.served), []
        empty = min(Run([*self.options.headwater.split(), "--version"]).anonymous for _ in range(3))
        for row, offline in (("cold", False), ("warm", True)):
            held = []
            for i in range(3):
                cache = self.work / "caches" / f"memory-{workload['id']}-{0 if offline else i}"
                held.append(ended(self.commands(workload, urls, cache, offline)["headwater"], workload).anonymous)
            lines.append({"row": f"memory, {row}", "id": workload["id"], "megabytes": statistics.median(held) - empty})
            print(json.dumps(lines[-1]), flush=True)
        return lines

    def measure(self):
        rows = {"warm": self.warm, "cold": self.cold, "stale": self.stale_, "rtt": self.rtt, "indexes": self.indexes, "same": self.in_process("same"), "new": self.in_process("new"), "many": self.many, "memory": self.memory}
        lines = []
        for row in self.options.rows or ROWS:
            if row in ("same", "new", "many") and not self.options.classes:
                print(f"left out: {row}, for there is no --classes", flush=True)
                continue
            for workload in self.workloads.values():
                few = {"many": ["jupyter"], "indexes": ["trio"], "memory": ["airflow"], "rtt": ["trio", "jupyter", "airflow"]}
                if workload["id"] in few.get(row, [workload["id"]]):
                    lines += rows[row](workload)
        return lines

    def counts(self):
        """What does not depend on how fast a machine is."""
        found = {}
        for workload in self.workloads.values():
            cache, counts = self.work / "caches" / f"counts-{workload['id']}", {}
            self.served.total()
            ended(self.commands(workload, self.urls(self.served), cache)["headwater"], workload)
            total = self.served.total()
            counts["requests"] = sum(total[key] for key in ("page", "304", "404", "metadata", "body"))
            kept = [path for path in (cache / "headwater").rglob("*") if path.is_file()]
            counts["files kept"], counts["bytes kept"] = len(kept), sum(path.stat().st_size for path in kept)
            told = {**os.environ, "_JAVA_OPTIONS": "-Xlog:class+load:stdout -Xlog:gc:stdout"}
            lines = ended(self.commands(workload, self.urls(self.served), cache, True)["headwater"], workload, told).output.splitlines()
            counts["classes loaded"] = sum("source:" in line for line in lines)
            counts["megabytes freed"] = sum(freed(line) for line in lines)
            found[workload["id"]] = counts
        return found


def freed(line):
    """What a collection of garbage says that it freed: nearly all that was allocated."""
    pause = re.search(r"Pause .* (\d+)M->(\d+)M\(", line)
    return int(pause[1]) - int(pause[2]) if pause else 0


def held_against(found, file):
    """Writes what was counted where nothing is known yet; else says what is twice of it."""
    if not file.exists():
        file.write_text(json.dumps(found, indent=1) + "\n")
        return 0
    known, faults = json.loads(file.read_text()), 0
    for workload, counts in found.items():
        for count, value in counts.items():
            before = known.get(workload, {}).get(count)
            fault = before is not None and value >= max(2 * before, 10)
            faults += fault
            print(f"{workload:16s} {count:16s} {value:12d}, {before if before is not None else 'not known'} before{'  <-- twice as much' if fault else ''}")
    return 1 if faults else 0


def table(head, rows):
    return "\n".join(["| " + " | ".join(head) + " |", "|" + "---|" * len(head), *["| " + " | ".join(row) + " |" for row in rows]]) + "\n"


def tables(lines):
    """Markdown, from what `--json` wrote."""
    pairs = [line for line in lines if "uv" in line or "pip" in line]
    rows, told = list(dict.fromkeys(line["row"] for line in pairs)), []
    for row in rows:
        own = [line for line in pairs if line["row"] == row]
        tools = [tool for tool in ("uv", "pip") if any(tool in line for line in own)]
        head = ["request", "ours: ms", "processor", *[cell for tool in tools for cell in (f"{tool}: ms", "processor", "**ratio**", "of processor")]]
        cells = [[line["id"], f"{line['wall']:.0f}", f"{line['cpu']:.0f}", *[cell for tool in tools for cell in (compared(line[tool]) if tool in line else ["", "", "", ""])]] for line in own]
        told.append(f"### {row[0].upper()}{row[1:]}\n\n{table(head, cells)}")
    inside = [line for line in lines if "least" in line]
    if inside:
        ids = list(dict.fromkeys(line["id"] for line in inside))
        found = {(line["row"], line["id"]): f"{line['least']:.1f} ({line['middle']:.1f}), {line['bytes'] / 1e6:.0f} MB" for line in inside}
        told.append("### In one JVM\n\n" + table(["request", "same resolver: least (middle) ms, allocated", "new resolver, from the disk"], [[i, found.get(("same", i), ""), found.get(("new", i), "")] for i in ids]))
    rest = {"ratio": "{:.2f}", "megabytes": "{:.0f} MB", "seconds": "{:.1f} s"}
    others = [[line["row"], line["id"], next(form.format(line[key]) for key, form in rest.items() if key in line)] for line in lines if line not in pairs and line not in inside]
    if others:
        told.append("### More\n\n" + table(["what", "request", "figure"], others))
    return "\n".join(told)


def compared(tool):
    return [f"{tool['wall']:.0f}", f"{tool['cpu']:.0f}", f"**{tool['ratio']:.2f}**", f"{tool['ratio-cpu']:.2f}"]


def picture(lines):
    """Bars: how often uv's time we take, for each request, warm and cold."""
    shown = [line for line in lines if line["row"] in ("warm", "cold") and "uv" in line]
    scale, bars = 560 / max(line["uv"]["ratio"] for line in shown), []
    for i, line in enumerate(shown):
        ratio, y, colour = line["uv"]["ratio"], 24 + i * 20, "#2b6cb0" if line["row"] == "cold" else "#c05621"
        bars.append(f'<text x="150" y="{y + 12}" text-anchor="end">{line["id"]}, {line["row"]}</text><rect x="158" y="{y}" width="{ratio * scale:.1f}" height="15" fill="{colour}"/>')
        bars.append(f'<text x="{164 + ratio * scale:.1f}" y="{y + 12}">{ratio:.2f}</text>')
    height, one = 34 + len(shown) * 20, 158 + scale
    line = f'<line x1="{one:.1f}" y1="16" x2="{one:.1f}" y2="{height - 8}" stroke="#718096" stroke-dasharray="3"/><text x="{one:.1f}" y="12" text-anchor="middle">uv</text>'
    style = 'font-family="sans-serif" font-size="12"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 780 {height}" {style}><title>Time of a whole process, uv is 1</title><rect width="780" height="{height}" fill="white"/>{"".join(bars)}{line}</svg>\n'


def write_page(source, page):
    """Puts the tables between the marks of the page, and the picture beside it."""
    lines, text = json.loads(source.read_text()), page.read_text()
    begin, end = "<!-- measured -->\n", "<!-- end -->"
    before, rest = text.split(begin)
    page.write_text(before + begin + "\n" + tables(lines) + "\n" + end + rest.split(end)[1])
    page.with_suffix(".svg").write_text(picture(lines))


def main():
    if sys.argv[1:2] == ["--page"]:
        write_page(pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("--headwater", default=str(pathlib.Path(__file__).parent.parent / "headwater"))
    parser.add_argument("--uv", default="")
    parser.add_argument("--pip", default="")
    parser.add_argument("--classes", default="")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", nargs="*")
    parser.add_argument("--rows", nargs="*", choices=ROWS)
    parser.add_argument("--json", type=pathlib.Path)
    parser.add_argument("--counts", type=pathlib.Path)
    options = parser.parse_args()
    bench = Bench(options)
    try:
        if options.counts:
            return held_against(bench.counts(), options.counts)
        lines = bench.measure()
        if options.json:
            options.json.write_text(json.dumps(lines, indent=1) + "\n")
    finally:
        bench.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
