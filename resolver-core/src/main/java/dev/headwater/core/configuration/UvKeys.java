// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import java.util.List;
import java.util.Map;

/** The keys of uv that are not part of a policy: those of {@code [tool.uv]}, then those of its {@code pip} table. */
final class UvKeys {
    private static final String BUILDS = "nothing is built here, so it has nothing to say";
    private static final String TARGETS =
            "a request is for one target: give it --target FILE, or --python and --platform";

    private static final List<String> SILENT = List.of(
            "add-bounds",
            "allow-empty-requirements",
            "annotation-style",
            "audit",
            "break-system-packages",
            "build-backend",
            "cache-dir",
            "cache-keys",
            "check-url",
            "compile-bytecode",
            "concurrent-builds",
            "concurrent-downloads",
            "concurrent-installs",
            "custom-compile-command",
            "emit-build-options",
            "emit-find-links",
            "emit-index-annotation",
            "emit-index-url",
            "emit-marker-expression",
            "fork-strategy",
            "generate-hashes",
            "link-mode",
            "managed",
            "no-annotate",
            "no-emit-package",
            "no-header",
            "no-strip-extras",
            "no-strip-markers",
            "output-file",
            "package",
            "prefix",
            "preview",
            "preview-features",
            "publish-url",
            "pypy-install-mirror",
            "python-downloads",
            "python-downloads-json-url",
            "python-install-mirror",
            "python-preference",
            "reinstall",
            "reinstall-package",
            "required-version",
            "strict",
            "system",
            "target",
            "trusted-publishing",
            "universal",
            "upgrade",
            "upgrade-package",
            "verify-hashes");

    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("all-extras", "give it to the request: -r pyproject.toml --all-extras"),
            Map.entry("build-constraint-dependencies", BUILDS),
            Map.entry("config-settings", BUILDS),
            Map.entry("config-settings-package", BUILDS),
            Map.entry("conflicts", "a request asks for the extras and groups that it names: put a request for each"),
            Map.entry("default-groups", "give it to the request: -r pyproject.toml --group NAME"),
            Map.entry("dependency-groups", "give it to the request: --python VERSION"),
            Map.entry("dev-dependencies", "not read; move them to [dependency-groups], then: --group dev"),
            Map.entry("environments", TARGETS),
            Map.entry("extra", "give it to the request: -r pyproject.toml --extra NAME"),
            Map.entry("extra-build-dependencies", BUILDS),
            Map.entry("extra-build-variables", BUILDS),
            Map.entry("group", "give it to the request: -r pyproject.toml --group NAME"),
            Map.entry("http-proxy", "give it to the environment: HTTP_PROXY"),
            Map.entry("https-proxy", "give it to the environment: HTTPS_PROXY"),
            Map.entry("keyring-provider", "logins come from .netrc and the environment; no keyring is asked"),
            Map.entry(
                    "native-tls",
                    "give the authorities to the environment, SSL_CERT_FILE, where Java has not got them"),
            Map.entry("no-build-isolation", BUILDS),
            Map.entry("no-build-isolation-package", BUILDS),
            Map.entry("no-cache", "give it to the command: --no-cache"),
            Map.entry("no-deps", "requirements always count"),
            Map.entry("no-extra", "a request asks for the extras that it names"),
            Map.entry("no-proxy", "give it to the environment: NO_PROXY"),
            Map.entry("offline", "give it to the command: --offline"),
            Map.entry("python", "give it to the request: --python VERSION, or --target FILE"),
            Map.entry("python-platform", "give it to the request: --platform"),
            Map.entry("python-version", "give it to the request: --python"),
            Map.entry("require-hashes", "give it to the request: --require-hashes"),
            Map.entry("required-environments", TARGETS),
            Map.entry(
                    "system-certs",
                    "give the authorities to the environment, SSL_CERT_FILE, where Java has not got them"),
            Map.entry(
                    "torch-backend",
                    "write the index of the backend as role = \"on-demand\", and pin torch and its like to it"),
            Map.entry("workspace", "give the request each project of it: -r pyproject.toml -r MEMBER/pyproject.toml"));

    /** By their names. */
    static final Map<String, KnownKey> TABLE = KnownKey.table(SILENT, ELSEWHERE);

    private UvKeys() {}
}
