// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.conda;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The channels that a channel is meant to be used with, each as a path from its own location.
 *
 * @param base the one that counts for more, {@code ../conda-forge}; empty text where none is said
 * @param overrides the one that counts for less; empty text where none is said
 * @see <a href="https://conda.org/learn/ceps/cep-0042">CEP 42, channel relations in repodata</a>
 */
public record ChannelRelations(String base, String overrides) {
    static final ChannelRelations NONE = new ChannelRelations("", "");

    private static final String UP = "..";

    /** {@return the location of the base} */
    public Optional<String> base(String location) {
        return base.isEmpty() ? Optional.empty() : Optional.of(resolved(location, base));
    }

    /** {@return the location of what is overridden} */
    public Optional<String> overrides(String location) {
        return overrides.isEmpty() ? Optional.empty() : Optional.of(resolved(location, overrides));
    }

    /** {@return a location in the one form in which locations of channels are compared} */
    public static String comparable(String location) {
        return resolved(location, "");
    }

    /** {@return whether a text is a path that leads out of a channel, and nowhere else} */
    static boolean isReference(String text) {
        return text.startsWith("../")
                && Arrays.stream(text.split("/", -1))
                        .allMatch(part -> !part.equals(".") && part.chars().allMatch(ChannelRelations::isOfName));
    }

    private static boolean isOfName(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "._-".indexOf(c) >= 0;
    }

    /** What leads above the root keeps its dots, and is no channel that anybody can name. */
    private static String resolved(String location, String reference) {
        String from = location.replace('\\', '/');
        int host = from.indexOf("://");
        int begin = host < 0 ? 0 : from.indexOf('/', host + 3);
        String root = begin < 0 ? from : from.substring(0, begin);
        List<String> parts = new ArrayList<>();
        for (String part : (from.substring(root.length()) + "/" + reference).split("/", -1)) {
            if (part.equals(UP) && !parts.isEmpty()) {
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return root + "/" + String.join("/", parts);
    }
}
