// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.support;

import dev.headwater.api.policy.SupportSettings;
import dev.headwater.api.support.SupportReview.Want;
import dev.headwater.api.support.WantedTarget;
import dev.headwater.api.tag.InvalidTargetException;
import dev.headwater.api.tag.TargetPreset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The targets that a policy wants projects to serve.
 *
 * @param targets each Python on each platform, by platform
 * @param want whether they are wanted, or only shown
 * @param window by which rule the Pythons were chosen, and of which date the table is; empty where they are named
 * @since 0.1.0
 */
public record WantedTargets(List<WantedTarget> targets, Want want, Optional<String> window) {
    /** What the browser's platform of a year is made for, and no other Python. */
    private static final String ONLY_PYODIDE_2025 = "3.13";

    /** Copies. */
    public WantedTargets {
        targets = List.copyOf(targets);
    }

    /**
     * {@return the targets of a day} Where no platform is wanted, the presets are shown.
     *
     * @throws InvalidTargetException if a Python or a platform is not understood
     */
    public static WantedTargets of(SupportSettings settings, LocalDate day) {
        Optional<SupportWindow> window = settings.pythons().size() == 1
                ? SupportWindow.find(settings.pythons().get(0))
                : Optional.empty();
        List<String> pythons = window.map(rule -> rule.pythons(day)).orElse(settings.pythons());
        boolean isWanted = !settings.platforms().isEmpty();
        List<String> platforms = isWanted
                ? settings.platforms()
                : Arrays.stream(TargetPreset.values())
                        .map(TargetPreset::toString)
                        .toList();
        List<WantedTarget> targets = new ArrayList<>();
        for (String platform : platforms) {
            boolean isOne = platform.equals(TargetPreset.PYODIDE_2025.toString());
            for (String python : pythons) {
                // What somebody wants is never left out.
                if (isWanted || !isOne || python.equals(ONLY_PYODIDE_2025)) {
                    targets.add(WantedTarget.of(python, platform));
                }
            }
        }
        return new WantedTargets(
                targets,
                isWanted ? Want.WANTED : Want.SHOWN,
                window.map(rule -> rule + " on " + day + ", by releases as of " + SupportWindow.tableDate()
                        + scheduled(rule.pythons(day))));
    }

    /** What the table knew as a plan only, so that nobody takes it for a release. */
    private static String scheduled(List<String> pythons) {
        String later = pythons.stream().filter(SupportWindow::isScheduled).collect(Collectors.joining(" and "));
        return later.isEmpty() ? "" : ", " + later + " as scheduled then";
    }
}
