// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of a recorded page, and the metadata that is made of them. */
final class RecordedBodies {
    private static final String REQUIRES_PYTHON = "requires-python:";

    private final List<String> texts;
    private final boolean verbatim;

    /**
     * Takes the bodies of a page.
     *
     * @param verbatim whether a body is metadata as it is; if not, it is some headers, to which others are added
     */
    RecordedBodies(List<String> texts, boolean verbatim) {
        this.texts = List.copyOf(texts);
        this.verbatim = verbatim;
    }

    /** {@return whether there is such a body; a filled one is made of headers, so a verbatim page has none} */
    boolean has(int body) {
        return body >= 0 ? body < texts.size() : !verbatim && -body - 1 < texts.size();
    }

    int count() {
        return texts.size();
    }

    long length() {
        return texts.stream().mapToLong(String::length).sum();
    }

    /**
     * Makes the text of a metadata file.
     *
     * @param body the number of the body; -(i+1) is body i of another version, of which the file has its own
     *     Requires-Python
     * @return null if the file name has no version to write into it
     */
    @Nullable
    String metadata(int body, String filename, @Nullable String requiresPython) {
        String text = texts.get(body >= 0 ? body : -body - 1);
        if (verbatim) {
            return text;
        }
        int afterName = filename.indexOf('-');
        int afterVersion = filename.indexOf('-', afterName + 1);
        if (afterName < 0 || afterVersion < 0) {
            return null;
        }
        StringBuilder metadata = new StringBuilder(text.length() + 128)
                .append("Metadata-Version: 2.1\nName: ")
                .append(filename, 0, afterName)
                .append("\nVersion: ")
                .append(filename, afterName + 1, afterVersion)
                .append('\n');
        if (body >= 0) {
            metadata.append(text);
        } else {
            fill(metadata, text, requiresPython);
        }
        return metadata.append('\n').toString();
    }

    /** Writes the lines of a body without its Requires-Python, after that of the file; joined by line feeds. */
    private static void fill(StringBuilder metadata, String body, @Nullable String requiresPython) {
        int start = metadata.length();
        if (requiresPython != null && !requiresPython.isEmpty()) {
            metadata.append("Requires-Python: ").append(requiresPython);
        }
        for (int from = 0; from < body.length(); ) {
            int feed = body.indexOf('\n', from);
            int to = feed < 0 ? body.length() : feed;
            if (to > from && !body.regionMatches(true, from, REQUIRES_PYTHON, 0, REQUIRES_PYTHON.length())) {
                metadata.append(metadata.length() > start ? "\n" : "").append(body, from, to);
            }
            from = to + 1;
        }
    }
}
