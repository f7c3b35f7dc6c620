// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.OwnerChange;
import dev.headwater.api.resolution.ResolutionOutcome;
import java.util.List;

/**
 * The outcome of locking.
 *
 * @since 0.1.0
 */
public sealed interface LockOutcome {
    /** {@return the resolution that it rests on} */
    ResolutionOutcome resolution();

    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /**
     * A lock.
     *
     * @param resolution the solution
     * @param lock its lock
     * @param warnings what to know of the lock besides what is to know of the solution, as sentences without their ends
     */
    record Locked(ResolutionOutcome.Resolved resolution, Lock lock, List<String> warnings) implements LockOutcome {
        /** Copies. */
        public Locked {
            warnings = List.copyOf(warnings);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.locked(this);
        }
    }

    /**
     * Somebody else supplies what the former lock has. There is no lock until that is accepted.
     *
     * @param resolution what the resolution came to; it need not be a solution
     * @param changes the changes that were not accepted, sorted by name; at least one
     */
    record OwnerChanged(ResolutionOutcome resolution, List<OwnerChange> changes) implements LockOutcome {
        /** Copies. */
        public OwnerChanged {
            changes = List.copyOf(changes);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ownerChanged(this);
        }
    }

    /**
     * An outcome without anything to lock.
     *
     * @param resolution why: no solution, or an index that failed, also one that did not give a file to be hashed
     */
    record NotResolved(ResolutionOutcome resolution) implements LockOutcome {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.notResolved(this);
        }
    }

    /**
     * One method for each case.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result for a lock} */
        R locked(Locked outcome);

        /** {@return the result for changed owners} */
        R ownerChanged(OwnerChanged outcome);

        /** {@return the result where there is nothing to lock} */
        R notResolved(NotResolved outcome);
    }
}
