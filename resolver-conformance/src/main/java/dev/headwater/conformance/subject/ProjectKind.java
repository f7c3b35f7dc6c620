// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import dev.headwater.api.name.ProjectName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is different from one installer that locks a project to the other. */
interface ProjectKind {
    /** {@return the name of its lock} */
    String lock();

    /** {@return how it is told to write one} */
    List<String> arguments();

    /** {@return its environment} */
    Map<String, String> variables();

    /** {@return what it says, in lower case, where it has proved that there is no solution} */
    List<String> unsatisfiable();

    /** {@return the keys of an index that it has words for} */
    Set<String> keys();

    /**
     * {@return why it cannot be told these indexes, roles and pins}
     *
     * @param required the names that the request itself requires
     */
    Optional<String> untold(Question question, Set<ProjectName> required);

    /** {@return what names the indexes in a project} */
    String sources(Question question);
}
