// SPDX-License-Identifier: Apache-2.0
package dev.headwater.jshell;

import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.tag.Target;
import dev.headwater.core.PolicyFile;
import dev.headwater.host.HostOverlays;
import dev.headwater.host.HostResolver;
import dev.headwater.host.Machine;
import java.util.List;

/**
 * Resolving in one line, at a Java prompt.
 *
 * <pre>{@code
 * Headwater.resolve("flask", Index.of("debian", "feeds/debian.tar.gz"), Index.of("pypi", "feeds/pypi.tar.gz"))
 * Headwater.policy("headwater.toml").resolve("flask", "six")
 * Headwater.universe("[distro]\nlib 1.0\n[public]\nlib 2.0").owner("lib")
 * }</pre>
 *
 * <p>Programs use {@link HostResolver}, which is kept open and serves many requests.
 */
public final class Headwater {
    /** A universe of text has wheels for any Python, as a rule; which one is meant must not depend on the machine. */
    private static final Target OF_TEXT = Target.cpython("3.12", List.of("manylinux_2_28_x86_64"));

    private Headwater() {}

    /**
     * Resolves a requirement for {@code python3} on the path.
     *
     * @param requirement the requirement: {@code celery[redis]>=5}
     * @param indexes the indexes, the first in priority first
     * @return the outcome, which prints itself readably
     * @throws IllegalArgumentException if the requirement or the indexes cannot be meant
     */
    public static ResolutionOutcome resolve(String requirement, Index... indexes) {
        return indexes(indexes).resolve(requirement);
    }

    /**
     * Resolves a requirement for a target.
     *
     * @param target what to resolve for: {@code Target.cpython("3.12", List.of("manylinux_2_28_x86_64"))}
     * @param requirement the requirement
     * @param indexes the indexes, the first in priority first
     * @return the outcome, which prints itself readably
     * @throws IllegalArgumentException if the requirement or the indexes cannot be meant
     */
    public static ResolutionOutcome resolve(Target target, String requirement, Index... indexes) {
        return indexes(indexes).target(target).resolve(requirement);
    }

    /** {@return indexes to ask, the first in priority first} */
    public static Indexes indexes(Index... indexes) {
        return Indexes.of(List.of(indexes));
    }

    /**
     * {@return the indexes of a policy file}
     *
     * @param file its path, from the current folder
     * @throws IllegalArgumentException if it cannot be read
     */
    public static Indexes policy(String file) {
        Machine machine = Machine.current();
        return Indexes.of(
                PolicyFile.load(machine.directory().resolve(file), HostOverlays.guard(machine, machine.clock())));
    }

    /**
     * {@return indexes made of a text, in its order} Requests are for CPython 3.12 on Linux unless another target is
     * set.
     *
     * @param text a line such as {@code [distro]} for each index, and its releases as
     *     {@link dev.headwater.core.InMemoryIndex#parse} describes them
     * @throws IllegalArgumentException if the text cannot be read
     */
    public static Indexes universe(String text) {
        return Indexes.of(Index.ofUniverse(text)).target(OF_TEXT);
    }
}
