// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.PolicyKey;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.UrlSecrets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Reads one {@code [[index]]} of a policy file. */
final class IndexReader {
    private static final List<String> NAMES =
            PolicyKeys.INDEX.stream().map(PolicyKey::name).toList();

    private final TomlKeys keys;
    private final Path file;

    private IndexReader(TomlKeys keys, Path file) {
        this.keys = keys.only(NAMES);
        this.file = file;
    }

    /** {@return the entry that a table of a policy file describes} */
    static IndexEntry read(TomlKeys keys, Path file) {
        return new IndexReader(keys, file).read();
    }

    private IndexEntry read() {
        keys.required("id", "give the index a name: id = \"internal\"");
        IndexId id = keys.value(PolicyKeys.ID).orElseThrow();
        IndexKind kind = keys.value(PolicyKeys.KIND).orElse(IndexKind.SIMPLE);
        IndexEntry.Builder entry = IndexEntry.builder(id, location(kind));
        for (PolicyKey<?> key : PolicyKeys.INDEX) {
            if (!PolicyKeys.BEGINNING.contains(key)) {
                read(key, entry);
            }
        }
        return entry.build();
    }

    private <T> void read(PolicyKey<T> key, IndexEntry.Builder entry) {
        keys.value(key).ifPresent(value -> entry.set(key, value));
    }

    private String location(IndexKind kind) {
        boolean local = kind.isLocal();
        String wanted = (local ? PolicyKeys.PATH : PolicyKeys.URL).name();
        String other = (local ? PolicyKeys.URL : PolicyKeys.PATH).name();
        if (keys.has(other)) {
            throw keys.fault(
                    other,
                    local
                            ? "an index of this kind is on this machine; write path = \"…\" instead of url"
                            : "only the kinds directory and recording have a path; write url, or kind = \"directory\"");
        }
        String location = keys.required(
                wanted,
                local ? "write where it is, relative to this file" : "write where the index is: url = \"https://…\"");
        if (location.isBlank()) {
            throw keys.fault(wanted, "this is empty; write where the index is");
        }
        return local ? resolve(location) : location;
    }

    private String resolve(String location) {
        if (UrlSecrets.beginsAsUrl(location)) {
            throw keys.fault("path", "this is a URL; write a path, or use url with kind = \"simple\"");
        }
        try {
            return file.resolveSibling(location).normalize().toString();
        } catch (InvalidPathException e) {
            throw keys.fault("path", Shown.quoted(location) + " is no path: " + e.getReason());
        }
    }
}
