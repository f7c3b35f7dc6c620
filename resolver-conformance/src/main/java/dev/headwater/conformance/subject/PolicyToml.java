// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import dev.headwater.api.index.IndexId;
import dev.headwater.conformance.scenario.PolicyText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The policy of a scenario as a policy file: its keys are the same. */
final class PolicyToml {
    private static final List<String> PATTERNS = List.of("reserved", "allow", "deny");

    private PolicyToml() {}

    /** {@return the text of the file, which names {@code overlays.toml} where there are overlays} */
    static String of(PolicyText policy, Map<IndexId, String> urls) {
        StringBuilder toml = new StringBuilder();
        urls.forEach((id, url) -> {
            toml.append("[[index]]\nid = ").append(string(id.value()));
            toml.append("\nurl = ").append(string(url)).append("\nretries = 0\n");
            policy.options(id)
                    .forEach((key, value) -> toml.append(key)
                            .append(" = ")
                            .append(value(key, value))
                            .append('\n'));
        });
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

    private static String value(String key, String value) {
        return PATTERNS.contains(key)
                ? PolicyText.list(value).stream().map(PolicyToml::string).collect(Collectors.joining(", ", "[", "]"))
                : string(value);
    }

    static String string(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
