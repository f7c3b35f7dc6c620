// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.text.Shown;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was decided about a project, small enough to be remembered.
 *
 * @param at when
 * @param policy the digest of the policy that it was decided by
 * @param record who was asked, and what was said
 * @param outcome what is answered
 * @param fileCount how many files are served
 * @param said what is said of that beside, a few texts under each word
 * @param text what is answered where there is no page
 */
public record Decision(
        Instant at,
        String policy,
        Ownership record,
        Outcome outcome,
        int fileCount,
        Map<String, List<String>> said,
        String text) {
    private static final int MOST_TEXTS = 60;
    private static final int LONGEST = 300;
    private static final int LONGEST_TEXT = 3000;

    /** What is answered about a project. */
    public enum Outcome {
        /** The page of its owner. */
        SERVED,
        /** A page without files, and the reason. */
        REFUSED,
        /** That no index has it. */
        ABSENT,
        /** That nobody knows. */
        UNAVAILABLE
    }

    /** {@return the decision that an answer is made by} */
    static Decision of(Instant at, String policy, Ownership record, PageAnswer answer) {
        return answer.accept(new PageAnswer.Visitor<>() {
            @Override
            public Decision listed(PageAnswer.Listed listed) {
                Outcome outcome = listed.refusal().isEmpty() ? Outcome.SERVED : Outcome.REFUSED;
                int count = listed.page().fileCount();
                return new Decision(
                        at, policy, record, outcome, count, few(listed.page().said()), "");
            }

            @Override
            public Decision absent(PageAnswer.Absent absent) {
                return without(Outcome.ABSENT, absent.text());
            }

            @Override
            public Decision unavailable(PageAnswer.Unavailable unavailable) {
                return without(Outcome.UNAVAILABLE, unavailable.text());
            }

            private Decision without(Outcome outcome, String text) {
                String shown = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
                return new Decision(at, policy, record, outcome, 0, Map.of(), Shown.lines(shown));
            }
        });
    }

    private static Map<String, List<String>> few(Map<String, List<String>> said) {
        Map<String, List<String>> few = new LinkedHashMap<>();
        said.forEach((word, texts) -> few.put(
                word,
                texts.stream()
                        .limit(MOST_TEXTS)
                        .map(text -> Shown.text(text, LONGEST))
                        .toList()));
        return few;
    }

    /** {@return the project} */
    public ProjectName name() {
        return record.name();
    }

    /** {@return whether an installer gets nothing, though an index may have something} */
    public boolean isRefusal() {
        return outcome == Outcome.REFUSED || outcome == Outcome.UNAVAILABLE;
    }

    /** {@return in a few lines why an installer gets nothing, or nothing more; empty where there is nothing to say} */
    public List<String> reasons() {
        return text.isEmpty()
                ? said.getOrDefault("reason", List.of())
                : text.lines().toList();
    }
}
