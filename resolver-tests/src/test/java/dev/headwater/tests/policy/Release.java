// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.policy;

import java.util.List;

/**
 * A release on a page.
 *
 * @param version a whole number and {@code .0}, or {@code 9.0b1}
 * @param day of May 2026, on which its files were uploaded; 0 if the page does not say
 * @param isYanked whether they are yanked
 * @param hasWheel whether one of them is a wheel
 * @param hasSdist whether one of them is a source distribution
 * @param isOfTomorrow whether it requires a later Python
 * @param isBroken whether its metadata cannot be had
 * @param wishes what it requires
 */
record Release(
        String version,
        int day,
        boolean isYanked,
        boolean hasWheel,
        boolean hasSdist,
        boolean isOfTomorrow,
        boolean isBroken,
        List<Wish> wishes) {
    boolean isDated() {
        return day > 0;
    }

    Release yanked(boolean isIt) {
        return new Release(version, day, isIt, hasWheel, hasSdist, isOfTomorrow, isBroken, wishes);
    }

    Release ofTomorrow(boolean isIt) {
        return new Release(version, day, isYanked, hasWheel, hasSdist, isIt, isBroken, wishes);
    }

    Release wishing(List<Wish> others) {
        return new Release(version, day, isYanked, hasWheel, hasSdist, isOfTomorrow, isBroken, others);
    }

    boolean isPreRelease() {
        return version.endsWith("b1");
    }

    /** {@return its place among the others} */
    double number() {
        return isPreRelease() ? 8.5 : Double.parseDouble(version);
    }
}
