// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.twin;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.conformance.scenario.Scenario;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a twin sees of a scenario.
 *
 * @param scenario it
 * @param policy its policy
 * @param indexes the indexes as they are, each noting what it is asked
 */
public record World(Scenario scenario, IndexPolicy policy, Map<IndexId, PackageIndex> indexes) {
    public World(Scenario scenario, IndexPolicy policy) {
        this(scenario, policy, new ConcurrentHashMap<>());
    }

    /** {@return what an index says of a project} */
    public ProjectAnswer answer(IndexId id, ProjectName name) {
        return index(id).project(name).toCompletableFuture().join();
    }

    /** {@return the page of an index, if it has the project} */
    public Optional<ProjectPage> page(IndexId id, ProjectName name) {
        return answer(id, name).listed();
    }

    public PackageIndex index(IndexId id) {
        PackageIndex index = indexes.get(id);
        if (index == null) {
            throw new IllegalArgumentException("nobody made " + id);
        }
        return index;
    }

    /** Tells every index a name. */
    public void tellAll(ProjectName name) {
        indexes.keySet().forEach(id -> answer(id, name));
    }

    /** Tells every index each of these names. */
    public void tellAll(Collection<ProjectName> names) {
        names.forEach(this::tellAll);
    }

    /** {@return whether the request itself names a project} */
    public boolean isRequested(ProjectName name) {
        return scenario.request().requirements().stream()
                .anyMatch(each -> each.requirement().name().equals(name));
    }

    /** {@return whether an index stands before all others} */
    public boolean isFirst(IndexId id) {
        return policy.indexes().get(0).id().equals(id);
    }
}
