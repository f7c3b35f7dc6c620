// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import dev.headwater.api.text.Shown;
import dev.headwater.distro.listed.InstalledFolder;
import dev.headwater.distro.listed.MetadataPath;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** The files of a package, of which only the texts of metadata are kept. */
final class DataArchive {
    private static final int MOST_MEMBERS = 500_000;
    private static final int MOST_FOLDERS = 5_000;
    private static final int LONGEST_TEXT = 4 << 20;
    private static final int MOST_TEXT = 32 << 20;

    private final TarHeaderBound bytes;
    private final String file;
    private final Map<String, Found> found = new TreeMap<>();
    private final byte[] scratch = new byte[1 << 16];
    private int members;
    private int text;

    private DataArchive(InputStream in, String file) {
        this.bytes = new TarHeaderBound(in, file);
        this.file = file;
    }

    /** {@return the metadata in an archive, by path} */
    static List<PackagedMetadata> read(InputStream in, String file) throws IOException {
        return new DataArchive(in, file).read();
    }

    private List<PackagedMetadata> read() throws IOException {
        try (TarArchiveInputStream archive = new TarArchiveInputStream(bytes, StandardCharsets.UTF_8.name())) {
            TarArchiveEntry member = next(archive);
            while (member != null) {
                if (++members > MOST_MEMBERS) {
                    throw fault("has more than " + MOST_MEMBERS + " members");
                }
                member(member, archive);
                member = next(archive);
            }
            drain(bytes);
        }
        return found.values().stream().map(Found::metadata).toList();
    }

    /** The next header, and no more bytes for it than headers need: names of gigabytes are refused. */
    private @Nullable TarArchiveEntry next(TarArchiveInputStream archive) throws IOException {
        bytes.beginHeader();
        TarArchiveEntry member = archive.getNextEntry();
        bytes.endHeader();
        return member;
    }

    private void member(TarArchiveEntry member, TarArchiveInputStream archive) throws IOException {
        if (member.isSparse()) {
            throw fault("has a member with holes, " + Shown.quoted(member.getName()));
        }
        String path = path(member.getName());
        Optional<InstalledFolder> folder = MetadataPath.OF_DEBIAN.find(path);
        if (folder.isPresent()) {
            Found of = found.computeIfAbsent(folder.get().path(), key -> new Found(folder.get()));
            if (found.size() > MOST_FOLDERS) {
                throw fault("has more than " + MOST_FOLDERS + " folders of metadata");
            }
            if (member.isFile() && !member.isLink() && !member.isSymbolicLink()) {
                keep(of, path.substring(folder.get().path().length()), archive);
            }
        }
        drain(archive);
    }

    /** Below the root, without what stands for it. */
    private String path(String name) throws MalformedFileException {
        String path = name.startsWith("./") ? name.substring(2) : name;
        if (path.startsWith("/") || ("/" + path + "/").contains("/../")) {
            throw fault("has a member outside its root, " + Shown.quoted(name));
        }
        return path;
    }

    private void keep(Found of, String name, InputStream member) throws IOException {
        boolean isHeaders =
                name.isEmpty() || name.equals(of.folder.path().endsWith(".dist-info") ? "/METADATA" : "/PKG-INFO");
        if (!isHeaders && !name.equals("/requires.txt")) {
            return;
        }
        if ((isHeaders ? of.headers : of.requires) != null) {
            throw fault("has " + Shown.quoted(of.folder.path() + name) + " twice");
        }
        byte[] content = member.readNBytes(LONGEST_TEXT + 1);
        text += content.length;
        if (content.length > LONGEST_TEXT || text > MOST_TEXT) {
            throw fault("has metadata that is longer than what is read, " + Shown.quoted(of.folder.path() + name));
        }
        String kept = new String(content, StandardCharsets.UTF_8);
        if (isHeaders) {
            of.headers = kept;
        } else {
            of.requires = kept;
        }
    }

    private void drain(InputStream in) throws IOException {
        int read;
        do {
            read = in.read(scratch);
        } while (read >= 0);
    }

    private MalformedFileException fault(String what) {
        return new MalformedFileException(file, "member " + members, what);
    }

    /** What was found of a distribution so far. */
    private static final class Found {
        final InstalledFolder folder;

        @Nullable
        String headers;

        @Nullable
        String requires;

        Found(InstalledFolder folder) {
            this.folder = folder;
        }

        PackagedMetadata metadata() {
            return new PackagedMetadata(folder, headers == null ? "" : headers, requires == null ? "" : requires);
        }
    }
}
