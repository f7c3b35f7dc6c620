// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository;

import dev.headwater.api.index.IndexFault;
import dev.headwater.distro.listed.PackageFile;
import dev.headwater.http.file.RegularFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Packages on this machine: in the pool of a mirror, or, by their names alone, in folders as apt keeps them.
 *
 * @param root the root of an archive
 * @param folders where a package may lie besides, without the folders that it has in the pool
 * @param executor reads
 */
public record LocalPool(Path root, List<Path> folders, Executor executor) implements PackageFiles {
    @Override
    public CompletableFuture<byte[]> get(PackageFile file) {
        return CompletableFuture.supplyAsync(() -> read(file), executor);
    }

    private byte[] read(PackageFile file) {
        Path pool = root.resolve(file.path()).normalize();
        Bounds.refusal(file, pool.toString()).ifPresent(refusal -> {
            throw refusal;
        });
        Path found = pool.startsWith(root.normalize()) && Files.exists(pool) ? pool : kept(file, pool);
        try {
            byte[] bytes = RegularFile.read(found, Bounds.PACKAGE);
            String sha256 = HexFormat.of().formatHex(SuiteName.sha256().digest(bytes));
            if (bytes.length != file.size() || !sha256.equals(file.sha256())) {
                throw Faults.wrongBytes(found.toString(), "is not the package that is listed");
            }
            return bytes;
        } catch (IOException e) {
            throw Faults.unread(found.toString(), e);
        }
    }

    private Path kept(PackageFile file, Path pool) {
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        return folders.stream()
                .flatMap(folder -> kept(folder, name).stream())
                .findFirst()
                .orElseThrow(() -> Faults.of(
                        IndexFault.Kind.FILE,
                        pool.toString(),
                        "the package " + name + " has to be read, and is not there",
                        name.endsWith(".rpm")
                                ? "mirror it, or the list of what is in it (filelists)"
                                : "get it with: apt-get download " + name.replaceFirst("_.*", "")));
    }

    /** {@return the file of a package in apt's archives, whose name has the epoch that its name in the pool lacks} */
    private static Optional<Path> kept(Path folder, String name) {
        int version = name.indexOf('_') + 1;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name.substring(0, version) + "*")) {
            for (Path file : files) {
                String found = String.valueOf(file.getFileName());
                int epoch = found.indexOf("%3a", version);
                boolean isOther = epoch > 0 && name.substring(version).equals(found.substring(epoch + 3));
                if (found.equals(name) || isOther) {
                    return Optional.of(file);
                }
            }
        } catch (IOException e) {
            // A folder that is not there has nothing.
        }
        return Optional.empty();
    }
}
