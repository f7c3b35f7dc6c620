// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.name.GroupName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DependencyGroupsTest {
    private static Map<String, String> include(String group) {
        return Map.of("include-group", group);
    }

    private static List<String> expand(DependencyGroups groups, String... names) {
        return groups.expand(List.of(names).stream().map(GroupName::parse).toList()).stream()
                .map(Requirement::toString)
                .toList();
    }

    @Test
    void includesStandInPlaceInOrderAndAsOftenAsTheyAreIncluded() {
        DependencyGroups groups = DependencyGroups.of(Map.of(
                "Test", List.of("pytest", include("Typ_ing"), "nose", include("typ.ing")),
                "typ-ing", List.of("mypy")));
        assertThat(expand(groups, "test")).containsExactly("pytest", "mypy", "nose", "mypy");
        assertThat(expand(groups, "typ_ing", "typ_ing")).containsExactly("mypy", "mypy");
        assertThat(groups.names()).containsExactly(GroupName.parse("test"), GroupName.parse("typ-ing"));
    }

    @Nested
    class Faults {
        private void assertFault(DependencyGroups groups, String asked, String named, String... words) {
            assertThatExceptionOfType(InvalidDependencyGroupException.class)
                    .isThrownBy(() -> groups.expand(GroupName.parse(asked)))
                    .satisfies(e -> {
                        assertThat(e.group()).isEqualTo(named);
                        assertThat(e.getMessage()).contains(words);
                    });
        }

        @Test
        void ofACycleNameTheWay() {
            DependencyGroups groups = DependencyGroups.of(
                    Map.of("root", List.of(include("a")), "a", List.of(include("B")), "b", List.of(include("a"))));
            assertFault(groups, "root", "a", "root -> a -> b", "includes itself");
            assertFault(groups, "a", "a", "includes itself");
        }

        @Test
        void ofAMissingGroupNameTheOnesThereAre() {
            DependencyGroups groups = DependencyGroups.of(Map.of("a", List.of(include("c"))));
            assertFault(groups, "a", "c", "no such group", "[a]");
            assertFault(groups, "x", "x", "no such group");
        }

        @Test
        void ofUnusedGroupsDoNoHarm() {
            DependencyGroups groups = DependencyGroups.of(Map.of(
                    "good", List.of("a"),
                    "text", "pytest, coverage",
                    "number", 101,
                    "empty", List.of(Map.of()),
                    "other", List.of(Map.of("include", "x")),
                    "two", List.of(Map.of("include-group", "good", "x", "y")),
                    "list", List.of(Map.of("include-group", List.of("good"))),
                    "bad", List.of("not a requirement!")));
            assertThat(expand(groups, "good")).containsExactly("a");
            for (String name : List.of("text", "number", "empty", "other", "two", "list")) {
                assertFault(groups, name, name, "expected");
            }
            assertFault(groups, "bad", "bad", "not a requirement", "position 4");
        }

        @Test
        void ofTwoNamesThatAreOneAreFoundAtOnce() {
            assertThatExceptionOfType(InvalidDependencyGroupException.class)
                    .isThrownBy(() -> DependencyGroups.of(Map.of("test", List.of(), "TEST", List.of())))
                    .withMessageContaining("same name");
        }

        @Test
        void ofGrowthWithoutBoundStopIt() {
            Map<String, List<Object>> table = new java.util.TreeMap<>();
            for (int i = 0; i < 60; i++) {
                table.put("g" + i, List.of(include("g" + (i + 1)), include("g" + (i + 1))));
            }
            table.put("g60", List.of());
            assertFault(DependencyGroups.of(table), "g0", "g60".substring(0, 1) + "59", "more than 100000");
        }
    }
}
