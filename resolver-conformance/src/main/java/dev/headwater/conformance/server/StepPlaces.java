// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.conformance.scenario.ScenarioText;
import dev.headwater.conformance.section.ListsText;
import dev.headwater.conformance.section.Manner.Kind;
import dev.headwater.conformance.section.Serving;
import dev.headwater.conformance.section.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Where those indexes of a step are that are no pages at a URL.
 *
 * @param paths the folders and recordings
 * @param feeds the entries of feeds in a policy
 */
record StepPlaces(Map<IndexId, String> paths, Map<IndexId, Supplier<IndexEntry.Builder>> feeds) {
    /** There are none. */
    static final StepPlaces NONE = new StepPlaces(Map.of(), Map.of());

    /** Gives the folder that all of it is below, which is made when it is asked for. */
    @FunctionalInterface
    interface Folder {
        Path get() throws IOException;
    }

    /**
     * Writes folders and recordings, and has the archives of distributors served.
     *
     * @param answers what the servers answer in this step
     * @param urls gives what makes the URL of a source of its name
     */
    static StepPlaces of(
            ScenarioText step,
            Map<IndexId, IndexAnswers> answers,
            Function<IndexId, UnaryOperator<String>> urls,
            Folder folder)
            throws IOException {
        StepPlaces places = new StepPlaces(new LinkedHashMap<>(), new LinkedHashMap<>());
        for (IndexId id : step.policy().ids()) {
            if (step.policy().isLocal(id)) {
                Path place = folder.get().resolve(id.value());
                places.paths.put(id, place.toString());
                write(
                        id,
                        step,
                        new ServedFolder(Objects.requireNonNull(answers.get(id)).index(), place));
            }
        }
        for (Map.Entry<IndexId, ListsText> lists : step.lists().entrySet()) {
            IndexId id = lists.getKey();
            Path keys = Files.createDirectories(folder.get().resolve(id.value()));
            UnaryOperator<String> files = name -> keys.resolve(name + ".pgp").toString();
            serve(id, lists.getValue(), Objects.requireNonNull(answers.get(id)), urls.apply(id), files);
            places.feeds.put(id, () -> lists.getValue().entry(id, urls.apply(id), files));
        }
        return places;
    }

    private static void write(IndexId id, ScenarioText step, ServedFolder folder) throws IOException {
        Serving serving = step.serving();
        // It may be that of the step before.
        if (Files.exists(folder.place())) {
            TreeRemoval.remove(folder.place());
        }
        if (serving.is(id, Kind.MISSING)) {
            return;
        }
        if ("recording".equals(step.policy().options(id).get("kind"))) {
            folder.writeRecording(serving.is(id, Kind.COMPLETE), ServedFolder.absent(step.section("indexes"), id));
        } else {
            folder.writeFiles(serving.is(id, Kind.BY_PROJECT));
        }
    }

    private static void serve(
            IndexId id, ListsText lists, IndexAnswers answers, UnaryOperator<String> urls, UnaryOperator<String> files)
            throws IOException {
        for (SourceText source : lists.sources()) {
            DebianArchive archive = new DebianArchive(source);
            answers.add(source.name(), archive.files());
            Files.write(Path.of(files.apply(source.name())), archive.publicKey());
        }
        if (lists.compiled().isPresent()) {
            SourceText text = lists.compiled().get();
            IndexEntry feed = IndexEntry.feed(id, IndexKind.DEBIAN, lists.ofPolicy(urls, files))
                    .set(PolicyKeys.ALLOW_UNSIGNED, true)
                    .build();
            answers.add(text.name(), Map.of(ListsText.FILE, new CompiledFile(text).of(feed)));
            Files.writeString(Path.of(files.apply(text.name())), CompiledFile.publicKey());
        }
    }

    /** {@return the folder that an index is, or the recording; empty if it is neither} */
    Optional<String> path(IndexId id) {
        return Optional.ofNullable(paths.get(id));
    }

    /** {@return the entry of a feed in a policy; empty if the index is none} */
    Optional<IndexEntry.Builder> entry(IndexId id) {
        return Optional.ofNullable(feeds.get(id)).map(Supplier::get);
    }
}
