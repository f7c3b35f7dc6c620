// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.headwater.api.environment.Environment;
import dev.headwater.api.environment.EnvironmentFinding;
import dev.headwater.api.environment.EnvironmentFinding.Kind;
import dev.headwater.api.environment.SiteFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places and records that nobody sane would make, or that somebody hostile did. */
class OddEnvironmentTest {
    @TempDir
    private Path folder;

    private SmallSystem system;

    @BeforeEach
    void install() throws IOException {
        system = new SmallSystem(folder.toRealPath());
        system.deb("python3-six", "1.16.0-4", "six-1.16.0.egg-info", "python3:any");
    }

    private static List<String> owners(Environment environment) {
        return environment.distributions().stream()
                .map(one -> one + " " + one.owner().map(Object::toString).orElse("-"))
                .toList();
    }

    private static List<Kind> kinds(Environment environment) {
        return environment.findings().stream().map(EnvironmentFinding::kind).toList();
    }

    @Nested
    class Rpm {
        private static final String LIB = "python3-lib 1.0-1.fc41 /usr/lib/python3.13/site-packages/lib-1.0.dist-info";

        private Path root;

        @BeforeEach
        void install() throws IOException {
            root = Files.createDirectories(folder.toRealPath().resolve("fedora"));
            SmallSystem.metadata(
                    Files.createDirectories(root.resolve("usr/lib/python3.13/site-packages")), "lib-1.0.dist-info");
            Files.createDirectories(root.resolve("usr/lib/sysimage/rpm"));
            Files.writeString(root.resolve("usr/lib/sysimage/rpm/rpmdb.sqlite"), "");
        }

        private Environment read(String listing) throws IOException {
            Path file = Files.writeString(folder.resolve("listing"), listing);
            return EnvironmentReader.builder()
                    .root(root)
                    .rpmListing(file)
                    .build()
                    .read(root.resolve("usr"));
        }

        @Test
        void aListingMayHaveBeenOnWindows() throws IOException {
            assertThat(owners(read("bash 5.2-1 /usr/bin/bash\r\n" + LIB + "\r\n")))
                    .containsExactly("lib 1.0 python3-lib 1.0-1.fc41");
        }

        @Test
        void thePackageOfAnExtraHasTheFolderTooAndNotTheMetadata() throws IOException {
            String listing = LIB.replace("python3-lib", "python3-lib+fast") + "\n" + LIB + "\n" + LIB + "/METADATA\n";
            Path place = root.resolve("usr/lib/python3.13/site-packages/lib-1.0.dist-info");

            assertThat(owners(read(listing))).containsExactly("lib 1.0 python3-lib 1.0-1.fc41");
            Files.delete(place.resolve("METADATA"));
            Files.delete(place);
            assertThat(read(listing).findings())
                    .extracting(EnvironmentFinding::there)
                    .containsExactly("python3-lib 1.0-1.fc41");
        }

        @Test
        void olderOnesSayNoneOfAPackageWithoutFilesAndNoLineEnds() throws IOException {
            assertThat(owners(read("(none)(none)" + LIB + "\n(none)")))
                    .containsExactly("lib 1.0 python3-lib 1.0-1.fc41");
        }

        @Test
        void aPathThatNoFileCanHaveIsPassedOver() throws IOException {
            assertThat(owners(read(LIB + "\na 1-1 /usr/lib/python3.13/site-packages/b\0-1.0.dist-info\n")))
                    .containsExactly("lib 1.0 python3-lib 1.0-1.fc41");
        }

        @Test
        void longLinesAreReadAndEndlessOnesAreNot() throws IOException {
            assertThat(owners(read("a 1-1 /" + "a".repeat(60_000) + "\n" + LIB)))
                    .containsExactly("lib 1.0 python3-lib 1.0-1.fc41");
            assertThatExceptionOfType(UnreadableEnvironmentException.class)
                    .isThrownBy(() -> read(LIB + "\na 1-1 /" + "a".repeat(70_000)))
                    .withMessageContaining("listing, line 2 is longer than 65536 bytes");
        }

        @Test
        void anEmptyListingIsNone() {
            assertThatExceptionOfType(UnreadableEnvironmentException.class)
                    .isThrownBy(() -> read("\n"))
                    .withMessageContaining("listing names no file");
        }

        @Test
        void aSystemOfRpmIsNotReadWithoutAListing() {
            assertThatExceptionOfType(UnreadableEnvironmentException.class)
                    .isThrownBy(
                            () -> EnvironmentReader.builder().root(root).build().read(root.resolve("usr")))
                    .withMessageContaining(
                            "rpmdb.sqlite is read by rpm alone: name what it printed, with --rpm-listing");
        }

