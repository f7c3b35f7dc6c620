// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.hotfix;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.version.Version;
import dev.headwater.core.ownership.IndexRoute;
import dev.headwater.core.request.Release;
import dev.headwater.core.session.ReleaseReader;
import dev.headwater.core.universe.Project;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Reads a release as a distributor has it, and as it is published, with what the distributor has of its requirements.
 */
final class ReleasePairs {
    private final IndexPolicy policy;
    private final IndexEntry published;
    private final ReleaseReader distributors;
    private final ReleaseReader publishers;

    ReleasePairs(IndexSession session, IndexPolicy policy, IndexEntry distributor, IndexEntry published) {
        this.policy = policy;
        this.published = published;
        this.distributors = session.reader(distributor, OverlaySet.none());
        this.publishers = session.reader(published, OverlaySet.none());
    }

    /** What came of looking for both. */
    sealed interface Pair {
        /** {@return what a visitor makes of this case} */
        <R> R accept(Visitor<R> visitor);

        /** There are not both, for a reason. */
        record None(Why why) implements Pair {
            @Override
            public <R> R accept(Visitor<R> visitor) {
                return visitor.none(this);
            }
        }

        /**
         * Both are there.
         *
         * @param provided the distributor's
         * @param published the published one
         * @param there the projects that the published one requires, as the distributor has them
         */
        record Both(Release.Usable provided, Release.Usable published, SortedMap<ProjectName, Project> there)
                implements Pair {
            @Override
            public <R> R accept(Visitor<R> visitor) {
                return visitor.both(this);
            }
        }

        /** One method for each case. */
        interface Visitor<R> {
            /** Handles that there are not both. */
            R none(None none);

            /** Handles both. */
            R both(Both both);
        }
    }

    /** Why there are not both. */
    enum Why {
        /** The distributor has nothing that can be used. */
        UNUSABLE,
        /** The index may not be asked. */
        KEPT,
        /** The index does not have the project. */
        ABSENT,
        /** The index has no usable release of that version. */
        OTHER_VERSIONS
    }

    CompletableFuture<Pair> read(ProjectName name) {
        return distributors
                .project(name)
                .thenCompose(distributors::best)
                .thenCompose(best -> best.isPresent() ? published(name, best.get()) : none(Why.UNUSABLE));
    }

    private static CompletableFuture<Pair> none(Why why) {
        return CompletableFuture.completedFuture(new Pair.None(why));
    }

    private CompletableFuture<Pair> published(ProjectName name, Release.Usable provided) {
        if (!published.isLocal() && !IndexRoute.of(policy, name).entries().contains(published)) {
            return none(Why.KEPT);
        }
        return publishers.project(name).thenCompose(project -> {
            OptionalInt candidate = candidate(project, provided.metadata().version());
            if (project.page() == null) {
                return none(Why.ABSENT);
            } else if (candidate.isEmpty()) {
                return none(Why.OTHER_VERSIONS);
            }
            return publishers
                    .release(project, candidate.getAsInt())
                    .thenCompose(
                            found -> found.isPresent() ? pair(name, provided, found.get()) : none(Why.OTHER_VERSIONS));
        });
    }

    /** {@return the candidate of a version, else that of the version without its local part} */
    private static OptionalInt candidate(Project project, Version version) {
        OptionalInt exact = exact(project, version);
        return exact.isPresent() || !version.hasLocal() ? exact : exact(project, version.publicVersion());
    }

    private static OptionalInt exact(Project project, Version version) {
        return IntStream.range(0, project.candidates().size())
                .filter(one -> project.candidates().version(one).equals(version))
                .findFirst();
    }

    private CompletableFuture<Pair> pair(ProjectName name, Release.Usable provided, Release.Usable release) {
        List<CompletableFuture<Project>> required = Required.of(name, release.dependencies()).keySet().stream()
                .map(distributors::project)
                .toList();
        return CompletableFuture.allOf(required.toArray(CompletableFuture[]::new))
                .thenApply(all -> {
                    SortedMap<ProjectName, Project> there = new TreeMap<>();
                    required.forEach(one -> there.put(one.join().name(), one.join()));
                    return new Pair.Both(provided, release, there);
                });
    }
}
