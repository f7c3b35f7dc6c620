// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository.debian;

import dev.headwater.distro.debian.ReleaseFile;
import dev.headwater.distro.listed.ListedFile;
import java.util.List;
import java.util.Optional;

/**
 * A form that a list is there in.
 *
 * @param ending the end of its name
 */
record ListForm(String ending) {
    /** Not packed at all. */
    static final ListForm NONE = new ListForm("");

    /** Those that archives have, the smallest first. */
    static final List<ListForm> OF_ARCHIVES =
            List.of(new ListForm(".xz"), new ListForm(".gz"), new ListForm(".zst"), NONE);

    /** Those that folders have, which apt may have packed in its own way. */
    static final List<ListForm> OF_FOLDERS =
            List.of(new ListForm(".xz"), new ListForm(".gz"), new ListForm(".zst"), new ListForm(".lz4"), NONE);

    /** {@return what a release file says of a list in this form} */
    Optional<ListedFile> in(ReleaseFile release, String path) {
        return Optional.ofNullable(release.files().get(path + ending));
    }

    /** {@return whether a release file lists it in any form that can be read} */
    static boolean isListed(ReleaseFile release, String path) {
        return OF_ARCHIVES.stream().anyMatch(form -> form.in(release, path).isPresent());
    }
}