        @Test
        void whatIsNotOfTheSystemNeedsNoListing() throws IOException {
            Path venv = Files.createDirectories(root.resolve("home/venv"));
            SmallSystem.metadata(
                    Files.createDirectories(venv.resolve("lib/python3.13/site-packages")), "a-1.dist-info");
            Files.writeString(venv.resolve("pyvenv.cfg"), "home = /usr/bin\nversion_info = 3.13.0\n");

            Environment read = EnvironmentReader.builder().root(root).build().read(venv);

            assertThat(owners(read)).containsExactly("a 1 -");
        }
    }

    @Nested
    class Dpkg {
        @Test
        void aFileThatWasDivertedIsOfThePackageThatDivertedIt() throws IOException {
            Path place = SmallSystem.metadata(system.packages(), "new-1.0.dist-info");
            Files.writeString(place.resolve("RECORD"), "six.py,,\n");
            String six = "/" + system.root().relativize(system.packages().resolve("six.py"));
            Files.writeString(system.root().resolve("var/lib/dpkg/diversions"), six + "\n" + six + ".distrib\n:\n");

            assertThat(kinds(system.reader().read(system.python()))).isEmpty();
        }

        @Test
        void aSystemWithoutListsIsNotRead() throws IOException {
            Path database = system.root().resolve("var/lib/dpkg");
            Files.move(database.resolve("info"), database.resolve("elsewhere"));

            assertThatExceptionOfType(UnreadableEnvironmentException.class)
                    .isThrownBy(() -> system.reader().read(system.python()))
                    .withMessage(
                            database.resolve("status") + " stands without dpkg's lists of files in var/lib/dpkg/info");
        }

        @Test
        void aListMayNameFoldersAsTheyWereBeforeTheyWereMerged() throws IOException {
            Files.createSymbolicLink(system.root().resolve("lib"), Path.of("usr/lib"));
            SmallSystem.metadata(system.packages(), "old-1.0.egg-info");
            Files.writeString(
                    system.root().resolve("var/lib/dpkg/info/python3-old.list"),
                    "/.\n/lib/python3/dist-packages/old-1.0.egg-info\n");

            assertThat(owners(system.reader().read(system.python()))).contains("old 1.0 python3-old");
        }
    }

    @Nested
    class Status {
        private Environment read(String depends) throws IOException {
            Files.writeString(
                    system.root().resolve("var/lib/dpkg/status"),
                    "Package: python3-six\nVersion: 1.16.0-4\nArchitecture: all\nDepends: python3" + depends + "\n\n");
            return system.reader().read(system.python());
        }

        @Test
        void aFieldMayBeFoldedOftenAndHasAnEnd() throws IOException {
            assertThat(owners(read("\n ,".repeat(300_000)))).containsExactly("six 1.16.0 python3-six 1.16.0-4");
            assertThatExceptionOfType(UnreadableEnvironmentException.class)
                    .isThrownBy(() -> read("\n ,".repeat(600_000)))
                    .withMessageContaining("goes on with a field of more than 1048576 signs");
        }
    }

    @Nested
    class Records {
        @Test
        void aRecordWithTooManyRowsIsNotRead() throws IOException {
            Path place = SmallSystem.metadata(system.local(), "many-1.0.dist-info");
            Files.writeString(place.resolve("RECORD"), "a,,\n".repeat(500_001));

            assertThat(system.reader().read(system.python()).findings())
                    .extracting(EnvironmentFinding::here)
                    .containsExactly("RECORD has more than 500000 paths");
        }

        @Test
        void metadataThatTogetherIsTooLongIsNotKept() throws IOException {
            String[] lines = new String[49_000];
            Arrays.fill(lines, "Requires-Dist: " + "a".repeat(64));
            for (int i = 0; i < 9; i++) {
                SmallSystem.metadata(system.local(), "big" + i + "-1.0.dist-info", lines);
            }

            Environment read = system.reader().read(system.python());

            assertThat(owners(read)).hasSize(10);
            assertThat(read.findings())
                    .extracting(EnvironmentFinding::here)
                    .contains("METADATA is not read, for that of the others together is too long");
            assertThat(read.findings()).hasSizeLessThan(5);
        }

        @Test
        void absoluteAndClimbingPathsAreFoundWhereTheyLead() throws IOException {
            Path place = SmallSystem.metadata(system.local(), "climb-1.0.dist-info");
            Files.writeString(
                    place.resolve("RECORD"),
                    system.packages().resolve("six.py") + ",,\n../../../../lib/python3/dist-packages/./six.py,,\n");

            Environment read = system.reader().read(system.python());

            assertThat(read.findings())
                    .extracting(EnvironmentFinding::there)
                    .containsExactly("python3-six 1.16.0-4 (2 files, the first "
                            + system.packages().resolve("six.py") + ")");
        }

