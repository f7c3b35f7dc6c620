// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.overlay.OverlayCache;
import dev.headwater.api.overlay.OverlayGuard;
import dev.headwater.api.overlay.TrustedKey;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.policy.PolicyKey;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.api.policy.PolicyTable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a policy file, table by table, and finds the line of what the policy as a whole refuses. */
public final class PolicyReader {
    static final int LONGEST = 1 << 20;

    private static final List<String> RESOLUTION =
            PolicyKeys.RESOLUTION.stream().map(PolicyKey::name).toList();

    /** The tables, in the order of the documents. */
    private static final List<String> TABLES = Stream.of(
                    Stream.of("index"),
                    PolicyKeys.TABLES.stream().map(PolicyTable::name),
                    Stream.of("resolution", "overlays", "support"))
            .flatMap(Function.identity())
            .toList();

    private final Path file;
    private final IndexPolicy.Builder policy = IndexPolicy.builder();

    /** The line of each table and key that is written, by its path with names in normalized form. */
    private final Map<String, Integer> lines = new HashMap<>();

    /** What signed sets of overlays are held against; without it a policy that trusts keys is refused. */
    private final @Nullable OverlayGuard guard;

    private final OverlayCache cache;

    private PolicyReader(Path file, @Nullable OverlayGuard guard, OverlayCache cache) {
        this.file = file;
        this.guard = guard;
        this.cache = cache;
    }

    /**
     * Reads a policy file.
     *
     * @throws FileFault for the first fault
     */
    public static IndexPolicy read(Path file) {
        return parse(TextFile.read(file, LONGEST), file);
    }

    /**
     * Reads a policy file, holds signed sets of overlays against something, and keeps what it made of large ones.
     *
     * @throws FileFault for the first fault
     */
    public static IndexPolicy read(Path file, OverlayGuard guard, OverlayCache cache) {
        return new PolicyReader(file, guard, cache).read(TomlDocument.parse(TextFile.read(file, LONGEST)));
    }

    /**
     * Reads of a policy file the keys that may sign overlays.
     *
     * @throws FileFault for a fault of these
     */
    public static List<TrustedKey> trustedKeys(Path file) {
        return TomlDocument.read(file, LONGEST)
                .only(TABLES)
                .table("overlays")
                .map(keys -> OverlaysTable.trustedKeys(keys, file))
                .orElse(List.of());
    }

    /**
     * Reads the text of a policy file.
     *
     * @param file where the text stands, or would stand: for the paths in it
     * @throws FileFault for the first fault
     */
    public static IndexPolicy parse(String text, Path file) {
        if (text.length() > LONGEST) {
            throw FileFault.whole("the text is longer than " + LONGEST + " characters, which no such file needs");
        }
        return new PolicyReader(file, null, OverlayCache.none()).read(TomlDocument.parse(text));
    }

    private IndexPolicy read(TomlKeys root) {
        note(root.only(TABLES));
        root.tables("index").forEach(index -> {
            policy.index(IndexReader.read(note(index), file));
            if (index.has(PolicyKeys.SOURCES.name())) {
                index.tables(PolicyKeys.SOURCES.name()).forEach(this::note);
            }
        });
        for (PolicyTable<?, ?> table : PolicyKeys.TABLES) {
            root.table(table.name()).ifPresent(keys -> readTable(keys, table));
        }
        root.table("resolution").ifPresent(this::readResolution);
        root.table("support").ifPresent(keys -> policy.support(SupportTable.read(note(keys))));
        OverlaysTable overlays = root.table("overlays")
                .map(keys -> OverlaysTable.read(note(keys), file, policy, guard, cache))
                .orElse(OverlaysTable.NONE);
        try {
            return policy.build();
        } catch (InvalidPolicyException e) {
            String problem = e.fault()
                    + e.remedy().map(PolicyRemedyText::of).map("; "::concat).orElse("");
            throw overlays.fault(e.key(), problem).orElseGet(() -> FileFault.at(line(e.key()), e.key(), problem));
        }
    }

    private <K extends Comparable<K>, V> void readTable(TomlKeys keys, PolicyTable<K, V> table) {
        PolicyKey<V> value = table.value();
        byKey(keys, table).forEach((name, key) -> table.add(policy, name, keys.value(key, value)));
    }

    private void readResolution(TomlKeys keys) {
        note(keys.only(RESOLUTION));
        PolicyKeys.RESOLUTION.forEach(key -> read(keys, key));
    }

    private <T> void read(TomlKeys keys, PolicyKey<T> key) {
        keys.value(key).ifPresent(value -> policy.set(key, value));
    }

    /** {@return the keys of a table whose keys are names, by what they name} */
    private <K extends Comparable<K>> Map<K, String> byKey(TomlKeys keys, PolicyTable<K, ?> table) {
        lines.put(keys.path(), keys.line());
        Map<K, String> names = new LinkedHashMap<>();
        for (String key : keys.names()) {
            K name = name(keys, key, table::parseName);
            if (names.put(name, key) != null) {
                throw keys.fault(key, "'" + table.text(name) + "' is written twice, in different spellings; keep one");
            }
            lines.put(keys.path(table.text(name)), keys.lineOf(key));
        }
        return names;
    }

    private static <T> T name(TomlKeys keys, String key, Function<String, T> parser) {
        if (keys.isTable(key)) {
            throw keys.fault(key, "a name with a dot stands in quotes: \"zope.interface\" = …");
        }
        return keys.parse(key, keys.lineOf(key), key, parser);
    }

    private TomlKeys note(TomlKeys keys) {
        lines.put(keys.path(), keys.line());
        keys.names().forEach(key -> lines.put(keys.path(key), keys.lineOf(key)));
        return keys;
    }

    /** {@return the line of a key; where it is not written, of the table that it belongs to} */
    private int line(String key) {
        int dot = key.indexOf('.');
        String table = dot < 0 ? "" : key.substring(0, dot);
        return lines.getOrDefault(key, lines.getOrDefault(table, 0));
    }
}
