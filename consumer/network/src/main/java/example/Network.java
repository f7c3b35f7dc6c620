// SPDX-License-Identifier: Apache-2.0
package example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.LocalIndexes;
import dev.headwater.core.Resolvers;
import dev.headwater.http.HttpIndexes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/** A host that asks an index on the network; it is on this machine. */
public final class Network {
    private Network() {}

    /** Resolves a request over HTTP, at the second try, since the first answer is that the server is busy. */
    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        boolean[] asked = {false};
        server.createContext("/", exchange -> {
            answer(exchange, asked[0]);
            asked[0] = true;
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/simple/";
        IndexPolicy policy = IndexPolicy.builder()
                .index(IndexEntry.builder(IndexId.parse("public"), url).build())
                .build();
        try (HttpIndexes network = HttpIndexes.builder().clock(Clock.systemUTC()).build();
                Resolver resolver = Resolvers.builder()
                        .policy(policy)
                        .indexes(LocalIndexes.factory().orElse(network))
                        .clock(Clock.systemUTC())
                        .build()) {
            Target target = Target.cpython("3.12", List.of("manylinux_2_28_x86_64"));
            ResolutionOutcome outcome = resolver.resolve(ResolutionRequest.builder(target).require("app").build());
            System.out.print(outcome);
        } finally {
            server.stop(0);
        }
    }

    private static void answer(HttpExchange exchange, boolean isAwake) throws IOException {
        boolean isPage = exchange.getRequestURI().getPath().equals("/simple/app/");
        String page = "<!DOCTYPE html><a href='/app-1.0-py3-none-any.whl' data-core-metadata='true'>app-1.0-py3-none-any.whl</a>";
        byte[] body = (isPage ? page : "Metadata-Version: 2.1\nName: app\nVersion: 1.0\n").getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(isAwake ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
