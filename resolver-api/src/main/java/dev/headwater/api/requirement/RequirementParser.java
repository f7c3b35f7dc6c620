// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import dev.headwater.api.InvalidTextException;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.InvalidSpecifierException;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.VersionSpecifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a requirement in one pass from left to right.
 *
 * <pre>
 * requirement = name extras? (versions | "(" versions ")" | "@" url)? (";" marker)?
 * extras      = "[" (name ("," name)*)? "]"
 * versions    = (specifier ("," specifier)* ","?)?
 * </pre>
 */
final class RequirementParser {
    private static final int LONGEST = 100_000;
    private static final char END = 0;

    private final String text;
    private int position;

    private String spelledName = "";
    private @Nullable ProjectName name;
    private @Nullable SortedSet<ExtraName> extras;
    private SpecifierSet specifiers = SpecifierSet.any();
    private @Nullable String url;
    private @Nullable Marker marker;

    RequirementParser(String text) {
        this.text = text;
    }

    Requirement parse() {
        if (text.length() > LONGEST) {
            throw new InvalidRequirementException(text, LONGEST, "at most " + LONGEST + " characters");
        }
        skipSpace();
        readName();
        skipSpace();
        if (peek() == '[') {
            readExtras();
            skipSpace();
        }
        if (peek() == '@') {
            readUrl();
        } else {
            readVersions();
        }
        if (peek() == ';') {
            readMarker();
        } else if (position < text.length()) {
            throw fault(expectedAtEnd());
        }
        return new Requirement(this);
    }

    private String expectedAtEnd() {
        if (url != null) {
            return "';' or the end";
        }
        return specifiers.isAny() ? "versions, '@', ';' or the end" : "',', ';' or the end";
    }

    private void readName() {
        int start = position;
        skipNameCharacters();
        spelledName = text.substring(start, position);
        try {
            name = ProjectName.parse(spelledName);
        } catch (InvalidNameException e) {
            throw faultWithin(e, start);
        }
    }

    private void readExtras() {
        TreeSet<ExtraName> names = new TreeSet<>();
        position++;
        skipSpace();
        if (peek() != ']') {
            names.add(readExtra());
            while (peek() == ',') {
                position++;
                skipSpace();
                names.add(readExtra());
            }
        }
        if (peek() != ']') {
            throw fault("',' or ']'");
        }
        position++;
        extras = Collections.unmodifiableSortedSet(names);
    }

    private ExtraName readExtra() {
        int start = position;
        skipNameCharacters();
        try {
            ExtraName extra = ExtraName.parse(text.substring(start, position));
            skipSpace();
            return extra;
        } catch (InvalidNameException e) {
            throw faultWithin(e, start);
        }
    }

    private void readUrl() {
        position++;
        skipSpace();
        int start = position;
        while (position < text.length() && !isSpace(text.charAt(position))) {
            if (Character.isISOControl(text.charAt(position))) {
                throw fault("no control character in a URL");
            }
            position++;
        }
        if (position == start) {
            throw fault("a URL");
        }
        url = text.substring(start, position);
        skipSpace();
    }

    private void readVersions() {
        boolean parenthesized = peek() == '(';
        if (parenthesized) {
            position++;
            skipSpace();
        }
        List<VersionSpecifier> clauses = new ArrayList<>();
        while (isOperator(peek())) {
            clauses.add(readSpecifier());
            if (peek() != ',') {
                break;
            }
            position++;
            skipSpace();
        }
        specifiers = SpecifierSet.of(clauses);
        if (parenthesized) {
            if (peek() != ')') {
                throw fault("a version specifier, ',' or ')'");
            }
            position++;
            skipSpace();
        }
    }

    /** Reads a clause; what {@code ===} is followed by ends at a comma, too, as in the standard's grammar. */
    private VersionSpecifier readSpecifier() {
        int start = position;
        while (isOperator(peek())) {
            position++;
        }
        skipSpace();
        while (position < text.length() && isOfVersion(text.charAt(position))) {
            position++;
        }
        try {
            VersionSpecifier specifier = VersionSpecifier.parse(text.substring(start, position));
            skipSpace();
            return specifier;
        } catch (InvalidSpecifierException e) {
            throw faultWithin(e, start);
        }
    }

    private void readMarker() {
        try {
            marker = Marker.of(MarkerParser.parse(text, position + 1));
        } catch (InvalidMarkerException e) {
            throw faultWithin(e, 0);
        }
        position = text.length();
    }

    private void skipNameCharacters() {
        while (isOfName(peek())) {
            position++;
        }
    }

    private void skipSpace() {
        while (isSpace(peek())) {
            position++;
        }
    }

    /** The next character, or a null character at the end, which is allowed nowhere. */
    private char peek() {
        return position < text.length() ? text.charAt(position) : END;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == '.';
    }

    private static boolean isOperator(char c) {
        return c == '<' || c == '>' || c == '=' || c == '!' || c == '~';
    }

    /** All that could belong to a version, or, after {@code ===}, to any text that is compared as it is. */
    private static boolean isOfVersion(char c) {
        return !isSpace(c) && c != ',' && c != ';' && c != ')' && !Character.isISOControl(c);
    }

    private InvalidRequirementException fault(String expected) {
        return new InvalidRequirementException(text, position, expected);
    }

    private InvalidRequirementException faultWithin(InvalidTextException part, int start) {
        return new InvalidRequirementException(text, start + part.position(), part.expected());
    }

    String text() {
        return text;
    }

    String spelledName() {
        return spelledName;
    }

    ProjectName name() {
        if (name == null) {
            throw new IllegalStateException("nothing was parsed");
        }
        return name;
    }

    @Nullable
    SortedSet<ExtraName> extras() {
        return extras;
    }

    SpecifierSet specifiers() {
        return specifiers;
    }

    @Nullable
    String url() {
        return url;
    }

    @Nullable
    Marker marker() {
        return marker;
    }
}
