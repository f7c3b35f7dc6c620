// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code jshell} as a process, in a home of its own. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class JshellTest {
    @TempDir
    private Path home;

    @Test
    void whatIsAssignedIsShownWhole() throws IOException, InterruptedException {
        String typed = """
                var owners = Headwater.universe("[distro]\\nlib 1.0\\n[public]\\napp 1.0: lib").owner("app", "lib")
                """;
        String shown = """
                owners ==> app is supplied by public, in the order of the policy
                  distro: absent
                  public: present
                lib is supplied by distro, in the order of the policy
                  distro: present
                """;

        assertThat(type(typed)).contains(shown);
        assertThat(type(typed)).as("and so it stays").contains(shown);
    }

    private String type(String words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.util.prefs.userRoot=" + home,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "dev.headwater.cli.Main",
                        "jshell")
                .redirectErrorStream(true)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write((words + "/exit\n").getBytes(StandardCharsets.UTF_8));
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.replace("\r\n", "\n");
    }
}
