// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.explanation.Hint;
import dev.headwater.api.explanation.Reason;
import dev.headwater.api.explanation.Warning;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.resolution.OutcomeReport;
import dev.headwater.api.resolution.Problem;
import dev.headwater.api.resolution.ResolutionOutcome;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each case of what a report tells has a word for programs, which stays, and words of its own for people. */
class CasesTest {
    /** The words are made of the names of classes: one that is renamed breaks whoever reads the JSON. */
    @Nested
    class WordsForPrograms {
        @Test
        void ofReasons() {
            assertThat(types(Samples.reasons()))
                    .containsExactly(
                            "requested",
                            "depends",
                            "overridden",
                            "constrained",
                            "excluded",
                            "not-supplied",
                            "contradicts");
            isEach(Reason.class, Samples.reasons());
        }

        @Test
        void ofExclusions() {
            assertThat(types(Samples.exclusions()))
                    .containsExactly(
                            "malformed-filename",
                            "other-project",
                            "listing",
                            "unsupported-kind",
                            "format",
                            "tags",
                            "requires-python",
                            "too-new",
                            "no-upload-time",
                            "yanked",
                            "withdrawn",
                            "quarantined",
                            "pre-release",
                            "hash",
                            "other-content",
                            "unknown-hash",
                            "no-hash",
                            "metadata",
                            "unreadable-requirement",
                            "unknown-marker",
                            "metadata-of-another",
                            "depends-on-url",
                            "unknown-dependencies",
                            "other-target",
                            "unusable-package");
            isEach(Exclusion.class, Samples.exclusions());
        }

        @Test
        void ofHints() {
            assertThat(types(Samples.hints()))
                    .containsExactly(
                            "pin-to",
                            "check-name",
                            "wheel-needed",
                            "constrain-yanked",
                            "shorten-cool-down",
                            "allow-format",
                            "allow-pre-releases",
                            "allow-missing-upload-time",
                            "remedy",
                            "hotfix",
                            "rewrite",
                            "advice",
                            "narrow-or-raise");
            isEach(Hint.class, Samples.hints());
        }

        @Test
        void ofWarnings() {
            assertThat(types(Samples.warnings()))
                    .containsExactly(
                            "missing-extra",
                            "yanked-used",
                            "recorded-metadata",
                            "status",
                            "unreadable-requires-python",
                            "from-url",
                            "nothing-required",
                            "nothing-there",
                            "plain-http",
                            "own-instead-of-index",
                            "own-instead-of-url",
                            "version-unknown",
                            "of-package",
                            "unchecked",
                            "unmatched-overlay");
            isEach(Warning.class, Samples.warnings());
        }

        @Test
        void ofProblems() {
            assertThat(Samples.problems().stream().map(Object::getClass).distinct())
                    .containsExactlyInAnyOrder(Problem.class.getPermittedSubclasses());
            assertThat(json(Samples.problems()))
                    .contains("{\"type\": \"override-names-url\", \"text\": \"requirements.txt:3: 'lib[fast]>=2': an"
                            + " override names versions, not a URL; require the URL instead\", \"places\": [{\"file\":"
                            + " \"requirements.txt\", \"line\": 3}], \"name\": \"lib\", \"requirement\":"
                            + " \"lib[fast]>=2\"}")
                    .contains("\"type\": \"no-upload-times\"", "\"name\": \"lib\", \"index\": \"distro\"}")
                    .contains("\"type\": \"unreadable\"", "\"quoted\": \"no line\"}");
        }

        private static String json(List<Problem> problems) {
            return ResolutionReport.of(new ResolutionOutcome.InvalidRequest(
                            OutcomeReport.builder().build(), problems))
                    .json();
        }

        private static List<String> types(List<?> cases) {
            return cases.stream().map(Words::type).toList();
        }

        private static void isEach(Class<?> sealed, List<?> cases) {
            assertThat(cases.stream().map(Object::getClass)).containsExactlyInAnyOrder(sealed.getPermittedSubclasses());
        }
    }

    @Nested
    class WordsForPeople {
        @Test
        void areOfEachReasonItsOwn() {
            areClauses(Samples.reasons().stream().map(ReasonText::of));
        }

        @Test
        void areOfEachExclusionItsOwn() {
            areClauses(Stream.concat(
                            Samples.exclusions().stream(),
                            Stream.of(
                                            new Exclusion.Format(Exclusion.Format.Kind.SDIST),
                                            new Exclusion.Format(Exclusion.Format.Kind.PROVIDED),
                                            new Exclusion.NoHash(true),
                                            new Exclusion.Tags(List.of(), ""))
                                    .map(Exclusion.class::cast))
                    .map(ExclusionText::of));
        }

        @Test
        void areOfEachHintItsOwn() {
            HintText words = new HintText();
            areClauses(Stream.concat(
                            Samples.hints().stream(),
                            Stream.of(
                                            new Hint.AllowFormat(Samples.LIB, Exclusion.Format.Kind.SDIST),
                                            new Hint.WheelNeeded(Samples.LIB, true))
                                    .map(Hint.class::cast))
                    .map(hint -> hint.accept(words)));
        }

        @Test
        void areOfEachWarningItsOwn() {
            areClauses(Samples.warnings().stream().map(WarningText::of));
        }

        @Test
        void areOfEachProblemItsOwn() {
            areClauses(Samples.problems().stream().map(ProblemText::of));
        }

        @Test
        void areOfEachCauseItsOwn() {
            areClauses(Arrays.stream(UnusableCause.values()).map(cause -> UnusableText.of(cause, "one")));
            areClauses(Arrays.stream(ListingFault.values()).map(UnusableText::of));
        }

        /** Each stands behind something, and has no full stop. */
        private static void areClauses(Stream<String> texts) {
            List<String> all = texts.toList();
            assertThat(all).noneMatch(text -> text.endsWith("."));
            areApart(all.stream());
        }

        private static void areApart(Stream<String> texts) {
            assertThat(texts)
                    .doesNotHaveDuplicates()
                    .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("null", "Optional", "@"));
        }
    }
}
