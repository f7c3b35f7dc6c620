// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.lock.LockedPlace;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.text.UrlSecrets;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a lock says that indexes and files are: without secrets, and relative to the lock what lies on this machine, so
 * that the lock is the same for everybody who works on the project.
 */
final class LockPlaces {
    private final Path folder;

    /**
     * Makes places for a lock.
     *
     * @param folder where the lock stands
     */
    LockPlaces(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** {@return the place of a file} */
    LockedPlace of(DistributionFile file) {
        return file.url().startsWith("file:")
                ? new LockedPlace(Optional.empty(), Optional.of(relative(Path.of(URI.create(file.url())))))
                : LockedPlace.at(UrlSecrets.withoutQuery(file.url()));
    }

    /** {@return the place of an index, as a URL or a reference relative to the lock} */
    String of(IndexEntry entry) {
        return entry.isLocal() ? relative(Path.of(entry.location())) : UrlSecrets.withoutQuery(entry.location());
    }

    private String relative(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        if (whole.getRoot() == null || !whole.getRoot().equals(folder.getRoot())) {
            return whole.toUri().toString();
        }
        String text = folder.relativize(whole).toString().replace('\\', '/');
        return text.startsWith("..") ? text : "./" + text;
    }
}
