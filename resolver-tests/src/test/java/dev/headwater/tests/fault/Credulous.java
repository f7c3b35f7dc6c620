// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fault;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexFactory;
import java.util.concurrent.CompletionStage;

/**
 * An index that breaks the rule: every failure counts as absent.
 *
 * @param inner an index that keeps it
 */
public record Credulous(PackageIndex inner) implements PackageIndex {
    /** {@return the indexes of a factory, made so} */
    public static IndexFactory around(IndexFactory factory) {
        return (entry, policy) -> factory.create(entry, policy).map(Credulous::new);
    }

    @Override
    public CompletionStage<ProjectAnswer> project(ProjectName name) {
        return inner.project(name)
                .thenApply(answer -> answer instanceof ProjectAnswer.Unavailable ? new ProjectAnswer.Absent() : answer);
    }

    @Override
    public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
        return inner.metadata(file);
    }
}
