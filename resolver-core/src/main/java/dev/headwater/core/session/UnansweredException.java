// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.Problem;
import java.util.List;
import java.util.Optional;

/** What a {@link ReleaseReader} could not find out, and why: no answer of an index, or an overlay that does not fit. */
public final class UnansweredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProjectName name;
    private final transient Optional<IndexId> index;
    private final transient Optional<IndexFault> fault;
    private final transient List<Problem> problems;

    private UnansweredException(
            ProjectName name, Optional<IndexId> index, Optional<IndexFault> fault, List<Problem> problems) {
        super("nothing is known of " + name);
        this.name = name;
        this.index = index;
        this.fault = fault;
        this.problems = List.copyOf(problems);
    }

    static UnansweredException of(ProjectName name, Optional<IndexId> index, IndexFault fault) {
        return new UnansweredException(name, index, Optional.of(fault), List.of());
    }

    static UnansweredException of(ProjectName name, List<Problem> problems) {
        return new UnansweredException(name, Optional.empty(), Optional.empty(), problems);
    }

    /** {@return the project that was asked about} */
    public ProjectName name() {
        return name;
    }

    /** {@return the index that was asked} */
    public Optional<IndexId> index() {
        return index;
    }

    /** {@return why it gave no answer; empty where there are problems instead} */
    public Optional<IndexFault> fault() {
        return fault;
    }

    /** {@return what policy and answer have against each other} */
    public List<Problem> problems() {
        return problems;
    }
}
