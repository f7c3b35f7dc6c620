// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.explanation.Releases;
import dev.headwater.api.explanation.Releases.Run;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Releases in words: runs of versions, as a person would name them. */
final class ReleasesText {
    private static final int MOST_RUNS = 4;

    private ReleasesText() {}

    /** {@return releases without who supplies them: "six 1.10"; with an extra "lib[fast]"} */
    static String of(Releases releases) {
        return releases.extra()
                .map(extra -> releases.name() + "[" + extra + "]")
                .orElseGet(() -> named(releases));
    }

    /**
     * {@return releases with who supplies them: "six 1.10 from distro", "six 1.10 from distro (python3-six 1.10-2)",
     * "lib 1.0 from distro with its extra 'fast'"}
     */
    static String supplied(Releases releases) {
        String from = releases.own()
                        .map(place -> " of " + place)
                        .orElseGet(() ->
                                releases.index().map(index -> " from " + index).orElse(""))
                + by(releases.provided());
        String extra =
                releases.extra().map(named -> " with its extra '" + named + "'").orElse("");
        return named(releases) + from + extra;
    }

    /** {@return the heading of releases of one project: "six from distro"} */
    static String heading(Releases releases) {
        return releases.name() + releases.index().map(index -> " from " + index).orElse("");
    }

    /** {@return releases below their heading: "1.10 to 1.12", "every version with its extra 'fast'"} */
    static String below(Releases releases) {
        String which = releases.every() && releases.count() > 1
                ? "every version"
                : releases.runs().isEmpty() ? releases.name().value() : versions(releases);
        return which
                + by(releases.provided())
                + releases.extra()
                        .map(named -> " with its extra '" + named + "'")
                        .orElse("");
    }

    /** {@return " (python3-six 1.10-2)", or nothing for files} */
    static String by(Optional<ProvidedPackage> provided) {
        return provided.map(by -> " (" + Shown.text(by.name()) + " " + Shown.text(by.packageVersion()) + ")")
                .orElse("");
    }

    private static String named(Releases releases) {
        if (releases.every() && releases.count() > 1) {
            return "every version of " + releases.name();
        }
        return releases.runs().isEmpty() ? releases.name().value() : releases.name() + " " + versions(releases);
    }

    /** {@return "1.0", "1.0 to 1.9", "1.0, 1.2 and 3 more", …; there is at least one} */
    static String versions(Releases releases) {
        List<String> runs = new ArrayList<>();
        int left = 0;
        for (Run run : releases.runs()) {
            if (runs.size() < MOST_RUNS) {
                runs.add(run(run));
            } else {
                left += run.count();
            }
        }
        return String.join(", ", runs) + (left > 0 ? " and " + left + " more" : "");
    }

    private static String run(Run run) {
        return run.count() == 1
                ? run.first().toString()
                : run.first() + (run.count() == 2 ? ", " : " to ") + run.last();
    }
}
