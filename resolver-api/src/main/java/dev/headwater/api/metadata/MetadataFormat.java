// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.metadata;

import java.util.List;

/** The version of the metadata format, as the number of its two digits: 21 for 2.1. */
final class MetadataFormat {
    /** From here on, a dynamic field of several values may only be added to. */
    static final int DYNAMIC_IS_LOWER_BOUND = 26;

    private static final List<String> KNOWN = List.of("1.0", "1.1", "1.2", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6");
    private static final int NEWEST_MAJOR = 2;
    private static final int NEWEST = 26;

    private MetadataFormat() {}

    static boolean isKnown(String text) {
        return KNOWN.contains(text);
    }

    /** {@return the number of a known version, 0 for any other} */
    static int of(String text) {
        return isKnown(text) ? (text.charAt(0) - '0') * 10 + text.charAt(2) - '0' : 0;
    }

    /**
     * Reads the version as an installer should: a newer minor version is read as the newest known, with a fault, and so
     * is 2.0, which was never a standard.
     *
     * @throws InvalidMetadataException for a newer major version
     */
    static int read(MetadataFields fields, List<MetadataFault> faults) {
        List<MetadataField> given = fields.fields(KnownField.METADATA_VERSION.key());
        if (given.isEmpty()) {
            faults.add(MetadataFault.missing(KnownField.METADATA_VERSION));
            return 0;
        }
        String text = given.get(0).unfolded();
        int dot = text.indexOf('.');
        int major = number(text, 0, dot);
        int minor = number(text, dot + 1, text.length());
        if (major > NEWEST_MAJOR) {
            throw new InvalidMetadataException(MetadataFault.of(given.get(0), "a version before 3"));
        } else if (given.size() > 1) {
            return 0;
        } else if (isKnown(text)) {
            return of(text);
        }
        faults.add(MetadataFault.of(given.get(0), "one of " + String.join(", ", KNOWN)));
        return major < NEWEST_MAJOR || minor < 0 ? 0 : Math.min(NEWEST_MAJOR * 10 + minor, NEWEST);
    }

    /** A small number, or -1. */
    private static int number(String text, int from, int to) {
        if (to <= from || to - from > 6) {
            return to - from > 6 && from == 0 ? laterMajor(text, to) : -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    /** A number too long to be read is later than any known, if it is one. */
    private static int laterMajor(String text, int to) {
        for (int i = 0; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return -1;
            }
        }
        return Integer.MAX_VALUE;
    }
}
