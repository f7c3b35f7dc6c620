// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.overlay.FileUse;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayField;
import dev.headwater.api.overlay.OverlayScope;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.IndexPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Overlay files: what they say, and what is refused, where. */
class OverlayFileTest {
    private static final Path FILE = Path.of("hotfixes.toml");

    private static final String BEGIN = """
            [[overlay]]
            id = "fix"
            reason = "it works"
            index = "*"
            project = "lib"
            """;

    private static final String SIX = BEGIN + "versions = \"==1.0\"\n";

    private static final String ALL = """
            [[overlay]]
            id = "all"
            reason = "a \\"reason\\""
            index = "debian"
            project = "Lib"
            versions = "<2,>=1"
            uploaded-before = 2026-06-01T02:00:00+02:00
            expect = ["six"]
            replace = [{ old = "b>=1", new = "b" }, { old = "a>=2, <3", new = "a>=2,<4" }]
            add = ["z", "y"]
            remove = ["c"]
            extras = { socks = ["PySocks>=1.5.6"], none = [] }
            requires-python = ">=3.8"
            yank = "it hurts"
            """;

    private static OverlaySet parse(String text) {
        return OverlayFile.parse(text, FILE);
    }

    private static InvalidOverlayFileException refused(String text) {
        return refused(() -> parse(text));
    }

    private static InvalidOverlayFileException refused(ThrowingCallable call) {
        return assertThatExceptionOfType(InvalidOverlayFileException.class)
                .isThrownBy(call)
                .actual();
    }

    @Nested
    class Reading {
        @Test
        void readsEveryKey() {
            Overlay overlay = parse(ALL).asList().get(0);

            assertThat(overlay.id()).isEqualTo("all");
            assertThat(overlay.reason()).isEqualTo("a \"reason\"");
            assertThat(overlay.index()).hasToString("Optional[debian]");
            assertThat(overlay.project()).hasToString("lib");
            assertThat(overlay.scope().precision()).isEqualTo(OverlayScope.Precision.RANGE);
            assertThat(overlay.scope().uploadedBefore()).contains(Instant.parse("2026-06-01T00:00:00Z"));
            assertThat(overlay.expect()).hasToString("[six]");
            assertThat(overlay.replace()).hasToString("[b>=1 -> b, a<3,>=2 -> a<4,>=2]");
            assertThat(overlay.add()).hasToString("[z, y]");
            assertThat(overlay.remove()).hasToString("[c]");
            assertThat(overlay.extras()).hasToString("{none=[], socks=[pysocks>=1.5.6]}");
            assertThat(overlay.requiresPython()).hasToString("Optional[>=3.8]");
            assertThat(overlay.use()).contains(FileUse.yank("it hurts"));
            assertThat(overlay.fields()).containsExactly(OverlayField.values());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"2026-06-01T00:00:00Z", "2026-06-01", "\"2026-06-01T00:00:00Z\"", "2026-06-01T00:00:00"})
        void readsATimeAlsoInQuotesAndAsADate(String time) {
            assertThat(parse(BEGIN + "versions = \">1\"\nunyank = true\nuploaded-before = " + time + "\n")
                            .asList()
                            .get(0)
                            .scope()
                            .uploadedBefore())
                    .contains(Instant.parse("2026-06-01T00:00:00Z"));
        }

        @Test
        void anEmptyFileHasNone() {
            assertThat(parse("# nothing yet\n").isEmpty()).isTrue();
            assertThat(parse("").digest()).isEmpty();
        }

