// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateLocationTest {
    private static Optional<Path> on(String system, Map<String, String> environment) {
        return StateLocation.find(Machine.current()
                .withEnvironment(environment)
                .withDirectory(Path.of("/here"))
                .withSystem(system));
    }

    @Test
    void isWhatTheUserSaysOrWhereTheSystemKeepsState() {
        assertThat(on("Linux", Map.of("HEADWATER_STATE_DIR", "s", "HOME", "/h")))
                .contains(Path.of("/here/s"));
        assertThat(on("Linux", Map.of("XDG_STATE_HOME", "/x", "HOME", "/h"))).contains(Path.of("/x/headwater"));
        assertThat(on("Linux", Map.of("XDG_STATE_HOME", "x", "HOME", "/h")))
                .contains(Path.of("/h/.local/state/headwater"));
        assertThat(on("Windows 11", Map.of("LOCALAPPDATA", "/l"))).contains(Path.of("/l/headwater/state"));
        assertThat(on("Linux", Map.of())).isEmpty();
    }
}
