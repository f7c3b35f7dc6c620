// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.ownership;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who supplies a project, and how that was decided.
 *
 * @param name the project
 * @param rule the rule that led to the indexes that were asked
 * @param owner the index that supplies it; empty if none has it, if one did not answer, for a direct URL, and for a
 *     project of the request itself
 * @param asked the indexes that were asked, in order, up to the one that settled it
 * @param failure why it could not be decided; empty where an owner was found and where every index that may be asked
 *     said absent
 * @since 0.1.0
 */
public record Ownership(
        ProjectName name, OwnerRule rule, Optional<IndexId> owner, List<Asked> asked, Optional<Failure> failure) {
    /** Copies. */
    public Ownership {
        asked = List.copyOf(asked);
    }

    /** Begins the record of a project, of which nobody was asked yet. */
    public static Builder builder(ProjectName name, OwnerRule rule) {
        return new Builder(name, rule);
    }

    /**
     * An index that was asked.
     *
     * @param index the index
     * @param answer what it said
     * @param fault what came instead of an answer, where it did not answer
     */
    public record Asked(IndexId index, Answer answer, Optional<IndexFault> fault) {}

    /**
     * Why an owner could not be decided.
     *
     * @param index the index that did not answer, or is disabled
     * @param fault what came instead of its answer
     */
    public record Failure(IndexId index, IndexFault fault) {}

    /** What an index said. */
    public enum Answer {
        /** It has the project. */
        PRESENT,
        /** It has no such project. */
        ABSENT,
        /** It did not answer. */
        UNAVAILABLE
    }

    /** Collects who was asked, and what came of it. */
    public static final class Builder {
        private final ProjectName name;
        private final OwnerRule rule;
        private final List<Asked> asked = new ArrayList<>();
        private Optional<IndexId> owner = Optional.empty();
        private Optional<Failure> failure = Optional.empty();

        private Builder(ProjectName name, OwnerRule rule) {
            this.name = name;
            this.rule = rule;
        }

        /** Adds an index that has the project, and so supplies it. */
        public Builder present(IndexId index) {
            asked.add(new Asked(index, Answer.PRESENT, Optional.empty()));
            owner = Optional.of(index);
            return this;
        }

        /** Adds an index that has no such project. */
        public Builder absent(IndexId index) {
            asked.add(new Asked(index, Answer.ABSENT, Optional.empty()));
            return this;
        }

        /** Adds an index that did not answer, so that nothing is decided. */
        public Builder unavailable(IndexId index, IndexFault fault) {
            asked.add(new Asked(index, Answer.UNAVAILABLE, Optional.of(fault)));
            failure = Optional.of(new Failure(index, fault));
            return this;
        }

        /**
         * Says that the name leads to an index that was not asked, being disabled for example, so nothing is decided.
         */
        public Builder unasked(IndexId index, IndexFault fault) {
            failure = Optional.of(new Failure(index, fault));
            return this;
        }

        /** {@return the record} */
        public Ownership build() {
            return new Ownership(name, rule, owner, asked, failure);
        }
    }
}
