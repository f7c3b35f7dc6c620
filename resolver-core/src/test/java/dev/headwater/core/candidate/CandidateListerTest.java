// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.distribution.Yank;
import dev.headwater.api.explanation.ExcludedRelease;
import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.policy.MissingUploadTimeRule;
import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.api.resolution.ResolutionStrategy;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.core.local.ListedPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What of a page may be chosen, in which order, and what is told of the rest. */
class CandidateListerTest {
    private static final ProjectName LIB = ProjectName.parse("lib");
    private static final Target TARGET = Target.cpython("3.12", List.of("manylinux_2_28_x86_64"));
    private static final CandidateRules RULES = rules(Optional.empty());

    private final CandidateLister lister = new CandidateLister(TARGET);

    private static CandidateRules rules(Optional<Instant> cutOff, String... pins) {
        return rules(FormatRule.ANY, cutOff, pins);
    }

    private static CandidateRules rules(FormatRule format, Optional<Instant> cutOff, String... pins) {
        return new CandidateRules(
                LIB,
                format,
                cutOff,
                MissingUploadTimeRule.REFUSE,
                PreReleaseMode.IF_NAMED,
                ResolutionStrategy.HIGHEST,
                List.of(pins).stream().map(SpecifierSet::parse).toList(),
                false,
                Optional.empty(),
                List.of());
    }

    private static DistributionFile file(String name, UnaryOperator<DistributionFile.Builder> says) {
        return says.apply(DistributionFile.builder(LIB, name, "https://files.example.org/" + name)
                        .hashes(FileHashes.of(List.of(new FileHash("sha256", "ab".repeat(32))))))
                .build();
    }

    private static DistributionFile file(String name) {
        return file(name, says -> says);
    }

    private static ProjectPage page(DistributionFile... files) {
        return ListedPage.ofFiles(LIB, ProjectStatus.ACTIVE, List.of(files));
    }

    private static ProjectPage page(List<String> names) {
        return page(names.stream().map(CandidateListerTest::file).toArray(DistributionFile[]::new));
    }

    private Candidates candidates(ProjectPage page, CandidateRules rules) {
        Listing listing = lister.list(page, rules);
        assertThat(listing).isInstanceOf(Listing.Listed.class);
        return ((Listing.Listed) listing).candidates();
    }

    private static List<String> names(ProjectPage page, Candidates candidates) {
        return IntStream.range(0, candidates.size())
                .boxed()
                .flatMap(candidate -> candidates.rows(candidate).stream())
                .map(page::filename)
                .toList();
    }

    @Nested
    class Candidate {
        private final List<String> names = List.of(
                "lib-2.0-py3-none-any.whl",
                "Lib-2.0.tar.gz",
                "Lib-2.0.0.tar.gz",
                "lib-1.0-py3-none-any.whl",
                "Lib-1.0.tar.gz",
                "Lib-1.0.0.tar.gz",
                "lib-0.5.tar.gz");

        /** Whatever the order of the page: the version, then the kind of file, then the name. */
        @Test
        void filesHaveOneOrder() {
            List<String> mixed = new ArrayList<>(names);
            for (int turn = 0; turn < names.size(); turn++) {
                Collections.rotate(mixed, 1);
                ProjectPage page = page(mixed);

                assertThat(names(page, candidates(page, RULES)))
                        .containsExactly(
                                "lib-2.0-py3-none-any.whl",
                                "Lib-2.0.0.tar.gz",
                                "Lib-2.0.tar.gz",
                                "lib-1.0-py3-none-any.whl",
                                "Lib-1.0.0.tar.gz",
                                "Lib-1.0.tar.gz",
                                "lib-0.5.tar.gz");
            }
        }

        @Test
        void isFoundByItsVersion() {
            ProjectPage page = page(names);
            Candidates candidates = candidates(page, RULES);

            for (int candidate = 0; candidate < candidates.size(); candidate++) {
                assertThat(candidates.find(candidates.version(candidate))).isEqualTo(candidate);
            }
            assertThat(candidates.find(Version.parse("0.1"))).isNegative();
        }

        @Test
        void isAWheelWhereItsBestFileIs() {
            ProjectPage page = page(names);
            Candidates candidates = candidates(page, RULES);

            assertThat(List.of(candidates.isWheel(0), candidates.isWheel(1), candidates.isWheel(2)))
                    .containsExactly(true, true, false);
            assertThat(page.filename(candidates.best(1))).isEqualTo("lib-1.0-py3-none-any.whl");
        }

        @Test
        void isListedOnceWhereTheFileIsListedTwice() {
            DistributionFile twice = file("lib-1.0-py3-none-any.whl");
            ProjectPage page = page(twice, twice);

            assertThat(names(page, candidates(page, RULES))).hasSize(1);
        }

        @Test
        void isLastWhereItIsYanked() {
            ProjectPage page =
                    page(file("lib-2.0.tar.gz", says -> says.yank(Yank.because("broken"))), file("lib-1.0.tar.gz"));

            assertThat(names(page, candidates(page, rules(Optional.empty(), "==2.0"))))
                    .containsExactly("lib-1.0.tar.gz", "lib-2.0.tar.gz");
        }

