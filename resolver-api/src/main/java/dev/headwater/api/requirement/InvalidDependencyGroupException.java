// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import dev.headwater.api.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * A dependency group that does not follow its specification, or that does not exist.
 *
 * @since 0.1.0
 */
public final class InvalidDependencyGroupException extends InvalidInputException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 10;

    private final String group;
    private final String[] path;

    InvalidDependencyGroupException(String group, List<String> path, String fault) {
        super(message(group, path, fault));
        this.group = group;
        this.path = path.toArray(String[]::new);
    }

    InvalidDependencyGroupException(String group, List<String> path, InvalidRequirementException fault) {
        super(message(group, path, String.valueOf(fault.getMessage())), fault);
        this.group = group;
        this.path = path.toArray(String[]::new);
    }

    private static String message(String group, List<String> path, String fault) {
        String way = path.size() > 1 ? " (included by way of " + String.join(" -> ", shown(path)) + ")" : "";
        return "dependency group '" + group + "'" + way + ": " + fault;
    }

    /** The ends of a long way tell enough. */
    private static List<String> shown(List<String> path) {
        if (path.size() <= LONGEST) {
            return path;
        }
        List<String> shown = new ArrayList<>(path.subList(0, LONGEST / 2));
        shown.add("…");
        shown.addAll(path.subList(path.size() - LONGEST / 2, path.size()));
        return shown;
    }

    /** {@return the group with the fault, as it is spelled where it is defined, or asked for if it is not} */
    public String group() {
        return group;
    }

    /**
     * {@return the groups from the one that was asked for to the one with the fault; empty for a fault of the table}
     */
    public List<String> path() {
        return List.of(path);
    }
}
