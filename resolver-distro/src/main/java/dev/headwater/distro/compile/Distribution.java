// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile;

import dev.headwater.api.index.ProvidedFault;
import dev.headwater.api.index.ProvidedPackage.NameEvidence;
import dev.headwater.api.name.ProjectName;
import java.util.List;
import java.util.Optional;

/**
 * A project that a package installs.
 *
 * @param project the project
 * @param installed the version that its evidence says, as spelled, which may be none at all; empty where none is said
 * @param evidence what tells the project
 * @param interpreters the places of the Pythons that it is for among those of the feed, ascending; at least one
 * @param otherPython the Python that it is for, where that is none of the feed: {@code pypy3.9}
 * @param fault why it is there and cannot be used, where that is told by the evidence itself
 */
public record Distribution(
        ProjectName project,
        Optional<String> installed,
        NameEvidence evidence,
        List<Integer> interpreters,
        Optional<String> otherPython,
        Optional<ProvidedFault> fault) {
    /** Copies. */
    public Distribution {
        interpreters = List.copyOf(interpreters);
    }

    /** Makes one for one Python. */
    public Distribution(
            ProjectName project,
            Optional<String> installed,
            NameEvidence evidence,
            int interpreter,
            Optional<String> otherPython,
            Optional<ProvidedFault> fault) {
        this(project, installed, evidence, List.of(interpreter), otherPython, fault);
    }

    /** Makes one for one Python that can be used. */
    public Distribution(
            ProjectName project,
            Optional<String> installed,
            NameEvidence evidence,
            int interpreter,
            Optional<String> otherPython) {
        this(project, installed, evidence, interpreter, otherPython, Optional.empty());
    }

    /** Makes one for the distributor's own Python. */
    public Distribution(ProjectName project, Optional<String> installed, NameEvidence evidence) {
        this(project, installed, evidence, 0, Optional.empty());
    }

    /** {@return what a policy says that a package provides} */
    public static Distribution ofPolicy(ProjectName project) {
        return new Distribution(project, Optional.empty(), NameEvidence.POLICY);
    }

    /** {@return the same, without what its folder says} */
    public Distribution withoutFolder() {
        return new Distribution(project, Optional.empty(), evidence, interpreters, otherPython, fault);
    }

    /** {@return the same, for one Python} */
    Distribution of(int interpreter) {
        return new Distribution(project, installed, evidence, List.of(interpreter), otherPython, fault);
    }

    /** {@return the place of the first Python that it is for} */
    public int interpreter() {
        return interpreters.get(0);
    }

    /** {@return the same, which cannot be used} */
    public Distribution refused(ProvidedFault why) {
        return new Distribution(project, installed, evidence, interpreters, otherPython, Optional.of(why));
    }

    /** {@return whether a Python of the feed imports it} */
    public boolean isImported() {
        return otherPython.isEmpty();
    }
}
