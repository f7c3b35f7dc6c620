// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A host that has closed what it opened is rid of the library: of its threads at once, and of its classes. */
@Timeout(120)
class NothingStaysTest {
    @Test
    void ofAResolutionInMemory() throws Exception {
        assertThat(visit("memory"))
                .containsExactly(
                        "app==1.0  from only",
                        "lib==2.0  from only",
                        "same: false",
                        "threads left: []",
                        "loader left: false");
    }

    @Test
    void ofAResolutionOverHttp() throws Exception {
        assertThat(visit("http"))
                .startsWith("app==1.0  from full", "lib==2.0  from full")
                .endsWith("same: false", "threads left: []", "loader left: false");
    }

    /** In a process of its own: what other tests have begun would be there, too. */
    private static List<String> visit(String how) throws IOException, InterruptedException {
        String path = System.getProperty("java.class.path");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // What the JDK may drop when memory is short, it drops at once.
                "-XX:SoftRefLRUPolicyMSPerMB=0",
                "-XX:TieredStopAtLevel=1",
                "-Dguest.path=" + path,
                "-cp",
                path,
                GuestHouse.class.getName(),
                how));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
