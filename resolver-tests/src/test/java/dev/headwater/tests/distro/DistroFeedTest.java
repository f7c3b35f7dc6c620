// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.distro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Offer;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.Resolvers;
import dev.headwater.distro.DistroIndexes;
import dev.headwater.tests.store.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A distributor's feed ahead of a public index, read of lists in a folder. */
class DistroFeedTest {
    private static final Target PYTHON_311 = Target.cpython("3.11", List.of("manylinux_2_31_x86_64"));

    private static final InMemoryIndex PUBLIC = InMemoryIndex.parse("""
        lib 3.0
        bad 9.0
        two 9.0
        tool 1.0: app, lib
        """);

    @TempDir
    Path folder;

    private final MemoryStore store = new MemoryStore();

    @BeforeEach
    void writeLists() {
        TinyLists.write(folder);
    }

    private IndexPolicy policy(IndexEntry.Builder debian) {
        return IndexPolicy.builder()
                .index(debian.set(PolicyKeys.ALLOW_UNSIGNED, true).build())
                .index(IndexEntry.builder(IndexId.parse("public"), "https://index.example.org/simple/")
                        .build())
                .build();
    }

    private IndexEntry.Builder debian() {
        FeedSource source =
                new FeedSource(FeedSource.Kind.PATH, folder.toString(), List.of(), List.of(), Optional.empty());
        return IndexEntry.feed(IndexId.parse("debian"), IndexKind.DEBIAN, List.of(source))
                .set(PolicyKeys.ARCHITECTURE, "amd64");
    }

    private Resolver resolver(IndexEntry.Builder debian) {
        IndexFactory feeds = DistroIndexes.builder()
                .clock(Clock.systemUTC())
                .cache(() -> store)
                .build();
        return Resolvers.builder()
                .policy(policy(debian))
                .indexes(feeds.orElse(IndexFactory.of(Map.of(IndexId.parse("public"), PUBLIC))))
                .clock(Clock.systemUTC())
                .build();
    }

    private ResolutionOutcome resolve(Target target, String requirement) {
        try (Resolver resolver = resolver(debian())) {
            return resolver.resolve(
                    ResolutionRequest.builder(target).require(requirement).build());
        }
    }

    private static List<String> texts(ResolutionOutcome outcome) {
        assertThat(outcome).isInstanceOf(ResolutionOutcome.Resolved.class);
        return ((ResolutionOutcome.Resolved) outcome)
                .packages().stream()
                        .map(pinned -> pinned.name() + " " + pinned.version() + " "
                                + pinned.index().orElseThrow())
                        .toList();
    }

    @Test
    void providesWhatItHasByItsOwnRelations() {
        ResolutionOutcome outcome = resolve(PYTHON_311, "tool");

        assertThat(texts(outcome)).containsExactlyInAnyOrder("tool 1.0 public", "app 2.0 debian", "lib 1.5 debian");
        PinnedPackage app = ((ResolutionOutcome.Resolved) outcome)
                .packages().stream()
                        .filter(pinned -> pinned.name().value().equals("app"))
                        .findFirst()
                        .orElseThrow();
        ProvidedPackage by = ((Offer.Provided) app.offer()).by();
        assertThat(by.purl()).isEqualTo("pkg:deb/debian/python3-app@2.0-1?arch=all");
        assertThat(by.trust()).isEqualTo(Trust.UNSIGNED);
        assertThat(by.dependencies()).containsExactly("xclip");
    }

    @Test
    void ownsWhatItCannotSupply() {
        for (String name : List.of("bad", "two", "lib>=2")) {
            assertThat(resolve(PYTHON_311, name)).as(name).isInstanceOf(ResolutionOutcome.Unsatisfiable.class);
        }
        assertThat(resolve(Target.cpython("3.12", List.of("manylinux_2_31_x86_64")), "lib"))
                .as("another Python")
                .isInstanceOf(ResolutionOutcome.Unsatisfiable.class);
    }

