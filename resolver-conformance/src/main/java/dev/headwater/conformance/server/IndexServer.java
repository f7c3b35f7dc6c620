// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headwater.api.index.Credential;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.conformance.scenario.Manner;
import dev.headwater.conformance.scenario.ScenarioText;
import dev.headwater.conformance.scenario.Serving;
import dev.headwater.conformance.scenario.SourceText;
import dev.headwater.conformance.server.ServedIndex.ServedFile;
import dev.headwater.core.simple.SimplePage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;

/** One index of a scenario as a Simple API on a port of its own, in JSON for who takes it and in HTML for others. */
final class IndexServer implements AutoCloseable {
    private static final String FILES = "/files/";
    static final String METADATA = ".metadata";
    private static final String PAGES = "/simple/";

    /** Below it are the archives of a distributor. */
    static final String LISTS = "lists";

    /** Where pages are, too, for who is sent there. */
    private static final String ELSEWHERE = "/elsewhere/";

    /** Of a path such as /simple/kettle/. */
    private static final int SHORTEST_PATH = 2;

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final IndexId id;
    private final HttpServer server;
    private final Optional<LengthlessFront> front;
    private final ServedIndex index;
    private final ServedPages pages;
    private final Serving serving;
    private final boolean isFlat;
    private final Function<IndexId, String> roots;
    private final RequestLog log;
    private final Map<String, byte[]> lists;

    /**
     * Starts one.
     *
     * @param scenario the scenario
     * @param roots gives the URL that all of an index is below
     * @param files the files that are served, by all servers of the scenario
     */
    IndexServer(
            IndexId id,
            PackageIndex index,
            ScenarioText scenario,
            RequestLog log,
            Function<IndexId, String> roots,
            Map<String, ServedFile> files,
            Executor executor)
            throws IOException {
        this.id = id;
        this.log = log;
        this.roots = roots;
        lists = new ConcurrentHashMap<>();
        isFlat = scenario.policy().options(id).getOrDefault("kind", "simple").equals("flat");
        serving = scenario.serving();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
        this.index = new ServedIndex(
                index, scenario.metadata(), file -> roots.apply(serving.server(id, file)) + FILES.substring(1), files);
        pages = new ServedPages(id, this.index, serving);
        server.setExecutor(executor);
        server.createContext("/", this::answer);
        server.start();
        front = serving.hasLengthlessPages(id)
                ? Optional.of(new LengthlessFront(server.getAddress()))
                : Optional.empty();
    }

    /** Puts the archive of a distributor there. */
    void add(SourceText source, Map<String, byte[]> files) {
        files.forEach((path, bytes) -> lists.put(path(source.name()) + path, bytes));
    }

    private static String path(String source) {
        return "/" + LISTS + "/" + source + "/";
    }

    /** {@return the URL of the archive of a source} */
    String url(String source) {
        return root() + path(source).substring(1);
    }

    /** {@return the URL that all of it is below, which ends in a slash} */
    String root() {
        int port = front.map(LengthlessFront::port)
                .orElseGet(() -> server.getAddress().getPort());
        return "http://127.0.0.1:" + port + "/";
    }

    /** {@return the URL of the index} */
    String url() {
        return root() + PAGES.substring(1);
    }

