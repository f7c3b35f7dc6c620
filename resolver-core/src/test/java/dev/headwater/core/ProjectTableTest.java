// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.SdistMetadataRule;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.local.Archives;
import dev.headwater.core.report.ResolutionReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A static {@code [project]} in a source distribution, and what becomes of one that is not, or says other things. */
class ProjectTableTest {
    private static final IndexId OURS = IndexId.parse("ours");
    private static final IndexId OTHERS = IndexId.parse("others");
    private static final String OLD = "Metadata-Version: 2.1\nName: lib\nVersion: 1.0\nRequires-Dist: wrong\n";
    private static final String SOUND = """
            Metadata-Version: 2.2
            Name: lib
            Version: 1.0
            Requires-Python: >=3.8
            Requires-Dist: six >=1.10 ; python_version < "4"
            Provides-Extra: fast
            Requires-Dist: numpy; extra == 'fast'
            """;
    private static final String TABLE = """
            [project]
            name = "Lib"
            version = "1.0.0"
            requires-python = ">= 3.8"
            dependencies = ["six>=1.10; python_version < '4.0'"]
            [project.optional-dependencies]
            Fast = ["numpy"]
            """;

    @TempDir
    Path folder;

    private void put(String info, String pyproject) throws IOException {
        put(new Archives().file("lib-1.0/PKG-INFO", info).file("lib-1.0/pyproject.toml", pyproject));
    }

    private void put(Archives archive) throws IOException {
        Files.write(folder.resolve("lib-1.0.tar.gz"), archive.tarGz());
    }

    private ResolutionOutcome resolve(IndexFactory factory, String requirement) {
        IndexPolicy policy = policy();
        try (Resolver resolver = Resolvers.builder()
                .policy(policy)
                .indexes(factory)
                .clock(Clock.systemUTC())
                .build()) {
            return resolver.resolve(ResolutionRequest.builder(Target.cpython("3.12", List.of("win_amd64")))
                    .require(requirement)
                    .build());
        }
    }

    private IndexPolicy policy() {
        return IndexPolicy.builder()
                .index(IndexEntry.builder(OURS, folder.toString())
                        .kind(IndexKind.DIRECTORY)
                        .build())
                .index(IndexEntry.builder(OTHERS, "others")
                        .kind(IndexKind.SUPPLIED)
                        .build())
                .build();
    }

    private IndexFactory factory(SdistMetadataRule rule) {
        Map<IndexId, PackageIndex> indexes = new LinkedHashMap<>();
        indexes.put(OURS, DirectoryIndex.of(folder, rule));
        indexes.put(OTHERS, InMemoryIndex.parse("six 1.16\nnumpy 1.0\nidna 3.0\nwrong 1.0\nrecorded 1.0"));
        return IndexFactory.of(indexes);
    }

    private ResolutionOutcome resolve(String requirement) {
        return resolve(factory(SdistMetadataRule.STATIC), requirement);
    }

    private static PinnedPackage lib(ResolutionOutcome outcome) {
        assertThat(outcome).isInstanceOf(ResolutionOutcome.Resolved.class);
        return ((ResolutionOutcome.Resolved) outcome)
                .packages().stream()
                        .filter(pinned -> pinned.name().value().equals("lib"))
                        .findFirst()
                        .orElseThrow();
    }

    private String refusal() {
        ResolutionOutcome outcome = resolve("lib");
        assertThat(outcome).isInstanceOf(ResolutionOutcome.Unsatisfiable.class);
        return ResolutionReport.of(outcome).text();
    }

    @Nested
    class Static {
        @Test
        void tellsWhatAnOldPkgInfoLeavesOpen() throws IOException {
            put(OLD, TABLE);

            PinnedPackage lib = lib(resolve("lib"));

            assertThat(lib.dependencies()).extracting(String::valueOf).containsExactly("six");
            assertThat(lib.requiresPython()).contains(">=3.8");
            assertThat(lib.metadata()).isEqualTo(new MetadataOrigin(MetadataOrigin.Source.PROJECT_TABLE, true));
        }

        @Test
        void tellsWhatADynamicFieldOfPkgInfoLeavesOpen() throws IOException {
            put(SOUND + "Dynamic: Requires-Dist\n", TABLE.replace("six", "idna"));

            assertThat(lib(resolve("lib")).dependencies())
                    .extracting(String::valueOf)
                    .containsExactly("idna");
        }

