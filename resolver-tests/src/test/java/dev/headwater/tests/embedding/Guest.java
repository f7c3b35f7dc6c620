// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.embedding;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.PolicyFile;
import dev.headwater.core.Resolvers;
import dev.headwater.http.HttpIndexes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a plugin does with the library, in a class loader of its own. Applied to where an index is, or to nothing for
 * indexes in memory, it says what was resolved; applied to the text of a policy, how many indexes that names.
 */
public final class Guest implements UnaryOperator<String> {
    /** Made by the host. */
    public Guest() {}

    @Override
    public String apply(String asked) {
        if (asked.startsWith("[")) {
            return PolicyFile.parse(asked, Path.of("headwater.toml")).indexes().size() + " indexes";
        }
        try {
            return asked.isEmpty() ? inMemory() : overHttp(asked);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String inMemory() {
        IndexEntry only = IndexEntry.builder(IndexId.parse("only"), "in memory")
                .kind(IndexKind.SUPPLIED)
                .build();
        return resolve(List.of(only), IndexFactory.of(Map.of(only.id(), InMemoryIndex.parse("app 1.0: lib\nlib 2.0"))));
    }

    /** Over two indexes: the first says that it has nothing. */
    private static String overHttp(String url) throws ReflectiveOperationException {
        List<IndexEntry> entries = new ArrayList<>();
        for (String id : List.of("empty", "full")) {
            entries.add(IndexEntry.builder(IndexId.parse(id), url + id + "/").build());
        }
        try (HttpIndexes network =
                HttpIndexes.builder().clock(Clock.systemUTC()).build()) {
            return resolve(entries, network);
        } finally {
            endTaskRunner();
        }
    }

    /** The one thread of the client's library that ends by itself, a minute later: nobody here waits for that. */
    private static void endTaskRunner() throws ReflectiveOperationException {
        Object runner = Class.forName("okhttp3.internal.concurrent.TaskRunner")
                .getField("INSTANCE")
                .get(null);
        Object backend = runner.getClass().getMethod("getBackend").invoke(runner);
        backend.getClass().getMethod("shutdown").invoke(backend);
    }

    private static String resolve(List<IndexEntry> entries, IndexFactory indexes) {
        IndexPolicy.Builder policy = IndexPolicy.builder();
        entries.forEach(policy::index);
        try (Resolver resolver = Resolvers.builder()
                .policy(policy.build())
                .indexes(indexes)
                .clock(Clock.systemUTC())
                .build()) {
            ResolutionOutcome outcome =
                    resolver.resolve(ResolutionRequest.builder(Target.cpython("3.12", List.of("manylinux_2_28_x86_64")))
                            .require("app")
                            .build());
            return outcome.toString();
        }
    }
}
