#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Put multi-index scenarios to uv through the gateway, and say how many answers are the policy's.

    gateway_scenarios.py KIT FOLDER... [--headwater CMD] [--uv CMD] [--only ID] [--jobs COUNT] [-v]

KIT is a program that makes loopback servers, a policy and a verdict of a scenario: it has `start`, `headwater`, `run` and
`judge`; FOLDER has scenarios in JSON. Starts the indexes of each scenario and `headwater serve` before them, and has uv compile
its request with the gateway as its only index. What only a resolution of Headwater can be told (the time that it is) is left
out. Which index a project came from is read off the gateway's page. The exit status is 1 if an answer differs.
"""
import argparse, ast, asyncio, collections, json, os, pathlib, re, sys, tempfile, types, urllib.request

JSON = "application/vnd.pypi.simple.v1+json"
# A dependency that names its own source is an end of its own to uv.
REFUSALS = "No solution found", "URL dependencies must be"
PLATFORMS = {"manylinux_2_17_x86_64": "x86_64-manylinux2014", "win_amd64": "x86_64-pc-windows-msvc",
             "macosx_11_0_arm64": "aarch64-apple-darwin"}
# What starts is over before a better compiler would pay.
JAVA_OPTIONS = os.environ.get("JAVA_TOOL_OPTIONS", "") + " -XX:TieredStopAtLevel=1"
ENVIRONMENT = {**os.environ, "JAVA_TOOL_OPTIONS": JAVA_OPTIONS.strip()}
# In seconds, for the gateway to begin, and to end.
PATIENCE = 90


def load(path):
    """The kit as a module, without what it does at its end when it is a program."""
    tree = ast.parse(path.read_text(), str(path))
    if isinstance(tree.body[-1], (ast.Expr, ast.If)):
        tree.body.pop()
    kit = types.ModuleType("kit")
    exec(compile(tree, str(path), "exec"), kit.__dict__)
    return kit


def impossible(scenario):
    """Why a client cannot be put into a scenario; empty where it can."""
    request = scenario["request"]
    if request.get("now"):
        return "it says what time it is"
    platform = request.get("platform")
    return f"uv has no platform {platform}" if platform and platform not in PLATFORMS else ""


async def policy(path, scenario, folder):
    """Has a kit that runs nothing write the policy of a scenario."""
    kit = load(path)
    kit.run = lambda *words, **more: asyncio.sleep(0, (0, "{}", ""))
    await kit.headwater("", scenario, str(folder))
    return folder / "headwater.toml"


def words(scenario, url, folder):
    request = scenario["request"]
    sdists = any(file.get("sdist") or not file.get("wheel", True)
                 for index in scenario["indexes"] for files in index["projects"].values() for file in files.values())
    command = ["pip", "compile", "-", "--no-config", "--no-header", "--no-annotate", "--color", "never", "--no-python-downloads",
               "--python-version", request.get("python", "3.12"), "--cache-dir", str(folder / "uv"), "--default-index", url,
               "--python-platform", PLATFORMS[request.get("platform", "manylinux_2_17_x86_64")]]
    if not sdists:
        command.append("--no-build")
    if request.get("exclude-newer"):
        command += ["--exclude-newer", request["exclude-newer"]]
    if request.get("prerelease"):
        command.append("--prerelease=allow")
    if request.get("resolution"):
        command.append("--resolution=" + request["resolution"])
    return command


def owner(url, name):
    request = urllib.request.Request(f"{url}{name}/", headers={"Accept": JSON})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer).get("_headwater", {}).get("index", [None])[0]


async def ask(kit, options, scenario, url, folder):
    status, out, err = await kit.run([options.uv, *words(scenario, url, folder)], env={"UV_HTTP_TIMEOUT": "60", "UV_HTTP_RETRIES": "0"},
                                     stdin="\n".join(scenario["request"]["requirements"]) + "\n")
    if status:
        refused = any(words in err for words in REFUSALS)
        return {"outcome": "unsatisfiable" if refused else "index-failure", "text": err}
    pins = {}
    for line in out.splitlines():
        found = re.match(r"([A-Za-z0-9._-]+)==([^\s;]+)", line)
        if found:
            name = re.sub(r"[-_.]+", "-", found[1]).lower()
            pins[name] = {"version": found[2], "index": await asyncio.to_thread(owner, url, name)}
    return {"outcome": "resolved", "pins": pins, "text": out + err}


async def put(kit, options, scenario, folder):
    file = await policy(options.kit, scenario, folder)
    with open(folder / "gateway.log", "w") as log:
        gateway = await asyncio.create_subprocess_exec(
            options.headwater, "serve", "--config", str(file), "--port", "0", *options.serve, stdout=asyncio.subprocess.PIPE, stderr=log,
            env={**ENVIRONMENT, "HEADWATER_CACHE_DIR": str(folder / "cache")})
        try:
            url = await begun(gateway)
            if url:
                return await ask(kit, options, scenario, url, folder)
        finally:
            await end(gateway)
    return {"outcome": "invalid-request" if gateway.returncode == 2 else f"exit {gateway.returncode}",
            "text": (folder / "gateway.log").read_text()}


async def begun(gateway):
    """Its URL; nothing where it ends, or says nothing for too long."""
    try:
        url = (await asyncio.wait_for(gateway.stdout.readline(), PATIENCE)).decode().strip()
        if not url:
            await asyncio.wait_for(gateway.wait(), PATIENCE)
        return url
    except asyncio.TimeoutError:
        return ""


async def end(process):
    """Ends a process, the hard way where it does not end by itself."""
    if process.returncode is None:
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), PATIENCE)
        except asyncio.TimeoutError:
            process.kill()
            await process.wait()


async def judge(kit, options, scenario, places):
    """Kind of the result, why it is not the policy's, and what was said."""
    why = impossible(scenario)
    if why:
        return "left out", why, ""
    async with places:
        servers = await kit.start(scenario["indexes"])
        try:
            with tempfile.TemporaryDirectory() as folder:
                answer = await put(kit, options, scenario, pathlib.Path(folder))
            why = kit.judge(scenario, answer)
        finally:
            for server in servers:
                await server.cleanup()
    if why == "ok" and answer["outcome"] == "invalid-request":
        return "refused", "serve refuses the policy, as it should", answer["text"]
    return "agrees" if why == "ok" else "differs", why, answer["text"]


