// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host.login;

import dev.headwater.api.index.IndexId;
import java.util.Locale;

/**
 * The names of the variables in which the login of an index is given.
 *
 * @param prefix what they begin with: {@code HEADWATER_INDEX_<ID>_}
 */
public record LoginVariables(String prefix) {
    /** {@return the names for an index} */
    public static LoginVariables of(IndexId index) {
        return new LoginVariables(
                "HEADWATER_INDEX_" + index.value().toUpperCase(Locale.ROOT).replace('-', '_') + "_");
    }

    /** {@return a clause that tells where a login for an origin may stand} */
    public String clause(String origin) {
        return prefix + "TOKEN, or " + prefix + "USERNAME and " + prefix + "PASSWORD, always with " + prefix + "ORIGIN="
                + origin;
    }
}