    /** {@return the index with the files that are served} */
    ServedIndex index() {
        return index;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            // What cannot be answered was asked all the same.
            ServedReply reply = ServedReply.ofStatus(ServedReply.DEFECT);
            try {
                reply = isRead(exchange) ? reply(path, exchange) : ServedReply.ofStatus(ServedReply.NOT_ALLOWED);
            } finally {
                log.add(id, exchange.getRequestMethod(), path, reply.status);
            }
            reply.send(exchange);
        }
    }

    private static boolean isRead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("GET")
                || exchange.getRequestMethod().equals("HEAD");
    }

    private static boolean isLoggedIn(HttpExchange exchange) {
        return Credential.basic(Serving.USER, Serving.PASSWORD)
                .authorization()
                .equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private ServedReply reply(String path, HttpExchange exchange) {
        if (serving.wantsLogin(id) && !isLoggedIn(exchange)) {
            return ServedReply.login();
        }
        if (serving.wantsNoLogin(id) && exchange.getRequestHeaders().containsKey("Authorization")) {
            return ServedReply.ofStatus(ServedReply.FORBIDDEN);
        }
        if (path.startsWith("/" + LISTS + "/")) {
            byte[] list = lists.get(path);
            return list == null
                    ? ServedReply.ofStatus(ServedReply.NOT_FOUND)
                    : ServedReply.of("application/octet-stream", list);
        }
        if (path.startsWith(FILES)) {
            return file(path.substring(FILES.length()), exchange);
        }
        if (!path.startsWith(PAGES) && !path.startsWith(ELSEWHERE)) {
            return ServedReply.ofStatus(ServedReply.NOT_FOUND);
        }
        if (isFlat) {
            return path.equals(PAGES) ? one(serving.index(id), path).orElseGet(pages::flat) : pages.flat();
        }
        List<String> segments = segments(path);
        try {
            return segments.size() < SHORTEST_PATH
                    ? ServedReply.ofStatus(ServedReply.NOT_FOUND)
                    : page(ProjectName.parse(segments.get(segments.size() - 1)), path, exchange);
        } catch (InvalidNameException e) {
            return ServedReply.ofStatus(ServedReply.NOT_FOUND);
        }
    }

    private static List<String> segments(String path) {
        return Stream.of(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    private ServedReply page(ProjectName name, String path, HttpExchange exchange) {
        Optional<ServedReply> other = one(serving.page(id, name), path);
        if (other.isPresent()) {
            return other.get();
        }
        ProjectAnswer answer = index.project(name).toCompletableFuture().join();
        if (answer instanceof ProjectAnswer.Unavailable unavailable) {
            return ServedReply.ofFault(unavailable.fault());
        }
        return answer.listed()
                .map(listed -> pages.project(listed, takesJson(exchange)))
                .orElseGet(() -> ServedReply.ofStatus(ServedReply.NOT_FOUND));
    }

    /** {@return what is answered in place of a page} A page that is elsewhere is there in no manner. */
    private Optional<ServedReply> one(Optional<Manner> manner, String path) {
        return manner.flatMap(how -> switch (how.kind()) {
            case STATUS -> Optional.of(ServedReply.ofStatus(how.number()));
            case REDIRECT ->
                path.startsWith(PAGES) && segments(path).size() <= SHORTEST_PATH
                        ? Optional.of(ServedReply.redirect(target(how.detail())))
                        : Optional.empty();
            case REDIRECTS -> next(path, how.number());
            default -> Optional.empty();
        });
    }

    private String target(String detail) {
        int space = detail.indexOf(' ');
        return space < 0
                ? detail
                : roots.apply(IndexId.parse(detail.substring(0, space))) + detail.substring(space + 2);
    }

    /** {@return the redirect to the next of so many: the places between say which it is} */
    private static Optional<ServedReply> next(String path, int most) {
        List<String> segments = segments(path);
        String place = segments.get(SHORTEST_PATH - 1);
        int number = segments.size() > SHORTEST_PATH && place.matches("[0-9]{1,3}") ? Integer.parseInt(place) : 0;
        String name = segments.get(segments.size() - 1);
        return number < most
                ? Optional.of(ServedReply.redirect(PAGES + (number + 1) + "/" + name + "/"))
                : Optional.empty();
    }

    private static boolean takesJson(HttpExchange exchange) {
        return exchange.getRequestHeaders().getOrDefault("Accept", List.of()).stream()
                .anyMatch(accept -> accept.contains(SimplePage.JSON_TYPE));
    }

    private ServedReply file(String path, HttpExchange exchange) {
        Optional<String> range =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"));
        String filename = path.substring(path.lastIndexOf('/') + 1);
        Optional<ServedFile> file = index.file(path);
        if (file.isPresent()) {
            return reply(file.get(), filename, file.get().bytes(), range);
        }
        return path.endsWith(METADATA)
                ? index.file(path.substring(0, path.length() - METADATA.length()))
                        .map(of -> reply(of, filename, of.metadata(), range))
                        .orElseGet(() -> ServedReply.ofStatus(ServedReply.NOT_FOUND))
                : ServedReply.ofStatus(ServedReply.NOT_FOUND);
    }

    private ServedReply reply(ServedFile file, String filename, byte[] bytes, Optional<String> range) {
        Optional<Manner> manner = serving.file(id, filename);
        Optional<ServedFile> other = manner.flatMap(how -> index.named(how.detail()));
        if (manner.filter(how -> how.is(Manner.Kind.PARTS_OF)).isPresent() && range.isPresent()) {
            return ServedReply.ofPart(other.map(ServedFile::bytes).orElse(bytes), range.get());
        }
        boolean isText = manner.filter(how -> how.is(Manner.Kind.TEXT_OF)).isPresent();
        byte[] sent = isText ? other.map(ServedFile::metadata).orElse(bytes) : bytes;
        return file.fault().map(ServedReply::ofFault).orElseGet(() -> pages.file(filename, sent, range.isPresent()));
    }

    @Override
    public void close() {
        front.ifPresent(LengthlessFront::close);
        server.stop(0);
    }
}
