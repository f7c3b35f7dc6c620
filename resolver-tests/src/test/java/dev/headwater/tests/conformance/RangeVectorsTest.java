// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.api.version.VersionBound;
import dev.headwater.api.version.VersionRange;
import org.junit.jupiter.api.Test;

class RangeVectorsTest {
    @Test
    void specifiersStandForTheIntervalsOfTheReference() {
        Vectors.check(
                "specifier_intervals",
                row -> Vectors.compare(
                        range(row.get(1)),
                        SpecifierSet.parse(row.get(0).textValue()).range()));
    }

    @Test
    void theAlgebraIsThatOfTheReference() {
        Vectors.check("range_algebra", row -> {
            VersionRange left = range(row.get(1));
            JsonNode last = row.get(row.size() - 1);
            VersionRange right = row.size() == 4 ? range(row.get(2)) : VersionRange.empty();
            return switch (row.get(0).textValue()) {
                case "union" -> Vectors.compare(range(last), left.union(right));
                case "intersection" -> Vectors.compare(range(last), left.intersection(right));
                case "difference" -> Vectors.compare(range(last), left.difference(right));
                case "complement" -> Vectors.compare(range(last), left.complement());
                case "is_subset" -> Vectors.compare(last.booleanValue(), left.isSubsetOf(right));
                case "is_superset" -> Vectors.compare(last.booleanValue(), right.isSubsetOf(left));
                case "is_disjoint" -> Vectors.compare(last.booleanValue(), left.isDisjoint(right));
                default -> "an unknown operation";
            };
        });
    }

    private static VersionRange range(JsonNode intervals) {
        VersionRange range = VersionRange.empty();
        for (JsonNode interval : intervals) {
            JsonNode lower = interval.get(0);
            JsonNode upper = interval.get(1);
            range = range.union(VersionRange.between(
                    lower.isNull()
                            ? VersionBound.START
                            : bound(lower, !lower.get(2).booleanValue()),
                    upper.isNull()
                            ? VersionBound.END
                            : bound(upper, upper.get(2).booleanValue())));
        }
        return range;
    }

    private static VersionBound bound(JsonNode bound, boolean above) {
        Version version = Version.parse(bound.get(0).textValue());
        return switch (bound.get(1).textValue()) {
            case "after-locals" -> VersionBound.afterLocals(version);
            case "after-posts" -> VersionBound.afterPosts(version);
            default -> above ? VersionBound.after(version) : VersionBound.before(version);
        };
    }
}
