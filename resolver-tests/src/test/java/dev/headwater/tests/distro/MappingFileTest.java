// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.distro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Offer;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.ProvidedPackage.NameEvidence;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.PolicyFile;
import dev.headwater.core.Resolvers;
import dev.headwater.core.report.FaultText;
import dev.headwater.distro.DistroIndexes;
import dev.headwater.distro.UnreadableFeedException;
import dev.headwater.http.store.CacheFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that says which packages provide which projects is part of a feed, however that is read. */
class MappingFileTest {
    private static final Target PYTHON_311 = Target.cpython("3.11", List.of("manylinux_2_31_x86_64"));
    private static final InMemoryIndex PUBLIC = InMemoryIndex.parse("clip 9.0\nlib 9.0\n");

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        TinyLists.write(Files.createDirectory(folder.resolve("lists")));
        Files.writeString(folder.resolve("headwater.toml"), """
                [[index]]
                id = "debian"
                kind = "debian"
                sources = [{ path = "lists" }]
                architecture = "amd64"
                allow-unsigned = true
                mapping = "names.json"

                [[index]]
                id = "public"
                url = "https://index.example.org/simple/"
                """);
    }

    private void mapping(String text) throws IOException {
        Files.writeString(folder.resolve("names.json"), text);
    }

    private IndexPolicy policy() {
        return PolicyFile.load(folder.resolve("headwater.toml"));
    }

    private DistroIndexes feeds() {
        return DistroIndexes.builder()
                .clock(Clock.systemUTC())
                .cache(() -> CacheFolder.builder(folder.resolve("cache"), Clock.systemUTC())
                        .open())
                .build();
    }

    private ResolutionOutcome resolve(String requirement) {
        try (Resolver resolver = Resolvers.builder()
                .policy(policy())
                .indexes(feeds().orElse(IndexFactory.of(Map.of(IndexId.parse("public"), PUBLIC))))
                .clock(Clock.systemUTC())
                .build()) {
            return resolver.resolve(
                    ResolutionRequest.builder(PYTHON_311).require(requirement).build());
        }
    }

    private static ProvidedPackage provided(ResolutionOutcome outcome) {
        assertThat(outcome).isInstanceOf(ResolutionOutcome.Resolved.class);
        return ((Offer.Provided)
                        ((ResolutionOutcome.Resolved) outcome).packages().get(0).offer())
                .by();
    }

    private IndexFault fault() {
        IndexEntry entry = policy().indexes().get(0);
        try {
            throw new AssertionError(feeds().compile(entry).reportText());
        } catch (UnreadableFeedException e) {
            return e.fault();
        }
    }

    @Test
    void saysWhatAPackageProvidesOfWhichNothingElseTells() throws IOException {
        mapping("{\"xclip\": \"clip\", \"python3-lib\": \"other\"}");

        ProvidedPackage clip = provided(resolve("clip"));

        assertThat(clip).hasToString("xclip 0.13-2");
        assertThat(clip.evidence().name()).isEqualTo(NameEvidence.POLICY);
        assertThat(provided(resolve("lib"))).hasToString("python3-lib 1.5-2");
        assertThat(feeds().compile(policy().indexes().get(0)).reportText())
                .contains("policy: 1", "python3-lib, policy-contradicted: other");
    }

    @Test
    void countsAsItIsNowAndNotAsItWasCompiled() throws IOException {
        mapping("{\"xclip\": \"clip\"}");
        assertThat(provided(resolve("clip"))).hasToString("xclip 0.13-2");

        mapping("{\"mappings\": [{\"id\": \"dep:pypi/clips\", \"specs\": \"xclip\"}]}");

        assertThat(provided(resolve("clips"))).hasToString("xclip 0.13-2");
        assertThat(((ResolutionOutcome.Resolved) resolve("clip")).packages())
                .extracting(pinned -> pinned.index().orElseThrow().value())
                .containsExactly("public");
    }

    @Test
    void makesTheFeedUnavailableWhereItCannotBeRead() throws IOException {
        assertThat(resolve("clip")).isInstanceOf(ResolutionOutcome.IndexFailure.class);
        assertThat(fault().kind()).isEqualTo(IndexFault.Kind.FILE);

        mapping("{\"xclip\":\n 7}");
        assertThat(resolve("clip")).isInstanceOf(ResolutionOutcome.IndexFailure.class);
        assertThat(fault().kind()).isEqualTo(IndexFault.Kind.CONTENT);
        assertThat(fault().location()).endsWith("names.json");
        assertThat(FaultText.received(fault()))
                .isEqualTo("line 2, /xclip: is not the name of a project, a list of such, or null");

        Files.write(folder.resolve("names.json"), new byte[(16 << 20) + 1]);
        assertThat(FaultText.received(fault())).contains("has more than 16384 KiB");
    }
}
