// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenseExpressionTest {
    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource({
        "mit, MIT",
        "'mit and (apache-2.0+ or licenseref-own)', MIT AND (Apache-2.0+ OR LicenseRef-own)",
        "'gpl-2.0-or-later with bison-exception-2.2 or (mit)', GPL-2.0-or-later WITH Bison-exception-2.2 OR (MIT)",
        "'(( MIT ))', ((MIT))",
    })
    void isNormalized(String text, String normalized) {
        assertThat(LicenseExpression.parse(text)).hasToString(normalized);
    }

    @Test
    void namesItsLicenses() {
        assertThat(LicenseExpression.parse("mit or apache-2.0+ and licenseref-x")
                        .licenses())
                .containsExactly("MIT", "Apache-2.0", "LicenseRef-x");
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        "'', 0",
        "mit or, 6",
        "mit mit, 4",
        "(mit, 4",
        "mit), 3",
        "mit (, 4",
        "(mit) with classpath-exception-2.0, 6",
        "mit with mit, 9",
        "LicenseRef-, 11",
        "LicenseRef-a_b, 12",
        "unknown, 0",
    })
    void saysWhereItGoesWrong(String text, int position) {
        assertThatExceptionOfType(InvalidLicenseExpressionException.class)
                .isThrownBy(() -> LicenseExpression.parse(text))
                .satisfies(e -> assertThat(e.position()).isEqualTo(position));
    }

    @Test
    void aMegabyteOfParenthesesIsReadInLinearTime() {
        String deep = "(".repeat(500_000) + "mit" + ")".repeat(500_000);
        Assertions.assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThat(LicenseExpression.parse(deep).licenses()).containsExactly("MIT"));
    }
}
