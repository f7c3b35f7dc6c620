// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository.debian;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.distro.debian.BinaryPackage;
import dev.headwater.distro.debian.Contents;
import dev.headwater.distro.debian.ContentsReader;
import dev.headwater.distro.debian.PackagesReader;
import dev.headwater.distro.repository.Faults;
import dev.headwater.distro.repository.ListFile;
import dev.headwater.distro.repository.LocalFile;
import dev.headwater.distro.repository.LocalPool;
import dev.headwater.distro.repository.PackageFiles;
import dev.headwater.distro.repository.Suite;
import dev.headwater.distro.repository.SuiteName;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * A folder with {@code Packages} and {@code Contents} files, packed or not, for which nothing vouches.
 *
 * @param location the folder, as it may be shown
 * @param packages the list of packages
 * @param contents the lists of contents, as far as there are any
 * @param executor reads
 */
record BareFolder(Path location, ListFile packages, List<ListFile> contents, Executor executor)
        implements Suite<DebianSnapshot> {
    /**
     * {@return the lists in a folder}
     *
     * @throws UnreadableRepositoryException if it has no list of packages
     */
    static BareFolder open(Path folder, String architecture, Executor executor) {
        ListFile packages = find(folder, "Packages")
                .orElseThrow(() -> Faults.of(
                        IndexFault.Kind.FILE,
                        folder.toString(),
                        "has no file Packages, packed or not",
                        Files.isDirectory(folder.resolve("dists"))
                                ? "name the suites and components of this mirror"
                                : ""));
        List<ListFile> contents = List.of("Contents-" + architecture, "Contents-all").stream()
                .flatMap(name -> find(folder, name).stream())
                .toList();
        return new BareFolder(folder, packages, contents, executor);
    }

    private static Optional<ListFile> find(Path folder, String name) {
        return ListForm.OF_FOLDERS.stream()
                .map(form -> folder.resolve(name + form.ending()))
                .filter(Files::exists)
                .findFirst()
                .map(file ->
                        new ListFile(file.toString(), () -> LocalFile.open(file), Optional.empty(), Optional.empty()));
    }

    @Override
    public String identity() {
        MessageDigest digest = SuiteName.sha256();
        digest.update((location + "\n").getBytes(StandardCharsets.UTF_8));
        digest(packages, digest);
        contents.forEach(list -> digest(list, digest));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void digest(ListFile list, MessageDigest digest) {
        digest.update((list.location() + "\n").getBytes(StandardCharsets.UTF_8));
        try (InputStream in = list.source().open();
                OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        } catch (IOException e) {
            throw Faults.unread(list.location(), e);
        }
    }

    @Override
    public PackageFiles pool() {
        return new LocalPool(location, List.of(location), executor);
    }

    @Override
    public CompletableFuture<DebianSnapshot> read() {
        return CompletableFuture.supplyAsync(this::snapshot, executor);
    }

    private DebianSnapshot snapshot() {
        List<BinaryPackage> all = packages.read(PackagesReader::read);
        Contents both = new Contents(Map.of(), Set.of());
        for (ListFile list : contents) {
            both = both.with(list.read(ContentsReader::read));
        }
        return new DebianSnapshot(
                location.toString(), "", "", "", Optional.empty(), Optional.empty(), Trust.UNSIGNED, all, both, pool());
    }
}
