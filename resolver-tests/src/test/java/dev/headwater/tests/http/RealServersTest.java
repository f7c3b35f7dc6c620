// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headwater.api.index.Credential;
import dev.headwater.api.index.CredentialProvider;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Origin;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.Resolvers;
import dev.headwater.core.report.FaultText;
import dev.headwater.http.HttpIndexes;
import dev.headwater.http.TlsSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The servers that people run, as they are: {@code tools/servers.py} starts them over one small universe, and names the
 * file that says where. The same request has to come out the same from each.
 */
class RealServersTest {
    private static final String SERVERS = "HEADWATER_SERVERS";
    private static final Map<String, String> PINS =
            new TreeMap<>(Map.of("river", "1.1", "bank", "1.5", "water", "1.1", "ox-bow-lake", "3.0"));

    private static JsonNode state = new ObjectMapper().createObjectNode();

    @BeforeAll
    static void servers() throws IOException {
        String file = System.getenv(SERVERS);
        assumeTrue(file != null, "left out: no servers are running; tools/servers.py starts them");
        state = new ObjectMapper().readTree(Path.of(file).toFile());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pypiserver",
                "pypiserver-login",
                "devpi",
                "simpleindex",
                "http.server",
                "nginx",
                "nginx-login",
                "nginx-tls"
            })
    void giveTheSamePins(String server) {
        assertThat(resolve(server, credential(server), "River>=1"))
                .isInstanceOfSatisfying(ResolutionOutcome.Resolved.class, resolved -> {
                    Map<String, String> pins = new TreeMap<>();
                    resolved.packages()
                            .forEach(pin ->
                                    pins.put(pin.name().value(), pin.version().toString()));
                    assertThat(pins).isEqualTo(PINS);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pypiserver", "pypiserver-login", "devpi", "simpleindex", "http.server", "nginx", "nginx-tls"})
    void sayThatAProjectIsAbsent(String server) {
        Ownership ownership = owner(server, credential(server), "no-such-river");
        assertThat(ownership.owner()).isEmpty();
        assertThat(ownership.failure()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pypiserver-login", "nginx-login"})
    void doNotSayAbsentToWhoHasNoLogin(String server) {
        assertThat(FaultText.of(owner(server, Optional.empty(), "no-such-river")
                        .failure()
                        .orElseThrow()
                        .fault()))
                .contains("status 401");
    }

    @ParameterizedTest
    @CsvSource({"pypiserver-login, 403", "nginx-login, 401"})
    void refuseAWrongPasswordWithoutTellingIt(String server, int status) {
        Credential wrong = Credential.basic("reader", "not-the-password");
        ResolutionOutcome outcome = resolve(server, Optional.of(wrong), "river");
        assertThat(outcome).isInstanceOf(ResolutionOutcome.IndexFailure.class);
        assertThat(outcome.toString()).contains("status " + status).doesNotContain("not-the-password");
    }

    @Test
    void aRedirectOutOfTheIndexIsNoAnswer() {
        assertThat(FaultText.of(owner("nginx-away", Optional.empty(), "river")
                        .failure()
                        .orElseThrow()
                        .fault()))
                .contains("redirect")
                .contains("which leaves the index");
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsNoAnswer() {
        ResolutionOutcome outcome = resolve(
                "nginx-tls", Optional.empty(), "river", TlsSettings.builder().build());
        assertThat(outcome).isInstanceOf(ResolutionOutcome.IndexFailure.class);
        assertThat(outcome.toString()).contains("certificate");
    }

    private static ResolutionOutcome resolve(String server, Optional<Credential> credential, String requirement) {
        return resolve(server, credential, requirement, tls());
    }

    private static ResolutionOutcome resolve(
            String server, Optional<Credential> credential, String requirement, TlsSettings tls) {
        Target target = Target.cpython("3.12", List.of("manylinux_2_28_x86_64"));
        try (HttpIndexes indexes = indexes(server, credential, tls);
                Resolver resolver = resolver(server, indexes)) {
            return resolver.resolve(
                    ResolutionRequest.builder(target).require(requirement).build());
        }
    }

    private static Ownership owner(String server, Optional<Credential> credential, String name) {
        try (HttpIndexes indexes = indexes(server, credential, tls());
                Resolver resolver = resolver(server, indexes)) {
            return resolver.owner(ProjectName.parse(name));
        }
    }

    private static String url(String server) {
        assumeTrue(state.at("/servers").has(server), "left out: " + server + " could not be started");
        return state.at("/servers").get(server).get("url").asText();
    }

    private static Resolver resolver(String server, HttpIndexes indexes) {
        IndexPolicy policy = IndexPolicy.builder()
                .index(IndexEntry.builder(IndexId.parse("real"), url(server)).build())
                .build();
        return Resolvers.builder()
                .policy(policy)
                .indexes(indexes)
                .clock(Clock.systemUTC())
                .build();
    }

    private static HttpIndexes indexes(String server, Optional<Credential> credential, TlsSettings tls) {
        CredentialProvider login = credential
                .map(known -> CredentialProvider.bound(Origin.parse(url(server)), known))
                .orElse(CredentialProvider.none());
        return HttpIndexes.builder()
                .clock(Clock.systemUTC())
                .credentials(login)
                .tls(tls)
                .build();
    }

    private static TlsSettings tls() {
        JsonNode ca = state.get("ca");
        return ca == null || ca.isNull()
                ? TlsSettings.builder().build()
                : TlsSettings.builder().authorities(Path.of(ca.asText())).build();
    }

    private static Optional<Credential> credential(String server) {
        JsonNode login = state.at("/servers").path(server);
        return login.has("user")
                ? Optional.of(Credential.basic(
                        login.get("user").asText(), login.get("password").asText()))
                : Optional.empty();
    }
}
