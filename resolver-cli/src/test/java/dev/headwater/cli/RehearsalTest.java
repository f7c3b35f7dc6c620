// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
    private static final long MINUTES = 5;

    @TempDir
    Path folder;

    /** A log on standard output would otherwise be taken for the URLs of the indexes. */
    @Test
    void comesToItsEndWhateverElseVirtualMachinesAreToldToPrint() throws Exception {
        ProcessBuilder builder = java(Rehearsal.class, folder.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Xlog:gc*:stdout");

        Process rehearsal = builder.start();

        assertThat(rehearsal.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(rehearsal.exitValue()).isZero();
    }

    @Test
    void theIndexesEndWithWhoStartedThem() throws Exception {
        Process indexes = java(RehearsalIndexes.class)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader printed =
                new BufferedReader(new InputStreamReader(indexes.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < 3; i++) {
                assertThat(printed.readLine()).startsWith("http://127.0.0.1:");
            }
            assertThat(indexes.isAlive()).isTrue();

            indexes.getOutputStream().close();

            assertThat(indexes.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
            assertThat(indexes.exitValue()).isZero();
        }
    }

    private static ProcessBuilder java(Class<?> entry, String... words) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        // Our own modules are on the one or the other, as the tests are started.
        String path = Stream.of("java.class.path", "jdk.module.path")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(File.pathSeparator));
        return new ProcessBuilder(
                Stream.concat(Stream.of(java.toString(), "-cp", path, entry.getName()), Stream.of(words))
                        .toList());
    }
}