        @Test
        void hasExtrasWithMarkersOfTheirOwn() throws IOException {
            put(OLD, TABLE + "all = [\"lib[fast]\", \"idna ; python_version < '3' or os_name == 'nt'\"]\n");

            assertThat(lib(resolve("lib[fast]")).dependencies())
                    .extracting(String::valueOf)
                    .containsExactly("numpy", "six");
            assertThat(lib(resolve("lib[all]")).dependencies())
                    .extracting(String::valueOf)
                    .containsExactly("idna", "numpy", "six");
            assertThat(lib(resolve("lib")).dependencies())
                    .extracting(String::valueOf)
                    .containsExactly("six");
        }

        @Test
        void requiresNothingWhereNothingIsWritten() throws IOException {
            put(OLD, "project.name = 'lib'\nproject.version = '1.0'");

            assertThat(lib(resolve("lib")).dependencies()).isEmpty();
        }

        @Test
        void goesBeforeWhatSetuptoolsRecorded() throws IOException {
            Archives archive = new Archives()
                    .file("lib-1.0/lib.egg-info/PKG-INFO", OLD)
                    .file("lib-1.0/lib.egg-info/requires.txt", "recorded")
                    .file("lib-1.0/PKG-INFO", OLD);
            put(archive.file("lib-1.0/pyproject.toml", TABLE));
            PinnedPackage byTable = lib(resolve(factory(SdistMetadataRule.RECORDED), "lib"));
            assertThat(byTable.metadata().source()).isEqualTo(MetadataOrigin.Source.PROJECT_TABLE);

            put(new Archives()
                    .file("lib-1.0/lib.egg-info/PKG-INFO", OLD)
                    .file("lib-1.0/lib.egg-info/requires.txt", "recorded")
                    .file("lib-1.0/PKG-INFO", OLD)
                    .file("lib-1.0/pyproject.toml", "[build-system]\nrequires = []\n"));
            PinnedPackage recorded = lib(resolve(factory(SdistMetadataRule.RECORDED), "lib"));
            assertThat(recorded.metadata().source()).isEqualTo(MetadataOrigin.Source.RECORDED);
        }

        @Test
        void isReadOutOfAZipAndFromBeforePkgInfo() throws IOException {
            Files.write(
                    folder.resolve("lib-1.0.zip"),
                    Archives.zip("lib-1.0/pyproject.toml", TABLE, "lib-1.0/PKG-INFO", OLD));

            assertThat(lib(resolve("lib")).metadata().source()).isEqualTo(MetadataOrigin.Source.PROJECT_TABLE);
        }
    }

    @Nested
    class NotStatic {
        @ParameterizedTest
        @ValueSource(strings = {"version", "dependencies", "optional-dependencies", "requires-python"})
        void isNotBelievedWhereAKeyIsDynamicThoughItIsWritten(String key) throws IOException {
            put(OLD, TABLE.replace("[project]\n", "[project]\ndynamic = [\"" + key + "\"]\n"));

            assertThat(refusal())
                    .contains("has no reliable metadata without building it")
                    .contains("leaves to a build: " + key);
        }

        @Test
        void isNotBelievedWithoutAVersion() throws IOException {
            put(OLD, "[project]\nname = 'lib'\n");

            assertThat(refusal()).contains("leaves to a build: version");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[build-system]\nrequires = ['setuptools']\n",
                    "[tool.poetry]\nname = 'lib'\nversion = '1.0'\n",
                    "[[project]]\nname = 'lib'\n",
                    "project = 1",
                    "[project]\nversion = '1.0'\n",
                    "[project]\nname = 'lib'\nversion = '1.0'\ndependencies = 'six'\n",
                    "[project]\nname = 'lib'\nversion = '1.0'\ndependencies = ['six==']\n",
                    "[project]\nname = 'lib'\nversion = '1.0'\n[project.optional-dependencies]\nA = []\na = []\n",
                    "[project",
                    "a = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
                })
        void isNotBelievedWhereItIsNoneOrCannotBeRead(String text) throws IOException {
            put(OLD, text);

            assertThat(refusal())
                    .contains("has no reliable metadata without building it: its metadata is of version 2.1");
        }

        @Test
        void isNotReadWhereItIsTooLongOrElsewhere() throws IOException {
            put(OLD, TABLE + "#" + "x".repeat(1 << 18));
            assertThat(refusal()).contains("has no reliable metadata").contains("it is longer than 262144 characters");

            put(OLD, TABLE + "#" + "x".repeat(1 << 20));
            assertThat(refusal()).contains("has no reliable metadata");

            put(new Archives()
                    .file("lib-1.0/PKG-INFO", OLD)
                    .file("lib-1.0/src/pyproject.toml", TABLE)
                    .file("pyproject.toml", TABLE)
                    .file("other/pyproject.toml", TABLE));
            assertThat(refusal()).contains("has no reliable metadata");
        }

