// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headwater.api.name.GroupName;
import dev.headwater.api.requirement.DependencyGroups;
import dev.headwater.api.requirement.InvalidDependencyGroupException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DependencyGroupVectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void groupsAreExpandedOrRefused() {
        Vectors.check("dependency_groups", row -> {
            JsonNode expected = row.get(2).path("ok");
            try {
                List<String> found = expand(row.get(0), row.get(1));
                return expected.isMissingNode() ? "is " + found : Vectors.compare(texts(expected), found);
            } catch (InvalidDependencyGroupException fault) {
                return expected.isMissingNode() ? null : fault.getMessage();
            }
        });
    }

    private static List<String> expand(JsonNode table, JsonNode names) {
        Map<String, ?> plain =
                JSON.convertValue(table, JSON.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
        List<GroupName> asked = texts(names).stream().map(GroupName::parse).toList();
        return DependencyGroups.of(plain).expand(asked).stream()
                .map(Object::toString)
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }
}
