// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The worked examples of {@code docs/solver.md}, under the headings that they have there. */
class WorkedExamplesTest {
    @Test
    void noConflict() {
        Solved solved = Solved.of("""
                root: a 1
                a 1: b 1
                b 2
                b 1
                """);

        assertThat(solved.choice()).isEqualTo("a 1, b 1");
        assertThat(solved.decisions()).isEqualTo(2);
        assertThat(solved.conflicts()).isZero();
        assertThat(solved.demands()).containsExactly("a", "a 1", "b", "b 1");
    }

    @Test
    void aCandidateIsRejectedBeforeItIsDecided() {
        Solved solved = Solved.of("""
                root: foo, bar 1
                foo 2: bar 2, baz
                foo 1: bar 1
                bar 2
                bar 1
                """);

        assertThat(solved.choice()).isEqualTo("bar 1, foo 1");
        assertThat(solved.conflicts()).isZero();
        // What is known ruled foo 2 out, so the page of baz was never demanded.
        assertThat(solved.demands()).containsExactly("foo bar", "bar 1", "foo 2", "foo 1");
    }

    @Test
    void aConflictTeachesAnIncompatibility() {
        Solved solved = Solved.of("""
                root: foo
                foo 2: bar 1
                foo 1
                bar 1: foo 1
                """);

        assertThat(solved.choice()).isEqualTo("foo 1");
        assertThat(solved.demands()).containsExactly("foo", "foo 2", "bar", "bar 1", "foo 1");
    }

    @Test
    void aSatisfierThatSatisfiesOnlyInPart() {
        Solved solved = Solved.of("""
                root: foo, target 2
                foo 2: left, right
                foo 1
                left 1: shared 1-
                right 1: shared 0-1
                shared 2
                shared 1: target 1
                target 2
                target 1
                """);

        assertThat(solved.choice()).isEqualTo("foo 1, target 2");
        assertThat(solved.conflicts()).isPositive();
    }

    @Test
    void anExtraThatDoesNotGoWithTheRest() {
        Solved solved = Solved.of("""
                root: app[fast], lib 1
                app 2
                app 2 [fast]: lib 2
                app 1
                app 1 [fast]: lib 1
                lib 2
                lib 1
                """);

        assertThat(solved.choice()).isEqualTo("app 1, app[fast], lib 1");
    }

    @Test
    void anExtraThatIsAskedForLater() {
        Solved solved = Solved.of("""
                root: app, tool
                app 2
                app 2 [fast]: lib 2
                app 1
                app 1 [fast]: lib 1
                tool 1: app[fast], lib 1
                lib 2
                lib 1
                """);

        assertThat(solved.choice()).isEqualTo("app 1, app[fast], lib 1, tool 1");
    }

    @Test
    void aProof() {
        Solved solved = Solved.of("""
                root: foo, baz 1
                foo 1: bar 2
                bar 2: baz 2
                baz 2
                baz 1
                """);

        assertThat(solved.choice()).isEqualTo("no");
        assertThat(solved.end()).isInstanceOf(Step.Failed.class);
    }

    @Test
    void whatIsBrokenIsRuledOut() {
        Solved solved = Solved.of("""
                root: a
                broken a 2
                a 1
                """);

        assertThat(solved.choice()).isEqualTo("a 1");
    }

    @Test
    void aConstraintNarrowsAndAddsNothing() {
        assertThat(Solved.of("""
                                root: a
                                keep a 1
                                keep b 1
                                a 2
                                a 1
                                b 1
                                """).choice()).isEqualTo("a 1");
    }

    @Test
    void aRunOfVersionsIsOneFact() {
        StringBuilder text = new StringBuilder("root: app, lib 1\nlib 2\nlib 1\napp 0\n");
        for (int version = 1; version <= 100; version++) {
            text.append("app ").append(version).append(": lib 2\n");
        }
        Solved solved = Solved.of(text.toString());

        assertThat(solved.choice()).isEqualTo("app 0, lib 1");
        assertThat(solved.decisions()).isLessThan(5);
        assertThat(solved.demands())
                .as("four by themselves, then half as many as before together")
                .containsExactly(
                        "app lib",
                        "lib 1",
                        "app 100",
                        "app 99",
                        "app 98",
                        "app 97",
                        "app 96-95",
                        "app 94-92",
                        "app 91-88",
                        "app 87-82",
                        "app 81-73",
                        "app 72-59",
                        "app 58-38",
                        "app 37-7",
                        "app 6-0");
    }

    @Test
    void thePairIsTriedTheOtherWayRound() {
        assertThat(Solved.of("""
                                root: a, b
                                a 2
                                a 1
                                b 7: inner
                                inner 9: a 1
                                inner 8: a 1
                                inner 7: a 1
                                inner 6: a 1
                                inner 5: a 1
                                inner 4: a 1
                                inner 1: ancient
                                ancient 1
                                """).choice()).isEqualTo("a 1, b 7, inner 9");
    }

    @Test
    void whatIsNamedDoesNotGoDownFarForWhatIsNot() {
        StringBuilder text = new StringBuilder("root: a, b\nb 1: inner\ninner 1\n");
        for (int version = 1; version <= 40; version++) {
            text.append("a ").append(version).append('\n');
        }
        for (int version = 2; version <= 9; version++) {
            text.append("inner ").append(version).append(": a 0-10\n");
        }
        Solved solved = Solved.of(text.toString());

        // Going down by thirty would save inner eight.
        assertThat(solved.choice()).isEqualTo("a 40, b 1, inner 1");
    }
}
