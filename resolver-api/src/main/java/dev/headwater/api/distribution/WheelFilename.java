// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.distribution;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.tag.CompatibilityTag;
import dev.headwater.api.tag.TagSet;
import dev.headwater.api.version.InvalidVersionException;
import dev.headwater.api.version.Version;
import java.util.List;

/**
 * The name of a wheel, which tells all that is needed to choose it: project, version, build and compatibility tags.
 *
 * <pre>{@code
 * WheelFilename wheel = WheelFilename.parse("numpy-2.1.0-1-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl");
 * wheel.version();                    // 2.1.0
 * wheel.build();                      // 1
 * wheel.tags();                       // two tags
 * wheel.rank(target.tags());          // the best place of either, TagSet.INCOMPATIBLE if neither fits
 * }</pre>
 *
 * <p>The rules are those of the standard as the reference library reads it: five or six parts between hyphens, so that
 * a wheel with a variant label (a draft) is refused and not mistaken; upper case and dots in the project's name, which
 * old wheels have; letters of any script there, too, though no index serves such a project; no empty member of a tag
 * set; an interpreter tag that is an identifier. A version such as {@code 1.0_1} is none. pip drops a wheel whose
 * metadata differs in name or version; that is for the reader of the metadata to notice.
 *
 * <p>Equal if the texts are equal. For the files of a whole page use {@link FilenameScanner}.
 *
 * @see <a
 *     href="https://packaging.python.org/en/latest/specifications/binary-distribution-format/#file-name-convention">
 *     Binary distribution format: File name convention</a>
 * @since 0.1.0
 */
public final class WheelFilename {
    private final String text;
    private final int nameTo;
    private final Version version;
    private final BuildTag build;
    private final int tagsFrom;

    private WheelFilename(String text, WheelParts parts, Version version) {
        this.text = text;
        this.nameTo = parts.nameTo;
        this.version = version;
        this.build = parts.buildTo == parts.versionTo
                ? BuildTag.NONE
                : BuildTag.of(text.substring(parts.versionTo + 1, parts.buildTo));
        this.tagsFrom = parts.buildTo + 1;
    }

    /**
     * Parses the name of a wheel, not percent-encoded and without a folder.
     *
     * @throws InvalidWheelFilenameException if it is not one, or its version is not valid
     */
    public static WheelFilename parse(String text) {
        WheelParts parts = new WheelParts();
        if (!parts.split(text)) {
            throw new InvalidWheelFilenameException(text, parts.fault, parts.expected);
        }
        try {
            return new WheelFilename(text, parts, Version.parse(text.substring(parts.nameTo + 1, parts.versionTo)));
        } catch (InvalidVersionException e) {
            throw new InvalidWheelFilenameException(text, parts.nameTo + 1 + e.position(), e.expected());
        }
    }

    /**
     * {@return the project's name, normalized} It is text, not a {@link ProjectName}: letters outside ASCII and
     * separators at its ends are tolerated here, and are no valid name of a project.
     */
    public String name() {
        return NameText.normalize(text, nameTo);
    }

    /** {@return whether the wheel is one of that project} */
    public boolean isOf(ProjectName project) {
        return NameText.is(project.value(), text, nameTo);
    }

    /** {@return the version} */
    public Version version() {
        return version;
    }

    /** {@return the build tag, or {@link BuildTag#NONE}} */
    public BuildTag build() {
        return build;
    }

    /** {@return the compressed tag set as written: {@code py2.py3-none-any}} */
    public String compressedTags() {
        return text.substring(tagsFrom, text.length() - ".whl".length());
    }

    /** {@return each tag that the wheel has, in the order of {@link CompatibilityTag#parseCompressed}} */
    public List<CompatibilityTag> tags() {
        return CompatibilityTag.parseCompressed(compressedTags());
    }

    /** {@return the best place of any tag of the wheel, {@link TagSet#INCOMPATIBLE} if it does not fit} */
    public int rank(TagSet tags) {
        return tags.bestRank(text, tagsFrom, text.length() - ".whl".length());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WheelFilename that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** {@return the name as given} */
    @Override
    public String toString() {
        return text;
    }
}
