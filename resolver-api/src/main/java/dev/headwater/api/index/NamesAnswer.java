// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import dev.headwater.api.name.ProjectName;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What an index says about which projects it has.
 *
 * @since 0.1.0
 */
public sealed interface NamesAnswer {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /**
     * All projects of the index: of each of these it says that it is present, or cannot answer, and of all others that
     * they are absent.
     *
     * @param names the names, sorted
     */
    record Complete(List<ProjectName> names) implements NamesAnswer {
        /** Copies. */
        public Complete {
            names = List.copyOf(names);
        }

        /** {@return an answer with these names} */
        public static Complete of(Collection<ProjectName> names) {
            return new Complete(List.copyOf(new TreeSet<>(names)));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.complete(this);
        }
    }

    /**
     * The index does not say which projects it has.
     *
     * @param why why not
     */
    record Untold(Why why) implements NamesAnswer {
        /** Why an index does not say which projects it has. */
        public enum Why {
            /** It answers about one project at a time. */
            ASKED_BY_NAME,
            /** It has a part of the answers of another index, and does not know what that has besides. */
            INCOMPLETE
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.untold(this);
        }
    }

    /**
     * The question was not answered.
     *
     * @param fault why not
     */
    record Unavailable(IndexFault fault) implements NamesAnswer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unavailable(this);
        }
    }

    /**
     * One method for each case.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result for all names} */
        R complete(Complete answer);

        /** {@return the result for an index that does not say} */
        R untold(Untold answer);

        /** {@return the result for no answer} */
        R unavailable(Unavailable answer);
    }
}
