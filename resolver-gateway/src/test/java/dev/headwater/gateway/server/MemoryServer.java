// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The server of the gateway with nothing behind it: it gives from memory, headers and all, what a gateway answered
 * once. What a gateway gives a second is held against it by {@code tools/gateway_compare.py}.
 */
final class MemoryServer extends Handler.Abstract.NonBlocking {
    /** The server says these itself, or each time anew. */
    private static final Set<String> ITS_OWN = Set.of("date", "connection");

    private final Map<String, Kept> answers = new HashMap<>();

    /** An answer, ready to be sent. */
    private record Kept(List<HttpField> headers, ByteBuffer body) {}

    private MemoryServer() {}

    /**
     * Begins, and says its port.
     *
     * @param arguments the URL of a gateway, a file with a path in each line, and the headers to ask with by pairs
     */
    public static void main(String[] arguments) throws Exception {
        MemoryServer answers = new MemoryServer();
        String[] headers = List.of(arguments).subList(2, arguments.length).toArray(String[]::new);
        for (String path : Files.readAllLines(Path.of(arguments[1]))) {
            answers.keep(URI.create(arguments[0]).resolve(path), headers);
        }
        PlainServer plain = PlainServer.of(new GatewayServer.Setting(
                "127.0.0.1", 0, List.of(), Optional.empty(), Optional.empty(), false, Duration.ofDays(1)));
        plain.server().setHandler(answers);
        plain.server().start();
        System.out.println("http://127.0.0.1:" + plain.connector().getLocalPort() + "/");
        plain.server().join();
    }

    private void keep(URI url, String[] headers) throws IOException {
        HttpURLConnection asked = (HttpURLConnection) url.toURL().openConnection();
        for (int i = 0; i < headers.length; i += 2) {
            asked.setRequestProperty(headers[i], headers[i + 1]);
        }
        List<HttpField> fields = new ArrayList<>();
        try (InputStream in = asked.getInputStream()) {
            asked.getHeaderFields().forEach((name, values) -> {
                // The line with the status has no name.
                if (name != null && !ITS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
                    fields.add(new PreEncodedHttpField(name, String.join(", ", values)));
                }
            });
            answers.put(url.getPath(), new Kept(fields, ByteBuffer.wrap(in.readAllBytes())));
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Kept kept = answers.get(Request.getPathInContext(request));
        if (kept == null) {
            return false;
        }
        kept.headers().forEach(response.getHeaders()::put);
        response.write(true, kept.body().duplicate(), callback);
        return true;
    }
}
