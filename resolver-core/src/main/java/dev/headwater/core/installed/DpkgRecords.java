// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.installed;

import dev.headwater.api.environment.OwningPackage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Whose files are by the lists of dpkg, {@code var/lib/dpkg/info/*.list}, and of its {@code status} the versions. */
final class DpkgRecords {
    private static final String DATABASE = "var/lib/dpkg";
    private static final String LIST = ".list";

    /** What {@code platform_machine} says where Debian has another word. */
    private static final Map<String, String> MACHINES = Map.of(
            "amd64", "x86_64",
            "arm64", "aarch64",
            "i386", "i686",
            "armhf", "armv7l",
            "armel", "armv6l",
            "ppc64el", "ppc64le",
            "mips64el", "mips64");

    private final OwnedFiles.Builder files;
    private final DpkgPaths paths;
    private final Map<String, DpkgStatus.Entry> entries;

    private DpkgRecords(OwnedFiles.Builder files, DpkgPaths paths, Map<String, DpkgStatus.Entry> entries) {
        this.files = files;
        this.paths = paths;
        this.entries = entries;
    }

    /**
     * Adds what is of packages, if there is a dpkg below a root.
     *
     * @param root paths of the lists are below it
     * @return whether there is one
     * @throws UnreadableRecordsException if there is one that cannot be read
     */
    static boolean add(Path root, OwnedFiles.Builder files) throws IOException {
        Path info = root.resolve(DATABASE).resolve("info");
        if (!Files.isDirectory(info)) {
            return false;
        }
        try {
            Map<String, DpkgStatus.Entry> entries = DpkgStatus.read(
                    root.resolve(DATABASE).resolve("status"), OsRelease.id(root).orElse("debian"));
            // Of all packages, that one is never for every architecture.
            Optional.ofNullable(entries.get("dpkg"))
                    .map(DpkgStatus.Entry::architecture)
                    .ifPresent(word -> files.machine(
                            OwningPackage.Kind.DPKG,
                            new OwnedFiles.Machine(word, "Linux", MACHINES.getOrDefault(word, word))));
            DpkgRecords records = new DpkgRecords(files, DpkgPaths.read(root, root.resolve(DATABASE)), entries);
            for (Path list : DiskText.entries(info)) {
                if (list.toString().endsWith(LIST)) {
                    records.add(list);
                }
            }
        } catch (UnreadableRecordsException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableRecordsException(info.toString(), e);
        }
        return true;
    }

    private void add(Path list) throws IOException {
        String file = String.valueOf(list.getFileName());
        // With its architecture where several may be installed side by side: libffi8:amd64.list.
        String key = file.substring(0, file.length() - LIST.length());
        DpkgStatus.Entry entry = entries.getOrDefault(key, DpkgStatus.Entry.unknown(key));
        boolean isAsked = false;
        try (InputStream in = DiskText.open(list)) {
            RecordLines lines = new RecordLines(in, list.toString());
            for (String line = lines.next(); line != null; line = lines.next()) {
                String path =
                        line.startsWith("/") ? paths.place(line, entry.owner().name()) : "";
                if (files.isAsked(path)) {
                    files.add(path, entry.owner());
                    isAsked = true;
                }
            }
            if (isAsked) {
                files.needs(entry.owner(), entry.needs());
            }
        } catch (UnreadableRecordsException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableRecordsException(list.toString(), e);
        }
    }
}
