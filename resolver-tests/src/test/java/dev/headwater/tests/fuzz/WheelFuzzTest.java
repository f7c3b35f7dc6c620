// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayScope;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.wheel.InvalidWheelException;
import dev.headwater.wheel.Rewriting;
import dev.headwater.wheel.WheelRewriter;
import dev.headwater.wheel.WheelSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is said to be a wheel: it is refused and nothing is written, or what comes of it can be rewritten again. */
class WheelFuzzTest {
    private static final String INFO = "lib-1.0.dist-info/";

    private static final WheelRewriter REWRITER = WheelRewriter.of(IndexPolicy.builder()
            .index(IndexEntry.builder(IndexId.parse("public"), "public")
                    .kind(IndexKind.SUPPLIED)
                    .build())
            .overlays(OverlaySet.of(List.of(Overlay.builder("python", ProjectName.parse("lib"))
                    .reason("a test")
                    .scope(OverlayScope.version(Version.parse("1.0")))
                    .requiresPython(SpecifierSet.parse(">=3.12"))
                    .build())))
            .build());

    @TempDir
    static Path folder;

    @FuzzTest(maxDuration = "1m")
    void archives(byte[] wheel) throws IOException {
        rewrite(wheel);
    }

    @FuzzTest(maxDuration = "1m")
    void records(byte[] record) throws IOException {
        rewrite(zipped(Map.of(
                INFO + "METADATA", "Name: lib\nVersion: 1.0\n".getBytes(StandardCharsets.UTF_8),
                INFO + "WHEEL", "Wheel-Version: 1.0\n".getBytes(StandardCharsets.UTF_8),
                INFO + "RECORD", record)));
    }

    @FuzzTest(maxDuration = "1m")
    void metadata(byte[] metadata) throws IOException {
        rewrite(zipped(Map.of(
                INFO + "METADATA", metadata,
                INFO + "WHEEL", "Wheel-Version: 1.0\n".getBytes(StandardCharsets.UTF_8),
                INFO + "RECORD", (INFO + "RECORD,,\n").getBytes(StandardCharsets.UTF_8))));
    }

    private static void rewrite(byte[] wheel) throws IOException {
        Path file = Files.write(folder.resolve("lib-1.0-py3-none-any.whl"), wheel);
        Path out = folder.resolve("out");
        try {
            Rewriting rewriting = REWRITER.rewrite(WheelSource.of(file), out);
            if (rewriting instanceof Rewriting.Written written) {
                assertThat(REWRITER.rewrite(WheelSource.of(written.file()), out))
                        .isInstanceOf(Rewriting.Repeated.class);
                assertReadable(written.file());
                Files.delete(written.file());
            }
        } catch (InvalidWheelException e) {
            assertThat(e).hasMessageContaining("lib-1.0-py3-none-any.whl");
        }
        if (Files.exists(out)) {
            try (Stream<Path> left = Files.list(out)) {
                assertThat(left).isEmpty();
            }
        }
    }

    private static void assertReadable(Path wheel) throws IOException {
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                assertThat(zip.getInputStream(entry).readAllBytes()).hasSize((int) entry.getSize());
            }
        }
    }

    private static byte[] zipped(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream archive = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                archive.putNextEntry(new ZipEntry(file.getKey()));
                archive.write(file.getValue());
                archive.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