async def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kit", type=pathlib.Path)
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--headwater", default=str(pathlib.Path(__file__).resolve().parent.parent / "headwater"))
    parser.add_argument("--uv", default="uv")
    parser.add_argument("--rewrite-wheels", action="append_const", const="--rewrite-wheels", dest="serve", default=[],
                        help="have the gateway rewrite wheels that overlays correct")
    parser.add_argument("--only")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("-v", action="store_true")
    options = parser.parse_args()
    kit, places, tally = load(options.kit), asyncio.Semaphore(options.jobs), collections.Counter()
    files = sorted(file for folder in options.folders for file in folder.rglob("*.json"))
    scenarios = [one for one in (json.loads(file.read_text()) for file in files) if options.only in (None, one["id"])]
    results = [asyncio.create_task(judge(kit, options, scenario, places)) for scenario in scenarios]
    for scenario, result in zip(scenarios, results):
        kind, why, text = await result
        tally[kind] += 1
        print(f"{kind:8} {scenario['topic']}/{scenario['id']}{'' if why == 'ok' else ': ' + why}", flush=True)
        if options.v and text:
            print("         " + "\n         ".join(text.splitlines()[:20]), flush=True)
    print(f"uv got the policy's answer {tally['agrees']} times, {tally['refused']} policies were refused as they should, "
          f"{tally['differs']} answers differ, {tally['left out']} scenarios left out")
    sys.exit(1 if tally["differs"] or not tally["agrees"] else 0)


if __name__ == "__main__":
    asyncio.run(main())
