// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.universe;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Dependencies as the solver sees them: by feature, or by project for those without any, and by candidate. */
final class DependencyTable {
    private int[] @Nullable [] @Nullable [] rows = new int[64] @Nullable [] @Nullable [];

    /** {@return the dependencies, or null if they were not set} */
    int @Nullable [] get(int feature, int candidate) {
        int @Nullable [] @Nullable [] row = feature < rows.length ? rows[feature] : null;
        return row != null && candidate < row.length ? row[candidate] : null;
    }

    void set(int feature, int candidate, int[] dependencies) {
        if (feature >= rows.length) {
            rows = Arrays.copyOf(rows, Math.max(feature + 1, rows.length * 2));
        }
        int @Nullable [] @Nullable [] row = rows[feature];
        if (row == null) {
            row = new int[candidate + 1] @Nullable [];
        } else if (candidate >= row.length) {
            row = Arrays.copyOf(row, Math.max(candidate + 1, row.length * 2));
        }
        row[candidate] = dependencies;
        rows[feature] = row;
    }
}
