// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.metadata;

import dev.headwater.api.archive.MemberPath;
import dev.headwater.api.archive.TarReader;
import dev.headwater.api.archive.ZipArchive;
import dev.headwater.api.archive.ZipMember;
import dev.headwater.api.distribution.ArchiveKind;
import dev.headwater.api.distribution.CoreMetadata;
import dev.headwater.api.distribution.StaticPromise;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin.Source;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.policy.SdistMetadataRule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the metadata of a source distribution where it can be believed without building it. */
final class SdistMetadata {
    private static final List<String> NEEDED = List.of("Requires-Dist", "Requires-Python", "Provides-Extra");
    private static final String PKG_INFO = "PKG-INFO";
    private static final String PYPROJECT = "pyproject.toml";

    /** A longer one is passed over, as if it said nothing. */
    private static final int LONGEST_PYPROJECT = 1 << 20;

    private static final long LARGEST = 1L << 30;

    private final SdistMetadataRule rule;
    private final EggInfo recorded = new EggInfo();
    private final Member info = new Member(PKG_INFO);
    private final Member pyproject = new Member(PYPROJECT);
    private MetadataAnswer.@Nullable Unusable fault;

    /** A file that may lie once at the top of an archive. */
    private static final class Member {
        private final String name;
        private @Nullable String path;
        private byte @Nullable [] content;

        Member(String name) {
            this.name = name;
        }

        boolean isAt(String where) {
            return MemberPath.isAtTop(where, name);
        }

        MetadataAnswer.Unusable again(String where) {
            return new MetadataAnswer.Unusable(
                    UnusableCause.AMBIGUOUS, where.equals(path) ? where + " twice" : path + " and " + where);
        }

        String folder() {
            return path == null ? "" : path.substring(0, path.indexOf('/'));
        }
    }

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
                    return new MetadataAnswer.Unusable(UnusableCause.UNSUPPORTED_ARCHIVE);
                }
            }
        }
        return reading.answer();
    }

    private void readZip(SeekableByteChannel channel) throws IOException {
        try (ZipArchive archive = new ZipArchive(channel)) {
            for (ZipMember member : archive.find(name -> isWanted(MemberPath.of(name)))) {
                if (!member.name().endsWith("/")) {
                    take(MemberPath.of(member.name()), member.size(), most -> archive.read(member, most));
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
                    take(path, tar.size(), tar::content);
                } else {
                    fault = new MetadataAnswer.Unusable(UnusableCause.NO_REGULAR_FILE, path);
                }
            }
        }
    }

    private boolean isWanted(String path) {
        return info.isAt(path) || pyproject.isAt(path) || (rule == SdistMetadataRule.RECORDED && EggInfo.isPart(path));
    }

    /** A member that is read where it is wanted, if it has no more bytes than that. */
    private interface Content {
        byte[] read(int most) throws IOException;
    }

    private void take(String path, long size, Content content) throws IOException {
        if (info.isAt(path)) {
            take(info, path, content);
        } else if (pyproject.isAt(path)) {
            take(pyproject, path, size > LONGEST_PYPROJECT ? most -> new byte[0] : content);
        } else {
            recorded.take(path, content.read(ArchiveMetadata.LONGEST));
        }
    }

    private void take(Member member, String path, Content content) throws IOException {
        if (member.path != null) {
            fault = fault == null ? member.again(path) : fault;
        } else {
            member.path = path;
            member.content = content.read(ArchiveMetadata.LONGEST);
        }
    }

    private MetadataAnswer answer() {
        if (fault != null) {
            return fault;
        }
        if (info.content == null) {
            return new MetadataAnswer.Unusable(UnusableCause.NO_METADATA, PKG_INFO);
        }
        MetadataAnswer own = ArchiveMetadata.ofText(info.content, Source.SDIST);
        MetadataAnswer reliable = reliable(own);
        MetadataAnswer alone =
                rule == SdistMetadataRule.STATIC || reliable.found().isPresent()
                        ? reliable
                        : recorded.answer(own).orElse(reliable);
        String project = pyproject();
        return own.found()
                .filter(found -> !project.isEmpty())
                .<MetadataAnswer>map(
                        found -> new MetadataAnswer.SourceArchive(found.effective(), alone, project, false))
                .orElse(alone);
    }

    /** The text of pyproject.toml; empty if there is none that can be read as text, or none beside PKG-INFO. */
    private String pyproject() {
        if (pyproject.content == null || !pyproject.folder().equals(info.folder())) {
            return "";
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(pyproject.content))
                    .toString();
        } catch (CharacterCodingException e) {
            return "";
        }
    }

    /** {@return the answer, if it promises to be that of every wheel in every field that a resolver needs} */
    static MetadataAnswer reliable(MetadataAnswer answer) {
        return answer.found()
                .flatMap(found -> doubtful(found.effective()))
                .<MetadataAnswer>map(doubt -> new MetadataAnswer.Unusable(UnusableCause.UNRELIABLE, doubt))
                .orElse(answer);
    }

    private static Optional<String> doubtful(CoreMetadata metadata) {
        for (String field : NEEDED) {
            if (metadata.promiseOf(field) != StaticPromise.EXACT) {
                return Optional.of(doubt(metadata, field));
            }
        }
        return Optional.empty();
    }

    private static String doubt(CoreMetadata metadata, String field) {
        return metadata.dynamic().isEmpty()
                ? "its metadata is of version " + metadata.metadataVersion().orElse("unknown")
                : field + " is dynamic";
    }
}
