// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import dev.headwater.api.index.ProjectStatus;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a page in HTML says of itself, wherever that stands: of several elements of a kind the first one holds. */
final class HtmlHead {
    private static final String VERSION = "pypi:repository-version";

    private final Map<String, String> meta = new HashMap<>();
    private @Nullable String base;
    private @Nullable String title;

    private HtmlHead() {}

    /**
     * Reads what a text says of itself.
     *
     * @throws UnreadablePageException if it follows a later version of the API
     */
    static HtmlHead read(String text) throws UnreadablePageException {
        HtmlHead head = new HtmlHead();
        HtmlTags tags = new HtmlTags(text);
        while (tags.next()) {
            switch (tags.name()) {
                case "meta" -> head.addMeta(tags);
                case "base" -> head.base = head.base == null ? tags.attribute("href") : head.base;
                case "title" -> head.title = head.title == null ? tags.content() : head.title;
                default -> {}
            }
        }
        if (head.meta.containsKey(VERSION)) {
            ApiVersion.check(head.meta(VERSION));
        }
        return head;
    }

    private void addMeta(HtmlTags tags) {
        String name = tags.attribute("name");
        if (name != null && name.startsWith("pypi:")) {
            String content = tags.attribute("content");
            meta.putIfAbsent(name, content == null ? "" : content.trim());
        }
    }

    private String meta(String name) {
        return meta.getOrDefault(name, "");
    }

    boolean saysVersion() {
        return meta.containsKey(VERSION);
    }

    /** {@return what relative links on the page are relative to: its first base that is one, itself relative} */
    UrlText base(String url) {
        UrlText own = UrlText.parse(url);
        return base == null ? own : own.resolve(base);
    }

    Optional<String> title() {
        return Optional.ofNullable(title)
                .map(text -> Collections.list(new StringTokenizer(text)).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ")));
    }

    ProjectStatus status() {
        return StatusText.read(meta("pypi:project-status"), meta("pypi:project-status-reason"));
    }
}
