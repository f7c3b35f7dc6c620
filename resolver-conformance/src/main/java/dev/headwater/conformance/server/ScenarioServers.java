// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.text.Shown;
import dev.headwater.conformance.scenario.Questions;
import dev.headwater.conformance.scenario.ScenarioText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The indexes of a scenario, each on a port of its own on loopback, from empty logs. An index stays where it is from
 * one step to the next. Safe for use by many threads; steps are begun by one.
 */
public final class ScenarioServers implements AutoCloseable {
    private static final int THREADS = 4;

    /** By the id of an index, and whether it has moved. Guarded by itself. */
    private final Map<String, IndexServer> places = new HashMap<>();

    private final Map<String, ServedIndex.ServedFile> files = new ConcurrentHashMap<>();
    private final ExecutorService executor = Executors.newFixedThreadPool(THREADS, ScenarioServers::thread);
    private final ScenarioText scenario;
    private volatile RequestLog log = new RequestLog(1);
    private volatile Map<IndexId, IndexServer> servers = Map.of();
    private volatile Map<IndexId, PackageIndex> indexes = Map.of();
    private volatile StepPlaces elsewhere = StepPlaces.NONE;
    private volatile Optional<Path> folder = Optional.empty();

    private ScenarioServers(ScenarioText scenario) {
        this.scenario = scenario;
    }

    /**
     * Starts them, as they are in the first step.
     *
     * @throws IOException if there is no port to listen at, or a file cannot be written
     */
    public static ScenarioServers start(ScenarioText scenario) throws IOException {
        ScenarioServers servers = new ScenarioServers(scenario);
        try {
            servers.begin(scenario);
            return servers;
        } catch (IOException | RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    /**
     * Makes of them what they are in a step, from empty logs. Files that were served before can be had still where they
     * were, but for those of an index that has moved.
     *
     * @throws IOException if there is no port to listen at for a further index, or a file cannot be written
     */
    public void begin(ScenarioText step) throws IOException {
        for (IndexServer place : places()) {
            place.settle();
        }
        RequestLog begun = new RequestLog(step.step().number());
        Map<IndexId, PackageIndex> had = step.indexes();
        Map<IndexId, IndexServer> there = new LinkedHashMap<>();
        for (IndexId id : had.keySet()) {
            there.put(id, place(id, step.serving().isMoved(id), begun));
        }
        servers = Collections.unmodifiableMap(there);
        log = begun;
        Map<IndexId, IndexAnswers> answers = new LinkedHashMap<>();
        places().forEach(place -> place.turn(Optional.empty(), begun));
        there.forEach((id, server) -> {
            IndexAnswers of = new IndexAnswers(id, Objects.requireNonNull(had.get(id)), step, this::root, files);
            answers.put(id, of);
            server.turn(Optional.of(of), begun);
        });
        Map<IndexId, PackageIndex> served = new LinkedHashMap<>();
        answers.forEach((id, of) -> served.put(id, of.index()));
        indexes = Collections.unmodifiableMap(served);
        elsewhere = StepPlaces.of(step, answers, id -> server(id)::url, this::folder);
    }

    private IndexServer place(IndexId id, boolean isMoved, RequestLog begun) throws IOException {
        String place = id + (isMoved ? " moved" : "");
        synchronized (places) {
            IndexServer server = places.get(place);
            if (server == null) {
                boolean isLengthless = scenario.steps().stream()
                        .anyMatch(step -> step.serving().hasLengthlessPages(id));
                server = new IndexServer(id, isLengthless, begun, executor);
                places.put(place, server);
            }
            return server;
        }
    }

    private List<IndexServer> places() {
        synchronized (places) {
            return List.copyOf(places.values());
        }
    }

    /** {@return what is read of this machine, and is gone when all of it is closed} */
    private Path folder() throws IOException {
        if (folder.isEmpty()) {
            folder =
                    Optional.of(Files.createTempDirectory("headwater-scenario-").toAbsolutePath());
        }
        return folder.get();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "headwater-conformance-server");
        thread.setDaemon(true);
        return thread;
    }

    /** {@return the indexes in order, with the files that are served} */
    public Map<IndexId, PackageIndex> indexes() {
        return indexes;
    }

    /** {@return the URL of an index} */
    public String url(IndexId id) {
        return server(id).url();
    }

    /** {@return the folder that an index is, or the recording; empty if it is at a URL} */
    public Optional<String> path(IndexId id) {
        return elsewhere.path(id);
    }

    /** {@return the entry of an index in a policy, with the place where it is} */
    public IndexEntry.Builder entry(IndexId id) {
        return elsewhere.entry(id).orElseGet(() -> IndexEntry.builder(id, path(id).orElseGet(() -> url(id))));
    }

    private String root(IndexId id) {
        return server(id).root();
    }

    private IndexServer server(IndexId id) {
        IndexServer server = servers.get(id);
        if (server == null) {
            throw new IllegalArgumentException("there is no server of " + id);
        }
        return server;
    }

    /** {@return the URLs of the indexes by id, in order} */
    public Map<IndexId, String> urls() {
        Map<IndexId, String> urls = new LinkedHashMap<>();
        servers.forEach((id, server) -> urls.put(id, server.url()));
        return urls;
    }

    /** {@return the id of the index that a URL is of; if it is of none, the URL, which is nobody's id} */
    public String from(String url) {
        for (Map.Entry<IndexId, IndexServer> server : servers.entrySet()) {
            if (url.startsWith(server.getValue().root())) {
                return server.getKey().value();
            }
        }
        return Shown.url(url);
    }

    /**
     * {@return a text in which the servers are called by the ids of their indexes: their ports are others each time}
     */
    public String named(String text) {
        String named = folder.map(place -> text.replace(place + "/", "")).orElse(text);
        for (Map.Entry<IndexId, IndexServer> server : servers.entrySet()) {
            String root = server.getValue().root();
            String address = root.substring("http://".length(), root.length() - 1);
            String port = address.substring(address.indexOf(':') + 1);
            named = named.replace(root, "http://" + server.getKey() + "/")
                    .replace(address, server.getKey().value())
                    .replaceAll("\\b" + port + "\\b", server.getKey().value());
        }
        return named;
    }

    /** {@return every name that the servers were told so far in this step} */
    public Questions questions() {
        return log.questions();
    }

    /**
     * {@return what was asked so far in this step, sorted by index and path; of more than some hundred requests the
     * first}
     */
    public List<ServedRequest> requests() {
        return log.requests();
    }

    /** {@return how many requests there may be, if there were more: then not all names are known} */
    public OptionalInt exceeded() {
        return log.exceeded();
    }

    @Override
    public void close() {
        places().forEach(IndexServer::close);
        executor.shutdownNow();
        folder.ifPresent(TreeRemoval::remove);
    }
}
