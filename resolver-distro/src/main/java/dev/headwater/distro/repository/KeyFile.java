// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository;

import dev.headwater.api.index.IndexFault;
import dev.headwater.distro.openpgp.InvalidKeyringException;
import dev.headwater.distro.openpgp.Keyring;
import dev.headwater.http.file.RegularFile;
import java.io.IOException;
import java.nio.file.Path;

/** The file with the keys of which one must have signed a source. */
public final class KeyFile {
    private KeyFile() {}

    /**
     * {@return its keys}
     *
     * @throws UnreadableRepositoryException if it has none that can be read
     */
    public static Keyring read(String file) {
        try {
            return Keyring.parse(RegularFile.read(Path.of(file), Keyring.MOST_BYTES));
        } catch (InvalidKeyringException e) {
            throw Faults.of(IndexFault.Kind.FILE, file, "is " + e.getMessage(), "");
        } catch (IOException e) {
            throw Faults.unread(file, e);
        }
    }
}
