// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.review.OverlayDiff;
import dev.headwater.core.report.OverlayDiffReport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DiffTest {
    private static String fix(String id, String project, String says) {
        return """
                [[overlay]]
                id = "%s"
                reason = "a test"
                index = "*"
                project = "%s"
                %s
                """.formatted(id, project, says);
    }

    private static final String WIDENED = fix("wide", "app", """
            versions = "==1.0"
            replace = [{ old = "lib<2", new = "lib<3" }]
            """);

    private static final String APP = """
            [public]
            app 1.0: lib<2 | wheel | sdist
            app 1.1: lib<2
            lib 1.0 2.0
            other 1.0: lib>=2
            """;

    @Nested
    class OfFiles {
        @Test
        void isALineForEachChange() {
            assertThat(new Reviewed("""
                    [public]
                    app 1.0: lib<2, six | extra tls: ssl | python >=3.7
                    """, IndexPolicy.Builder::overlaysMayAdd).changed(fix("all", "app", """
                    versions = "==1.0"
                    replace = [{ old = "lib<2", new = "lib<3" }]
                    add = ["toml"]
                    remove = ["six"]
                    extras = { tls = ["ssl"], more = ["extra"] }
                    requires-python = ">=3.8"
                    yank = "it hurts"
                    """)))
                    .isEqualTo("""
                    app-1.0-py3-none-any.whl: yanked: it hurts [all]
                    app-1.0-py3-none-any.whl: lib<2 -> lib<3 [all]
                    app-1.0-py3-none-any.whl: no longer requires six [all]
                    app-1.0-py3-none-any.whl: now also requires toml [all]
                    app-1.0-py3-none-any.whl: now also requires extra; extra == "more" [all]
                    app-1.0-py3-none-any.whl: now has the extra more [all]
                    app-1.0-py3-none-any.whl: Requires-Python >=3.7 -> >=3.8 [all]
                    """);
        }

        @Test
        void isOneLineForFilesOfAVersionThatChangeAlike() {
            Reviewed world = new Reviewed(APP);

            assertThat(world.changed(WIDENED)).isEqualTo("app 1.0 (2 files): lib<2 -> lib<3 [wide]\n");
            assertThat(OverlayDiffReport.of(world.diff("", WIDENED)).summary()).isEqualTo("2 files or packages change");
        }

        @Test
        void namesThePackageOfADistributor() {
            assertThat(new Reviewed("""
                    [distro]
                    app 1.0 provided pkg:deb/debian/python3-app@1.0-1: lib<2
                    """).changed(WIDENED))
                    .isEqualTo("app 1.0 (pkg:deb/debian/python3-app@1.0-1): lib<2 -> lib<3 [wide]\n");
        }

        @Test
        void saysOnlyThatWhatIsWithdrawnIsSo() {
            String gone = fix("gone", "app", "versions = \"==1.0\"\nwithdraw = \"it deletes files\"");

            assertThat(new Reviewed(APP).changed(WIDENED + gone))
                    .isEqualTo("app 1.0 (2 files): withdrawn: it deletes files [gone]\n");
            assertThat(OverlayDiffReport.of(new Reviewed(APP).diff(gone, WIDENED))
                            .text())
                    .isEqualTo("""
                            app 1.0 (2 files): no longer withdrawn [gone]
                            app 1.0 (2 files): lib<2 -> lib<3 [wide]
                            """);
        }

        @Test
        void isBetweenWhatTwoSetsMakeOfThem() {
            Reviewed world = new Reviewed(APP);

            assertThat(OverlayDiffReport.of(world.diff(WIDENED, WIDENED.replace("lib<3", "lib<4")))
                            .text())
                    .isEqualTo("app 1.0 (2 files): lib<3 -> lib<4 [wide]\n");
            assertThat(OverlayDiffReport.of(world.diff(WIDENED, "")).text())
                    .isEqualTo("app 1.0 (2 files): lib<3 -> lib<2 [wide]\n");
            assertThat(OverlayDiffReport.of(world.diff(WIDENED, WIDENED)).toString())
                    .isEqualTo("nothing that is listed changes");
        }

        @Test
        void saysWhereAnOverlayCannotBeApplied() {
            assertThat(new Reviewed("[public]\napp 1.0: lib<9\n").changed(WIDENED))
                    .isEqualTo("app-1.0-py3-none-any.whl: not changed: 'wide' expects 'lib<2', and there is 'lib<9'\n");
        }

        @Test
        void saysWhereThereIsNoMetadata() {
            assertThat(new Reviewed(APP).unreadable("app-1.0.tar.gz").changed(WIDENED))
                    .isEqualTo("app-1.0-py3-none-any.whl: lib<2 -> lib<3 [wide]\n");
            assertThat(new Reviewed("[public]\napp 1.0: lib<2\n")
                            .unreadable("app-1.0-py3-none-any.whl")
                            .changed(WIDENED))
                    .isEqualTo("app-1.0-py3-none-any.whl: not changed: there is no metadata that can be read\n");
        }

        @Test
        void spellsRequirementsInOneWay() {
            assertThat(new Reviewed("[public]\napp 1.0: lib (<2)\n").changed(WIDENED))
                    .isEqualTo("app-1.0-py3-none-any.whl: lib<2 -> lib<3 [wide]\n");
        }

        @Test
        void saysWhatIsNotKnown() {
            OverlayDiff diff = new Reviewed("""
                    [public]
                    app 1.0: lib<2 | metadata-fault: 500 Internal Server Error
                    failing lib: 503 Service Unavailable
                    """)
                    .diff("", WIDENED + WIDENED.replace("wide", "lib").replace("\"app\"", "\"lib\""));

            assertThat(diff.changed()).isEmpty();
            assertThat(diff.unanswered())
                    .extracting(one -> one.name().value(), one -> one.item().orElse("all"))
                    .containsExactly(tuple("app", "app-1.0-py3-none-any.whl"), tuple("lib", "all"));
        }

        @Test
        void asksOnlyAboutWhatDiffers() {
            Reviewed world = new Reviewed(APP);
            String python = fix("python", "other", "versions = \"==1.0\"\nrequires-python = \">=3\"");
            world.diff(python, python + WIDENED);

            assertThat(world.asked())
                    .containsExactly("public app", "public app-1.0-py3-none-any.whl", "public app-1.0.tar.gz");
        }
    }

    @Nested
    class OfARequest {
        @Test
        void isFromNoSolutionToOne() {
            assertThat(new Reviewed(APP).changed(WIDENED, "app==1.0", "other")).isEqualTo("""
                    app 1.0 (2 files): lib<2 -> lib<3 [wide]
                    before: No solution: no version of lib meets both lib>=2 (other 1.0) and lib<2 (app 1.0).
                    after: Resolved 3 packages.
                      app: none -> 1.0 from public
                      lib: none -> 2.0 from public
                      other: none -> 1.0 from public
                    """);
        }

        @Test
        void isWhatElseIsTaken() {
            assertThat(new Reviewed(APP).changed(WIDENED, "app==1.0")).isEqualTo("""
                    app 1.0 (2 files): lib<2 -> lib<3 [wide]
                    before: Resolved 2 packages.
                    after: Resolved 2 packages.
                      lib: 1.0 from public -> 2.0 from public
                      1 package stays as before
                    """);
        }

        @Test
        void asksEachThingOnceForBoth() {
            Reviewed world = new Reviewed(APP);
            world.diff("", WIDENED, "app==1.0");

            assertThat(world.asked()).doesNotHaveDuplicates().contains("public lib");
        }

        @Test
        void isInvalidWhereAnExpectationFails() {
            assertThat(new Reviewed("[public]\napp 1.0: lib<9\nlib 1.0\n").changed(WIDENED, "app"))
                    .contains("before: Resolved 2 packages.\n", "after: ", "expects that 'app-1.0-py3-none-any.whl'");
        }
    }

    @Test
    void whatThePolicyRefusesIsRefused() {
        String added = fix("add", "app", "versions = \"==1.0\"\nadd = [\"six\"]");

        assertThatThrownBy(() -> new Reviewed(APP).diff("", added))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("overlay[add].add");
    }
}
