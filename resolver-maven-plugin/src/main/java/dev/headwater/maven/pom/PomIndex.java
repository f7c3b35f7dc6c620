// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven.pom;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.PolicyKey;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.api.text.Spelling;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads one {@code <index>} of a policy in a POM. */
final class PomIndex {
    private static final List<String> NAMES =
            PolicyKeys.INDEX.stream().map(PolicyKey::name).toList();
    private static final List<String> OF_SOURCE =
            List.of("url", "path", "suites", "components", "signed-by", "metalink");

    private final Elements keys;
    private final Path folder;

    private PomIndex(PomElement element, Path folder) {
        keys = new Elements(element, NAMES);
        this.folder = folder;
    }

    static IndexEntry read(PomElement element, Path folder) {
        return new PomIndex(element, folder).read();
    }

    private IndexEntry read() {
        IndexId id = keys.value(PolicyKeys.ID)
                .orElseThrow(() -> keys.missing("id", "give the index a name: <id>internal</id>"));
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

    private void refuseOthers(IndexKind kind) {
        for (PolicyKey<?> key : PolicyKeys.INDEX) {
            boolean isLocation = key == PolicyKeys.URL || key == PolicyKeys.PATH;
            if (keys.has(key) && !key.isOf(kind) && !(isLocation && !kind.isFeed())) {
                throw element(key)
                        .fault("an index of the kind '" + Spelling.of(kind) + "' has no such element; "
                                + (isLocation ? "a distributor's repository has <sources>" : "remove it"));
            }
        }
    }

    private PomElement element(PolicyKey<?> key) {
        return keys.find(key.name()).orElseThrow();
    }

    private <T> void read(PolicyKey<T> key, IndexEntry.Builder entry) {
        keys.value(key).ifPresent(value -> entry.set(key, value));
    }

    private void readPath(PolicyKey<String> key, IndexEntry.Builder entry) {
        keys.find(key.name()).ifPresent(element -> entry.set(key, path(element)));
    }

    private String location(IndexKind kind) {
        boolean isPath = kind.isLocal() || (kind == IndexKind.FEED && !keys.has(PolicyKeys.URL));
        PolicyKey<String> wanted = isPath ? PolicyKeys.PATH : PolicyKeys.URL;
        PolicyKey<String> other = isPath ? PolicyKeys.URL : PolicyKeys.PATH;
        if (keys.has(other)) {
            throw element(other).fault(instead(kind, other));
        }
        String location = keys.value(wanted).orElseThrow(() -> keys.missing(wanted.name(), "write where the index is"));
        if (location.isBlank()) {
            throw element(wanted).fault("this is empty; write where the index is");
        }
        return isPath ? path(element(wanted)) : location;
    }

    private static String instead(IndexKind kind, PolicyKey<String> written) {
        if (kind == IndexKind.FEED) {
            return "a feed is in one place; write <url> or <path>, not both";
        }
        return written == PolicyKeys.URL
                ? "an index of this kind is on this machine; write <path> instead of <url>"
                : "only the kinds directory, recording and feed have a path; write <url>, or <kind>directory</kind>";
    }

    private List<FeedSource> sources() {
        return keys
                .find(PolicyKeys.SOURCES.name())
                .orElseThrow(() ->
                        keys.missing("sources", "write a <source> with <url>, <suites>, <components> and <signedBy>"))
                .children()
                .stream()
                .map(this::source)
                .toList();
    }

    private FeedSource source(PomElement element) {
        Elements source = new Elements(element, OF_SOURCE);
        Optional<PomElement> path = source.find("path");
        if (path.isPresent() && source.find("url").isPresent()) {
            throw element.fault("a source is in one place; write <url> or <path>, not both");
        }
        String location = path.map(this::path)
                .orElseGet(() -> word(source.find("url")
                        .orElseThrow(() -> source.missing("url", "write where it is, or <path> on this machine"))));
        return new FeedSource(
                path.isPresent() ? FeedSource.Kind.PATH : FeedSource.Kind.URL,
                location,
                words(source, "suites"),
                words(source, "components"),
                source.find("signed-by").map(this::path),
                source.find("metalink").map(PomIndex::word));
    }

    private static List<String> words(Elements source, String key) {
        return source.find(key)
                .map(list -> list.children().stream().map(PomIndex::word).toList())
                .orElse(List.of());
    }

    private static String word(PomElement element) {
        String text = Elements.text(element);
        if (text.isBlank()) {
            throw element.fault("this is empty; write something, or remove it");
        }
        return text;
    }

    private String path(PomElement element) {
        return ElementPath.of(element, folder).toString();
    }
}
