// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headwater.api.version.InvalidSpecifierException;
import dev.headwater.api.version.PreReleases;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpecifierVectorsTest {
    @Test
    void oneVersionIsContainedOrNot() {
        Vectors.check(
                "specifier_contains",
                row -> Vectors.compare(
                        row.get(3).booleanValue(), set(row.get(0)).contains(text(row.get(1)), policy(row.get(2)))));
    }

    @Test
    void anInstalledPreReleaseIsAlwaysAdmitted() {
        Vectors.check("specifier_contains_installed", row -> {
            Version version = Version.parseOrNull(text(row.get(1)));
            boolean installed = row.get(3).booleanValue() && version != null && version.isPreRelease();
            PreReleases policy = installed ? PreReleases.ALLOW : policy(row.get(2));
            return Vectors.compare(row.get(4).booleanValue(), set(row.get(0)).contains(text(row.get(1)), policy));
        });
    }

    @Test
    void listsAreFiltered() {
        Vectors.check(
                "specifier_filter",
                row -> Vectors.compare(
                        texts(row.get(3)), set(row.get(0)).filterTexts(texts(row.get(2)), policy(row.get(1)))));
    }

    @Test
    void validSetsAreReadAndPrinted() {
        Vectors.check("specifiers_valid", row -> {
            SpecifierSet set = set(row.get(0));
            boolean same = set.equals(SpecifierSet.parse(set.toString()))
                    && set.toString().equals(text(row.get(1)))
                    && set.namesPreRelease() == row.get(2).booleanValue();
            return same ? null : "is " + set + ", names a pre-release: " + set.namesPreRelease();
        });
    }

    @Test
    void invalidSetsAreRefusedWithPosition() {
        Vectors.check("invalid_specifiers", row -> {
            try {
                return "is " + SpecifierSet.parse(row.textValue());
            } catch (InvalidSpecifierException fault) {
                boolean placed = fault.text().equals(row.textValue())
                        && fault.position() >= 0
                        && fault.position() <= fault.text().length()
                        && !fault.expected().isEmpty();
                return placed ? null : "a poor fault: " + fault;
            }
        });
    }

    @Test
    void setsRelateAsSetsOfVersions() {
        Vectors.check("specifier_relations", row -> {
            String relation = text(row.get(0));
            SpecifierSet left = set(row.get(1));
            SpecifierSet right = set(row.get(2));
            try {
                boolean holds = switch (relation) {
                    case "is_subset" -> left.isSubsetOf(right);
                    case "is_superset" -> right.isSubsetOf(left);
                    case "is_disjoint" -> left.isDisjoint(right);
                    default -> throw new AssertionError(relation);
                };
                return row.get(3).isBoolean() && row.get(3).booleanValue() == holds ? null : "is " + holds;
            } catch (IllegalArgumentException e) {
                return row.get(3).isObject() ? null : "is refused";
            }
        });
    }

    @Test
    void unsatisfiableSetsAreRecognized() {
        Vectors.check(
                "specifier_unsatisfiable",
                row -> Vectors.compare(
                        row.get(2).booleanValue(), !set(row.get(0)).isSatisfiable(policy(row.get(1)))));
    }

    @Test
    void setsAreJoined() {
        Vectors.check(
                "specifier_and",
                row -> Vectors.compare(
                        text(row.get(2)), set(row.get(0)).and(set(row.get(1))).toString()));
    }

    @Test
    void everyCellOfTheMatrixHolds() {
        JsonNode matrix = Vectors.section("specifier_matrix");
        List<Version> versions = new ArrayList<>();
        List<String> texts = texts(matrix.get("versions"));
        texts.forEach(text -> versions.add(Version.parse(text)));
        int cells = 0;
        List<String> differences = new ArrayList<>();
        for (JsonNode row : matrix.get("rows")) {
            SpecifierSet set = set(row.get(0));
            PreReleases policy = policy(row.get(1));
            String expected = text(row.get(2));
            assertThat(expected).hasSameSizeAs(texts);
            for (int i = 0; i < texts.size(); i++, cells++) {
                boolean cell = expected.charAt(i) == '1';
                boolean asVersion =
                        !set.filter(List.of(versions.get(i)), policy).isEmpty();
                // The matrix was made from texts; only === can tell them from versions.
                if (set.contains(texts.get(i), policy) != cell || (asVersion != cell && !set.hasArbitraryEquality())) {
                    differences.add(set + " " + policy + " " + texts.get(i));
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(cells).isGreaterThanOrEqualTo(274_712);
    }

    private static SpecifierSet set(JsonNode text) {
        return SpecifierSet.parse(text.textValue());
    }

    private static String text(JsonNode node) {
        return node.textValue();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    private static PreReleases policy(JsonNode allowed) {
        return allowed.isNull() ? PreReleases.DEFAULT : allowed.booleanValue() ? PreReleases.ALLOW : PreReleases.FORBID;
    }
}
