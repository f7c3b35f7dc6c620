// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.text.Spelling;
import java.util.List;
import java.util.Locale;

/** Writes a policy whose indexes are recordings beside the file, with all else that can change an answer. */
public final class PolicyWriter {
    private final StringBuilder toml = new StringBuilder();

    private PolicyWriter() {}

    /** {@return the text of a policy file in which each index is a recording in a folder named by its id} */
    public static String ofRecordings(IndexPolicy policy) {
        PolicyWriter writer = new PolicyWriter();
        writer.toml.append("# Replays a recorded resolution: give this file as --config, with the same request.\n");
        policy.indexes().forEach(writer::writeIndex);
        writer.writePolicy(policy);
        return writer.toml.toString();
    }

    private void writeIndex(IndexEntry entry) {
        toml.append("\n[[index]]\n");
        text("id", entry.id());
        text("kind", "recording");
        text("path", entry.id());
        text("role", Spelling.of(entry.role()));
        list("reserved", entry.reserved());
        list("allow", entry.allow());
        list("deny", entry.deny());
        entry.knownProject().ifPresent(name -> text("known-project", name));
        text("cool-down", entry.coolDown());
        text("missing-upload-time", Spelling.of(entry.missingUploadTime()));
        if (entry.allowInsecure()) {
            // Nothing is read over the network here; but a result says it of such an index.
            toml.append("allow-insecure = true\n");
        }
        entry.trustGroup().ifPresent(group -> text("trust-group", group));
    }

    private void writePolicy(IndexPolicy policy) {
        table("pins");
        policy.pins().forEach(this::quoted);
        table("format");
        policy.format().rules().forEach((pattern, rule) -> quoted(pattern, Spelling.of(rule)));
        table("cool-downs");
        policy.coolDowns().forEach(this::quoted);
        table("resolution");
        text("time-limit", policy.timeLimit());
        text("prerelease", Spelling.of(policy.preReleases()));
        text("direct-urls", Spelling.of(policy.directUrls()));
        text("sdist-metadata", Spelling.of(policy.sdistMetadata()));
    }

    private void table(String name) {
        toml.append("\n[").append(name).append("]\n");
    }

    private void text(String key, Object value) {
        toml.append(key).append(" = ").append(string(value)).append('\n');
    }

    private void quoted(Object key, Object value) {
        toml.append(string(key)).append(" = ").append(string(value)).append('\n');
    }

    private void list(String key, List<?> values) {
        if (!values.isEmpty()) {
            toml.append(key)
                    .append(" = ")
                    .append(values.stream().map(PolicyWriter::string).toList())
                    .append('\n');
        }
    }

    private static String string(Object value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : value.toString().toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
