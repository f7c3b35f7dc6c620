// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.overlay;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a set of overlays, a file of them, says of itself. It counts only where the set is signed by a key that the
 * policy trusts: whoever may change the file could change this, too.
 *
 * @param name what its operator calls it, where one key signs several sets
 * @param serial which one it is: higher than that of the set before
 * @param expires when it no longer holds
 * @since 0.1.0
 */
public record SetHead(Optional<String> name, OptionalLong serial, Optional<Instant> expires) {
    /** What is said by a set that says nothing of itself. */
    public static final SetHead NONE = new SetHead(Optional.empty(), OptionalLong.empty(), Optional.empty());

    /** {@return this with another name} */
    public SetHead withName(String other) {
        return new SetHead(Optional.of(other), serial, expires);
    }

    /** {@return this with another serial} */
    public SetHead withSerial(long other) {
        return new SetHead(name, OptionalLong.of(other), expires);
    }

    /** {@return this with another end} */
    public SetHead withExpires(Instant other) {
        return new SetHead(name, serial, Optional.of(other));
    }
}
