// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven.build;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.host.HostNetwork;
import dev.headwater.host.HostPython;
import dev.headwater.host.Machine;
import dev.headwater.http.HttpListener;
import dev.headwater.http.store.CacheMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * What the modules of one build share. Safe for use by many threads.
 *
 * <p>There is one way to the network, and a second one for goals that hold a lock against today: how far kept answers
 * are relied on is a matter of the way.
 */
public final class BuildSession {
    private final MavenSession session;
    private final Machine machine;
    private final SettingsLogins logins;
    private final SettingsProxies proxies;
    private final Consumer<String> warn;
    private final Map<Way, HostNetwork> networks = new HashMap<>();
    private final Set<String> warnings = ConcurrentHashMap.newKeySet();
    private @Nullable HostPython python;

    /** What tells one way to the network from another. */
    private record Way(CacheMode mode, Optional<Path> cache, boolean keeps) {}

    BuildSession(MavenSession session, SettingsDecrypter decrypter, Consumer<String> warn) {
        this.session = session;
        this.warn = warn;
        machine = Machine.current().withDirectory(Path.of(session.getExecutionRootDirectory()));
        logins = new SettingsLogins(session.getSettings().getServers(), decrypter);
        proxies = new SettingsProxies(session.getSettings().getProxies(), decrypter, warn);
    }

    /** {@return the machine of the build, in the folder that it began in} */
    public Machine machine() {
        return machine;
    }

    /** {@return whether a warning has not been said in this build: what holds for one module often holds for all} */
    public boolean isNew(String warning) {
        return warnings.add(warning);
    }

    /** {@return this machine's Python, which is asked once in a build} */
    public synchronized HostPython python() {
        if (python == null) {
            python = HostPython.ask(machine);
        }
        return python;
    }

    /**
     * {@return the way to the network of goals that resolve; it stays open for the next module}
     *
     * @param policy whose indexes will be asked
     * @param cache where answers are kept, if not where the machine keeps them
     * @throws InvalidSettingsException if a login of the settings for one of the indexes, or a proxy, cannot be used
     */
    public HostNetwork network(IndexPolicy policy, Optional<Path> cache) {
        return network(policy, new Way(mode(CacheMode.NORMAL), cache, true));
    }

    /**
     * {@return the way to the network of a goal whose answer will be relied on later: absences are asked about anew}
     *
     * @param policy whose indexes will be asked
     * @param cache where answers are kept, if not where the machine keeps them
     * @throws InvalidSettingsException if a login of the settings for one of the indexes, or a proxy, cannot be used
     */
    public HostNetwork networkForLocks(IndexPolicy policy, Optional<Path> cache) {
        return network(policy, new Way(mode(CacheMode.ABSENCES_ANEW), cache, true));
    }

    /**
     * {@return the way to the network of a goal that says how the world is today: as for locks, but files without a
     * listed hash are read anew, and offline nothing that is kept is an answer, for it may be what is in question}
     *
     * @param policy whose indexes will be asked
     * @param cache where answers are kept, if not where the machine keeps them
     * @throws InvalidSettingsException if a login of the settings for one of the indexes, or a proxy, cannot be used
     */
    public HostNetwork networkForToday(IndexPolicy policy, Optional<Path> cache) {
        return network(policy, new Way(mode(CacheMode.TODAY), cache, !session.isOffline()));
    }

    private CacheMode mode(CacheMode usual) {
        return session.isOffline()
                ? CacheMode.OFFLINE
                : session.getRequest().isUpdateSnapshots() ? CacheMode.REFRESH : usual;
    }

    private synchronized HostNetwork network(IndexPolicy policy, Way way) {
        logins.find(policy);
        HostNetwork open = networks.get(way);
        if (open == null) {
            open = open(way);
            networks.put(way, open);
        }
        return open;
    }

    private HostNetwork open(Way way) {
        HostNetwork.Builder network = HostNetwork.builder(machine)
                .credentials(logins)
                .mode(way.mode())
                .onTrouble(warn)
                .listener(new StaleAbsences(warn));
        proxies.settings().ifPresent(network::proxies);
        if (way.keeps()) {
            way.cache().ifPresent(network::cache);
        } else {
            network.withoutCache();
        }
        return network.build();
    }

    synchronized void close() {
        networks.values().forEach(HostNetwork::close);
        networks.clear();
    }

    /** Says what offline work relies on; the result is the same as with the network, then. */
    private record StaleAbsences(Consumer<String> warn) implements HttpListener {
        @Override
        public void staleAbsence(IndexId index, ProjectName name, Instant answeredAt) {
            warn.accept("offline: that " + index + " has no " + name + " was said on " + answeredAt
                    + ", and is believed without asking again");
        }
    }
}
