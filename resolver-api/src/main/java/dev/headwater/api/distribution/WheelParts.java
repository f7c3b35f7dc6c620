// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.distribution;

import dev.headwater.api.tag.CompatibilityTag;

/** Where the parts of a wheel's name stand. One pass, nothing allocated; used again for the next name. */
final class WheelParts {
    private static final String ENDING = ".whl";
    private static final int MOST_HYPHENS = 5;

    int nameTo;
    int versionTo;
    /** Where the build tag ends; {@link #versionTo} if there is none. */
    int buildTo;

    int tagsTo;
    int fault;
    String expected = "";

    private final int[] hyphens = new int[MOST_HYPHENS];

    /** Whether the text is a wheel's name, but for its version, which is left to who needs it. */
    boolean split(String text) {
        fault = -1;
        if (!text.endsWith(ENDING)) {
            return fails(Math.max(text.lastIndexOf('.'), 0), "the ending .whl");
        }
        tagsTo = text.length() - ENDING.length();
        int count = findHyphens(text);
        if (count < MOST_HYPHENS - 1) {
            return fails(tagsTo, "name-version-python-abi-platform.whl");
        } else if (count > MOST_HYPHENS) {
            return fails(fault, "at most six parts");
        }
        nameTo = hyphens[0];
        versionTo = hyphens[1];
        buildTo = count == MOST_HYPHENS ? hyphens[2] : versionTo;
        return checkParts(text);
    }

    /** Counts the hyphens up to one too many, whose place becomes the fault. */
    private int findHyphens(String text) {
        int count = 0;
        for (int i = 0; i < tagsTo; i++) {
            if (text.charAt(i) == '-') {
                if (count == MOST_HYPHENS) {
                    fault = i;
                    return count + 1;
                }
                hyphens[count++] = i;
            }
        }
        return count;
    }

    private boolean checkParts(String text) {
        int name = NameText.wheelFault(text, nameTo);
        if (name >= 0) {
            return fails(name, "a letter, a digit, '.' or a single '_' in the name");
        } else if (versionTo == nameTo + 1) {
            return fails(versionTo, "a version");
        } else if (buildTo > versionTo && !startsWithDigit(text)) {
            return fails(versionTo + 1, "a build tag, which starts with a digit");
        }
        int lineBreak = text.indexOf('\n', versionTo);
        if (lineBreak >= 0 && lineBreak < buildTo) {
            return fails(lineBreak, "a build tag without a line break");
        }
        int tags = CompatibilityTag.faultIn(text, buildTo + 1, tagsTo);
        return tags < 0 || fails(tags, "tags such as py3-none-any, none of them empty");
    }

    private boolean startsWithDigit(String text) {
        char c = text.charAt(versionTo + 1);
        return c >= '0' && c <= '9';
    }

    private boolean fails(int position, String allowed) {
        fault = position;
        expected = allowed;
        return false;
    }
}
