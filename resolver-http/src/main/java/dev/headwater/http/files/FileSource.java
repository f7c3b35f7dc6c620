// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.files;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.PackageIndex;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * An index that can be asked for the bytes of what its pages list. They are got by the rules that its metadata is got
 * by: from where a file may lie, with the login where it belongs, within the limits of its host. Nothing of them is
 * kept, and they are held against no hash: that is for whoever takes them.
 *
 * @since 0.1.0
 */
public interface FileSource extends PackageIndex {
    /**
     * Gets a file.
     *
     * @param file a file of a page that this index answered,
     *     {@linkplain dev.headwater.api.index.ProjectPage#published(int) as it lists it}
     * @param mostBytes how long it may be
     * @param target takes the bytes, and nothing but the bytes of a whole file
     * @return why it could not be got; empty once all of it has come. Cancelling it closes the call
     */
    CompletableFuture<Optional<IndexFault>> file(DistributionFile file, long mostBytes, FileTarget target);

    /**
     * Gets the metadata file that is announced beside a file, as {@link #file} does.
     *
     * @param file a file that has one
     * @param mostBytes how long that metadata file may be
     */
    CompletableFuture<Optional<IndexFault>> metadataFile(DistributionFile file, long mostBytes, FileTarget target);
}
