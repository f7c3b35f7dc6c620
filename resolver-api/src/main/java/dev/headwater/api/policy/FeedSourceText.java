// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import dev.headwater.api.text.NearMiss;
import dev.headwater.api.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sources of a feed as the texts of a key: of each its location first, then what else is said, key by key. */
final class FeedSourceText {
    private static final List<String> KEYS = List.of("url", "path", "suites", "components", "signed-by", "metalink");

    private FeedSourceText() {}

    static List<String> of(List<FeedSource> sources) {
        return sources.stream()
                .flatMap(source -> Stream.of(
                                Stream.of(source.kind() == FeedSource.Kind.URL ? "url" : "path", source.location()),
                                source.suites().stream().flatMap(suite -> Stream.of("suites", suite)),
                                source.components().stream().flatMap(component -> Stream.of("components", component)),
                                source.signedBy().stream().flatMap(file -> Stream.of("signed-by", file)),
                                source.metalink().stream().flatMap(url -> Stream.of("metalink", url)))
                        .flatMap(texts -> texts))
                .toList();
    }

    static List<FeedSource> parse(List<String> texts) {
        List<FeedSource> sources = new ArrayList<>();
        for (int i = 0; i + 1 < texts.size(); i += 2) {
            String key = texts.get(i);
            String value = texts.get(i + 1);
            if (value.isBlank()) {
                throw new IllegalArgumentException("'" + key + "' is empty; write something, or remove it");
            }
            if (key.equals("url") || key.equals("path")) {
                FeedSource.Kind kind = key.equals("url") ? FeedSource.Kind.URL : FeedSource.Kind.PATH;
                sources.add(new FeedSource(kind, value, List.of(), List.of(), Optional.empty()));
            } else if (sources.isEmpty()) {
                throw new IllegalArgumentException(
                        "a source has a location; write url = \"https://…\" or path = \"…\"");
            } else {
                sources.add(with(sources.remove(sources.size() - 1), key, value));
            }
        }
        return sources;
    }

    private static FeedSource with(FeedSource source, String key, String value) {
        return switch (key) {
            case "suites" ->
                new FeedSource(
                        source.kind(),
                        source.location(),
                        more(source.suites(), value),
                        source.components(),
                        source.signedBy(),
                        source.metalink());
            case "components" ->
                new FeedSource(
                        source.kind(),
                        source.location(),
                        source.suites(),
                        more(source.components(), value),
                        source.signedBy(),
                        source.metalink());
            case "signed-by" ->
                new FeedSource(
                        source.kind(),
                        source.location(),
                        source.suites(),
                        source.components(),
                        Optional.of(value),
                        source.metalink());
            case "metalink" ->
                new FeedSource(
                        source.kind(),
                        source.location(),
                        source.suites(),
                        source.components(),
                        source.signedBy(),
                        Optional.of(value));
            default ->
                throw new IllegalArgumentException(Shown.quoted(key) + " is no key of a source"
                        + NearMiss.question(key, KEYS) + "; known here: " + String.join(", ", KEYS));
        };
    }

    private static List<String> more(List<String> list, String text) {
        return Stream.concat(list.stream(), Stream.of(text)).toList();
    }
}
