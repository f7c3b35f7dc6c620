// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.ownership;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.ProjectPage;
import java.util.Optional;

/**
 * Who supplies a project, as {@link Owners} found it: an index with its page, nobody, or not known and why.
 *
 * @since 0.1.0
 */
public sealed interface FoundOwner {
    /** {@return who was asked, by which rule, and what each index said} */
    Ownership record();

    /** {@return what a visitor makes of this case} */
    <R> R accept(Visitor<R> visitor);

    /** {@return what the owner lists; empty where there is none, or it is not known} */
    default Optional<ProjectPage> page() {
        return Optional.empty();
    }

    /** {@return why the owner is not known; empty where it is, and where there is none} */
    default Optional<IndexFault> fault() {
        return Optional.empty();
    }

    /**
     * An index has the project.
     *
     * @param record who was asked; its owner is present
     * @param listed what the owner lists
     */
    record Supplied(Ownership record, ProjectPage listed) implements FoundOwner {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.supplied(this);
        }

        @Override
        public Optional<ProjectPage> page() {
            return Optional.of(listed);
        }

        /** {@return who owns the project, and how much the owner lists} */
        @Override
        public String toString() {
            return record.name() + ": '" + record.owner().orElseThrow() + "' (" + listed.fileCount() + " files)";
        }
    }

    /**
     * Nobody has the project: every index that may be asked said absent.
     *
     * @param record who was asked
     */
    record Nobody(Ownership record) implements FoundOwner {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.nobody(this);
        }

        /** {@return that nobody owns the project} */
        @Override
        public String toString() {
            return record.name() + ": nobody";
        }
    }

    /**
     * The owner is not known: an index did not answer, or not in time, or is disabled.
     *
     * @param record who was asked, up to the index that left it open
     * @param reason what was met there
     */
    record Unknown(Ownership record, IndexFault reason) implements FoundOwner {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unknown(this);
        }

        @Override
        public Optional<IndexFault> fault() {
            return Optional.of(reason);
        }

        /** {@return that the owner is not known, and why} */
        @Override
        public String toString() {
            return record.name() + ": unknown (" + reason + ")";
        }
    }

    /** Handles each case. */
    interface Visitor<R> {
        /** Handles a project that an index has. */
        R supplied(Supplied supplied);

        /** Handles a project that no index has. */
        R nobody(Nobody nobody);

        /** Handles a project of which the owner is not known. */
        R unknown(Unknown unknown);
    }
}
