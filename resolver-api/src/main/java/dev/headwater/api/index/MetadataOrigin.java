// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

/**
 * Where the metadata of a file was read, and how sure it is that it is what was listed.
 *
 * @param source where it was read
 * @param verified whether the bytes that it was read from were held against a strong hash that the page or the request
 *     gives: the announced metadata file against its own, a whole archive against that of the file. What was read of a
 *     wheel in part was not, and neither was what has no hash, or only MD5 or SHA-1. Of a local file the page's hash is
 *     computed from the very file that is read, so it counts as held
 * @since 0.1.0
 */
public record MetadataOrigin(Source source, boolean verified) {
    /** Where metadata is read. */
    public enum Source {
        /** From the metadata file that the index announces. */
        ANNOUNCED,
        /** From the wheel itself, read whole. */
        WHEEL,
        /** From a part of the wheel. */
        PART_OF_WHEEL,
        /** From the PKG-INFO of a source distribution, where the standard says that it is reliable. */
        SDIST,
        /** From the static {@code [project]} of the pyproject.toml of a source distribution. */
        PROJECT_TABLE,
        /** From what a source distribution recorded when it was made; a policy must allow it. */
        RECORDED,
        /** From a distributor's own package. */
        DISTRIBUTOR
    }

    /** {@return the same, verified} */
    public MetadataOrigin asVerified() {
        return new MetadataOrigin(source, true);
    }
}
