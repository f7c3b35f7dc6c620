// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.distro;

import static dev.headwater.tests.distro.FeedAhead.pins;
import static dev.headwater.tests.distro.FeedAhead.policy;
import static dev.headwater.tests.distro.FeedAhead.provided;
import static dev.headwater.tests.distro.FeedAhead.resolved;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.explanation.Warning;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.report.FaultText;
import dev.headwater.distro.plan.SystemPlan;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A channel ahead of a public index. Its records are real: 78 of conda-forge for Python 3.10 as of July 2023, with what
 * parselmouth says of their names; only fields that are read were kept.
 */
class CondaFeedTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_790_003_600), ZoneOffset.UTC);
    private static final List<String> LISTS = List.of("linux-64/repodata.json", "noarch/repodata.json");
    private static final Target LINUX = Target.cpython("3.10", List.of("manylinux_2_28_x86_64"));

    private static final InMemoryIndex PUBLIC = InMemoryIndex.parse("""
            aiohttp 9.0
            requests 2.34.2: charset-normalizer<4,>=2, idna<4,>=2.5, urllib3<3,>=1.26, certifi>=2023.5.7
            urllib3 2.7.0
            setuptools 80.0
            importlib-resources 6.9
            pytest-faulthandler 1.6
            matplotlib-inline 0.1
            """);

    @TempDir
    Path folder;

    private final Map<String, byte[]> files = new ConcurrentSkipListMap<>();
    private final SortedMap<ProjectName, String> names = new TreeMap<>();

    CondaFeedTest() {
        LISTS.forEach(path -> files.put(path, resource(path)));
    }

    private static byte[] resource(String path) {
        try (InputStream in = Objects.requireNonNull(CondaFeedTest.class.getResourceAsStream("channel/" + path))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IndexEntry entry(FeedSource... sources) {
        TestArchive.write(folder.resolve("names.json"), resource("names.json"));
        return IndexEntry.feed(IndexId.parse("forge"), IndexKind.CONDA, List.of(sources))
                .retries(0)
                .set(PolicyKeys.MAPPING, folder.resolve("names.json").toString())
                .set(PolicyKeys.NAMES, names)
                .set(PolicyKeys.ALLOW_UNSIGNED, sources[0].kind() == FeedSource.Kind.PATH)
                .build();
    }

    private IndexEntry local() {
        Path channel = folder.resolve("conda-forge");
        files.forEach((path, bytes) -> TestArchive.write(channel.resolve(path), bytes));
        return entry(source(FeedSource.Kind.PATH, channel.toString()));
    }

    private static FeedSource source(FeedSource.Kind kind, String location) {
        return new FeedSource(kind, location, List.of(), List.of(), Optional.empty());
    }

    private ResolutionOutcome resolve(IndexEntry entry, String... requirements) {
        return resolve(entry, LINUX, requirements);
    }

    private ResolutionOutcome resolve(IndexEntry entry, Target target, String... requirements) {
        return ahead().resolve(entry, target, requirements);
    }

    private FeedAhead ahead() {
        return new FeedAhead(folder, CLOCK, PUBLIC);
    }

    private static String shown(IndexFault fault) {
        return FaultText.of(fault);
    }

    private IndexFault fault(IndexEntry entry) {
        return ahead().fault(entry, LINUX, "aiohttp");
    }

    @Nested
    class Projects {
        @Test
        void comeFromTheChannelWhereItHasThemAndElseFromBehind() {
            ResolutionOutcome outcome = resolve(local(), "aiohttp", "requests");

            assertThat(pins(outcome))
                    .containsExactly(
                            "aiohttp 3.8.4 forge",
                            "aiosignal 1.3.1 forge",
                            "async-timeout 4.0.2 forge",
                            "attrs 23.1.0 forge",
                            "certifi 2023.5.7 forge",
                            "charset-normalizer 3.2.0 forge",
                            "frozenlist 1.3.3 forge",
                            "idna 3.4 forge",
                            "multidict 6.0.4 forge",
                            "requests 2.34.2 public",
                            "urllib3 2.7.0 public",
                            "yarl 1.9.2 forge");
            ProvidedPackage by = provided(outcome, "aiohttp");
            assertThat(by.purl())
                    .isEqualTo("pkg:conda/aiohttp@3.8.4?build=py310h2372a71_1&channel=conda-forge&subdir=linux-64"
                            + "&type=conda");
            assertThat(by.trust()).isEqualTo(Trust.UNSIGNED);
            assertThat(by.dependencies()).containsExactly("libgcc-ng");
            assertThat(by.sha256()).isPresent();
        }

        @Test
        void areInstalledByCondaAndTheRestByPip() {
            SystemPlan plan = SystemPlan.of(resolved(resolve(local(), "certifi", "requests")));

            assertThat(plan.command())
                    .contains("conda install python=3.10 conda-forge::certifi=2023.5.7=pyhd8ed1ab_0"
                            + " conda-forge::charset-normalizer=3.2.0=pyhd8ed1ab_0 conda-forge::idna=3.4=pyhd8ed1ab_0");
            assertThat(plan.files())
                    .extracting(PinnedPackage::name)
                    .extracting(ProjectName::value)
                    .containsExactly("requests", "urllib3");
        }

        /** A name is taken for a channel of anaconda.org, or for what somebody configured. */
        @Test
        void areAskedOfTheChannelWhereItIs() {
            String at = "https://conda.example.org:8443/c/conda-forge";
            IndexPolicy policy = policy(entry(source(FeedSource.Kind.URL, at + "/")));

            assertThat(SystemPlan.of(resolved(resolve(local(), "certifi")), policy)
                            .command())
                    .contains("conda install -c " + at + " python=3.10 " + at + "::certifi=2023.5.7=pyhd8ed1ab_0");
            assertThat(SystemPlan.of(resolved(resolve(local(), "certifi")), policy(local()))
                            .command())
                    .contains("conda install -c file://" + folder + "/conda-forge python=3.10 file://" + folder
                            + "/conda-forge::certifi=2023.5.7=pyhd8ed1ab_0");
        }

        @Test
        void areAskedByNameWhereAShellWouldNotTakeTheLocation() {
            IndexPolicy policy = policy(entry(source(FeedSource.Kind.PATH, "/srv/$HOME/conda-forge")));

            assertThat(SystemPlan.of(resolved(resolve(local(), "certifi")), policy)
                            .command())
                    .contains("conda install python=3.10 conda-forge::certifi=2023.5.7=pyhd8ed1ab_0");
        }

        @Test
        void thatSeveralPackagesClaimAreNotGuessed() {
            ResolutionOutcome outcome = resolve(local(), "setuptools");

            assertThat(outcome).isInstanceOf(ResolutionOutcome.Unsatisfiable.class);
            assertThat(((ResolutionOutcome.Unsatisfiable) outcome).explanation().toString())
                    .contains("docutils", "setuptools");
            names.put(ProjectName.parse("setuptools"), "setuptools");
            assertThat(pins(resolve(local(), "setuptools"))).containsExactly("setuptools 61.0.0 forge");
        }

        /** Conda knows no capital letters, and what is not found by its name would come from behind. */
        @Test
        void areFoundHoweverTheirPackageIsWrittenDown() {
            names.put(ProjectName.parse("setuptools"), "SetupTools");

            assertThat(pins(resolve(local(), "setuptools"))).containsExactly("setuptools 61.0.0 forge");
        }

        @Test
        void areThereForAnotherTargetAndNotUsable() {
            assertThat(resolve(local(), Target.cpython("3.11", List.of("manylinux_2_28_x86_64")), "aiohttp"))
                    .isInstanceOf(ResolutionOutcome.Unsatisfiable.class);
            assertThat(resolve(local(), Target.cpython("3.10", List.of("macosx_11_0_arm64")), "aiohttp"))
                    .isInstanceOf(ResolutionOutcome.Unsatisfiable.class);
        }

        /** pytest 7.4.0 constrains pytest-faulthandler to 2 or later, and does not depend on it. */
        @Test
        void thatGoWithSomeVersionsOfOthersAloneSaySoWhereThoseAreThere() {
            names.put(ProjectName.parse("pytest-faulthandler"), "pytest-faulthandler");

            assertThat(resolved(resolve(local(), "pytest")).report().warnings()).isEmpty();
            assertThat(resolved(resolve(local(), "pytest", "pytest-faulthandler"))
                            .report()
                            .warnings())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Warning.OfPackage.class,
                            warning -> assertThat(warning.note().text()).isEqualTo("pytest-faulthandler>=2"));
        }
    }

    @Nested
    class Channels {
        private static final String OTHER_FORM = "is the only list of its folder, of a form that is not read";

        private IndexEntry at(ArchiveServer server) {
            return entry(source(FeedSource.Kind.URL, server.url() + "conda-forge"));
        }

        private ArchiveServer serve() {
            Map<String, byte[]> served = new ConcurrentSkipListMap<>();
            files.forEach((path, bytes) -> served.put("conda-forge/" + path, bytes));
            return new ArchiveServer(served);
        }

        @Test
        void areReadOverTheNetworkPackedOrNot() {
            files.put("noarch/repodata.json.zst", zstd(Objects.requireNonNull(files.remove("noarch/repodata.json"))));
            try (ArchiveServer server = serve()) {
                ResolutionOutcome outcome = resolve(at(server), "aiohttp");

                assertThat(provided(outcome, "aiohttp").trust()).isEqualTo(Trust.HTTPS);
                assertThat(provided(outcome, "attrs").purl()).contains("subdir=noarch");
            }
        }

        @Test
        void haveOneDigestWhereverTheyAreRead() {
            try (ArchiveServer server = serve()) {
                assertThat(provided(resolve(at(server), "six"), "six").feedDigest())
                        .isEqualTo(provided(resolve(local(), "six"), "six").feedDigest());
            }
        }

        @Test
        void mayHaveNothingForTheMachine() {
            files.remove("linux-64/repodata.json");

            assertThat(pins(resolve(local(), "six"))).containsExactly("six 1.16.0 forge");
        }

        @Test
        void withoutTheListThatEachHasAreUnavailable() {
            files.remove("noarch/repodata.json");
            assertThat(fault(local()).kind()).isEqualTo(IndexFault.Kind.BROKEN_LINK);
            try (ArchiveServer server = serve()) {
                assertThat(fault(at(server)).kind()).isEqualTo(IndexFault.Kind.BROKEN_LINK);
            }
        }

        /** What is listed in shards is there: another index would be asked for it if the folder counted as empty. */
        @Test
        void withAFolderThatIsListedInShardsAloneAreUnavailable() {
            files.remove("linux-64/repodata.json");
            files.put("linux-64/repodata_shards.msgpack.zst", zstd(new byte[] {(byte) 0x80}));
            assertThat(shown(fault(local()))).endsWith("linux-64/repodata_shards.msgpack.zst: " + OTHER_FORM);
            files.put("noarch/repodata.json.bz2", Objects.requireNonNull(files.remove("noarch/repodata.json")));
            files.remove("linux-64/repodata_shards.msgpack.zst");
            try (ArchiveServer server = serve()) {
                assertThat(shown(fault(at(server)))).endsWith("noarch/repodata.json.bz2: " + OTHER_FORM);
            }
        }

        @Test
        void areReadByTheirWholeListWhateverShardsTheyHave() {
            files.put("noarch/repodata_shards.msgpack.zst", new byte[] {1});

            assertThat(pins(resolve(local(), "six"))).containsExactly("six 1.16.0 forge");
        }

        @Test
        void areNotUsedWithoutThoseThatTheyAreMeantToBeUsedWith() {
            String list = new String(Objects.requireNonNull(files.get("noarch/repodata.json")), UTF_8);
            files.put(
                    "noarch/repodata.json",
                    list.replaceFirst("\"info\": \\{", "\"info\": {\"channel_relations\": {\"base\": \"../below\"},")
                            .getBytes(UTF_8));
            assertThat(shown(fault(local())))
                    .endsWith("conda-forge: says that " + folder.resolve("below")
                            + " stands before it, which is no source of this feed");
            Path below = folder.resolve("below");
            TestArchive.write(below.resolve("noarch/repodata.json"), "{\"packages\": {}}".getBytes(UTF_8));
            IndexEntry both = entry(local().feed().sources().get(0), source(FeedSource.Kind.PATH, below + "/"));
            assertThat(pins(resolve(both, "six"))).containsExactly("six 1.16.0 forge");
        }

        @Test
        void ofALaterFormatAreUnavailable() {
            files.put("noarch/repodata.json", "{\"v3\": {\"whl\": {\"six-1-0\": {}}}}".getBytes(UTF_8));

            assertThat(FaultText.received(fault(local()))).contains("newer than what is read");
        }

        @Test
        void thatGrowWithoutMeasureAreNotReadToTheirEnd() {
            byte[] packed = zstd(("{\"packages\": {" + " ".repeat(64 << 20) + "}}").getBytes(UTF_8));
            assertThat(packed.length).isLessThan(1 << 20);
            files.put("noarch/repodata.json.zst", packed);

            assertThat(FaultText.received(fault(local()))).contains("bytes come out of it");
        }

        private static byte[] zstd(byte[] bytes) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (ZstdOutputStream out = new ZstdOutputStream(packed)) {
                out.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return packed.toByteArray();
        }
    }
}
