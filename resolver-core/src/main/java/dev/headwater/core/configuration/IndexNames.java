// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import dev.headwater.api.index.IndexId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Makes ids of what other tools call an index, no two of them the same. */
final class IndexNames {
    private static final int LONGEST = 50;

    private final Set<String> taken = new HashSet<>();

    /** {@return an id as near as can be to a name: in lower case, a hyphen for what an id does not have} */
    IndexId id(String name) {
        StringBuilder id = new StringBuilder();
        for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (plain) {
                id.append(c);
            } else if (!id.isEmpty() && id.charAt(id.length() - 1) != '-') {
                id.append('-');
            }
        }
        id.setLength(Math.min(id.length(), LONGEST));
        while (!id.isEmpty() && id.charAt(id.length() - 1) == '-') {
            id.setLength(id.length() - 1);
        }
        return unique(id.isEmpty() ? "index" : id.toString());
    }

    private IndexId unique(String wanted) {
        String id = wanted;
        for (int i = 2; !taken.add(id); i++) {
            id = wanted + "-" + i;
        }
        return IndexId.parse(id);
    }
}
