// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which of some targets the projects of an answer serve.
 *
 * @param targets the targets
 * @param want whether somebody wants them, or they are only shown
 * @param window by which rule the Pythons were chosen, and of which date the table is; empty where they are named
 * @param projects the projects, sorted by name
 * @since 0.1.0
 */
public record SupportReview(
        List<WantedTarget> targets, Want want, Optional<String> window, List<ProjectSupport> projects) {
    /** Copies. */
    public SupportReview {
        targets = List.copyOf(targets);
        projects = List.copyOf(projects);
    }

    /** Whether targets are wanted. */
    public enum Want {
        /** The policy wants them: what is missing is a difference. */
        WANTED,
        /** They are the usual ones, and shown because nobody wants others. */
        SHOWN
    }

    /**
     * What is not served.
     *
     * @param project the project
     * @param target the target
     * @param serving why not
     */
    public record Missing(ProjectSupport project, WantedTarget target, Serving serving) {}

    /** {@return what is not served, by project, then in the order of the targets} */
    public List<Missing> missing() {
        List<Missing> missing = new ArrayList<>();
        for (ProjectSupport project : projects) {
            for (int i = 0; i < targets.size(); i++) {
                Serving serving = project.serving().get(i);
                if (!serving.isServed()) {
                    missing.add(new Missing(project, targets.get(i), serving));
                }
            }
        }
        return missing;
    }

    /** {@return whether something that is wanted is missing} */
    public boolean isLacking() {
        return want == Want.WANTED && !missing().isEmpty();
    }
}
