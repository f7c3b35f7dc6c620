// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.output;

import dev.headwater.api.text.Shown;
import java.util.List;
import java.util.Set;

/** How a result is printed. */
public enum OutputFormat {
    TEXT,
    JSON,
    TREE,
    REQUIREMENTS,
    CONSTRAINTS,
    PYLOCK,
    SARIF,
    SH,
    CYCLONEDX,
    MERMAID,
    HTML;

    /** What every command that prints a result can print. */
    public static final Set<OutputFormat> USUAL = Set.of(TEXT, JSON);

    /**
     * Reads the value of {@code --format}.
     *
     * @throws InvalidRequestException if it is none of ours
     */
    public static OutputFormat parse(String text) {
        return switch (text) {
            case "text" -> TEXT;
            case "json" -> JSON;
            case "tree" -> TREE;
            case "requirements" -> REQUIREMENTS;
            case "sh" -> SH;
            case "constraints" -> CONSTRAINTS;
            case "pylock" -> PYLOCK;
            case "sarif" -> SARIF;
            case "cyclonedx" -> CYCLONEDX;
            case "mermaid" -> MERMAID;
            case "html" -> HTML;
            default ->
                throw new InvalidRequestException(
                        "--format: " + Shown.quoted(text)
                                + " is none of text, json, tree, requirements, constraints, pylock, sarif, cyclonedx, mermaid, html");
        };
    }

    /** {@return the format that the words ask for, for messages about the words themselves; text if that is unclear} */
    public static OutputFormat guess(List<String> words) {
        for (int i = 0; i < words.size() && !words.get(i).equals("--"); i++) {
            boolean next = words.get(i).equals("--format")
                    && i + 1 < words.size()
                    && words.get(i + 1).equals("json");
            if (next || words.get(i).equals("--format=json")) {
                return JSON;
            }
        }
        return TEXT;
    }
}
