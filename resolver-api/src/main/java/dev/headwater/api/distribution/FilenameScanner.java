// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.distribution;

import dev.headwater.api.name.ProjectName;

/**
 * Splits the names of one project's files in place: the cheap way through a page of a hundred thousand files.
 *
 * <pre>{@code
 * FilenameScanner scanner = new FilenameScanner(ProjectName.parse("numpy"));
 * for (String filename : filenames) {
 *     if (scanner.scan(filename) == FilenameScanner.Outcome.WHEEL) {
 *         int rank = tags.bestRank(filename, scanner.tagsFrom(), scanner.tagsTo());
 *     }
 * }
 * }</pre>
 *
 * <p>It says what {@link WheelFilename#parse} and {@link SdistFilename#parse(String, ProjectName)} say, with two
 * differences: it throws for no name, since a page has many that are no use, and it leaves the version unread, since a
 * page has few versions and many files of each. What it says holds until the next scan. Not for several threads at
 * once.
 *
 * @since 0.1.0
 */
public final class FilenameScanner {
    /** The kind of file that a name stands for. */
    public enum Outcome {
        /** A wheel of the project. */
        WHEEL,
        /** A source distribution of the project. */
        SDIST,
        /** A wheel or source distribution of another project. */
        OTHER_PROJECT,
        /** A kind of file that is never chosen: an egg, an installer, a signature. */
        UNSUPPORTED,
        /** Meant to be a wheel or a source distribution, but no valid name of one. */
        MALFORMED
    }

    private final String project;
    private final WheelParts parts = new WheelParts();
    private ArchiveKind archive = ArchiveKind.TAR_GZ;
    private String filename = "";
    private boolean wheel;

    /** Makes a scanner for the files of a project. */
    public FilenameScanner(ProjectName project) {
        this.project = project.value();
    }

    /** Splits a name; a version that cannot be read is not noticed here. */
    public Outcome scan(String name) {
        filename = name;
        wheel = name.endsWith(".whl");
        return wheel ? scanWheel(name) : scanSdist(name);
    }

    private Outcome scanWheel(String name) {
        if (!parts.split(name)) {
            return Outcome.MALFORMED;
        }
        return NameText.is(project, name, parts.nameTo) ? Outcome.WHEEL : Outcome.OTHER_PROJECT;
    }

    private Outcome scanSdist(String name) {
        ArchiveKind kind = ArchiveKind.of(name).orElse(null);
        if (kind == null) {
            return Outcome.UNSUPPORTED;
        }
        archive = kind;
        parts.versionTo = name.length() - kind.endingLength(name);
        parts.nameTo = NameText.hyphenAfter(project, name, parts.versionTo);
        if (parts.nameTo < 0) {
            int hyphen = name.indexOf('-');
            return hyphen > 0 && hyphen < parts.versionTo ? Outcome.OTHER_PROJECT : Outcome.MALFORMED;
        }
        return parts.nameTo + 1 < parts.versionTo ? Outcome.SDIST : Outcome.MALFORMED;
    }

    /** {@return the offset of the version in the name of a wheel or source distribution} */
    public int versionFrom() {
        return parts.nameTo + 1;
    }

    /** {@return the offset behind the version} */
    public int versionTo() {
        return parts.versionTo;
    }

    /** {@return the version as written; not yet read, so perhaps not one} */
    public String version() {
        return filename.substring(versionFrom(), versionTo());
    }

    /** {@return the build tag of a wheel, or {@link BuildTag#NONE}} */
    public BuildTag build() {
        return !wheel || parts.buildTo == parts.versionTo
                ? BuildTag.NONE
                : BuildTag.of(filename.substring(parts.versionTo + 1, parts.buildTo));
    }

    /** {@return the offset of the compressed tag set in the name of a wheel} */
    public int tagsFrom() {
        return parts.buildTo + 1;
    }

    /** {@return the offset behind the compressed tag set in the name of a wheel} */
    public int tagsTo() {
        return parts.tagsTo;
    }

    /** {@return the kind of archive of a source distribution} */
    public ArchiveKind archive() {
        return archive;
    }
}
