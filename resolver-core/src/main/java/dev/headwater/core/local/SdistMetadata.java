// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import dev.headwater.api.distribution.ArchiveKind;
import dev.headwater.api.distribution.CoreMetadata;
import dev.headwater.api.distribution.StaticPromise;
import dev.headwater.api.index.MetadataAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the metadata of a source distribution where the standard says that it is what a build would give.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/core-metadata/#dynamic">Core metadata:
 *     Dynamic</a>
 */
final class SdistMetadata {
    private static final List<String> NEEDED = List.of("Requires-Dist", "Requires-Python", "Provides-Extra");
    private static final long LARGEST = 1L << 30;

    private SdistMetadata() {}

    /**
     * Reads {@code PKG-INFO} in the one folder of the archive, the first if there are several.
     *
     * @throws UnreadableException if the archive is damaged
     */
    static MetadataAnswer read(Path path, ArchiveKind kind) throws IOException {
        byte[] text;
        switch (kind) {
            case TAR_GZ -> text = readTar(path);
            case ZIP -> text = readZip(path);
            default -> {
                return new MetadataAnswer.Unusable(
                        "is an archive of a kind that is not read; only .tar.gz and .zip are");
            }
        }
        if (text == null) {
            return new MetadataAnswer.Unusable("has no PKG-INFO in it");
        }
        return Metadata.read(text, MetadataAnswer.Source.STATIC).accept(new StaticRule());
    }

    private static byte @Nullable [] readZip(Path path) throws IOException {
        try (ZipArchive archive = new ZipArchive(path.toString(), Files.newByteChannel(path))) {
            List<ZipMember> members = archive.find(SdistMetadata::isPkgInfo);
            return members.isEmpty() ? null : archive.read(members.get(0), WheelMetadata.LONGEST);
        }
    }

    private static byte @Nullable [] readTar(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path);
                TarReader tar = new TarReader(path.toString(), in, Files.size(path), LARGEST)) {
            while (tar.next()) {
                if (tar.isFile() && isPkgInfo(tar.name())) {
                    return tar.content(WheelMetadata.LONGEST);
                }
            }
            return null;
        }
    }

    private static boolean isPkgInfo(String name) {
        String path = name.startsWith("./") ? name.substring(2) : name;
        int slash = path.indexOf('/');
        return slash > 0 && !path.startsWith("../") && path.substring(slash + 1).equals("PKG-INFO");
    }

    /** Lets metadata pass that promises, in every field that a resolver needs, to be that of every wheel. */
    private static final class StaticRule implements MetadataAnswer.Visitor<MetadataAnswer> {
        @Override
        public MetadataAnswer found(MetadataAnswer.Found answer) {
            CoreMetadata metadata = answer.metadata();
            for (String field : NEEDED) {
                if (metadata.promiseOf(field) != StaticPromise.EXACT) {
                    String why = metadata.dynamic().isEmpty()
                            ? "its metadata is of version "
                                    + metadata.metadataVersion().orElse("unknown")
                            : field + " is dynamic";
                    return new MetadataAnswer.Unusable("has no reliable metadata without building it: " + why);
                }
            }
            return answer;
        }

        @Override
        public MetadataAnswer unusable(MetadataAnswer.Unusable answer) {
            return answer;
        }

        @Override
        public MetadataAnswer unavailable(MetadataAnswer.Unavailable answer) {
            return answer;
        }
    }
}
