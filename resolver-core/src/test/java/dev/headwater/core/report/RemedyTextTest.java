// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.explanation.Hint;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexFault.Kind;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.index.Remedy.Action;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.OutcomeReport;
import dev.headwater.api.resolution.ResolutionOutcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemedyTextTest {
    private static final IndexFault FAULT = IndexFault.of(Kind.STATUS, "https://example.org/simple/lib/", "status 401");
    private static final Optional<IndexId> OURS = Optional.of(IndexId.parse("ours"));

    private final RemedyText words = new RemedyText();

    @ParameterizedTest
    @EnumSource(Action.class)
    void everyRemedyIsAClauseThatFollowsAColon(Action action) {
        String text = words.of(Remedy.of(action, "the subject"), FAULT, OURS);

        assertThat(text).matches("[a-z'].*[^.]").doesNotContain("ask it there");
        assertThat(words.of(Remedy.of(action, "the subject"), FAULT, Optional.empty()))
                .doesNotContain("Optional", "'ours'");
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void noTwoRemediesReadAlike(Action action) {
        String text = words.of(Remedy.of(action, "the subject"), FAULT, OURS);

        for (Action other : Action.values()) {
            if (other != action) {
                assertThat(words.of(Remedy.of(other, "the subject"), FAULT, OURS))
                        .isNotEqualTo(text);
            }
        }
    }

    @Test
    void aSurfaceSaysItsOwn() {
        IndexFault fault = FAULT.withRemedy(Remedy.of(Action.GIVE_LOGIN, "https://example.org"));
        OutcomeReport report = OutcomeReport.builder()
                .hints(List.of(new Hint.Advice("first"), new Hint.Remedy(OURS, fault)))
                .build();
        ResolutionOutcome outcome = new ResolutionOutcome.IndexFailure(report, OURS, ProjectName.parse("lib"), fault);
        RemedyWords pom = (remedy, why, index) -> "give a <server> of id " + index.orElseThrow() + " for "
                + remedy.subject() + ", status " + FaultText.received(why);

        assertThat(ResolutionReport.of(outcome).hints())
                .containsExactly("first", "give a login for https://example.org");
        assertThat(ResolutionReport.of(outcome, pom).hints())
                .containsExactly("first", "give a <server> of id ours for https://example.org, status status 401");
        assertThat(ResolutionReport.of(outcome, pom).messages()).contains("hint: give a <server>");
        assertThat(ResolutionReport.of(outcome, pom).json()).contains("give a <server>");
    }
}
