// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.distro.rpm.Dependency.Operator;
import dev.headwater.distro.rpm.RichDependency.Condition;
import dev.headwater.distro.rpm.RichDependency.Conditional;
import dev.headwater.distro.rpm.RichDependency.Joined;
import dev.headwater.distro.rpm.RichDependency.Simple;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RichDependencyReaderTest {
    private static Simple simple(String name) {
        return new Simple(new Dependency(name, Operator.ANY, ""));
    }

    @Test
    void joinsAllOperandsOfAPairOfParentheses() {
        assertThat(RichDependencyReader.parse("( glue>=1 with glue < 2~~ with  horn )"))
                .as("a name ends at white space")
                .isEqualTo(new Joined(
                        RichDependency.Operator.WITH,
                        List.of(
                                simple("glue>=1"),
                                new Simple(new Dependency("glue", Operator.EARLIER, "2~~")),
                                simple("horn"))));
        assertThat(RichDependencyReader.parse("(a and (b or c) and d)"))
                .isEqualTo(new Joined(
                        RichDependency.Operator.AND,
                        List.of(
                                simple("a"),
                                new Joined(RichDependency.Operator.OR, List.of(simple("b"), simple("c"))),
                                simple("d"))));
        assertThat(RichDependencyReader.parse("(a without b)"))
                .isEqualTo(new Joined(RichDependency.Operator.WITHOUT, List.of(simple("a"), simple("b"))));
        assertThat(RichDependencyReader.parse("(a)")).isEqualTo(simple("a"));
    }

    @Test
    void hasConditions() {
        assertThat(RichDependencyReader.parse("(a if (b and c) else d)"))
                .isEqualTo(new Conditional(
                        Condition.IF,
                        simple("a"),
                        new Joined(RichDependency.Operator.AND, List.of(simple("b"), simple("c"))),
                        Optional.of(simple("d"))));
        assertThat(RichDependencyReader.parse("(a unless b)"))
                .isEqualTo(new Conditional(Condition.UNLESS, simple("a"), simple("b"), Optional.empty()));
        assertThat(RichDependencyReader.parse("(a if b else c = 1-2)").capabilities())
                .extracting(Dependency::toString)
                .containsExactly("a", "b", "c = 1-2");
    }

    @Test
    void takesParenthesesInNamesForPartsOfThem() {
        assertThat(RichDependencyReader.parse("(libglue.so.1()(64bit) or python3.13dist(glue[wood]) = 1)")
                        .capabilities())
                .extracting(Dependency::name)
                .containsExactly("libglue.so.1()(64bit)", "python3.13dist(glue[wood])");
    }

    @ParameterizedTest
    @CsvSource({
        "a, '(' is missing (at 0)",
        "(a, ')' is missing (at 2)",
        "(a) b, something follows its end (at 4)",
        "(), a capability is missing (at 1)",
        "(a with b or c), 'or' follows 'with' without parentheses (at 12)",
        "(a if b and c), 'and' follows 'if' without parentheses (at 11)",
        "(a xor b), 'xor' joins nothing (at 6)",
        "(a >= with b), 'b' joins nothing (at 12)",
        "(a >= /), a version is missing (at 7)",
        "(a and), a capability is missing (at 6)"
    })
    void isRefusedWithThePlace(String text, String message) {
        assertThatExceptionOfType(InvalidRichDependencyException.class)
                .isThrownBy(() -> RichDependencyReader.parse(text))
                .withMessage(message);
    }

    @Test
    void isRefusedWhereItIsTooDeepOrTooLong() {
        String deepest = "(".repeat(RichDependencyReader.DEEPEST) + "a" + ")".repeat(RichDependencyReader.DEEPEST);
        assertThat(RichDependencyReader.parse(deepest)).isEqualTo(simple("a"));
        for (int depth : new int[] {RichDependencyReader.DEEPEST + 1, 5_000}) {
            assertThatExceptionOfType(InvalidRichDependencyException.class)
                    .isThrownBy(() -> RichDependencyReader.parse("(".repeat(depth) + "a" + ")".repeat(depth)))
                    .withMessageStartingWith("nested more than 32 deep");
        }
        assertThatExceptionOfType(InvalidRichDependencyException.class)
                .isThrownBy(() -> RichDependencyReader.parse("(".repeat(10_000) + "a" + ")".repeat(10_000)))
                .withMessageStartingWith("a dependency of 20001 characters, of which at most 16384 are read");
    }
}
