// SPDX-License-Identifier: Apache-2.0
package dev.headwater.jshell;

import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.tag.Target;
import dev.headwater.core.Resolver;
import dev.headwater.host.HostPython;
import dev.headwater.host.HostResolver;
import dev.headwater.host.Machine;
import java.util.Optional;

/**
 * Resolving in one line, at a Java prompt.
 *
 * <pre>{@code
 * Headwater.resolve("flask", Index.of("debian", "feeds/debian.tar.gz"), Index.of("pypi", "feeds/pypi.tar.gz"))
 * }</pre>
 *
 * <p>Programs use {@link Resolver}, which is kept open and serves many requests.
 */
public final class Headwater {
    private Headwater() {}

    /**
     * Resolves a requirement for {@code python3} on the path.
     *
     * @param requirement the requirement: {@code celery[redis]>=5}
     * @param indexes the indexes, the first in priority first
     * @return the outcome, which prints itself readably
     * @throws IllegalArgumentException if the requirement or the indexes cannot be meant
     */
    public static ResolutionOutcome resolve(String requirement, Index... indexes) {
        return resolve(HostPython.ask(Machine.current()).target(), requirement, indexes);
    }

    /**
     * Resolves a requirement for a target.
     *
     * @param target what to resolve for: {@code Target.cpython("3.12", List.of("manylinux_2_28_x86_64"))}
     * @param requirement the requirement
     * @param indexes the indexes, the first in priority first
     * @return the outcome, which prints itself readably
     * @throws IllegalArgumentException if the requirement or the indexes cannot be meant
     */
    public static ResolutionOutcome resolve(Target target, String requirement, Index... indexes) {
        IndexPolicy.Builder builder = IndexPolicy.builder();
        IndexFactory local = (entry, policy) -> Optional.empty();
        for (Index index : indexes) {
            builder.index(index.entry());
            local = local.orElse(only(index));
        }
        ResolutionRequest request =
                ResolutionRequest.builder(target).require(requirement).build();
        try (HostResolver host = HostResolver.builder(Machine.current())
                .policy(builder.build())
                .indexes(local)
                .open()) {
            return host.resolver().resolve(request);
        }
    }

    private static IndexFactory only(Index index) {
        return (entry, policy) ->
                entry.id().equals(index.entry().id()) ? index.factory().create(entry, policy) : Optional.empty();
    }
}
