// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.policy.FeedSource;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Reads one table of the {@code sources} of a distributor's feed. */
final class SourceReader {
    private static final List<String> NAMES = List.of("url", "path", "suites", "components", "signed-by", "metalink");

    private final TomlKeys keys;
    private final Path file;

    private SourceReader(TomlKeys keys, Path file) {
        this.keys = keys.only(NAMES);
        this.file = file;
    }

    static FeedSource read(TomlKeys keys, Path file) {
        return new SourceReader(keys, file).read();
    }

    private FeedSource read() {
        boolean local = keys.has("path");
        if (local && keys.has("url")) {
            throw keys.fault("url", "a source is in one place; write url or path, not both");
        }
        String location = local
                ? word("path", "")
                : word("url", "write where it is: url = \"https://…\", or path = \"…\" on this machine");
        return new FeedSource(
                local ? FeedSource.Kind.PATH : FeedSource.Kind.URL,
                local ? PathText.resolve(keys, "path", location, file) : location,
                words("suites"),
                words("components"),
                keys.text("signed-by", Function.identity())
                        .map(path -> PathText.resolve(keys, "signed-by", path, file)),
                keys.text("metalink", Function.identity()).map(url -> given("metalink", url)));
    }

    private String word(String key, String hint) {
        return given(key, keys.required(key, hint));
    }

    private List<String> words(String key) {
        List<String> words = keys.strings(key).orElse(List.of());
        words.forEach(word -> given(key, word));
        return words;
    }

    private String given(String key, String word) {
        if (word.isBlank()) {
            throw keys.fault(key, "this is empty; write something, or remove it");
        }
        return word;
    }
}
