// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.InvalidTextException;
import dev.headwater.api.distribution.SdistFilename;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.lock.LockedFile;
import dev.headwater.api.lock.LockedPlace;
import dev.headwater.api.lock.LockedSource;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what is installed of one package of a lock: exactly one kind of source. */
final class LockedSourceReader {
    private static final List<String> OF_FILE = List.of("name", "upload-time", "url", "path", "size", "hashes");
    private static final List<String> OF_ARCHIVE =
            List.of("upload-time", "url", "path", "size", "hashes", "subdirectory");
    private static final List<String> OF_VCS =
            List.of("type", "url", "path", "requested-revision", "commit-id", "subdirectory");
    private static final List<String> OF_DIRECTORY = List.of("path", "editable", "subdirectory");

    private final TomlKeys table;
    private final LockRemarks remarks;
    private final ProjectName project;
    private final Optional<Version> version;

    LockedSourceReader(TomlKeys table, LockRemarks remarks, ProjectName project, Optional<Version> version) {
        this.table = table;
        this.remarks = remarks;
        this.project = project;
        this.version = version;
    }

    LockedSource read() {
        List<LockedSource> sources = new ArrayList<>();
        table.table("vcs").ifPresent(one -> sources.add(vcs(one)));
        table.table("directory").ifPresent(one -> sources.add(directory(one)));
        table.table("archive").ifPresent(one -> sources.add(archive(one)));
        Optional<LockedFile> sdist = table.table("sdist").map(this::sdist);
        List<LockedFile> wheels = new ArrayList<>();
        table.tables("wheels").forEach(one -> wheels.add(wheel(one)));
        if (sdist.isPresent() || !wheels.isEmpty()) {
            sources.add(new LockedSource.Distributions(sdist, wheels));
        }
        if (sources.size() != 1) {
            throw FileFault.at(
                    table.line(),
                    table.path(),
                    (sources.isEmpty() ? "there is nothing to install" : "there is more than one thing to install")
                            + "; a package has a vcs, a directory or an archive, or else an sdist and wheels");
        }
        return sources.get(0);
    }

    private LockedSource vcs(TomlKeys one) {
        remarks.aboutUnknown(one, OF_VCS);
        aboutTree();
        return new LockedSource.Vcs(
                one.required("type", "git, hg, bzr or svn"),
                place(one),
                one.string("requested-revision"),
                one.required("commit-id", "the revision that is installed"),
                subdirectory(one));
    }

    private LockedSource directory(TomlKeys one) {
        remarks.aboutUnknown(one, OF_DIRECTORY);
        aboutTree();
        return new LockedSource.Directory(
                one.required("path", "where the folder is"), one.flag("editable"), subdirectory(one));
    }

    /** Where an installer would look: not beside what it unpacks. */
    private static Optional<String> subdirectory(TomlKeys one) {
        Optional<String> path = one.string("subdirectory");
        if (!path.map(LockedSourceReader::isWithin).orElse(true)) {
            throw one.fault(
                    "subdirectory",
                    "expected a path within it, with '/' between its parts and without '..', and not from its root");
        }
        return path;
    }

    private static boolean isWithin(String path) {
        return !path.isEmpty()
                && !path.startsWith("/")
                && path.indexOf('\\') < 0
                && Arrays.stream(path.split("/")).noneMatch(part -> part.equals(".."));
    }

    private void aboutTree() {
        if (version.isPresent()) {
            remarks.aboutVersion(table);
        }
    }

    private LockedSource archive(TomlKeys one) {
        remarks.aboutUnknown(one, OF_ARCHIVE);
        LockedPlace place = place(one);
        return new LockedSource.Archive(file(one, place, place.filename()), subdirectory(one));
    }

    private LockedFile sdist(TomlKeys one) {
        LockedFile file = file(one);
        SdistFilename name = named(one, file, () -> SdistFilename.parse(file.name(), project));
        requireSame(one, file, name.version());
        return file;
    }

    private LockedFile wheel(TomlKeys one) {
        LockedFile file = file(one);
        WheelFilename name = named(one, file, () -> WheelFilename.parse(file.name()));
        if (!name.isOf(project)) {
            throw FileFault.at(one.line(), one.path(), file(file) + " is of another project than '" + project + "'");
        }
        requireSame(one, file, name.version());
        return file;
    }

    /** What may be read by its name. */
    private interface Name<T> {
        T read() throws InvalidTextException;
    }

    private static <T> T named(TomlKeys one, LockedFile file, Name<T> name) {
        try {
            return name.read();
        } catch (InvalidTextException e) {
            throw FileFault.at(
                    one.line(),
                    one.path(),
                    file(file) + " is no name of such a file of the package: expected " + e.expected());
        }
    }

    private void requireSame(TomlKeys one, LockedFile file, Version found) {
        if (version.isPresent() && !version.get().equals(found)) {
            throw FileFault.at(one.line(), one.path(), file(file) + " is of another version than " + version.get());
        }
    }

    private static String file(LockedFile file) {
        return Shown.quoted(file.name());
    }

    private LockedFile file(TomlKeys one) {
        remarks.aboutUnknown(one, OF_FILE);
        LockedPlace place = place(one);
        return file(one, place, one.string("name").orElseGet(place::filename));
    }

    private LockedFile file(TomlKeys one, LockedPlace place, String name) {
        LockedFile file = new LockedFile(name, place, one.size("size"), one.time("upload-time"), hashes(one));
        remarks.aboutHashes(one, file);
        return file;
    }

    private static LockedPlace place(TomlKeys one) {
        Optional<String> url = one.string("url");
        Optional<String> path = one.string("path");
        if (url.isEmpty() && path.isEmpty()) {
            throw FileFault.at(one.line(), one.path(), "there is no url and no path; write where it is");
        }
        return new LockedPlace(url, path);
    }

    private static SortedMap<String, String> hashes(TomlKeys one) {
        TomlKeys written = one.table("hashes")
                .orElseThrow(() -> one.missing("hashes", "write { sha256 = \"…\" }: nothing else holds the bytes"));
        SortedMap<String, String> hashes = new TreeMap<>();
        for (String algorithm : written.names()) {
            hashes.put(algorithm, written.string(algorithm).orElseThrow());
        }
        if (hashes.isEmpty()) {
            throw one.fault("hashes", "there is none; write { sha256 = \"…\" }: nothing else holds the bytes");
        }
        return hashes;
    }
}
