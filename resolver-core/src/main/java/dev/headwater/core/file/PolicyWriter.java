// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.policy.FeedSource;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.PolicyKey;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.api.policy.PolicyTable;
import dev.headwater.api.policy.SupportSettings;
import dev.headwater.api.text.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a policy as the text of a policy file. What holds anyway is not written. */
public final class PolicyWriter {
    /** The overlay file that stands beside a policy. */
    public static final String HOTFIXES = "hotfixes.toml";

    /** The overlay file that stands beside a policy of recordings. */
    public static final String OVERLAYS = "overlays.toml";

    private final StringBuilder toml = new StringBuilder();

    private PolicyWriter() {}

    /** {@return the text of a policy file that says the same} */
    static String of(IndexPolicy policy) {
        PolicyWriter writer = new PolicyWriter();
        for (IndexEntry entry : policy.indexes()) {
            writer.toml.append("\n[[index]]\n");
            PolicyKeys.INDEX.forEach(key -> writer.write(key, entry));
        }
        writer.writeTables(policy);
        writer.writeSupport(policy);
        return writer.toml.toString();
    }

    private void writeSupport(IndexPolicy policy) {
        if (!policy.support().equals(SupportSettings.DEFAULT)) {
            toml.append("\n[support]\n");
            line("pythons", TomlText.strings(policy.support().pythons()));
            line("platforms", TomlText.strings(policy.support().platforms()));
        }
    }

    /**
     * {@return the text of a policy file that says the same, with comments, and without tables that say nothing; where
     * the policy has overlays, the file names {@link #HOTFIXES}}
     *
     * @param comments the lines of the comment at a place: before everything (empty), before an index
     *     ({@code index.ID}), a row of a table ({@code pins.torch}), or a table ({@code overlays})
     */
    public static String commented(IndexPolicy policy, Function<String, List<String>> comments) {
        PolicyWriter writer = new PolicyWriter();
        writer.comment(comments.apply(""));
        for (IndexEntry entry : policy.indexes()) {
            writer.toml.append('\n');
            writer.comment(comments.apply("index." + entry.id()));
            writer.toml.append("[[index]]\n");
            PolicyKeys.INDEX.forEach(key -> writer.write(key, entry));
        }
        for (PolicyTable<?, ?> table : PolicyKeys.TABLES) {
            Map<String, String> rows = table.texts(policy);
            writer.begin(table.name(), rows.size(), comments);
            rows.forEach((name, value) -> {
                writer.comment(comments.apply(table.name() + "." + name));
                writer.line(TomlText.key(name), TomlText.string(value));
            });
        }
        writer.writeKeys("resolution", PolicyKeys.RESOLUTION, policy, comments);
        if (!policy.overlays().isEmpty()) {
            writer.begin("overlays", 1, comments);
            writer.line("files", TomlText.strings(List.of(HOTFIXES)));
            PolicyKeys.OVERLAYS.forEach(key ->
                    policy.texts(key).ifPresent(texts -> writer.line(key.name(), value(key, texts))));
        }
        return writer.toml.toString();
    }

    private void writeKeys(
            String table, List<PolicyKey<?>> keys, IndexPolicy policy, Function<String, List<String>> comments) {
        List<PolicyKey<?>> said =
                keys.stream().filter(key -> policy.texts(key).isPresent()).toList();
        begin(table, said.size(), comments);
        for (PolicyKey<?> key : said) {
            comment(comments.apply(table + "." + key.name()));
            line(key.name(), value(key, policy.texts(key).orElseThrow()));
        }
    }

    private void begin(String table, int rows, Function<String, List<String>> comments) {
        if (rows > 0) {
            toml.append('\n');
            comment(comments.apply(table));
            toml.append('[').append(table).append("]\n");
        }
    }

    private void comment(List<String> lines) {
        lines.forEach(line -> toml.append(("# " + line).stripTrailing()).append('\n'));
    }

    /**
     * {@return the text of a policy file in which each index is a recording in a folder named by its id, with all else
     * that can change an answer}
     */
    public static String ofRecordings(IndexPolicy policy) {
        PolicyWriter writer = new PolicyWriter();
        writer.toml.append("# Replays a recorded resolution: give this file as --config, with the same request.\n");
        policy.indexes().forEach(writer::writeRecording);
        writer.writeTables(policy);
        if (!policy.overlays().isEmpty()) {
            writer.toml.append("\n[overlays]\n");
            writer.line("files", TomlText.strings(List.of(OVERLAYS)));
            PolicyKeys.OVERLAYS.forEach(key ->
                    policy.texts(key).ifPresent(texts -> writer.line(key.name(), value(key, texts))));
        }
        return writer.toml.toString();
    }

    private void writeRecording(IndexEntry entry) {
        toml.append("\n[[index]]\n");
        for (PolicyKey<?> key : PolicyKeys.INDEX) {
            if (key == PolicyKeys.PATH) {
                line(key.name(), TomlText.string(entry.id().value()));
                line("kind", TomlText.string(Spelling.of(IndexKind.RECORDING)));
            } else if (key.isDigested()
                    && !key.isOfNetwork()
                    && key != PolicyKeys.KIND
                    && key.isOf(IndexKind.RECORDING)) {
                write(key, entry);
            }
        }
    }

    private void write(PolicyKey<?> key, IndexEntry entry) {
        entry.texts(key).ifPresent(texts -> line(key.name(), value(key, texts)));
    }

    private void writeTables(IndexPolicy policy) {
        for (PolicyTable<?, ?> table : PolicyKeys.TABLES) {
            toml.append("\n[").append(table.name()).append("]\n");
            table.texts(policy).forEach((name, value) -> line(TomlText.string(name), TomlText.string(value)));
        }
        toml.append("\n[resolution]\n");
        for (PolicyKey<?> key : PolicyKeys.RESOLUTION) {
            policy.texts(key).ifPresent(texts -> line(key.name(), value(key, texts)));
        }
    }

    private void line(String key, String value) {
        toml.append(key).append(" = ").append(value).append('\n');
    }

    private static String value(PolicyKey<?> key, List<String> texts) {
        return switch (key.form()) {
            case TEXT -> TomlText.string(texts.get(0));
            case NUMBER, FLAG, DATE -> texts.get(0);
            case TABLE -> table(texts);
            case TABLES -> sources(PolicyKeys.SOURCES.parse(texts));
            case TEXTS -> TomlText.strings(texts);
            case NUMBERS -> texts.stream().collect(Collectors.joining(", ", "[", "]"));
        };
    }

    private static String table(List<String> texts) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < texts.size(); i += 2) {
            pairs.add(TomlText.string(texts.get(i)) + " = " + TomlText.string(texts.get(i + 1)));
        }
        return "{ " + String.join(", ", pairs) + " }";
    }

    private static String sources(List<FeedSource> sources) {
        return sources.stream().map(PolicyWriter::source).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String source(FeedSource source) {
        List<String> pairs = new ArrayList<>();
        pairs.add((source.kind() == FeedSource.Kind.URL ? "url = " : "path = ") + TomlText.string(source.location()));
        if (!source.suites().isEmpty()) {
            pairs.add("suites = " + TomlText.strings(source.suites()));
        }
        if (!source.components().isEmpty()) {
            pairs.add("components = " + TomlText.strings(source.components()));
        }
        source.signedBy().ifPresent(keys -> pairs.add("signed-by = " + TomlText.string(keys)));
        source.metalink().ifPresent(url -> pairs.add("metalink = " + TomlText.string(url)));
        return "{ " + String.join(", ", pairs) + " }";
    }
}
