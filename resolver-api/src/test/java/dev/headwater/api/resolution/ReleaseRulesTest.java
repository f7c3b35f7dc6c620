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
     * {@return the rules that options come to: {@code +a,b} for --all-releases a,b and {@code -a} for --only-final a,
     * {@code /} for --pre}
     */
    private static ReleaseRules rules(String options) {
        ReleaseRules rules = ReleaseRules.NONE;
        for (String option : options.isEmpty() ? List.<String>of() : Arrays.asList(options.split(" "))) {
            ReleaseRule rule = option.startsWith("+") ? ReleaseRule.ALL_RELEASES : ReleaseRule.ONLY_FINAL;
            rules = option.equals("/") ? rules.withoutAll() : rules.with(rule, option.substring(1));
        }
        return rules;
    }

    private static String of(ReleaseRules rules, String name) {
        return rules.of(ProjectName.parse(name))
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

    @ParameterizedTest(name = "{0}: a {1}, b {2}")
    @CsvSource({
        "'+a -b | -a', final, final",
        "'+a -b | -:all: +b', final, all",
        "'+:all: | -a', final, all",
        "'-a | -:none: +b', none, all",
        "'-:all: | -:none:', none, none",
        "'-:all: | +:none:', final, final",
        "'-a | +:all: -:none:', all, all",
        "'-:all: -a | / +b', final, all",
        "'-:all: | /', none, none",
    })
    void itMakesNoDifferenceHowManyPlacesGiveThem(String places, String a, String b) {
        ReleaseRules joined = ReleaseRules.of(Arrays.stream(places.split(" \\| "))
                .map(ReleaseRulesTest::rules)
                .toList());

        assertThat(of(joined, "a")).isEqualTo(a);
        assertThat(of(joined, "b")).isEqualTo(b);
        assertThat(joined).isEqualTo(rules(places.replace(" | ", " ")));
        assertThat(joined.then(ReleaseRules.NONE)).isEqualTo(joined).isNotEqualTo(ReleaseRules.NONE);
    }

    @Test
    void whatIsNoNameIsRefused() {
        assertThatExceptionOfType(InvalidNameException.class).isThrownBy(() -> rules("+a,,b"));
    }
}
