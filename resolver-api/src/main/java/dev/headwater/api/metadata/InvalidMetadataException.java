// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.metadata;

import dev.headwater.api.InvalidTextException;
import java.util.List;

/**
 * Core metadata that cannot be used, or, where it was read strictly, that breaks any rule.
 *
 * <p>The text is the value of the first field at fault, and the position an offset in it.
 *
 * @since 0.1.0
 */
public final class InvalidMetadataException extends InvalidTextException {
    private static final long serialVersionUID = 1L;

    /** Not for serialization: a fault is a record of texts, but the promise is not made. */
    private final transient List<MetadataFault> faults;

    InvalidMetadataException(MetadataFault fault) {
        this(List.of(fault));
    }

    InvalidMetadataException(List<MetadataFault> faults) {
        super(
                kind(faults.get(0)),
                faults.get(0).text(),
                faults.get(0).position(),
                faults.get(0).expected());
        this.faults = List.copyOf(faults);
    }

    private static String kind(MetadataFault first) {
        String line = first.line() > 0 ? " in line " + first.line() : "";
        return first.field().isEmpty() ? "core metadata" + line : "valid for " + first.field() + line;
    }

    /** {@return every fault found, in the order of the file; those of missing fields first} */
    public List<MetadataFault> faults() {
        return faults;
    }

    /** {@return the first field at fault; empty where a line belongs to no field} */
    public String field() {
        return faults.get(0).field();
    }

    /** {@return the line on which that field starts, from 1; 0 if it is missing} */
    public int line() {
        return faults.get(0).line();
    }
}
