// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.Version;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.Resolvers;
import dev.headwater.core.report.WhyReport;
import dev.headwater.core.why.VersionQuestion;
import dev.headwater.core.why.Why;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code why --format json} prints is described by the published schema, whatever the answer. */
class WhySchemaTest {
    private static final Map<IndexId, InMemoryIndex> INDEXES = InMemoryIndex.parseAll("""
            [distro]
            lib 1.0
            [public]
            app 2.0: lib, tool<3, best
            tool 1.0 2.0 3.0
            tool 4.0 | yanked: broken
            best 1.0
            best 2.0: lib>7
            pair 1.0: best
            pair 2.0: best<2
            bad 1.0: lib>5
            """);

    @ParameterizedTest
    @CsvSource({
        "required, app, lib,",
        "not-needed, app, bad,",
        "no-solution, bad, lib,",
        "not-listed, app, lib, 9.0",
        "excluded, app, tool, 4.0",
        "forbidden, app, tool, 3.0",
        "behind, app, tool, 1.0",
        "does-not-fit, app, best, 2.0"
    })
    void eachAnswerIsValid(String answer, String required, String name, @Nullable String version) throws IOException {
        ResolutionSchema schema = ResolutionSchema.read();
        String json = json(required, name, version);

        assertThat(json).contains("\"answer\": \"" + answer + "\"");
        assertThat(schema.faults(json)).as(json).isEmpty();
        assertThat(schema.faults(json.replaceAll("\"(chosen|ownership)\"", "\"left-out\"")))
                .isNotEmpty();
    }

    private static String json(String required, String name, @Nullable String version) {
        ResolutionRequest request = ResolutionRequest.builder(Target.cpython("3.12", List.of("manylinux_2_28_x86_64")))
                .require(required)
                .constrain(RequestedRequirement.of(Requirement.parse("tool<3")))
                .build();
        IndexPolicy.Builder policy = IndexPolicy.builder();
        INDEXES.keySet()
                .forEach(id -> policy.index(IndexEntry.builder(id, "https://packages.example.org/" + id + "/")
                        .build()));
        try (Resolver resolver = Resolvers.builder()
                .policy(policy.build())
                .indexes((entry, whole) -> Optional.<PackageIndex>ofNullable(INDEXES.get(entry.id())))
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .build()) {
            ResolutionOutcome outcome = resolver.resolve(request);
            ProjectName asked = ProjectName.parse(name);
            return version == null
                    ? WhyReport.of(Why.of(asked, outcome)).json()
                    : WhyReport.of(new VersionQuestion(resolver, request, outcome).ask(asked, Version.parse(version)))
                            .json();
        }
    }
}
