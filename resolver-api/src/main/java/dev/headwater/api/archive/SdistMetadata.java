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
    private static final long LARGEST = 1L << 30;

    private final SdistMetadataRule rule;
    private final EggInfo recorded = new EggInfo();
    private @Nullable MetadataAnswer own;

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
            for (ZipMember member : archive.find(this::isWanted)) {
                if (isWanted(member.name())) {
                    take(member.name(), archive.read(member, ArchiveMetadata.LONGEST));
                }
            }
        }
    }

    private void readTar(SeekableByteChannel channel) throws IOException {
        try (TarReader tar = new TarReader(Channels.newInputStream(channel), channel.size(), LARGEST)) {
            while (!isSettled() && tar.next()) {
                if (tar.isFile() && isWanted(tar.name())) {
                    take(tar.name(), tar.content(ArchiveMetadata.LONGEST));
                }
            }
        }
    }

    private boolean isSettled() {
        return own != null && (rule == SdistMetadataRule.STATIC || isReliable(own));
    }

    private boolean isWanted(String member) {
        return isPkgInfo(member)
                ? own == null
                : rule == SdistMetadataRule.RECORDED && !isSettled() && EggInfo.isPart(member);
    }

    private void take(String member, byte[] content) throws DamagedArchiveException {
        if (isPkgInfo(member)) {
            own = ArchiveMetadata.ofText(content, Source.SDIST);
        } else {
            recorded.take(member, content);
        }
    }

    private MetadataAnswer answer() {
        if (own == null) {
            return new MetadataAnswer.Unusable("has no PKG-INFO in it");
        }
        MetadataAnswer reliable = reliable(own);
        return rule == SdistMetadataRule.STATIC || reliable instanceof MetadataAnswer.Found
                ? reliable
                : recorded.answer(own).orElse(reliable);
    }

    private static boolean isPkgInfo(String name) {
        String path = name.startsWith("./") ? name.substring(2) : name;
        int slash = path.indexOf('/');
        return slash > 0 && !path.startsWith("../") && path.substring(slash + 1).equals("PKG-INFO");
    }

    private static boolean isReliable(MetadataAnswer answer) {
        return reliable(answer) instanceof MetadataAnswer.Found;
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
