// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.simple;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.distribution.Yank;
import dev.headwater.api.index.DistributionFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A page in HTML. */
final class SimpleHtml {
    private final StringBuilder html = new StringBuilder();

    private SimpleHtml() {}

    static byte[] of(SimplePage page) {
        SimpleHtml written = new SimpleHtml();
        written.write(page);
        return written.html.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(SimplePage page) {
        html.append("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n");
        meta("pypi:repository-version", page.version());
        page.state().ifPresent(state -> meta("pypi:project-status", state));
        if (page.state().isPresent()) {
            page.stateReason().ifPresent(reason -> meta("pypi:project-status-reason", reason));
        }
        html.append("<title>Links for ");
        escape(page.name());
        html.append("</title>\n</head>\n<body>\n<h1>Links for ");
        escape(page.name());
        html.append("</h1>\n");
        page.note().said().forEach((word, texts) -> texts.forEach(text -> comment(word + ": " + text)));
        page.files().forEach(this::write);
        html.append("</body>\n</html>\n");
    }

    private void meta(String name, String content) {
        html.append("<meta name=\"").append(name).append('"');
        attribute("content", content);
        html.append(">\n");
    }

    private void write(DistributionFile file) {
        html.append("<a");
        attribute("href", file.url() + fragment(file.hashes()));
        file.requiresPython().ifPresent(python -> attribute("data-requires-python", python));
        Optional<Yank> yank = file.yank();
        yank.ifPresent(why -> attribute("data-yanked", why.reason().orElse("")));
        Optional<FileHashes> metadata = file.metadata();
        if (metadata.isPresent()) {
            String value = best(metadata.get()).map(SimpleHtml::text).orElse("true");
            attribute("data-core-metadata", value);
            attribute("data-dist-info-metadata", value);
        }
        html.append('>');
        escape(file.filename());
        html.append("</a><br>\n");
    }

    private static String fragment(FileHashes hashes) {
        return best(hashes).map(hash -> "#" + text(hash)).orElse("");
    }

    private static String text(FileHash hash) {
        return hash.algorithm() + "=" + hash.hex();
    }

    /** {@return the hash that every installer knows, or else the strongest, or else any} */
    private static Optional<FileHash> best(FileHashes hashes) {
        return hashes.of("sha256")
                .or(hashes::strongest)
                .or(() -> hashes.asList().stream().findFirst());
    }

    private void attribute(String name, String value) {
        html.append(' ').append(name).append("=\"");
        escape(value);
        html.append('"');
    }

    /** A comment ends at two hyphens and a sign that is escaped here. */
    private void comment(String text) {
        html.append("<!-- ");
        escape(text);
        html.append(" -->\n");
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                default -> html.append(c < ' ' ? ' ' : c);
            }
        }
    }
}
