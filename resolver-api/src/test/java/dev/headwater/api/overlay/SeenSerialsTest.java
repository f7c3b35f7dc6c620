// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A serial that was kept is never lost, whoever else keeps some, and whoever is killed. */
class SeenSerialsTest {
    private static final String SET = "0a";
    private static final int DIGITS = 19;

    @TempDir
    private Path folder;

    private static SeenSet seen(long serial) {
        return new SeenSet(serial, Optional.of("0".repeat(64)));
    }

    private SeenSerials open() {
        return SeenSerials.in(folder.resolve("serials"));
    }

    @Test
    void keepsTheHighestWhateverCameFirst() throws IOException {
        assertThat(open().highest(SET)).isEmpty();

        open().keep(SET, seen(10));
        open().keep(SET, seen(9));
        assertThat(open().highest(SET)).hasValue(seen(10));

        open().keep(SET, seen(Long.MAX_VALUE));
        open().keep(SET, seen(0));
        assertThat(open().highest(SET)).hasValue(seen(Long.MAX_VALUE));
    }

    @Test
    void keepsEachSetForItself() throws IOException {
        open().keep(SET, seen(10));
        open().keep("0b", seen(1));

        assertThat(open().highest("0b")).hasValue(seen(1));
        assertThat(open().highest("0")).isEmpty();
    }

    @Test
    void keepsOneFileForASet() throws IOException {
        for (int serial = 0; serial < 9; serial++) {
            open().keep(SET, seen(serial));
        }

        try (Stream<Path> files = Files.walk(folder.resolve("serials"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void takesNothingElseForASerial() throws IOException {
        open().keep(SET, seen(10));
        for (String name : List.of(
                "9".repeat(DIGITS), "99", "x".repeat(DIGITS), "9".repeat(DIGITS) + ".tmp", "0".repeat(17) + "11-ab")) {
            Files.createFile(folder.resolve("serials").resolve(SET).resolve(name));
        }

        assertThat(open().highest(SET)).hasValue(seen(10));
    }

    @Test
    void keepsWhatWasSignedBesideTheSerial() throws IOException {
        SeenSet known = new SeenSet(10, Optional.of("ab".repeat(32)));
        open().keep(SET, known);

        assertThat(open().highest(SET)).hasValue(known);
        assertThat(known.contradicts(seen(10))).isTrue();
        assertThat(known.contradicts(seen(11))).isFalse();
        assertThatThrownBy(() -> new SeenSet(10, Optional.of("../x"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsWhatWasKeptWithoutIt() throws IOException {
        Path old = Files.createDirectories(folder.resolve("serials").resolve(SET));
        Files.createFile(old.resolve("0000000000000000010"));

        SeenSet without = new SeenSet(10, Optional.empty());
        assertThat(open().highest(SET)).hasValue(without);
        assertThat(seen(10).contradicts(without)).isFalse();

        open().keep(SET, seen(10));
        assertThat(open().highest(SET)).hasValue(seen(10));
        assertThat(old.toFile().list()).hasSize(1);
    }

    @Test
    void areOfThisUserAlone() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        SeenSerials serials = SeenSerials.in(folder.resolve("state/serials"));
        serials.keep(SET, seen(1));

        for (String made : List.of("state", "state/serials", "state/serials/" + SET)) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(made)))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
        for (Path open : List.of(folder.resolve("state/serials"), folder.resolve("state"))) {
            for (String permissions : List.of("rwxrwx---", "rwx---rwx")) {
                Files.setPosixFilePermissions(open, PosixFilePermissions.fromString(permissions));
                assertThatThrownBy(() -> serials.highest(SET))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("other users may write to " + open);
                assertThatThrownBy(() -> serials.keep(SET, seen(2))).isInstanceOf(IOException.class);
            }
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        assertThat(serials.highest(SET)).hasValue(seen(1));
    }

    @Test
    void failsWhereNoneCanBeKeptOrRead() throws IOException {
        Files.createFile(folder.resolve("serials"));

        assertThatThrownBy(() -> open().keep(SET, seen(1))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> open().highest(SET)).isInstanceOf(IOException.class);
    }

    @Test
    void losesNoneToProcessesThatAreKilled() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        long highest = 0;
        for (int round = 0; round < 3; round++) {
            highest = Math.max(highest, killTwo(random));
            assertThat(open().highest(SET)).as("seed %d", seed).isPresent();
            assertThat(open().highest(SET).orElseThrow().serial())
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(highest);
        }
        assertThat(highest).isPositive();
    }

    /** {@return the highest serial that one of two processes said it has kept, before they were killed} */
    private long killTwo(Random random) throws Exception {
        List<Process> writers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    root(Writer.class) + File.pathSeparator + root(SeenSerials.class),
                    Writer.class.getName(),
                    folder.resolve("serials").toString(),
                    Long.toString(random.nextLong()));
            writers.add(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
        }
        long highest = 0;
        for (Process writer : writers) {
            try (InputStream said = writer.getInputStream()) {
                byte[] text = said.readNBytes((DIGITS + 1) * (1 + random.nextInt(200)));
                writer.destroyForcibly().waitFor();
                for (int at = 0; at + DIGITS < text.length; at += DIGITS + 1) {
                    highest =
                            Math.max(highest, Long.parseLong(new String(text, at, DIGITS, StandardCharsets.US_ASCII)));
                }
            }
        }
        return highest;
    }

    /** The folder of the class files; under modules a class that is patched in does not tell it itself. */
    private static Path root(Class<?> type) throws URISyntaxException {
        String name = type.getName();
        Path path =
                Path.of(Objects.requireNonNull(type.getResource(name.substring(name.lastIndexOf('.') + 1) + ".class"))
                        .toURI());
        for (int i = name.split("\\.", -1).length; i > 0; i--) {
            path = Objects.requireNonNull(path.getParent());
        }
        return path;
    }

    /** Keeps serials by chance, and then prints each, with all its digits and a line feed. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] words) throws IOException {
            SeenSerials serials = SeenSerials.in(Path.of(words[0]));
            Random random = new Random(Long.parseLong(words[1]));
            while (!System.out.checkError()) {
                long serial = random.nextInt(100_000_000);
                serials.keep(SET, seen(serial));
                System.out.print(String.format(Locale.ROOT, "%0" + DIGITS + "d\n", serial));
            }
        }
    }
}
