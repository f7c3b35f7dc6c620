// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.FormatPolicy;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.api.repair.Hotfixes;
import dev.headwater.api.repair.Repair;
import dev.headwater.api.repair.RepairKind;
import dev.headwater.api.repair.RepairSearch;
import dev.headwater.api.repair.Repairs;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.repair.Repairing;
import dev.headwater.core.report.RepairReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code repair --format json} prints is described by the published schema, whatever the change. */
class RepairSchemaTest {
    private static final Map<IndexId, InMemoryIndex> INDEXES = InMemoryIndex.parseAll("""
            [distro]
            app 1.0: lib>=2 | uploaded 2026-01-01
            lib 1.0 | uploaded 2026-01-01
            [public]
            lib 2.0 | uploaded 2026-01-01
            built 1.0: wheel-less>=2 | uploaded 2026-01-01
            wheel-less 1.0 | uploaded 2026-01-01
            wheel-less 2.0 | sdist | uploaded 2026-01-01
            fresh 1.0: new>=2 | uploaded 2026-01-01
            new 1.0 | uploaded 2026-01-01
            new 2.0 | uploaded 2026-06-14
            early 1.0: beta>=2 | uploaded 2026-01-01
            beta 1.0 2.1b1 | uploaded 2026-01-01
            """);

    private static JsonSchema schema() throws IOException {
        Path docs = Path.of(System.getProperty("headwater.root"), "docs");
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(docs.resolve("schema/repairs-1.json")));
    }

    private static Repairs repairs(String required) {
        IndexPolicy.Builder policy = IndexPolicy.builder()
                .format(FormatPolicy.of(Map.of(NamePattern.parse("*"), FormatRule.ONLY_BINARY)))
                .preReleases(PreReleaseMode.DISALLOW);
        INDEXES.keySet()
                .forEach(id -> policy.index(IndexEntry.builder(id, "https://packages.example.org/" + id + "/")
                        .coolDown(Duration.ofDays(7))
                        .build()));
        ResolutionRequest request = ResolutionRequest.builder(Target.cpython("3.12", List.of("manylinux_2_28_x86_64")))
                .require(required)
                .build();
        try (Repairing repairing = Repairing.builder(policy.build(), IndexFactory.of(new LinkedHashMap<>(INDEXES)))
                .clock(Clock.fixed(Instant.parse("2026-06-15T00:00:00Z"), ZoneOffset.UTC))
                .disclosingNames()
                .build()) {
            return repairing.repair(request);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "app, widen",
        "app, hand-over",
        "built, allow-format",
        "fresh, shorten-cool-down",
        "early, allow-pre-releases",
        "lib>1, rewrite"
    })
    void eachChangeIsValid(String required, String type) throws IOException {
        String json = RepairReport.of(repairs(required)).json();

        assertThat(json).contains("\"type\": \"" + type + "\"");
        assertThat(schema().validate(json, InputFormat.JSON)).as(json).isEmpty();
        assertThat(schema().validate(
                                json.replaceAll("\"(before|to|file|write|cool-down)\"", "\"left-out\""),
                                InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void nothingToRepairIsValid() throws IOException {
        String json = RepairReport.of(repairs("lib")).json();

        assertThat(json).contains("\"outcome\": \"resolved\"");
        assertThat(schema().validate(json, InputFormat.JSON)).as(json).isEmpty();
    }

    @Test
    void whatIsNotAllowedToBeToldIsNotTried() {
        assertThat(RepairSearch.notTried(RepairKind.OWNER).end()).isEqualTo(RepairSearch.End.NOT_TRIED);
        Repair hotfix = repairs("app").best().get(0);

        assertThat(hotfix.discloses()).isEmpty();
        assertThat(Hotfixes.of(hotfix.changes()))
                .singleElement()
                .satisfies(overlay -> assertThat(overlay.index()).contains(IndexId.parse("distro")));
        assertThat(repairs("app")
                        .of(RepairKind.OWNER)
                        .orElseThrow()
                        .best()
                        .orElseThrow()
                        .discloses())
                .hasToString("[lib]");
    }
}