    @Test
    void isUnavailableAndNotAbsentWhereItCannotBeRead() throws IOException {
        Files.writeString(folder.resolve("Packages"), "no list\n");
        assertThat(resolve(PYTHON_311, "lib")).isInstanceOf(ResolutionOutcome.IndexFailure.class);

        Files.delete(folder.resolve("Packages"));
        assertThat(resolve(PYTHON_311, "lib")).isInstanceOf(ResolutionOutcome.IndexFailure.class);
    }

    @Test
    void isReadAgainAfterAFailure() throws IOException {
        Files.delete(folder.resolve("Packages"));
        try (Resolver resolver = resolver(debian())) {
            ResolutionRequest request =
                    ResolutionRequest.builder(PYTHON_311).require("lib").build();
            assertThat(resolver.resolve(request)).isInstanceOf(ResolutionOutcome.IndexFailure.class);
            TinyLists.write(folder);

            assertThat(texts(resolver.resolve(request))).containsExactly("lib 1.5 debian");
        }
    }

    @Test
    void isCompiledOnceForTheSameLists() throws IOException {
        resolve(PYTHON_311, "lib");
        resolve(PYTHON_311, "app");
        assertThat(store.answers()).hasSize(1);

        Files.writeString(
                folder.resolve("Packages"),
                Files.readString(folder.resolve("Packages")).replace("1.5-2", "1.5-3"));
        resolve(PYTHON_311, "lib");
        assertThat(store.answers()).as("other lists").hasSize(2);
    }

    @Test
    void hasOneDigestForOneStateWhereverItIsRead() throws IOException {
        String digest = digest(resolve(PYTHON_311, "lib"));
        assertThat(digest).startsWith("sha256:").isEqualTo(digest(resolve(PYTHON_311, "app")));
        Path file = Files.write(folder.resolve("debian.feed"), store.answers().get(0));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        for (String list : List.of("Packages", "Contents-amd64")) {
            Files.move(folder.resolve(list), elsewhere.resolve(list));
        }

        folder = elsewhere;
        assertThat(digest(resolve(PYTHON_311, "lib"))).as("in another folder").isEqualTo(digest);
        try (Resolver resolver = resolver(
                IndexEntry.builder(IndexId.parse("debian"), file.toString()).kind(IndexKind.FEED))) {
            ResolutionRequest request =
                    ResolutionRequest.builder(PYTHON_311).require("lib").build();
            assertThat(digest(resolver.resolve(request))).as("compiled before").isEqualTo(digest);
        }
        Files.writeString(
                folder.resolve("Packages"),
                Files.readString(folder.resolve("Packages")).replace("1.5-2", "1.5-3"));
        assertThat(digest(resolve(PYTHON_311, "app")))
                .as("with another package")
                .isNotEqualTo(digest);
    }

    private static String digest(ResolutionOutcome outcome) {
        assertThat(outcome).isInstanceOf(ResolutionOutcome.Resolved.class);
        return ((ResolutionOutcome.Resolved) outcome)
                .packages().stream()
                        .flatMap(pinned -> pinned.provided().stream())
                        .map(by -> by.feedDigest().orElseThrow())
                        .distinct()
                        .reduce("", String::concat);
    }

    @Test
    void isAnIndexOnceCompiledIntoAFile() throws IOException {
        resolve(PYTHON_311, "lib");
        Path file = Files.write(folder.resolve("debian.feed"), store.answers().get(0));
        IndexEntry.Builder feed =
                IndexEntry.builder(IndexId.parse("debian"), file.toString()).kind(IndexKind.FEED);
        try (Resolver resolver = resolver(feed)) {
            assertThat(texts(resolver.resolve(
                            ResolutionRequest.builder(PYTHON_311).require("app").build())))
                    .containsExactlyInAnyOrder("app 2.0 debian", "lib 1.5 debian");
        }
    }
}
