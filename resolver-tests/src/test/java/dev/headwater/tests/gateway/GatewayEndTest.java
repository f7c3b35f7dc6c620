// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GatewayEndTest extends Gateways {
    private static final String WHEEL = "lib-1.0-py3-none-any.whl";

    @BeforeEach
    void start() throws IOException {
        first.wheel("lib", "1.0");
    }

    private static HttpRequest request(URI url) {
        return HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(30)).build();
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void whoIsWaitingIsAnsweredBeforeItEndsAndNobodyElseIs(HttpClient.Version version) throws Exception {
        HttpClient client = HttpClient.newBuilder().version(version).build();
        SmallIndex.Held held = first.hold(WHEEL);
        Behind gateway = over(one());
        URI page = gateway.url("/simple/lib/");
        HttpRequest file = request(gateway.url("/files/lib/" + WHEEL));
        assertThat(client.send(request(page), HttpResponse.BodyHandlers.ofString())
                        .version())
                .isEqualTo(version);
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(file, HttpResponse.BodyHandlers.ofByteArray());
        held.awaitAsked();
        CompletableFuture<Void> end = CompletableFuture.runAsync(gateway::close);

        assertThatThrownBy(() -> end.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request(page), HttpResponse.BodyHandlers.discarding()))
                .isInstanceOf(ConnectException.class);
        held.release();
        assertThat(answer.get(30, TimeUnit.SECONDS).body()).isEqualTo(first.body(WHEEL));
        end.get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void itEndsAtOnceWhereNobodyIsWaiting(HttpClient.Version version) throws Exception {
        HttpClient client = HttpClient.newBuilder().version(version).build();
        Behind gateway = over(one());
        HttpRequest page = request(gateway.url("/simple/lib/"));
        assertThat(client.send(page, HttpResponse.BodyHandlers.ofString()).version())
                .isEqualTo(version);

        assertThat(CompletableFuture.runAsync(gateway::close)).succeedsWithin(Duration.ofSeconds(5));
    }
}
