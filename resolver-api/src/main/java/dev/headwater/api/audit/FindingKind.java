// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.audit;

import dev.headwater.api.text.Spelling;

/**
 * What a way does otherwise with a project. Codes stay; new kinds will come.
 *
 * @since 0.1.0
 */
public enum FindingKind {
    /** It takes a higher version from an index below the owner. */
    HIGHER_BELOW,
    /** An index below the owner lists a file of the same name with other bytes. */
    OTHER_BYTES,
    /** It takes a version that is no higher from an index below the owner. */
    OTHER_INDEX,
    /** It takes another version from the same index, as a consequence of the rest. */
    OTHER_VERSION,
    /** It takes the project, which is not needed otherwise, or has no solution otherwise. */
    ADDED,
    /** It does not need the project. */
    LEFT_OUT;

    /** {@return the word that names it in reports} */
    public String code() {
        return Spelling.of(this);
    }

    /**
     * {@return whether an attack by a name would look like this} A distributor's older release below which the public
     * index has a newer one looks the same: nobody but the reader can tell.
     */
    public boolean isAttackShaped() {
        return this == HIGHER_BELOW || this == OTHER_BYTES;
    }
}
