// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheLocationTest {
    private static final Path HERE = Path.of("/here");

    private static String on(String system, String... variables) {
        Map<String, String> environment = new java.util.TreeMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return CacheLocation.of(Machine.current()
                        .withEnvironment(environment)
                        .withDirectory(HERE)
                        .withSystem(system))
                .toString();
    }

    @Test
    void isWhatTheUserSays() {
        assertThat(on("Linux", "HEADWATER_CACHE_DIR", "/c", "XDG_CACHE_HOME", "/x", "HOME", "/h"))
                .isEqualTo("/c");
        assertThat(on("Linux", "HEADWATER_CACHE_DIR", "c")).isEqualTo("/here/c");
    }

    @Test
    void isWhereTheSystemKeepsCaches() {
        assertThat(on("Linux", "XDG_CACHE_HOME", "/x", "HOME", "/h")).isEqualTo("/x/headwater");
        assertThat(on("Linux", "HOME", "/h")).isEqualTo("/h/.cache/headwater");
        assertThat(on("Mac OS X", "HOME", "/h")).isEqualTo("/h/Library/Caches/headwater");
        assertThat(on("Windows 11", "LOCALAPPDATA", "/l", "HOME", "/h")).isEqualTo("/l/headwater/cache");
    }

    @Test
    void passesOverWhatIsEmptyOrRelative() {
        assertThat(on("Linux", "HEADWATER_CACHE_DIR", "", "XDG_CACHE_HOME", "x", "HOME", "/h"))
                .isEqualTo("/h/.cache/headwater");
    }

    @Test
    void isAskedForWhereNothingTells() {
        assertThatThrownBy(() -> on("Linux"))
                .isInstanceOf(InvalidMachineException.class)
                .hasMessage(
                        "there is no place for the cache: HOME names no folder, and HEADWATER_CACHE_DIR is not set");
        assertThatThrownBy(() -> on("Windows 11", "HOME", "/h")).hasMessageContaining("LOCALAPPDATA");
        assertThatThrownBy(() -> on("Linux", "HOME", "h")).hasMessageContaining("HOME");
        assertThatThrownBy(() -> on("Linux", "HEADWATER_CACHE_DIR", "a\0b")).hasMessageContaining("is no path");
    }
}
