// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.version;

import dev.headwater.api.version.VersionBound.Place;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints ranges as a person would write them: as specifiers, where some say exactly the same. */
final class VersionRangeText {
    private VersionRangeText() {}

    static String of(List<VersionBound> bounds) {
        if (bounds.isEmpty()) {
            return "no version";
        }
        String exclusions = exclusions(bounds);
        if (exclusions != null) {
            String hull = interval(bounds.get(0), bounds.get(bounds.size() - 1));
            return hull.isEmpty() ? exclusions.isEmpty() ? "any version" : exclusions.substring(1) : hull + exclusions;
        }
        List<String> intervals = new ArrayList<>();
        for (int i = 0; i < bounds.size(); i += 2) {
            intervals.add(interval(bounds.get(i), bounds.get(i + 1)));
        }
        return String.join(" or ", intervals);
    }

    /**
     * What takes the gaps between the intervals out of their hull, each with a comma before it; null if nothing does.
     */
    private static @Nullable String exclusions(List<VersionBound> bounds) {
        StringBuilder exclusions = new StringBuilder();
        for (int i = 1; i + 1 < bounds.size(); i += 2) {
            String gap = equality(bounds.get(i), bounds.get(i + 1));
            if (gap == null) {
                return null;
            }
            exclusions.append(",!=").append(gap);
        }
        return exclusions.toString();
    }

    private static String interval(VersionBound lower, VersionBound upper) {
        String equal = equality(lower, upper);
        if (equal != null) {
            return "==" + equal;
        }
        String from = lower.equals(VersionBound.START) ? "" : from(lower);
        String to = upper.equals(VersionBound.END) ? "" : to(upper);
        if (from == null || to == null) {
            return "[from " + lower + " to " + upper + "]";
        }
        return from.isEmpty() || to.isEmpty() ? from + to : from + "," + to;
    }

    /** The operand of {@code ==} that accepts exactly the versions between the bounds, if there is one. */
    private static @Nullable String equality(VersionBound lower, VersionBound upper) {
        if (lower.place() != Place.BEFORE || lower.equals(VersionBound.START)) {
            return null;
        }
        Version version = lower.version();
        if (upper.place() == (version.hasLocal() ? Place.AFTER : Place.AFTER_LOCALS)
                && upper.version().equals(version)) {
            return version.toString();
        }
        boolean toSeries =
                upper.place() == Place.BEFORE && isFirstOfRelease(version) && isFirstOfRelease(upper.version());
        return toSeries ? series(version, upper.version()) : null;
    }

    private static @Nullable String series(Version first, Version next) {
        int count = next.parts().significantReleases();
        Version stem = Version.of(first.baseVersion().parts().withRelease(padded(first.release(), count)));
        return stem.nextSeries(count).equals(next) && stem.devZero().equals(first) ? stem + ".*" : null;
    }

    private static List<BigInteger> padded(List<BigInteger> release, int count) {
        List<BigInteger> padded = new ArrayList<>(release.subList(0, Math.min(count, release.size())));
        while (padded.size() < count) {
            padded.add(BigInteger.ZERO);
        }
        return List.copyOf(padded);
    }

    private static @Nullable String from(VersionBound lower) {
        Version version = lower.version();
        return switch (lower.place()) {
            case BEFORE -> version.hasLocal() ? null : ">=" + version;
            case AFTER_LOCALS ->
                version.isPostRelease() || version.isDevRelease() ? ">" + version : ">=" + version + ",!=" + version;
            case AFTER_POSTS -> ">" + version;
            case AFTER, END -> null;
        };
    }

    private static @Nullable String to(VersionBound upper) {
        Version version = upper.version();
        return switch (upper.place()) {
            case BEFORE -> version.hasLocal() ? null : below(version);
            case AFTER_LOCALS -> "<=" + version;
            case AFTER_POSTS -> version.pre().isPresent() ? "<" + version.parts() : null;
            case AFTER, END -> null;
        };
    }

    private static String below(Version version) {
        if (isFirstOfRelease(version)) {
            return "<" + version.baseVersion();
        }
        return version.isPreRelease() ? "<" + version : "<=" + version + ",!=" + version;
    }

    /** Whether this is the {@code .dev0} of a release, the least version that begins with its numbers. */
    private static boolean isFirstOfRelease(Version version) {
        return version.parts().isDevOfFinal()
                && version.dev()
                        .map(BigInteger::signum)
                        .filter(sign -> sign == 0)
                        .isPresent()
                && !version.hasLocal();
    }
}
