// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.core.LockFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LockCommandTest {
    private static final List<String> TARGET = List.of("--python", "3.12", "--platform", "manylinux_2_28_x86_64");

    @TempDir
    private Path folder;

    private Run run(List<String> target, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(target);
        all.addAll(List.of("--index", "ours=ours", "--index", "public=public"));
        return Run.in(folder, all.toArray(String[]::new));
    }

    private Run lock(String... words) {
        List<String> all = new ArrayList<>(List.of("lock"));
        all.addAll(List.of(words));
        return run(TARGET, all.toArray(String[]::new));
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    /** The indexes as they are before anything changes. */
    private void before() {
        Feed.in(folder.resolve("ours")).release("other", "1.0").write();
        Feed.in(folder.resolve("public"))
                .release("lib", "1.0", "six")
                .release("six", "1.15")
                .write();
    }

    @Test
    void aLockIsWrittenAndSaysSo() throws IOException {
        before();
        Run run = lock("lib");

        assertThat(run.out()).isEqualTo("""
                + lib 1.0 from public
                + six 1.15 from public
                pylock.toml is written: 2 packages to install
                """);
        assertThat(run.status()).isZero();
        LockFile read = LockFile.load(folder.resolve("pylock.toml"));
        assertThat(read.warnings()).isEmpty();
        assertThat(read.lock().record()).isPresent();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("ours", "public", "pylock.toml");
        }
    }

    @Test
    void theSameAnswerHasTheSameBytes() throws IOException {
        before();
        lock("lib");
        String first = text("pylock.toml");

        assertThat(lock("lib").out()).isEqualTo("pylock.toml says what it said: 2 packages to install\n");
        assertThat(text("pylock.toml")).isEqualTo(first);
        assertThat(run(TARGET, "resolve", "lib", "--format", "pylock").out()).isEqualTo(first);
    }

    @Test
    void aNameThatInstallersDoNotTakeForALockIsWarnedAbout() {
        before();

        assertThat(lock("lib", "-o", "lib.toml").err()).contains("installers do not take lib.toml for a lock");
        assertThat(lock("lib", "-o", "pylock.lib.toml").err()).doesNotContain("do not take");
    }

    @Test
    void constraintsAreTheExactVersions() {
        before();

        assertThat(run(TARGET, "resolve", "lib", "--format", "constraints").out())
                .isEqualTo("lib==1.0\nsix==1.15\n");
    }

    @Test
    void extrasAndGroupsAreThoseOfTheRequest() throws IOException {
        before();
        Files.writeString(folder.resolve("pyproject.toml"), """
                [project]
                name = "app"
                version = "1"
                dependencies = ["six"]
                optional-dependencies = { more = ["lib"] }
                [dependency-groups]
                dev = ["other"]
                """);
        lock("-r", "pyproject.toml", "--extra", "more", "--group", "dev");

        assertThat(text("pylock.toml"))
                .contains("extras = [\n    \"more\",\n]\n", "dependency-groups = [\n    \"dev\",\n]\n")
                .doesNotContain("\"app\"");
    }

    @Nested
    class LockingAgain {
        @Test
        void aChangedOwnerIsRefusedUntilItIsAccepted() throws IOException {
            before();
            lock("lib");
            String first = text("pylock.toml");
            Feed.in(folder.resolve("ours")).release("six", "1.15").write();

            Run refused = lock("lib");
            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.err())
                    .contains("six: public supplied it, and now ours does (order); --accept-owner six");
            assertThat(text("pylock.toml")).isEqualTo(first);
            assertThat(lock("lib", "--format", "json").out())
                    .contains(
                            "\"outcome\": \"owner-changed\"",
                            "{\"name\": \"six\", \"before\": {\"index\": \"public\", \"rule\": \"order\"}, \"now\":"
                                    + " {\"index\": \"ours\", \"rule\": \"order\"}, \"accept\": \"--accept-owner"
                                    + " six\"}");
            assertThat(lock("lib", "--accept-owner", "six").out())
                    .contains("  six 1.15 from ours: was 1.15 from public");
            assertThat(lock("lib").status()).isZero();
        }

        @Test
        void anOwnerOfNothingThatIsLockedIsNotAccepted() throws IOException {
            before();

            assertThat(lock("lib", "--accept-owner", "six").status()).isEqualTo(2);
            lock("lib");
            Run refused = lock("lib", "--accept-owner", "sax");
            assertThat(refused.err()).contains("--accept-owner: no owner of 'sax' is locked");
            assertThat(refused.status()).isEqualTo(2);
        }

        @Test
        void whatFitsStaysUnlessItIsUpgraded() throws IOException {
            before();
            lock("lib");
            Feed.in(folder.resolve("public"))
                    .release("lib", "1.0", "six")
                    .release("six", "1.15")
                    .release("six", "1.16")
                    .write();

            assertThat(lock("lib", "--check").status()).isZero();
            assertThat(lock("lib", "--upgrade-package", "lib").out()).startsWith("pylock.toml says what it said");
            assertThat(lock("lib", "--upgrade-package", "six").out())
                    .startsWith("  six 1.15 from public -> 1.16 from public\n");
            assertThat(lock("lib", "--upgrade").out()).startsWith("pylock.toml says what it said");
        }

        @Test
        void whatCannotBeReadIsNotOverwritten() throws IOException {
            before();
            Files.writeString(folder.resolve("pylock.toml"), "lock-version = \"1.0\"\ncreated-by = 1\n");

            Run refused = lock("lib");
            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.err()).contains("pylock.toml:2: created-by: expected text in quotes");
            assertThat(text("pylock.toml")).startsWith("lock-version");
        }

        @Test
        void aCheckIsAnObjectOfItsOwn() {
            before();
            lock("lib");
            assertThat(lock("lib", "--check", "--format", "json", "--quiet")).isEqualTo(new Run(0, """
                            {
                              "schema": 1,
                              "outcome": "same",
                              "locks": [
                                {"lock": "pylock.toml", "outcome": "same", "packages": 2, "provided": 0, "changes": []}
                              ]
                            }
                            """, ""));

            Run changed = lock("lib", "other", "--check", "--format", "json");
            assertThat(changed.status()).isEqualTo(1);
            assertThat(changed.out()).contains("\"outcome\": \"changed\"", "\"changes\": [\"+ other 1.0 from ours\"]");
        }

        @Test
        void aCheckWritesNothing() throws IOException {
            before();
            assertThat(lock("lib", "--check").err()).contains("there is no lock");
            lock("lib");
            String first = text("pylock.toml");
            Feed.in(folder.resolve("public"))
                    .release("lib", "1.0", "six>1.15")
                    .release("six", "1.16")
                    .write();

            Run check = lock("lib", "--check");
            assertThat(check.status()).isEqualTo(1);
            assertThat(check.out())
                    .contains("  six 1.15 from public -> 1.16 from public\n", "pylock.toml is no longer the answer");
            assertThat(text("pylock.toml")).isEqualTo(first);
            assertThat(lock("lib", "--check", "--upgrade").status()).isEqualTo(2);
        }

        @Test
        @DisabledOnOs(value = OS.WINDOWS, disabledReason = "permissions are those of POSIX")
        void theFileKeepsItsPermissionsAndALinkItsPlace() throws IOException {
            before();
            Path real = Files.createDirectory(folder.resolve("locks")).resolve("real.toml");
            Files.writeString(real, "lock-version = \"1.0\"\ncreated-by = \"another\"\npackages = []\n");
            Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw----"));
            Files.createSymbolicLink(folder.resolve("pylock.toml"), real);
            lock("lib");

            assertThat(folder.resolve("pylock.toml")).isSymbolicLink();
            assertThat(Files.readString(real)).contains("created-by = \"headwater\"");
            assertThat(Files.getPosixFilePermissions(real)).isEqualTo(PosixFilePermissions.fromString("rw-rw----"));
        }

        @Test
        @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links are not for everybody there")
        void aLinkToNowhereIsNoAbsentLock() throws IOException {
            before();
            Path link = folder.resolve("pylock.toml");
            Path nowhere = folder.resolve("locks/real.toml");
            Files.createSymbolicLink(link, nowhere);
            Files.createSymbolicLink(folder.resolve("pylock.loop.toml"), Path.of("pylock.loop.toml"));

            Run refused = lock("lib");
            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.err()).contains("pylock.toml: this is a link that leads nowhere");
            assertThat(lock("lib", "--check").status()).isEqualTo(2);
            assertThat(lock("lib", "-o", "pylock.loop.toml").status()).isEqualTo(2);
            assertThat(Files.readSymbolicLink(link)).isEqualTo(nowhere);
            assertThat(folder.resolve("pylock.loop.toml")).isSymbolicLink();
        }

        @Test
        @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links are not for everybody there")
        void aPlanReplacesNoLinkToNowhere() throws IOException {
            before();
            Path link = folder.resolve("plan.sh");
            Files.createSymbolicLink(link, folder.resolve("plans/real.sh"));

            Run refused = lock("lib", "--plan", "plan.sh");
            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.err()).contains("plan.sh is a link that cannot be followed");
            assertThat(link).isSymbolicLink();
            assertThat(folder.resolve("pylock.toml")).doesNotExist();
        }

        @Test
        void planAndLockAreTwoFiles() throws IOException {
            before();

            Run refused = lock("lib", "-o", "pylock.one.toml", "--plan", "./pylock.one.toml");

            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.err()).contains("--plan and the lock are the same file");
            assertThat(folder.resolve("pylock.one.toml")).doesNotExist();
        }

        @Test
        void aFileThatCannotBeWrittenIsSaid() throws IOException {
            before();

            Run refused = lock("lib", "-o", "nowhere/pylock.toml", "--plan", "plan.sh");
            assertThat(refused.err()).contains("cannot be written");
            assertThat(refused.status()).isEqualTo(2);
            assertThat(folder.resolve("plan.sh")).doesNotExist();
        }
    }

    @Nested
    class SeveralTargets {
        private Run lockFor(String... targets) throws IOException {
            before();
            List<String> options = new ArrayList<>();
            for (String target : targets) {
                Files.writeString(
                        folder.resolve(target),
                        "python = \"3.12\"\nplatforms = [\"" + (target.startsWith("win") ? "win_amd64" : "linux_x86_64")
                                + "\"]\n");
                options.addAll(List.of("--target", target));
            }
            return run(options, "lock", "lib");
        }

        @Test
        void haveALockEach() throws IOException {
            Run run = lockFor("win.toml", "linux.toml");

            assertThat(run.out()).contains("pylock.win.toml is written", "pylock.linux.toml is written");
            assertThat(text("pylock.win.toml")).contains("sys_platform == \\\"win32\\\"");
            assertThat(text("pylock.linux.toml")).contains("sys_platform == \\\"linux\\\"");
        }

        @Test
        void areWrittenAllOrNone() throws IOException {
            // The name of the lock may be so long, but not that of what is written beside it.
            String name = "long".repeat(58);
            Run run = lockFor("win.toml", name + ".toml");

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("cannot be written", "as it was");
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .noneMatch(file -> file.startsWith("pylock.") || file.endsWith(".new"));
            }
        }

        @Test
        void haveNamesThatMakeNamesOfLocks() throws IOException {
            assertThat(lockFor("win.toml", "linux.x.toml").err()).contains("a name without dots");
            assertThat(lockFor("win.toml", "win.toml").err()).contains("would be written as pylock.win.toml");
        }
    }

    @Nested
    class OverADistributor {
        private void feed() throws IOException {
            Path lists = Files.createDirectory(folder.resolve("lists"));
            Files.writeString(lists.resolve("Packages"), """
                    Package: python3
                    Version: 3.12.2-0
                    Architecture: all
                    Depends: python3.12
                    Filename: pool/python3.deb
                    Size: 4
                    SHA256: %1$s

                    Package: python3.12
                    Version: 3.12.2-1
                    Architecture: all
                    Filename: pool/python3.12.deb
                    Size: 4
                    SHA256: %1$s

                    Package: python3-six
                    Version: 1.16.0-4
                    Architecture: all
                    Depends: python3:any
                    Filename: pool/python3-six.deb
                    Size: 4
                    SHA256: %1$s

                    """.formatted("ab".repeat(32)));
            Files.writeString(lists.resolve("Contents-amd64"), """
                    usr/bin/python3 python/python3
                    usr/bin/python3.12 python/python3.12
                    usr/lib/python3/dist-packages/six-1.16.0.dist-info/METADATA python/python3-six
                    """);
            Feed.in(folder.resolve("public")).release("lib", "1.0", "six").write();
            Files.writeString(folder.resolve("headwater.toml"), """
                    [[index]]
                    id = "distro"
                    kind = "debian"
                    sources = [{ path = "lists" }]
                    allow-unsigned = true
                    missing-upload-time = "allow"
                    [[index]]
                    id = "public"
                    kind = "recording"
                    path = "public"
                    """);
        }

        private Run lock(String... words) {
            List<String> all = new ArrayList<>(List.of("lock", "lib"));
            all.addAll(TARGET);
            all.addAll(List.of(words));
            return Run.in(folder, all.toArray(String[]::new));
        }

        @Test
        void whatIsProvidedIsSaidAndNotInstalled() throws IOException {
            feed();
            Run run = lock("--plan", "plan.sh");

            assertThat(run.out()).endsWith("pylock.toml is written: 1 package to install, 1 from the distributor\n");
            assertThat(run.err())
                    .contains("1 package comes from the distributor and cannot be installed from the lock");
            assertThat(text("pylock.toml"))
                    .startsWith("# 1 package comes from the distributor")
                    .contains("[[tool.headwater.provided]]\nname = \"six\"\nversion = \"1.16.0\"\n")
                    .contains("package = \"python3-six\"\npackage-version = \"1.16.0-4\"\nsha256 = \"")
                    .doesNotContain("[[packages]]\nname = \"six\"", "dependencies");
            assertThat(text("plan.sh")).contains("apt-get install --no-install-recommends", "python3-six=1.16.0-4");
            assertThat(LockFile.load(folder.resolve("pylock.toml")).lock().packages())
                    .hasSize(1);
            assertThat(lock("--check").status()).isZero();
        }
    }
}
