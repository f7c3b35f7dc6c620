// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferTest {
    private static final byte[] BYTES = {1, 2, 3, 4};

    @TempDir
    Path folder;

    private Transfer transfer;

    @BeforeEach
    void begin() throws IOException {
        FileHashes promised = FileHashes.of(List.of(FileHash.parse("sha256:" + Sha256.hex(BYTES))));
        transfer = new Transfer(promised, OptionalLong.of(BYTES.length), Files.createFile(folder.resolve("file.part")));
        transfer.begin(BYTES.length);
    }

    private static int read(FileBytes bytes, long position) throws IOException {
        return bytes.read(position, ByteBuffer.allocate(BYTES.length));
    }

    @Test
    void givesTheLastByteOnceItHasEnded() throws Exception {
        try (FileBytes bytes = transfer.open().orElseThrow()) {
            CompletableFuture<?> last = bytes.beyond(3);
            transfer.write(BYTES, BYTES.length);
            assertThat(transfer.broken(Optional.empty())).isEmpty();

            assertThat(read(bytes, 0)).isEqualTo(3);
            assertThat(read(bytes, 3)).as("it has no name of its own yet").isZero();
            assertThat(last).isNotDone();
            transfer.end(Optional.empty(), OptionalInt.empty(), true);
            assertThat(last).isDone();
            assertThat(read(bytes, 3)).isEqualTo(1);
            assertThat(read(bytes, 4)).isEqualTo(-1);
        }
    }

    @Test
    void isGivenUpByTheLastReaderWhoLeavesBeforeThat() throws Exception {
        CompletableFuture<Void> cancelled = new CompletableFuture<>();
        transfer.onAbandoned(() -> cancelled.complete(null));
        FileBytes one = transfer.open().orElseThrow();
        FileBytes other = transfer.open().orElseThrow();
        one.close();
        assertThat(cancelled).isNotDone();
        other.close();

        assertThat(cancelled).isDone();
        assertThat(transfer.open()).isEmpty();
        transfer.end(transfer.broken(Optional.empty()), OptionalInt.empty(), false);
        assertThat(transfer.part()).doesNotExist();
    }
}
