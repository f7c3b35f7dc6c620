// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.CredentialProvider;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.http.HttpIndexes;
import dev.headwater.http.store.CacheFolder;
import dev.headwater.http.store.PageStore;
import dev.headwater.tests.loopback.Seeds;
import dev.headwater.tests.property.PostOffice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Policies with other indexes, pins, overlays, cut-offs and logins share one client and one cache folder: each
 * resolution ends as it does alone, in whichever order the answers come, and no server sees a login that is not its
 * own.
 *
 * <p>{@code -Dheadwater.shared-client=COUNT} takes more seeds, {@code -Dheadwater.shared-client.first=SEED} begins with
 * another one.
 */
@Timeout(3600)
class SharedClientTest {
    private static final int SEEDS = Integer.getInteger("headwater.shared-client", 4);
    private static final long FIRST = Long.getLong("headwater.shared-client.first", 0);
    private static final int TENANTS = 4;
    private static final List<IndexId> IDS =
            Stream.of("inner", "outer").map(IndexId::parse).toList();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-15T00:00:00Z"), ZoneOffset.UTC);
    private static final ExecutorService POSTMEN = Executors.newFixedThreadPool(4);

    private int resolutions;
    private int solutions;

    @AfterAll
    static void dismiss() {
        POSTMEN.shutdownNow();
    }

    /** A way to deliver what waits. */
    private interface Delivery {
        void deliver(PostOffice office);
    }

    @Test
    void endAsAloneInAnyOrderOfAnswers(@TempDir Path folder) throws Exception {
        hold(folder, office -> office.deliverOneByOne(POSTMEN));
    }

    @Test
    void endAsAloneWhereAnswersComeAtTheSameTime(@TempDir Path folder) throws Exception {
        hold(folder, office -> office.deliverAtOnce(POSTMEN));
    }

    private void hold(Path folder, Delivery delivery) throws Exception {
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            try (Accounts one = new Accounts("one", seed, IDS);
                    Accounts other = new Accounts("other", seed, IDS)) {
                hold(seed, List.of(one, other), Files.createDirectory(folder.resolve("seed" + seed)), delivery);
            }
        }
        if (SEEDS > 1000) {
            System.out.println(SEEDS + " seeds: " + resolutions + " resolutions shared a client, " + solutions
                    + " had a solution");
        }
        assertThat(solutions).isPositive();
    }

    private void hold(long seed, List<Accounts> servers, Path folder, Delivery delivery) {
        Random random = Seeds.random(seed);
        List<Tenant> tenants = new ArrayList<>();
        for (int i = 0; i < TENANTS; i++) {
            tenants.add(Tenant.of(random, servers, IDS));
        }
        List<ResolutionOutcome> alone = alone(tenants, servers);
        PageStore cache = CacheFolder.builder(folder.resolve("cache"), CLOCK).open();
        // Cold, then warm by the memory of the client, then warm by the folder alone.
        try (HttpIndexes client = client(servers, cache)) {
            for (int round = 0; round < 2; round++) {
                assertThat(together(tenants, client, random, delivery))
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(alone);
            }
        }
        try (HttpIndexes client = client(servers, cache)) {
            assertThat(together(tenants, client, random, delivery))
                    .as("seed %d, another client", seed)
                    .isEqualTo(alone);
        }
        servers.forEach(
                server -> assertThat(server.strangers()).as("seed %d", seed).isEmpty());
        solutions += (int)
                alone.stream().filter(outcome -> outcome.resolved().isPresent()).count();
    }

    private static HttpIndexes client(List<Accounts> servers, PageStore cache) {
        CredentialProvider logins =
                servers.stream().map(Accounts::logins).reduce(CredentialProvider.none(), CredentialProvider::orElse);
        return HttpIndexes.builder()
                .clock(CLOCK)
                .cache(cache)
                .credentials(logins)
                .build();
    }

    private static List<ResolutionOutcome> alone(List<Tenant> tenants, List<Accounts> servers) {
        List<ResolutionOutcome> outcomes = new ArrayList<>();
        for (Tenant tenant : tenants) {
            for (ResolutionRequest request : tenant.requests()) {
                try (HttpIndexes client = client(servers, PageStore.none());
                        Resolver resolver = tenant.resolver(client, CLOCK, Runnable::run)) {
                    outcomes.add(resolver.resolve(request));
                }
            }
        }
        return outcomes;
    }

    private List<ResolutionOutcome> together(
            List<Tenant> tenants, HttpIndexes client, Random random, Delivery delivery) {
        PostOffice office = new PostOffice(Seeds.random(random.nextLong()), 10 * random.nextInt(5));
        IndexFactory posted = (entry, policy) -> client.create(entry, policy).map(office::between);
        List<Resolver> resolvers = new ArrayList<>();
        List<CompletableFuture<ResolutionOutcome>> outcomes = new ArrayList<>();
        for (Tenant tenant : tenants) {
            Resolver resolver = tenant.resolver(posted, CLOCK, Runnable::run);
            resolvers.add(resolver);
            tenant.requests()
                    .forEach(request ->
                            outcomes.add(resolver.resolveAsync(request).toCompletableFuture()));
        }
        while (!outcomes.stream().allMatch(CompletableFuture::isDone)) {
            delivery.deliver(office);
        }
        resolutions += outcomes.size();
        resolvers.forEach(Resolver::close);
        return outcomes.stream().map(CompletableFuture::join).toList();
    }
}
