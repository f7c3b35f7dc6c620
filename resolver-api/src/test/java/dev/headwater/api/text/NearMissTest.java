// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearMissTest {
    private static final List<String> KNOWN = List.of("python", "platform", "prerelease", "exclude-newer");

    @ParameterizedTest
    @CsvSource({
        "pyhton,python",
        "plaform,platform",
        "excludenewer,exclude-newer",
        "pre,prerelease",
        "PYTHON,python",
        "exclude_newer,exclude-newer",
        "plattforms,platform"
    })
    void findsWhatWasMeant(String written, String meant) {
        assertThat(NearMiss.of(written, KNOWN)).hasValue(meant);
    }

    @Test
    void doesNotGuessWildly() {
        assertThat(NearMiss.of("verify", KNOWN)).isEmpty();
        assertThat(NearMiss.of("", KNOWN)).isEmpty();
        assertThat(NearMiss.of("python".repeat(20_000), KNOWN)).isEmpty();
    }

    @Test
    void asksAtTheEndOfAMessage() {
        assertThat(NearMiss.question("pyhton", KNOWN)).isEqualTo("; did you mean 'python'?");
        assertThat(NearMiss.question("verify", KNOWN)).isEmpty();
    }
}
