// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import dev.headwater.api.index.ProjectPage;

/**
 * A file of a page while it is read; one object is used for all of them. What a mark means is settled by then: a yank
 * is read from JSON and HTML by different rules.
 */
final class FileEntry {
    /** In {@link #size}: not told. */
    static final long NO_SIZE = -1;

    final Slice filename = new Slice();
    final Slice url = new Slice();
    final Slice requiresPython = new Slice();
    final Slice yankReason = new Slice();
    final ListedHashes hashes = new ListedHashes();
    final ListedHashes metadataHashes = new ListedHashes();
    long size;
    long uploadTime;
    boolean yanked;
    /** Whether a metadata file is announced. */
    boolean metadata;

    void clear() {
        filename.clear();
        url.clear();
        requiresPython.clear();
        yankReason.clear();
        hashes.clear();
        metadataHashes.clear();
        size = NO_SIZE;
        uploadTime = ProjectPage.NO_UPLOAD_TIME;
        yanked = false;
        metadata = false;
    }
}
