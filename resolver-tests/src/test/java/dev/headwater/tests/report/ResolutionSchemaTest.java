// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.explanation.Hint;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.OutcomeReport;
import dev.headwater.api.resolution.Problem;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.PyprojectFile;
import dev.headwater.core.Resolvers;
import dev.headwater.core.report.ResolutionReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResolutionSchemaTest {
    private static final Map<IndexId, InMemoryIndex> INDEXES = InMemoryIndex.parseAll("""
            [distro]
            app 1.0: lib>=1
            lib 1.0 | extra fast: tool
            failing broken: status 503
            [public]
            lib 2.0
            tool 3.0 | yanked: bad | uploaded never
            tool 2.0 | python >=3.8 | uploaded 2024-02-03T04:05:06.789Z
            """);

    @Test
    void aSolutionIsValid() throws IOException {
        String json = valid(resolve("app", "lib[fast]"));

        assertThat(json).contains("\"outcome\": \"resolved\"", "\"extras\": [\"fast\"]", "04:05:06.789Z");
    }

    @Test
    void aPinThatIsYankedIsValid() throws IOException {
        assertThat(valid(resolve("tool==3.0"))).contains("\"yanked\": true", "\"upload-time\": null");
    }

    @Test
    void aProjectOfTheRequestIsValidAndStandsInTheOwnershipOnly() throws IOException {
        ResolutionRequest.Builder request = request("lib");
        PyprojectFile.parse("[project]\nname = 'app'\nversion = '1'\n", Path.of("pyproject.toml"))
                .addTo(request, List.of());

        assertThat(valid(resolve(request)).replaceAll("\\s+", ""))
                .contains("{\"name\":\"app\",\"rule\":\"own-project\",\"owner\":null,\"asked\":[]}")
                .containsOnlyOnce("\"name\":\"app\"");
    }

    @Test
    void aRefusalIsValid() throws IOException {
        assertThat(valid(resolve("lib>=2"))).contains("\"outcome\": \"unsatisfiable\"");
    }

    @Test
    void aFailedIndexIsValid() throws IOException {
        assertThat(valid(resolve("broken"))).contains("\"outcome\": \"index-failure\"", "\"unavailable\"");
    }

    @Test
    void aStopIsValid() throws IOException {
        ResolutionRequest.Builder request = request("app").stepLimit(1);

        assertThat(valid(resolve(request))).contains("\"outcome\": \"stopped\"");
    }

    @Test
    void anInvalidRequestWithoutPolicyAndTargetIsValid() throws IOException {
        OutcomeReport report = OutcomeReport.builder()
                .hints(List.of(new Hint.Advice("write one")))
                .build();
        Problem problem = new Problem(Problem.Kind.UNREADABLE, List.of(), Optional.empty(), List.of("no such file"));

        valid(new ResolutionOutcome.InvalidRequest(report, List.of(problem)));
    }

    @Test
    void theSchemaRefusesWhatIsNot() throws IOException {
        ResolutionSchema schema = ResolutionSchema.read();
        String json = ResolutionReport.of(resolve("app")).json();

        assertThat(schema.faults(json.replace("\"rule\": \"order\"", "\"rule\": \"luck\"")))
                .isNotEmpty();
        assertThat(schema.faults(json.replace("\"schema\": 2", "\"schema\": 1")))
                .isNotEmpty();
        assertThat(schema.faults(json.replace("\"yanked\"", "\"jerked\""))).isNotEmpty();
    }

    private static String valid(ResolutionOutcome outcome) throws IOException {
        String json = ResolutionReport.of(outcome).json();
        assertThat(ResolutionSchema.read().faults(json)).as(json).isEmpty();
        return json;
    }

    private static ResolutionOutcome resolve(String... requirements) {
        return resolve(request(requirements));
    }

    private static ResolutionRequest.Builder request(String... requirements) {
        ResolutionRequest.Builder request =
                ResolutionRequest.builder(Target.cpython("3.12", List.of("manylinux_2_28_x86_64")));
        for (String requirement : requirements) {
            request.require(requirement);
        }
        return request;
    }

    private static ResolutionOutcome resolve(ResolutionRequest.Builder request) {
        IndexPolicy.Builder policy = IndexPolicy.builder();
        INDEXES.keySet()
                .forEach(id -> policy.index(IndexEntry.builder(id, "https://packages.example.org/" + id + "/")
                        .build()));
        try (Resolver resolver = Resolvers.builder()
                .policy(policy.build())
                .indexes(IndexFactory.of(INDEXES))
                .clock(Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC))
                .build()) {
            return resolver.resolve(request.build());
        }
    }
}
