// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz.distro;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.distro.DistroIndexes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.io.TempDir;

/** Whatever lies where a compiled feed should be: it answers or is unavailable, and nothing throws. */
class FeedFuzzTest {
    @TempDir
    static Path folder;

    @FuzzTest(maxDuration = "1m")
    void files(byte[] file) throws IOException {
        ask(file);
    }

    /** The checksum fits, so that what stands behind it is read. */
    @FuzzTest(maxDuration = "1m")
    void bodies(byte[] body) throws IOException {
        CRC32C checksum = new CRC32C();
        checksum.update(body);
        ask(ByteBuffer.allocate(12 + body.length)
                .put("hwfeed\0\2".getBytes(StandardCharsets.US_ASCII))
                .putInt((int) checksum.getValue())
                .put(body)
                .array());
    }

    private static void ask(byte[] file) throws IOException {
        Path path = Files.write(folder.resolve("a.feed"), file);
        IndexEntry entry = IndexEntry.builder(IndexId.parse("feed"), path.toString())
                .kind(IndexKind.FEED)
                .set(PolicyKeys.ALLOW_UNSIGNED, true)
                .build();
        IndexPolicy policy = IndexPolicy.builder().index(entry).build();
        try (PackageIndex index = DistroIndexes.builder()
                .clock(Clock.systemUTC())
                .build()
                .create(entry, policy)
                .orElseThrow()) {
            ProjectAnswer answer = index.project(ProjectName.parse("lib"))
                    .toCompletableFuture()
                    .join();

            assertThat(answer).isNotNull();
        }
    }
}
