// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.content;

import dev.headwater.api.archive.ZipArchive;
import dev.headwater.api.archive.ZipMember;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.InvalidVersionException;
import dev.headwater.api.version.Version;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;

/** Reads the metadata of a wheel out of the wheel. */
final class WheelMetadata {
    private static final String MEMBER = ".dist-info/METADATA";

    private WheelMetadata() {}

    static MetadataAnswer read(SeekableByteChannel channel, WheelFilename wheel, MetadataOrigin.Source source)
            throws IOException {
        try (ZipArchive archive = new ZipArchive(channel)) {
            List<ZipMember> members =
                    archive.find(name -> name.endsWith(MEMBER) && name.indexOf('/') == name.lastIndexOf('/'));
            if (members.size() > 1) {
                return new MetadataAnswer.Unusable(UnusableCause.AMBIGUOUS, "more than one .dist-info folder");
            }
            if (members.isEmpty()) {
                return new MetadataAnswer.Unusable(UnusableCause.NO_METADATA);
            }
            if (!isOf(wheel, members.get(0).name())) {
                return new MetadataAnswer.Unusable(
                        UnusableCause.OTHER_NAME, members.get(0).name());
            }
            byte[] text = archive.read(members.get(0), ArchiveMetadata.LONGEST);
            return ArchiveMetadata.ofText(text, source);
        }
    }

    private static boolean isOf(WheelFilename wheel, String member) {
        String stem = member.substring(0, member.length() - MEMBER.length());
        int hyphen = stem.lastIndexOf('-');
        try {
            return hyphen > 0
                    && wheel.isOf(ProjectName.parse(stem.substring(0, hyphen)))
                    && wheel.version().equals(Version.parse(stem.substring(hyphen + 1)));
        } catch (InvalidNameException | InvalidVersionException e) {
            return false;
        }
    }
}
