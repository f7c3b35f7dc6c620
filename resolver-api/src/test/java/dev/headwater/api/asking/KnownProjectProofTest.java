// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.asking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.FaultDetail;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexFault.Kind;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownProjectProofTest {
    private static final KnownProjectProof PROOF =
            new KnownProjectProof("https://example.org/simple/", ProjectName.parse("known"));

    @Test
    void anAbsentKnownProjectSpeaksAgainstEveryAbsence() {
        assertThat(PROOF.contradiction(new ProjectAnswer.Absent()))
                .hasValueSatisfying(fault -> assertThat(fault.detail())
                        .isEqualTo(new FaultDetail.KnownProject(PROOF.known(), Optional.empty())));
    }

    @Test
    void aFailureIsNoProofAndIsNamed() {
        IndexFault failure = IndexFault.ofStatus(503, "https://example.org/simple/known/");

        assertThat(PROOF.contradiction(new ProjectAnswer.Unavailable(failure))).hasValueSatisfying(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.KNOWN_PROJECT);
            assertThat(fault.location()).isEqualTo("https://example.org/simple/");
            assertThat(fault.detail())
                    .isEqualTo(new FaultDetail.KnownProject(PROOF.known(), Optional.of(new FaultDetail.Status(503))));
        });
    }

    @Test
    void whatTheIndexHasFoundOutItselfIsSaidOnce() {
        assertThat(PROOF.contradiction(new ProjectAnswer.Unavailable(PROOF.absence())))
                .contains(PROOF.absence());
    }
}
