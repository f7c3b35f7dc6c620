// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import com.sun.net.httpserver.HttpExchange;
import dev.headwater.api.index.Credential;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.conformance.scenario.ScenarioText;
import dev.headwater.conformance.section.Manner;
import dev.headwater.conformance.section.Serving;
import dev.headwater.conformance.server.ServedIndex.ServedFile;
import dev.headwater.core.simple.SimplePage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What one index of a scenario answers in one step, in JSON for who takes it and in HTML for others. */
final class IndexAnswers {
    private static final String FILES = "/files/";
    static final String METADATA = ".metadata";
    static final String PAGES = "/simple/";

    /** Below it are the archives of a distributor. */
    static final String ARCHIVES = "lists";

    /** Where pages are, too, for who is sent there. */
    private static final String ELSEWHERE = "/elsewhere/";

    /** Of a path such as /simple/kettle/. */
    private static final int SHORTEST_PATH = 2;

    private final IndexId id;
    private final ServedIndex index;
    private final ServedPages pages;
    private final Serving serving;
    private final Keeping keeping;
    private final boolean isFlat;
    private final Function<IndexId, String> roots;
    private final Map<String, byte[]> archives = new ConcurrentHashMap<>();

    /**
     * Makes the answers of an index.
     *
     * @param step the step of the scenario
     * @param roots gives the URL that all of an index is below
     * @param files the files that are served, by all servers of the scenario
     */
    IndexAnswers(
            IndexId id,
            PackageIndex index,
            ScenarioText step,
            Function<IndexId, String> roots,
            Map<String, ServedFile> files) {
        this.id = id;
        this.roots = roots;
        isFlat = step.policy().options(id).getOrDefault("kind", "simple").equals("flat");
        serving = step.serving();
        keeping = new Keeping(id, serving);
        this.index = new ServedIndex(
                index, step.metadata(), file -> roots.apply(serving.server(id, file)) + FILES.substring(1), files);
        pages = new ServedPages(id, this.index, serving);
    }

    /** {@return the path that the archive of a source is below} */
    static String archive(String source) {
        return "/" + ARCHIVES + "/" + source + "/";
    }

    /** Puts the archive of a distributor there: the files of a source by path below its root. */
    void add(String source, Map<String, byte[]> archive) {
        archive.forEach((path, bytes) -> archives.put(archive(source) + path, bytes));
    }

    /** {@return the index with the files that are served} */
    ServedIndex index() {
        return index;
    }

    private static boolean isRead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("GET")
                || exchange.getRequestMethod().equals("HEAD");
    }

    private static boolean isLoggedIn(HttpExchange exchange, String user) {
        return Credential.basic(user, Serving.PASSWORD)
                .authorization()
                .equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    /** {@return what is answered} */
    ServedReply reply(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        if (!isRead(exchange)) {
            return ServedReply.ofStatus(ServedReply.NOT_ALLOWED);
        }
        Optional<String> user = serving.user(id);
        if (user.isPresent() && !isLoggedIn(exchange, user.get())) {
            return ServedReply.login();
        }
        if (serving.wantsNoLogin(id) && exchange.getRequestHeaders().containsKey("Authorization")) {
            return ServedReply.ofStatus(ServedReply.FORBIDDEN);
        }
        if (path.startsWith("/" + ARCHIVES + "/")) {
            byte[] part = archives.get(path);
            return part == null
                    ? ServedReply.ofStatus(ServedReply.NOT_FOUND)
                    : ServedReply.of("application/octet-stream", part);
        }
        if (path.startsWith(FILES)) {
            return file(path.substring(FILES.length()), exchange);
        }
        if (!path.startsWith(PAGES) && !path.startsWith(ELSEWHERE)) {
            return ServedReply.ofStatus(ServedReply.NOT_FOUND);
        }
        if (isFlat) {
            return keeping.of("", flat(path), exchange.getRequestHeaders());
        }
        List<String> segments = segments(path);
        try {
            if (segments.size() < SHORTEST_PATH) {
                return ServedReply.ofStatus(ServedReply.NOT_FOUND);
            }
            ProjectName name = ProjectName.parse(segments.get(segments.size() - 1));
            return keeping.of(name.value(), page(name, path, exchange), exchange.getRequestHeaders());
        } catch (InvalidNameException e) {
            return ServedReply.ofStatus(ServedReply.NOT_FOUND);
        }
    }

    /** {@return the one page, or what is answered in its place} Behind redirects it is at other paths, too. */
    private ServedReply flat(String path) {
        return path.equals(PAGES) || serving.is(id, Manner.Kind.REDIRECTS)
                ? one(serving.index(id), path).orElseGet(pages::flat)
                : pages.flat();
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

    /**
     * {@return the redirect to the next of so many} The places between say which it is; behind that stands the name of
     * the project, but not with the one page of a flat index.
     */
    private Optional<ServedReply> next(String path, int most) {
        List<String> segments = segments(path);
        int shortest = isFlat ? SHORTEST_PATH - 1 : SHORTEST_PATH;
        String place = segments.size() > shortest ? segments.get(SHORTEST_PATH - 1) : "";
        int number = place.matches("[0-9]{1,3}") ? Integer.parseInt(place) : 0;
        String name = isFlat ? "" : segments.get(segments.size() - 1) + "/";
        return number < most ? Optional.of(ServedReply.redirect(PAGES + (number + 1) + "/" + name)) : Optional.empty();
    }

    private static boolean takesJson(HttpExchange exchange) {
        return exchange.getRequestHeaders().getOrDefault("Accept", List.of()).stream()
                .anyMatch(accept -> accept.contains(SimplePage.JSON_TYPE));
    }

    private ServedReply file(String path, HttpExchange exchange) {
        Optional<String> range =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range"));
        String filename = path.substring(path.lastIndexOf('/') + 1);
        Optional<ServedReply> reply = index.file(path).map(file -> reply(file, filename, file.bytes(), range));
        if (reply.isEmpty() && path.endsWith(METADATA)) {
            reply = index.file(path.substring(0, path.length() - METADATA.length()))
                    .map(file -> reply(file, filename, file.metadata(), range));
        }
        return keeping.of(
                filename,
                reply.orElseGet(() -> ServedReply.ofStatus(ServedReply.NOT_FOUND)),
                exchange.getRequestHeaders());
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
}
