// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.tag.CompatibilityTag;
import dev.headwater.api.tag.TagOrder;
import dev.headwater.api.tag.TagSet;
import dev.headwater.api.tag.Target;
import dev.headwater.api.tag.TargetBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TagVectorsTest {
    @Test
    void compressedSetsAreExpanded() {
        Vectors.check(
                "tags.parse",
                row -> Vectors.compare(
                        Vectors.texts(row.get(1)),
                        FilenameVectorsTest.sorted(
                                CompatibilityTag.parseCompressed(row.get(0).textValue()))));
    }

    @Test
    void textsThatAreNoTagsAreRefused() {
        Vectors.check(
                "tags.parse_invalid",
                row -> FilenameVectorsTest.refusal(row.textValue(), CompatibilityTag::parseCompressed));
    }

    @Test
    void listsAreInTheOrderOfTheReference() {
        Vectors.check("tags.lists", row -> Vectors.compare(Vectors.texts(row.get(2)), list(row.get(0), row.get(1))));
    }

    private static List<String> list(JsonNode kind, JsonNode given) {
        List<Integer> python = new ArrayList<>();
        given.path("python_version").forEach(number -> python.add(number.intValue()));
        List<String> abis = Vectors.texts(given.path("abis"));
        List<String> platforms = Vectors.texts(given.path("platforms"));
        String interpreter = given.path("interpreter").asText("");
        return switch (kind.textValue()) {
            case "cpython_tags" -> texts(TagOrder.cpython(python, abis, platforms));
            case "generic_tags" -> texts(TagOrder.generic(interpreter, abis, platforms));
            case "compatible_tags" -> texts(TagOrder.compatible(python, interpreter, platforms));
            case "pure_python_tags" -> texts(TagOrder.pure(python));
            default -> platforms(given);
        };
    }

    @Test
    void systemsAcceptTheTagsOfTheReference() {
        Vectors.check("tags.grid_platforms", row -> Vectors.compare(Vectors.texts(row.get(1)), platforms(row.get(0))));
    }

    /** The platform tags of a system, seen through a target: those of its wheels without an ABI. */
    private static List<String> platforms(JsonNode system) {
        Target target = Target.cpython("3.12", List.of(platform(system)));
        return target.tags().stream()
                .filter(tag ->
                        tag.interpreter().equals("py312") && !tag.platform().equals("any"))
                .map(CompatibilityTag::platform)
                .toList();
    }

    private static String platform(JsonNode system) {
        String arch = system.path("arch").asText();
        if (system.has("glibc")) {
            return "manylinux_" + numbers(system.get("glibc")) + arch;
        } else if (system.has("musl")) {
            return "musllinux_" + numbers(system.get("musl")) + arch;
        } else if (system.has("api_level")) {
            return "android_" + system.get("api_level").intValue() + "_"
                    + system.get("abi").textValue();
        } else if (system.has("multiarch")) {
            return "ios_" + numbers(system.get("version"))
                    + system.get("multiarch").textValue();
        }
        return "macosx_" + numbers(system.get("version")) + arch;
    }

    private static String numbers(JsonNode version) {
        return version.get(0).intValue() + "_" + version.get(1).intValue() + "_";
    }

    @Test
    void targetsHaveTheTagsOfTheReference() {
        Vectors.check("tags.targets", row -> {
            JsonNode given = row.get(0);
            List<String> abis = Vectors.texts(given.get("abis"));
            TargetBuilder target = Target.builder()
                    .python(given.get("python").get(0).intValue() + "."
                            + given.get("python").get(1).intValue())
                    .implementation(abis.get(0).startsWith("pypy") ? "pypy" : "cpython")
                    .abis(abis);
            Vectors.texts(given.get("platforms")).forEach(target::platformTag);
            // Only its tags are compared; tags given as they are say nothing to markers.
            for (MarkerField field : MarkerField.values()) {
                if (field.isOfEnvironment()) {
                    target.marker(field, "");
                }
            }
            return difference(Vectors.texts(row.get(1)), target.build().tags());
        });
    }

    private static @Nullable String difference(List<String> expected, TagSet tags) {
        List<String> places = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            if (tags.bestRank(expected.get(i)) != i) {
                places.add(expected.get(i));
            }
        }
        return places.isEmpty() ? Vectors.compare(expected, texts(tags.asList())) : "out of place: " + places;
    }

    private static List<String> texts(Collection<CompatibilityTag> tags) {
        return tags.stream().map(CompatibilityTag::toString).toList();
    }

    @Test
    void theOrderOfMembersDoesNotMatter() {
        Vectors.check("tags.parse", row -> {
            TagSet tags = TagSet.of(CompatibilityTag.parseCompressed(row.get(0).textValue()));
            TreeSet<Integer> ranks = new TreeSet<>();
            row.get(1).forEach(tag -> ranks.add(tags.bestRank(tag.textValue())));
            return Vectors.compare(tags.size() - 1, ranks.last());
        });
    }
}
