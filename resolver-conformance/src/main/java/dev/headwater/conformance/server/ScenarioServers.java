// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.api.text.Shown;
import dev.headwater.conformance.scenario.ListsText;
import dev.headwater.conformance.scenario.Manner.Kind;
import dev.headwater.conformance.scenario.Questions;
import dev.headwater.conformance.scenario.ScenarioText;
import dev.headwater.conformance.scenario.Serving;
import dev.headwater.conformance.scenario.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The indexes of a scenario, each on a port of its own on loopback, from empty logs. Safe for use by many threads. */
public final class ScenarioServers implements AutoCloseable {
    private static final int THREADS = 4;

    private final Map<IndexId, IndexServer> servers = new LinkedHashMap<>();
    private final Map<String, ServedIndex.ServedFile> files = new ConcurrentHashMap<>();
    private final RequestLog log = new RequestLog();
    private final ExecutorService executor = Executors.newFixedThreadPool(THREADS, ScenarioServers::thread);

    private final Map<IndexId, Supplier<IndexEntry.Builder>> feeds = new LinkedHashMap<>();
    private final Map<IndexId, String> paths = new LinkedHashMap<>();
    private Optional<Path> folder = Optional.empty();

    private ScenarioServers() {}

    /**
     * Starts them.
     *
     * @throws IOException if there is no port to listen at, or a file cannot be written
     */
    public static ScenarioServers start(ScenarioText scenario) throws IOException {
        ScenarioServers servers = new ScenarioServers();
        try {
            for (Map.Entry<IndexId, PackageIndex> index : scenario.indexes().entrySet()) {
                IndexId id = index.getKey();
                servers.servers.put(
                        id,
                        new IndexServer(
                                id,
                                index.getValue(),
                                scenario,
                                servers.log,
                                servers::root,
                                servers.files,
                                servers.executor));
            }
            for (IndexId id : scenario.policy().ids()) {
                if (scenario.policy().isLocal(id)) {
                    servers.addFolder(id, scenario);
                }
            }
            for (Map.Entry<IndexId, ListsText> lists : scenario.lists().entrySet()) {
                servers.addLists(lists.getKey(), lists.getValue());
            }
            return servers;
        } catch (IOException | RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    private void addFolder(IndexId id, ScenarioText scenario) throws IOException {
        Path place = folder().resolve(id.value());
        paths.put(id, place.toString());
        Serving serving = scenario.serving();
        ServedFolder folder = new ServedFolder(server(id).index(), place);
        if (serving.is(id, Kind.MISSING)) {
            return;
        }
        if ("recording".equals(scenario.policy().options(id).get("kind"))) {
            folder.writeRecording(serving.is(id, Kind.COMPLETE), ServedFolder.absent(scenario.section("indexes"), id));
        } else {
            folder.writeFiles(serving.is(id, Kind.BY_PROJECT));
        }
    }

    private void addLists(IndexId id, ListsText lists) throws IOException {
        IndexServer server = server(id);
        Path keys = Files.createDirectory(folder().resolve(id.value()));
        for (SourceText source : lists.sources()) {
            DebianArchive archive = new DebianArchive(source);
            server.add(source, archive.files());
            Files.write(keys.resolve(source.name() + ".pgp"), archive.publicKey());
        }
        UnaryOperator<String> files = name -> keys.resolve(name + ".pgp").toString();
        if (lists.compiled().isPresent()) {
            SourceText text = lists.compiled().get();
            IndexEntry feed = IndexEntry.feed(id, IndexKind.DEBIAN, lists.ofPolicy(server::url, files))
                    .set(PolicyKeys.ALLOW_UNSIGNED, true)
                    .build();
            server.add(text, Map.of(ListsText.FILE, new CompiledFile(text).of(feed)));
            Files.writeString(Path.of(files.apply(text.name())), CompiledFile.publicKey());
        }
        feeds.put(id, () -> lists.entry(id, server::url, files));
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
        Map<IndexId, PackageIndex> indexes = new LinkedHashMap<>();
        servers.forEach((id, server) -> indexes.put(id, server.index()));
        return indexes;
    }

    /** {@return the URL of an index} */
    public String url(IndexId id) {
        return server(id).url();
    }

    /** {@return the folder that an index is, or the recording; empty if it is at a URL} */
    public Optional<String> path(IndexId id) {
        return Optional.ofNullable(paths.get(id));
    }

    /** {@return the entry of an index in a policy, with the place where it is} */
    public IndexEntry.Builder entry(IndexId id) {
        Supplier<IndexEntry.Builder> feed = feeds.get(id);
        return feed == null ? IndexEntry.builder(id, path(id).orElseGet(() -> url(id))) : feed.get();
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

    /** {@return every name that the servers were told so far} */
    public Questions questions() {
        return log.questions();
    }

    /** {@return what was asked so far, sorted by index and path; of more than some hundred requests the first} */
    public List<ServedRequest> requests() {
        return log.requests();
    }

    /** {@return how many requests there may be, if there were more: then not all names are known} */
    public OptionalInt exceeded() {
        return log.exceeded();
    }

    @Override
    public void close() {
        servers.values().forEach(IndexServer::close);
        executor.shutdownNow();
        folder.ifPresent(FolderRemoval::remove);
    }
}
