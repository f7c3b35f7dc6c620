// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.ownership;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.resolution.OwnProject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The supplier of a project, as far as it could be found out. */
public sealed interface Owner {
    /** {@return what the result of a resolution says of it} */
    Ownership record();

    /** {@return what it lists; null where nobody lists anything} */
    default @Nullable ProjectPage page() {
        return null;
    }

    /** {@return where the metadata of what it lists is read; null where nothing is listed} */
    default @Nullable PackageIndex index() {
        return null;
    }

    /** {@return the entry of the index that has the project, if it is one} */
    Optional<IndexEntry> supplier();

    /** {@return what a visitor makes of this case} */
    <R> R accept(Visitor<R> visitor);

    /** Handles each case. */
    interface Visitor<R> {
        /** Handles an index that has the project. */
        R index(Index index);

        /** Handles a URL of the request. */
        R url(Url url);

        /** Handles a project of the request. */
        R own(Own own);

        /** Handles a project that nobody has. */
        R nobody(Nobody nobody);

        /** Handles a project of which it is not known who has it. */
        R unknown(Unknown unknown);
    }

    /**
     * An index that has the project.
     *
     * @param record what the result says
     * @param entry its entry in the policy
     * @param index the index
     * @param page what it lists
     */
    record Index(Ownership record, IndexEntry entry, PackageIndex index, ProjectPage page) implements Owner {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.index(this);
        }

        @Override
        public Optional<IndexEntry> supplier() {
            return Optional.of(entry);
        }
    }

    /**
     * The request, which names a URL.
     *
     * @param record what the result says
     * @param index reads the archive
     * @param page the one file
     */
    record Url(Ownership record, PackageIndex index, ProjectPage page) implements Owner {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.url(this);
        }

        @Override
        public Optional<IndexEntry> supplier() {
            return Optional.empty();
        }
    }

    /**
     * The request, of which it is a project.
     *
     * @param record what the result says
     * @param project the project
     */
    record Own(Ownership record, OwnProject project) implements Owner {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.own(this);
        }

        @Override
        public Optional<IndexEntry> supplier() {
            return Optional.empty();
        }
    }

    /**
     * No owner: every index that may be asked said absent.
     *
     * @param record what the result says
     */
    record Nobody(Ownership record) implements Owner {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.nobody(this);
        }

        @Override
        public Optional<IndexEntry> supplier() {
            return Optional.empty();
        }
    }

    /**
     * An unknown owner: an index did not answer, or is disabled.
     *
     * @param record what the result says
     * @param asked the index
     * @param fault why
     */
    record Unknown(Ownership record, Optional<IndexId> asked, IndexFault fault) implements Owner {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unknown(this);
        }

        @Override
        public Optional<IndexEntry> supplier() {
            return Optional.empty();
        }
    }
}
