// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.index.UnusableCause;
import java.util.Optional;

/** A page of a recording, with what was recorded of its files. */
interface StoredPage {
    /** {@return the page} */
    ProjectPage page();

    /** {@return about how many bytes it takes} */
    int weight();

    /** {@return what was recorded of the bytes of a file; in format 1 there is nothing of them} */
    default ContentAnswer content(DistributionFile file) {
        return new ContentAnswer.Unreadable(UnusableCause.NOT_RECORDED);
    }

    /** {@return what was recorded of the metadata of a file; empty if the page does not list it} */
    Optional<MetadataAnswer> metadata(DistributionFile file);

    /** {@return the same of what a package of a distributor provides, which in format 1 is nothing} */
    default Optional<MetadataAnswer> metadata(ProvidedPackage provided) {
        return Optional.empty();
    }

    /** {@return what was answered about the metadata within a package} */
    default PublishedAnswer published(ProvidedPackage provided) {
        return new PublishedAnswer.Unavailable(IndexFault.of(
                IndexFault.Kind.NOT_RECORDED, provided.purl(), "recordings of this format have no packages"));
    }
}
