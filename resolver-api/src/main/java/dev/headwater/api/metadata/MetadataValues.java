// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.metadata;

import java.util.List;

/** Rules for single values; each answers with what is expected, empty if the value is right. */
final class MetadataValues {
    private static final List<String> KEYWORDS = List.of(
            "False",
            "None",
            "True",
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield");

    private MetadataValues() {}

    /** A path inside the distribution, written with slashes. */
    static String licenseFileFault(String path) {
        if (path.contains("..")) {
            return "a path without '..'";
        } else if (path.contains("*")) {
            return "a path, no pattern";
        } else if (path.startsWith("/") || (path.length() > 2 && path.startsWith(":/", 1))) {
            return "a relative path";
        } else if (path.contains("\\")) {
            return "'/' between folders";
        }
        boolean clean = MetadataRules.split(path, '/').stream().noneMatch(part -> part.isEmpty() || part.equals("."));
        return clean ? "" : "folders with names";
    }

    /** A dotted name that Python can import, perhaps marked as private. */
    static String importNameFault(String value) {
        int semicolon = value.indexOf(';');
        if (semicolon >= 0 && !value.substring(semicolon + 1).stripLeading().equals("private")) {
            return "nothing but 'private' after ';'";
        }
        for (String part : MetadataRules.split(importName(value), '.')) {
            if (!isIdentifier(part) || KEYWORDS.contains(part)) {
                return "names that Python can import, with '.' between";
            }
        }
        return "";
    }

    static String importName(String value) {
        int semicolon = value.indexOf(';');
        return (semicolon < 0 ? value : value.substring(0, semicolon)).stripTrailing();
    }

    private static boolean isIdentifier(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean allowed =
                    c == '_' || (i == 0 ? Character.isUnicodeIdentifierStart(c) : Character.isUnicodeIdentifierPart(c));
            if (!allowed || Character.isIdentifierIgnorable(c)) {
                return false;
            }
            i += Character.charCount(c);
        }
        return !text.isEmpty();
    }
}
