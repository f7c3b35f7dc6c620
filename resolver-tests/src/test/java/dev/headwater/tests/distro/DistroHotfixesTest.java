// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.distro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headwater.api.hotfix.FeedHotfixes;
import dev.headwater.api.index.ForwardingIndex;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.MissingUploadTimeRule;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.Version;
import dev.headwater.core.LocalIndexes;
import dev.headwater.core.Resolvers;
import dev.headwater.core.hotfix.Comparing;
import dev.headwater.core.hotfix.Examination;
import dev.headwater.distro.DistroIndexes;
import dev.headwater.tests.recording.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What projects published of the very releases that Debian 12 has, ahead of Debian: most requests fail then that
 * resolve by Debian's relations, and what these say against the metadata, as an overlay, mends them.
 */
class DistroHotfixesTest {
    private static final Path FOLDER = Path.of(System.getProperty("headwater.shared", "../shared"), "recordings");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final IndexId UPSTREAM = IndexId.parse("upstream");
    private static final IndexId DEBIAN = IndexId.parse("debian");
    private static final IndexId PUBLIC = IndexId.parse("public");

    @TempDir
    private Path upstream;

    private final DistroIndexes distro =
            DistroIndexes.builder().clock(Clock.systemUTC()).build();

    private static IndexEntry debian() {
        FeedSource lists = new FeedSource(
                FeedSource.Kind.PATH,
                FOLDER.resolve("debian-12-lists").toString(),
                List.of(),
                List.of(),
                Optional.empty());
        return IndexEntry.feed(DEBIAN, IndexKind.DEBIAN, List.of(lists))
                .set(PolicyKeys.ARCHITECTURE, "amd64")
                .set(PolicyKeys.ALLOW_UNSIGNED, true)
                .missingUploadTime(MissingUploadTimeRule.ALLOW)
                .build();
    }

    private IndexPolicy policy() {
        return IndexPolicy.builder()
                .index(IndexEntry.builder(UPSTREAM, upstream.toString())
                        .kind(IndexKind.RECORDING)
                        .build())
                .index(debian())
                .index(IndexEntry.builder(PUBLIC, FOLDER.resolve("index.tar.gz").toString())
                        .kind(IndexKind.RECORDING)
                        .build())
                .build();
    }

    /** Writes what was really recorded of Debian's versions; what was filled in is no metadata of a release. */
    private void record(PackageIndex feed) throws IOException {
        Files.createDirectory(upstream.resolve("pages"));
        Files.writeString(
                upstream.resolve("manifest.json"),
                "{\"format\": 1, \"complete\": true, \"absent\": [], \"failures\": {}, \"bodies\": \"headers\"}");
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(FOLDER.resolve("distro.tar.gz"))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile() && entry.getName().contains("/pages/")) {
                    write((ObjectNode) JSON.readTree(tar.readAllBytes()), feed);
                }
            }
        }
    }

    private void write(ObjectNode page, PackageIndex feed) throws IOException {
        Set<Version> versions =
                versions(feed, ProjectName.parse(page.get("name").asText()));
        ArrayNode files = JSON.createArrayNode();
        for (JsonNode file : page.get("files")) {
            String name = file.get(0).asText();
            if (name.endsWith(".whl")
                    && file.get(6).asInt(-1) >= 0
                    && versions.contains(Version.parse(name.split("-", 3)[1]))) {
                files.add(file);
            }
        }
        if (!files.isEmpty()) {
            page.set("files", files);
            JSON.writeValue(
                    upstream.resolve("pages")
                            .resolve(page.get("name").asText() + ".json")
                            .toFile(),
                    page);
        }
    }

    private static Set<Version> versions(PackageIndex feed, ProjectName name) {
        Set<Version> versions = new TreeSet<>();
        ProjectPage page =
                feed.project(name).toCompletableFuture().join().listed().orElse(null);
        for (int row = 0; page != null && row < page.fileCount(); row++) {
            ProvidedPackage provided = page.provided(row);
            Optional.ofNullable(provided).flatMap(ProvidedPackage::version).ifPresent(versions::add);
        }
        return versions;
    }

    private Set<String> resolved(IndexPolicy policy, IndexFactory indexes) throws IOException {
        Set<String> resolved = new TreeSet<>();
        try (Resolver resolver = Resolvers.builder()
                        .policy(policy)
                        .indexes(indexes)
                        .clock(Clock.systemUTC())
                        .build();
                Stream<Path> files = Files.list(FOLDER.resolve("workloads"))) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("distro-"))
                    .toList()) {
                Workload workload = Workload.read(JSON.readTree(file.toFile()));
                if (resolver.resolve(workload.request()) instanceof ResolutionOutcome.Resolved) {
                    resolved.add(workload.id());
                }
            }
        }
        return resolved;
    }

    @Test
    void sevenAreFoundAndFiveMoreRequestsResolve() throws IOException {
        assumeTrue(
                Files.isDirectory(FOLDER.resolve("debian-12-lists")),
                () -> "skipped: the shared recordings are not at " + FOLDER);
        PackageIndex feed = distro.create(debian(), policy()).orElseThrow();
        record(feed);
        IndexFactory indexes = IndexFactory.of(Map.of(DEBIAN, new Shared(feed))).orElse(LocalIndexes.factory());
        ResolutionRequest rules = ResolutionRequest.builder(Target.cpython("3.11", List.of("manylinux_2_31_x86_64")))
                .build();

        Examination<FeedHotfixes> examination =
                Comparing.builder(policy(), indexes, Clock.systemUTC()).build().compare(DEBIAN, UPSTREAM, rules);

        assertThat(examination).isInstanceOf(Examination.Finished.class);
        FeedHotfixes found = ((Examination.Finished<FeedHotfixes>) examination).found();
        assertThat(found.hotfixes())
                .extracting(one -> one.published().project() + "/"
                        + one.published().requirement().name())
                .containsExactly(
                        "celery/billiard",
                        "fastapi/starlette",
                        "matplotlib/kiwisolver",
                        "nbconvert/mistune",
                        "pytz-deprecation-shim/tzdata",
                        "requests/charset-normalizer",
                        "sphinx/sphinxcontrib-htmlhelp");
        assertThat(found.counts().requirements()).isEqualTo(253);
        Set<String> before = resolved(policy(), indexes);
        Set<String> after = resolved(
                policy().toBuilder()
                        .overlays(OverlaySet.of(found.overlays().overlays()))
                        .build(),
                indexes);
        assertThat(before).hasSize(5);
        assertThat(after).hasSize(10).containsAll(before).doesNotContain("distro-prefect");
    }

    /** A feed that is compiled once, and stays open for whoever asks next. */
    private static final class Shared extends ForwardingIndex {
        Shared(PackageIndex feed) {
            super(feed);
        }

        @Override
        public void close() {
            // Whoever asks next needs it.
        }
    }
}
