// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.policy.IndexRole;
import org.junit.jupiter.api.Test;

class SpellingTest {
    @Test
    void aConstantIsWrittenInLowerCaseWithHyphens() {
        assertThat(Spelling.of(IndexRole.ON_DEMAND)).isEqualTo("on-demand");
        assertThat(Spelling.all(IndexRole.values())).containsExactly("searched", "on-demand", "disabled");
    }

    @Test
    void aWordIsFoundInThatSpellingOnly() {
        assertThat(Spelling.find("on-demand", IndexRole.values())).hasValue(IndexRole.ON_DEMAND);
        assertThat(Spelling.find("ON_DEMAND", IndexRole.values())).isEmpty();
        assertThat(Spelling.find("on_demand", IndexRole.values())).isEmpty();
    }
}
