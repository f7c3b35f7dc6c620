// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.output;

import dev.headwater.api.text.Spelling;
import dev.headwater.core.report.Message;

/** Colours for a terminal; none elsewhere, none where NO_COLOR is set, and none on a dumb terminal. */
public final class Paint {
    private static final String RED = "\u001b[1;31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String CYAN = "\u001b[36m";
    private static final String BOLD = "\u001b[1m";
    private static final String FAINT = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private final boolean isColoured;

    private Paint(boolean isColoured) {
        this.isColoured = isColoured;
    }

    static Paint of(Surroundings surroundings, Surroundings.Stream stream) {
        boolean wanted = surroundings.variable("NO_COLOR").isEmpty();
        boolean able = !surroundings.variable("TERM").equals("dumb");
        return new Paint(wanted && able && surroundings.terminals().contains(stream));
    }

    public String bold(String text) {
        return isColoured ? BOLD + text + PLAIN : text;
    }

    public String faint(String text) {
        return isColoured && !text.isEmpty() ? FAINT + text + PLAIN : text;
    }

    /** {@return the line as it is printed, what it begins with in the colour of its kind} */
    String message(Message message) {
        String colour = colour(message.kind());
        return isColoured && !colour.isEmpty()
                ? colour + Spelling.of(message.kind()) + ":" + PLAIN + " " + message.text()
                : message.toString();
    }

    private static String colour(Message.Kind kind) {
        return switch (kind) {
            case ERROR -> RED;
            case WARNING -> YELLOW;
            case HINT -> CYAN;
            case STEP, NEAR_MISS -> "";
        };
    }
}
