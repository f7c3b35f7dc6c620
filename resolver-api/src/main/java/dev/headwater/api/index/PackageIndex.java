// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import dev.headwater.api.DefectException;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.name.ProjectName;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * An index: what it says about projects, and the metadata of what their pages list.
 *
 * <p>Called by the resolver, from any thread and from several at once, about a name only where the policy lets this
 * index be told it, and at most once a resolution for one name. A stage that is complete when it is returned is read on
 * the spot, so an index that has its data at hand costs no thread. The resolver checks every answer itself: a page of
 * another name, and an answer that is {@code null}, exceptional or cancelled, are taken as
 * {@linkplain ProjectAnswer.Unavailable unavailable}, never as absent. An {@link Error}, such as a class that is
 * missing, and a {@link DefectException} are no answer at all: they end the resolution by an exception.
 *
 * <p>A resolution that is cancelled cancels the futures of the stages it waits for.
 *
 * @since 0.1.0
 */
public interface PackageIndex extends AutoCloseable {
    /**
     * Answers whether this index has a project, with its page if it has.
     *
     * <p>Absent may be answered only by an index that knows: the lower index is asked next, and who can make an index
     * say absent can put a package of that name in its place.
     */
    CompletionStage<ProjectAnswer> project(ProjectName name);

    /**
     * Reads the metadata of a file of this index. Who wants that of several asks for each, without waiting in between:
     * an index that can do better puts the questions together itself.
     *
     * @param file a file of a page that this index answered
     */
    CompletionStage<MetadataAnswer> metadata(DistributionFile file);

    /**
     * Reads the metadata of what a distributor's package provides: name, version and Requires-Python as for a file, and
     * as its requirements whatever the index takes for them, which the answer's {@linkplain MetadataOrigin origin}
     * says.
     *
     * <p>An index whose pages list files alone need not bring this. Who wraps an index passes the question on.
     *
     * @param project the project whose page lists it
     * @param provided what a page of this index says in a {@linkplain ProjectPage#provided row}
     */
    default CompletionStage<MetadataAnswer> metadata(ProjectName project, ProvidedPackage provided) {
        return CompletableFuture.completedFuture(new MetadataAnswer.Unavailable(IndexFault.of(
                IndexFault.Kind.HOST,
                provided.purl(),
                "the index reads no metadata of packages of a distributor, though its page lists one")));
    }

    /**
     * Reads the metadata that lies within a distributor's package itself, as its project published it, or what the
     * distributor left of that. Asked only where it counts: for the extras of what a resolution may choose, and for a
     * requirement on a name that the policy hands to another index.
     *
     * <p>Where it lies but cannot be had, the answer is unavailable: a package whose extras are not known has not none.
     * Who wraps an index passes the question on.
     *
     * @param project the project whose page lists it
     * @param provided what a page of this index says in a {@linkplain ProjectPage#provided row}
     */
    default CompletionStage<PublishedAnswer> published(ProjectName project, ProvidedPackage provided) {
        return CompletableFuture.completedFuture(new PublishedAnswer.Unavailable(IndexFault.of(
                IndexFault.Kind.HOST,
                provided.purl(),
                "the index reads no metadata within packages of a distributor, and this is needed")));
    }

    /**
     * Reads a whole file, to say what its bytes hash to. Asked only of a file that could be chosen, where the request
     * names hashes and the page lists none of their algorithms; never ahead.
     *
     * <p>An index that has pages and metadata but no files need not bring this: such a file then cannot be used. Who
     * wraps an index passes the question on.
     *
     * @param file a file of a page that this index answered
     * @param algorithms the algorithms that are asked for, named as in {@link FileHash}; those that cannot be computed
     *     are left out of the answer
     */
    default CompletionStage<ContentAnswer> content(DistributionFile file, List<String> algorithms) {
        return CompletableFuture.completedFuture(new ContentAnswer.Unreadable(UnusableCause.NO_CONTENT));
    }

    /**
     * Says which projects this index has. No resolution asks that; it is for looking through a whole index.
     *
     * <p>An index that is asked about one project at a time need not bring this. Who wraps an index need not pass the
     * question on.
     */
    default CompletionStage<NamesAnswer> names() {
        return CompletableFuture.completedFuture(new NamesAnswer.Untold(NamesAnswer.Untold.Why.ASKED_BY_NAME));
    }

    /** Ends calls under way and gives back what the index holds. A closed index answers unavailable. */
    @Override
    default void close() {}
}
