// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.output;

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

    /** {@return the lines with the first word of errors, warnings and hints in colour} */
    String messages(String lines) {
        if (!isColoured) {
            return lines;
        }
        StringBuilder text = new StringBuilder();
        for (String line : lines.split("(?<=\n)", -1)) {
            int colon = line.indexOf(": ");
            String word = colon < 0 ? "" : line.substring(0, colon);
            String colour = colour(word);
            text.append(colour.isEmpty() ? line : colour + word + ":" + PLAIN + line.substring(colon + 1));
        }
        return text.toString();
    }

    private static String colour(String word) {
        return switch (word) {
            case "error" -> RED;
            case "warning" -> YELLOW;
            case "hint" -> CYAN;
            default -> "";
        };
    }
}
