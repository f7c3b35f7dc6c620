// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api;

import dev.headwater.api.text.Shown;
import dev.headwater.api.text.UrlSecrets;

/**
 * Text that does not follow its specification: which text, where it goes wrong, and what is allowed there.
 *
 * <p>Each kind of text has a subtype of its own. The message is one sentence made of the accessors; a long text is
 * shortened in the message, never in {@link #text()}, and user information in URLs is hidden there.
 *
 * @since 0.1.0
 */
public abstract class InvalidTextException extends InvalidInputException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 120;

    private final String text;
    private final int position;
    private final String expected;

    /**
     * Describes a fault.
     *
     * @param kind what the text should have been, with its article: "a version"
     * @param text the whole text as given
     * @param position the offset of the fault in {@code text}, in chars, from 0 to its length
     * @param expected what is allowed at that position, as it reads after "expected"
     */
    protected InvalidTextException(String kind, String text, int position, String expected) {
        super(message(kind, text, position, expected));
        this.text = text;
        this.position = position;
        this.expected = expected;
    }

    /** {@return the text as it was given} */
    public final String text() {
        return text;
    }

    /** {@return the offset of the fault in {@link #text()}, in chars; its length where the text ends too early} */
    public final int position() {
        return position;
    }

    /** {@return what is allowed at {@link #position()}} */
    public final String expected() {
        return expected;
    }

    private static String message(String kind, String text, int position, String expected) {
        return "not " + kind + ": " + quote(withoutSecrets(text), position) + ", at position " + position
                + ": expected " + expected;
    }

    /** A password with white space in it cannot be told from what surrounds it, so nothing is shown. */
    private static String withoutSecrets(String text) {
        String masked = UrlSecrets.masked(text);
        return masked.equals(text) && UrlSecrets.mayStandIn(text) ? "*".repeat(text.length()) : masked;
    }

    /** Quotes the part of the text around the fault; hidden characters are escaped, for the message may be printed. */
    private static String quote(String text, int position) {
        int from = text.length() <= SHOWN ? 0 : Math.max(0, Math.min(position - SHOWN / 2, text.length() - SHOWN));
        int to = Math.min(text.length(), from + SHOWN);
        return (from > 0 ? "…'" : "'") + Shown.text(text.substring(from, to)) + (to < text.length() ? "'…" : "'");
    }
}
