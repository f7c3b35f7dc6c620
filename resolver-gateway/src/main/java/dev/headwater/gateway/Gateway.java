// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway;

import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.text.Shown;
import dev.headwater.gateway.file.FileFolder;
import dev.headwater.gateway.file.Transfers;
import dev.headwater.gateway.page.IndexSource;
import dev.headwater.gateway.page.Policies;
import dev.headwater.gateway.server.GatewayServer;
import dev.headwater.gateway.server.Reloading;
import dev.headwater.gateway.wheel.WheelMaker;
import dev.headwater.host.HostNetwork;
import dev.headwater.host.Machine;
import dev.headwater.http.tls.ServerKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/**
 * A policy as one Simple index, for installers that know nothing of policies: each project comes from the index that
 * owns it, as far as the policy lets it be chosen, with overlays applied.
 *
 * <pre>{@code
 * try (Gateway gateway = Gateway.builder(machine, network, () -> PolicyFile.load(file))
 *         .files(folder)
 *         .start()) {
 *     gateway.join();
 * }
 * }</pre>
 *
 * <p>It listens on this machine alone unless it is told another address. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class Gateway implements AutoCloseable {
    private final Policies policies;
    private final Reloading reloading;
    private final GatewayServer server;
    private final Optional<WheelMaker> wheels;
    private final boolean isSecure;

    private Gateway(
            Policies policies,
            Reloading reloading,
            GatewayServer server,
            Optional<WheelMaker> wheels,
            boolean isSecure) {
        this.policies = policies;
        this.wheels = wheels;
        this.reloading = reloading;
        this.server = server;
        this.isSecure = isSecure;
    }

    /**
     * Begins a gateway.
     *
     * @param network its way to the indexes; it stays open
     * @param policy reads the policy as it is now, whenever it is looked whether it has changed; throws where it cannot
     *     be used
     */
    public static Builder builder(Machine machine, HostNetwork network, Supplier<IndexPolicy> policy) {
        return new Builder(machine, network, policy);
    }

    /** {@return the URL to give to an installer} */
    public URI url() {
        InetSocketAddress address = server.address();
        String host = address.getHostString();
        String written = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return URI.create((isSecure ? "https://" : "http://") + written + ":" + address.getPort() + "/simple/");
    }

    /** Waits until it has ended. */
    public void join() throws InterruptedException {
        server.join();
    }

    /** Takes no more requests, lets those that are begun end, for at most twenty seconds, and closes what it opened. */
    @Override
    public void close() {
        reloading.close();
        server.close();
        wheels.ifPresent(WheelMaker::close);
        policies.close();
    }

    /** Collects what a gateway is told. */
    public static final class Builder {
        private static final Duration RELOAD = Duration.ofSeconds(2);
        private static final Duration PATIENCE = Duration.ofSeconds(30);
        private static final long MOST_BYTES = 10L << 30;

        private final Machine machine;
        private final HostNetwork network;
        private final Supplier<IndexPolicy> policy;
        private final List<String> names = new ArrayList<>();
        private String host = "127.0.0.1";
        private int port;
        private Optional<String> token = Optional.empty();
        private Optional<SSLContext> tls = Optional.empty();
        private boolean redirects;
        private Optional<Rewriting> rewriting = Optional.empty();
        private Optional<Path> files = Optional.empty();
        private UnaryOperator<IndexFactory> around = UnaryOperator.identity();
        private Duration reloadEvery = RELOAD;
        private Duration patience = PATIENCE;
        private Consumer<String> log = line -> {};

        private Builder(Machine machine, HostNetwork network, Supplier<IndexPolicy> policy) {
            this.machine = machine;
            this.network = network;
            this.policy = policy;
        }

        /** Sets the address that it listens at. */
        public Builder host(String address) {
            host = address;
            return this;
        }

        /** Sets the port; any that is free otherwise. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** Adds a name that it is asked by; its addresses need none. */
        public Builder hostName(String name) {
            names.add(name);
            return this;
        }

        /** Wants a password of whoever asks, for the user {@code __token__}. */
        public Builder token(String password) {
            token = Optional.of(password);
            return this;
        }

        /**
         * Speaks TLS.
         *
         * @param certificate a PEM file, its own certificate first
         * @param key a PEM file with the key in PKCS#8
         * @throws IllegalArgumentException if they cannot be used; the message says why
         */
        public Builder certificate(Path certificate, Path key) {
            tls = Optional.of(ServerKey.context(certificate, key));
            return this;
        }

        /** Sends clients to where files lie, and passes on none but metadata that overlays change. */
        public Builder redirectFiles() {
            redirects = true;
            return this;
        }

        /** How wheels are rewritten. */
        private record Rewriting(long mostBytes, int workerCount) {}

        /**
         * Serves wheels whose requirements overlays correct rewritten, for installers that hold a wheel against its
         * metadata file; without this they are served as they are, with the metadata file corrected beside them.
         *
         * @param mostBytes how large a wheel may be; a larger one is not offered
         * @param workerCount how many are rewritten at a time
         * @throws IllegalArgumentException if one of them is not above zero
         */
        public Builder rewriteWheels(long mostBytes, int workerCount) {
            if (mostBytes <= 0 || workerCount <= 0) {
                throw new IllegalArgumentException("wheels are rewritten by at least one, of at least one byte");
            }
            rewriting = Optional.of(new Rewriting(mostBytes, workerCount));
            return this;
        }

        /** Puts something around the indexes of each policy, such as what records their answers. */
        public Builder around(UnaryOperator<IndexFactory> around) {
            this.around = around;
            return this;
        }

        /** Sets the folder that files are kept in; required. */
        public Builder files(Path folder) {
            files = Optional.of(folder);
            return this;
        }

        /** Sets how often it is looked whether the policy has changed. */
        public Builder reloadEvery(Duration interval) {
            reloadEvery = interval;
            return this;
        }

        /**
         * Sets how long a client may take for the head of a request, and how far it may fall behind eight KiB a second
         * when it reads an answer; then it is cut off. Half a minute otherwise.
         */
        public Builder patience(Duration most) {
            patience = most;
            return this;
        }

        /** Sets who takes lines of its log, from any thread; they have no secrets in them. */
        public Builder log(Consumer<String> lines) {
            // Indexes and clients have a say in them: one line stays one, and moves no cursor.
            log = line -> lines.accept(Shown.text(line));
            return this;
        }

        /**
         * Starts it.
         *
         * @throws IllegalStateException if it has no folder for files
         * @throws IllegalArgumentException if a token would go over the network where others can read it
         * @throws IOException if the folder cannot be used, or the address not be bound to
         * @throws RuntimeException what reading the policy, or opening its indexes, throws
         */
        public Gateway start() throws IOException {
            GatewayServer.Setting setting =
                    new GatewayServer.Setting(host, port, names, token, tls, redirects, patience);
            if (token.isPresent() && tls.isEmpty() && !setting.isOfThisMachine()) {
                throw new IllegalArgumentException(
                        "a token would go to " + host + " in the clear: give a certificate and its key as well");
            }
            Path folder = files.orElseThrow(() -> new IllegalStateException("a gateway needs a folder: call files(…)"));
            FileFolder kept = FileFolder.open(folder, MOST_BYTES, machine.clock());
            Transfers transfers = new Transfers(kept);
            Optional<WheelMaker> wheels =
                    rewriting.map(how -> new WheelMaker(transfers, kept, how.mostBytes(), how.workerCount()));
            Policies policies = new Policies(new IndexSource(machine, network, around), wheels, policy);
            Reloading reloading = Reloading.begin(policies, reloadEvery, log);
            try {
                GatewayServer server =
                        GatewayServer.start(setting, policies, network, transfers, reloading, machine.clock(), log);
                return new Gateway(policies, reloading, server, wheels, tls.isPresent());
            } catch (IOException | RuntimeException e) {
                reloading.close();
                policies.close();
                throw e;
            }
        }
    }
}
