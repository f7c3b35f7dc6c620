// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The value of a marker in an environment, with the reason where it is neither true nor false.
 *
 * <p>{@link #truth()} tells the four cases apart.
 *
 * @since 0.1.0
 */
public final class MarkerValue {
    private static final MarkerValue TRUE = new MarkerValue(Truth.TRUE, List.of(), null);
    private static final MarkerValue FALSE = new MarkerValue(Truth.FALSE, List.of(), null);

    private final Truth truth;
    private final List<MarkerField> unknownFields;
    private final @Nullable MarkerFault fault;

    private MarkerValue(Truth truth, List<MarkerField> unknownFields, @Nullable MarkerFault fault) {
        this.truth = truth;
        this.unknownFields = unknownFields;
        this.fault = fault;
    }

    static MarkerValue of(boolean value) {
        return value ? TRUE : FALSE;
    }

    static MarkerValue unknown(Collection<MarkerField> fields) {
        return new MarkerValue(Truth.UNKNOWN, List.copyOf(fields), null);
    }

    static MarkerValue undefined(MarkerFault fault) {
        return new MarkerValue(Truth.UNDEFINED, List.of(), fault);
    }

    /** {@return which of the four cases it is} */
    public Truth truth() {
        return truth;
    }

    /** {@return whether the marker is certainly true} */
    public boolean isTrue() {
        return truth == Truth.TRUE;
    }

    /** {@return whether the marker is certainly false} */
    public boolean isFalse() {
        return truth == Truth.FALSE;
    }

    /** {@return the fields that the value depends on, in their order; empty unless it is {@link Truth#UNKNOWN}} */
    public List<MarkerField> unknownFields() {
        return unknownFields;
    }

    /** {@return what is wrong with the marker; present only if the value is {@link Truth#UNDEFINED}} */
    public Optional<MarkerFault> fault() {
        return Optional.ofNullable(fault);
    }

    /** {@return {@code true}, {@code false}, {@code unknown: os_name}, or what is wrong} */
    @Override
    public String toString() {
        return switch (truth) {
            case TRUE -> "true";
            case FALSE -> "false";
            case UNKNOWN ->
                "unknown: "
                        + String.join(
                                ", ",
                                unknownFields.stream()
                                        .map(MarkerField::toString)
                                        .toList());
            case UNDEFINED -> "undefined: " + fault;
        };
    }
}
