// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.LockRecord;
import dev.headwater.api.lock.LockedFile;
import dev.headwater.api.lock.LockedOverlays;
import dev.headwater.api.lock.LockedPackage;
import dev.headwater.api.lock.LockedPlace;
import dev.headwater.api.lock.LockedSource;
import dev.headwater.api.lock.LockedSupply;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.GroupName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.core.LockFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LockTextTest {
    private static final Path FILE = Path.of(LockFile.NAME);
    private static final IndexId PUBLIC = IndexId.parse("public");
    private static final IndexId DISTRO = IndexId.parse("distro");
    private static final String URL = "https://packages.example.org/simple/";

    /** What is written is read back, whatever there is to write; and the same is written again. */
    @Test
    void whatIsWrittenIsReadBack() {
        long seed = new Random().nextLong();
        for (int i = 0; i < 300; i++) {
            Lock lock = new RandomLock(new Random(seed + i)).lock();
            String text = LockText.of(lock);
            Lock read = LockFile.parse(text, FILE).lock();

            assertThat(read).as("seed %d:%n%s", seed + i, text).isEqualTo(lock);
            assertThat(LockText.of(read)).isEqualTo(text);
        }
    }

    @Test
    void theFirstCommentSaysWhatComesFromTheDistributor() {
        Lock.Builder lock = Lock.builder("headwater").packages(List.of());

        assertThat(LockText.of(lock.record(record(1)).build()))
                .startsWith("# 1 package comes from the distributor and cannot be installed from this file: see"
                        + " tool.headwater.provided.\nlock-version");
        assertThat(LockText.of(lock.record(record(2)).build())).startsWith("# 2 packages come from the distributor");
        assertThat(LockText.of(lock.record(record(0)).build())).startsWith("lock-version");
    }

    @Test
    void textsAreQuotedWhateverIsInThem() {
        String odd = "a\"b\\c\n\td\u0000\u007f'#]}";
        Lock lock = Lock.builder(odd).packages(List.of()).build();

        assertThat(LockFile.parse(LockText.of(lock), FILE).lock()).isEqualTo(lock);
    }

    private static LockRecord record(int provided) {
        List<LockRecord.Provided> all = new ArrayList<>();
        List<Ownership> ownership = new ArrayList<>();
        for (int i = 0; i < provided; i++) {
            ProjectName name = ProjectName.parse("given" + i);
            all.add(new LockRecord.Provided(
                    name,
                    Version.parse("1.0"),
                    "pkg:deb/debian/python3-" + name + "@1.0-1",
                    "python3-" + name,
                    "1.0-1",
                    Optional.empty(),
                    DISTRO,
                    List.of("six>=1", "other"),
                    i % 2 == 0
                            ? LockedOverlays.NONE
                            : new LockedOverlays(List.of("fix"), Optional.of("sha256:9"), Optional.empty())));
            ownership.add(
                    Ownership.builder(name, OwnerRule.ORDER).present(DISTRO).build());
        }
        return new LockRecord(
                "sha256:1",
                "sha256:2",
                Optional.empty(),
                new LockRecord.LockedTarget("3.12.0", List.of("manylinux_2_28_x86_64")),
                LockRecord.OWNER_FIRST,
                List.of(new LockRecord.Index(
                        DISTRO,
                        "https://mirror.example.org/debian/",
                        "debian",
                        Optional.of(ProvidedPackage.Trust.SIGNED),
                        Optional.of(Instant.parse("2026-01-31T10:00:00.5Z")),
                        Optional.empty())),
                all,
                ownership);
    }

    /** Makes a lock of everything that one may have, by chance. */
    private static final class RandomLock {
        private final Random random;

        RandomLock(Random random) {
            this.random = random;
        }

        private boolean maybe() {
            return random.nextBoolean();
        }

        Lock lock() {
            Lock.Builder lock = Lock.builder("headwater");
            if (maybe()) {
                lock.environments(
                        maybe() ? List.of() : List.of(Marker.parse("sys_platform == 'linux' and os_name != \"nt\"")));
            }
            if (maybe()) {
                lock.requiresPython(SpecifierSet.parse("==3.12.*"));
            }
            if (maybe()) {
                lock.extras(List.of(ExtraName.parse("a"), ExtraName.parse("b-c")));
                lock.groups(List.of(GroupName.parse("dev"))).defaultGroups(List.of(GroupName.parse("main")));
            }
            return maybe() ? ours(lock) : foreign(lock);
        }

        private Lock foreign(Lock.Builder lock) {
            List<LockedPackage> packages = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                ProjectName name = ProjectName.parse("lib-" + i);
                LockedPackage.Builder one = LockedPackage.builder(name, source(name, "1.0"));
                if (maybe()) {
                    one.version(Version.parse("1.0"));
                }
                if (maybe()) {
                    one.marker(Marker.parse("'a' in extras or \"dev\" in dependency_groups"));
                }
                if (maybe()) {
                    one.dependencies(List.of(
                            new LockedPackage.Dependency(ProjectName.parse("x"), Optional.empty()),
                            new LockedPackage.Dependency(name, Optional.of(Version.parse("2")))));
                }
                packages.add(one.build());
            }
            return lock.version(maybe() ? "1.0" : "1").packages(packages).build();
        }

        private Lock ours(Lock.Builder lock) {
            LockRecord record = record(random.nextInt(3));
            List<LockRecord.Index> indexes = new ArrayList<>(record.indexes());
            indexes.add(new LockRecord.Index(
                    PUBLIC, URL, "simple", Optional.empty(), Optional.empty(), Optional.of("sha256:3")));
            List<Ownership> ownership = new ArrayList<>(record.ownership());
            List<LockedPackage> packages = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                ProjectName name = ProjectName.parse("lib-" + i);
                OwnerRule rule = maybe() ? OwnerRule.ORDER : OwnerRule.PIN;
                ownership.add(Ownership.builder(name, rule)
                        .absent(DISTRO)
                        .present(PUBLIC)
                        .build());
                packages.add(LockedPackage.builder(name, files("lib_" + i + "-1.0"))
                        .version(Version.parse("1.0"))
                        .requiresPython(SpecifierSet.parse(">=3.8,!=3.9.1"))
                        .index(URL)
                        .supply(new LockedSupply(
                                Optional.of(PUBLIC),
                                rule,
                                new LockedOverlays(
                                        maybe() ? List.of() : List.of("an-overlay"),
                                        maybe() ? Optional.empty() : Optional.of("sha256:7"),
                                        maybe() ? Optional.empty() : Optional.of("ab")),
                                maybe(),
                                maybe() ? List.of() : List.of("a-1.0.tar.gz"),
                                maybe() ? ProjectStatus.State.ACTIVE : ProjectStatus.State.ARCHIVED))
                        .build());
            }
            ownership.add(Ownership.builder(ProjectName.parse("nobodys"), OwnerRule.ORDER)
                    .absent(DISTRO)
                    .absent(PUBLIC)
                    .build());
            return lock.packages(packages)
                    .record(new LockRecord(
                            record.requestDigest(),
                            record.policyDigest(),
                            maybe() ? Optional.empty() : Optional.of("sha256:4"),
                            record.target(),
                            record.strategy(),
                            indexes,
                            record.provided(),
                            ownership))
                    .build();
        }

        private LockedSource source(ProjectName name, String version) {
            String stem = name.value().replace('-', '_') + "-" + version;
            return switch (random.nextInt(5)) {
                case 0 ->
                    new LockedSource.Archive(
                            file("a b" + stem + ".zip", LockedPlace.at("https://example.org/a%20b" + stem + ".zip")),
                            maybe() ? Optional.empty() : Optional.of("in/it"));
                case 1 ->
                    new LockedSource.Vcs(
                            "git",
                            LockedPlace.at("https://example.org/tree.git"),
                            maybe() ? Optional.empty() : Optional.of("main"),
                            "ab12",
                            Optional.empty());
                case 2 -> new LockedSource.Directory("../" + name, maybe(), Optional.empty());
                default -> files(stem);
            };
        }

        private LockedSource files(String stem) {
            return new LockedSource.Distributions(
                    maybe() ? Optional.empty() : Optional.of(file(stem + ".tar.gz", place(stem + ".tar.gz"))),
                    List.of(
                            file(stem + "-cp312-cp312-win_amd64.whl", place("w")),
                            file(stem + "-py3-none-any.whl", place("x"))));
        }

        private LockedPlace place(String end) {
            return maybe()
                    ? LockedPlace.at("https://files.example.org/" + end)
                    : new LockedPlace(Optional.empty(), Optional.of("./wheels/" + end));
        }

        private LockedFile file(String name, LockedPlace place) {
            TreeMap<String, String> hashes = new TreeMap<>();
            hashes.put("sha256", "0123456789abcdef".repeat(4));
            if (maybe()) {
                hashes.put("odd.kind", "x");
            }
            return new LockedFile(
                    name,
                    place,
                    maybe() ? OptionalLong.empty() : OptionalLong.of(random.nextInt(1 << 30)),
                    maybe() ? Optional.empty() : Optional.of(Instant.ofEpochSecond(1_700_000_000L, 123_456_000)),
                    hashes);
        }
    }
}
