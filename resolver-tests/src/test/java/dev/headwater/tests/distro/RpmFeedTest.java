// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.distro;

import static dev.headwater.tests.distro.FeedAhead.pins;
import static dev.headwater.tests.distro.FeedAhead.provided;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.api.policy.RequirementsRule;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.report.FaultText;
import dev.headwater.distro.DistroIndexes;
import dev.headwater.distro.FeedCompilation;
import dev.headwater.distro.plan.SystemPlan;
import dev.headwater.http.HttpIndexes;
import dev.headwater.http.files.RemoteFiles;
import dev.headwater.http.store.CacheMode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An rpm-md repository ahead of a public index. */
class RpmFeedTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_790_003_600), ZoneOffset.UTC);
    private static final Instant MADE = Instant.ofEpochSecond(1_790_000_000);
    private static final Target PYTHON_313 = Target.cpython("3.13", List.of("manylinux_2_39_x86_64"));
    private static final Target PYTHON_311 = Target.cpython("3.11", List.of("manylinux_2_39_x86_64"));

    private static final InMemoryIndex PUBLIC = InMemoryIndex.parse("""
        lute 9.0
        horn 9.0
        drum 9.0
        violin 9.0
        bass 9.0
        stage 1.0: lute, drum
        """);

    @TempDir
    Path folder;

    private final RpmMirror mirror = new RpmMirror()
            .add(
                    "python3-lute 2.0~rc1-1 noarch | python3.13dist(lute) = 2~rc1; python3dist(lute) = 2~rc1 |"
                            + " python(abi) = 3.13; (python3.13dist(horn) >= 1 with python3.13dist(horn) < 3~~); wood;"
                            + " rpmlib(FileDigests) <= 4.6.0-1; /usr/bin/python3",
                    "python3-lute+case 2.0~rc1-1 noarch source=python3-lute | python3.13dist(lute[case]) = 2~rc1 |"
                            + " python3-lute = 2.0~rc1-1; python3.13dist(drum) < 5; python(abi) = 3.13",
                    "python3-horn 2.5-1 noarch time=1785000000 | python3.13dist(horn) = 2.5 | python3-drum",
                    "python3-horn 2.4-1 noarch | python3.13dist(horn) = 2.4 |",
                    "python3-drum 4-1 x86_64 | python3.13dist(drum) = 4 | (wood or skin)",
                    "python3-violin 1-1 noarch | python3.13dist(violin) = 1 | (python3.13dist(bow) if strings)",
                    "python3-bass 1-1 noarch | python3.13dist(bass) = 1^git |",
                    "wood 1-1 x86_64 | |",
                    "python3.11 3.11.9-1 x86_64 | python(abi) = 3.11 |",
                    "python3.11-lute 1.5-1 noarch | python3.11dist(lute) = 1.5 | python(abi) = 3.11")
            .index();

    private final IndexId id = IndexId.parse("fedora");

    private IndexEntry.Builder entry(FeedSource source) {
        return IndexEntry.feed(id, IndexKind.RPM_MD, List.of(source)).retries(0);
    }

    private IndexEntry local() {
        mirror.write(folder);
        return entry(new FeedSource(FeedSource.Kind.PATH, folder.toString(), List.of(), List.of(), Optional.empty()))
                .set(PolicyKeys.ALLOW_UNSIGNED, true)
                .build();
    }

    private static FeedSource remote(String url, Optional<String> signedBy, Optional<String> metalink) {
        return new FeedSource(FeedSource.Kind.URL, url, List.of(), List.of(), signedBy, metalink);
    }

    private FeedAhead ahead() {
        return new FeedAhead(folder, CLOCK, PUBLIC);
    }

    private ResolutionOutcome resolve(IndexEntry entry, Target target, String... requirements) {
        return ahead().resolve(entry, target, requirements);
    }

    private IndexFault fault(IndexEntry entry) {
        return ahead().fault(entry, PYTHON_313, "lute");
    }

    @Nested
    class Projects {
        @Test
        void areThoseThatPackagesDeclare() {
            ResolutionOutcome outcome = resolve(local(), PYTHON_313, "lute", "stage");

            assertThat(pins(outcome))
                    .containsExactly("drum 4 fedora", "horn 2.5 fedora", "lute 2rc1 fedora", "stage 1.0 public");
            ProvidedPackage lute = provided(outcome, "lute");
            assertThat(lute.purl()).isEqualTo("pkg:rpm/orchestra/python3-lute@2.0~rc1-1?arch=noarch");
            assertThat(lute.trust()).isEqualTo(Trust.UNSIGNED);
            assertThat(lute.evidence()).isEqualTo(ProvidedPackage.Evidence.DECLARED);
            assertThat(lute.dependencies()).containsExactly("/usr/bin/python3", "wood");
            assertThat(lute.sha256()).isPresent();
        }

        @Test
        void areOfThePythonOfTheTarget() {
            assertThat(pins(resolve(local(), PYTHON_311, "lute"))).containsExactly("lute 1.5 fedora");
            assertThat(resolve(local(), PYTHON_311, "horn"))
                    .as("there for another Python, and never left to the index behind")
                    .isInstanceOfSatisfying(
                            ResolutionOutcome.Unsatisfiable.class,
                            none -> assertThat(none.toString()).contains("python3 is 3.13, the target 3.11"));
        }

        @Test
        void haveTheExtrasOfTheirSubPackages() {
            assertThat(pins(resolve(local(), PYTHON_313, "lute[case]")))
                    .containsExactly("drum 4 fedora", "horn 2.5 fedora", "lute 2rc1 fedora");
        }

        @Test
        void areThereAndUnusableWithAnExtraThatCannotBeRead() {
            mirror.add("python3-lute+bad 2.0~rc1-1 noarch source=python3-lute | python3.13dist(lute[bad]) = 2~rc1 |"
                            + " (python3.13dist(drum) if wood)")
                    .index();

            assertThat(resolve(local(), PYTHON_313, "lute[bad]"))
                    .isInstanceOfSatisfying(
                            ResolutionOutcome.Unsatisfiable.class,
                            none -> assertThat(none.toString()).contains("(python3.13dist(drum) if wood)"));
            assertThat(pins(resolve(local(), PYTHON_313, "lute[case]"))).contains("lute 2rc1 fedora");
        }

        @Test
        void areThereAndUnusableWhereWhatIsDeclaredCannotBeRead() {
            assertThat(resolve(local(), PYTHON_313, "violin"))
                    .isInstanceOfSatisfying(
                            ResolutionOutcome.Unsatisfiable.class,
                            none -> assertThat(none.toString()).contains("(python3.13dist(bow) if strings)"));
            assertThat(resolve(local(), PYTHON_313, "bass"))
                    .isInstanceOfSatisfying(
                            ResolutionOutcome.Unsatisfiable.class,
                            none -> assertThat(none.toString()).contains("1^git"));
        }

        @Test
        void areUnusableWhereARelationIsTooDeep() {
            mirror.add("python3-deep 1-1 noarch | python3.13dist(deep) = 1 | " + "(".repeat(10_000) + "wood"
                            + ")".repeat(10_000))
                    .index();

            assertThat(resolve(local(), PYTHON_313, "deep"))
                    .isInstanceOfSatisfying(
                            ResolutionOutcome.Unsatisfiable.class,
                            none -> assertThat(none.toString()).contains("at most 16384 are read"));
        }

        @Test
        void haveTheTimesOfTheirFiles() {
            ResolutionOutcome outcome = resolve(
                    entry(new FeedSource(FeedSource.Kind.PATH, writtenFolder(), List.of(), List.of(), Optional.empty()))
                            .set(PolicyKeys.ALLOW_UNSIGNED, true)
                            .coolDown(Duration.ofDays(60))
                            .build(),
                    PYTHON_313,
                    "horn");

            assertThat(outcome).isInstanceOf(ResolutionOutcome.Unsatisfiable.class);
            assertThat(outcome.toString()).contains("2026-07-25");
        }

        @Test
        void areThoseThatPackagesInstallWithoutDeclaringThem() {
            mirror.add("woodwind 1.5-2 noarch | | python(abi) = 3.13; python3-drum |"
                            + " /usr/lib/python3.13/site-packages/WoodWind-1.5.dist-info/METADATA")
                    .index();
            ResolutionOutcome outcome = resolve(local(), PYTHON_313, "woodwind");

            assertThat(pins(outcome)).containsExactly("drum 4 fedora", "woodwind 1.5 fedora");
            assertThat(SystemPlan.of((ResolutionOutcome.Resolved) outcome)
                            .command()
                            .orElseThrow())
                    .endsWith(" 'woodwind-1.5-2'");
        }

        private String writtenFolder() {
            mirror.write(folder);
            return folder.toString();
        }
    }

    @Nested
    class Plans {
        @Test
        void askForNothingThatNoPackageDeclares() {
            mirror.add("reed 3-1 noarch | python3dist(reed) = 3 | python(abi) = 3.13")
                    .index();

            assertThat(SystemPlan.of((ResolutionOutcome.Resolved)
                                    resolve(local(), PYTHON_313, "drum[sticks]", "lute[case,none]", "reed"))
                            .command()
                            .orElseThrow())
                    .endsWith(" 'python3.13dist(drum) = 4' 'python3.13dist(horn) = 2.5' 'python3.13dist(lute) = 2~rc1'"
                            + " 'python3.13dist(lute\\[case\\]) = 2~rc1' 'python3dist(reed) = 3'");
        }

        @Test
        void askDnfForProjects() {
            ResolutionOutcome outcome = resolve(local(), PYTHON_313, "lute[case]", "stage");
            SystemPlan plan = SystemPlan.of((ResolutionOutcome.Resolved) outcome);

            assertThat(plan.command())
                    .contains(
                            "dnf install --setopt=install_weak_deps=False 'python(abi) = 3.13' 'python3.13dist(drum) ="
                                    + " 4' 'python3.13dist(horn) = 2.5' 'python3.13dist(lute) = 2~rc1'"
                                    + " 'python3.13dist(lute\\[case\\]) = 2~rc1'");
            assertThat(plan.files()).extracting(PinnedPackage::name).hasToString("[stage]");
        }
    }

    @Nested
    class PlansOfWhatIsNotDeclared {
        @Test
        void askDnfForPackages() {
            mirror.add("named 1.5-2 noarch | | python(abi) = 3.13").index();
            mirror.write(folder);
            IndexEntry entry = entry(new FeedSource(
                            FeedSource.Kind.PATH, folder.toString(), List.of(), List.of(), Optional.empty()))
                    .set(PolicyKeys.ALLOW_UNSIGNED, true)
                    .set(PolicyKeys.NAMES, new TreeMap<>(Map.of(ProjectName.parse("named"), "named")))
                    .build();

            assertThat(SystemPlan.of((ResolutionOutcome.Resolved) resolve(entry, PYTHON_313, "named"))
                            .command()
                            .orElseThrow())
                    .endsWith(" 'named-1.5-2'");
        }
    }

    @Nested
    class Policies {
        @Test
        void thatWantTheMetadataWithinPackagesAreRefused() {
            IndexPolicy.Builder policy = IndexPolicy.builder();

            assertThatThrownBy(() -> policy.index(
                                    entry(remote("https://mirror.example.org/", Optional.empty(), Optional.empty()))
                                            .set(PolicyKeys.REQUIREMENTS, RequirementsRule.PUBLISHED)
                                            .build())
                            .build())
                    .isInstanceOf(InvalidPolicyException.class)
                    .hasMessageContaining(
                            "of this kind of feed the metadata within packages is not read; remove the key");
        }
    }

    @Nested
    class Reports {
        @Test
        void tellWhatWasMadeOfARepository() {
            mirror.add("named 1.5-2 noarch | | python(abi) = 3.13").index();
            FeedCompilation compiled =
                    DistroIndexes.builder().clock(CLOCK).build().compile(local());

            assertThat(compiled.reportText())
                    .startsWith("5 projects of Orchestra Project's packages for Python 3.13 on x86_64\n")
                    .contains("  declared: 6\n");
            assertThat(DistroIndexes.builder()
                            .clock(CLOCK)
                            .build()
                            .compile(local())
                            .file())
                    .isEqualTo(compiled.file());
        }
    }

    @Nested
    class Trusts {
        private final TestKey key = TestKey.make();

        private IndexEntry at(ArchiveServer server, Optional<String> signedBy, Optional<String> metalink) {
            return entry(remote(server.url(), signedBy, metalink)).build();
        }

        private Trust trust(IndexEntry entry) {
            return provided(resolve(entry, PYTHON_313, "lute"), "lute").trust();
        }

        @Test
        void areTheBestThatThePolicyNames() {
            mirror.files.put(RpmMirror.INDEX + ".asc", key.detached(mirror.file(RpmMirror.INDEX), MADE));
            mirror.files.put("metalink", mirror.metalink("sha256"));
            Path keys = folder.resolve("keys.pgp");
            TestArchive.write(keys, key.publicKey());
            try (ArchiveServer server = new ArchiveServer(mirror.files)) {
                Optional<String> metalink = Optional.of(server.url() + "metalink");

                assertThat(trust(at(server, Optional.empty(), Optional.empty())))
                        .isEqualTo(Trust.HTTPS);
                assertThat(trust(at(server, Optional.empty(), metalink))).isEqualTo(Trust.METALINK);
                assertThat(trust(at(server, Optional.of(keys.toString()), metalink)))
                        .isEqualTo(Trust.SIGNED);
            }
        }

        @Test
        void thatDoNotHoldMakeTheFeedUnavailable() {
            mirror.files.put(RpmMirror.INDEX + ".asc", TestKey.make().detached(mirror.file(RpmMirror.INDEX), MADE));
            mirror.files.put("metalink", mirror.metalink("md5"));
            mirror.files.put("old", mirror.metalink("sha256"));
            mirror.timestamp++;
            mirror.index();
            Path keys = folder.resolve("keys.pgp");
            TestArchive.write(keys, key.publicKey());
            try (ArchiveServer server = new ArchiveServer(mirror.files)) {
                assertThat(fault(at(server, Optional.of(keys.toString()), Optional.empty()))
                                .kind())
                        .isEqualTo(IndexFault.Kind.HASH);
                assertThat(FaultText.received(
                                fault(at(server, Optional.empty(), Optional.of(server.url() + "metalink")))))
                        .contains("has no sha256 or better of repomd.xml");
                assertThat(fault(at(server, Optional.empty(), Optional.of(server.url() + "old")))
                                .kind())
                        .isEqualTo(IndexFault.Kind.HASH);
                assertThat(fault(at(server, Optional.empty(), Optional.of(server.url() + "none")))
                                .kind())
                        .isEqualTo(IndexFault.Kind.BROKEN_LINK);
            }
        }

        @Test
        void areNotShakenByAnOlderState() {
            try (ArchiveServer server = new ArchiveServer(mirror.files)) {
                IndexEntry entry = at(server, Optional.empty(), Optional.empty());
                assertThat(trust(entry)).isEqualTo(Trust.HTTPS);
                mirror.timestamp -= 10;
                mirror.index();

                assertThat(FaultText.received(fault(entry))).contains("was seen before");

                mirror.timestamp = -1;
                mirror.index();
                assertThat(FaultText.received(fault(entry)))
                        .contains("does not say its date, and one of 2026-09-21T14:13:20Z was seen before");
            }
        }

        @Test
        void readAMetalinkThatIsKeptOnceMore() {
            mirror.files.put("metalink", mirror.metalink("sha256"));
            try (ArchiveServer server = new ArchiveServer(mirror.files)) {
                server.keep("metalink", 3600);
                server.after("metalink", () -> mirror.files.put("metalink", mirror.metalink("sha256")));
                mirror.timestamp++;
                mirror.index();

                assertThat(trust(at(server, Optional.empty(), Optional.of(server.url() + "metalink"))))
                        .isEqualTo(Trust.METALINK);
            }
        }

        @Test
        void doNotShowWhatTheQueryOfAMetalinkSays() {
            try (HttpIndexes http =
                    HttpIndexes.builder().clock(CLOCK).mode(CacheMode.OFFLINE).build()) {
                String url = "https://mirrors.example.org/";
                RemoteFiles files = http.files(
                        entry(remote(url, Optional.empty(), Optional.empty())).build(),
                        url,
                        RemoteFiles.Vouching.CONNECTION);
                List<RemoteFiles.Answer> answers = List.of(
                        files.changing("metalink?repo=f&token=SECRET", 100).join(),
                        files.fixed("metalink?repo=f&token=SECRET", 1, "ab".repeat(32))
                                .join());

                assertThat(answers)
                        .allSatisfy(answer -> assertThat(answer)
                                .isInstanceOfSatisfying(
                                        RemoteFiles.Answer.Unavailable.class,
                                        unavailable -> assertThat(
                                                        unavailable.fault().location())
                                                .isEqualTo("https://mirrors.example.org/metalink")));
            }
        }

        @Test
        void areNotAskedForADateBeforeThereWasOne() {
            mirror.timestamp = -1;
            mirror.index();
            try (ArchiveServer server = new ArchiveServer(mirror.files)) {
                assertThat(trust(at(server, Optional.empty(), Optional.empty())))
                        .isEqualTo(Trust.HTTPS);
            }
        }
    }

    @Nested
    class ListsOfFiles {
        @Test
        void thatAreNotThereOrOthersMakeTheFeedUnavailable() {
            mirror.files.put(RpmMirror.FILELISTS, TestArchive.gz("<filelists/>".getBytes(UTF_8)));
            assertThat(fault(local()).kind()).isEqualTo(IndexFault.Kind.HASH);

            mirror.files.remove(RpmMirror.FILELISTS);
            try (ArchiveServer server = new ArchiveServer(mirror.files)) {
                assertThat(fault(entry(remote(server.url(), Optional.empty(), Optional.empty()))
                                        .build())
                                .kind())
                        .isEqualTo(IndexFault.Kind.BROKEN_LINK);
            }
        }

        @Test
        void thatGrowWithoutMeasureOrHaveEntitiesMakeTheFeedUnavailable() {
            mirror.filelists = ("<filelists>" + "<a>x</a>".repeat(8 << 20) + "</filelists>").getBytes(UTF_8);
            mirror.index();
            assertThat(FaultText.received(fault(local()))).contains("bytes come out of it");

            mirror.filelists = "<!DOCTYPE f [<!ENTITY x \"y\">]><filelists>&x;</filelists>".getBytes(UTF_8);
            mirror.index();
            assertThat(FaultText.received(fault(local()))).contains("a declaration of types or entities");
        }

        @Test
        void thatTheRepositoryDoesNotHaveAreMissedByPackagesForPythonAlone() {
            mirror.listsFiles = false;
            mirror.index();
            assertThat(pins(resolve(local(), PYTHON_313, "drum"))).containsExactly("drum 4 fedora");

            mirror.add("woodwind 1.5-2 noarch | | python(abi) = 3.13").index();
            assertThat(FaultText.received(fault(local())))
                    .contains("the package woodwind.rpm has to be read, and is not there");
        }
    }

    @Nested
    class BrokenLists {
        @Test
        void makeTheFeedUnavailable() {
            mirror.files.remove(RpmMirror.PRIMARY);
            assertThat(fault(local()).kind()).isEqualTo(IndexFault.Kind.FILE);

            mirror.index().files.put(RpmMirror.PRIMARY, TestArchive.gz("<metadata/>".getBytes(UTF_8)));
            assertThat(fault(local()).kind()).isEqualTo(IndexFault.Kind.HASH);

            mirror.checksum = "md5";
            mirror.index();
            assertThat(FaultText.received(fault(local()))).contains("with a size and a sha256 or better");

            mirror.checksum = "sha256";
            mirror.head = "<!DOCTYPE metadata [<!ENTITY x \"y\">]>";
            mirror.index();
            assertThat(FaultText.received(fault(local()))).contains("a declaration of types or entities");
        }

        @Test
        void thatGrowWithoutMeasureAreNotReadToTheirEnd() {
            mirror.index(("<metadata>" + "<a>x</a>".repeat(8 << 20) + "</metadata>").getBytes(UTF_8));

            assertThat(FaultText.received(fault(local()))).contains("bytes come out of it");
        }
    }
}
