// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive of several projects at a URL, of which one is asked for: {@code mono-7.zip#subdirectory=lib}. */
class ArchiveOfSeveralTest {
    private static final String TABLE = "[project]\nname = \"lib\"\nversion = \"1.0\"\ndependencies = [\"six\"]\n";

    @TempDir
    private Path folder;

    private HttpServer server;
    private byte[] archive;
    private String url;

    @BeforeEach
    void serve() throws IOException {
        Feed.in(folder.resolve("public")).release("six", "1.15").write();
        archive = zip(TABLE);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, archive.length);
                exchange.getResponseBody().write(archive);
            }
        });
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort() + "/mono-7.zip";
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static byte[] zip(String table) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String member : List.of(
                    "mono-7/pyproject.toml",
                    "[project]\nname = \"mono\"\nversion = \"7\"\n",
                    "mono-7/python/lib/pyproject.toml",
                    table)) {
                if (member.startsWith("mono-7/")) {
                    zip.putNextEntry(new ZipEntry(member));
                } else {
                    zip.write(member.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return bytes.toByteArray();
    }

    private Run run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--index", "public=public", "--no-cache"));
        return Run.in(folder, all.toArray(String[]::new));
    }

    private Run request(String command, String fragment, String... words) {
        List<String> all = new ArrayList<>(List.of(command, "lib @ " + url + fragment));
        all.addAll(List.of("--python", "3.12", "--platform", "manylinux_2_28_x86_64"));
        all.addAll(List.of(words));
        return run(all.toArray(String[]::new));
    }

    private String lock() throws IOException {
        Run locked = request("lock", "#subdirectory=python/lib");
        assertThat(locked.status()).as(locked.err()).isZero();
        return Files.readString(folder.resolve("pylock.toml"));
    }

    @Test
    void isResolvedByTheMetadataOfItsFolder() {
        assertThat(request("resolve", "#subdirectory=python/lib", "--format", "constraints")
                        .out())
                .contains("six==1.15");
        assertThat(request("resolve", "#subdirectory=python/lib", "--format", "requirements")
                        .out())
                .contains("lib @ " + url + "#subdirectory=python/lib");
        assertThat(request("resolve", "#subdirectory=python/lib", "--format", "json")
                        .out())
                .contains("\"version\": \"1.0\"", "\"filename\": \"mono-7.zip\"", "\"source\": \"project-table\"");
    }

    @Test
    void isLockedWithItsFolder() throws IOException {
        assertThat(lock())
                .contains(
                        "name = \"lib\"\nversion = \"1.0\"\n",
                        "url = \"" + url + "\"",
                        "subdirectory = \"python/lib\"");
        assertThat(request("lock", "#subdirectory=python/lib", "--check").status())
                .isZero();
    }

    @Test
    void isVerifiedByItsBytes() throws IOException {
        String before = lock();
        assertThat(run("verify", "pylock.toml"))
                .satisfies(verified -> assertThat(verified.status())
                        .as(verified.out() + verified.err())
                        .isZero());

        archive = zip(TABLE + "description = \"of today\"\n");

        assertThat(run("verify", "pylock.toml"))
                .satisfies(verified -> assertThat(verified.status()).isEqualTo(1))
                .satisfies(verified -> assertThat(verified.out()).contains("lib", "mono-7.zip"));
        assertThat(folder.resolve("pylock.toml")).content().isEqualTo(before);
    }

    @Test
    void isNotLookedForOutsideOfItsArchive() throws IOException {
        String locked = lock();
        for (String path : List.of("../lib", "python/../../lib", "/lib", "", "python\\\\..\\\\lib")) {
            Files.writeString(folder.resolve("pylock.toml"), locked.replace("\"python/lib\"", "\"" + path + "\""));

            Run verified = run("verify", "pylock.toml");
            assertThat(verified.status()).as(path).isEqualTo(2);
            assertThat(verified.err())
                    .contains("packages[0].archive.subdirectory", "a path within it, with '/' between its parts");
        }
    }

    @Test
    void isResolvedAgainFromARecording() {
        Run recorded = request("resolve", "#subdirectory=python/lib", "--record", "kept");
        assertThat(recorded.status()).as(recorded.err()).isZero();
        server.stop(0);

        Run again = Run.in(
                folder,
                "resolve",
                "lib @ " + url + "#subdirectory=python/lib",
                "--config",
                "kept/headwater.toml",
                "--python",
                "3.12",
                "--platform",
                "manylinux_2_28_x86_64");

        assertThat(again.status()).as(again.err()).isZero();
        assertThat(again.out()).contains("lib", "1.0", "mono-7.zip");
    }

    @Test
    void isExportedWithItsFolder() throws IOException {
        lock();

        assertThat(Run.in(folder, "export", "pylock.toml", "--format", "cyclonedx")
                        .out())
                .contains("pkg:pypi/lib@1.0?", "#python/lib");
    }

    @Test
    void isExplainedAsWhatTheRequestNames() {
        Run why = run(
                "why",
                "six",
                "lib @ " + url + "#subdirectory=python/lib",
                "--python",
                "3.12",
                "--platform",
                "manylinux_2_28_x86_64");
        assertThat(why.out()).as(why.err()).contains("lib 1.0 from " + url + " requires six");
        assertThat(request("resolve", "#subdirectory=python/lib", "lib>=2").err())
                .contains("lib>=2", "has only 1.0");
    }

    @Test
    void isRefusedWhereNothingTellsTheVersion() throws IOException {
        Run without = request("resolve", "#subdirectory=python");
        assertThat(without.status()).isEqualTo(2);
        assertThat(without.err())
                .contains(
                        "the version is not in the name of the archive, and the archive has no python/PKG-INFO in it");
        assertThat(request("resolve", "#subdirectory=none").err()).contains("has no folder 'none' in it");
        assertThat(request("resolve", "#subdirectory=../lib").err()).contains("a path within it, without '..'");

        archive = zip("[project]\nname = \"lib\"\ndynamic = [\"version\"]\n");

        assertThat(request("resolve", "#subdirectory=python/lib").err())
                .contains("has no reliable metadata without building it: "
                        + "the [project] of its pyproject.toml leaves to a build: version");
    }

    @Test
    void ofAnotherProjectIsNotTakenForIt() {
        assertThat(request("resolve", "").err()).contains("has the metadata of mono 7");
    }
}
