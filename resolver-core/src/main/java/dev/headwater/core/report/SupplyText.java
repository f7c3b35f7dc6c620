// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.explanation.ExcludedRelease;
import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.explanation.Supply;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What there is of a project whose owner offers nothing that fits, as it reads behind "but". */
final class SupplyText {
    private static final int MOST_EXCLUSIONS = 3;

    private SupplyText() {}

    static String of(Supply supply) {
        Ownership record = supply.ownership();
        ProjectName name = record.name();
        if (record.rule() == OwnerRule.OWN_PROJECT) {
            return own(supply);
        }
        if (record.owner().isEmpty() && record.rule() != OwnerRule.DIRECT_URL) {
            return record.asked().isEmpty()
                    ? "the policy lets no index be asked about " + name
                    : "no index has " + name + " (asked: " + asked(record)
                            + (why(record).isEmpty() ? "" : "," + why(record)) + ")";
        }
        return record.owner().map(IndexId::value).orElse("the URL in the request") + ", which supplies " + name
                + why(record) + ", " + offered(supply);
    }

    private static String own(Supply supply) {
        return supply.ownership().name() + " is the project of "
                + supply.usable().own().map(Object::toString).orElse("the request")
                + (supply.usable().runs().isEmpty()
                        ? ""
                        : ", whose version is " + ReleasesText.versions(supply.usable()));
    }

    private static String asked(Ownership record) {
        return record.asked().stream().map(asked -> asked.index().value()).collect(Collectors.joining(", "));
    }

    /** {@return " as the policy pins it", or the like; nothing where the order decides} */
    static String why(Ownership record) {
        return switch (record.rule()) {
            case PIN -> " as the policy pins it";
            case RESERVED -> " as the policy reserves it";
            case ORDER, DIRECT_URL, OWN_PROJECT -> "";
        };
    }

    private static String offered(Supply supply) {
        List<String> notes = new ArrayList<>();
        if (!supply.excluded().isEmpty()) {
            notes.add(excluded(supply.excluded()));
        }
        supply.newest()
                .ifPresent(newest -> notes.add(
                        "its newest version, " + version(newest) + ", " + ExclusionText.of(newest.exclusion())));
        if (!supply.unreadable().isEmpty()) {
            notes.add(unreadable(supply));
        }
        supply.packages().forEach(unusable -> notes.add("it " + ExclusionText.of(unusable)));
        status(supply, notes);
        String notable = String.join("; ", notes);
        if (!supply.usable().runs().isEmpty()) {
            return "has only " + ReleasesText.versions(supply.usable())
                    + ReleasesText.by(supply.usable().provided()) + (notable.isEmpty() ? "" : "; " + notable);
        }
        if (supply.listed() == 0) {
            return "has a page that lists no file of it" + (notable.isEmpty() ? "" : "; " + notable);
        }
        return notable.isEmpty() ? "has no file of it that can be used" : "has none that can be used: " + notable;
    }

    /** One cause of several versions is said once. */
    private static String excluded(List<ExcludedRelease> excluded) {
        long causes = excluded.stream()
                .map(release -> ExclusionText.of(release.exclusion()))
                .distinct()
                .count();
        return causes == 1 && excluded.size() > 1 ? together(excluded) : each(excluded);
    }

    private static String together(List<ExcludedRelease> excluded) {
        int count = excluded.size();
        String which = count <= MOST_EXCLUSIONS
                ? Words.and(excluded.stream().map(SupplyText::version).toList())
                : count + " versions, " + version(excluded.get(0)) + " to " + version(excluded.get(count - 1)) + ",";
        return "each of " + which + " " + ExclusionText.of(excluded.get(0).exclusion());
    }

    private static String each(List<ExcludedRelease> excluded) {
        int more = excluded.size() - MOST_EXCLUSIONS;
        return excluded.stream()
                        .skip(Math.max(0, more))
                        .map(release -> version(release) + " " + ExclusionText.of(release.exclusion()))
                        .collect(Collectors.joining(", "))
                + (more > 0
                        ? ", and " + more + " older " + (more == 1 ? "version" : "versions") + " cannot be used either"
                        : "");
    }

    private static String version(ExcludedRelease release) {
        return release.version() + ReleasesText.by(release.provided());
    }

    private static String unreadable(Supply supply) {
        List<String> names = supply.unreadable();
        return (names.size() == 1 ? "one file is passed over" : "some files are passed over")
                + ", whose name is that of no wheel or source distribution of "
                + supply.ownership().name() + ": '"
                + names.get(0) + "'";
    }

    /** What the index says of the project as a whole is said where no exclusion says it. */
    private static void status(Supply supply, List<String> notes) {
        ProjectStatus status = supply.status();
        Exclusion quarantine = new Exclusion.Quarantined(status.reason().orElse(""));
        boolean isSaid = supply.excluded().stream()
                .anyMatch(release -> release.exclusion().equals(quarantine));
        if (status.state() != ProjectStatus.State.ACTIVE && !isSaid) {
            notes.add("the project is " + Words.status(status));
        }
    }
}
