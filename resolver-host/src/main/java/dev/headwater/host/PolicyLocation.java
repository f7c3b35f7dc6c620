// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import dev.headwater.core.InvalidPolicyFileException;
import dev.headwater.core.PolicyFile;
import dev.headwater.host.login.CurrentUser;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the policy file of a folder is, if nobody names it.
 *
 * @since 0.1.0
 */
public final class PolicyLocation {
    private PolicyLocation() {}

    /**
     * {@return the {@code headwater.toml} of the machine's current folder or of one above it, as
     * {@link PolicyFile#find} looks for it}
     *
     * @throws InvalidMachineException if it is not known who runs this process, or where their home is
     * @throws InvalidPolicyFileException if the file belongs to another user
     */
    public static Optional<Path> of(Machine machine) {
        try {
            String home = machine.variable("HOME");
            return PolicyFile.find(
                    machine.directory(),
                    machine.directory().resolve(home.isEmpty() ? "/" : home),
                    CurrentUser.principal(machine.user()));
        } catch (IOException | InvalidPathException e) {
            throw new InvalidMachineException(
                    "it is not known who runs this, so no " + PolicyFile.NAME + " is looked for", e);
        }
    }
}
