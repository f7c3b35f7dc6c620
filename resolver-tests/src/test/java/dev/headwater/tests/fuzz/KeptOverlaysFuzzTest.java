// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayCache;
import dev.headwater.api.overlay.OverlayGuard;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.overlay.SeenSerials;
import dev.headwater.core.PolicyFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is kept of overlay files: what is told of a project are overlays of it that stand in the files. */
class KeptOverlaysFuzzTest {
    private static final int PROJECTS = 400;

    @TempDir
    static Path folder;

    private static byte[] written = new byte[0];
    private static byte[] file = new byte[0];
    private static OverlaySet expected = OverlaySet.none();

    /** Answers with one content, and takes one. */
    private static final class Stuffed implements OverlayCache {
        private Optional<byte[]> content;

        Stuffed(Optional<byte[]> content) {
            this.content = content;
        }

        @Override
        public Optional<byte[]> read(String name) {
            return content;
        }

        @Override
        public void write(String name, byte[] given) {
            content = Optional.of(given);
        }
    }

    private static OverlaySet load(OverlayCache cache) {
        OverlayGuard guard = new OverlayGuard(Clock.systemUTC(), SeenSerials.in(folder.resolve("serials")));
        return PolicyFile.load(folder.resolve("headwater.toml"), guard, cache).overlays();
    }

    @BeforeAll
    static void readFirst() throws IOException {
        Files.writeString(folder.resolve("headwater.toml"), """
                [[index]]
                id = "a"
                url = "https://a.example.org/"
                [overlays]
                files = ["hotfixes.toml"]
                """);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < PROJECTS; i++) {
            text.append("[[overlay]]\nid = \"f")
                    .append(i)
                    .append("\"\nreason = \"")
                    .append("so ".repeat(40));
            text.append("\"\nindex = \"a\"\nproject = \"lib").append(i).append("\"\nversions = \"==1\"\n");
            text.append("withdraw = \"it hurts\"\n");
        }
        Files.writeString(folder.resolve("hotfixes.toml"), text);
        file = Files.readAllBytes(folder.resolve("hotfixes.toml"));
        Stuffed cache = new Stuffed(Optional.empty());
        expected = load(cache);
        written = cache.content.orElseThrow();
    }

    @FuzzTest(maxDuration = "1m")
    void anything(byte[] bytes) {
        check(bytes);
    }

    /** The bytes stand in the place of what was written, from a byte on that the first two say; the checksum fits. */
    @FuzzTest(maxDuration = "1m")
    void whatChecksumsDoNotTell(byte[] bytes) {
        int length = written.length - file.length - 12;
        ByteBuffer changed = ByteBuffer.wrap(written.clone());
        int from = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << 8 | (bytes[1] & 0xff)) % length;
        int taken = Math.min(Math.max(bytes.length - 2, 0), length - from);
        if (taken > 0) {
            changed.position(12 + from).put(bytes, 2, taken);
        }
        CRC32C checksum = new CRC32C();
        checksum.update(changed.array(), 8, 4 + length);
        changed.putInt(4, (int) checksum.getValue());
        check(changed.array());
    }

    private static void check(byte[] kept) {
        OverlaySet found = load(new Stuffed(Optional.of(kept)));
        for (int i = 0; i < PROJECTS; i += 57) {
            ProjectName name = ProjectName.parse("lib" + i);
            List<Overlay> all = expected.on(name);
            // A damaged name is not found; what is found is all there is.
            assertThat(found.on(name)).isIn(List.of(), all);
        }
        assertThat(found.asList()).isEqualTo(expected.asList());
    }
}
