// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.lock;

import dev.headwater.api.text.Spelling;

/**
 * What can have changed since a lock was made. The {@linkplain #code code} of each is stable: files, pipelines and
 * people may go by it. Kinds will come.
 *
 * @since 0.1.0
 */
public enum DifferenceKind {
    /** Another index supplies a name. */
    OWNER_CHANGED(Severity.ERROR),
    /** An index supplies a name that nobody had. */
    OWNER_GAINED(Severity.ERROR),
    /** Nobody supplies a name any more. */
    OWNER_LOST(Severity.ERROR),
    /** The same index supplies a name by another rule. */
    RULE_CHANGED(Severity.WARNING),
    /** The same index supplies a name, but other indexes were asked before it, or answered otherwise. */
    ASKED_CHANGED(Severity.NOTE),
    /** The owner no longer lists a file. */
    FILE_MISSING(Severity.ERROR),
    /** The owner lists a file in a way in which it may not be used, or an overlay withdrew it. */
    FILE_UNUSABLE(Severity.ERROR),
    /** The owner lists a file elsewhere. */
    FILE_MOVED(Severity.NOTE),
    /** A file has other bytes: a hash that is listed, or that of its bytes, is another. */
    HASH_CHANGED(Severity.ERROR),
    /** A file has another size. */
    SIZE_CHANGED(Severity.ERROR),
    /** A file was uploaded at another time. */
    UPLOAD_TIME_CHANGED(Severity.WARNING),
    /** A file is yanked. */
    YANKED(Severity.ERROR),
    /** A file that was yanked is so no longer. */
    UNYANKED(Severity.NOTE),
    /** A project is held to be unsafe. */
    PROJECT_QUARANTINED(Severity.ERROR),
    /** A project is archived. */
    PROJECT_ARCHIVED(Severity.WARNING),
    /** A project is deprecated. */
    PROJECT_DEPRECATED(Severity.WARNING),
    /** A project that had a status has none. */
    PROJECT_ACTIVE(Severity.NOTE),
    /** No package of a feed provides a project by the name that the package had. */
    PACKAGE_MISSING(Severity.ERROR),
    /** A package of a feed has another version. */
    PACKAGE_VERSION_CHANGED(Severity.ERROR),
    /** A package of a feed cannot be used any more. */
    PACKAGE_UNUSABLE(Severity.ERROR),
    /** A package of a feed provides another version of a project. */
    PROVIDED_VERSION_CHANGED(Severity.ERROR),
    /** A package of a feed is called by another package URL. */
    PURL_CHANGED(Severity.ERROR),
    /** A package of a feed has other bytes under the same version, by the hashes of its repository. */
    PACKAGE_HASH_CHANGED(Severity.ERROR),
    /** The package requires something else under the same version, or the lock says something else of it. */
    REQUIRES_CHANGED(Severity.ERROR),
    /** What a feed says is newer than it was. */
    FEED_NEWER(Severity.NOTE),
    /** What a feed says is older than it was. */
    FEED_OLDER(Severity.ERROR),
    /** What a feed says of its packages is not what it said, whether or not the lock has one that it says otherwise. */
    FEED_CHANGED(Severity.NOTE),
    /** What a feed says is vouched for less than it was. */
    TRUST_LOWERED(Severity.ERROR),
    /** What a feed says is vouched for more than it was. */
    TRUST_RAISED(Severity.NOTE),
    /** The policy has an index no longer: none at its place, and none of its name. */
    INDEX_GONE(Severity.ERROR),
    /** The policy has an index at another place, or of another kind. */
    INDEX_MOVED(Severity.WARNING),
    /** The policy calls an index otherwise. */
    INDEX_RENAMED(Severity.NOTE),
    /** The policy is another. */
    POLICY_CHANGED(Severity.WARNING),
    /** Other overlays change what is read of a package, or the same ones say something else. */
    OVERLAY_CHANGED(Severity.ERROR),
    /** Other overlays are in force. */
    OVERLAYS_CHANGED(Severity.WARNING),
    /** What a distributor provides is not in an environment. */
    INSTALLED_MISSING(Severity.ERROR),
    /** What a distributor provides is in an environment at another version. */
    INSTALLED_VERSION(Severity.ERROR),
    /** The lock is not for a target. */
    TARGET_REFUSED(Severity.ERROR);

    private final Severity severity;

    DifferenceKind(Severity severity) {
        this.severity = severity;
    }

    /** {@return how much it matters} */
    public Severity severity() {
        return severity;
    }

    /** {@return its word: {@code owner-changed}} */
    public String code() {
        return Spelling.of(this);
    }

    /** How much a difference matters. */
    public enum Severity {
        /** What is locked is not what would be locked, or cannot be installed as it was. */
        ERROR,
        /** Somebody should look. */
        WARNING,
        /** Nothing follows of it. */
        NOTE
    }
}
