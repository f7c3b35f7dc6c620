// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.conformance.section.PolicyText;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What an index may do instead of answering about a project, or about the metadata of its files. */
enum Misbehavior {
    THROWS,
    FAILS,
    CANCELS,
    NULL_STAGE,
    NULL_ANSWER,
    OTHER_PAGE,
    METADATA_THROWS,
    METADATA_FAILS,
    METADATA_CANCELS,
    METADATA_NULL_STAGE,
    METADATA_NULL_ANSWER;

    /** {@return the one that is written in lower case with hyphens} */
    static Misbehavior of(String text) {
        return PolicyText.constant(values(), text);
    }

    /** {@return whether a server can do it, too} */
    boolean isOfServers() {
        return this == OTHER_PAGE;
    }

    private boolean isOfMetadata() {
        return compareTo(METADATA_THROWS) >= 0;
    }

    /** {@return an index that does this about one project, and is as good as another about all else} */
    PackageIndex in(PackageIndex index, ProjectName about) {
        return new PackageIndex() {
            @Override
            public CompletionStage<ProjectAnswer> project(ProjectName name) {
                return name.equals(about) && !isOfMetadata() ? misanswered(index) : index.project(name);
            }

            @Override
            public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
                return file.project().equals(about) && isOfMetadata() ? misreadMetadata() : index.metadata(file);
            }

            @Override
            public CompletionStage<MetadataAnswer> metadata(ProjectName project, ProvidedPackage provided) {
                return project.equals(about) && isOfMetadata() ? misreadMetadata() : index.metadata(project, provided);
            }
        };
    }

    // Breaking the contract about nulls is the point.
    @SuppressWarnings("NullAway")
    private CompletionStage<ProjectAnswer> misanswered(PackageIndex index) {
        return switch (this) {
            case THROWS -> throw new IllegalStateException("thrown");
            case FAILS -> CompletableFuture.failedFuture(new IllegalStateException("failed"));
            case CANCELS -> cancelled();
            case NULL_STAGE -> null;
            case NULL_ANSWER -> CompletableFuture.completedFuture(null);
            case OTHER_PAGE -> index.project(ProjectName.parse("other"));
            default -> throw new AssertionError(this);
        };
    }

    // Breaking the contract about nulls is the point.
    @SuppressWarnings("NullAway")
    private CompletionStage<MetadataAnswer> misreadMetadata() {
        return switch (this) {
            case METADATA_THROWS -> throw new IllegalStateException("thrown");
            case METADATA_FAILS -> CompletableFuture.failedFuture(new IllegalStateException("failed"));
            case METADATA_CANCELS -> cancelled();
            case METADATA_NULL_STAGE -> null;
            case METADATA_NULL_ANSWER -> CompletableFuture.completedFuture(null);
            default -> throw new AssertionError(this);
        };
    }

    private static <T> CompletableFuture<T> cancelled() {
        CompletableFuture<T> future = new CompletableFuture<>();
        future.cancel(true);
        return future;
    }
}
