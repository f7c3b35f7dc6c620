// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

/**
 * Why a file cannot be used for what stands in it. What is said beside each is the <i>detail</i> of the answer.
 *
 * @since 0.1.0
 */
public enum UnusableCause {
    /** A source distribution whose metadata only a build would tell. Detail: what leaves it open. */
    UNRELIABLE,
    /** The archive is damaged as it was published. Detail: how. */
    DAMAGED,
    /** The file is larger than what is read. Detail: the sizes. */
    TOO_LARGE,
    /** The metadata file that the index announces is larger than what is read. Detail: the sizes. */
    METADATA_TOO_LARGE,
    /** The metadata cannot be read. Detail: where and why. */
    UNREADABLE_METADATA,
    /** The metadata says a Requires-Python that cannot be read. Detail: why. */
    UNREADABLE_REQUIRES_PYTHON,
    /** A requirement in the metadata cannot be read. Detail: which and why. */
    UNREADABLE_REQUIREMENT,
    /** The marker of a requirement has no value. Detail: the requirement. */
    UNDEFINED_MARKER,
    /** There is no metadata in the archive. Detail: what is missing, if that has a name. */
    NO_METADATA,
    /** The metadata in the archive is of another name or version. Detail: its path. */
    OTHER_NAME,
    /** There is metadata in the archive more than once. Detail: where. */
    AMBIGUOUS,
    /** A link or device stands where the metadata is looked for. Detail: its path. */
    NO_REGULAR_FILE,
    /** A source distribution says one thing in one place and another elsewhere. Detail: in what the two differ. */
    CONTRADICTORY,
    /** The name of the file cannot be read. Detail: why. */
    UNREADABLE_NAME,
    /** The file is neither a wheel nor a source distribution. */
    UNSUPPORTED_FILE,
    /** The file is an archive of a kind that is not read. */
    UNSUPPORTED_ARCHIVE,
    /** The file is listed with a fault. Detail: the name of the {@link ListingFault}. */
    LISTING,
    /** The version has no file. */
    NO_FILE,
    /** The recording has no metadata of the file, or not its bytes. */
    NOT_RECORDED,
    /** The index reads no files. */
    NO_CONTENT,
    /** Any other. Detail: the reason as a clause that follows the file, "has no …". */
    OTHER
}
