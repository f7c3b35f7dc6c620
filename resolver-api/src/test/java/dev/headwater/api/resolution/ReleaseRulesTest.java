// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseRulesTest {
    /**
     * {@return the rules that options come to: {@code +a,b} for --all-releases a,b and {@code -a} for --only-final a}
     */
    private static ReleaseRules rules(String options) {
        ReleaseRules rules = ReleaseRules.NONE;
        for (String option : options.isEmpty() ? List.<String>of() : Arrays.asList(options.split(" "))) {
            rules = rules.with(
                    option.startsWith("+") ? ReleaseRule.ALL_RELEASES : ReleaseRule.ONLY_FINAL, option.substring(1));
        }
        return rules;
    }

    private static String of(ReleaseRules rules, String name) {
        return rules.of(ProjectName.of(name))
                .map(rule -> rule == ReleaseRule.ALL_RELEASES ? "all" : "final")
                .orElse("none");
    }

    @ParameterizedTest(name = "{0}: a {1}, b {2}")
    @CsvSource({
        "'', none, none",
        "+a, all, none",
        "-A, final, none",
        "'+a,b -b', all, final",
        "+a -a +a, all, none",
        "+:all: -a, final, all",
        "-a +:all:, all, all",
        "+a -:all: +b, final, all",
        "'+:all:,a -b', all, final",
        "'-a +b,:none:', final, none",
        "+:all: -a +:none:, final, none",
        "-a -:none: +b, none, all",
    })
    void theLastOneGivenHoldsAndANameGoesBeforeAll(String options, String a, String b) {
        assertThat(of(rules(options), "a")).isEqualTo(a);
        assertThat(of(rules(options), "b")).isEqualTo(b);
    }

    @Test
    void whatIsGivenLaterGoesBefore() {
        assertThat(rules("+a -b").then(rules("-a"))).isEqualTo(rules("-a,b"));
        assertThat(rules("+a -b").then(rules("-:all: +c"))).isEqualTo(rules("-:all: +c"));
        assertThat(rules("+:all:").then(rules("-a"))).isEqualTo(rules("+:all: -a"));
        assertThat(rules("+a").then(ReleaseRules.NONE)).isEqualTo(rules("+a"));
    }

    @Test
    void whatIsNoNameIsRefused() {
        assertThatExceptionOfType(InvalidNameException.class).isThrownBy(() -> rules("+a,,b"));
    }
}
