// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.version;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Seeded versions, close enough to one another to be often equal or neighbors, and to the edges of the packed form. */
final class VersionSamples {
    private static final String[] NUMBERS = {
        "0", "0", "0", "1", "1", "2", "3", "10", "254", "255", "4094", "4095", "16382", "16383", "99999999999999999999"
    };
    private static final String[] PHASE_NUMBERS = {
        "0", "0", "1", "1", "2", "510", "511", "512", "20260101", "4294967296"
    };
    private static final String[] LABELS = {"a", "0", "1", "01a", "a.1", "1.a", "ubuntu.1", "18446744073709551616"};
    private static final String[] SEPARATORS = {"", ".", "-", "_"};

    private final Random random;

    VersionSamples(long seed) {
        random = new Random(seed);
    }

    Version version() {
        return Version.parse(text());
    }

    /** Distinct versions in ascending order. */
    List<Version> ascending(int count) {
        List<Version> versions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            versions.add(version());
        }
        return versions.stream().sorted(Comparator.naturalOrder()).distinct().toList();
    }

    /** A version in normalized spelling. */
    String text() {
        return publicText() + (chance(8) ? "+" + pick(LABELS) : "");
    }

    /** A version without local label, in normalized spelling. */
    String publicText() {
        StringBuilder text = new StringBuilder(release());
        if (chance(4)) {
            text.append(pick("a", "b", "rc")).append(pick(PHASE_NUMBERS));
        }
        if (chance(4)) {
            text.append(".post").append(pick(PHASE_NUMBERS));
        }
        if (chance(4)) {
            text.append(".dev").append(pick(PHASE_NUMBERS));
        }
        return text.toString();
    }

    String release() {
        StringBuilder text = new StringBuilder(chance(20) ? pick("1", "2") + "!" : "").append(pick(NUMBERS));
        for (int more = random.nextInt(chance(10) ? 9 : 3); more > 0; more--) {
            text.append('.').append(pick(NUMBERS));
        }
        return text.toString();
    }

    /** The same version otherwise spelled. */
    String respelled(String normalized) {
        String text = normalized
                .replaceFirst("\\.post", separator() + pick("post", "rev", "r") + separator())
                .replaceFirst("\\.dev", separator() + "dev" + separator())
                .replaceFirst(
                        "(?<=[0-9])a(?=[0-9]+($|[^.0-9a-z+]|\\.post|\\.dev))", separator() + "alpha" + separator())
                .replaceFirst("rc", separator() + pick("rc", "c", "pre", "preview") + separator());
        text = chance(2) ? text.toUpperCase(Locale.ROOT) : text;
        return (chance(2) ? " " : "") + (chance(2) ? "v" : "") + text + (chance(2) ? "\n" : "");
    }

    /** A set of specifiers, often with several clauses, seldom with text equality. */
    String specifiers() {
        StringBuilder text = new StringBuilder();
        for (int clauses = random.nextInt(4); clauses >= 0; clauses--) {
            text.append(clause()).append(clauses == 0 ? "" : ",");
        }
        return text.toString();
    }

    String clause() {
        String operator = pick("==", "!=", "<=", ">=", "<", ">", "~=", "==", ">=", "<");
        if (operator.equals("~=")) {
            return operator + release() + "." + publicText().replaceFirst("^[0-9]+!", "");
        }
        if (operator.endsWith("=") && "=!".indexOf(operator.charAt(0)) >= 0) {
            return operator + (chance(3) ? release() + ".*" : text());
        }
        return operator + publicText();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    private String separator() {
        return pick(SEPARATORS);
    }

    private boolean chance(int one) {
        return random.nextInt(one) == 0;
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