        @Test
        void namesFilesByTheirHashes() {
            String hash = "sha256:" + "ab".repeat(32);

            assertThat(parse(BEGIN + "files = [\"" + hash.replace('a', 'A') + "\"]\nyank = \"it hurts\"\n")
                            .asList()
                            .get(0)
                            .scope()
                            .files())
                    .containsExactly(hash);
        }
    }

    @Nested
    class Refusing {
        @ParameterizedTest
        @CsvSource(
                delimiter = '!',
                value = {
                    "add = [\"six\"]\\nreplac = [] ! 8 ! overlay[0].replac ! did you mean 'replace'",
                    "yank = true ! 7 ! overlay[0].yank ! expected text",
                    "yank = \"a\"\\nwithdraw = \"b\" ! 8 ! overlay[0].withdraw ! stands beside yank",
                    "unyank = false ! 7 ! overlay[0].unyank ! only true",
                    "yank = \"  \" ! 7 ! overlay[0].yank ! reason is missing",
                    "add = [\"six\", \"s ix\"] ! 7 ! overlay[0].add[1] ! is not allowed here",
                    "add = [1] ! 7 ! overlay[0].add[0] ! expected text",
                    "add = [\"six\", \"Six\"] ! 7 ! overlay[0].add ! added again",
                    "add = [\"lib @ https://example.org/lib-1.0.tar.gz\"] ! 7 ! overlay[0].add ! brings in a URL",
                    "extras = { a = [\"lib @ https://example.org/lib-1.0.tar.gz\"] } ! 7 ! overlay[0].extras.a ! brings in a URL",
                    "extras = { \"a b\" = [] } ! 7 ! overlay[0].extras.a b ! is not allowed here",
                    "extras = { a = [\"six; extra == 'b'\"] } ! 7 ! overlay[0].extras.a ! the key says which",
                    "extras = { foo-bar = [], Foo_Bar = [\"six\"] } ! 7 ! overlay[0].extras.Foo_Bar ! given twice",
                    "remove = [\"six\", \"six\"] ! 7 ! overlay[0].remove ! twice",
                    "replace = [{ old = \"six\" }] ! 7 ! overlay[0].replace[0].new ! missing",
                    "replace = [{ old = \"six\", new = \"six\" }] ! 7 ! overlay[0].replace ! its own place",
                    "replace = [{ old = \"six\", new = \"six>1\", why = \"\" }] ! 7 ! overlay[0].replace[0].why ! not known",
                    "requires-python = \"3\" ! 7 ! overlay[0].requires-python ! is not allowed here",
                    "files = [\"sha256:00\"] ! 7 ! overlay[0].files ! write one of the two",
                    "uploaded-before = \"soon\"\\nyank = \"a\" ! 7 ! overlay[0].uploaded-before ! is no date and time",
                    "expect = [] ! 2 ! overlay[0].id ! changes nothing",
                })
        void whatIsWrongInOne(String more, int line, String key, String problem) {
            InvalidOverlayFileException e = refused(SIX + more.replace("\\n", "\n") + "\n");

            assertThat(e.key()).isEqualTo(key);
            assertThat(e.line()).isEqualTo(line);
            assertThat(e.problem()).contains(problem);
        }

        @ParameterizedTest
        @ValueSource(strings = {"id", "reason", "index", "project", "versions"})
        void whatIsMissing(String key) {
            String text = SIX.lines()
                    .filter(line -> !line.startsWith(key + " "))
                    .reduce("", (one, other) -> one + other + "\n");

            InvalidOverlayFileException e = refused(text + "yank = \"a\"\n");

            assertThat(e.key()).isEqualTo("overlay[0]." + key);
            assertThat(e.problem()).startsWith("this key is missing");
        }

        @ParameterizedTest
        @ValueSource(strings = {">=1", "==1.*", "~=1.0", "", "==1.0,==1.0.1", "!=1.0"})
        void aRangeWithoutADate(String versions) {
            InvalidOverlayFileException e = refused(BEGIN + "versions = \"" + versions + "\"\nyank = \"a\"\n");

            assertThat(e.key()).isEqualTo("overlay[0].uploaded-before");
            assertThat(e.problem()).contains("'fix'", "uploaded-before");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "two words", "-a", "a/b", "ä"})
        void whatIsNoId(String id) {
            assertThat(refused(SIX.replace("fix", id) + "yank = \"a\"\n").key()).isEqualTo("overlay[0].id");
            assertThat(refused(SIX.replace("fix", "x".repeat(101)) + "yank = \"a\"\n")
                            .key())
                    .isEqualTo("overlay[0].id");
        }

        @Test
        void hashesOfAnotherKind() {
            InvalidOverlayFileException e =
                    refused(BEGIN + "files = [\"md5:" + "ab".repeat(16) + "\"]\nyank = \"a\"\n");

            assertThat(e.key()).isEqualTo("overlay[0].files");
            assertThat(e.problem()).contains("SHA-256");
        }

        @Test
        void anIdThatIsUsedTwiceAlsoInTwoFiles(@TempDir Path folder) throws IOException {
            String one = SIX + "yank = \"a\"\n";
            Files.writeString(folder.resolve("one.toml"), one);
            Files.writeString(folder.resolve("two.toml"), "\n" + one.replace("\"lib\"", "\"other\""));
            Path policy = folder.resolve("headwater.toml");
            Files.writeString(policy, """
                    [[index]]
                    id = "public"
                    url = "https://packages.example.org/simple/"
                    [overlays]
                    files = ["one.toml", "two.toml"]
                    """);

            InvalidPolicyFileException e = assertThatExceptionOfType(InvalidPolicyFileException.class)
                    .isThrownBy(() -> PolicyFile.load(policy))
                    .actual();

            assertThat(e.file()).hasFileName("two.toml");
            assertThat(e.line()).isEqualTo(3);
            assertThat(e.problem()).contains("one.toml:2");
        }

        @Test
        void whatThePolicyDoesNotGrantIsPlacedInItsFile(@TempDir Path folder) throws IOException {
            Files.writeString(folder.resolve("one.toml"), SIX + "add = [\"six\"]\n");
            Path policy = folder.resolve("headwater.toml");
            String text = """
                    [[index]]
                    id = "public"
                    url = "https://packages.example.org/simple/"
                    [overlays]
                    files = ["one.toml"]
                    """;
            Files.writeString(policy, text);

            InvalidPolicyFileException e = assertThatExceptionOfType(InvalidPolicyFileException.class)
                    .isThrownBy(() -> PolicyFile.load(policy))
                    .actual();
            Files.writeString(policy, text + "may-add = true\n");
            IndexPolicy granted = PolicyFile.load(policy);

            assertThat(e.file()).hasFileName("one.toml");
            assertThat(e.line()).isEqualTo(7);
            assertThat(e.key()).isEqualTo("overlay[0].add");
            assertThat(e.problem()).contains("'fix'", "may-add = true");
            assertThat(granted.overlays().asList()).hasSize(1);
        }

        @Test
        void whatIsHuge() {
            assertThat(refused("#" + "x".repeat(1 << 24) + "\n").problem()).contains("longer than");
            assertThat(refused("[[overlay]]\n".repeat(50_001)).problem()).contains("more than 50000");
            assertThat(refused(SIX + "add = " + "[".repeat(100) + "]".repeat(100) + "\n")
                            .line())
                    .isEqualTo(7);
        }

        @Test
        void passwordsAreNotRepeated() {
            InvalidOverlayFileException e =
                    refused(SIX + "add = [\"lib @ https://user:secret@example.org/lib-1.0.tar.gz\"]\n");
            InvalidOverlayFileException reason =
                    refused(SIX.replace("it works", "see https://user:secret@example.org/") + "yank = \"a\"\n");

            assertThat(e.getMessage()).doesNotContain("secret");
            assertThat(reason.getMessage()).doesNotContain("secret");
        }
    }

    @Nested
    class Writing {
        @Test
        void whatIsWrittenSaysTheSame() {
            OverlaySet set = parse(ALL + SIX + "withdraw = \"it is gone\"\n");
            String text = OverlayFile.text(set.asList());

            assertThat(parse(text)).isEqualTo(set);
            assertThat(OverlayFile.text(parse(text).asList())).isEqualTo(text);
            assertThat(OverlayFile.text(parse(ALL).asList())).isEqualTo("""
                    [[overlay]]
                    id = "all"
                    reason = "a \\"reason\\""
                    index = "debian"
                    project = "lib"
                    versions = "<2,>=1"
                    uploaded-before = 2026-06-01T00:00:00Z
                    expect = ["six"]
                    replace = [{ old = "b>=1", new = "b" }, { old = "a<3,>=2", new = "a<4,>=2" }]
                    add = ["z", "y"]
                    remove = ["c"]
                    extras = { none = [], socks = ["pysocks>=1.5.6"] }
                    requires-python = ">=3.8"
                    yank = "it hurts"
                    """);
        }
    }

    @Nested
    class Digest {
        private final List<String> entries = new ArrayList<>(List.of(
                ALL,
                SIX + "withdraw = \"it is gone\"\n",
                SIX.replace("fix", "other").replace("==1.0", "==2.0") + "remove = [\"b\", \"a\"]\n"));

        @Test
        void doesNotDependOnOrderSpacesAndSpelling() {
            OverlaySet set = parse(String.join("\n", entries));
            Random random = new Random(14);

            for (int i = 0; i < 20; i++) {
                Collections.shuffle(entries, random);
                String text = String.join("\n# a comment\n", entries)
                        .replace(" = ", i % 2 == 0 ? "=" : "  =  ")
                        .replace("<2,>=1", i % 3 == 0 ? ">= 1, < 2" : "<2,>=1")
                        .replace("[\"b\", \"a\"]", i % 2 == 0 ? "[\"a\",\"B\"]" : "[\"b\", \"a\"]")
                        .replace("\"Lib\"", i % 2 == 0 ? "\"LIB\"" : "\"lib\"");
                assertThat(parse(text).digest()).isEqualTo(set.digest());
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '!',
                value = {
                    "id = \"all\" ! id = \"al\"",
                    "reason = \"a ! reason = \"the",
                    "\"debian\" ! \"fedora\"",
                    "\"Lib\" ! \"libs\"",
                    "<2,>=1 ! <2,>=1.0",
                    "T02:00 ! T03:00",
                    "[\"six\"] ! [\"six>1\"]",
                    "new = \"b\" ! new = \"b>0\"",
                    "[\"z\", \"y\"] ! [\"y\", \"z\"]",
                    "[\"c\"] ! [\"c\", \"d\"]",
                    "none = [] ! none = [\"a\"]",
                    ", none = [] ! ''",
                    ">=3.8 ! >=3.9",
                    "yank = \"it hurts\" ! withdraw = \"it hurts\"",
                })
        void dependsOnAllThatIsSaid(String from, String to) {
            assertThat(ALL).contains(from);
            assertThat(parse(ALL.replace(from, to)).digest())
                    .isNotEqualTo(parse(ALL).digest());
        }

        @Test
        void isThatOfTheTextInTheDocument() {
            OverlaySet set = parse("""
                    [[overlay]]
                    id = "requests-charset"
                    reason = "works with charset-normalizer 3"
                    index = "debian"
                    project = "requests"
                    versions = "==2.28.1"
                    replace = [{ old = "charset-normalizer>=2,<3", new = "charset-normalizer>=2,<4" }]
                    """);

            assertThat(set.digest()).contains("sha256:" + sha256("""
                    overlay-digest 1
                    [[overlay]]
                    id 16:requests-charset
                    reason 31:works with charset-normalizer 3
                    index 6:debian
                    project 8:requests
                    versions 8:==2.28.1
                    replace 24:charset-normalizer<3,>=2 24:charset-normalizer<4,>=2
                    """));
        }

        private static String sha256(String text) {
            return com.google.common.hash.Hashing.sha256()
                    .hashString(text, java.nio.charset.StandardCharsets.UTF_8)
                    .toString();
        }
    }
}
