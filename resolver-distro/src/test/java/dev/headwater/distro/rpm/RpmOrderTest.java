// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import static dev.headwater.distro.rpm.RpmVersionTest.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the order of versions against rpm itself, where it is installed or {@code headwater.rpm} says where it is. */
class RpmOrderTest {
    private static final String RPM = System.getProperty("headwater.rpm", "rpm");

    /** Prints what rpm does not agree with. */
    private static final String SCRIPT = """
            %%{lua:
              for line in io.lines("%s") do
                local a, order, b = line:match("^(%%S+) (%%S+) (%%S+)$")
                if rpm.vercmp(a, b) ~= tonumber(order) then print(line .. "\\n") end
              end
            }""";

    @TempDir
    Path folder;

    @Test
    void isThatOfRpm() throws Exception {
        assumeTrue(isThereRpm(), "left out: no rpm");
        int pairs = Integer.getInteger("headwater.pairs", 1000);
        Path asked = Files.write(folder.resolve("pairs"), pairs(pairs));
        Path answer = folder.resolve("answer");

        int status = new ProcessBuilder(RPM, "--eval", SCRIPT.formatted(asked))
                .redirectOutput(answer.toFile())
                .redirectErrorStream(true)
                .start()
                .waitFor();

        assertThat(status).isZero();
        assertThat(Files.readString(answer).strip()).isEmpty();
        assertThat(Files.readAllLines(asked)).hasSize(pairs);
    }

    private static boolean isThereRpm() throws InterruptedException {
        try {
            Process process = new ProcessBuilder(RPM, "--eval", "%{lua: print(rpm.vercmp('1', '2'))}").start();
            return process.waitFor(1, TimeUnit.MINUTES)
                    && new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .strip()
                            .equals("-1");
        } catch (IOException e) {
            return false;
        }
    }

    /** Half of any two, half of one and the same with a sign more, less or another. */
    private static List<String> pairs(int count) {
        Random random = new Random(17);
        List<String> pairs = new ArrayList<>();
        while (pairs.size() < count) {
            String a = any(random);
            String b = random.nextBoolean() ? any(random) : altered(a, random);
            if (RpmVersion.parseOrNull(a) != null && RpmVersion.parseOrNull(b) != null) {
                pairs.add(a + " " + Integer.signum(version(a).compareTo(version(b))) + " " + b);
            }
        }
        return pairs;
    }

    private static String any(Random random) {
        StringBuilder version = new StringBuilder(random.nextInt(8) == 0 ? random.nextInt(3) + ":" : "");
        part(version, random);
        if (random.nextInt(3) > 0) {
            part(version.append('-'), random);
        }
        return version.toString();
    }

    private static void part(StringBuilder version, Random random) {
        int words = 1 + random.nextInt(4);
        for (int i = 0; i < words; i++) {
            String[] between = {".", ".", ".", "", "~", "^", "_", "+", "~~"};
            version.append(i == 0 ? "" : between[random.nextInt(between.length)])
                    .append(word(random));
        }
    }

    private static String word(Random random) {
        String[] words = {"rc", "a", "b", "fc", "post", "git", "dev", "A", "Z"};
        return random.nextInt(3) > 0
                ? "0".repeat(random.nextInt(5) / 4) + random.nextInt(random.nextBoolean() ? 3 : 300)
                : words[random.nextInt(words.length)];
    }

    private static String altered(String version, Random random) {
        int at = random.nextInt(version.length());
        String signs = "~^+._019azAZ";
        String sign = signs.substring(random.nextInt(signs.length())).substring(0, 1);
        return version.substring(0, at) + sign + version.substring(at + random.nextInt(2));
    }
}
