// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.envelope.SignedFile;
import dev.headwater.api.overlay.SetHead;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The text of an overlay file: what it says of itself, above its overlays. */
public final class SetText {
    private static final String NAME = "set";
    private static final String SERIAL = "serial";
    private static final String EXPIRES = "expires";
    private static final String OVERLAY = "overlay";

    /** Room for some tens of thousands of overlays. */
    private static final int LONGEST = 1 << 24;

    private static final int LONGEST_ENVELOPE = 1 << 10;
    private static final int LONGEST_NAME = 100;

    private final String text;
    private final TomlKeys root;
    private final SetHead head;

    private SetText(String text, TomlKeys root) {
        this.text = text;
        this.root = root;
        this.head = new SetHead(root.text(NAME, SetText::name), root.size(SERIAL), root.timeOrText(EXPIRES));
    }

    /**
     * Opens a file; nothing in it is looked at.
     *
     * @throws FileFault if it cannot be read
     */
    public static SignedFile open(Path file) {
        return SignedFile.of(TextFile.bytes(file, LONGEST + LONGEST_ENVELOPE));
    }

    /**
     * Reads what is in an envelope, whoever signed it.
     *
     * @throws FileFault if it is none of an overlay file
     */
    public static SetText of(SignedFile envelope) {
        return of(TextFile.text(envelope.content()));
    }

    /**
     * Reads a text.
     *
     * @throws FileFault if it is none of an overlay file
     */
    static SetText of(String text) {
        if (text.length() > LONGEST) {
            throw FileFault.whole("the text is longer than " + LONGEST + " characters, which no such file needs");
        }
        return new SetText(text, TomlDocument.parseLarge(text).only(List.of(NAME, SERIAL, EXPIRES, OVERLAY)));
    }

    private static String name(String text) {
        boolean isName = !text.isEmpty()
                && text.length() <= LONGEST_NAME
                && text.chars().allMatch(c -> TomlText.isBare(c) || c == '.');
        if (!isName) {
            throw new IllegalArgumentException("this is no name of a set; write up to " + LONGEST_NAME
                    + " ASCII letters, digits, '-', '.' and '_'");
        }
        return text;
    }

    /** {@return the text} */
    public String text() {
        return text;
    }

    /** {@return what it says of itself} */
    public SetHead head() {
        return head;
    }

    /** {@return whether each overlay stands in lines of its own} */
    boolean isPlain() {
        return !root.has(OVERLAY) || root.hasPlainTables(OVERLAY);
    }

    List<TomlKeys> overlays() {
        return root.tables(OVERLAY);
    }

    FileFault missingSerial(String hint) {
        return root.missing(SERIAL, hint);
    }

    FileFault missingExpires(String hint) {
        return root.missing(EXPIRES, hint);
    }

    FileFault serialFault(String problem) {
        return root.fault(SERIAL, problem);
    }

    FileFault expiresFault(String problem) {
        return root.fault(EXPIRES, problem);
    }

    /**
     * {@return this text with something else said of itself, all other lines as they are} What is written already is
     * written anew in its line; what is not stands above all.
     *
     * @throws FileFault if what is written takes more than its line
     */
    public SetText with(SetHead other) {
        Map<String, String> values = new HashMap<>();
        other.name().ifPresent(name -> values.put(NAME, TomlText.string(name)));
        other.serial().ifPresent(serial -> values.put(SERIAL, Long.toString(serial)));
        other.expires().ifPresent(time -> values.put(EXPIRES, time.toString()));
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        List<String> above = new ArrayList<>();
        for (String key : List.of(NAME, SERIAL, EXPIRES)) {
            Optional.ofNullable(values.get(key))
                    .map(value -> key + " = " + value)
                    .ifPresent(line -> place(line, key, lines, above));
        }
        above.addAll(lines);
        SetText changed = of(String.join("\n", above));
        if (!changed.head.equals(other)) {
            throw FileFault.whole("set, serial and expires stand on a line of their own each, above all overlays");
        }
        return changed;
    }

    private void place(String line, String key, List<String> lines, List<String> above) {
        if (root.has(key)) {
            lines.set(root.lineOf(key) - 1, line);
        } else {
            above.add(line);
        }
    }
}
