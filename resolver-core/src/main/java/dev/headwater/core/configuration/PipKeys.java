// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import java.util.List;
import java.util.Map;

/** The keys of pip that are not part of a policy. */
final class PipKeys {
    private static final String BUILDS = "nothing is built here, so it has nothing to say";

    private static final List<String> SILENT = List.of(
            "break-system-packages",
            "cache-dir",
            "check",
            "check-build-dependencies",
            "compile",
            "debug",
            "default-vcs",
            "disable-pip-version-check",
            "dry-run",
            "exists-action",
            "force-reinstall",
            "format",
            "ignore-installed",
            "isolated",
            "log",
            "no-cache-dir",
            "no-clean",
            "no-color",
            "no-compile",
            "no-input",
            "no-python-version-warning",
            "no-warn-conflicts",
            "no-warn-script-location",
            "prefix",
            "progress-bar",
            "quiet",
            "report",
            "require-virtualenv",
            "resume-retries",
            "root",
            "root-user-action",
            "src",
            "target",
            "upgrade",
            "upgrade-strategy",
            "use-deprecated",
            "use-feature",
            "user",
            "verbose");

    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("abi", "give it to the request: a target file, --target FILE, has abis"),
            Map.entry("all-releases", "give it to the request: --all-releases"),
            Map.entry("build-constraint", BUILDS),
            Map.entry("cert", "give it to the environment: SSL_CERT_FILE"),
            Map.entry("client-cert", "give it to the environment: SSL_CLIENT_CERT"),
            Map.entry("config-settings", BUILDS),
            Map.entry("constraint", "give it to the request: -c FILE"),
            Map.entry("editable", "no request names a folder of sources but by its pyproject.toml: -r pyproject.toml"),
            Map.entry("global-option", BUILDS),
            Map.entry("group", "give it to the request: -r pyproject.toml --group NAME"),
            Map.entry(
                    "ignore-requires-python",
                    "Requires-Python always counts; an overlay can correct one that is wrong"),
            Map.entry("implementation", "give it to the request: a target file, --target FILE, has implementation"),
            Map.entry("keyring-provider", "logins come from .netrc and the environment; no keyring is asked"),
            Map.entry("no-build-isolation", BUILDS),
            Map.entry("no-deps", "requirements always count"),
            Map.entry("only-final", "give it to the request: --only-final"),
            Map.entry("platform", "give it to the request: --platform"),
            Map.entry("proxy", "give it to the environment: HTTPS_PROXY, HTTP_PROXY; its value is not repeated here"),
            Map.entry("python", "give it to the request: --python VERSION, or --target FILE"),
            Map.entry("python-version", "give it to the request: --python"),
            Map.entry("require-hashes", "give it to the request: --require-hashes"),
            Map.entry("requirement", "give it to the request: -r FILE"),
            Map.entry("use-pep517", BUILDS));

    /** By the name that pip has for them. */
    static final Map<String, KnownKey> TABLE = KnownKey.table(SILENT, ELSEWHERE);

    private PipKeys() {}
}
