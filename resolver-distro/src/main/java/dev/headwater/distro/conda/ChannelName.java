// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.conda;

import java.util.Arrays;
import java.util.List;

/**
 * How a channel is called, wherever a mirror of it is: the end of its location, with its label where it has one. A
 * token in a URL is no part of it.
 */
public final class ChannelName {
    private static final String LABEL = "label";

    private ChannelName() {}

    /** {@return the name of the channel at a location} */
    public static String of(String location) {
        List<String> parts = Arrays.stream(location.replace('\\', '/').split("/", -1))
                .filter(part -> !part.isEmpty())
                .toList();
        int last = parts.size() - 1;
        boolean isLabeled = last > 2 && parts.get(last - 1).equals(LABEL);
        String name = String.join("/", parts.subList(isLabeled ? last - 2 : Math.max(last, 0), parts.size()));
        boolean fits = !name.isEmpty() && name.chars().allMatch(ChannelName::isSign) && !name.startsWith("-");
        return fits ? name : "channel";
    }

    private static boolean isSign(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "._-/".indexOf(c) >= 0;
    }
}
