// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.ProjectStatus.State;
import java.util.Optional;

/** The status of a project as both forms of pages spell it. */
final class StatusText {
    private StatusText() {}

    static String name(State state) {
        return switch (state) {
            case ACTIVE -> "active";
            case ARCHIVED -> "archived";
            case QUARANTINED -> "quarantined";
            case DEPRECATED -> "deprecated";
        };
    }

    /** {@return the status of that name; statuses to come count as active, for they keep nobody from installing} */
    static ProjectStatus read(String name, String reason) {
        State state = switch (name) {
            case "archived" -> State.ARCHIVED;
            case "quarantined" -> State.QUARANTINED;
            case "deprecated" -> State.DEPRECATED;
            default -> State.ACTIVE;
        };
        return state == State.ACTIVE && reason.isEmpty()
                ? ProjectStatus.ACTIVE
                : new ProjectStatus(state, reason.isEmpty() ? Optional.empty() : Optional.of(reason));
    }
}
