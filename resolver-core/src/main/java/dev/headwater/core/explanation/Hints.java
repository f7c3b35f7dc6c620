// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.explanation;

import dev.headwater.api.archive.ArchiveMetadata;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.api.policy.SdistMetadataRule;
import dev.headwater.core.candidate.Exclusion;
import dev.headwater.core.ownership.Owner;
import dev.headwater.core.universe.Project;
import dev.headwater.core.universe.ProjectUniverse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a person could do about a request without a solution. */
final class Hints {
    private static final int MOST = 3;

    private final ProjectUniverse world;
    private final IndexPolicy policy;

    Hints(ProjectUniverse world, IndexPolicy policy) {
        this.world = world;
        this.policy = policy;
    }

    /** {@return hints about requirements that nothing could meet, in their order} */
    List<String> of(List<ProjectUniverse.Narrowing> deadEnds) {
        Set<String> hints = new LinkedHashSet<>();
        for (Project project : world.projects().values()) {
            if (project.isSpoiledBy(Hints::isUnreliable)) {
                hints.add(unreliable(project.name()));
            }
        }
        for (ProjectUniverse.Narrowing deadEnd : deadEnds) {
            Project project = world.project(deadEnd.target());
            if (project.owner() instanceof Owner.Index) {
                behind(project.owner().record()).ifPresent(hints::add);
            } else if (project.owner() instanceof Owner.Nobody) {
                hints.add(absent(project.owner().record()));
            }
        }
        return hints.stream().limit(MOST).toList();
    }

    private static boolean isUnreliable(Exclusion exclusion) {
        return exclusion instanceof Exclusion.Metadata metadata
                && metadata.reason().startsWith(ArchiveMetadata.UNRELIABLE);
    }

    private String unreliable(ProjectName name) {
        return "'" + name + "' needs a wheel, for nothing is built here to learn what it requires"
                + (policy.sdistMetadata() == SdistMetadataRule.RECORDED
                        ? ""
                        : "; if setuptools made its source distribution, sdist-metadata = \"recorded\" under"
                                + " [resolution] lets what was recorded in it be believed");
    }

    private static String absent(Ownership record) {
        String spelling = "check the spelling of '" + record.name() + "'";
        return record.rule() == OwnerRule.ORDER
                ? spelling + ", or add the index that has it to the policy"
                : spelling + "; the policy lets no other index be asked about this name";
    }

    /** Says what the rule keeps from being asked, where the order of the policy decided. */
    private Optional<String> behind(Ownership record) {
        ProjectName name = record.name();
        IndexId owner = record.owner().orElseThrow();
        boolean found = false;
        for (IndexEntry entry : policy.indexes()) {
            if (found && record.rule() == OwnerRule.ORDER && entry.role() == IndexRole.SEARCHED && entry.admits(name)) {
                return Optional.of("'" + owner + "' has '" + name
                        + "', so it alone supplies it, and no index behind it is asked, whatever" + " it may have; if '"
                        + entry.id() + "' is to supply it, pin it: " + name + " = \"" + entry.id() + "\" under [pins]");
            }
            found |= entry.id().equals(owner);
        }
        return Optional.empty();
    }
}
