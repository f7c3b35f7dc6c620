// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.headwater.api.environment.Environment;
import dev.headwater.api.environment.EnvironmentFinding;
import dev.headwater.api.environment.EnvironmentFinding.Kind;
import dev.headwater.api.environment.EnvironmentReview;
import dev.headwater.api.environment.InstalledDistribution;
import dev.headwater.api.environment.SiteFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentReaderTest {
    @TempDir
    private Path folder;

    private SmallSystem system;

    @BeforeEach
    void install() throws IOException {
        system = new SmallSystem(folder.toRealPath());
        system.deb("python3-six", "1.16.0-4", "six-1.16.0.egg-info", "python3:any");
        system.deb("python3-lib", "2.0-1", "lib-2.0.dist-info", "python3:any, python3-six (>= 1.10), libc6");
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
    class WhatStandsThere {
        @Test
        void anInterpreterIsFoundByItsPathAndNotRun() throws IOException {
            Environment read = system.reader().read(system.python());

            assertThat(read.kind()).isEqualTo(Environment.Kind.INSTALLATION);
            assertThat(read.python()).contains("3.11");
            assertThat(read.folders()).extracting(SiteFolder::path).containsExactly(system.local(), system.packages());
            assertThat(owners(read)).containsExactly("lib 2.0 python3-lib 2.0-1", "six 1.16.0 python3-six 1.16.0-4");
            assertThat(read.distributions())
                    .extracting(one -> one.owner().orElseThrow().purl())
                    .containsExactly(
                            "pkg:deb/debian/python3-lib@2.0-1?arch=all",
                            "pkg:deb/debian/python3-six@1.16.0-4?arch=all");
            assertThat(EnvironmentReview.of(read).outcome()).isEqualTo(EnvironmentReview.Outcome.SAME);
        }

        @Test
        void aPrefixIsReadLikeItsInterpreter() {
            Environment read = system.reader().read(system.root().resolve("usr"));

            assertThat(owners(read)).isEqualTo(owners(system.reader().read(system.python())));
        }

        @Test
        void aFolderOfDistributionsIsReadAlone() {
            Environment read = system.reader().read(system.packages());

            assertThat(read.kind()).isEqualTo(Environment.Kind.FOLDER);
            assertThat(owners(read)).hasSize(2);
        }

        @Test
        void aVirtualEnvironmentSeesTheSystemWhereItSaysSo() throws IOException {
            Path place = system.virtual("venv");
            SmallSystem.metadata(place.resolve("lib/python3.11/site-packages"), "own-1.0.dist-info");

            Environment seeing = system.reader().read(place.resolve("bin/python"));
            Files.writeString(place.resolve("pyvenv.cfg"), "home = /usr/bin\ninclude-system-site-packages = false\n");
            Environment apart = system.reader().read(place);

            assertThat(seeing.kind()).isEqualTo(Environment.Kind.VIRTUAL);
            assertThat(seeing.base()).contains(system.root().resolve("usr"));
            assertThat(seeing.python()).contains("3.11.2");
            assertThat(owners(seeing)).hasSize(3);
            assertThat(owners(apart)).containsExactly("own 1.0 -");
        }

        @Test
        void theInstallationSaysWhatItIsAndWhoMayWriteThere() throws IOException {
            Path library = system.root().resolve("usr/lib/python3.11");
            Files.writeString(
                    library.resolve("EXTERNALLY-MANAGED"),
                    "[externally-managed]\nError=Ask apt\n instead.\n\n Or not.\n");
            Files.writeString(library.resolve("build-details.json"), """
                    {"schema_version": "1.0", "base_prefix": "/usr", "suffixes": {"source": [".py"]},
                     "language": {"version": "3.11", "version_info": {"major": 3}},
                     "implementation": {"name": "cpython", "version": {"major": 3, "minor": 11, "micro": 2}}}
                    """);

            Environment read = system.reader().read(system.python());

            assertThat(read.managed()).contains("Ask apt\ninstead.\n\nOr not.");
            assertThat(read.python()).contains("3.11.2");
            assertThat(read.implementation()).contains("cpython");
        }

        @Test
        void whatIsNoEnvironmentIsRefusedWithItsPlace() throws IOException {
            Path empty = Files.createDirectory(folder.resolve("empty"));

            for (Path place : List.of(empty, folder.resolve("gone"))) {
                assertThatExceptionOfType(UnreadableEnvironmentException.class)
                        .isThrownBy(() -> system.reader().read(place))
                        .withMessageContaining(place.toString());
            }
        }
    }

    @Nested
    class WhatIsOtherwise {
        @Test
        void aCopyOfPipBeforeAPackageIsToldApart() throws IOException {
            Path place = system.virtual("venv").resolve("lib/python3.11/site-packages");
            SmallSystem.metadata(place, "six-1.17.0.dist-info");
            SmallSystem.metadata(place, "other-1.0.dist-info");

            Environment read = system.reader().read(system.root().resolve("venv"));

            assertThat(kinds(read)).containsExactly(Kind.OVER_PACKAGE);
            assertThat(read.findings().get(0).there()).isEqualTo("six 1.16.0 of python3-six 1.16.0-4");
            assertThat(read.distributions())
                    .filteredOn(one -> one.hiddenBy().isPresent())
                    .extracting(InstalledDistribution::toString)
                    .containsExactly("six 1.16.0");
            assertThat(EnvironmentReview.of(read).outcome()).isEqualTo(EnvironmentReview.Outcome.DIFFERENT);
        }

        @Test
        void filesOfAPackageThatWereWrittenOverAreCounted() throws IOException {
            Path place = SmallSystem.metadata(system.packages(), "new-1.0.dist-info");
            Files.writeString(
                    place.resolve("RECORD"),
                    "lib.py,sha256=x,1\n\"six.py\",,\n../../own,,\nnew-1.0.dist-info/RECORD,,\n");

            Environment read = system.reader().read(system.python());

            assertThat(read.findings())
                    .extracting(EnvironmentFinding::kind, EnvironmentFinding::there)
                    .containsExactly(
                            tuple(
                                    Kind.FILES_OVERWRITTEN,
                                    "python3-lib 2.0-1 (1 file: "
                                            + system.packages().resolve("lib.py") + ")"),
                            tuple(
                                    Kind.FILES_OVERWRITTEN,
                                    "python3-six 1.16.0-4 (1 file: "
                                            + system.packages().resolve("six.py") + ")"));
        }

        @Test
        void metadataThatPipTookAwayIsMissed() throws IOException {
            Path metadata = system.packages().resolve("lib-2.0.dist-info");
            Files.delete(metadata.resolve("METADATA"));
            Files.delete(metadata);

            Environment read = system.reader().read(system.python());

            assertThat(read.findings())
                    .extracting(EnvironmentFinding::kind, EnvironmentFinding::place, EnvironmentFinding::there)
                    .containsExactly(tuple(Kind.METADATA_GONE, metadata.toString(), "python3-lib 2.0-1"));
        }

        @Test
        void damagedMetadataIsSaidWithItsPlaceAndTheRestIsRead() throws IOException {
            Path damaged = SmallSystem.metadata(system.local(), "bad-1.0.dist-info");
            Files.writeString(damaged.resolve("METADATA"), "Metadata-Version: 2.1\nName: bad\nVersion: no version\n");
            Path empty = Files.createDirectory(system.local().resolve("gone-1.0.dist-info"));
            Path circle = Files.createDirectory(system.local().resolve("loop-1.0.dist-info"));
            Files.createSymbolicLink(circle.resolve("METADATA"), Path.of("METADATA"));

            Environment read = system.reader().read(system.python());

            assertThat(read.findings())
                    .extracting(EnvironmentFinding::kind, EnvironmentFinding::place)
                    .containsExactly(
                            tuple(Kind.UNREADABLE, damaged.toString()),
                            tuple(Kind.UNREADABLE, empty.toString()),
                            tuple(Kind.UNREADABLE, circle.toString()));
            assertThat(read.findings().get(0).here()).startsWith("METADATA line 3: ");
            assertThat(read.findings().get(1).here()).isEqualTo("METADATA is not there");
            assertThat(owners(read)).hasSize(5);
        }

        @Test
        void hugeMetadataIsNotRead() throws IOException {
            Path huge = SmallSystem.metadata(system.local(), "huge-1.0.dist-info");
            Files.write(huge.resolve("METADATA"), new byte[(4 << 20) + 1]);

            assertThat(system.reader().read(system.python()).findings())
                    .extracting(EnvironmentFinding::here)
                    .containsExactly("METADATA has more than 4194304 bytes");
        }
    }

    @Nested
    class OtherManagers {
        @Test
        void condaOwnsWhatItsRecordsList() throws IOException {
            Path prefix = Files.createDirectories(folder.toRealPath().resolve("conda"));
            Path packages = Files.createDirectories(prefix.resolve("lib/python3.12/site-packages"));
            Path meta = Files.createDirectories(prefix.resolve("conda-meta"));
            SmallSystem.metadata(packages, "lib-1.0.dist-info");
            SmallSystem.metadata(packages, "pipped-1.0.dist-info");
            Files.writeString(meta.resolve("lib-1.0-py312_0.json"), """
                    {"name": "lib", "version": "1.0", "build": "py312_0", "subdir": "linux-64", "depends": ["python >=3.12"],
                     "paths_data": {"paths": [{"_path": "x"}]},
                     "files": ["lib/python3.12/site-packages/lib-1.0.dist-info/METADATA"]}
                    """);

            Environment read = system.reader().read(prefix);

            assertThat(owners(read)).containsExactly("lib 1.0 lib 1.0-py312_0", "pipped 1.0 -");
            assertThat(read.distributions().get(0).owner().orElseThrow().purl())
                    .isEqualTo("pkg:conda/lib@1.0?subdir=linux-64");
        }

        @Test
        void rpmOwnsWhatItPrinted() throws IOException {
            Path root = Files.createDirectories(folder.toRealPath().resolve("fedora"));
            Path packages = Files.createDirectories(root.resolve("usr/lib/python3.13/site-packages"));
            SmallSystem.metadata(packages, "lib-1.0.dist-info");
            SmallSystem.metadata(packages, "pipped-1.0.dist-info");
            Path listing = root.resolve("listing");
            Files.writeString(listing, """
                    bash 5.2-1.fc41 /usr/bin/bash
                    python3-lib 1.0-1.fc41 /usr/lib/python3.13/site-packages/lib-1.0.dist-info
                    """);
            EnvironmentReader reader =
                    EnvironmentReader.builder().root(root).rpmListing(listing).build();

            assertThat(owners(reader.read(root.resolve("usr"))))
                    .containsExactly("lib 1.0 python3-lib 1.0-1.fc41", "pipped 1.0 -");
        }

        @Test
        void recordsThatCannotBeReadLeaveNobodyUnowned() throws IOException {
            Path listing = Files.writeString(folder.resolve("listing"), "bash 5.2-1.fc41 /usr/bin/bash\nwarning\n");
            EnvironmentReader reader = EnvironmentReader.builder()
                    .root(system.root())
                    .rpmListing(listing)
                    .build();

            assertThatExceptionOfType(UnreadableEnvironmentException.class)
                    .isThrownBy(() -> reader.read(system.python()))
                    .withMessageContaining(listing + ", line 2 is no package, version and path");
        }
    }

    @Test
    void whatIsReadIsTheSameEachTime() throws IOException {
        Optional<String> none = Optional.empty();
        Environment first = system.reader().read(system.python());

        assertThat(system.reader().read(system.python()).toString()).isEqualTo(first.toString());
        assertThat(first.implementation()).isEqualTo(none);
    }
}
