// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository.debian;

import dev.headwater.api.index.IndexFault;
import dev.headwater.distro.repository.Faults;
import dev.headwater.distro.repository.LocalPool;
import dev.headwater.distro.repository.PackageFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * An archive on this machine: a mirror, with {@code dists} in it, or the lists of apt, which have the names of a
 * mirror's files in one word. Where lists are of several archives that have a suite of one name, the path says which,
 * as the beginning of their names: {@code lists/mirror.example.org_debian}.
 *
 * @param path as it was given
 * @param executor reads packages
 */
record LocalArchive(Path path, Executor executor) {
    private static final String DISTS = "_dists_";
    private static final List<String> RELEASES = List.of("InRelease", "Release");

    SuiteFiles suite(String suite) {
        if (Files.isDirectory(path.resolve("dists"))) {
            Path dists = path.resolve("dists").resolve(suite);
            return new LocalSuite(dists::resolve, new LocalPool(path, List.of(), executor));
        }
        boolean isFolder = Files.isDirectory(path);
        Path parent = path.getParent();
        Path folder = isFolder || parent == null ? path : parent;
        String begin = isFolder ? "" : String.valueOf(path.getFileName());
        String prefix = only(folder, prefixes(folder, begin, DISTS + word(suite) + "_"), suite);
        return new LocalSuite(file -> folder.resolve(prefix + word(file)), pool(folder));
    }

    private static String word(String name) {
        return name.replace('/', '_');
    }

    /** {@return the beginnings of the names of a suite's lists} */
    private List<String> prefixes(Path folder, String begin, String middle) {
        List<String> prefixes = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                for (String release : RELEASES) {
                    boolean isOf = name.endsWith(middle + release) && name.startsWith(begin);
                    String prefix = isOf ? name.substring(0, name.length() - release.length()) : "";
                    boolean isMeant = begin.isEmpty() || name.startsWith(begin + DISTS);
                    if (isOf && isMeant && !prefixes.contains(prefix)) {
                        prefixes.add(prefix);
                    }
                }
            }
        } catch (IOException e) {
            throw Faults.unread(path.toString(), e);
        }
        prefixes.sort(null);
        return prefixes;
    }

    private String only(Path folder, List<String> prefixes, String suite) {
        if (prefixes.isEmpty()) {
            throw Faults.of(
                    IndexFault.Kind.FILE,
                    path.toString(),
                    "has neither dists/" + suite + " nor lists of a suite " + suite,
                    "name a mirror's root, or apt's lists after apt-get update");
        } else if (prefixes.size() > 1) {
            String one = prefixes.get(0).substring(0, prefixes.get(0).indexOf(DISTS));
            throw Faults.of(
                    IndexFault.Kind.CONTRADICTION,
                    path.toString(),
                    "has lists of " + prefixes.size() + " archives with a suite " + suite,
                    "name one of them: " + folder.resolve(one));
        }
        return prefixes.get(0);
    }

    /** Where apt keeps packages, as seen from where it keeps lists: {@code var/lib/apt/lists}. */
    private PackageFiles pool(Path folder) {
        List<Path> archives = List.of(
                folder.resolve("../../../cache/apt/archives").normalize(),
                folder.resolve("../archives").normalize());
        return new LocalPool(folder, archives, executor);
    }
}
