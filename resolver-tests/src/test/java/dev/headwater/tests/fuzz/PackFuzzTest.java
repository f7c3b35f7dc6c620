// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.http.store.CacheFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Whatever lies in the files of a pack: an answer is what was written under its key, or nothing; and writing mends. */
class PackFuzzTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final String PACK = "f".repeat(64);
    private static final List<String> KEYS = List.of("0".repeat(64), "1".repeat(64), "2".repeat(64));
    private static final int HEAD = 16;

    @TempDir
    static Path folder;

    private static final Map<Path, byte[]> WHOLE = new HashMap<>();
    private static Path directory;
    private static Path answers;

    @BeforeAll
    static void makeAPack() throws IOException {
        CacheFolder cache = open();
        KEYS.forEach(key -> cache.write(PACK, key, answer(key)));
        cache.release();
        directory = folder.resolve("v1/packs").resolve(PACK);
        try (Stream<Path> files = Files.list(folder.resolve("v1/packs"))) {
            answers = files.filter(file -> !file.equals(directory)).findFirst().orElseThrow();
        }
        WHOLE.put(directory, Files.readAllBytes(directory));
        WHOLE.put(answers, Files.readAllBytes(answers));
    }

    private static CacheFolder open() {
        return CacheFolder.builder(folder, CLOCK).open();
    }

    private static byte[] answer(String key) {
        return ("answer of " + key.charAt(0)).getBytes(StandardCharsets.UTF_8);
    }

    /** A directory, or behind a whole head what is to be its entries. */
    @FuzzTest(maxDuration = "1m")
    void directories(byte[] bytes) throws IOException {
        boolean keepsHead = bytes.length > 0 && bytes[0] == 1;
        byte[] head = keepsHead ? Arrays.copyOf(WHOLE.get(directory), HEAD) : new byte[0];
        byte[] rest = keepsHead ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        Files.write(
                directory,
                ByteBuffer.allocate(head.length + rest.length)
                        .put(head)
                        .put(rest)
                        .array());
        Files.write(answers, Objects.requireNonNull(WHOLE.get(answers)));

        check();
    }

    /** Four bytes are a change: of which file, where, and what; the last kind cuts it there. */
    @FuzzTest(maxDuration = "1m")
    void changes(byte[] bytes) throws IOException {
        for (Path file : List.of(directory, answers)) {
            byte[] content = Objects.requireNonNull(WHOLE.get(file)).clone();
            ByteBuffer changes = ByteBuffer.wrap(bytes);
            while (changes.remaining() >= Integer.BYTES) {
                boolean isMine = (changes.get() & 1) == (file.equals(directory) ? 0 : 1);
                int place = Short.toUnsignedInt(changes.getShort());
                byte change = changes.get();
                if (isMine && place < content.length) {
                    content[place] ^= change;
                    content = change == 0 ? Arrays.copyOf(content, place) : content;
                }
            }
            Files.write(file, content);
        }

        check();
    }

    private static void check() throws IOException {
        CacheFolder cache = open();
        checkAnswers(cache);
        cache.write(PACK, KEYS.get(1), answer(KEYS.get(1)));
        checkAnswers(cache);
        if (!isOfLaterVersion()) {
            assertThat(open().read(PACK, KEYS.get(1))).isPresent();
        }
        cache.prune(Long.MAX_VALUE);
        checkAnswers(open());
        cache.prune(200);
        checkAnswers(open());
        clean();
    }

    private static void checkAnswers(CacheFolder cache) {
        for (String key : KEYS) {
            Optional<byte[]> answer = cache.read(PACK, key);
            assertThat(answer.isEmpty() || Arrays.equals(answer.get(), answer(key)))
                    .isTrue();
        }
        cache.release();
    }

    private static boolean isOfLaterVersion() throws IOException {
        byte[] bytes = Files.readAllBytes(directory);
        return bytes.length >= HEAD && bytes[0] == 'H' && bytes[1] == 'W' && bytes[2] == 'P' && bytes[3] != 1;
    }

    /** The next one begins anew: generations have other names. */
    private static void clean() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("v1/packs"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
