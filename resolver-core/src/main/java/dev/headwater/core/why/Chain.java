// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.why;

import dev.headwater.api.resolution.RequestedRequirement;
import java.util.ArrayList;
import java.util.List;

/**
 * How a project comes into a solution: the request names one project, that one requires the next, and so on. An extra
 * counts only where the link before asks for it, and for what its project does not require anyway.
 *
 * @param requested what the request asks of the first project; at least one
 * @param links who requires the next, in order; none where the request names the project itself
 * @since 0.1.0
 */
public record Chain(List<RequestedRequirement> requested, List<Link> links) {
    /** Copies. */
    public Chain {
        requested = List.copyOf(requested);
        links = List.copyOf(links);
    }

    /** {@return a longer chain: this, and what its last project requires} */
    Chain with(Link link) {
        List<Link> longer = new ArrayList<>(links);
        longer.add(link);
        return new Chain(requested, longer);
    }

    /** {@return the links on one line: {@code app; app 1.0 requires lib>=1}} */
    @Override
    public String toString() {
        List<String> texts = new ArrayList<>();
        requested.forEach(one -> texts.add(one.toString()));
        links.forEach(link -> texts.add(link.toString()));
        return String.join("; ", texts);
    }
}
