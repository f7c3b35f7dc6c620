// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.distro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.core.report.FaultText;
import dev.headwater.distro.repository.ReadingRules;
import dev.headwater.distro.repository.debian.DebianSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that something else got are read where they lie. */
class ListsFolderTest {
    private static final TestKey KEY = TestKey.make();
    private static final String PREFIX = "mirror.example.org_debian";

    @TempDir
    private Path folder;

    private ArchiveReader reader() {
        ArchiveReader reader = new ArchiveReader(folder.resolve("home"));
        reader.rules = new ReadingRules("amd64", true, Optional.empty());
        return reader;
    }

    private static byte[] lz4(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new FramedLZ4CompressorOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    @Nested
    class OfApt {
        private final TestArchive archive = new TestArchive();

        private Path lists() {
            return folder.resolve("var/lib/apt/lists");
        }

        private FeedSource source(String path) {
            return ArchiveReader.source(FeedSource.Kind.PATH, path, reader().keys(KEY.publicKey()));
        }

        private void put(String prefix, String file, byte[] bytes) {
            String name = prefix + "_dists_stable_" + file.replace('/', '_');
            TestArchive.write(lists().resolve(name), bytes);
        }

        private void putAll(String prefix) {
            put(prefix, "InRelease", archive.sign(KEY).file("dists/stable/InRelease"));
            put(prefix, TestArchive.PACKAGES + ".lz4", lz4(archive.listed(TestArchive.PACKAGES)));
            put(prefix, TestArchive.CONTENTS, archive.listed(TestArchive.CONTENTS));
        }

        @Test
        void areHeldAgainstTheReleaseFileHoweverAptPackedThem() {
            putAll(PREFIX);

            DebianSnapshot snapshot = reader().read(source(lists().toString())).get(0);

            assertThat(snapshot.trust()).isEqualTo(Trust.SIGNED);
            assertThat(snapshot.packages()).hasSize(1);
            assertThat(snapshot.contents().named()).containsExactly("python3-lib");

            put(
                    PREFIX,
                    TestArchive.PACKAGES + ".lz4",
                    lz4(TestArchive.stanza("6.6-6").getBytes(UTF_8)));
            assertThat(reader().fault(source(lists().toString())).kind()).isEqualTo(IndexFault.Kind.HASH);
            put(PREFIX, TestArchive.PACKAGES + ".lz4", lz4("no: list".getBytes(UTF_8)));
            assertThat(reader().fault(source(lists().toString())).kind()).isEqualTo(IndexFault.Kind.HASH);
        }

        @Test
        void areOfOneArchiveWhichThePathSaysWhereThereAreSeveral() {
            putAll(PREFIX);
            putAll("other.example.org");

            IndexFault fault = reader().fault(source(lists().toString()));

            assertThat(FaultText.received(fault)).isEqualTo("has lists of 2 archives with a suite stable");
            assertThat(fault.remedy().orElseThrow().subject()).endsWith("lists/" + PREFIX);
            assertThat(reader().read(source(lists().resolve(PREFIX).toString())))
                    .hasSize(1);
            assertThat(FaultText.received(
                            reader().fault(source(lists().resolve("mirror").toString()))))
                    .contains("nor lists of a suite stable");
        }

        @Test
        void lackContentsUnlessAptWasToldToGetThem() throws IOException {
            putAll(PREFIX);
            java.nio.file.Files.delete(lists().resolve(PREFIX + "_dists_stable_main_Contents-amd64"));

            IndexFault fault = reader().fault(source(lists().toString()));

            assertThat(FaultText.received(fault)).contains("not there in a form that can be read");
            assertThat(fault.remedy().orElseThrow().subject()).contains("apt gets lists of contents only where");
        }

        @Test
        void havePackagesWhereAptKeepsThem() {
            putAll(PREFIX);
            Path kept = folder.resolve("var/cache/apt/archives/python3-lib_1%3a1.0-1_all.deb");
            assertThatThrownBy(() -> reader().readPackage(source(lists().toString())))
                    .hasMessageContaining("has to be read, and is not there");

            TestArchive.write(kept, TestArchive.DEB);
            assertThat(reader().readPackage(source(lists().toString()))).isEqualTo(TestArchive.DEB);

            TestArchive.write(kept, "another".getBytes(UTF_8));
            assertThatThrownBy(() -> reader().readPackage(source(lists().toString())))
                    .hasMessageContaining("is not the package that is listed");
        }
    }

    @Nested
    class WithoutARelease {
        private FeedSource source() {
            return new FeedSource(
                    FeedSource.Kind.PATH, folder.resolve("lists").toString(), List.of(), List.of(), Optional.empty());
        }

        private void put(String name, byte[] bytes) {
            TestArchive.write(folder.resolve("lists").resolve(name), bytes);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ".xz", ".gz", ".lz4"})
        void areReadUnsignedAndUndated(String ending) {
            byte[] packages = TestArchive.stanza("1.0-1").getBytes(UTF_8);
            put("Packages" + ending, packed(ending, packages));
            put("Contents-amd64.xz", TestArchive.xz("usr/bin/x  admin/x\n".getBytes(UTF_8)));
            put("Contents-all.gz", TestArchive.gz("usr/bin/y  admin/y\n".getBytes(UTF_8)));
            put("Contents-mips", "usr/bin/z  admin/z\n".getBytes(UTF_8));
            put("python3-lib_1.0-1_all.deb", TestArchive.DEB);

            DebianSnapshot snapshot = reader().read(source()).get(0);

            assertThat(snapshot.trust()).isEqualTo(Trust.UNSIGNED);
            assertThat(snapshot.date()).isEmpty();
            assertThat(snapshot.packages()).hasSize(1);
            assertThat(snapshot.contents().named()).containsExactlyInAnyOrder("x", "y");
            assertThat(reader().readPackage(source())).isEqualTo(TestArchive.DEB);
        }

        private byte[] packed(String ending, byte[] bytes) {
            return switch (ending) {
                case ".xz" -> TestArchive.xz(bytes);
                case ".gz" -> TestArchive.gz(bytes);
                case ".lz4" -> lz4(bytes);
                default -> bytes;
            };
        }

        @Test
        void areRefusedWhereAPolicyWantsASignature() {
            put("Packages", TestArchive.stanza("1.0-1").getBytes(UTF_8));
            ArchiveReader strict = reader();
            strict.rules = new ReadingRules("amd64", false, Optional.empty());
            FeedSource signed = new FeedSource(
                    FeedSource.Kind.PATH, source().location(), List.of(), List.of(), strict.keys(KEY.publicKey()));

            assertThat(strict.fault(source()).kind()).isEqualTo(IndexFault.Kind.RULE);
            assertThat(FaultText.received(strict.fault(signed))).contains("no release file that could be signed");
        }

        @Test
        void areRefusedWithContentsAlone() {
            put("Contents-amd64", "usr/bin/x  admin/x\n".getBytes(UTF_8));

            assertThat(FaultText.received(reader().fault(source()))).isEqualTo("has no file Packages, packed or not");
        }
    }
}
