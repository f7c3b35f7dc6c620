// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.trial;

import dev.headwater.api.repair.Change;
import dev.headwater.api.repair.RepairKind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The changes of one kind.
 *
 * @param <C> a change in the form in which it is looked for, which may be wider than that in which it is told; equal if
 *     it is the same change
 */
interface Space<C> {
    /** {@return the kind} */
    RepairKind kind();

    /**
     * {@return the changes that alter a fact of the proof of a failed trial, in the order of the proof} All of them,
     * but for those that contradict one that was made: the search is complete by that.
     *
     * @param made the changes that the trial was made with
     */
    List<C> altering(Trial failed, Collection<C> made);

    /** {@return whether two changes cannot be made together} */
    default boolean excludes(C one, C other) {
        return false;
    }

    /** {@return the question with these changes} */
    Question question(Collection<C> made);

    /** {@return the changes as they are told, of a trial with them that succeeded} Empty if they cannot be told so. */
    Optional<Told> told(Trial succeeded, Collection<C> made);

    /** {@return how much else a solution changes; of equally many changes the least of that is best} */
    default int sideEffects(Trial succeeded, Collection<C> made) {
        return 0;
    }

    /**
     * Changes as they are told.
     *
     * @param changes the changes
     * @param question the question with just them, which is tried once more where it is not the one that was tried
     * @param byHand the overlays in force that stand in the way, by their ids
     */
    record Told(List<Change> changes, Question question, List<String> byHand) {
        /** Makes what nothing stands in the way of. */
        Told(List<Change> changes, Question question) {
            this(changes, question, List.of());
        }
    }
}
