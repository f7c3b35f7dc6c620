// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.index.Credential;
import dev.headwater.api.index.CredentialProvider;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Origin;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.host.HostNetwork;
import dev.headwater.host.HostResolver;
import dev.headwater.host.InvalidMachineException;
import dev.headwater.host.Machine;
import dev.headwater.http.ProxySettings;
import dev.headwater.http.store.CacheFolder;
import dev.headwater.http.store.CacheMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HostResolverTest {
    private static final Target TARGET = Target.cpython("3.12", List.of("manylinux_2_28_x86_64"));
    private static final Credential LOGIN = Credential.bearer("secret");

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new TreeMap<>();
    private GuardedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new GuardedServer("Bearer secret");
        environment.put("HOME", folder.toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Machine machine() {
        return Machine.current().withEnvironment(environment).withDirectory(folder);
    }

    private Path policyFile() throws IOException {
        return Files.writeString(folder.resolve("headwater.toml"), """
                [[index]]
                id = "guarded"
                url = "%s"
                """.formatted(server.url()));
    }

    private void setLogin() {
        environment.put("HEADWATER_INDEX_GUARDED_TOKEN", "secret");
        environment.put("HEADWATER_INDEX_GUARDED_ORIGIN", server.origin());
    }

    private static String resolve(HostResolver host) {
        ResolutionOutcome outcome = host.resolver()
                .resolve(ResolutionRequest.builder(TARGET).require("app").build());
        return outcome.toString().strip();
    }

    @Test
    void aPolicyFileIsAllItNeeds() throws IOException {
        policyFile();
        setLogin();

        try (HostResolver host = HostResolver.builder(machine()).open()) {
            assertThat(resolve(host)).isEqualTo("app==1.0  from guarded");
            assertThat(host.traffic().requests()).isEqualTo(2);
            assertThat(host.policy().indexes()).hasSize(1);
        }
        assertThat(folder.resolve(".cache/headwater")).isDirectory();

        int asked = server.requests();
        try (HostNetwork offline =
                        HostNetwork.builder(machine()).mode(CacheMode.OFFLINE).build();
                HostResolver host = HostResolver.builder(machine())
                        .policyFile(Path.of("headwater.toml"))
                        .network(offline)
                        .open()) {
            assertThat(resolve(host)).isEqualTo("app==1.0  from guarded");
        }
        assertThat(server.requests()).isEqualTo(asked);
    }

    @Test
    void aNetworkIsSharedAndStaysOpen() throws IOException {
        policyFile();
        CredentialProvider known = CredentialProvider.bound(Origin.parse(server.origin()), LOGIN);

        try (HostNetwork network = HostNetwork.builder(machine())
                .cache(folder.resolve("kept"))
                .credentials(known)
                .build()) {
            for (int i = 0; i < 2; i++) {
                try (HostResolver host =
                        HostResolver.builder(machine()).network(network).open()) {
                    assertThat(resolve(host)).isEqualTo("app==1.0  from guarded");
                }
            }
            assertThat(network.traffic().requests()).isEqualTo(2);
            assertThat(network.cache()).isInstanceOf(CacheFolder.class);
        }
        assertThat(folder.resolve("kept")).isDirectory();
        assertThat(folder.resolve(".cache")).doesNotExist();
    }

    @Test
    void proxiesOfTheMachineAreUsedUnlessTheProgramHasSome() throws IOException {
        environment.put("HTTP_PROXY", server.origin());
        IndexPolicy policy = IndexPolicy.builder()
                .index(IndexEntry.builder(IndexId.parse("behind"), "http://no-such-host.invalid/simple/")
                        .kind(IndexKind.SIMPLE)
                        .allowInsecure()
                        .build())
                .build();
        CredentialProvider known = CredentialProvider.bound(Origin.parse("http://no-such-host.invalid"), LOGIN);

        try (HostNetwork network = HostNetwork.builder(machine())
                        .withoutCache()
                        .credentials(known)
                        .build();
                HostResolver host = HostResolver.builder(machine())
                        .policy(policy)
                        .network(network)
                        .open()) {
            assertThat(resolve(host)).startsWith("app==1.0  from behind");
        }

        environment.put("HTTP_PROXY", "nonsense://secret");
        try (HostNetwork network = HostNetwork.builder(machine())
                        .withoutCache()
                        .credentials(known)
                        .proxies(ProxySettings.builder().http(server.origin()).build())
                        .build();
                HostResolver host = HostResolver.builder(machine())
                        .policy(policy)
                        .network(network)
                        .open()) {
            assertThat(resolve(host)).startsWith("app==1.0  from behind");
        }
        assertThatExceptionOfType(InvalidMachineException.class)
                .isThrownBy(() -> HostResolver.builder(machine()).policy(policy).open())
                .withMessageStartingWith("HTTP_PROXY: ")
                .withMessageNotContaining("secret")
                .satisfies(e -> assertThat(e.variable()).contains("HTTP_PROXY"));
    }

    @Test
    void whatIsWrongWithALoginIsSaidBeforeAnybodyIsAsked() throws IOException {
        Path file = policyFile();
        environment.put("HEADWATER_INDEX_GUARDED_TOKEN", "secret");

        assertThatExceptionOfType(InvalidMachineException.class)
                .isThrownBy(
                        () -> HostResolver.builder(machine()).policyFile(file).open())
                .withMessageContaining("HEADWATER_INDEX_GUARDED_ORIGIN is not set")
                .withMessageNotContaining("secret");
        assertThat(server.requests()).isZero();
    }

    @Test
    void localIndexesDoNotCareForTheNetwork() {
        environment.put("HTTPS_PROXY", "nonsense");
        environment.remove("HOME");
        Map<IndexId, InMemoryIndex> indexes = InMemoryIndex.parseAll("[mine]\napp 2.0\n");
        IndexPolicy policy = IndexPolicy.builder()
                .index(IndexEntry.builder(IndexId.parse("mine"), "a text")
                        .kind(IndexKind.SUPPLIED)
                        .build())
                .build();

        try (HostResolver host = HostResolver.builder(machine())
                .policy(policy)
                .indexes(IndexFactory.of(indexes))
                .open()) {
            assertThat(resolve(host)).isEqualTo("app==2.0  from mine");
            assertThat(host.traffic().requests()).isZero();
        }
    }

    @Test
    void withoutAPolicyItIsSaidWhereOneWasLookedFor() {
        assertThatExceptionOfType(InvalidMachineException.class)
                .isThrownBy(() -> HostResolver.builder(machine()).open())
                .withMessage("there is no index to ask: no headwater.toml was found from " + folder + " up");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the interpreter is a shell script")
    void itsTargetIsThePythonOfTheMachineAskedOnce() throws IOException {
        Path python = Files.writeString(folder.resolve("python3"), """
                #!/bin/sh
                echo x >> %s
                printf 'python=3.13.1\\nimplementation=cpython\\nfree-threaded=no\\nplatform=manylinux_2_36_x86_64\\n'
                """.formatted(folder.resolve("asked")));
        assertThat(python.toFile().setExecutable(true)).isTrue();
        environment.put("PATH", folder.toString());
        setLogin();

        try (HostResolver host =
                HostResolver.builder(machine()).policyFile(policyFile()).open()) {
            assertThat(folder.resolve("asked")).doesNotExist();
            assertThat(host.target().toString()).contains("3.13.1", "manylinux_2_36_x86_64");
            assertThat(host.target()).isSameAs(host.target());
        }
        assertThat(folder.resolve("asked")).hasContent("x");
    }
}
