// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.review;

/**
 * Why an overlay is for nothing that is listed; what {@link LintKind#MATCHES_NOTHING} is about.
 *
 * @since 0.1.0
 */
public enum NoMatch {
    /** No index has the project. */
    NO_PROJECT,
    /** No version is listed that it names. */
    NO_SUCH_VERSION,
    /** No file is listed with a hash that it names. */
    NO_SUCH_FILE,
    /** No SHA-256 is listed of any file, so that none is known by it. */
    NO_SHA256,
    /** It is about a yank, and of what it names only packages of a distributor are listed, which are never yanked. */
    NEVER_YANKED,
    /** All that it names was uploaded at its time or later. */
    TOO_LATE,
    /** Nothing that it names has an upload time. */
    NO_UPLOAD_TIME
}
