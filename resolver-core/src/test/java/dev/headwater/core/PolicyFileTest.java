// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.AuthenticationMode;
import dev.headwater.api.policy.DirectUrlRule;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.api.policy.MissingUploadTimeRule;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.api.policy.SdistMetadataRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {
    private static final String ONE_INDEX = """
            [[index]]
            id = "public"
            url = "https://packages.example.org/simple/"
            """;

    @TempDir
    Path folder;

    private Path write(String text) {
        try {
            return Files.writeString(folder.resolve("headwater.toml"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private IndexPolicy load(String text) {
        return PolicyFile.load(write(text));
    }

    private InvalidPolicyFileException refused(String text) {
        Path file = write(text);
        try {
            PolicyFile.load(file);
        } catch (InvalidPolicyFileException e) {
            assertThat(e.file()).isEqualTo(file);
            return e;
        }
        throw new AssertionError("accepted: " + text);
    }

    private static String described(IndexEntry entry) {
        // The digest holds everything but what cannot change an answer.
        return IndexPolicy.builder().index(entry).build().digest()
                + List.of(entry.absentMaxAge(), entry.timeout(), entry.retries());
    }

    @Nested
    class Values {
        @Test
        void everyKeyButIdAndUrlHasADefault() {
            IndexPolicy policy = load(ONE_INDEX);
            IndexEntry entry = policy.indexes().get(0);

            assertThat(described(entry))
                    .isEqualTo(described(
                            IndexEntry.builder(IndexId.parse("public"), "https://packages.example.org/simple/")
                                    .build()));
            assertThat(policy.digest())
                    .isEqualTo(IndexPolicy.builder().index(entry).build().digest());
            assertThat(policy.timeLimit()).isEqualTo(Duration.ofMinutes(5));
        }

        @Test
        void everyKeyOfAnIndexIsRead() {
            IndexEntry entry = load("""
                            [[index]]
                            id = "internal"
                            url = "https://packages.example.org/simple/"
                            kind = "flat"
                            mirrors = ["https://mirror.example.org/simple/"]
                            mirrors-complete = true
                            role = "on-demand"
                            reserved = ["acme-*", "Exact_Name"]
                            allow = ["acme-*", "exact-name"]
                            deny = ["other"]
                            known-project = "acme-Core"
                            also-absent = [403, 404]
                            absent-redirects = ["https://packages.example.org/login"]
                            authenticate = "always"
                            cool-down = "P7D"
                            absent-max-age = "PT1H"
                            missing-upload-time = "allow"
                            trust-group = "ours"
                            file-hosts = ["Files.example.org", "[::1]"]
                            allow-insecure = true
                            timeout = "PT2.5S"
                            retries = 0
                            """).indexes().get(0);

            assertThat(entry.id()).isEqualTo(IndexId.parse("internal"));
            assertThat(entry.location()).isEqualTo("https://packages.example.org/simple/");
            assertThat(entry.kind()).isEqualTo(IndexKind.FLAT);
            assertThat(entry.mirrors()).containsExactly("https://mirror.example.org/simple/");
            assertThat(entry.mirrorsComplete()).isTrue();
            assertThat(entry.role()).isEqualTo(IndexRole.ON_DEMAND);
            assertThat(entry.reserved()).containsExactly(NamePattern.parse("acme-*"), NamePattern.parse("exact-name"));
            assertThat(entry.allow()).containsExactly(NamePattern.parse("acme-*"), NamePattern.parse("exact-name"));
            assertThat(entry.deny()).containsExactly(NamePattern.parse("other"));
            assertThat(entry.knownProject()).contains(ProjectName.parse("acme-core"));
            assertThat(entry.alsoAbsent()).containsExactly(403, 404);
            assertThat(entry.absentRedirects()).containsExactly("https://packages.example.org/login");
            assertThat(entry.authenticate()).isEqualTo(AuthenticationMode.ALWAYS);
            assertThat(entry.coolDown()).isEqualTo(Duration.ofDays(7));
            assertThat(entry.absentMaxAge()).isEqualTo(Duration.ofHours(1));
            assertThat(entry.missingUploadTime()).isEqualTo(MissingUploadTimeRule.ALLOW);
            assertThat(entry.trustGroup()).contains("ours");
            assertThat(entry.fileHosts()).containsExactly("files.example.org", "[::1]");
            assertThat(entry.allowInsecure()).isTrue();
            assertThat(entry.timeout()).isEqualTo(Duration.ofMillis(2500));
            assertThat(entry.retries()).isZero();
        }

        @Test
        void theOtherTablesAreRead() {
            IndexPolicy policy = load(ONE_INDEX + """
                    [pins]
                    Torch = "public"
                    "zope.interface" = "public"
                    [format]
                    "*" = "prefer-binary"
                    numpy = "only-binary"
                    [cool-downs]
                    urgent-fix = "P0D"
                    [resolution]
                    time-limit = "PT30S"
                    prerelease = "if-named"
                    direct-urls = "refuse"
                    sdist-metadata = "recorded"
                    """);

            assertThat(policy.pins())
                    .containsEntry(ProjectName.parse("torch"), IndexId.parse("public"))
                    .containsEntry(ProjectName.parse("zope-interface"), IndexId.parse("public"));
            assertThat(policy.format().of(ProjectName.parse("numpy"))).isEqualTo(FormatRule.ONLY_BINARY);
            assertThat(policy.format().of(ProjectName.parse("other"))).isEqualTo(FormatRule.PREFER_BINARY);
            assertThat(policy.coolDowns()).containsEntry(ProjectName.parse("urgent-fix"), Duration.ZERO);
            assertThat(policy.timeLimit()).isEqualTo(Duration.ofSeconds(30));
            assertThat(policy.preReleases()).isEqualTo(PreReleaseMode.IF_NAMED);
            assertThat(policy.directUrls()).isEqualTo(DirectUrlRule.REFUSE);
            assertThat(policy.sdistMetadata()).isEqualTo(SdistMetadataRule.RECORDED);
        }

        @Test
        void indexesKeepTheirOrder() {
            IndexPolicy policy = load(ONE_INDEX + "[[index]]\nid = \"a\"\nkind = \"directory\"\npath = \"wheels\"\n");

            assertThat(policy.indexes()).extracting(entry -> entry.id().value()).containsExactly("public", "a");
        }

        @ParameterizedTest
        @CsvSource({"directory,wheels", "recording,../recordings/a.zip"})
        void aPathIsRelativeToTheFile(String kind, String path) {
            IndexPolicy policy = load("[[index]]\nid = \"a\"\nkind = \"" + kind + "\"\npath = \"" + path + "\"\n");

            assertThat(policy.indexes().get(0).location())
                    .isEqualTo(folder.resolve(path).normalize().toString());
        }
    }

    @Nested
    class Refusal {
        @Test
        void namesFileLineKeyAndTheKeyThatWasMeant() {
            InvalidPolicyFileException fault = refused(ONE_INDEX + "\nresreved = [\"acme-*\"]\n");

            assertThat(fault.line()).isEqualTo(5);
            assertThat(fault.key()).isEqualTo("index[0].resreved");
            assertThat(fault.problem()).contains("did you mean 'reserved'?");
            assertThat(fault).hasMessage(fault.file() + ":5: index[0].resreved: " + fault.problem());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "indexes = 1 | indexes | did you mean 'index'?",
                    "[pin] | pin | did you mean 'pins'?",
                    "[resolution]\\npre-release = 'allow' | resolution.pre-release | did you mean 'prerelease'?",
                    "[resolution]\\nprerelease = 'alow' | resolution.prerelease | did you mean 'allow'?",
                    "[resolution]\\ntime-limit = '5 minutes' | resolution.time-limit | write ISO 8601",
                    "[resolution]\\ntime-limit = 'P1W' | resolution.time-limit | P7D (a week)",
                    "[resolution]\\ntime-limit = 'P1M' | resolution.time-limit | days and smaller",
                    "[resolution]\\ntime-limit = '-PT1S' | resolution.time-limit | negative",
                    "[resolution]\\ntime-limit = 'P999999999D' | resolution.time-limit | hundred years",
                    "[resolution]\\ntime-limit = 'PT0S' | resolution.time-limit | longer than nothing",
                    "[resolution]\\ntime-limit = 300 | resolution.time-limit | expected text in quotes, found a whole number",
                    "[pins]\\nzope.interface = 'public' | pins.zope | stands in quotes",
                    "[pins]\\nTorch = 'public'\\ntorch = 'public' | pins.torch | written twice",
                    "[pins]\\n'to rch' = 'public' | pins.to rch | expected",
                    "[pins]\\ntorch = 'Public!' | pins.torch | expected",
                    "[pins]\\nTorch = 'other' | pins.torch | which the policy does not define",
                    "[format]\\n'a*b' = 'any' | format.a*b | only at the end",
                    "[format]\\n'*' = 'wheel' | format.* | only-binary",
                    "[cool-downs]\\nfix = 3 | cool-downs.fix | expected text in quotes",
                    "pins = 1 | pins | expected a table, [pins]",
                })
        void ofOtherTablesSaysWhatToWrite(String text, String key, String problem) {
            InvalidPolicyFileException fault = refused(text.replace("\\n", "\n") + "\n" + ONE_INDEX);

            assertThat(fault.key()).isEqualTo(key);
            assertThat(fault.problem()).contains(problem);
            assertThat(fault.line())
                    .isEqualTo((int) text.chars().filter(c -> c == '\\').count() + 1);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "reserved = 'acme-*' | reserved | expected a list of texts in quotes, found text",
                    "reserved = [1] | reserved | found a whole number in it",
                    "reserved = ['-'] | reserved | expected",
                    "allow = [] | allow | empty allow list",
                    "allow = ['a'] \\nreserved = ['b'] | reserved | does not cover it",
                    "kind = 'Simple' | kind | did you mean 'simple'?",
                    "path = 'x' | path | write url, or kind",
                    "role = 'off' | role | searched, on-demand, disabled",
                    "also-absent = [401] | also-absent | never means absent",
                    "also-absent = [-404] | also-absent | negative",
                    "also-absent = ['404'] | also-absent | whole numbers",
                    "retries = -1 | retries | negative",
                    "retries = 101 | retries | from 0 to 100",
                    "retries = 99999999999 | retries | too large",
                    "retries = 1.5 | retries | found a number",
                    "timeout = 'PT0S' | timeout | longer than nothing",
                    "timeout = 1979-05-27 | timeout | found a date or time",
                    "mirrors-complete = 'true' | mirrors-complete | true or false, without quotes",
                    "file-hosts = ['https://files.example.org/'] | file-hosts | without scheme",
                    "trust-group = '' | trust-group | empty",
                    "known-project = 'a b' | known-project | expected",
                    "mirrors = ['ftp://a.example.org/'] | mirrors | https://",
                })
        void ofAnIndexSaysWhatToWrite(String text, String key, String problem) {
            InvalidPolicyFileException fault = refused(ONE_INDEX + text.replace("\\n", "\n") + "\n");

            assertThat(fault.key()).isEqualTo("index[0]." + key);
            assertThat(fault.problem()).contains(problem);
            assertThat(fault.line())
                    .isEqualTo(4 + (int) text.chars().filter(c -> c == '\\').count());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "url = 'https://a.example.org/' | index[0].id | missing",
                    "id = 'a' | index[0].url | missing",
                    "id = 'a'\\nkind = 'directory' | index[0].path | missing",
                    "id = 'a'\\nkind = 'directory'\\nurl = 'https://a.example.org/' | index[0].url | write path",
                    "id = 'a'\\nkind = 'recording'\\npath = ' ' | index[0].path | empty",
                    "id = 'a'\\nkind = 'recording'\\npath = 'https://a.example.org/x.zip' | index[0].path | this is a URL",
                    "id = 'A'\\nurl = 'https://a.example.org/' | index[0].id | lower-case",
                    "id = 'a'\\nurl = 'http://a.example.org/' | index[0].url | allow-insecure",
                    "id = 'a'\\nurl = 'a.example.org/simple' | index[0].url | https://",
                })
        void ofIdAndLocation(String text, String key, String problem) {
            InvalidPolicyFileException fault = refused("\n[[index]]\n" + text.replace("\\n", "\n") + "\n");

            assertThat(fault.key()).isEqualTo(key);
            assertThat(fault.problem()).contains(problem);
            assertThat(fault.line()).isGreaterThanOrEqualTo(2);
        }

        @Test
        void ofWhatIsAbsentIsPlacedAtItsTable() {
            assertThat(refused(ONE_INDEX + "\n" + ONE_INDEX))
                    .extracting(InvalidFileException::line, InvalidFileException::key)
                    .containsExactly(6, "index[1].id");
            assertThat(refused("# nothing\n").problem()).contains("no index is configured");
            assertThat(refused("[index]\nid = \"a\"\n").problem()).contains("[[index]]");
        }

        @Test
        void ofAKindThatOnlyAHostSupplies() {
            assertThat(refused(ONE_INDEX + "kind = \"supplied\"\n").problem())
                    .startsWith("'supplied' is none of simple, flat, directory, recording");
        }

        @Test
        void ofAnItemIsPlacedAtItsOwnLine() {
            assertThat(refused(ONE_INDEX + "deny = [\n  \"a\",\n  \"b c\",\n]\n")
                            .line())
                    .isEqualTo(6);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "url = 'https://user:hunter2@a.example.org/'",
                    "url = 'https://hunter2@a.example.org/'",
                    "url = 'https://user:hunter2@a.example.org/%zz'",
                    "url = https://user:hunter2@a.example.org/",
                    "url = 'https://user:hunter2@a.example.org/",
                    "url = 'https://b.example.org/'\nmirrors = ['https://user:hunter2@a.example.org/']",
                    "url = 'https://b.example.org/'\nabsent-redirects = ['https://user:hunter2@a.example.org/']",
                    "url = 'https://b.example.org/'\nkind = 'https://user:hunter2@a.example.org/'",
                    "url = 'https://b.example.org/'\nknown-project = 'https://user:hunter2@a.example.org/'",
                    "url = 'https://b.example.org/'\nreserved = ['https://user:hunter2@a.example.org/']",
                    "url = 'https://b.example.org/'\ntimeout = 'https://user:hunter2@a.example.org/'",
                    "url = 'https://b.example.org/'\nfile-hosts = ['https://user:hunter2@a.example.org/']",
                    "url = 'https://b.example.org/'\n'https://user:hunter2@a.example.org/' = 1",
                    "kind = 'directory'\npath = 'https://user:hunter2@a.example.org/'",
                    "[pins]\n'https://user:hunter2@a.example.org/' = 1",
                    "[pins]\n'https://user:hunter2@a.example.org/' = 'a'",
                    "'https://user:hunter2@a.example.org/' = 1\n'https://user:hunter2@a.example.org/' = 1",
                })
        void neverRepeatsAPassword(String location) {
            InvalidPolicyFileException fault = refused("[[index]]\nid = \"a\"\n" + location + "\n");

            assertThat(fault)
                    .hasStackTraceContaining("headwater.toml")
                    .message()
                    .doesNotContain("hunter2");
            for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
                assertThat(String.valueOf(cause.getMessage())).doesNotContain("hunter2");
            }
        }

        @Test
        void userInformationIsAnsweredWithWhereCredentialsBelong() {
            assertThat(refused("[[index]]\nid = \"a-b\"\nurl = \"https://u:p@a.example.org/\"\n")
                            .problem())
                    .contains(".netrc")
                    .contains("HEADWATER_INDEX_A_B_TOKEN");
        }
    }

    @Nested
    class Bytes {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "id = | 1 | not TOML",
                    "\\na = 1 b = 2 | 2 | not TOML",
                    "a = 1\\na = 2 | 2 | previously defined",
                    "a = \"x | 1 | close it with \"",
                    "a = '''x\\n\\n | 1 | close it with '''",
                    "\"\\q\" = 1 | 1 | escape",
                    "\"\\u12\" = 1 | 1 | hexadecimal digits",
                    "a = \"\\U0001F60\" | 1 | hexadecimal digits",
                })
        void brokenTomlIsPlaced(String text, int line, String problem) {
            InvalidPolicyFileException fault = refused(text.replace("\\n", "\n"));

            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.problem()).contains(problem);
        }

        @Test
        void nestingIsBoundedBeforeItIsParsed() {
            assertThat(refused("\na = " + "[".repeat(100_000)).line()).isEqualTo(2);
            assertThat(refused("a = " + "{a=".repeat(100_000)).problem()).contains("nested");
            assertThat(refused("a" + ".a".repeat(100_000) + " = 1").problem()).contains("dots");
            assertThat(refused("a = \"" + "[".repeat(100) + "\" # " + "[".repeat(100))
                            .key())
                    .isEqualTo("a");
        }

        /** Found by fuzzing: here the parser does not take for a string what looks like one. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a = {1\"\"\"\"}{%s\n\"\"\"\"]",
                    "\"\"\"\"{%s\"\"\"",
                    "[\'\'\'\n%s\'\'\']",
                    "\"\\\na = {%s\\\n}\"",
                    "a = \"\\\r\n%s\"",
                })
        void nestingDoesNotHideInStrings(String text) {
            assertThat(refused(String.format(text, "[".repeat(100_000))).problem())
                    .containsAnyOf("stands only as a value", "does not end");
        }

        @Test
        void stringsOfManyLinesStandWhereValuesDo() {
            String many = "\"\"\"\\\n  a%s\"\"\"";
            String text = "[[index]]\nid = " + String.format(many, "")
                    + "\nkind = \'\'\'directory\'\'\'\npath = \'w\'\nallow = [ # [\n\n" + String.format(many, "1")
                    + ", \n " + String.format(many, "2") + "]\n";

            assertThat(load(text).indexes().get(0).allow()).hasToString("[a1, a2]");
        }

        @Test
        void controlCharactersAndMarksAreNamed() {
            assertThat(refused("a = 1\n\u0000").problem()).contains("U+0000");
            assertThat(refused("\ufeff" + ONE_INDEX).problem()).contains("byte order mark");
        }

        @Test
        void otherEncodingsAndSizesAreRefused() throws IOException {
            Path file = folder.resolve("headwater.toml");
            Files.write(file, "# first\n# Gr\u00fc\u00dfe\n".getBytes(StandardCharsets.ISO_8859_1));
            assertThatExceptionOfType(InvalidPolicyFileException.class)
                    .isThrownBy(() -> PolicyFile.load(file))
                    .satisfies(e -> assertThat(e.line()).isEqualTo(2))
                    .withMessageContaining("UTF-8");
            Files.write(file, ONE_INDEX.getBytes(StandardCharsets.UTF_16));
            assertThatExceptionOfType(InvalidPolicyFileException.class)
                    .isThrownBy(() -> PolicyFile.load(file))
                    .withMessageContaining("UTF-16");
            assertThat(refused("#".repeat((1 << 20) + 1)).problem()).contains("longer than 1048576 bytes");
        }

        @Test
        void whatIsNoReadableFileIsNamed() throws IOException {
            Path missing = folder.resolve("missing.toml");
            assertThatExceptionOfType(InvalidPolicyFileException.class)
                    .isThrownBy(() -> PolicyFile.load(missing))
                    .withMessage(missing + ": there is no such file");
            assertThatExceptionOfType(InvalidPolicyFileException.class)
                    .isThrownBy(() -> PolicyFile.load(folder))
                    .withMessageContaining("not a regular file");
            Path secret = Files.createFile(
                    folder.resolve("secret.toml"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
            Assumptions.assumeFalse(Files.isReadable(secret), "the user who runs this test may read every file");
            assertThatExceptionOfType(InvalidPolicyFileException.class)
                    .isThrownBy(() -> PolicyFile.load(secret))
                    .withMessageContaining("permissions");
        }
    }

    @Nested
    class Search {
        private UserPrincipal me() throws IOException {
            return Files.getOwner(folder);
        }

        @Test
        void takesTheNearestFile() throws IOException {
            Path file = write(ONE_INDEX);
            Path below = Files.createDirectories(folder.resolve("a/b"));

            assertThat(PolicyFile.find(below, folder, me())).contains(file.toRealPath());
            Path nearer = Files.writeString(below.resolveSibling("headwater.toml"), ONE_INDEX);
            assertThat(PolicyFile.find(below, folder, me())).contains(nearer.toRealPath());
        }

        @ParameterizedTest
        @ValueSource(strings = {".git", ".hg"})
        void endsAtTheRootOfARepository(String mark) throws IOException {
            write(ONE_INDEX);
            Path root = Files.createDirectories(folder.resolve("repository"));
            Files.createDirectory(root.resolve(mark));
            Path below = Files.createDirectories(root.resolve("src"));

            assertThat(PolicyFile.find(below, folder, me())).isEmpty();
            Path own = Files.writeString(root.resolve("headwater.toml"), ONE_INDEX);
            assertThat(PolicyFile.find(below, folder, me())).contains(own.toRealPath());
        }

        @Test
        void endsAtHome() throws IOException {
            write(ONE_INDEX);
            Path home = Files.createDirectories(folder.resolve("home"));

            assertThat(PolicyFile.find(Files.createDirectories(home.resolve("work")), home, me()))
                    .isEmpty();
        }

        @Test
        void refusesAFileOfAnotherUser() throws IOException {
            Path file = write(ONE_INDEX);
            UserPrincipal other = () -> "somebody";

            assertThatExceptionOfType(InvalidPolicyFileException.class)
                    .isThrownBy(() -> PolicyFile.find(folder, folder, other))
                    .withMessageContaining("another user")
                    .withMessageContaining("unless you name it yourself")
                    .satisfies(e -> assertThat(e.file()).isEqualTo(file.toRealPath()));
        }

        @Test
        void doesNotCrossIntoAnotherFileSystem() {
            Path devices = Path.of("/dev/shm");
            Assumptions.assumeTrue(Files.isDirectory(devices), "no second file system to look from");

            assertThat(PolicyFile.find(devices, folder, () -> "somebody")).isEmpty();
        }
    }
}
