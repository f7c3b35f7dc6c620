// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.conformance.section.PolicyText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The policy of a scenario as a policy file: its keys are the same. */
final class PolicyToml {
    private PolicyToml() {}

    /** {@return the text of the file, which names {@code overlays.toml} where there are overlays} */
    static String of(Question question) {
        StringBuilder toml = new StringBuilder();
        PolicyText policy = question.policy();
        for (IndexId id : policy.ids()) {
            toml.append("[[index]]\nid = ").append(string(id.value())).append("\nretries = 0\n");
            Map<String, Object> values = new LinkedHashMap<>(question.place(id));
            values.putAll(policy.values(id, question::url));
            values.forEach((key, value) ->
                    toml.append(key).append(" = ").append(value(value)).append('\n'));
        }
        return tables(policy) + toml;
    }

    /** Before everything: what follows an index would be of it. */
    private static String tables(PolicyText policy) {
        StringBuilder toml = new StringBuilder();
        if (!policy.overlays().isEmpty()) {
            toml.append("overlays.files = [\"overlays.toml\"]\n");
        }
        policy.table("overlays")
                .keySet()
                .forEach(key -> toml.append("overlays.").append(key).append(" = true\n"));
        for (String table : List.of("pins", "format", "cool-downs", "resolution")) {
            policy.table(table)
                    .forEach((key, value) -> toml.append(table)
                            .append('.')
                            .append(string(key))
                            .append(" = ")
                            .append(string(value))
                            .append('\n'));
        }
        return toml.toString();
    }

    /** {@return a source by its keys in a policy file} */
    static Map<String, Object> source(FeedSource source) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("url", source.location());
        values.put("suites", source.suites());
        values.put("components", source.components());
        source.signedBy().ifPresent(keys -> values.put("signed-by", keys));
        return values;
    }

    private static String value(Object value) {
        if (value instanceof Map<?, ?> values) {
            return values.entrySet().stream()
                    .map(each -> each.getKey() + " = " + value(each.getValue()))
                    .collect(Collectors.joining(", ", "{ ", " }"));
        }
        if (value instanceof List<?> values) {
            return values.stream().map(PolicyToml::value).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String text ? string(text) : value.toString();
    }

    static String string(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
