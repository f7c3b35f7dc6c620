// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.explanation;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.text.Spelling;
import dev.headwater.api.version.InvalidSpecifierException;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.core.ownership.Owner;
import dev.headwater.core.request.Release;
import dev.headwater.core.universe.Project;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a person should know of an outcome though it stopped nothing. */
final class Warnings {
    private final IndexPolicy policy;
    private final List<String> texts = new ArrayList<>();

    Warnings(IndexPolicy policy) {
        this.policy = policy;
    }

    List<String> texts() {
        return texts;
    }

    /** Looks at a package of the solution. */
    void about(Project project, Release.Usable release, Collection<ExtraName> extras) {
        String what = project.name() + " " + release.metadata().version();
        Set<ExtraName> provided =
                extras.isEmpty() ? Set.of() : new HashSet<>(release.metadata().providesExtra());
        for (ExtraName extra : extras) {
            if (!provided.contains(extra)) {
                texts.add(what + " has no extra '" + extra + "'; nothing was added for it");
            }
        }
        release.file()
                .yank()
                .ifPresent(yank -> texts.add(what + " is yanked"
                        + yank.reason().map(reason -> " (" + reason + ")").orElse("")
                        + "; it is used because the request pins it"));
        if (release.origin().source() == MetadataOrigin.Source.RECORDED) {
            texts.add("what " + what + " requires is what setuptools recorded in "
                    + release.file().filename() + ", as sdist-metadata permits; a build may find something else");
        }
        ProjectPage page = project.page();
        if (page != null && page.status().state() != ProjectStatus.State.ACTIVE) {
            texts.add("'" + project.name() + "' is "
                    + Spelling.of(page.status().state())
                    + page.status().reason().map(reason -> " (" + reason + ")").orElse(""));
        }
        release.file()
                .requiresPython()
                .filter(text -> !isReadable(text))
                .ifPresent(text -> texts.add("the Requires-Python listed for "
                        + release.file().filename() + " cannot be read and was passed over: '" + text + "'"));
        if (project.owner() instanceof Owner.Url) {
            texts.add(
                    "'" + project.name()
                            + "' comes from a URL that the request names; no index was asked about it, and pins and reservations of it did not count");
        }
    }

    /** Says that a request asks for nothing, and what of it does not apply to the target. */
    void aboutNothing(List<RequestedRequirement> passedOver) {
        StringBuilder text = new StringBuilder("nothing is required");
        if (!passedOver.isEmpty()) {
            RequestedRequirement first = passedOver.get(0);
            text.append(": the marker of '")
                    .append(first.requirement().name())
                    .append("' (")
                    .append(first.origin());
            text.append(") does not hold for the target");
            int more = passedOver.size() - 1;
            text.append(more > 0 ? ", nor do those of " + more + " more" : "");
        }
        texts.add(text.toString());
    }

    private static boolean isReadable(String specifiers) {
        try {
            SpecifierSet unused = SpecifierSet.parse(specifiers);
            return unused != null;
        } catch (InvalidSpecifierException e) {
            return false;
        }
    }

    /** Looks at who was asked. */
    void about(Collection<Ownership> decided) {
        Map<IndexId, Boolean> hadAnything = new TreeMap<>();
        for (Ownership ownership : decided) {
            for (Ownership.Asked asked : ownership.asked()) {
                hadAnything.merge(asked.index(), asked.answer() != Ownership.Answer.ABSENT, Boolean::logicalOr);
            }
        }
        for (IndexEntry entry : policy.indexes()) {
            Boolean had = hadAnything.get(entry.id());
            if (had != null && !had && entry.knownProject().isEmpty()) {
                texts.add(
                        "'" + entry.id()
                                + "' has nothing of what it was asked about; if that is not expected, check its location, or give it a known-project");
            }
            if (had != null && entry.allowInsecure()) {
                texts.add(
                        "'" + entry.id()
                                + "' is read over plain HTTP, as its allow-insecure permits; anyone on the way can change what it says");
            }
        }
    }
}
