// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexFault.Kind;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import org.junit.jupiter.api.Test;

class KnownProjectProofTest {
    private static final KnownProjectProof PROOF =
            new KnownProjectProof("https://example.org/simple/", ProjectName.parse("known"));

    @Test
    void anAbsentKnownProjectSpeaksAgainstEveryAbsence() {
        assertThat(PROOF.contradiction(new ProjectAnswer.Absent()))
                .hasValueSatisfying(fault -> assertThat(fault.received()).contains("even its known project 'known'"));
    }

    @Test
    void aFailureIsNoProofAndIsNamed() {
        IndexFault failure = IndexFault.of(Kind.STATUS, "https://example.org/simple/known/", "status 503");

        assertThat(PROOF.contradiction(new ProjectAnswer.Unavailable(failure))).hasValueSatisfying(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.KNOWN_PROJECT);
            assertThat(fault.location()).isEqualTo("https://example.org/simple/");
            assertThat(fault.received()).contains("(status 503)");
        });
    }

    @Test
    void whatTheIndexHasFoundOutItselfIsSaidOnce() {
        assertThat(PROOF.contradiction(new ProjectAnswer.Unavailable(PROOF.absence())))
                .contains(PROOF.absence());
    }
}
