// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.repair.Repairs;
import dev.headwater.api.text.Shown;

/**
 * Repairs of a request as people and as programs read them.
 *
 * @since 0.1.0
 */
public final class RepairReport {
    private final Repairs repairs;

    private RepairReport(Repairs repairs) {
        this.repairs = repairs;
    }

    /** {@return the report of the repairs of a request} */
    public static RepairReport of(Repairs repairs) {
        return new RepairReport(repairs);
    }

    /**
     * {@return what stands in the way, then the best repair of each kind as the lines to write, then what was not
     * found} Where the request has a solution, or that could not be found out, only the sentence about that.
     */
    public String text() {
        return Shown.lines(new RepairText(repairs).text());
    }

    /** {@return one JSON object: docs/schema/repairs-1.json} */
    public String json() {
        return new RepairJson(repairs).written();
    }

    @Override
    public String toString() {
        return text();
    }
}
