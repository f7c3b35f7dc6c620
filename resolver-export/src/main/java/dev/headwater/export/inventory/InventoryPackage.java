// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.inventory;

import dev.headwater.api.Unpromised;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.version.Version;
import java.util.List;
import java.util.Optional;

/**
 * A package of an inventory.
 *
 * @param key what tells it from all others of the inventory: its name, with version and number where there are several
 * @param name the project
 * @param version its version; empty where a build would tell
 * @param supplier who supplies it
 * @param rule the rule by which that was decided; empty where another tool decided
 * @param asked which indexes were asked about it, in order, and what they said
 * @param need why it is there
 * @param artifact what is installed
 * @param links what it needs, sorted by key
 * @param notes what else should be known of it, in sentences without a full stop
 * @since 0.1.0
 */
public record InventoryPackage(
        String key,
        ProjectName name,
        Optional<Version> version,
        Supplier supplier,
        Optional<OwnerRule> rule,
        List<Ownership.Asked> asked,
        Need need,
        Artifact artifact,
        List<Link> links,
        List<String> notes) {
    /** Copies, and leaves out of texts what may be secret in URLs. */
    @Unpromised
    public InventoryPackage {
        asked = List.copyOf(asked);
        links = links.stream().sorted().toList();
        notes = PublicText.all(notes);
    }

    /**
     * Why a package is there.
     *
     * @param direct whether the request names it; of a lock, whether nothing in it is known to need it, or whether it
     *     is the first of a circle of which that is so
     * @param requested the requirements of the request that name it, as written, with their places; none of a lock
     * @param extras the extras that are used, sorted
     * @param marker where it is installed, if not everywhere
     */
    public record Need(boolean direct, List<String> requested, List<String> extras, Optional<String> marker) {
        /** Copies, and leaves out of texts what may be secret in URLs. */
        public Need {
            requested = PublicText.all(requested);
            extras = List.copyOf(extras);
            marker = marker.map(PublicText::of);
        }
    }

    /**
     * A link to a package that is needed.
     *
     * @param key the key of the package
     * @param requirements the requirements that need it, sorted; none where they are not known
     */
    public record Link(String key, List<String> requirements) implements Comparable<Link> {
        /** Copies and sorts, and leaves out of texts what may be secret in URLs. */
        public Link {
            requirements =
                    PublicText.all(requirements).stream().distinct().sorted().toList();
        }

        @Override
        public int compareTo(Link other) {
            return key.compareTo(other.key);
        }
    }

    /** {@return name and version} */
    @Override
    public String toString() {
        return name + version.map(known -> " " + known).orElse("");
    }
}
