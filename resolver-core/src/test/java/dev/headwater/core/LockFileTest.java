// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.LockedFile;
import dev.headwater.api.lock.LockedPackage;
import dev.headwater.api.lock.LockedSource;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {
    private static final Path FILE = Path.of("pylock.toml");
    private static final String SHA = "0123456789abcdef".repeat(4);
    private static final String HEAD = "lock-version = \"1.0\"\ncreated-by = \"a tool\"\n";
    private static final String WHEEL = """
            [[packages.wheels]]
            url = "https://files.example.org/a/lib-1.0-py3-none-any.whl"
            hashes = { sha256 = "%s" }
            """.formatted(SHA);
    private static final String LIB = "[[packages]]\nname = \"lib\"\nversion = \"1.0\"\n" + WHEEL;
    private static final String OURS = HEAD + """
            [[packages]]
            name = "lib"
            version = "1.0"
            index = "https://packages.example.org/simple/"
            tool.headwater = { owner = "public", rule = "order", verified = true }
            """ + WHEEL + """
            [tool.headwater]
            format = 1
            request-digest = "sha256:1"
            policy-digest = "sha256:2"
            strategy = "owner-first"
            target = { python = "3.12.0", platforms = ["manylinux_2_28_x86_64"] }
            [[tool.headwater.indexes]]
            id = "public"
            url = "https://packages.example.org/simple/"
            kind = "simple"
            [[tool.headwater.ownership]]
            name = "lib"
            rule = "order"
            owner = "public"
            asked = [{ index = "ours", answer = "absent" }, { index = "public", answer = "present" }]
            """;

    private static LockFile read(String text) {
        return LockFile.parse(text, FILE);
    }

    private static Lock lock(String text) {
        return read(text).lock();
    }

    private static InvalidLockFileException refused(String text) {
        try {
            LockFile.parse(text, FILE);
        } catch (InvalidLockFileException e) {
            return e;
        }
        throw new AssertionError("accepted: " + text);
    }

    private static void assertRefused(String text, int line, String key, String... words) {
        InvalidLockFileException fault = refused(text);
        assertThat(fault.problem()).contains(words);
        assertThat(fault.key()).isEqualTo(key);
        assertThat(fault.line()).isEqualTo(line);
    }

    @Nested
    class OfTheStandard {
        @Test
        void everyKeyOfAPackageIsRead() {
            LockedPackage lib =
                    lock(HEAD + """
                    [[packages]]
                    name = "lib"
                    version = "1.0"
                    marker = "sys_platform == 'linux'"
                    requires-python = ">=3.8"
                    index = "https://packages.example.org/simple/"
                    dependencies = [{ name = "six" }, { name = "other", version = "2" }]
                    sdist = { path = "./lib-1.0.tar.gz", upload-time = 2024-01-01T02:00:00+02:00, size = 10, hashes = { sha256 = "%s" } }
                    """.formatted(SHA) + WHEEL).packages().get(0);

            assertThat(lib.marker()).hasToString("Optional[sys_platform == \"linux\"]");
            assertThat(lib.requiresPython()).hasToString("Optional[>=3.8]");
            assertThat(lib.index()).contains("https://packages.example.org/simple/");
            assertThat(lib.dependencies()).extracting(one -> one.name().value()).containsExactly("six", "other");
            assertThat(lib.source().files())
                    .extracting(LockedFile::name)
                    .containsExactly("lib-1.0-py3-none-any.whl", "lib-1.0.tar.gz");
            LockedFile sdist = lib.source().files().get(1);
            assertThat(sdist.size()).isEqualTo(OptionalLong.of(10));
            assertThat(sdist.uploadTime()).contains(Instant.parse("2024-01-01T00:00:00Z"));
        }

        @Test
        void whatIsNoFileOfAnIndexIsRead() {
            List<LockedPackage> packages = lock(HEAD + """
                    [[packages]]
                    name = "tree"
                    vcs = { type = "git", url = "https://example.org/tree.git", requested-revision = "main", commit-id = "ab12" }
                    [[packages]]
                    name = "folder"
                    directory = { path = "../folder", editable = true }
                    [[packages]]
                    name = "archive"
                    archive = { url = "https://example.org/a%%20b.zip?x=1#y", hashes = { sha256 = "%s" }, subdirectory = "in" }
                    """.formatted(SHA)).packages();

            assertThat(packages.get(0).source())
                    .isInstanceOfSatisfying(
                            LockedSource.Vcs.class,
                            vcs -> assertThat(vcs.commitId()).isEqualTo("ab12"));
            assertThat(packages.get(1).source())
                    .isInstanceOfSatisfying(
                            LockedSource.Directory.class,
                            folder -> assertThat(folder.editable()).isTrue());
            assertThat(packages.get(2).source().files())
                    .extracting(LockedFile::name)
                    .containsExactly("a b.zip");
        }

        @Test
        void noEnvironmentIsNotTheSameAsAny() {
            assertThat(lock(HEAD + "packages = []").environments()).isEmpty();
            assertThat(lock(HEAD + "environments = []\npackages = []").environments())
                    .contains(List.of());
        }

        @Test
        void keysThatAreNotKnownArePassedOverButForANewerVersion() {
            assertThat(read(HEAD + "novelty = 1\n" + LIB).warnings()).isEmpty();
            assertThat(read("lock-version = \"1.1\"\ncreated-by = \"a tool\"\nnovelty = 1\n" + LIB)
                            .warnings())
                    .containsExactly("pylock.toml:3: novelty: this key of a newer version of locks is not read");
        }

        /** Long strings are taken out before the file is parsed; what stands for them is nothing special in a file. */
        @Test
        void stringsAreReadAsTheyStand() {
            for (String odd : List.of("\uf8ff0", "\\uF8FF0", "\\U0000f8ff0", "a \\\"long\\\" string # [with] {all}")) {
                String text = HEAD.replace("a tool", odd) + LIB;

                assertThat(lock(text).packages()).isEqualTo(lock(HEAD + LIB).packages());
                assertThat(lock(text).createdBy())
                        .isEqualTo(odd.startsWith("a") ? "a \"long\" string # [with] {all}" : "\uf8ff0");
            }
        }

        @Test
        void aDateEndsWithItsTable() {
            String late = LIB.replace(
                    "hashes = { sha256 = \"" + SHA + "\" }",
                    "hashes.sha256 = \"" + SHA + "\"\n[packages.tool]\na = {day = 2024-01-01T00:00:00Z}");

            assertThat(lock(HEAD + late)).isEqualTo(lock(HEAD + LIB));
        }

        @Test
        void anotherMajorVersionIsRefused() {
            assertRefused("lock-version = \"2.0\"\ncreated-by = \"x\"", 1, "lock-version", "1.0 is what is read");
            assertRefused("lock-version = \"1!1.0\"\ncreated-by = \"x\"", 1, "lock-version", "1.0 is what is read");
        }

        @Test
        void carriageReturnsAndDottedKeysAreTheSameLock() {
            String dotted = HEAD + "[[packages]]\nname = \"lib\"\nversion = \"1.0\"\n[[packages.wheels]]\n"
                    + "url = \"https://files.example.org/a/lib-1.0-py3-none-any.whl\"\nhashes.sha256 = \"" + SHA
                    + "\"\n";

            assertThat(lock(dotted)).isEqualTo(lock(HEAD + LIB));
            assertThat(lock((HEAD + LIB).replace("\n", "\r\n"))).isEqualTo(lock(HEAD + LIB));
        }
    }

    @Nested
    class Refused {
        @Test
        void atTheKey() {
            assertRefused(HEAD + "[[packages]]\nversion = \"1.0\"\n" + WHEEL, 3, "packages[0].name", "missing");
            assertRefused(HEAD + LIB.replace("\"1.0\"", "\"one\""), 5, "packages[0].version", "'one'");
            assertRefused(HEAD + LIB.replace("url =", "url"), 7, "", "not TOML");
            assertRefused(HEAD + "url = \"https://files.example.org/\" 1\n", 3, "", "at column 36");
            assertRefused(
                    HEAD + LIB + LIB.replace("hashes", "size = -1\nhashes"),
                    14,
                    "packages[1].wheels[0].size",
                    "negative");
            assertRefused(
                    HEAD + LIB.replace("{ sha256 = \"" + SHA + "\" }", "{}"),
                    8,
                    "packages[0].wheels[0].hashes",
                    "there is none");
            assertRefused(
                    HEAD + LIB.replace("hashes", "upload-time = \"2024-01-01\"\nhashes"),
                    8,
                    "packages[0].wheels[0].upload-time",
                    "expected a date and time");
            assertRefused(
                    HEAD + "environments = [\n\"os_name == 'posix'\",\n\"extra == 'a'\"]\npackages = []",
                    5,
                    "environments[1]",
                    "in extras");
            assertRefused(HEAD + "extras = [\"a\", \"a\"]\npackages = []", 3, "extras[1]", "twice");
        }

        @Test
        void aFileOfSomethingElse() {
            assertRefused(
                    HEAD + LIB.replace("lib-1.0-py3", "other-1.0-py3"), 6, "packages[0].wheels[0]", "another project");
            assertRefused(
                    HEAD + LIB.replace("lib-1.0-py3", "lib-1.1-py3"), 6, "packages[0].wheels[0]", "another version");
        }

        @Test
        void aByteOrderMark() {
            assertRefused("\ufeff" + HEAD + LIB, 1, "", "byte order mark");
        }

        @Test
        void whatIsTooLargeOrTooDeep(@TempDir Path folder) throws IOException {
            Path large = Files.writeString(folder.resolve("pylock.toml"), "#".repeat((1 << 22) + 1));

            assertThat(refused("#".repeat((1 << 22) + 1)).problem()).contains("longer than");
            assertThat(refusedFile(large).problem()).contains("longer than");
            assertThat(refused(HEAD + "packages = " + "[".repeat(50)).problem()).contains("deep");
            assertThat(refused(HEAD + "[[packages]]\n".repeat(20_001)).problem())
                    .contains("20000");
        }

        private InvalidLockFileException refusedFile(Path file) {
            try {
                LockFile.load(file);
            } catch (InvalidLockFileException e) {
                return e;
            }
            throw new AssertionError("accepted");
        }

        @Test
        void whatIsMissing(@TempDir Path folder) {
            assertThat(refusedFile(folder.resolve("pylock.toml")).problem()).isEqualTo("there is no such file");
        }
    }

    @Nested
    class Remarked {
        @Test
        void hashesOfAnUnknownKind() {
            assertThat(read(HEAD + LIB.replace("sha256", "crc32")).warnings())
                    .containsExactly("pylock.toml:8: packages[0].wheels[0].hashes: none of these is a strong hash that"
                            + " is known, so nothing holds the bytes of lib-1.0-py3-none-any.whl");
            assertThat(read(HEAD + LIB.replace(SHA, "abc")).warnings()).hasSize(1);
        }

        @Test
        void twoPackagesOfANameThatNoMarkerDistinguishes() {
            String linux = LIB.replace("name", "marker = \"sys_platform == 'linux'\"\nname");
            String windows = LIB.replace("name", "marker = \"sys_platform == 'win32'\"\nname");

            assertThat(read(HEAD + linux + windows).warnings()).isEmpty();
            assertThat(read(HEAD + linux + windows + linux).warnings())
                    .containsExactly("pylock.toml:17: packages[2]: no marker tells this 'lib' from that of"
                            + " packages[0]; an installer refuses what it would have to install twice");
        }
    }

    @Nested
    class Recorded {
        @Test
        void ownersAreRead() {
            Lock lock = lock(OURS);

            assertThat(lock.record().orElseThrow().ownership(ProjectName.parse("lib")))
                    .hasValueSatisfying(row -> assertThat(row.asked()).hasSize(2));
            assertThat(lock.packages().get(0).supply())
                    .hasValueSatisfying(supply -> assertThat(supply.rule()).isEqualTo(OwnerRule.ORDER));
            assertThat(lock.record().orElseThrow().index(IndexId.parse("public")))
                    .isPresent();
        }

        @Test
        void withoutTheTablesTheSameFilesAreInstalled() {
            String plain = OURS.substring(0, OURS.indexOf("[tool.headwater]")).replaceAll("tool.headwater = .*\n", "");

            assertThat(lock(plain).packages().get(0).source())
                    .isEqualTo(lock(OURS).packages().get(0).source());
            assertThat(lock(plain).record()).isEmpty();
        }

        @Test
        void aNewerFormatIsRefusedWithARepair() {
            assertRefused(OURS.replace("format = 1", "format = 2"), 12, "tool.headwater.format", "lock again");
        }

        @Test
        void aKeyThatIsNotKnownIsRefused() {
            assertRefused(
                    OURS.replace("format = 1", "format = 1\nstrategi = \"x\""),
                    13,
                    "tool.headwater.strategi",
                    "did you mean");
        }

        @Test
        void anIndexThatIsNotTheOwnersIsRefused() {
            assertRefused(
                    OURS.replaceFirst("https://packages.example.org", "https://evil.example.org"),
                    6,
                    "packages[0].index",
                    "not the URL of 'public'");
        }

        @Test
        void anIndexOnThisMachineIsNoneOfItsPackages() {
            String local = OURS.replace("https://packages.example.org/simple/", "./wheels");

            assertRefused(local, 6, "packages[0].index", "not the URL of 'public'");
            assertThat(lock(local.replace("index = \"./wheels\"\n", ""))
                            .packages()
                            .get(0)
                            .index())
                    .isEmpty();
        }

        @Test
        void anOwnerThatIsNotTheRecordedOneIsRefused() {
            assertRefused(OURS.replace("{ owner = \"public\"", "{ owner = \"ours\""), 7, "packages[0].tool", "'ours'");
            assertRefused(
                    OURS.replace("rule = \"order\", verified", "rule = \"pin\", verified"),
                    7,
                    "packages[0].tool",
                    "says otherwise");
        }

        @Test
        void aPackageThatNobodySuppliesIsRefused() {
            assertRefused(OURS.replaceAll("tool.headwater = .*\n", ""), 3, "packages[0]", "nothing says who supplies");
            assertRefused(
                    HEAD + LIB.replace("version", "tool.headwater = { rule = \"direct-url\" }\nversion"),
                    5,
                    "packages[0].tool",
                    "the lock has none");
        }

        @Test
        void whatNoIndexListsIsNotSuppliedByOne() {
            String archive =
                    "archive = { url = \"https://files.example.org/lib.tar.gz\", hashes = { sha256 = \"%s\" } }\n"
                            .formatted(SHA);
            assertRefused(OURS.replace(WHEEL, archive), 7, "packages[0].tool", "rule direct-url");
            assertRefused(
                    OURS.replace(WHEEL, "directory = { path = \"lib\" }\n"), 7, "packages[0].tool", "rule direct-url");
        }

        @Test
        void whatStandsTwiceIsRefused() {
            String index = """
                            [[tool.headwater.indexes]]
                            id = "public"
                            url = "https://evil.example.org/simple/"
                            kind = "simple"
                            """;
            String ownership = """
                            [[tool.headwater.ownership]]
                            name = "lib"
                            rule = "order"
                            owner = "public"
                            """;
            String provided = """
                            [[tool.headwater.provided]]
                            name = "os"
                            version = "1.0"
                            purl = "pkg:deb/debian/python3-os@1.0-1"
                            package = "python3-os"
                            package-version = "1.0-1"
                            index = "public"
                            """;
            String owned = OURS + ownership.replace("lib", "os") + provided;
            int after = lines(OURS) + 1;

            assertRefused(OURS + index, after + 1, "tool.headwater.indexes[1].id", "'public'", "second time");
            assertRefused(OURS + ownership, after + 1, "tool.headwater.ownership[1].name", "'lib'", "second time");
            assertThat(lock(owned).record().orElseThrow().provided()).hasSize(1);
            assertRefused(
                    owned + provided.replace("1.0-1", "2.0-1"),
                    lines(owned) + 2,
                    "tool.headwater.provided[1].name",
                    "'os'",
                    "second time");
        }

        private static int lines(String text) {
            return (int) text.lines().count();
        }

        @Test
        void whatIsBothProvidedAndInstalledIsRefused() {
            assertRefused(OURS + """
                            [[tool.headwater.provided]]
                            name = "lib"
                            version = "1.0"
                            purl = "pkg:deb/debian/python3-lib@1.0-1"
                            package = "python3-lib"
                            package-version = "1.0-1"
                            index = "public"
                            """, 11, "tool", "provided by 'public'");
        }
    }
}
