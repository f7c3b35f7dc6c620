// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.cli.host.Network;
import dev.headwater.core.LocalIndexes;
import dev.headwater.core.Resolver;
import dev.headwater.http.HttpIndexes;
import dev.headwater.http.HttpListener;
import dev.headwater.http.HttpStatistics;
import dev.headwater.http.store.CacheMode;
import dev.headwater.http.store.PageStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** A resolver as the options of a command want it, with its way to the network. */
final class OpenResolver implements AutoCloseable {
    private final Resolver resolver;
    private final LazyNetwork network;
    private final Optional<RecordArgument> record;

    private OpenResolver(Resolver resolver, LazyNetwork network, Optional<RecordArgument> record) {
        this.resolver = resolver;
        this.network = network;
        this.record = record;
    }

    /**
     * Opens a resolver.
     *
     * @throws InvalidRequestException if options, environment and policy do not fit together
     */
    static OpenResolver open(IndexPolicy policy, Arguments arguments, Surroundings surroundings, Watch watch) {
        CacheMode mode = mode(arguments);
        LazyNetwork network = new LazyNetwork(() -> network(policy, arguments, surroundings, watch, mode));
        IndexFactory indexes = LocalIndexes.factory().orElse(network);
        Optional<RecordArgument> record = RecordArgument.read(policy, indexes, arguments, surroundings);
        try {
            Resolver.Builder resolver = Resolver.builder()
                    .policy(policy)
                    .indexes(record.<IndexFactory>map(RecordArgument::recorder).orElse(indexes))
                    .clock(clock(arguments, surroundings))
                    .listener(watch);
            if (record.isPresent()) {
                // What happened to be asked ahead is no part of what has to be repeated.
                resolver.withoutPrefetching();
            }
            return new OpenResolver(resolver.build(), network, record);
        } catch (InvalidPolicyException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()));
        }
    }

    private static HttpIndexes network(
            IndexPolicy policy, Arguments arguments, Surroundings surroundings, Watch watch, CacheMode mode) {
        try {
            // How old a kept answer is has nothing to do with the request, whatever its --now says.
            return Network.open(policy, surroundings.environment(), surroundings.clock())
                    .cache(store(arguments, surroundings, watch))
                    .mode(mode)
                    .listener(new StaleAbsences(watch))
                    .build();
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()));
        }
    }

    private static PageStore store(Arguments arguments, Surroundings surroundings, Watch watch) {
        if (arguments.has("no-cache")) {
            return PageStore.none();
        }
        return CacheArguments.open(arguments, surroundings, problem -> watch.say("warning: " + problem));
    }

    private static CacheMode mode(Arguments arguments) {
        if (arguments.has("offline") && arguments.has("refresh")) {
            throw new InvalidRequestException("--offline and --refresh contradict each other");
        } else if (arguments.has("offline") && arguments.has("no-cache")) {
            throw new InvalidRequestException("--offline and --no-cache leave nothing to answer with");
        }
        return arguments.has("offline")
                ? CacheMode.OFFLINE
                : arguments.has("refresh") ? CacheMode.REFRESH : CacheMode.NORMAL;
    }

    private static Clock clock(Arguments arguments, Surroundings surroundings) {
        Optional<String> now = arguments.value("now");
        return now.isPresent()
                ? Clock.fixed(TimeArgument.point("--now", now.get()), ZoneOffset.UTC)
                : surroundings.clock();
    }

    /**
     * Writes down what was answered, if that was asked for.
     *
     * @throws InvalidRequestException if it cannot be written
     */
    void writeRecord() {
        record.ifPresent(RecordArgument::write);
    }

    Resolver resolver() {
        return resolver;
    }

    /** {@return what was sent and received until now} */
    HttpStatistics traffic() {
        return network.traffic();
    }

    @Override
    public void close() {
        resolver.close();
        network.close();
    }

    /** Says on standard error what offline work relies on; the result is the same as with the network, then. */
    private record StaleAbsences(Watch watch) implements HttpListener {
        @Override
        public void staleAbsence(IndexId index, ProjectName name, Instant answeredAt) {
            watch.say("warning: offline: that " + index + " has no " + name + " was said on " + answeredAt
                    + ", and is believed without asking again");
        }
    }
}
