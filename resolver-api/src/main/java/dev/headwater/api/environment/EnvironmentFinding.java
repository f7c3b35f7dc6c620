// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.environment;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Spelling;
import java.util.Optional;

/**
 * Something that there is to say about what is installed.
 *
 * @param kind what it is about
 * @param name the project, where it is about one
 * @param place the file or folder, where it is about one; else empty text
 * @param here what is there: a version, a package; as the kind says
 * @param there what it is held against, as the kind says; empty text where there is nothing
 * @since 0.1.0
 */
public record EnvironmentFinding(Kind kind, Optional<ProjectName> name, String place, String here, String there) {
    /** What findings are about. The {@linkplain #code code} of each is stable; kinds will come. */
    public enum Kind {
        /** What no package owns is found before what a package owns. Here: it. There: package, and version if other. */
        OVER_PACKAGE(Severity.ERROR),
        /** It overwrote files of a package. Here: it. There: the package, how many files, and the first. */
        FILES_OVERWRITTEN(Severity.ERROR),
        /** A package has metadata that is no longer there. There: the package. */
        METADATA_GONE(Severity.ERROR),
        /** Of two that no package or one package owns, the first is found. Here: it. There: the other. */
        HIDDEN(Severity.WARNING),
        /** What a package owns is found before what no package owns. Here: the package. There: the other. */
        BEHIND_PACKAGE(Severity.NOTE),
        /** Metadata cannot be read. Here: why. */
        UNREADABLE(Severity.WARNING),
        /** What the policy says supplies it is another. Here: what supplied it. There: the index. */
        OTHER_OWNER(Severity.ERROR),
        /** No index of the policy supplies it. Here: it. */
        NO_OWNER(Severity.ERROR),
        /** The distributor of the policy has other versions of its package. Here: the package. There: those. */
        PACKAGE_MOVED(Severity.WARNING),
        /** The owner does not list the version. Here: the version. There: the index. */
        VERSION_NOT_LISTED(Severity.ERROR),
        /** A hotfix in force is not in what is installed. Here: the hotfixes. There: what it would change. */
        HOTFIX_MISSING(Severity.ERROR),
        /** Who supplies it is not known: an index gave no answer. Here: why. There: the index. */
        UNANSWERED(Severity.ERROR);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }

        /** {@return how much it matters} */
        public Severity severity() {
            return severity;
        }

        /** {@return its word: {@code over-package}} */
        public String code() {
            return Spelling.of(this);
        }
    }

    /** How much a finding matters. */
    public enum Severity {
        /** What is there is not what the package manager or the policy put there. */
        ERROR,
        /** Somebody should look. */
        WARNING,
        /** Nothing follows of it. */
        NOTE
    }
}
