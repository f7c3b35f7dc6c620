// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.api.index.ProvidedPackage.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A date that was kept is never lost, whoever else keeps dates, and whoever is killed. */
class SeenDatesTest {
    private static final SuiteName SUITE = new SuiteName("https://example.org/debian/", "stable", Trust.SIGNED);
    private static final Instant OLD = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NEW = Instant.parse("2026-02-01T10:11:12Z");

    @TempDir
    private Path folder;

    private final List<String> troubles = new ArrayList<>();

    private SeenDates open() {
        return SeenDates.in(folder.resolve("seen"), troubles::add);
    }

    @Test
    void keepsTheNewestWhateverCameFirst() throws IOException {
        assertThat(open().newest(SUITE)).isEmpty();

        open().keep(SUITE, OLD);
        assertThat(open().newest(SUITE)).contains(OLD);

        open().keep(SUITE, NEW);
        open().keep(SUITE, OLD);
        assertThat(open().newest(SUITE)).contains(NEW);
        assertThat(troubles).isEmpty();
    }

    @Test
    void keepsOneFileForASuite() throws IOException {
        for (int day = 0; day < 9; day++) {
            open().keep(SUITE, OLD.plusSeconds(day * 86_400L));
        }

        try (Stream<Path> files = Files.walk(folder.resolve("seen"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void keepsEachSuiteForItself() throws IOException {
        open().keep(SUITE, NEW);

        for (SuiteName other : List.of(
                new SuiteName(SUITE.location(), "testing", Trust.SIGNED),
                new SuiteName(SUITE.location(), SUITE.suite(), Trust.UNSIGNED),
                new SuiteName("https://example.org/debia", "n/stable", Trust.SIGNED))) {
            assertThat(open().newest(other)).isEmpty();
            open().keep(other, OLD);
            assertThat(open().newest(other)).contains(OLD);
        }
        assertThat(open().newest(SUITE)).contains(NEW);
    }

    @Test
    void takesNothingElseForADate() throws IOException {
        open().keep(SUITE, OLD);
        Path place = folder.resolve("seen").resolve(SUITE.key());
        for (String name : List.of("99999999T999999Z", "20270101", "x", "20270101T000000Z.tmp")) {
            Files.createFile(place.resolve(name));
        }

        assertThat(open().newest(SUITE)).contains(OLD);
    }

    @Test
    void tellsWhereADateCannotBeKeptAndRefusesWhereNoneCanBeRead() throws IOException {
        Files.createFile(folder.resolve("seen"));

        open().keep(SUITE, NEW);

        assertThat(troubles).singleElement().asString().contains("is not kept in");
        assertThatThrownBy(() -> open().newest(SUITE)).isInstanceOf(IOException.class);
    }

    @Test
    void losesNoneToProcessesThatAreKilled() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        long newest = 0;
        for (int round = 0; round < 3; round++) {
            newest = Math.max(newest, killTwo(random));
            assertThat(open().newest(SUITE))
                    .as("seed %d", seed)
                    .get()
                    .satisfies(date -> assertThat(date.getEpochSecond()).isPositive());
            assertThat(open().newest(SUITE).get().getEpochSecond())
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(newest);
        }
        assertThat(newest).isPositive();
    }

    /** {@return the newest date that one of two processes said it has kept, before they were killed} */
    private long killTwo(Random random) throws Exception {
        List<Process> writers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    Places.of(Writer.class, SeenDates.class, Trust.class),
                    Writer.class.getName(),
                    folder.resolve("seen").toString(),
                    Long.toString(random.nextLong()));
            writers.add(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
        }
        long newest = 0;
        for (Process writer : writers) {
            try (InputStream said = writer.getInputStream()) {
                int lines = 1 + random.nextInt(200);
                byte[] text = said.readNBytes(11 * lines);
                writer.destroyForcibly().waitFor();
                for (int at = 0; at + 11 <= text.length; at += 11) {
                    newest = Math.max(
                            newest,
                            Long.parseLong(new String(text, at, 10, java.nio.charset.StandardCharsets.US_ASCII)));
                }
            }
        }
        return newest;
    }

    /** Keeps dates by chance, and then prints each, as ten digits and a line feed. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] words) {
            SeenDates dates = SeenDates.in(Path.of(words[0]), System.err::println);
            Random random = new Random(Long.parseLong(words[1]));
            while (!System.out.checkError()) {
                long second = 1_700_000_000L + random.nextInt(100_000_000);
                dates.keep(SUITE, Instant.ofEpochSecond(second));
                System.out.print(second + "\n");
            }
        }
    }
}
