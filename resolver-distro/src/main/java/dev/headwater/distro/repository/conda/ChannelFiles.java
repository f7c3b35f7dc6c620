// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository.conda;

import dev.headwater.distro.repository.ListFile;
import dev.headwater.distro.repository.LocalFile;
import dev.headwater.distro.repository.RemoteArchive;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the lists of one channel are. All methods take their time. */
interface ChannelFiles {
    /** {@return the place of a file of the channel, as it may be shown} */
    String shown(String path);

    /** {@return a list; empty if there is none} */
    Optional<ListFile> list(String path);

    /** {@return whether there is a file, of which nothing is read} */
    boolean has(String path);

    /** {@return the same, whatever is kept of it} */
    ChannelFiles anew();

    /**
     * A channel on the network.
     *
     * @param archive the place
     */
    record OnNetwork(RemoteArchive archive) implements ChannelFiles {
        @Override
        public String shown(String path) {
            return archive.shown(path);
        }

        @Override
        public Optional<ListFile> list(String path) {
            return archive.list(path)
                    .map(bytes -> new ListFile(
                            shown(path), () -> new ByteArrayInputStream(bytes), Optional.empty(), Optional.empty()));
        }

        @Override
        public boolean has(String path) {
            return archive.small(path).isPresent();
        }

        @Override
        public ChannelFiles anew() {
            return new OnNetwork(archive.anew());
        }
    }

    /**
     * A channel on this machine.
     *
     * @param root its folder
     */
    record InFolder(Path root) implements ChannelFiles {
        @Override
        public String shown(String path) {
            return root.resolve(path).toString();
        }

        @Override
        public Optional<ListFile> list(String path) {
            Path file = root.resolve(path);
            return Files.exists(file)
                    ? Optional.of(new ListFile(
                            file.toString(), () -> LocalFile.open(file), Optional.empty(), Optional.empty()))
                    : Optional.empty();
        }

        @Override
        public boolean has(String path) {
            return Files.exists(root.resolve(path));
        }

        @Override
        public ChannelFiles anew() {
            return this;
        }
    }
}
