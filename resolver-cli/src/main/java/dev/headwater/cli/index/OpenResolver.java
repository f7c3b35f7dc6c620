// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.index;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.TimeArgument;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Surroundings;
import dev.headwater.core.LocalIndexes;
import dev.headwater.host.HostNetwork;
import dev.headwater.host.HostResolver;
import dev.headwater.host.InvalidMachineException;
import dev.headwater.http.HttpListener;
import dev.headwater.http.HttpStatistics;
import dev.headwater.http.store.CacheMode;
import dev.headwater.http.store.UnusableCacheException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** A resolver as the options of a command want it, with its way to the network. */
public final class OpenResolver implements AutoCloseable {
    private final HostNetwork network;
    private final HostResolver host;
    private final IndexFactory installed;
    private final Optional<RecordArgument> record;

    private OpenResolver(
            HostNetwork network, HostResolver host, IndexFactory installed, Optional<RecordArgument> record) {
        this.network = network;
        this.host = host;
        this.installed = installed;
        this.record = record;
    }

    /**
     * Opens a resolver.
     *
     * @throws InvalidRequestException if options, environment and policy do not fit together
     */
    public static OpenResolver open(IndexPolicy policy, Arguments arguments, Surroundings surroundings, Watch watch) {
        return open(policy, arguments, surroundings, watch, CacheMode.NORMAL);
    }

    /**
     * Opens a resolver.
     *
     * @param usual how far kept answers are relied on, unless the options say otherwise
     * @throws InvalidRequestException if options, environment and policy do not fit together
     */
    public static OpenResolver open(
            IndexPolicy policy, Arguments arguments, Surroundings surroundings, Watch watch, CacheMode usual) {
        return open(policy, arguments, surroundings, watch, builder(arguments, surroundings, watch, usual));
    }

    /**
     * Opens a resolver that says how the world is today: absences are asked about anew, files without a listed hash are
     * read anew, and offline an index on the network says nothing at all, for what is kept may be what is in question.
     *
     * @throws InvalidRequestException if options, environment and policy do not fit together
     */
    public static OpenResolver openForToday(
            IndexPolicy policy, Arguments arguments, Surroundings surroundings, Watch watch) {
        HostNetwork.Builder network = builder(arguments, surroundings, watch, CacheMode.TODAY);
        return open(
                policy, arguments, surroundings, watch, arguments.has("offline") ? network.withoutCache() : network);
    }

    private static OpenResolver open(
            IndexPolicy policy, Arguments arguments, Surroundings surroundings, Watch watch, HostNetwork.Builder way) {
        IndexFactory installed = InstalledArgument.indexes(arguments, surroundings);
        HostNetwork network = way.build();
        Optional<RecordArgument> record = RecordArgument.read(policy, arguments, surroundings);
        HostResolver.Builder host = HostResolver.builder(surroundings.machine())
                .policy(policy)
                .indexes(installed)
                .network(network)
                .listener(watch);
        host.clock(clock(arguments, surroundings));
        // What happened to be asked ahead is no part of what has to be repeated.
        if (record.isPresent()) {
            host.around(record.get()::around).withoutPrefetching();
        }
        try {
            return new OpenResolver(network, host.open(), installed, record);
        } catch (InvalidPolicyException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()));
        } catch (InvalidMachineException | UnusableCacheException e) {
            throw CacheArguments.refusal(e);
        }
    }

    /**
     * {@return the clock that ages and limits are told by: that of the machine, or one that stands at {@code --now}}
     */
    public static Clock clock(Arguments arguments, Surroundings surroundings) {
        Optional<String> now = arguments.value("now");
        return now.isPresent()
                ? Clock.fixed(TimeArgument.point("--now", now.get()), ZoneOffset.UTC)
                : surroundings.machine().clock();
    }

    /** {@return the way to the network as the options of a command want it; the caller closes it} */
    public static HostNetwork network(Arguments arguments, Surroundings surroundings, Watch watch) {
        return builder(arguments, surroundings, watch, CacheMode.NORMAL).build();
    }

    private static HostNetwork.Builder builder(
            Arguments arguments, Surroundings surroundings, Watch watch, CacheMode usual) {
        HostNetwork.Builder network = HostNetwork.builder(surroundings.machine())
                .mode(mode(arguments, usual))
                .onTrouble(watch::warn)
                .listener(new StaleAbsences(watch));
        if (arguments.has("no-cache")) {
            network.withoutCache();
        } else {
            Optional<Path> folder = CacheArguments.given(arguments, surroundings);
            if (folder.isPresent()) {
                network.cache(folder.get());
            }
        }
        return network;
    }

    private static CacheMode mode(Arguments arguments, CacheMode usual) {
        if (arguments.has("offline") && arguments.has("refresh")) {
            throw new InvalidRequestException("--offline and --refresh contradict each other");
        } else if (arguments.has("offline") && arguments.has("no-cache")) {
            throw new InvalidRequestException("--offline and --no-cache leave nothing to answer with");
        }
        return arguments.has("offline") ? CacheMode.OFFLINE : arguments.has("refresh") ? CacheMode.REFRESH : usual;
    }

    /**
     * Writes down what was answered, if that was asked for.
     *
     * @throws InvalidRequestException if it cannot be written
     */
    public void writeRecord() {
        if (record.isPresent()) {
            record.get().write();
        }
    }

    public Resolver resolver() {
        return host.resolver();
    }

    /** {@return an index of the policy, opened once more; the caller closes it} */
    public PackageIndex index(IndexPolicy policy, IndexId id) {
        IndexEntry entry = policy.index(id).orElseThrow();
        return indexes(policy).create(entry, policy).orElseThrow();
    }

    /** {@return what makes the indexes of the policy once more} */
    public IndexFactory indexes(IndexPolicy policy) {
        return installed.orElse(LocalIndexes.factory()).orElse(network.indexes(policy));
    }

    /** {@return what was sent and received until now} */
    public HttpStatistics traffic() {
        return network.traffic();
    }

    @Override
    public void close() {
        host.close();
        network.close();
    }

    /** Says on standard error what offline work relies on; the result is the same as with the network, then. */
    private record StaleAbsences(Watch watch) implements HttpListener {
        @Override
        public void staleAbsence(IndexId index, ProjectName name, Instant answeredAt) {
            watch.warn("offline: that " + index + " has no " + name + " was said on " + answeredAt
                    + ", and is believed without asking again");
        }
    }
}
