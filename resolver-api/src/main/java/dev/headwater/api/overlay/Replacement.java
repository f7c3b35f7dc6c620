// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.overlay;

import dev.headwater.api.requirement.EnvironmentSet;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.text.UrlSecrets;

/**
 * A requirement that takes the place of another.
 *
 * @param old the requirement as published; it must be there, and is compared as parsed
 * @param changed what counts instead
 * @since 0.1.0
 */
public record Replacement(Requirement old, Requirement changed) {
    /**
     * {@return whether the new requirement asks for something that the old one did not: another project, an extra more,
     * or the same in more environments} Other versions of the same project do not count, be they more or fewer.
     */
    public boolean isAdding() {
        return !isWithin(changed, old);
    }

    /**
     * {@return whether a requirement asks for nothing that another does not: it is on the same project, with no extra
     * more, and its marker holds only where that of the other does} Where that cannot be found out, it asks for more.
     */
    public static boolean isWithin(Requirement requirement, Requirement other) {
        return requirement.name().equals(other.name())
                && other.extras().containsAll(requirement.extras())
                && (other.marker().isEmpty()
                        || other.marker().equals(requirement.marker())
                        || environments(requirement).isSubsetOf(environments(other)));
    }

    private static EnvironmentSet environments(Requirement requirement) {
        return requirement.marker().map(EnvironmentSet::of).orElse(EnvironmentSet.full());
    }

    /** {@return both, with an arrow between} */
    @Override
    public String toString() {
        return UrlSecrets.masked(old + " -> " + changed);
    }
}