        @Test
        void isOneUploadedBeforeAnInstantThatIsNoWholeSecond() {
            Instant second = Instant.parse("2026-01-01T00:00:00Z");
            ProjectPage page = page(
                    file("lib-1.0.tar.gz", says -> says.uploadTime(second.plusMillis(400))),
                    file("lib-2.0.tar.gz", says -> says.uploadTime(second.plusMillis(600))));

            assertThat(names(page, candidates(page, rules(Optional.of(second.plusMillis(500))))))
                    .containsExactly("lib-1.0.tar.gz");
        }

        @Test
        void isSpelledAsTheRequestWantsItWhereThatIsSo() {
            ProjectPage page = page(List.of("lib-1.0.tar.gz", "lib-1.0.0.tar.gz"));

            assertThat(names(page, candidates(page, rules(Optional.empty(), "===1.0"))))
                    .containsExactly("lib-1.0.tar.gz");
            assertThat(names(page, candidates(page, rules(Optional.empty(), "===1.00"))))
                    .containsExactly("lib-1.0.0.tar.gz", "lib-1.0.tar.gz");
        }
    }

    @Nested
    class Rules {
        @Test
        void areTheSameOnlyIfTheyListTheSame() {
            CandidateRules pinned = rules(Optional.empty(), "==1.0");

            assertThat(pinned)
                    .isEqualTo(rules(Optional.empty(), "==1.0"))
                    .hasSameHashCodeAs(rules(Optional.empty(), "==1.0"))
                    .isNotEqualTo(RULES);
            assertThat(rules(FormatRule.NO_BINARY, Optional.empty())).isNotEqualTo(RULES);
            assertThat(rules(Optional.of(Instant.EPOCH))).isNotEqualTo(RULES);
        }

        @Test
        void haveListingsOfTheirOwn() {
            ProjectPage page = page(List.of("lib-1.0-py3-none-any.whl", "lib-1.0.tar.gz"));

            assertThat(names(page, candidates(page, RULES))).hasSize(2);
            assertThat(names(page, candidates(page, rules(FormatRule.NO_BINARY, Optional.empty()))))
                    .containsExactly("lib-1.0.tar.gz");
        }
    }

    @Nested
    class TheRest {
        private static final String FOREIGN = "lib-%s-cp312-cp312-win_amd64.whl";

        private final ProjectPage page = page(
                file(FOREIGN.formatted("1.0")),
                file("lib-2.0.tar.gz"),
                file(FOREIGN.formatted("3.0")),
                file("lib-3.0.tar.gz", says -> says.yank(Yank.because("broken"))),
                file("lib-2.5.tar.gz", says -> says.yank(Yank.because("broken"))),
                file(FOREIGN.formatted("2.5")));

        @Test
        void isToldFromTheNewestOn() {
            assertThat(lister.rows(page, RULES, candidates(page, RULES)))
                    .extracting(row -> row.version().orElseThrow().toString())
                    .containsExactly("2.0", "3.0", "3.0", "2.5", "2.5", "1.0");
        }

        @Test
        void isHandedOnWithItsVersions() {
            List<String> excluded = new ArrayList<>();

            lister.forEachExcluded(page, RULES, (version, why) -> excluded.add(version.toString()));

            assertThat(excluded).containsExactly("1.0", "3.0", "3.0", "2.5", "2.5");
        }

        /** Whichever of its files is listed first. */
        @Test
        void isToldByTheReasonThatSaysMost() {
            Leftovers leftovers = lister.leftovers(page, RULES, SpecifierSet.parse(">=2"));

            assertThat(leftovers.excluded())
                    .extracting(release -> release.version().toString())
                    .containsExactly("2.5", "3.0");
            assertThat(leftovers.excluded())
                    .extracting(ExcludedRelease::exclusion)
                    .allMatch(Exclusion.Yanked.class::isInstance);
            assertThat(leftovers.newest()).isEmpty();
        }

        @Test
        void isToldAsFarAsItIsAskedForAndTheNewest() {
            Leftovers leftovers = lister.leftovers(page, RULES, SpecifierSet.parse("<2"));

            assertThat(leftovers.excluded())
                    .extracting(release -> release.version().toString())
                    .containsExactly("1.0");
            assertThat(leftovers.newest())
                    .hasValueSatisfying(release -> assertThat(release.version()).hasToString("3.0"));
        }

        @Test
        void isToldUpToABound() {
            List<String> odd =
                    IntStream.range(0, 20).mapToObj(i -> "lib-1." + i + ".exe").toList();

            assertThat(lister.leftovers(page(odd), RULES, SpecifierSet.parse(""))
                            .unreadable())
                    .hasSizeBetween(1, 19)
                    .isEqualTo(odd.subList(0, 8));
        }

        /** Of the faults of a file that is listed twice the worse counts for both, whichever is first. */
        @Test
        void isOfNoUseByTheWorseOfTwoFaults() {
            DistributionFile malformed = file("lib-1.0.tar.gz", says -> says.fault(ListingFault.MALFORMED_HASH));
            DistributionFile other = file("lib-1.0.tar.gz", says -> says.fault(ListingFault.OTHER));

            for (ProjectPage twins : List.of(page(malformed, other), page(other, malformed))) {
                List<Exclusion> told = new ArrayList<>();
                lister.forEachExcluded(twins, RULES, (version, why) -> told.add(why));
                assertThat(told).hasSize(2).containsOnly(new Exclusion.Listing(ListingFault.MALFORMED_HASH));
            }
        }
    }
}
