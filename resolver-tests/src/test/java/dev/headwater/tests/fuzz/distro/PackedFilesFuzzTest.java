// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz.distro;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.distro.debian.DebPackage;
import dev.headwater.distro.debian.PackagedMetadata;
import dev.headwater.distro.unpack.MalformedFileException;
import dev.headwater.distro.unpack.UnpackBounds;
import dev.headwater.distro.unpack.UnpackedStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Whatever is packed: it comes out within its bounds, or is refused with its place. */
class PackedFilesFuzzTest {
    private static final UnpackBounds BOUNDS = new UnpackBounds(1 << 20, 1 << 16, 100);

    @FuzzTest(maxDuration = "1m")
    void streams(byte[] bytes) throws IOException {
        try (InputStream in = UnpackedStream.open(new ByteArrayInputStream(bytes), "list", BOUNDS)) {
            assertThat(in.transferTo(OutputStream.nullOutputStream())).isLessThanOrEqualTo(1 << 20);
        } catch (MalformedFileException e) {
            assertThat(e).hasMessageStartingWith("list, byte ");
        }
    }

    @FuzzTest(maxDuration = "1m")
    void packages(byte[] bytes) {
        try {
            for (PackagedMetadata each :
                    DebPackage.read(new ByteArrayInputStream(bytes), "x.deb").distributions()) {
                assertThat(each.folder().path()).startsWith("usr/lib/py").doesNotContain("/../");
            }
        } catch (MalformedFileException e) {
            assertThat(e).hasMessageStartingWith("x.deb");
        }
    }
}
