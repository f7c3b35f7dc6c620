// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.AuthenticationMode;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.core.LocalIndexes;
import dev.headwater.core.PolicyFile;
import dev.headwater.core.Recorder;
import dev.headwater.core.Resolvers;
import dev.headwater.core.report.FaultText;
import dev.headwater.http.HttpIndexes;
import dev.headwater.http.store.PageStore;
import dev.headwater.tests.store.MemoryStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An absence is believed only of a location that has proven to be well, and never for longer than the policy lets it.
 */
class BelievedAbsenceTest {
    private static final IndexId OURS = IndexId.parse("ours");
    private static final String HTML = "text/html";
    private static final String LISTING = "<a href='lib-1.0-py3-none-any.whl'>lib</a>";

    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final PageStore store = new MemoryStore();
    private HttpServer server;
    private String base;

    private record Page(int status, String header, String value, String body) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        base = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        Page page = pages.getOrDefault(exchange.getRequestURI().toString(), new Page(404, "X", "", ""));
        byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", HTML);
        exchange.getResponseHeaders().set(page.header(), page.value());
        exchange.sendResponseHeaders(page.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void serve(String path, int status, String body) {
        pages.put(path, new Page(status, "Cache-Control", "max-age=3600", body));
    }

    private IndexPolicy policy(UnaryOperator<IndexEntry.Builder> keys) {
        return IndexPolicy.builder()
                .index(keys.apply(IndexEntry.builder(OURS, base + "/ours/")
                                .retries(0)
                                .timeout(Duration.ofSeconds(5)))
                        .build())
                .build();
    }

    private Ownership owner(String name, UnaryOperator<IndexEntry.Builder> keys) {
        IndexPolicy policy = policy(keys);
        try (HttpIndexes indexes = HttpIndexes.builder()
                        .clock(Clock.systemUTC())
                        .cache(store)
                        .build();
                Resolver resolver = Resolvers.builder()
                        .policy(policy)
                        .indexes(indexes)
                        .clock(Clock.systemUTC())
                        .build()) {
            return resolver.owner(ProjectName.parse(name));
        }
    }

    @Test
    void notByAProofThatIsKept() {
        serve("/ours/known/", 200, "<title>Links for known</title>");
        UnaryOperator<IndexEntry.Builder> keys = entry -> entry.knownProject(ProjectName.parse("known"));
        assertThat(owner("known", keys).owner()).contains(OURS);

        pages.clear();

        assertThat(FaultText.of(owner("secret", keys).failure().orElseThrow().fault()))
                .contains("even its known project 'known' is absent");
    }

    @Test
    void notOnceTheLocationIsWellAgain() {
        UnaryOperator<IndexEntry.Builder> keys = entry -> entry.knownProject(ProjectName.parse("known"));
        assertThat(owner("secret", keys).failure()).isPresent();

        serve("/ours/known/", 200, "<title>Links for known</title>");
        serve("/ours/secret/", 200, "<title>Links for secret</title>");

        assertThat(owner("secret", keys).owner()).contains(OURS);
    }

    @Test
    void notOfAMirrorByAProofOfTheIndexItself() {
        serve("/ours/known/", 200, "<title>Links for known</title>");
        serve("/ours/secret/", 500, "");
        UnaryOperator<IndexEntry.Builder> keys = entry -> entry.knownProject(ProjectName.parse("known"))
                .mirrors(List.of(base + "/mirror/"))
                .mirrorsComplete();

        assertThat(FaultText.of(owner("secret", keys).failure().orElseThrow().fault()))
                .contains("even its known project 'known' is absent");

        serve("/mirror/known/", 200, "<title>Links for known</title>");
        assertThat(owner("secret", keys).failure()).isEmpty();
    }

    @Test
    void ofACompleteMirrorByItsOwnProofThoughTheIndexItselfIsSick() {
        serve("/mirror/known/", 200, "<title>Links for known</title>");
        serve("/mirror/lib/", 200, "<title>Links for lib</title>");
        UnaryOperator<IndexEntry.Builder> keys = entry -> entry.knownProject(ProjectName.parse("known"))
                .mirrors(List.of(base + "/mirror/"))
                .mirrorsComplete();

        assertThat(owner("lib", keys).owner()).contains(OURS);
        assertThat(owner("known", keys).owner()).contains(OURS);
        Ownership other = owner("other", keys);
        assertThat(other.failure()).isEmpty();
        assertThat(other.owner()).isEmpty();
    }

    @Test
    void ofManyNamesByOneProofAndOneQuestion() {
        pages.put("/ours/known/", new Page(200, "X", "", "<title>Links for known</title>"));
        IndexPolicy policy = policy(entry -> entry.knownProject(ProjectName.parse("known")));
        try (HttpIndexes indexes =
                        HttpIndexes.builder().clock(Clock.systemUTC()).build();
                Resolver resolver = Resolvers.builder()
                        .policy(policy)
                        .indexes(indexes)
                        .clock(Clock.systemUTC())
                        .build()) {
            for (String name : List.of("a", "b", "c")) {
                assertThat(resolver.owner(ProjectName.parse(name)).failure()).isEmpty();
            }
        }
        assertThat(asked).containsExactly("/ours/a/", "/ours/known/", "/ours/b/", "/ours/c/");
    }

    @Test
    void ofAnotherNameNotByAProofFromBeforeTheClockWasSetBack() {
        serve("/ours/known/", 200, "<title>Links for known</title>");
        HandClock clock = new HandClock();
        IndexPolicy policy = policy(keys -> keys.knownProject(ProjectName.parse("known")));
        try (HttpIndexes indexes = HttpIndexes.builder().clock(clock).build()) {
            PackageIndex index = indexes.create(policy.indexes().get(0), policy).orElseThrow();
            assertThat(answer(index, "a")).isInstanceOf(ProjectAnswer.Absent.class);
            pages.clear();
            assertThat(answer(index, "b")).isInstanceOf(ProjectAnswer.Absent.class);

            clock.move(Duration.ofHours(-1));

            assertThat(answer(index, "c")).isInstanceOf(ProjectAnswer.Unavailable.class);
        }
    }

    private static ProjectAnswer answer(PackageIndex index, String name) {
        return index.project(ProjectName.parse(name))
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void ofAFlatPageByTheSamePage() {
        serve("/ours/", 200, LISTING);
        UnaryOperator<IndexEntry.Builder> keys = entry -> entry.kind(IndexKind.FLAT)
                .absentMaxAge(Duration.ZERO)
                .knownProject(ProjectName.parse("known"))
                .mirrors(List.of(base + "/mirror/"))
                .mirrorsComplete();
        assertThat(FaultText.of(owner("secret", keys).failure().orElseThrow().fault()))
                .contains("even its known project 'known' is absent");

        serve("/mirror/", 200, "<a href='known-1.0-py3-none-any.whl'>known</a>");
        assertThat(owner("secret", keys).failure()).isEmpty();
        assertThat(owner("known", keys).owner()).contains(OURS);
        assertThat(owner("lib", keys).owner()).contains(OURS);
    }

    @Test
    void whereItIsReplayedAsItWasBelieved(@TempDir Path folder) throws IOException {
        serve("/ours/known/", 200, "<title>Links for known</title>");
        IndexPolicy policy = policy(entry -> entry.knownProject(ProjectName.parse("known")));
        Recorder recorder;
        Ownership recorded;
        try (HttpIndexes indexes =
                HttpIndexes.builder().clock(Clock.systemUTC()).build()) {
            recorder = Recorder.of(policy, indexes);
            recorded = owner(policy, recorder);
        }
        assertThat(recorded.failure()).isEmpty();
        recorder.write(folder.resolve("recording"));

        IndexPolicy replayed = PolicyFile.load(folder.resolve("recording/headwater.toml"));
        assertThat(owner(replayed, LocalIndexes.factory())).isEqualTo(recorded);
    }

    private static Ownership owner(IndexPolicy policy, IndexFactory indexes) {
        try (Resolver resolver = Resolvers.builder()
                .policy(policy)
                .indexes(indexes)
                .clock(Clock.systemUTC())
                .build()) {
            return resolver.owner(ProjectName.parse("secret"));
        }
    }

    @Test
    void notWithoutALoginThatIsWantedAlways() {
        assertThat(owner("secret", entry -> entry).failure()).isEmpty();

        Ownership always = owner("secret", entry -> entry.authenticate(AuthenticationMode.ALWAYS));

        assertThat(FaultText.of(always.failure().orElseThrow().fault()))
                .contains("it wants a login, and there is none");
    }

    @Test
    void ofAFlatPageNoLongerThanThePolicyThatAsksBelievesIt() {
        serve("/ours/", 200, LISTING);
        assertThat(owner("secret", entry -> entry.kind(IndexKind.FLAT)).owner()).isEmpty();

        serve("/ours/", 200, LISTING + "<a href='secret-1.0-py3-none-any.whl'>secret</a>");

        assertThat(owner("secret", entry -> entry.kind(IndexKind.FLAT).absentMaxAge(Duration.ZERO))
                        .owner())
                .contains(OURS);
    }

    @Test
    void ofAFlatPageNotByARedirectToAnother() {
        pages.put("/ours/", new Page(302, "Location", "/ours/login.html", ""));
        serve("/ours/login.html", 200, "<form></form>");

        assertThat(FaultText.of(owner("secret", entry -> entry.kind(IndexKind.FLAT))
                        .failure()
                        .orElseThrow()
                        .fault()))
                .contains("redirect");
    }

    @Test
    void ofAFlatPageNotByARedirectToItselfWithAnotherQuery() {
        pages.put("/ours/", new Page(302, "Location", "/ours/?login=1", ""));
        serve("/ours/?login=1", 200, LISTING);

        assertThat(FaultText.of(owner("secret", entry -> entry.kind(IndexKind.FLAT))
                        .failure()
                        .orElseThrow()
                        .fault()))
                .contains("redirect");
    }

    @Test
    void notOfAFlatPageThatListsNothing() {
        serve("/ours/", 200, "<title>Log in</title><form action='/login'></form>");

        assertThat(FaultText.of(owner("secret", entry -> entry.kind(IndexKind.FLAT))
                        .failure()
                        .orElseThrow()
                        .fault()))
                .contains("no wheel and no source distribution");
    }

    @Test
    void ofManyNamesAFlatPageIsAskedForOnce() {
        pages.put("/ours/", new Page(200, "X", "", LISTING));
        IndexPolicy policy = IndexPolicy.builder()
                .index(IndexEntry.builder(OURS, base + "/ours/")
                        .kind(IndexKind.FLAT)
                        .build())
                .build();
        try (HttpIndexes indexes =
                        HttpIndexes.builder().clock(Clock.systemUTC()).build();
                Resolver resolver = Resolvers.builder()
                        .policy(policy)
                        .indexes(indexes)
                        .clock(Clock.systemUTC())
                        .build()) {
            for (String name : List.of("lib", "a", "b", "c")) {
                assertThat(resolver.owner(ProjectName.parse(name)).failure()).isEmpty();
            }
        }
        assertThat(new ArrayList<>(asked)).containsExactly("/ours/");
    }
}
