// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.review.LintKind;
import dev.headwater.api.review.OverlayLint;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LintTest {
    /** {@return an overlay of a project, whatever the index} */
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

    @Nested
    class WhatItIsFor {
        @Test
        void isCountedByVersion() {
            assertThat(new Reviewed("""
                    [public]
                    app 1.0: lib<2 | wheel | sdist
                    app 1.1: lib<2
                    """).linted(WIDENED)).isEqualTo("wide: 2 files of app 1.0 from public\n");
        }

        @Test
        void isARangeWhereThereAreMany() {
            String universe = "[public]\n"
                    + IntStream.range(0, 12)
                            .mapToObj(minor -> "app 1." + minor + ": lib<2 | uploaded 2026-01-01\n")
                            .collect(Collectors.joining());

            assertThat(new Reviewed(universe).linted(fix("wide", "app", """
                            versions = ">=1.1"
                            uploaded-before = 2026-02-01
                            replace = [{ old = "lib<2", new = "lib<3" }]
                            """)))
                    .isEqualTo("wide: 11 files of 11 versions of app, 1.1 to 1.11 from public\n");
        }

        @Test
        void maybeAPackageOfADistributor() {
            assertThat(new Reviewed("""
                    [distro]
                    app 1.0 provided pkg:deb/debian/python3-app@1.0-1: lib<2
                    """).linted(WIDENED)).isEqualTo("wide: 1 package of app 1.0 from distro\n");
        }

        @Test
        void isThatOfTheOwnerAlone() {
            Reviewed world = new Reviewed("""
                    [ours]
                    app 1.0: lib<2
                    [public]
                    app 1.0: lib<5
                    """);

            assertThat(world.linted(WIDENED)).isEqualTo("wide: 1 file of app 1.0 from ours\n");
            assertThat(world.asked()).containsExactly("ours app", "ours app-1.0-py3-none-any.whl");
        }

        @Test
        void isDecidedByThePins() {
            assertThat(new Reviewed("""
                    [ours]
                    app 2.0
                    [public]
                    app 1.0: lib<2
                    """, policy -> policy.pin(ProjectName.parse("app"), IndexId.parse("public")))
                            .linted(WIDENED))
                    .isEqualTo("wide: 1 file of app 1.0 from public\n");
        }
    }

    @Nested
    class WhatIsNotThere {
        private final Reviewed published = new Reviewed("""
                [public]
                app 1.0: lib<4, six
                """);

        @Test
        void isAnErrorThatSaysWhatThereIsInstead() {
            OverlayLint lint = published.lint(WIDENED);

            assertThat(published.linted(WIDENED)).isEqualTo("""
                    wide: 1 file of app 1.0 from public
                      error: 'lib<2' is not there, but 'lib<4' [unmet]
                    """);
            assertThat(lint.outcome()).isEqualTo(OverlayLint.Outcome.FOUND);
            assertThat(lint.count(LintKind.Level.ERROR)).isEqualTo(1);
        }

        @Test
        void isSaidOfTheFilesThatLackIt() {
            assertThat(new Reviewed("""
                    [public]
                    app 1.0: lib<2 | uploaded 2026-01-01
                    app 1.1: lib<2 | uploaded 2026-01-01
                    app 1.2: six | uploaded 2026-01-01
                    """).linted(fix("wide", "app", """
                    versions = "<2"
                    uploaded-before = 2026-02-01
                    replace = [{ old = "lib<2", new = "lib<3" }]
                    """))).isEqualTo("""
                    wide: 3 files of app 1.0, 1.1 and 1.2 from public
                      error: 1 file of app 1.2: 'lib<2' is not there, but nothing on that project [unmet]
                    """);
        }

        @Test
        void isNoErrorWhereNobodyCanUseTheFile() {
            assertThat(published.linted(WIDENED + fix("gone", "app", """
                    versions = "==1.0"
                    withdraw = "it deletes files"
                    """))).isEqualTo("""
                    gone: 1 file of app 1.0 from public
                    wide: 1 file of app 1.0 from public
                      warning: 'gone' has the say over all that it is for; it does nothing [overruled]
                    """);
        }

        @Test
        void isFixedUpstreamWhereTheNewRequirementIsThere() {
            assertThat(published.linted(fix("wide", "app", """
                    versions = "==1.0"
                    expect = ["lib<2"]
                    replace = [{ old = "lib<2", new = "lib<4" }]
                    """))).isEqualTo("""
                    wide: 1 file of app 1.0 from public
                      error: 'lib<2' is no longer there, and 'lib<4' is: fixed upstream, so take it out of replace \
                    [fixed-upstream]
                      warning: what is published says all of it already; it can be removed [superseded]
                    """);
        }

        @Test
        void isFixedUpstreamWhereWhatIsTakenOffIsGone() {
            assertThat(published.linted(fix("less", "app", """
                    versions = "==1.0"
                    remove = ["six", "toml"]
                    """))).isEqualTo("""
                    less: 1 file of app 1.0 from public
                      error: 'toml' is no longer there: fixed upstream, so take it out of remove [fixed-upstream]
                    """);
        }
    }

    @Nested
    class WhatIsPublishedAlready {
        private final Reviewed published = new Reviewed("""
                [public]
                app 1.0: six | extra socks: pysocks>=1.5 | python >=3.8 | yanked: broken
                app 2.0
                """, IndexPolicy.Builder::overlaysMayAdd);

        @Test
        void canBeRemoved() {
            assertThat(published.linted(fix("same", "app", """
                    versions = "==1.0"
                    expect = ["six"]
                    add = ["six"]
                    requires-python = ">=3.8"
                    extras = { socks = ["PySocks >=1.5"] }
                    yank = "broken"
                    """))).isEqualTo("""
                    same: 1 file of app 1.0 from public; needs may-add
                      warning: what is published says all of it already; it can be removed [superseded]
                    """);
        }

        @Test
        void isAdviceWhereTheRestActs() {
            assertThat(published.linted(fix("half", "app", """
                    versions = "==1.0"
                    requires-python = ">=3.8"
                    remove = ["six"]
                    """))).isEqualTo("""
                    half: 1 file of app 1.0 from public
                      advice: requires-python '>=3.8': what is published says so already [already-published]
                    """);
        }

        @Test
        void holdsForUnyankingWhatIsNotYanked() {
            assertThat(new Reviewed("[public]\napp 2.0\n", IndexPolicy.Builder::overlaysMayUnyank)
                            .linted(fix("back", "app", "versions = \"==2.0\"\nunyank = true")))
                    .isEqualTo("""
                            back: 1 file of app 2.0 from public; needs may-unyank
                              warning: what is published says all of it already; it can be removed [superseded]
                            """);
        }
    }

    @Nested
    class Nothing {
        private final Reviewed world = new Reviewed("""
                [ours]
                own 1.0
                [public]
                app 1.0: lib<2 | uploaded 2026-03-01
                lib 1.0 | uploaded never
                own 9.0
                """);

        @Test
        void isMatchedWithTheReason() {
            String range = "uploaded-before = 2026-02-01\nrequires-python = \">=3\"\nversions = \"<2\"";
            assertThat(world.linted(fix("a", "app", "versions = \"==3.0\"\nrequires-python = \">=3\"")
                            + fix("b", "app", range)
                            + fix("c", "lib", range)
                            + fix("d", "missing", range)
                            + fix("e", "app", "files = [\"sha256:" + "0".repeat(64) + "\"]\nyank = \"bad\"")))
                    .isEqualTo("""
                            a: nothing of app from public
                              warning: 'public' lists nothing of app in ==3.0; it does nothing [matches-nothing]
                            b: nothing of app from public
                              warning: what it names was uploaded at 2026-02-01T00:00:00Z or later; it does nothing \
                            [matches-nothing]
                            c: nothing of lib from public
                              warning: 'public' gives no upload time of what it names, so that nothing was uploaded before \
                            2026-02-01T00:00:00Z; it does nothing [matches-nothing]
                            d: nothing of missing
                              warning: no index of the policy that may be asked has missing; it does nothing \
                            [matches-nothing]
                            e: nothing of app from public
                              warning: 'public' lists no file of app with such a hash; it does nothing [matches-nothing]
                            """);
        }

        @Test
        void isYankedOfADistributor() {
            assertThat(new Reviewed(
                                    "[distro]\napp 1.0 provided pkg:deb/debian/python3-app@1.0-1 | date 2026-01-01 | uploaded never\n")
                            .linted(fix("y", "app", "versions = \"==1.0\"\nyank = \"bad\"")
                                    + fix(
                                            "z",
                                            "app",
                                            "versions = \"<2\"\nuploaded-before = 2025-01-01\nwithdraw = \"bad\"")))
                    .isEqualTo("""
                            y: nothing of app from distro
                              warning: 'distro' provides what it names as packages, and those are never yanked; it does \
                            nothing [matches-nothing]
                            z: nothing of app from distro
                              warning: what it names was uploaded at 2025-01-01T00:00:00Z or later; it does nothing \
                            [matches-nothing]
                            """);
        }

        @Test
        void comesOfAnOverlayForAnIndexThatIsNotTheOwner() {
            assertThat(world.linted(fix("x", "own", "versions = \"==9.0\"\nrequires-python = \">=3\"")
                            .replace("\"*\"", "\"public\"")))
                    .isEqualTo("""
                            x: nothing of own from ours
                              warning: it is for 'public', and 'ours' supplies own; it does nothing [not-owner]
                            """);
            assertThat(world.asked()).containsExactly("ours own");
        }

        @Test
        void isDoneWhereOthersHaveTheSay() {
            assertThat(world.linted(fix("exact", "app", "versions = \"==1.0\"\nrequires-python = \">=3.8\"")
                            + fix("range", "app", """
                            versions = "<2"
                            uploaded-before = 2026-04-01
                            requires-python = ">=3.9"
                            """)))
                    .isEqualTo("""
                            exact: 1 file of app 1.0 from public
                            range: 1 file of app 1.0 from public
                              warning: 'exact' has the say over all that it is for; it does nothing [overruled]
                            """);
        }
    }

    @Nested
    class WhatIsRefused {
        private final Reviewed world = new Reviewed("""
                [public]
                app 1.0: lib<2 | uploaded 2026-01-01 | extra tls: ssl
                """);

        @Test
        void isAnIndexThatThePolicyDoesNotHave() {
            assertThat(world.linted(WIDENED.replace("\"*\"", "\"other\""))).isEqualTo("""
                            wide: nothing of app
                              error: the policy has no index 'other', and refuses the overlay; write one of its ids, or * \
                            [unknown-index]
                            """);
            assertThat(world.asked()).isEmpty();
        }

        @Test
        void isAPowerThatThePolicyDoesNotGrant() {
            assertThat(world.linted(fix("add", "app", "versions = \"==1.0\"\nexpect = [\"lib<2\"]\nadd = [\"six\"]")
                            + fix(
                                    "tls",
                                    "app",
                                    "versions = \"==1.0\"\nexpect = [\"lib<2\"]\nextras = { tls = [\"more\"] }")
                            + fix("un", "app", "versions = \"==1.0\"\nunyank = true")))
                    .isEqualTo("""
                            add: 1 file of app 1.0 from public; needs may-add
                              error: add needs may-add, which the policy does not grant [not-granted]
                            tls: 1 file of app 1.0 from public; needs may-add
                              error: extras.tls needs may-add, which the policy does not grant; it would bring 'more' \
                            [not-granted]
                            un: 1 file of app 1.0 from public; needs may-unyank
                              error: unyank needs may-unyank, which the policy does not grant [not-granted]
                              warning: what is published says all of it already; it can be removed [superseded]
                            """);
        }

        @Test
        void areTwoRangesThatMeet() {
            String range = "versions = \"<2\"\nuploaded-before = 2026-04-01\nrequires-python = \">=3.9\"";
            assertThat(world.linted(fix("one", "app", range) + fix("two", "app", range)))
                    .isEqualTo("""
                            one: 1 file of app 1.0 from public
                              error: 'two' changes its requires-python too, and neither names its files more exactly than \
                            the other; put both into one [conflict]
                            two: 1 file of app 1.0 from public
                              error: 'one' changes its requires-python too, and neither names its files more exactly than \
                            the other; put both into one [conflict]
                            """);
        }
    }

    @Nested
    class WhatShouldBeExpected {
        private static final String ADDED = fix("add", "app", "versions = \"==1.0\"\nadd = [\"six\"]");

        @Test
        void isALineToAdd() {
            Reviewed world = new Reviewed("""
                    [public]
                    app 1.0: lib<2, toml>=1 | extra tls: ssl | wheel | sdist
                    """, IndexPolicy.Builder::overlaysMayAdd);

            assertThat(world.linted(ADDED)).isEqualTo("""
                    add: 2 files of app 1.0 from public; needs may-add
                      advice: whatever is published, it would be changed; to be told when that is something else, add the \
                    line expect = ["lib<2", "toml>=1"] [unguarded]
                    """);
            assertThat(world.lint(ADDED).outcome()).isEqualTo(OverlayLint.Outcome.FIT);
            assertThat(world.linted(fix("tls", "app", "versions = \"==1.0\"\nextras = { tls = [] }")))
                    .contains("add the line expect = [\"ssl; extra == \\\"tls\\\"\"] [unguarded]");
        }

        @Test
        void holdsWhenAdded() {
            Reviewed world = new Reviewed("[public]\napp 1.0: lib<2\n", IndexPolicy.Builder::overlaysMayAdd);

            assertThat(world.linted(ADDED + "expect = [\"lib<2\"]"))
                    .isEqualTo("add: 1 file of app 1.0 from public; needs may-add\n");
        }

        @Test
        void isNothingWhereNothingIsRequired() {
            assertThat(new Reviewed("[public]\napp 1.0\n", IndexPolicy.Builder::overlaysMayAdd).linted(ADDED))
                    .isEqualTo("add: 1 file of app 1.0 from public; needs may-add\n");
        }
    }

    @Nested
    class AnIndexThatGivesNoAnswer {
        @Test
        void isNeverAnOverlayThatIsForNothing() {
            OverlayLint lint = new Reviewed("""
                    [ours]
                    failing app: 503 Service Unavailable
                    own 1.0: lib<2
                    [public]
                    app 1.0: lib<2
                    """)
                    .lint(WIDENED + WIDENED.replace("wide", "own").replace("\"app\"", "\"own\""));

            assertThat(lint.outcome()).isEqualTo(OverlayLint.Outcome.NOT_JUDGED);
            assertThat(lint.overlays().get(0).findings()).isEmpty();
            assertThat(lint.overlays().get(1).findings())
                    .extracting(finding -> finding.kind())
                    .containsExactly(LintKind.NOT_JUDGED);
        }

        @Test
        void isSaidOfTheFile() {
            assertThat(new Reviewed("""
                    [public]
                    app 1.0: lib<2 | metadata-fault: 500 Internal Server Error
                    """).linted(WIDENED))
                    .startsWith("wide: 1 file of app 1.0 from public\n  not-judged: 'public' ")
                    .contains("so nothing is known")
                    .endsWith("[not-judged]\n");
        }
    }

    @Test
    void aVersionWithoutMetadataIsTold() {
        String universe = "[public]\napp 1.0: lib<2 | wheel | sdist\n";

        assertThat(new Reviewed(universe).unreadable("app-1.0.tar.gz").linted(WIDENED))
                .isEqualTo("wide: 2 files of app 1.0 from public\n");
        assertThat(new Reviewed(universe)
                        .unreadable("app-1.0.tar.gz")
                        .unreadable("app-1.0-py3-none-any.whl")
                        .linted(WIDENED))
                .isEqualTo("""
                        wide: 2 files of app 1.0 from public
                          advice: there is no metadata that can be read, so nobody can use it [unreadable]
                        """);
    }

    @Test
    void thoseOfThePolicyAreBesideThem() {
        Reviewed world = new Reviewed(
                "[public]\napp 1.0: lib<2\n",
                policy -> policy.overlays(
                        Reviewed.overlays(fix("policy", "app", "versions = \"==1.0\"\nwithdraw = \"no\"") + WIDENED)));

        assertThat(world.linted(WIDENED)).isEqualTo("""
                wide: 1 file of app 1.0 from public
                  warning: 'policy' has the say over all that it is for; it does nothing [overruled]
                """);
    }

    @Test
    void asksEachThingOnce() {
        Reviewed world = new Reviewed("[public]\napp 1.0: lib<2\napp 1.1: lib<2\n");
        world.linted(WIDENED + fix("python", "app", "versions = \"==1.0\"\nrequires-python = \">=3\""));

        assertThat(world.asked()).containsExactly("public app", "public app-1.0-py3-none-any.whl");
    }

    @Test
    void metadataIsNotReadForAYank() {
        Reviewed world = new Reviewed("[public]\napp 1.0: lib<2\n");
        world.linted(fix("bad", "app", "versions = \"==1.0\"\nyank = \"bad\""));

        assertThat(world.asked()).containsExactly("public app");
    }

    /** Of one file that the request uses: an error is what makes the request invalid, and nothing else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "expect = [\"lib<2\"]",
                "expect = [\"lib<2\", \"six\"]",
                "replace = [{ old = \"lib<2\", new = \"lib<3\" }]",
                "replace = [{ old = \"lib<2\", new = \"lib<3\" }]\nexpect = [\"six\"]",
                "remove = [\"six\"]",
                "remove = [\"six\", \"lib<3\"]",
                "add = [\"six\"]",
                "add = [\"six\"]\nexpect = [\"lib<3\"]",
                "extras = { tls = [\"six\"] }\nexpect = [\"six; extra == 'tls'\"]",
                "requires-python = \">=3\"",
                "requires-python = \">=3\"\nexpect = [\"lib<2\"]",
                "yank = \"bad\"\nexpect = [\"lib<2\"]"
            })
    void agreesWithAResolution(String says) {
        String overlays = fix("fix", "app", "versions = \"==1.0\"\n" + says);
        for (String requires : List.of("lib<2", "lib<3", "lib<2, six", "six", "lib<3, six | extra tls: six")) {
            Reviewed world = new Reviewed(
                    "[public]\napp 1.0: " + requires + "\nlib 1.0 2.0\nsix 1.0\n", IndexPolicy.Builder::overlaysMayAdd);
            boolean isInvalid =
                    world.diff("", overlays, "app==1.0").effect().orElseThrow().after()
                            instanceof ResolutionOutcome.InvalidRequest;

            assertThat(world.lint(overlays).count(LintKind.Level.ERROR) > 0)
                    .as("%s of %s: %s", says, requires, world.linted(overlays))
                    .isEqualTo(isInvalid);
        }
    }
}
