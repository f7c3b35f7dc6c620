// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.headwater.distro.unpack.UnpackBounds;
import dev.headwater.distro.unpack.UnpackedStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Puts pairs of an archive's versions to dpkg itself: a thousand, or as many as {@code -Dheadwater.pairs} says (100,000
 * take some minutes). Left out, and said so, where there is no dpkg or no recorded list.
 */
class DpkgOrderTest {
    private static final Path LIST = Path.of(
            System.getProperty("headwater.shared", "../shared"), "recordings", "debian-12-lists", "Packages.xz");

    /** Prints what dpkg does not agree with, or cannot read; it warns of what begins with no digit. */
    private static final String SCRIPT = """
            while read -r a operator b; do
              dpkg --compare-versions "$a" "$operator" "$b" 2>/dev/null || echo "$a $operator $b"
            done
            """;

    @TempDir
    Path folder;

    @Test
    void isThatOfDpkg() throws Exception {
        assumeTrue(Files.exists(LIST), "left out: no " + LIST);
        assumeTrue(isThereDpkg(), "left out: no dpkg");
        int pairs = Integer.getInteger("headwater.pairs", 1000);
        Path asked = Files.write(folder.resolve("pairs"), pairs(versions(), pairs));
        Path answer = folder.resolve("answer");

        int status = new ProcessBuilder("sh", "-c", SCRIPT)
                .redirectInput(asked.toFile())
                .redirectOutput(answer.toFile())
                .redirectErrorStream(true)
                .start()
                .waitFor();

        assertThat(status).isZero();
        assertThat(Files.readAllLines(answer)).isEmpty();
        assertThat(Files.readAllLines(asked)).hasSize(pairs);
    }

    private static boolean isThereDpkg() throws InterruptedException {
        try {
            return new ProcessBuilder("dpkg", "--compare-versions", "1", "lt", "2")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Sorted as text, so that neighbours have much in common. */
    private static List<String> versions() throws IOException {
        TreeSet<String> versions = new TreeSet<>();
        try (InputStream in = UnpackedStream.open(Files.newInputStream(LIST), LIST.toString(), UnpackBounds.LIST)) {
            PackagesReader.read(in, LIST.toString()).forEach(each -> versions.add(each.version()));
        }
        return new ArrayList<>(versions);
    }

    /** A third of any two, a third of neighbours, a third of one and the same with a sign more, less or another. */
    private static List<String> pairs(List<String> versions, int count) {
        Random random = new Random(12);
        List<String> pairs = new ArrayList<>();
        while (pairs.size() < count) {
            int at = random.nextInt(versions.size() - 1);
            String a = versions.get(at);
            String b = switch (pairs.size() % 3) {
                case 0 -> versions.get(random.nextInt(versions.size()));
                case 1 -> versions.get(at + 1);
                default -> altered(a, random);
            };
            if (DebianVersion.parseOrNull(b) != null) {
                pairs.add(a + " " + operator(a, b) + " " + b);
            }
        }
        return pairs;
    }

    private static String altered(String version, Random random) {
        int at = random.nextInt(version.length());
        String signs = "~+-.019azAZ";
        String sign = signs.substring(random.nextInt(signs.length())).substring(0, 1);
        return version.substring(0, at) + sign + version.substring(at + random.nextInt(2));
    }

    private static String operator(String a, String b) {
        int order = version(a).compareTo(version(b));
        return order < 0 ? "lt" : order > 0 ? "gt" : "eq";
    }

    private static DebianVersion version(String text) {
        return Objects.requireNonNull(DebianVersion.parseOrNull(text));
    }
}
