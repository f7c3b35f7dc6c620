// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConformanceExceptionsTest {
    @Test
    void areFewAndEachHasItsReason() {
        assertThat(ConformanceExceptions.entries()).hasSizeLessThanOrEqualTo(10);
        assertThat(ConformanceExceptions.entries())
                .allSatisfy(entry -> assertThat(entry.reason()).hasSizeGreaterThan(20));
    }

    @Test
    void areRowsOfTheVectors() {
        assertThat(ConformanceExceptions.entries())
                .allSatisfy(entry -> assertThat(Vectors.section(entry.section()))
                        .anySatisfy(row -> assertThat(row).hasToString(entry.row())));
    }
}
