// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.ownership.Owners;
import dev.headwater.api.policy.FormatPolicy;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.api.policy.SupportSettings;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.support.SupportReview;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.InvalidPolicyFileException;
import dev.headwater.core.PolicyFile;
import dev.headwater.core.Resolvers;
import dev.headwater.core.report.SupportReport;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupportComparisonTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    private static SupportReview review(List<String> pythons, List<String> platforms, String universe, String request) {
        return review(pythons, platforms, FormatPolicy.ANY, universe, request);
    }

    private static SupportReview review(
            List<String> pythons, List<String> platforms, FormatPolicy formats, String universe, String request) {
        IndexId id = IndexId.parse("public");
        IndexPolicy policy = IndexPolicy.builder()
                .index(IndexEntry.builder(id, "public").kind(IndexKind.SUPPLIED).build())
                .support(new SupportSettings(pythons, platforms))
                .build();
        Target target = Target.cpython("3.12", List.of("manylinux_2_36_x86_64"));
        try (Resolver resolver = Resolvers.builder()
                        .policy(policy)
                        .indexes(IndexFactory.of(Map.of(id, InMemoryIndex.parse(universe))))
                        .clock(Clock.systemUTC())
                        .build();
                Owners owners = resolver.owners()) {
            return new SupportComparison(owners, WantedTargets.of(policy.support(), DAY))
                    .withFormats(formats)
                    .compare(resolver.resolve(ResolutionRequest.builder(target)
                                    .require(request)
                                    .build())
                            .resolved()
                            .orElseThrow());
        }
    }

    private static String serving(SupportReview review) {
        return review.projects().get(0).serving().toString();
    }

    @Nested
    class Files {
        @Test
        void eachTargetIsServedByItsBestFile() {
            SupportReview review = review(
                    List.of("3.12", "3.13", "3.13t", "pypy3.11"), List.of("linux-x86_64", "alpine-x86_64"), """
                    lib 1.0 | wheel cp312-cp312-manylinux_2_17_x86_64 | wheel cp313-cp313t-musllinux_1_2_x86_64
                    """, "lib");

            assertThat(serving(review))
                    .isEqualTo("[WHEEL, MISSING, MISSING, MISSING, MISSING, MISSING, WHEEL, MISSING]");
            assertThat(review.isLacking()).isTrue();
            assertThat(review.missing()).hasSize(6);
        }

        @Test
        void aSourceDistributionServesWhereItCanBeBuilt() {
            SupportReview review = review(
                    List.of("3.12", "3.13"),
                    List.of("linux-x86_64", "wasi_0_0_0_wasm32", "pyodide_2025_0_wasm32"),
                    "lib 1.0 | python <3.13 | wheel cp312-cp312-manylinux_2_17_x86_64 | sdist\n",
                    "lib");

            assertThat(serving(review))
                    .isEqualTo("[WHEEL, NOT_FOR_PYTHON, SDIST, NOT_FOR_PYTHON, SDIST, NOT_FOR_PYTHON]");
        }

        @Test
        void filesOfAFormatThatMayNotBeUsedServeNothing() {
            String universe = "lib 1.0 | wheel cp312-cp312-manylinux_2_17_x86_64 | sdist\n";
            List<String> pythons = List.of("3.12", "3.13");
            List<String> platforms = List.of("linux-x86_64");
            NamePattern lib = NamePattern.parse("lib");
            FormatPolicy wheels = FormatPolicy.of(Map.of(lib, FormatRule.ONLY_BINARY));
            FormatPolicy sources = FormatPolicy.of(Map.of(lib, FormatRule.NO_BINARY));

            assertThat(serving(review(pythons, platforms, wheels, universe, "lib")))
                    .isEqualTo("[WHEEL, MISSING]");
            assertThat(serving(review(pythons, platforms, sources, universe, "lib")))
                    .isEqualTo("[SDIST, SDIST]");
        }

        @Test
        void aWheelForAllServesEverywhereAndIsSaidInALine() {
            SupportReview review =
                    review(List.of("3.12", "pypy3.11"), List.of("linux-armv7l", "windows-x86"), "lib 1.0\n", "lib");

            assertThat(SupportReport.of(review).text()).isEqualTo("lib 1.0: everywhere, by one wheel for all\n");
            assertThat(review.isLacking()).isFalse();
        }

        @Test
        void whatIsWantedIsNeverLeftOut() {
            SupportReview review = review(List.of("3.12"), List.of("pyodide-2025"), "lib 1.0\n", "lib");

            assertThat(serving(review)).isEqualTo("[ANY_WHEEL]");
        }

        @Test
        void aPackageServesItsOwnTarget() {
            SupportReview review = review(
                    List.of("3.12", "3.13"),
                    List.of("linux-x86_64", "linux-aarch64", "alpine-x86_64"),
                    "lib 1.0 provided pkg:deb/debian/python3-lib@1.0-1 | serves 3.12 amd64 x86_64\n",
                    "lib");

            assertThat(serving(review))
                    .isEqualTo("[PROVIDED, NOT_FOR_PYTHON, MISSING, NOT_FOR_PYTHON, MISSING, NOT_FOR_PYTHON]");
        }

        @Test
        void whatNobodyWantsIsShownAndNotMissed() {
            SupportReview review =
                    review(List.of("spec-0"), List.of(), "lib 1.0 | wheel cp312-cp312-manylinux_2_17_x86_64\n", "lib");

            assertThat(review.missing()).isNotEmpty();
            assertThat(review.isLacking()).isFalse();
            assertThat(review.window())
                    .contains("spec-0 on 2026-11-30, by releases as of 2025-12-01, 3.15 as scheduled then");
        }
    }

    @Nested
    class Windows {
        @ParameterizedTest
        @CsvSource({
            "spec-0, 2025-10-03, 3.11 3.12 3.13",
            "spec-0, 2025-10-24, 3.12 3.13 3.14",
            "spec-0, 2026-11-30, 3.13 3.14 3.15",
            "nep-29, 2026-11-30, 3.12 3.13 3.14 3.15",
            "nep-29, 2035-01-01, 3.14 3.15"
        })
        void countFromTheReleasesOfThePythons(String rule, LocalDate day, String pythons) {
            assertThat(SupportWindow.find(rule).orElseThrow().pythons(day)).containsExactly(pythons.split(" ", -1));
        }
    }

    @Nested
    class Policies {
        private static final String INDEX = "[[index]]\nid = \"a\"\nkind = \"directory\"\npath = \"a\"\n";

        private static IndexPolicy parse(String support) {
            return PolicyFile.parse(INDEX + support, Path.of("headwater.toml"));
        }

        @Test
        void sayWhatIsWantedAndNothingOfItIsDigested() {
            IndexPolicy policy =
                    parse("[support]\npythons = [\"3.13t\", \"pypy3.11\"]\nplatforms = [\"alpine-x86_64\"]\n");

            assertThat(policy.support())
                    .isEqualTo(new SupportSettings(List.of("3.13t", "pypy3.11"), List.of("alpine-x86_64")));
            assertThat(policy.digest()).isEqualTo(parse("").digest());
            assertThat(policy.toBuilder().build().support()).isEqualTo(policy.support());
            assertThat(parse("[support]\npythons = \"nep-29\"\n").support().pythons())
                    .containsExactly("nep-29");
            assertThat(parse("").support()).isEqualTo(SupportSettings.DEFAULT);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "pythons = \"spec-1\"",
                    "pythons = []",
                    "pythons = [\"three\"]",
                    "platforms = [\"linux\"]",
                    "platform = []"
                })
        void refuseWhatIsNotUnderstoodWithItsLine(String line) {
            assertThatExceptionOfType(InvalidPolicyFileException.class)
                    .isThrownBy(() -> parse("[support]\n" + line + "\n"))
                    .satisfies(e -> assertThat(e.line()).isEqualTo(6));
        }
    }
}
