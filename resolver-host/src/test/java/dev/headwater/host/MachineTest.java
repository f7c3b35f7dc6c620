// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MachineTest {
    @Test
    void theCurrentOneIsThisProcess() {
        Machine machine = Machine.current();

        assertThat(machine.environment()).containsAllEntriesOf(System.getenv());
        assertThat(machine.directory()).isEqualTo(Path.of("").toAbsolutePath());
        assertThat(machine.user()).isEqualTo(System.getProperty("user.name"));
    }

    @Test
    void whatIsGivenTakesThePlaceOfItsOwn() {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        Map<String, String> environment = new HashMap<>(Map.of("A", "1"));

        Machine machine = Machine.current()
                .withEnvironment(environment)
                .withDirectory(Path.of("here"))
                .withSystem("Plan 9")
                .withClock(clock);
        environment.put("A", "2");

        assertThat(machine.environment()).containsExactly(Map.entry("A", "1"));
        assertThat(machine.variable("A")).isEqualTo("1");
        assertThat(machine.variable("B")).isEmpty();
        assertThat(machine.directory()).isAbsolute().endsWithRaw(Path.of("here"));
        assertThat(machine.clock()).isEqualTo(clock);
    }

    @Test
    void noVariableIsRepeated() {
        assertThat(Machine.current()
                        .withEnvironment(Map.of("HEADWATER_INDEX_A_TOKEN", "secret"))
                        .toString())
                .doesNotContain("secret");
    }
}
