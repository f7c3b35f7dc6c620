// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.hotfix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.api.hotfix.FeedHotfixes;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.core.OverlayFile;
import dev.headwater.core.Resolvers;
import dev.headwater.core.report.HotfixReport;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ComparingTest {
    private static final IndexId DISTRO = IndexId.parse("distro");
    private static final IndexId PUBLIC = IndexId.parse("public");

    /** Three packages, of which one takes a newer release than is published, one leaves something out. */
    private static final String FEED = """
            web 2.28.1 provided pkg:deb/distro/python3-web@2.28.1-1: charset, idna>=2
            charset 3.0.1 provided pkg:deb/distro/python3-charset@3.0.1-2
            idna 3.3 provided pkg:deb/distro/python3-idna@3.3-1
            """;

    private static final String PUBLISHED = """
            web 2.28.1: charset<3,>=2, idna<4,>=2.5
            web 2.30: charset<4,>=2
            charset 2.1
            charset 3.0.1
            idna 3.3
            """;

    private static Examination<FeedHotfixes> examine(
            HotfixWorld world, UnaryOperator<Comparing.Builder> said, IndexId applied) {
        return said.apply(Comparing.builder(world.policy(), world.factory(), HotfixWorld.CLOCK)
                        .discloseNames())
                .build()
                .compare(DISTRO, PUBLIC, applied, HotfixWorld.RULES);
    }

    private static FeedHotfixes found(String feed, String published) {
        return HotfixWorld.finished(examine(world(feed, published), said -> said, PUBLIC));
    }

    private static HotfixWorld world(String feed, String published) {
        return new HotfixWorld().index("distro", feed).index("public", published);
    }

    private static List<String> lines(FeedHotfixes found) {
        return HotfixReport.of(found)
                .text()
                .lines()
                .filter(line -> line.startsWith("#   "))
                .map(line -> line.substring(4))
                .toList();
    }

    @Test
    void aBoundThatTheReleaseBreaksIsWidenedAsFarAsTheVersionThatIsThere() {
        assertThat(HotfixReport.of(found(FEED, PUBLISHED)).text()).isEqualTo("""
                # 3 releases of distro compared with public for Python 3.12.0 on manylinux_2_28_x86_64: 2 requirements, 1 of which do not \
                hold, 0 undecided ones, 0 additions
                # not compared: 0 that public does not have, 0 of which it has no usable release of that version, 0 that distro has nothing \
                usable of
                #   web 2.28.1 requires charset<3,>=2; distro has 3.0.1

                [[overlay]]
                id = "web-2.28.1-distro"
                reason = "distro has it as python3-web 2.28.1-1 with charset 3.0.1"
                index = "public"
                project = "web"
                versions = "==2.28.1"
                replace = [{ old = "charset<3,>=2", new = "charset<=3.0.1,>=2" }]
                """);
    }

    @Test
    void theTextIsAnOverlayFileThatSaysTheSame() {
        FeedHotfixes found = found(FEED, PUBLISHED);

        assertThat(OverlayFile.parse(HotfixReport.of(found).text(), Path.of("h.toml"))
                        .asList())
                .isEqualTo(found.overlays().overlays())
                .hasSize(1);
    }

    @Test
    void withTheOverlayWhatIsPublishedResolvesAsTheDistributorHasIt() {
        FeedHotfixes found = found(FEED, PUBLISHED);
        HotfixWorld world = new HotfixWorld().index("public", PUBLISHED.replace("charset 2.1\n", ""));
        ResolutionRequest request = ResolutionRequest.builder(HotfixWorld.RULES.target())
                .require("web==2.28.1")
                .build();

        assertThat(resolve(world, request)).isInstanceOf(ResolutionOutcome.Unsatisfiable.class);
        assertThat(resolve(world.overlays(found.overlays()), request).toString())
                .contains("charset==3.0.1", "idna==3.3");
    }

    private static ResolutionOutcome resolve(HotfixWorld world, ResolutionRequest request) {
        try (var resolver = Resolvers.builder()
                .policy(world.policy())
                .indexes(world.factory())
                .clock(HotfixWorld.CLOCK)
                .build()) {
            return resolver.resolve(request);
        }
    }

    @Nested
    class ARequirement {
        @Test
        void thatTheReleaseMeetsStaysWhateverTheRelationsName() {
            assertThat(lines(found(
                            "a 1 provided pkg:deb/d/a@1: b>=0.5\nb 2 provided pkg:deb/d/b@2", "a 1: b>=1,<3\nb 2")))
                    .isEmpty();
            assertThat(lines(found("a 1 provided pkg:deb/d/a@1\nb 2 provided pkg:deb/d/b@2", "a 1: b>=1,<3\nb 2")))
                    .isEmpty();
        }

        @Test
        void onAProjectThatTheDistributorHasNothingOfAndNeedsNothingForIsTakenOff() {
            FeedHotfixes found = found("a 1 provided pkg:deb/d/a@1", "a 1: zones; python_version>='3.6'\nzones 1");

            assertThat(lines(found))
                    .containsExactly("a 1 requires zones; python_version >= \"3.6\"; distro requires no zones");
            assertThat(found.overlays().overlays())
                    .singleElement()
                    .satisfies(overlay -> assertThat(overlay.remove())
                            .extracting(Object::toString)
                            .containsExactly("zones; python_version >= \"3.6\""))
                    .extracting(Overlay::reason)
                    .isEqualTo("distro has it as a 1 without zones");
        }

        @Test
        void thatANativePackageMayStandForIsUndecided() {
            FeedHotfixes found =
                    found("a 1 provided pkg:deb/d/a@1\n    | native python3-vision, libc6", "a 1: vision>=4\nvision 4");

            assertThat(lines(found))
                    .containsExactly("undecided: a 1 requires vision>=4; distro has libc6, python3-vision");
            assertThat(found.overlays().overlays()).isEmpty();
        }

        @Test
        void thatIsNotNamedButBrokenIsWidenedAndSaysWhatIsNamedInstead() {
            assertThat(lines(found(
                            "a 1 provided pkg:deb/d/a@1\n    | native b-old\nb 2 provided pkg:deb/d/b@2",
                            "a 1: b<2\nb 1")))
                    .containsExactly("a 1 requires b<2; distro has 2, and does not require it but b-old");
        }

        @Test
        void thatOnlyTheDistributorHasIsAnAddition() {
            String feed =
                    "a 1 provided pkg:deb/d/a@1: b<3, c>=1\nb 2 provided pkg:deb/d/b@2\nc 1 provided pkg:deb/d/c@1";
            FeedHotfixes found = found(feed, "a 1: b<2\nb 1");

            assertThat(lines(found))
                    .containsExactly("a 1 requires b<2; distro has 2", "addition: distro lets a 1 require c>=1");
            assertThat(found.overlays().overlays())
                    .singleElement()
                    .satisfies(overlay -> assertThat(overlay.adding()).isEmpty());
        }

        @Test
        void thatIsAddedStandsInTheOverlayWhereThatIsAskedFor() {
            String feed = "a 1 provided pkg:deb/d/a@1: c>=1\nc 1 provided pkg:deb/d/c@1";
            FeedHotfixes found =
                    HotfixWorld.finished(examine(world(feed, "a 1\nc 1"), Comparing.Builder::withAdditions, PUBLIC));

            assertThat(found.overlays().overlays()).singleElement().satisfies(overlay -> {
                assertThat(overlay.add()).extracting(Object::toString).containsExactly("c>=1");
                assertThat(overlay.adding()).contains("add");
                assertThat(overlay.reason()).isEqualTo("distro has it as a 1 and requires c");
            });
            assertThatThrownBy(
                            () -> world(feed, "a 1").overlays(found.overlays()).policy())
                    .isInstanceOf(InvalidPolicyException.class);
        }

        @Test
        void thatIsAddedExpectsWhatIsPublished() {
            String feed = "a 1 provided pkg:deb/d/a@1: c>=1\nb 1 provided pkg:deb/d/b@1\nc 1 provided pkg:deb/d/c@1"
                    + "\ne 1 provided pkg:deb/d/e@1\nf 1 provided pkg:deb/d/f@1";
            FeedHotfixes found = HotfixWorld.finished(examine(
                    world(feed, "a 1: b>=1, d; python_version<'3', e, f | extra fast: g\nb 1\nc 1"),
                    Comparing.Builder::withAdditions,
                    PUBLIC));

            assertThat(found.overlays().overlays()).singleElement().satisfies(overlay -> {
                assertThat(overlay.add()).extracting(Object::toString).containsExactly("c>=1");
                assertThat(overlay.expect())
                        .extracting(Object::toString)
                        .hasSize(3)
                        .startsWith("b>=1")
                        .endsWith("e");
            });
        }

        @Test
        void thatDoesNotApplyToTheTargetIsNotCompared() {
            FeedHotfixes found = found(
                    "a 1 provided pkg:deb/d/a@1: b\nb 2 provided pkg:deb/d/b@2",
                    "a 1: b<2; python_version<'3.8', b>=1 | extra fast: b<1\nb 1");

            assertThat(lines(found)).isEmpty();
            assertThat(found.counts().requirements()).isEqualTo(1);
        }

        @Test
        void onAVersionThatThePackageTellsOtherwiseSaysSo() {
            assertThat(lines(found(
                            "a 1 provided pkg:deb/d/a@1: b\nb 0.0.0 provided pkg:deb/d/b@1.4\n    | note packaged-version: 1.4",
                            "a 1: b>=1\nb 1.4")))
                    .containsExactly("a 1 requires b>=1; distro has 0.0.0, whose package says 1.4");
        }
    }

    @Nested
    class ARelease {
        private String compared(String feed, String published) {
            FeedHotfixes.Counts counts = found(feed, published).counts();
            return "compared %d, unusable %d, kept %d, absent %d, others %d"
                    .formatted(
                            counts.compared(),
                            counts.unusable(),
                            counts.kept(),
                            counts.absent(),
                            counts.otherVersions());
        }

        @Test
        void isComparedWithThatOfItsVersionHoweverSpelled() {
            assertThat(compared("a 1.0 provided pkg:deb/d/a@1", "a 1\na 2"))
                    .isEqualTo("compared 1, unusable 0, kept 0, absent 0, others 0");
        }

        @Test
        void withALocalPartIsComparedWithThatWithoutWhereThereIsNoOther() {
            assertThat(compared("a 1.0+dfsg provided pkg:deb/d/a@1", "a 1")).startsWith("compared 1");
        }

        @Test
        void isNotGuessedWhereThereIsNoneOfItsVersion() {
            assertThat(compared("""
                            a 1.post1 provided pkg:deb/d/a@1
                            b 1 provided pkg:deb/d/b@1
                            c 1 provided pkg:deb/d/c@1
                            d 1 provided pkg:deb/d/d@1 | serves 3.11 amd64 x86_64
                            """, "a 1\nb 1 | python <3\nd 1"))
                    .isEqualTo("compared 0, unusable 1, kept 0, absent 1, others 2");
        }
    }

    @Nested
    class Names {
        @Test
        void areToldOnlyOnceThatIsAllowed() {
            HotfixWorld world = world(FEED, PUBLISHED);
            Comparing comparing = Comparing.builder(world.policy(), world.factory(), HotfixWorld.CLOCK)
                    .build();

            assertThatThrownBy(() -> comparing.compare(DISTRO, PUBLIC, HotfixWorld.RULES))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("public");
            assertThat(world.asked()).isEmpty();
        }

        @Test
        void thatThePolicyKeepsFromTheIndexAreNotTold() {
            HotfixWorld world = world(FEED, PUBLISHED).policy(policy -> policy.pin(ProjectName.parse("web"), DISTRO));

            FeedHotfixes found = HotfixWorld.finished(examine(world, said -> said, PUBLIC));

            assertThat(found.counts().kept()).isEqualTo(1);
            assertThat(world.asked())
                    .contains("distro web", "public idna", "public charset")
                    .doesNotContain("public web");
        }

        @Test
        void thatTheFeedDoesNotHaveAreNotTold() {
            HotfixWorld world = world("a 1 provided pkg:deb/d/a@1", "a 1: b\nb 1");

            HotfixWorld.finished(examine(world, said -> said, PUBLIC));

            assertThat(world.asked()).containsExactly("distro a", "public a", "distro b");
        }
    }

    @Nested
    class TheOverlays {
        @Test
        void areForTheIndexThatIsNamed() {
            FeedHotfixes found =
                    HotfixWorld.finished(examine(world(FEED, PUBLISHED), said -> said, IndexId.parse("mirror")));

            assertThat(found.overlays().overlays())
                    .allSatisfy(overlay -> assertThat(overlay.index()).contains(IndexId.parse("mirror")))
                    .isNotEmpty();
        }

        @Test
        void ofThePolicyChangeNothingOfWhatIsComparedAndMayStandInTheWay() {
            OverlaySet made = OverlaySet.of(found(FEED, PUBLISHED).overlays().overlays());
            IndexPolicy policy = world(FEED, PUBLISHED).policy();
            HotfixWorld world = world(FEED, PUBLISHED).policy(said -> said.overlays(made));

            assertThat(policy.overlays().isEmpty()).isTrue();
            assertThat(lines(HotfixWorld.finished(examine(world, said -> said, PUBLIC))))
                    .containsExactly(
                            "web 2.28.1 requires charset<3,>=2; distro has 3.0.1",
                            "by hand: web 2.28.1 is changed already by web-2.28.1-distro");
        }
    }

    @Nested
    class AFailure {
        @Test
        void ofTheIndexIsNoAbsenceAndLeavesNoHalfAnswer() {
            ResolutionOutcome outcome = HotfixWorld.stopped(examine(
                    world(FEED, PUBLISHED.replace("idna 3.3", "failing idna: status 503")), said -> said, PUBLIC));

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            ResolutionOutcome.IndexFailure.class,
                            failure -> assertThat(failure.index()).contains(PUBLIC));
        }

        @Test
        void ofTheFeedIsOneToo() {
            assertThat(HotfixWorld.stopped(
                            examine(world(FEED + "failing six: status 503", PUBLISHED), said -> said, PUBLIC)))
                    .isInstanceOf(ResolutionOutcome.IndexFailure.class);
        }
    }

    @Test
    void theSameAnswersGiveTheSameTexts() {
        String feed = FEED.lines().sorted().reduce("", (all, line) -> all + line + "\n");

        assertThat(HotfixReport.of(found(feed, PUBLISHED)).json())
                .isEqualTo(HotfixReport.of(found(FEED, PUBLISHED)).json());
    }
}
