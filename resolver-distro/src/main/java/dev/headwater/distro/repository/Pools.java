// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository;

import dev.headwater.http.files.RemoteFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;

/** Where packages are got of an archive of which nothing else is read. */
public final class Pools {
    private Pools() {}

    /**
     * {@return what reads the packages of an archive, each held against the digest that is known of it}
     *
     * @param location a URL, or the path of a folder
     * @param remote gets files of archives on the network
     * @param executor reads
     */
    public static PackageFiles of(String location, Remote remote, Executor executor) {
        if (!location.contains("://")) {
            return new LocalPool(Path.of(location), List.of(Path.of(location)), executor);
        }
        return file ->
                remote.archive(location, RemoteFiles.Vouching.SIGNATURE).pool().get(file);
    }
}
