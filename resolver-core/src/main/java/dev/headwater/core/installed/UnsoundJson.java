// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.installed;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

/** Where a JSON text is not sound. */
final class UnsoundJson {
    private UnsoundJson() {}

    /** {@return the place, as {@code ", line 3"}; empty text for what is too deep or too long, which has none} */
    static String place(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? "" : ", line " + location.getLineNr();
    }
}
