// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

/** A header with entity tags, such as {@code If-None-Match}. */
public final class EntityTags {
    private EntityTags() {}

    /** {@return whether a tag is one of those of a header} */
    public static boolean contain(String header, String tag) {
        String[] tags = header.split(",", 100);
        for (String one : tags) {
            String strong = one.strip().startsWith("W/") ? one.strip().substring(2) : one.strip();
            if (strong.equals(tag) || strong.equals("*")) {
                return true;
            }
        }
        return false;
    }
}
