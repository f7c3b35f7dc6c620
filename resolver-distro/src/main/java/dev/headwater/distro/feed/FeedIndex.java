// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.NamesAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.ProvidedPackage.RequirementsSource;
import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.Version;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A feed as an index: whoever asks gets the packages that provide a project, and their requirements.
 *
 * <p>The feed is loaded when it is first asked, by a thread of its own; from then on answers are there on the spot.
 * What cannot be loaded is unavailable for every name, and loaded again for a later question.
 */
public final class FeedIndex implements PackageIndex {
    private final String location;
    private final RequirementsSource requirements;
    private final FeedLoading loading;

    /**
     * Makes an index; nothing is read yet.
     *
     * @param location what is said to be at fault where nothing better is known
     * @param requirements whose word the requirements of its packages are
     * @param loading loads the feed
     */
    public FeedIndex(String location, RequirementsSource requirements, FeedLoading loading) {
        this.location = location;
        this.requirements = requirements;
        this.loading = loading;
    }

    @Override
    public CompletionStage<ProjectAnswer> project(ProjectName name) {
        return ask(loaded -> completed(page(loaded, name)), ProjectAnswer.Unavailable::new);
    }

    @Override
    public CompletionStage<NamesAnswer> names() {
        return ask(loaded -> completed(NamesAnswer.Complete.of(loaded.feed().names())), NamesAnswer.Unavailable::new);
    }

    private ProjectAnswer page(LoadedFeed loaded, ProjectName name) {
        List<FeedRow> rows = loaded.feed().find(name);
        return rows.isEmpty()
                ? new ProjectAnswer.Absent()
                : new ProjectAnswer.Present(new FeedPackages(loaded, requirements).page(name, rows));
    }

    @Override
    public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
        return CompletableFuture.completedFuture(new MetadataAnswer.Unavailable(
                IndexFault.of(IndexFault.Kind.HOST, file.url(), "a distributor's feed lists no files")));
    }

    @Override
    public CompletionStage<MetadataAnswer> metadata(ProjectName project, ProvidedPackage provided) {
        return requirements == RequirementsSource.DISTRIBUTOR
                ? ask(row(project, provided, FeedIndex::distributors), MetadataAnswer.Unavailable::new)
                : published(project, provided).thenApply(PublishedMetadata::of);
    }

    private static CompletableFuture<MetadataAnswer> distributors(LoadedFeed loaded, FoundRow found) {
        StringBuilder text = new StringBuilder("Metadata-Version: 2.1\nName: ")
                .append(found.project())
                .append("\nVersion: ")
                .append(found.row().version())
                .append('\n');
        found.row()
                .requirements()
                .forEach(requirement ->
                        text.append("Requires-Dist: ").append(requirement).append('\n'));
        boolean verified = loaded.trust().get(found.row().source()) == Trust.SIGNED;
        return completed(new MetadataAnswer.Found(
                CoreMetadata.parse(text.toString()),
                CoreMetadata.parse(text.toString()),
                new MetadataOrigin(MetadataOrigin.Source.DISTRIBUTOR, verified),
                List.of()));
    }

    @Override
    public CompletionStage<PublishedAnswer> published(ProjectName project, ProvidedPackage provided) {
        return ask(row(project, provided, PublishedMetadata::read), PublishedAnswer.Unavailable::new);
    }

    private static <A> Function<LoadedFeed, CompletableFuture<A>> row(
            ProjectName project,
            ProvidedPackage provided,
            BiFunction<LoadedFeed, FoundRow, CompletableFuture<A>> question) {
        return loaded -> {
            Optional<FeedRow> row = loaded.feed().find(project).stream()
                    .filter(candidate -> candidate.purl().equals(provided.purl())
                            && isFor(loaded.feed().head(), candidate, provided))
                    .findFirst();
            return question.apply(
                    loaded,
                    new FoundRow(
                            project,
                            row.orElseThrow(() -> new UnreadableRepositoryException(IndexFault.of(
                                    IndexFault.Kind.CONTRADICTION,
                                    provided.purl(),
                                    "the feed does not list this package for " + project + " any more")))));
        };
    }

    /** One package may provide a project to several Pythons. */
    private static boolean isFor(FeedHead head, FeedRow row, ProvidedPackage provided) {
        return provided.serves()
                .map(served -> row.interpreters().stream()
                        .map(place ->
                                Version.parse(head.interpreters().get(place).python()))
                        .anyMatch(served.python()::equals))
                .orElse(true);
    }

    private static <A> CompletableFuture<A> completed(A answer) {
        return CompletableFuture.completedFuture(answer);
    }

    private <A> CompletionStage<A> ask(
            Function<LoadedFeed, CompletableFuture<A>> question, Function<IndexFault, A> unavailable) {
        return loading.get()
                .thenCompose(question)
                .handle((answer, thrown) -> thrown == null ? answer : unavailable.apply(fault(thrown)));
    }

    private IndexFault fault(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof UnreadableRepositoryException unreadable) {
            return unreadable.fault();
        } else if (cause instanceof InvalidFeedException invalid) {
            return IndexFault.of(IndexFault.Kind.CONTENT, location, "the feed " + invalid.getMessage());
        } else if (cause instanceof Error error) {
            throw error;
        }
        throw new CompletionException(cause);
    }

    @Override
    public void close() {
        loading.close();
    }
}
