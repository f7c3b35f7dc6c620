// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.hotfix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.api.hotfix.HotfixOverlays;
import dev.headwater.api.hotfix.IndexSurvey;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.NamesAnswer;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.core.OverlayFile;
import dev.headwater.core.report.SurveyReport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SurveyingTest {
    private static final IndexId DISTRO = IndexId.parse("distro");

    private static Examination<IndexSurvey> examine(HotfixWorld world) {
        return new Surveying(world.policy(), world.factory(), HotfixWorld.CLOCK).survey(DISTRO, HotfixWorld.RULES);
    }

    private static IndexSurvey survey(HotfixWorld world) {
        return HotfixWorld.finished(examine(world));
    }

    private static IndexSurvey survey(String universe) {
        return survey(new HotfixWorld().index("distro", universe));
    }

    private static List<String> lines(IndexSurvey survey) {
        return SurveyReport.of(survey)
                .text()
                .lines()
                .filter(line -> line.startsWith("#   "))
                .map(line -> line.substring(4))
                .toList();
    }

    @Test
    void whatNoVersionMeetsIsALineAndAnOverlayHealsIt() {
        String universe = """
                web 2.28.1: charset<3,>=2, idna>=2.5, absent>=1
                charset 3.0.1
                idna 3.3
                """;

        IndexSurvey survey = survey(universe);

        assertThat(SurveyReport.of(survey).text()).isEqualTo("""
                # distro has 3 projects, 3 of them usable for Python 3.12.0 on manylinux_2_28_x86_64: 1 requirement that no version \
                there meets, 1 missing project
                #   web 2.28.1 needs charset<3,>=2; distro has 3.0.1
                #   missing: absent, required by web 2.28.1

                [[overlay]]
                id = "web-2.28.1-survey"
                reason = "lets it take charset 3.0.1, which distro has; nobody has tested it"
                index = "distro"
                project = "web"
                versions = "==2.28.1"
                replace = [{ old = "charset<3,>=2", new = "charset<=3.0.1,>=2" }]
                """);
        HotfixWorld healed = new HotfixWorld().index("distro", universe).overlays(survey.healing());
        assertThat(survey(healed).hotfixes()).isEmpty();
    }

    @Test
    void theTextIsAnOverlayFileThatSaysTheSame() {
        IndexSurvey survey = survey("a 1: b<2\nb 3\nc 1: b<1, d>5\nd 4");

        OverlaySet read = OverlayFile.parse(SurveyReport.of(survey).text(), Path.of("survey.toml"));

        assertThat(read.asList()).isEqualTo(survey.healing().overlays()).hasSize(2);
    }

    @Test
    void oneOverlayHealsAllOfARelease() {
        IndexSurvey survey = survey("a 1: b<2, c>=5\nb 3\nc 4");

        assertThat(survey.healing().overlays())
                .singleElement()
                .satisfies(overlay -> assertThat(overlay.replace())
                        .extracting(Object::toString)
                        .containsExactly("b<2 -> b<=3", "c>=5 -> c>=4"));
    }

    @Test
    void anIndexThatFitsTogetherHasNothingToHeal() {
        assertThat(SurveyReport.of(survey("a 1: b<2\nb 1")).text())
                .isEqualTo("# distro has 2 projects, 2 of them usable for Python 3.12.0 on manylinux_2_28_x86_64: 0"
                        + " requirements that no version there meets, 0 missing projects\n");
    }

    @Nested
    class Looks {
        @Test
        void atTheBestReleaseThatCanBeUsedAlone() {
            String universe = """
                    a 1: b<2
                    a 2: b>=2
                    a 3: b<2 | yanked: broken
                    a 4: b<2 | python <3.8
                    b 3
                    """;

            assertThat(lines(survey(universe))).isEmpty();
        }

        @Test
        void atWhatAppliesToTheTargetWithoutExtras() {
            String universe = """
                    a 1: b<2; python_version<'3.8' | extra fast: b<2
                    b 3
                    """;

            assertThat(lines(survey(universe))).isEmpty();
        }

        @Test
        void atAllVersionsOfWhatIsRequired() {
            assertThat(lines(survey("a 1: b<2\nb 1.5\nb 3"))).isEmpty();
        }

        @Test
        void atVersionsThatCanBeUsed() {
            IndexSurvey survey = survey("a 1: b<2, c\nb 1 | python <3\nb 3\nc 1 | python <3");

            assertThat(lines(survey)).containsExactly("a 1 needs b<2; distro has 3", "unusable: c");
            assertThat(survey.missing()).isEmpty();
            assertThat(SurveyReport.of(survey).json()).contains("0 missing projects", "\"missing\": []");
        }

        @Test
        void notAtWhatAReleaseRequiresOfItself() {
            assertThat(lines(survey("a 1: a[fast]>=2 | extra fast: b\nb 1"))).isEmpty();
        }
    }

    @Nested
    class ChoosesAVersion {
        @Test
        void thatIsTheLowestOfThoseTooNew() {
            assertThat(lines(survey("a 1: b<3,>=2\nb 1\nb 3.5\nb 4")))
                    .containsExactly("a 1 needs b<3,>=2; distro has 3.5");
        }

        @Test
        void thatIsElseTheHighest() {
            assertThat(lines(survey("a 1: b>=2\nb 1\nb 1.5"))).containsExactly("a 1 needs b>=2; distro has 1.5");
        }

        @Test
        void thatIsFinalWhereOneIs() {
            assertThat(lines(survey("a 1: b<2\nb 3.0b1\nb 3.1"))).containsExactly("a 1 needs b<2; distro has 3.1");
            assertThat(lines(survey("a 1: b<2\nb 3.0b1"))).containsExactly("a 1 needs b<2; distro has 3.0b1");
        }

        @Test
        void thatTheFewestRequirementsStandAgainst() {
            // Each of the first two meets one version, all three meet none; 1.0 needs one change, 3.0 two.
            IndexSurvey survey = survey("a 1: b<2, b>0, b>=2; python_version>'3'\nb 1\nb 5");

            assertThat(survey.hotfixes()).hasSize(1);
            assertThat(lines(survey)).singleElement().asString().startsWith("a 1 needs b<2; distro has 5");
        }
    }

    @Nested
    class TheOverlaysInForce {
        private final HotfixWorld world =
                new HotfixWorld().index("distro", "a 1: b<2, c<2\nb 3\nc 3").overlays("""
                        [[overlay]]
                        id = "mine"
                        reason = "works"
                        index = "distro"
                        project = "a"
                        versions = "==1"
                        replace = [{ old = "b<2", new = "b<4" }]
                        """);

        @Test
        void countAndWhatTheyStandAgainstHasToBeDoneByHand() {
            IndexSurvey survey = survey(world);

            assertThat(lines(survey))
                    .containsExactly("a 1 needs c<2; distro has 3", "by hand: a 1 is changed already by mine");
            assertThat(survey.healing())
                    .isEqualTo(
                            new HotfixOverlays(List.of(), List.of(new HotfixOverlays.ByHand("a 1", List.of("mine")))));
        }

        @Test
        void thatDoNotFitEndTheSurvey() {
            HotfixWorld other = new HotfixWorld().index("distro", "a 1: b").overlays("""
                            [[overlay]]
                            id = "old"
                            reason = "worked"
                            index = "distro"
                            project = "a"
                            versions = "==1"
                            remove = ["c"]
                            """);

            assertThat(HotfixWorld.stopped(examine(other))).isInstanceOf(ResolutionOutcome.InvalidRequest.class);
        }
    }

    @Nested
    class AnIndex {
        @Test
        void thatDoesNotAnswerAboutOneProjectEndsTheSurvey() {
            ResolutionOutcome outcome = HotfixWorld.stopped(
                    examine(new HotfixWorld().index("distro", "a 1: b<2\nb 3\nfailing c: status 503")));

            assertThat(outcome).isInstanceOf(ResolutionOutcome.IndexFailure.class);
            assertThat(((ResolutionOutcome.IndexFailure) outcome).project()).hasToString("c");
        }

        @Test
        void ofWhichMetadataCannotBeReadEndsTheSurvey() {
            assertThat(HotfixWorld.stopped(
                            examine(new HotfixWorld().index("distro", "a 1 | metadata-fault: status 503"))))
                    .isInstanceOf(ResolutionOutcome.IndexFailure.class);
        }

        @Test
        void thatDoesNotSayWhatItHasIsNotLookedThrough() {
            assertThat(examine(new HotfixWorld().index("distro", "a 1\nfailing: the folder is missing")))
                    .isEqualTo(new Examination.Unlisted<>(DISTRO, NamesAnswer.Untold.Why.INCOMPLETE));
        }

        @Test
        void isTheOnlyOneThatIsAsked() {
            HotfixWorld world = new HotfixWorld().index("first", "b 1").index("distro", "a 1: b<2\nb 3");

            assertThat(lines(survey(world))).containsExactly("a 1 needs b<2; distro has 3");
            assertThat(world.asked()).containsOnly("distro a", "distro b");
        }

        @Test
        void mustBeOneOfThePolicy() {
            Surveying surveying = new Surveying(
                    new HotfixWorld().index("other", "a 1").policy(), new HotfixWorld().factory(), HotfixWorld.CLOCK);

            assertThatThrownBy(() -> surveying.survey(DISTRO, HotfixWorld.RULES))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("distro");
        }
    }

    @Test
    void theSameAnswersGiveTheSameTexts() {
        String one = "a 1: b<2, c>=5\nb 3\nc 4\nd 1: x, y\ne 1: x";
        String other = "e 1: x\nd 1: y, x\nc 4\nb 3\na 1: c>=5, b<2";

        assertThat(SurveyReport.of(survey(one)).json())
                .isEqualTo(SurveyReport.of(survey(other)).json());
        assertThat(SurveyReport.of(survey(one)).text())
                .isEqualTo(SurveyReport.of(survey(other)).text());
    }
}
