// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven;

import dev.headwater.api.overlay.OverlayGuard;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.core.PolicyFile;
import dev.headwater.host.HostOverlays;
import dev.headwater.host.Machine;
import dev.headwater.host.PolicyLocation;
import dev.headwater.maven.pom.InvalidPomException;
import dev.headwater.maven.pom.PomElement;
import dev.headwater.maven.pom.PomHints;
import dev.headwater.maven.pom.PomPolicy;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The policy of a project.
 *
 * @param policy the policy
 * @param hints the words for whoever wrote it
 */
record ProjectPolicy(IndexPolicy policy, PomHints hints) {
    /**
     * {@return the policy of a project: of its POM, of the file that this names, or of the file that is there}
     *
     * @param written the element of the POM, if there is one
     * @param file the file that the POM names, if it names one
     * @param machine in the folder of the project
     * @throws InvalidPomException if there is none, or there are two
     */
    static ProjectPolicy read(Optional<PomElement> written, Optional<Path> file, Machine machine) {
        if (written.isPresent() && file.isPresent()) {
            throw written.get().fault("<policyFile> says who supplies what, too; keep one of them");
        }
        OverlayGuard guard = HostOverlays.guard(machine, machine.clock());
        if (written.isPresent()) {
            return new ProjectPolicy(PomPolicy.read(written.get(), machine.directory(), guard), PomHints.ofPomPolicy());
        }
        Path found = file.or(() -> PolicyLocation.of(machine))
                .orElseThrow(() -> new InvalidPomException("there is no index to ask: no " + PolicyFile.NAME
                        + " was found from " + machine.directory()
                        + " up; write one, name one in <policyFile>, or write the indexes in <policy>"));
        return new ProjectPolicy(PolicyFile.load(found, guard), new PomHints());
    }
}
