// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.content;

import dev.headwater.api.archive.MemberPath;
import dev.headwater.api.archive.TarReader;
import dev.headwater.api.archive.ZipArchive;
import dev.headwater.api.archive.ZipMember;
import dev.headwater.api.distribution.ArchiveKind;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin.Source;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.metadata.StaticPromise;
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

    /** The folder below that of the archive in which all is looked for; empty for that one itself. */
    private final String subdirectory;

    private final EggInfo recorded = new EggInfo();
    private final Member info = new Member(PKG_INFO);
    private final Member pyproject = new Member(PYPROJECT);
    private MetadataAnswer.@Nullable Unusable fault;
    private boolean folderSeen;

    /** A file that may lie once at the top of an archive, or of its subdirectory. */
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

    private SdistMetadata(SdistMetadataRule rule, String subdirectory) {
        this.rule = rule;
        this.subdirectory = MemberPath.of(subdirectory);
        folderSeen = this.subdirectory.isEmpty();
    }

    static MetadataAnswer read(
            SeekableByteChannel channel, ArchiveKind kind, SdistMetadataRule rule, String subdirectory)
            throws IOException {
        SdistMetadata reading = new SdistMetadata(rule, subdirectory);
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
                boolean wanted = isWanted(path);
                if (tar.isFolder() || !(wanted || isInTheWay(path))) {
                    continue;
                }
                if (wanted && tar.isFile()) {
                    take(path, tar.size(), tar::content);
                } else {
                    fault = new MetadataAnswer.Unusable(UnusableCause.NO_REGULAR_FILE, path);
                }
            }
        }
    }

    private boolean isWanted(String member) {
        String path = belowSubdirectory(member);
        return info.isAt(path) || pyproject.isAt(path) || (rule == SdistMetadataRule.RECORDED && EggInfo.isPart(path));
    }

    /** {@return the path that a member would have if its subdirectory was the top; empty if it lies elsewhere} */
    private String belowSubdirectory(String member) {
        if (subdirectory.isEmpty()) {
            return member;
        }
        int top = member.indexOf('/') + 1;
        int below = top + subdirectory.length();
        if (top == 0 || !member.startsWith(subdirectory, top)) {
            return "";
        }
        if (member.length() == below) {
            folderSeen = true;
            return "";
        }
        if (member.charAt(below) != '/') {
            return "";
        }
        folderSeen = true;
        return member.substring(0, top) + member.substring(below + 1);
    }

    /** {@return whether a member that is no folder stands where the subdirectory, or one above it, should be} */
    private boolean isInTheWay(String member) {
        int top = member.indexOf('/') + 1;
        return top > 0 && (subdirectory + "/").startsWith(member.substring(top) + "/");
    }

    /** A member that is read where it is wanted, if it has no more bytes than that. */
    private interface Content {
        byte[] read(int most) throws IOException;
    }

    private void take(String path, long size, Content content) throws IOException {
        String below = belowSubdirectory(path);
        if (info.isAt(below)) {
            take(info, path, content);
        } else if (pyproject.isAt(below)) {
            take(pyproject, path, size > LONGEST_PYPROJECT ? most -> new byte[0] : content);
        } else {
            recorded.take(below, content.read(ArchiveMetadata.LONGEST));
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
        String project = pyproject();
        if (info.content == null) {
            MetadataAnswer none = missing();
            return project.isEmpty() ? none : new MetadataAnswer.SourceArchive(Optional.empty(), none, project, false);
        }
        MetadataAnswer own = ArchiveMetadata.ofText(info.content, Source.SDIST);
        MetadataAnswer reliable = reliable(own);
        MetadataAnswer alone =
                rule == SdistMetadataRule.STATIC || reliable.found().isPresent()
                        ? reliable
                        : recorded.answer(own).orElse(reliable);
        return own.found()
                .filter(found -> !project.isEmpty())
                .<MetadataAnswer>map(found ->
                        new MetadataAnswer.SourceArchive(Optional.of(found.effective()), alone, project, false))
                .orElse(alone);
    }

    private MetadataAnswer missing() {
        String missing = subdirectory.isEmpty() ? PKG_INFO : subdirectory + "/" + PKG_INFO;
        return new MetadataAnswer.Unusable(
                UnusableCause.NO_METADATA, folderSeen ? missing : "folder '" + subdirectory + "'");
    }

    /**
     * The text of pyproject.toml; empty if there is none that can be read as text, or PKG-INFO is in another folder.
     */
    private String pyproject() {
        if (pyproject.content == null
                || (info.path != null && !pyproject.folder().equals(info.folder()))) {
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
