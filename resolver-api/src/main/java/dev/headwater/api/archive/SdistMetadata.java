// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.archive;

import dev.headwater.api.distribution.ArchiveKind;
import dev.headwater.api.distribution.CoreMetadata;
import dev.headwater.api.distribution.StaticPromise;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin.Source;
import dev.headwater.api.policy.SdistMetadataRule;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the metadata of a source distribution where it can be believed without building it. */
final class SdistMetadata {
    private static final List<String> NEEDED = List.of("Requires-Dist", "Requires-Python", "Provides-Extra");
    private static final String PKG_INFO = "PKG-INFO";
    private static final long LARGEST = 1L << 30;

    private final SdistMetadataRule rule;
    private final EggInfo recorded = new EggInfo();
    private byte @Nullable [] info;
    private @Nullable String infoPath;
    private @Nullable String fault;

    private SdistMetadata(SdistMetadataRule rule) {
        this.rule = rule;
    }

    static MetadataAnswer read(SeekableByteChannel channel, ArchiveKind kind, SdistMetadataRule rule)
            throws IOException {
        SdistMetadata reading = new SdistMetadata(rule);
        try (channel) {
            switch (kind) {
                case TAR_GZ -> reading.readTar(channel);
                case ZIP -> reading.readZip(channel);
                default -> {
                    return new MetadataAnswer.Unusable(
                            "is an archive of a kind that is not read; only .tar.gz and .zip are");
                }
            }
        }
        return reading.answer();
    }

    private void readZip(SeekableByteChannel channel) throws IOException {
        try (ZipArchive archive = new ZipArchive(channel)) {
            for (ZipMember member : archive.find(name -> isWanted(MemberPath.of(name)))) {
                if (!member.name().endsWith("/")) {
                    take(MemberPath.of(member.name()), () -> archive.read(member, ArchiveMetadata.LONGEST));
                }
            }
        }
    }

    /** Reads to the end: what is unpacked last is what counts for others, so all members have to be seen. */
    private void readTar(SeekableByteChannel channel) throws IOException {
        try (TarReader tar = new TarReader(Channels.newInputStream(channel), channel.size(), LARGEST)) {
            while (tar.next()) {
                String path = MemberPath.of(tar.name());
                if (tar.isFolder() || !isWanted(path)) {
                    continue;
                }
                if (tar.isFile()) {
                    take(path, () -> tar.content(ArchiveMetadata.LONGEST));
                } else {
                    fault = "has a link or device called " + path + " in it";
                }
            }
        }
    }

    private boolean isWanted(String path) {
        return MemberPath.isAtTop(path, PKG_INFO) || (rule == SdistMetadataRule.RECORDED && EggInfo.isPart(path));
    }

    /** A member that is read where it is wanted. */
    private interface Content {
        byte[] read() throws IOException;
    }

    private void take(String path, Content content) throws IOException {
        if (!MemberPath.isAtTop(path, PKG_INFO)) {
            recorded.take(path, content.read());
        } else if (infoPath == null) {
            info = content.read();
            infoPath = path;
        } else if (fault == null) {
            fault = "has more than one PKG-INFO in it: "
                    + (path.equals(infoPath) ? path + " twice" : infoPath + " and " + path);
        }
    }

    private MetadataAnswer answer() {
        if (fault != null) {
            return new MetadataAnswer.Unusable(fault);
        }
        if (info == null) {
            return new MetadataAnswer.Unusable("has no PKG-INFO in it");
        }
        MetadataAnswer own = ArchiveMetadata.ofText(info, Source.SDIST);
        MetadataAnswer reliable = reliable(own);
        return rule == SdistMetadataRule.STATIC || reliable instanceof MetadataAnswer.Found
                ? reliable
                : recorded.answer(own).orElse(reliable);
    }

    /** {@return the answer, if it promises to be that of every wheel in every field that a resolver needs} */
    static MetadataAnswer reliable(MetadataAnswer answer) {
        if (answer instanceof MetadataAnswer.Found found) {
            for (String field : NEEDED) {
                if (found.metadata().promiseOf(field) != StaticPromise.EXACT) {
                    return new MetadataAnswer.Unusable(
                            ArchiveMetadata.UNRELIABLE + ": " + doubt(found.metadata(), field));
                }
            }
        }
        return answer;
    }

    private static String doubt(CoreMetadata metadata, String field) {
        return metadata.dynamic().isEmpty()
                ? "its metadata is of version " + metadata.metadataVersion().orElse("unknown")
                : field + " is dynamic";
    }
}
