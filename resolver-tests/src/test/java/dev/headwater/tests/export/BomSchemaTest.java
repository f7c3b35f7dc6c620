// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.export;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.headwater.core.LockFile;
import dev.headwater.core.Resolvers;
import dev.headwater.export.CycloneDxBom;
import dev.headwater.export.inventory.Inventory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BomSchemaTest {
    private static final String FOREIGN = """
            lock-version = "1.0"
            created-by = "another"
            [[packages]]
            name = "lib"
            version = "1.0"
            marker = "python_version < '3.12'"
            dependencies = [{name = "tool"}]
            [[packages.wheels]]
            url = "https://files.example.org/lib-1.0-py3-none-any.whl"
            hashes = {sha256 = "nothing of the kind"}
            [[packages]]
            name = "lib"
            version = "2.0"
            marker = "python_version >= '3.12'"
            [[packages.wheels]]
            path = "lib-2.0-py3-none-any.whl"
            size = 7
            hashes = {md5 = "%s"}
            [[packages]]
            name = "tool"
            [packages.vcs]
            type = "git"
            url = "https://git.example.org/tool.git"
            commit-id = "0123456789abcdef0123456789abcdef01234567"
            """.formatted("0".repeat(32));

    private static CycloneDxBom ofSolution() {
        Map<IndexId, InMemoryIndex> indexes = InMemoryIndex.parseAll("""
                [public]
                app 1.0: lib[fast]>=1
                lib 2.0+local.1: six | extra fast: six>=1
                six 1!1.16
                """);
        IndexPolicy policy = IndexPolicy.builder()
                .index(IndexEntry.builder(IndexId.parse("public"), "in memory")
                        .kind(IndexKind.SUPPLIED)
                        .build())
                .build();
        try (Resolver resolver = Resolvers.builder()
                .policy(policy)
                .indexes(IndexFactory.of(indexes))
                .clock(Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC))
                .build()) {
            ResolutionOutcome outcome =
                    resolver.resolve(ResolutionRequest.builder(Target.cpython("3.12", List.of("manylinux_2_28_x86_64")))
                            .require("app")
                            .build());
            return CycloneDxBom.of(Inventory.of(outcome.resolved().orElseThrow(), policy));
        }
    }

    @Test
    void aSolutionIsValid() throws IOException {
        assertThat(BomSchema.read().faults(ofSolution().json())).isEmpty();
        assertThat(BomSchema.read()
                        .faults(ofSolution()
                                .withToolVersion("1.0")
                                .withSerialNumber(UUID.fromString("3e671687-395b-41f5-a30f-a58921a69b79"))
                                .withTimestamp(Instant.parse("2026-11-29T12:00:00Z"))
                                .json()))
                .isEmpty();
    }

    @Test
    void aLockOfAnotherToolIsValidWhateverItSays() throws IOException {
        String json = CycloneDxBom.of(Inventory.of(
                        LockFile.parse(FOREIGN, Path.of("pylock.toml")).lock()))
                .json();

        assertThat(BomSchema.read().faults(json)).isEmpty();
        assertThat(json).contains("lib@1.0", "lib@2.0").doesNotContain("nothing of the kind");
    }

    @Test
    void theSchemaFindsAFault() throws IOException {
        String json = ofSolution().json().replace("\"library\"", "\"nothing of the kind\"");

        assertThat(BomSchema.read().faults(json)).isNotEmpty();
    }
}
