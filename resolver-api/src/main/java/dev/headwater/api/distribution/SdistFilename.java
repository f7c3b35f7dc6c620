// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.distribution;

import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.InvalidVersionException;
import dev.headwater.api.version.Version;

/**
 * The name of a source distribution: project, version and kind of archive.
 *
 * <pre>{@code
 * SdistFilename.parse("foo_bar-1.0.tar.gz").name();                                  // foo-bar
 * SdistFilename.parse("foo-1.0-1.tar.gz", ProjectName.parse("foo")).version();          // 1.0.post1
 * SdistFilename.parse("foo-1.0-1.tar.gz").name();                                    // foo-1-0
 * }</pre>
 *
 * <p>A name made today has exactly one hyphen. Older ones have more, and then the text alone does not say where the
 * name ends: packaging splits at the last hyphen, which is what {@link #parse(String)} does; pip looks for the name
 * that it asked for, which is what {@link #parse(String, ProjectName)} does. Whoever knows the project should say so.
 *
 * <p>Eggs, installers and dumb binary archives ({@code foo-1.0.linux-x86_64.tar.gz}) are no source distributions; the
 * last are refused for their version. pip also reads {@code foo-1.0-py3.8.tar.gz}, for that Python; here it is refused.
 *
 * @param name the project
 * @param version the version
 * @param kind the kind of archive
 * @param text the name as given
 * @see <a
 *     href="https://packaging.python.org/en/latest/specifications/source-distribution-format/#source-distribution-file-name">
 *     Source distribution format: Source distribution file name</a>
 * @since 0.1.0
 */
public record SdistFilename(ProjectName name, Version version, ArchiveKind kind, String text) {
    /**
     * Parses the name of a source distribution of whatever project.
     *
     * @throws InvalidSdistFilenameException if it does not end in {@code .tar.gz} or {@code .zip}, or has no valid name
     *     and version before and after its last hyphen
     */
    public static SdistFilename parse(String text) {
        ArchiveKind kind = text.endsWith(".tar.gz") ? ArchiveKind.TAR_GZ : ArchiveKind.ZIP;
        if (kind.endingLength(text) == 0) {
            throw new InvalidSdistFilenameException(text, ending(text), "the ending .tar.gz or .zip");
        }
        int end = text.length() - kind.endingLength(text);
        int hyphen = text.lastIndexOf('-', end - 1);
        if (hyphen < 0) {
            throw new InvalidSdistFilenameException(text, end, "name-version" + text.substring(end));
        }
        try {
            return new SdistFilename(
                    ProjectName.parse(text.substring(0, hyphen)), version(text, hyphen, end), kind, text);
        } catch (InvalidNameException e) {
            throw new InvalidSdistFilenameException(text, e.position(), e.expected());
        }
    }

    /**
     * Parses the name of a source distribution of a known project, also an old name with several hyphens or another
     * archive.
     *
     * @throws InvalidSdistFilenameException if it is no archive that pip reads, starts with another name, or has no
     *     valid version
     */
    public static SdistFilename parse(String text, ProjectName project) {
        ArchiveKind kind = ArchiveKind.of(text)
                .orElseThrow(() ->
                        new InvalidSdistFilenameException(text, ending(text), "a source archive such as .tar.gz"));
        int end = text.length() - kind.endingLength(text);
        int hyphen = NameText.hyphenAfter(project.value(), text, end);
        if (hyphen < 0) {
            throw new InvalidSdistFilenameException(text, 0, "the project " + project + ", a hyphen and a version");
        }
        return new SdistFilename(project, version(text, hyphen, end), kind, text);
    }

    private static Version version(String text, int hyphen, int end) {
        try {
            return Version.parse(text.substring(hyphen + 1, end));
        } catch (InvalidVersionException e) {
            throw new InvalidSdistFilenameException(text, hyphen + 1 + e.position(), e.expected());
        }
    }

    private static int ending(String text) {
        return Math.max(text.lastIndexOf('.'), 0);
    }

    /** {@return the name as given} */
    @Override
    public String toString() {
        return text;
    }
}
