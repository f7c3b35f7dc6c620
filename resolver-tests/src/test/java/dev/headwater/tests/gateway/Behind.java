// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.gateway;

import dev.headwater.core.PolicyFile;
import dev.headwater.gateway.Gateway;
import dev.headwater.host.HostNetwork;
import dev.headwater.host.Machine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A gateway over a policy file in a folder, and a client that asks it. */
final class Behind implements AutoCloseable {
    private final Path folder;
    private final HostNetwork network;
    private final Gateway gateway;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** The lines of its log. */
    final BlockingQueue<String> log = new LinkedBlockingQueue<>();

    Behind(Path folder, String policy, UnaryOperator<Gateway.Builder> settings) throws IOException {
        this.folder = folder;
        write(policy);
        Machine machine = Machine.current()
                .withEnvironment(Map.of("HOME", folder.toString()))
                .withDirectory(folder);
        network = HostNetwork.builder(machine).withoutCache().build();
        Gateway.Builder builder = Gateway.builder(
                        machine, network, () -> PolicyFile.load(folder.resolve("headwater.toml")))
                .files(folder.resolve("files"))
                .reloadEvery(Duration.ofMillis(50))
                .log(log::add);
        gateway = settings.apply(builder).start();
    }

    /** {@return the policy of an index that is asked once, in TOML} */
    static String index(String id, SmallIndex index, String more) {
        return patientIndex(id, index, "retries = 0\n" + more);
    }

    /**
     * {@return the policy of an index that is asked again where it breaks off} It is waited for as long as it may hold
     * back what it is asked for.
     */
    static String patientIndex(String id, SmallIndex index, String more) {
        return "[[index]]\nid = \"" + id + "\"\nurl = \"" + index.url() + "\"\ntimeout = \"PT60S\"\n" + more + "\n";
    }

    void write(String policy) throws IOException {
        // By another name first: half a file is read by nobody.
        Path written = Files.writeString(folder.resolve("next.toml"), policy);
        Files.move(written, folder.resolve("headwater.toml"), StandardCopyOption.REPLACE_EXISTING);
    }

    URI url(String path) {
        return gateway.url().resolve(path);
    }

    HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url(path)).timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    CompletableFuture<HttpResponse<byte[]>> ask(String path) {
        HttpRequest request = HttpRequest.newBuilder(url(path))
                .timeout(Duration.ofSeconds(30))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> send(String method, String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    String page(String name) throws IOException, InterruptedException {
        return new String(
                get("/simple/" + name + "/", "Accept", "application/vnd.pypi.simple.v1+json")
                        .body(),
                StandardCharsets.UTF_8);
    }

    /** {@return the next line of the log that begins so} */
    String logged(String beginning) throws InterruptedException {
        for (String line = log.poll(30, TimeUnit.SECONDS); line != null; line = log.poll(30, TimeUnit.SECONDS)) {
            if (line.startsWith(beginning)) {
                return line;
            }
        }
        throw new AssertionError("nothing was logged that begins with " + beginning);
    }

    @Override
    public void close() {
        gateway.close();
        network.close();
    }
}
