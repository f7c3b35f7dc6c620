// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.index.FaultDetail;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {
    private static final long AMPLE = 64L << 20;
    private static final byte[] TEXT = "Simple pages are simple.".repeat(100).getBytes(StandardCharsets.UTF_8);

    private final Path folder;
    private final BodyReader reader;
    private final HandPace pace = new HandPace();

    BodyReaderTest(@TempDir Path folder) {
        this.folder = folder;
        reader = new BodyReader(folder);
    }

    /** A pace that never hurries; who has to wait for a turn is called off. */
    private static final class HandPace implements BodyPace {
        private final List<Semaphore> turns = new ArrayList<>();

        @Override
        public InputStream body(InputStream raw, long size) {
            return raw;
        }

        @Override
        public void await(Semaphore turn) throws InterruptedIOException {
            turns.add(turn);
            if (!turn.tryAcquire()) {
                throw new InterruptedIOException("called off");
            }
        }
    }

    private Body text(long mostBytes, byte[] bytes, String... headers) throws IOException {
        return reader.text(ReplyHeaders.of(List.of(headers)), new ByteArrayInputStream(bytes), mostBytes, pace);
    }

    private Body text(byte[] bytes, String... headers) throws IOException {
        return text(AMPLE, bytes, headers);
    }

    private Body file(long mostBytes, byte[] bytes, String... headers) throws IOException {
        return reader.file(ReplyHeaders.of(List.of(headers)), new ByteArrayInputStream(bytes), mostBytes, pace);
    }

    private Body file(byte[] bytes, String... headers) throws IOException {
        return file(AMPLE, bytes, headers);
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] bytes(Body body) {
        return Arrays.copyOf(body.array(), (int) body.size());
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    @Nested
    class Plain {
        @Test
        void isReadWhole() throws IOException {
            assertThat(bytes(text(TEXT))).isEqualTo(TEXT);
            assertThat(bytes(text(TEXT, "content-length", "2400"))).isEqualTo(TEXT);
            assertThat(bytes(text(TEXT, "Content-Encoding", "identity"))).isEqualTo(TEXT);
            assertThat(reader.wireBytes()).isEqualTo(3 * 2400);
        }

        @Test
        void mayBeEmpty() throws IOException {
            assertThat(text(new byte[0], "Content-Length", "0").size()).isZero();
        }

        @ParameterizedTest
        @ValueSource(strings = {"2399", "2401", "0", "999999"})
        void hasTheLengthThatWasAnnounced(String length) {
            assertThatExceptionOfType(EOFException.class).isThrownBy(() -> text(TEXT, "Content-Length", length));
        }

        @ParameterizedTest
        @ValueSource(strings = {"-1", "two", "99999999999999999999", "1, 1"})
        void needsALengthThatCanBeRead(String length) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> text(TEXT, "Content-Length", length));
        }

        @Test
        void isNotReadBeyondTheBound() {
            assertThatExceptionOfType(RefusedBodyException.class)
                    .isThrownBy(() -> text(2399, TEXT))
                    .matches(RefusedBodyException::isOversized)
                    .extracting(RefusedBodyException::detail)
                    .isEqualTo(new FaultDetail.TooLarge(2399, OptionalLong.empty()));
            assertThatExceptionOfType(RefusedBodyException.class)
                    .isThrownBy(() -> text(2399, TEXT, "Content-Length", "2400"))
                    .extracting(RefusedBodyException::detail)
                    .isEqualTo(new FaultDetail.TooLarge(2399, OptionalLong.of(2400)));
        }

        @Test
        void isReadInTurnWhereItIsLarge() throws IOException {
            byte[] large = new byte[9 << 20];
            assertThat(text(large).size()).isEqualTo(large.length);
            Semaphore turn = pace.turns.get(0);
            assertThat(turn.tryAcquire()).as("given back").isTrue();
            assertThat(text(new byte[7 << 20]).size()).isEqualTo(7 << 20);
            assertThat(pace.turns).hasSize(1);
            assertThatExceptionOfType(InterruptedIOException.class).isThrownBy(() -> text(large));
            assertThat(turn.availablePermits())
                    .as("not given back by who had none")
                    .isZero();
        }

        @Test
        void mayReachTheBound() throws IOException {
            assertThat(text(2400, TEXT).size()).isEqualTo(2400);
        }
    }

    @Nested
    class Packed {
        @ParameterizedTest
        @ValueSource(strings = {"gzip", "GZip", "x-gzip"})
        void isUnpacked(String encoding) throws IOException {
            byte[] packed = packed(TEXT);
            assertThat(bytes(text(packed, "Content-Encoding", encoding, "Content-Length", "" + packed.length)))
                    .isEqualTo(TEXT);
            assertThat(reader.wireBytes()).isEqualTo(packed.length);
        }

        @Test
        void isNotUnpackedBeyondTheBound() throws IOException {
            byte[] bomb = packed(new byte[50 << 20]);
            assertThat(bomb.length).isLessThan(100_000);
            assertThatExceptionOfType(RefusedBodyException.class)
                    .isThrownBy(() -> text(1 << 20, bomb, "Content-Encoding", "gzip"));
        }

        @Test
        void isNotUnpackedToAThousandTimesItsSize() throws IOException {
            byte[] bomb = packed(new byte[50 << 20]);
            assertThatExceptionOfType(RefusedBodyException.class)
                    .isThrownBy(() -> text(bomb, "Content-Encoding", "gzip"))
                    .withMessage("an answer that unpacks to more than 1000 times its size");
        }

        @Test
        void mayNotGoOnForeverWithoutUnpackingToAnything() throws IOException {
            ByteArrayOutputStream empties = new ByteArrayOutputStream();
            byte[] empty = packed(new byte[0]);
            for (int i = 0; i < 10_000; i++) {
                empties.write(empty);
            }
            assertThatExceptionOfType(RefusedBodyException.class)
                    .isThrownBy(() -> text(1000, empties.toByteArray(), "Content-Encoding", "gzip"));
        }

        @Test
        void isATransportErrorWhenCutShort() throws IOException {
            byte[] packed = packed(TEXT);
            for (int length = 0; length < packed.length; length++) {
                byte[] cut = Arrays.copyOf(packed, length);
                assertThatExceptionOfType(IOException.class)
                        .isThrownBy(() -> text(cut, "Content-Encoding", "gzip"))
                        .isNotInstanceOf(RefusedBodyException.class);
            }
        }

        @Test
        void isATransportErrorWhenItIsNot() {
            assertThatExceptionOfType(ZipException.class).isThrownBy(() -> text(TEXT, "Content-Encoding", "gzip"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"br", "zstd", "deflate", "gzip, gzip", "nonsense"})
        void isRefusedInAnotherWay(String encoding) {
            assertThatExceptionOfType(RefusedBodyException.class)
                    .isThrownBy(() -> text(TEXT, "Content-Encoding", encoding))
                    .matches(refused -> !refused.isOversized());
        }
    }

    @Nested
    class OfFiles {
        private final byte[] large = new byte[9 << 20];

        OfFiles() {
            new SplittableRandom(3).nextBytes(large);
        }

        @Test
        void areKeptAsTheyAreStored() throws IOException {
            byte[] packed = packed(TEXT);
            assertThat(bytes(file(packed, "Content-Encoding", "gzip"))).isEqualTo(packed);
        }

        @Test
        void areOnDiskWhereLarge() throws IOException {
            try (Body body = file(large)) {
                assertThat(body.isInMemory()).isFalse();
                assertThat(body.size()).isEqualTo(large.length);
                assertThat(body.open().readAllBytes()).isEqualTo(large);
            }
            assertThat(files()).isZero();
        }

        @Test
        void areReadAnywhere() throws IOException {
            try (Body body = file(large);
                    SeekableByteChannel channel = body.channel()) {
                ByteBuffer tail = ByteBuffer.allocate(100);
                channel.position(large.length - 50);
                while (channel.read(tail) >= 0) {
                    // Until the end.
                }
                assertThat(Arrays.copyOf(tail.array(), tail.position()))
                        .isEqualTo(Arrays.copyOfRange(large, large.length - 50, large.length));
            }
        }

        @Test
        void leaveNothingBehindWhenRefused() throws IOException {
            assertThatExceptionOfType(RefusedBodyException.class).isThrownBy(() -> file(8 << 20, large));
            assertThat(files()).isZero();
        }

        @Test
        void leaveNothingBehindWhenTheyCannotBeWritten() throws IOException {
            Thread.currentThread().interrupt();
            try {
                assertThatExceptionOfType(IOException.class).isThrownBy(() -> file(large));
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
            assertThat(files()).isZero();
        }

        @Test
        void areReadThroughChannelsOfMemoryToo() throws IOException {
            try (Body body = file(TEXT);
                    SeekableByteChannel channel = body.channel()) {
                ByteBuffer all = ByteBuffer.allocate(3000);
                assertThat(channel.position(2390).read(all)).isEqualTo(10);
                assertThat(channel.read(all)).isEqualTo(-1);
            }
        }
    }
}
