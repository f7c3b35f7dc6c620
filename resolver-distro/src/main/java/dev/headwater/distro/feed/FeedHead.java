// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

import dev.headwater.api.index.ProvidedPackage.Trust;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a feed says besides its projects.
 *
 * @param sources what it was compiled of, in the order of the policy
 * @param distributor whose packages they are, for people: {@code Debian}
 * @param interpreters the Pythons that its packages are for, the distributor's own first; at least one
 * @param architecture the distributor's word for what they run on: {@code amd64}
 * @param unmapped the packages that are called as one of a Python project is and map to none, sorted
 * @param remarks what was found while mapping that is about no row, in the order of kinds and texts
 */
public record FeedHead(
        List<Source> sources,
        String distributor,
        List<Interpreter> interpreters,
        String architecture,
        List<String> unmapped,
        List<Remark> remarks) {
    /** How many Pythons one package may be for. */
    public static final int MOST_TOGETHER = 32;

    /** Copies. */
    public FeedHead {
        sources = List.copyOf(sources);
        interpreters = List.copyOf(interpreters);
        unmapped = List.copyOf(unmapped);
        remarks = List.copyOf(remarks);
    }

    /** {@return the first end of validity of its sources, if one has one} */
    public Optional<Instant> validUntil() {
        return sources.stream().flatMap(source -> source.validUntil().stream()).min(Instant::compareTo);
    }

    /** {@return the package that brings the distributor's own Python} */
    public String interpreter() {
        return interpreters.get(0).packageName();
    }

    /** {@return the version of the distributor's own Python: {@code 3.11}} */
    public String python() {
        return interpreters.get(0).python();
    }

    /**
     * A Python that packages are for.
     *
     * @param packageName the package that brings it
     * @param python its version: {@code 3.11}
     */
    public record Interpreter(String packageName, String python) {}

    /**
     * A suite that a feed was compiled of.
     *
     * @param location its URL without secrets, or its path
     * @param suite its name; empty text where it has none
     * @param date of its release file
     * @param validUntil of its release file
     * @param trust how far it was vouched for when it was read
     */
    public record Source(
            String location, String suite, Optional<Instant> date, Optional<Instant> validUntil, Trust trust) {}

    /**
     * Something that was found while mapping.
     *
     * @param kind what it is about
     * @param packageName the package that it is about
     * @param text what was found, as {@link Kind} says
     */
    public record Remark(Kind kind, String packageName, String text) {
        /** What a remark is about. */
        public enum Kind {
            /** The name of a distribution that the package installs is no name of a project. Text: its folder. */
            UNREADABLE_NAME,
            /**
             * Better evidence maps the package elsewhere, so the policy's word is not followed. Text: the policy's
             * project.
             */
            POLICY_CONTRADICTED,
            /** The policy maps a package that is in no source. Text: the policy's project. */
            POLICY_WITHOUT_PACKAGE,
            /**
             * Another package declares the project of which the package installs a folder, so the folder is not
             * followed. Text: the project.
             */
            FOLDER_CONTRADICTED,
            /**
             * The package requires a Python and nothing tells a project of it, so it is not read. Text: the
             * requirement.
             */
            UNDECLARED
        }
    }
}
