// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host.login;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;

/** Who runs this process. */
public final class CurrentUser {
    private static final Path SELF = Path.of("/proc/self");

    private CurrentUser() {}

    /**
     * {@return the owner that files of this process get}
     *
     * @param user what Java calls them
     * @throws IOException if the system does not tell
     */
    public static UserPrincipal principal(String user) throws IOException {
        // In a container a user may have a number only, which no look-up by name finds.
        if (Files.exists(SELF)) {
            return Files.getOwner(SELF);
        }
        return SELF.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
    }
}
