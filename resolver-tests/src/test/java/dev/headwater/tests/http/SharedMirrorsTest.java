// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import static dev.headwater.tests.http.FileServer.status;
import static dev.headwater.tests.http.FileServer.whole;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.Credential;
import dev.headwater.api.index.CredentialProvider;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.Origin;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.http.HttpIndexes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Resolutions that share an index with a mirror, of which each is answered by another location: what is asked about a
 * file goes to the one that listed it. Here one can tell them apart by their logins.
 */
class SharedMirrorsTest {
    private static final ProjectName LIB = ProjectName.parse("lib");
    private static final String METADATA = "/simple/lib-1.0-py3-none-any.whl.metadata";
    private static final String LISTING =
            "<title>Links for lib</title><a href='/simple/lib-1.0-py3-none-any.whl' data-core-metadata='true'>lib</a>";

    private final HandClock clock = new HandClock();
    private final FileServer main = new FileServer();
    private final FileServer mirror = new FileServer();

    @AfterEach
    void close() {
        main.close();
        mirror.close();
    }

    /** {@return gives something only to who has the login of a server} */
    private static FileServer.Giver toWhomHas(String token, byte[] bytes) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            boolean known =
                    ("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            (known ? whole(bytes) : status(401)).give(exchange);
        };
    }

    private static void serve(FileServer server, String page, String token) {
        server.give(page, toWhomHas(token, LISTING.getBytes(UTF_8)));
        String text = "Metadata-Version: 2.1\nName: lib\nVersion: 1.0\nRequires-Dist: of-" + token + "\n";
        server.give(METADATA, toWhomHas(token, text.getBytes(UTF_8)));
    }

    private static ProjectPage page(PackageIndex index) {
        ProjectAnswer answer = index.project(LIB)
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        assertThat(answer).isInstanceOf(ProjectAnswer.Present.class);
        return ((ProjectAnswer.Present) answer).page();
    }

    private static String dependency(PackageIndex index, DistributionFile file) {
        MetadataAnswer answer = index.metadata(file)
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        assertThat(answer).isInstanceOf(MetadataAnswer.Found.class);
        return ((MetadataAnswer.Found) answer).effective().requiresDist().get(0);
    }

    private static FileServer.Giver listing(String hash) {
        String page = LISTING.replace("any.whl'", "any.whl#sha256=" + hash.repeat(64) + "'");
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            whole(page.getBytes(UTF_8)).give(exchange);
        };
    }

    @Test
    void otherHashesThanAtTheLocationThatWasReadBeforeAreAFailure() {
        main.give("/simple/lib/", listing("a"));
        mirror.give("/simple/lib/", listing("b"));
        IndexEntry entry = IndexEntry.builder(IndexId.parse("ours"), main.url("/simple/"))
                .mirrors(List.of(mirror.url("/simple/")))
                .retries(0)
                .build();
        try (HttpIndexes indexes = HttpIndexes.builder().clock(clock).build();
                PackageIndex index = indexes.create(
                                entry, IndexPolicy.builder().index(entry).build())
                        .orElseThrow()) {
            page(index);
            main.give("/simple/lib/", status(500));
            clock.move(Duration.ofHours(1));

            ProjectAnswer answer = index.project(LIB)
                    .toCompletableFuture()
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();

            assertThat(answer).isInstanceOf(ProjectAnswer.Unavailable.class);
            assertThat(((ProjectAnswer.Unavailable) answer).fault().kind()).isEqualTo(IndexFault.Kind.CONTRADICTION);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = IndexKind.class,
            names = {"SIMPLE", "FLAT"})
    void eachReadsMetadataWhereItsPageCameFrom(IndexKind kind) {
        String path = kind == IndexKind.FLAT ? "/simple/" : "/simple/lib/";
        serve(main, path, "main");
        serve(mirror, path, "mirror");
        IndexEntry entry = IndexEntry.builder(IndexId.parse("ours"), main.url("/simple/"))
                .kind(kind)
                .mirrors(List.of(mirror.url("/simple/")))
                .retries(0)
                .build();
        try (HttpIndexes indexes = HttpIndexes.builder()
                .clock(clock)
                .credentials(CredentialProvider.bound(Origin.parse(main.url("/")), Credential.bearer("main"))
                        .orElse(CredentialProvider.bound(Origin.parse(mirror.url("/")), Credential.bearer("mirror"))))
                .build()) {
            PackageIndex index = indexes.create(
                            entry, IndexPolicy.builder().index(entry).build())
                    .orElseThrow();
            ProjectPage byMain = page(index);
            main.give(path, status(500));
            clock.move(Duration.ofMinutes(1));
            ProjectPage byMirror = page(index);
            assertThat(dependency(index, byMain.file(0))).isEqualTo("of-main");
            assertThat(dependency(index, byMirror.file(0))).isEqualTo("of-mirror");

            serve(main, path, "main");
            clock.move(Duration.ofMinutes(1));
            ProjectPage again = page(index);
            assertThat(again.file(0)).isEqualTo(byMain.file(0));
            assertThat(byMirror.file(0).mirror()).contains(mirror.url("/simple/"));
            assertThat(byMirror.file(0).url()).startsWith(mirror.url("/"));
        }
    }
}