        @Test
        void isAFaultWhereItIsThereTwice() throws IOException {
            put(new Archives()
                    .file("lib-1.0/PKG-INFO", SOUND)
                    .file("lib-1.0/pyproject.toml", TABLE)
                    .file("./lib-1.0/pyproject.toml", TABLE));

            assertThat(refusal()).contains("has metadata in it more than once: lib-1.0/pyproject.toml twice");
        }
    }

    @Nested
    class BesideAReliablePkgInfo {
        @Test
        void saysTheSameInOtherWords() throws IOException {
            put(SOUND, TABLE.replace("\"six>=1.10; python_version < '4.0'\"", "\"Six >= 1.10.0\", \"six>=1.10\""));

            PinnedPackage lib = lib(resolve("lib"));

            assertThat(lib.metadata()).isEqualTo(new MetadataOrigin(MetadataOrigin.Source.SDIST, true));
        }

        @Test
        void mayNameItselfInAnExtraThatPkgInfoWritesOut() throws IOException {
            put(SOUND + "Provides-Extra: all\nRequires-Dist: numpy; extra == 'all'\n", TABLE + "all = ['lib[fast]']\n");

            assertThat(lib(resolve("lib")).metadata().source()).isEqualTo(MetadataOrigin.Source.SDIST);
        }

        @Test
        void saysNothingWhereItIsDynamicOrCannotBeRead() throws IOException {
            for (String text : new String[] {
                "[project]\nname = 'lib'\ndynamic = ['version', 'dependencies', 'optional-dependencies', 'requires-python']\n",
                "[project",
                ""
            }) {
                put(SOUND, text);
                assertThat(lib(resolve("lib")).metadata().source()).isEqualTo(MetadataOrigin.Source.SDIST);
            }
        }

        private void contradicts(String info, String table, String what) throws IOException {
            put(info, table);
            assertThat(refusal()).contains("differ in " + what);
        }

        @Test
        void contradictsIt() throws IOException {
            contradicts(SOUND, TABLE.replace("\"Lib\"", "\"other\""), "the name");
            contradicts(SOUND, TABLE.replace("1.0.0", "1.1"), "the version");
            contradicts(SOUND, TABLE.replace("3.8", "3.9"), "requires-python");
            contradicts(SOUND, TABLE.replace("six>=1.10", "idna"), "dependencies");
            contradicts(SOUND, TABLE.replace("six>=1.10", "six>=1.11"), "dependencies");
            contradicts(SOUND, TABLE.replace("six>=1.10", "six[a]>=1.10"), "dependencies");
            contradicts(SOUND, TABLE.replace("numpy", "six"), "optional-dependencies");
            contradicts(SOUND, TABLE.replace("Fast", "slow"), "the names of the extras");
            contradicts(SOUND, "[project]\nname = 'lib'\nversion = '1.0'\n", "requires-python");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Requires-Dist: ??? ; extra == 'x'",
                    "Requires-Dist: ??? ; extra == 'fast'",
                    "Requires-Dist: idna; x == '1'"
                })
        void contradictsItWhereItWritesWhatCannotBeRead(String line) throws IOException {
            contradicts(
                    SOUND + line + "\n",
                    TABLE.replace("dependencies = [\"", "dependencies = [\"idna\", \""),
                    "what cannot be read of PKG-INFO (");
        }

        @Test
        void contradictsItWhereOneOfTheirMarkersHoldsAndTheOtherDoesNot() throws IOException {
            contradicts(SOUND, TABLE.replace("< '4.0'", "< '3'"), "the markers of dependencies");
            contradicts(SOUND.replace("< \"4\"", "< \"3\""), TABLE, "the markers of dependencies");
        }

        @Test
        void contradictsAnOldOneInNameAndVersionOnly() throws IOException {
            contradicts(OLD, TABLE.replace("\"Lib\"", "\"other\""), "the name");
            contradicts(OLD, TABLE.replace("1.0.0", "1.1"), "the version");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OLD, SOUND})
    void aRecordingRepeatsIt(String info) throws IOException {
        put(info, TABLE);
        Recorder recorder = Recorder.of(policy(), factory(SdistMetadataRule.STATIC));
        ResolutionOutcome outcome = resolve(recorder, "lib[fast]");
        recorder.write(folder.resolve("recorded"));
        Map<IndexId, PackageIndex> recordings = new LinkedHashMap<>();
        recordings.put(OURS, RecordingIndex.of(folder.resolve("recorded/ours")));
        recordings.put(OTHERS, RecordingIndex.of(folder.resolve("recorded/others")));

        ResolutionOutcome again = resolve(IndexFactory.of(recordings), "lib[fast]");

        lib(again);
        assertThat(ResolutionReport.of(again).json())
                .isEqualTo(ResolutionReport.of(outcome).json());
    }
}
