// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository;

import dev.headwater.http.files.RemoteFiles;

/** Gets files of archives on the network. */
@FunctionalInterface
public interface Remote {
    /** {@return the files below a URL} */
    RemoteFiles files(String url, RemoteFiles.Vouching vouching);

    /** {@return the archive at a URL, which may have a slash at its end} */
    default RemoteArchive archive(String url, RemoteFiles.Vouching vouching) {
        String folder = url.endsWith("/") ? url : url + "/";
        return new RemoteArchive(files(folder, vouching), folder);
    }
}
