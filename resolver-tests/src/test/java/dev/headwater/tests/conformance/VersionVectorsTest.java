// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headwater.api.version.InvalidVersionException;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VersionVectorsTest {
    @Test
    void sortedVersionsAscend() {
        List<Version> versions = new ArrayList<>();
        Vectors.section("versions_sorted").forEach(row -> versions.add(Version.parse(row.textValue())));
        assertAscending(versions.stream().map(List::of).toList());
    }

    @Test
    void orderGroupsAscendAndAreEqualInside() {
        List<List<Version>> groups = new ArrayList<>();
        for (JsonNode row : Vectors.section("version_order_groups")) {
            List<Version> group = new ArrayList<>();
            row.forEach(text -> group.add(Version.parse(text.textValue())));
            groups.add(group);
        }
        assertAscending(groups);
    }

    /** Every version against every other, equality and hashes included. */
    private static void assertAscending(List<List<Version>> groups) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            for (int j = 0; j < groups.size(); j++) {
                for (Version left : groups.get(i)) {
                    for (Version right : groups.get(j)) {
                        boolean right1 = Integer.signum(left.compareTo(right)) == Integer.compare(i, j)
                                && left.equals(right) == (i == j)
                                && (i != j || left.hashCode() == right.hashCode());
                        if (!right1) {
                            differences.add(left + " against " + right);
                        }
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void invalidVersionsAreRefusedWithPosition() {
        Vectors.check("invalid_versions", row -> {
            String text = row.textValue();
            try {
                return "is " + Version.parse(text);
            } catch (InvalidVersionException fault) {
                boolean placed = fault.text().equals(text)
                        && fault.position() >= 0
                        && fault.position() <= text.length()
                        && !fault.expected().isEmpty();
                return placed && Version.parseOrNull(text) == null ? null : "a poor fault: " + fault;
            }
        });
    }

    @Test
    void normalFormsAreThoseOfTheStandard() {
        Vectors.check(
                "version_normal_forms",
                row -> Vectors.compare(
                        row.get(1).textValue(),
                        Version.parse(row.get(0).textValue()).toString()));
    }

    @Test
    void canonicalTextsAreThoseOfTheReference() {
        Vectors.check("canonical_versions", row -> {
            Version version = Version.parseOrNull(row.get(0).textValue());
            String text = version == null
                    ? row.get(0).textValue()
                    : row.get(1).booleanValue() ? version.canonicalText() : version.toString();
            return Vectors.compare(row.get(2).textValue(), text);
        });
    }

    @Test
    void partsAreAllThere() {
        Vectors.check("version_parts", row -> {
            Map<String, String> expected = new LinkedHashMap<>();
            row.get(1).forEachEntry((name, part) -> expected.put(name, text(part)));
            return Vectors.compare(expected, parts(Version.parse(row.get(0).textValue())));
        });
    }

    private static String text(JsonNode part) {
        return part.isTextual() ? part.textValue() : part.toString();
    }

    private static Map<String, String> parts(Version version) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("epoch", version.epoch().toString());
        parts.put("release", version.release().toString().replace(" ", ""));
        parts.put(
                "pre",
                text(version.pre()
                        .map(pre -> "[\"" + pre.phase() + "\"," + pre.number() + "]")
                        .orElse(null)));
        parts.put("post", text(version.post().orElse(null)));
        parts.put("dev", text(version.dev().orElse(null)));
        parts.put("local", text(version.local().orElse(null)));
        parts.put("public", version.publicVersion().toString());
        parts.put("base_version", version.baseVersion().toString());
        parts.put("is_prerelease", text(version.isPreRelease()));
        parts.put("is_postrelease", text(version.isPostRelease()));
        parts.put("is_devrelease", text(version.isDevRelease()));
        return parts;
    }

    private static String text(@Nullable Object part) {
        return String.valueOf(part);
    }
}
