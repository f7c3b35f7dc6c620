// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.lock;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Where in the file of a lock what stands, by lines that are counted from one.
 *
 * @param projects by project its first line: of its package, else of what provides it, else of who supplies it
 * @param indexes by index the line of its record
 * @since 0.1.0
 */
public record LockLines(Map<ProjectName, Integer> projects, Map<IndexId, Integer> indexes) {
    /** Copies. */
    public LockLines {
        projects = Map.copyOf(projects);
        indexes = Map.copyOf(indexes);
    }

    /** {@return the line of a project} */
    public OptionalInt of(ProjectName name) {
        return line(projects.get(name));
    }

    /** {@return the line of what a difference is about: its project, else its index} */
    public OptionalInt of(Difference difference) {
        return line(
                difference.name().isPresent()
                        ? projects.get(difference.name().get())
                        : difference.index().map(indexes::get).orElse(null));
    }

    private static OptionalInt line(@Nullable Integer line) {
        return line == null ? OptionalInt.empty() : OptionalInt.of(line);
    }
}