        @Test
        void aFileInPlaceOfAFolderOfMetadataIsSaid() throws IOException {
            Files.writeString(system.local().resolve("flat-1.0.dist-info"), "");

            assertThat(system.reader().read(system.python()).findings())
                    .extracting(EnvironmentFinding::here)
                    .containsExactly("METADATA is below a file");
        }
    }

    @Nested
    class Layouts {
        @Test
        void thePythonThatWasBuiltBesideDebiansHasItsOwnFolder() throws IOException {
            Path built = system.root().resolve("usr/local");
            Path own = Files.createDirectories(built.resolve("lib/python3.11/site-packages"));
            SmallSystem.metadata(own, "built-1.0.dist-info");
            SmallSystem.metadata(system.local(), "piped-1.0.dist-info");
            Files.writeString(built.resolve("lib/python3.11/os.py"), "");
            Files.createDirectories(built.resolve("bin"));
            Path python = Files.writeString(built.resolve("bin/python3.11"), "no program");

            Environment debian = system.reader().read(system.python());
            Environment other = system.reader().read(python);

            assertThat(owners(debian)).containsExactly("piped 1.0 -", "six 1.16.0 python3-six 1.16.0-4");
            assertThat(other.folders()).extracting(SiteFolder::path).containsExactly(own);
        }

        @Test
        void aLinkOutOfTheRootIsNotFollowed() throws IOException {
            Files.delete(system.python());
            Files.createSymbolicLink(system.python(), Path.of("/bin/sh"));

            assertThat(system.reader().read(system.python()).prefix())
                    .isEqualTo(system.root().resolve("usr"));
        }

        @Test
        void aRootThatIsNotThereIsRefused() {
            Path gone = folder.resolve("gone");

            assertThatExceptionOfType(UnreadableEnvironmentException.class)
                    .isThrownBy(
                            () -> EnvironmentReader.builder().root(gone).build().read(system.python()))
                    .withMessage("the root " + gone.toAbsolutePath() + " is no folder");
        }

        @Test
        void aVirtualEnvironmentOfAnotherSeesTheInstallationOfBoth() throws IOException {
            system.virtual("first");
            Path second = system.virtual("second");
            Files.writeString(
                    second.resolve("pyvenv.cfg"),
                    "home = /first/bin\ninclude-system-site-packages = true\nversion = 3.11.2\n");

            Environment read = system.reader().read(second);

            assertThat(read.base()).contains(system.root().resolve("usr"));
            assertThat(owners(read)).containsExactly("six 1.16.0 python3-six 1.16.0-4");
        }

        @Test
        void aVirtualEnvironmentOfAnotherPythonThanItsFoldersSaysSo() throws IOException {
            Path venv = system.virtual("venv");
            Files.writeString(venv.resolve("pyvenv.cfg"), "home = /usr/bin\nversion = 3.12.1\n");
            Path named = system.virtual("named");
            Files.writeString(named.resolve("pyvenv.cfg"), "home = /usr/bin\nversion = 3.1\0/.1\n");

            assertThat(kinds(system.reader().read(named))).containsExactly(Kind.UNREADABLE);
            assertThat(system.reader().read(venv).findings())
                    .extracting(EnvironmentFinding::place, EnvironmentFinding::here)
                    .containsExactly(tuple(venv.toString(), "has no folder of distributions for Python 3.12.1"));
        }

        @Test
        void virtualenvWritesAVersionWithItsLevel() throws IOException {
            Path venv = system.virtual("venv");
            Files.writeString(
                    venv.resolve("pyvenv.cfg"),
                    "home = /usr/bin\ninclude-system-site-packages = true\nversion_info = 3.11.2.final.0\n");

            assertThat(system.reader().read(venv).python()).contains("3.11.2");
        }

        @Test
        void aPlaceThatMayNotBeReadSaysSoAndNotItsPathTwice() throws IOException {
            Path venv = system.virtual("venv");
            Files.delete(venv.resolve("pyvenv.cfg"));
            Files.write(venv.resolve("pyvenv.cfg"), new byte[(1 << 16) + 1]);

            assertThatExceptionOfType(UnreadableEnvironmentException.class)
                    .isThrownBy(() -> system.reader().read(venv))
                    .withMessage(venv + " has a pyvenv.cfg that has more than 65536 bytes");
        }
    }
}
