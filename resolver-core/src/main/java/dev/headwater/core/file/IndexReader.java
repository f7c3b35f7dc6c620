// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.PolicyKey;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.api.text.Spelling;
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
        refuseOthers(kind);
        IndexEntry.Builder entry = kind.isRepository()
                ? IndexEntry.feed(id, kind, sources())
                : IndexEntry.builder(id, location(kind)).kind(kind);
        for (PolicyKey<?> key : PolicyKeys.INDEX) {
            if (!PolicyKeys.BEGINNING.contains(key) && key != PolicyKeys.KIND) {
                read(key, entry);
            }
        }
        readPath(PolicyKeys.SIGNED_BY, entry);
        readPath(PolicyKeys.MAPPING, entry);
        return entry.build();
    }

    /** What says nothing of an index of this kind is refused also where it says what holds anyway. */
    private void refuseOthers(IndexKind kind) {
        for (PolicyKey<?> key : PolicyKeys.INDEX) {
            boolean isLocation = key == PolicyKeys.URL || key == PolicyKeys.PATH;
            if (keys.has(key.name()) && !key.isOf(kind) && !(isLocation && !kind.isFeed())) {
                String instead = isLocation ? "a distributor's repository has sources" : "remove the key";
                throw keys.fault(
                        key.name(), "an index of kind = \"" + Spelling.of(kind) + "\" has no such key; " + instead);
            }
        }
    }

    private <T> void read(PolicyKey<T> key, IndexEntry.Builder entry) {
        keys.value(key).ifPresent(value -> entry.set(key, value));
    }

    private void readPath(PolicyKey<String> key, IndexEntry.Builder entry) {
        keys.value(key).ifPresent(path -> entry.set(key, PathText.resolve(keys, key.name(), path, file)));
    }

    private List<FeedSource> sources() {
        if (!keys.has(PolicyKeys.SOURCES.name())) {
            throw keys.missing(
                    PolicyKeys.SOURCES.name(),
                    "write where it is read: sources = [{ url = \"https://…\", suites = […], components = […], "
                            + "signed-by = \"…\" }]");
        }
        return keys.tables(PolicyKeys.SOURCES.name()).stream()
                .map(table -> SourceReader.read(table, file))
                .toList();
    }

    private String location(IndexKind kind) {
        boolean local = kind.isLocal() || (kind == IndexKind.FEED && !keys.has(PolicyKeys.URL.name()));
        String wanted = (local ? PolicyKeys.PATH : PolicyKeys.URL).name();
        String other = (local ? PolicyKeys.URL : PolicyKeys.PATH).name();
        if (keys.has(other)) {
            throw keys.fault(other, instead(kind, local));
        }
        String location = keys.required(
                wanted,
                local ? "write where it is, relative to this file" : "write where the index is: url = \"https://…\"");
        if (location.isBlank()) {
            throw keys.fault(wanted, "this is empty; write where the index is");
        }
        return local ? PathText.resolve(keys, "path", location, file) : location;
    }

    private static String instead(IndexKind kind, boolean local) {
        if (kind == IndexKind.FEED) {
            return "a feed is in one place; write url or path, not both";
        }
        return local
                ? "an index of this kind is on this machine; write path = \"…\" instead of url"
                : "only the kinds directory, recording and feed have a path; write url, or kind = \"directory\"";
    }
}
