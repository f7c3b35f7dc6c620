// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import dev.headwater.api.DamagedArchiveException;
import dev.headwater.api.content.ArchiveMetadata;
import dev.headwater.api.distribution.InvalidWheelFilenameException;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.metadata.InvalidMetadataException;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;
import dev.headwater.api.version.InvalidVersionException;
import dev.headwater.api.version.Version;
import dev.headwater.wheel.text.FieldText;
import dev.headwater.wheel.text.RecordText;
import dev.headwater.wheel.zip.WheelArchive;
import dev.headwater.wheel.zip.WheelEntry;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A wheel that is what its name says, with the files of its dist-info folder that a rewriting changes. */
final class WheelContent implements Closeable {
    private static final List<String> FILES = Stream.concat(
                    Stream.of("METADATA", "WHEEL", "RECORD", WheelHotfix.FILE), RecordCheck.SIGNATURES.stream())
            .toList();

    private static final String ENDING = ".dist-info";
    /** A hundred thousand files need a third of it. */
    private static final int LONGEST_RECORD = 32 << 20;

    /** Of files that are not there one is told by name; blank lines are rare. */
    private static final int MORE_LINES = 16;

    private static final int LONGEST_TEXT = 1 << 20;

    private final WheelFilename filename;
    private final WheelArchive archive;
    private final String sha256;
    private final String stem;
    private final FieldText metadata;
    private final FieldText wheel;
    private final RecordText record;
    private final CoreMetadata published;

    private WheelContent(WheelFilename filename, WheelArchive archive, String sha256) throws IOException {
        this.filename = filename;
        this.archive = archive;
        this.sha256 = sha256;
        stem = stem(archive, filename);
        requireFiles();
        metadata = FieldText.parse("METADATA", read("METADATA", ArchiveMetadata.LONGEST));
        wheel = FieldText.parse("WHEEL", read("WHEEL", LONGEST_TEXT));
        record = RecordText.parse(
                path("RECORD"),
                read("RECORD", LONGEST_RECORD),
                archive.entries().size() + MORE_LINES);
        published = published();
        requireVersionOne();
    }

    /**
     * Opens a wheel.
     *
     * @throws DamagedArchiveException if it is no wheel, or not the one that its name says
     */
    static WheelContent open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new DamagedArchiveException(Files.exists(file) ? "it is no file" : "there is no such file");
        }
        WheelFilename filename;
        try {
            filename = WheelFilename.parse(String.valueOf(file.getFileName()));
        } catch (InvalidWheelFilenameException e) {
            throw new DamagedArchiveException(String.valueOf(e.getMessage()));
        }
        String sha256 = Sha256.of(file);
        WheelArchive archive = WheelArchive.open(Files.newByteChannel(file));
        try {
            return new WheelContent(filename, archive, sha256);
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    private static String stem(WheelArchive archive, WheelFilename filename) throws DamagedArchiveException {
        List<String> folders = archive.entries().stream()
                .map(entry -> entry.name().split("/", 2)[0])
                .filter(top -> top.toLowerCase(Locale.ROOT).endsWith(ENDING))
                .distinct()
                .toList();
        if (folders.size() != 1) {
            throw new DamagedArchiveException(
                    folders.isEmpty()
                            ? "it has no .dist-info folder"
                            : "it has more than one .dist-info folder: " + Shown.quoted(folders.get(0)) + " and "
                                    + Shown.quoted(folders.get(1)));
        }
        String stem = folders.get(0).substring(0, folders.get(0).length() - ENDING.length());
        if (!isOf(filename, stem)) {
            throw new DamagedArchiveException("its folder is " + Shown.quoted(folders.get(0))
                    + ", which is of another name or version than its file name says");
        }
        return stem;
    }

    /** What is written, or left out, must be a file of that very name. */
    private void requireFiles() throws DamagedArchiveException {
        for (WheelEntry entry : archive.entries()) {
            for (String name : FILES) {
                String path = path(name);
                boolean isNamed = entry.name().regionMatches(true, 0, path, 0, path.length());
                boolean isWithin = isNamed && entry.name().startsWith("/", path.length());
                if (isWithin
                        || (isNamed
                                && entry.name().length() == path.length()
                                && !entry.name().equals(path))) {
                    throw new DamagedArchiveException(
                            Shown.quoted(entry.name()) + " is in the place of the file " + Shown.quoted(path));
                }
            }
        }
    }

    private static boolean isOf(WheelFilename filename, String stem) {
        int hyphen = stem.lastIndexOf('-');
        try {
            return hyphen > 0
                    && filename.isOf(ProjectName.parse(stem.substring(0, hyphen)))
                    && filename.version().equals(Version.parse(stem.substring(hyphen + 1)));
        } catch (InvalidNameException | InvalidVersionException e) {
            return false;
        }
    }

    private byte[] read(String name, int most) throws IOException {
        return archive.read(entry(name), most);
    }

    private CoreMetadata published() throws DamagedArchiveException {
        CoreMetadata read;
        try {
            read = CoreMetadata.of(metadata.fields());
        } catch (InvalidMetadataException e) {
            throw new DamagedArchiveException("METADATA cannot be read: " + e.getMessage());
        }
        if (!filename.isOf(read.name()) || !filename.version().equals(read.version())) {
            throw new DamagedArchiveException(
                    "METADATA is of '" + read.name() + "' " + read.version() + ", which its file name does not say");
        }
        return read;
    }

    private void requireVersionOne() throws DamagedArchiveException {
        String version = wheel.fields().values("Wheel-Version").stream()
                .findFirst()
                .orElse("")
                .strip();
        if (!version.equals("1") && !version.startsWith("1.")) {
            throw new DamagedArchiveException(
                    "WHEEL has the Wheel-Version " + Shown.quoted(version) + "; 1.0 is what is known here");
        }
    }

    /** Holds every file against RECORD, and RECORD against the files. */
    void checkRecord() throws IOException {
        new RecordCheck(this).run();
    }

    WheelFilename filename() {
        return filename;
    }

    ProjectName project() {
        return published.name();
    }

    WheelArchive archive() {
        return archive;
    }

    String sha256() {
        return sha256;
    }

    /** {@return name and version as the folders of the wheel have them: {@code lib-1.0}} */
    String stem() {
        return stem;
    }

    FieldText metadata() {
        return metadata;
    }

    FieldText wheel() {
        return wheel;
    }

    RecordText record() {
        return record;
    }

    CoreMetadata metadataAsRead() {
        return published;
    }

    /** {@return the path of a file of the dist-info folder} */
    String path(String name) {
        return stem + ENDING + "/" + name;
    }

    /** {@return a file of the dist-info folder that must be there} */
    WheelEntry entry(String name) throws DamagedArchiveException {
        return archive.find(path(name))
                .orElseThrow(() -> new DamagedArchiveException("it has no " + Shown.text(path(name))));
    }

    /** {@return what a wheel that was rewritten says of that} */
    Optional<WheelHotfix> hotfix() throws IOException {
        Optional<WheelEntry> file = archive.find(path(WheelHotfix.FILE));
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(WheelHotfixJson.parse(archive.read(file.get(), LONGEST_TEXT)));
    }

    void copy(OutputStream target) throws IOException {
        archive.copy(target);
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
