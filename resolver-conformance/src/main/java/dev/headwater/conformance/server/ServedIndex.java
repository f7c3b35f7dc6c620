// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.NamesAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.simple.SelectedPage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** An index of a scenario with the files that are served: the same, but for where they are, and what they hash to. */
final class ServedIndex implements PackageIndex {
    private static final int HASH_IN_PATH = 12;
    private static final String FILES = "/files/";

    private final PackageIndex index;
    private final Map<String, String> texts;
    private final UnaryOperator<String> roots;
    private final Map<String, ServedFile> files;

    /** A file as it is sent, with its metadata, or what comes in place of both. */
    static final class ServedFile {
        private final byte[] bytes;
        private final byte[] metadata;
        private final Optional<IndexFault> fault;

        ServedFile(byte[] bytes, byte[] metadata, Optional<IndexFault> fault) {
            this.bytes = bytes;
            this.metadata = metadata;
            this.fault = fault;
        }

        byte[] bytes() {
            return bytes;
        }

        byte[] metadata() {
            return metadata;
        }

        Optional<IndexFault> fault() {
            return fault;
        }
    }

    /**
     * Makes an index to be served.
     *
     * @param index what it has
     * @param texts the metadata of files by their names, where the index cannot give it as a text
     * @param roots gives by the name of a file the URL below which it is, which ends in a slash
     * @param files where the files are to be found by their paths below that; also read by other threads
     */
    ServedIndex(
            PackageIndex index, Map<String, String> texts, UnaryOperator<String> roots, Map<String, ServedFile> files) {
        this.index = index;
        this.texts = texts;
        this.roots = roots;
        this.files = files;
    }

    @Override
    public CompletionStage<ProjectAnswer> project(ProjectName name) {
        return index.project(name)
                .thenApply(answer -> answer.listed()
                        .<ProjectAnswer>map(page -> new ProjectAnswer.Present(served(page)))
                        .orElse(answer));
    }

    /** {@return a page in which all files are, and what a distributor provides is not} */
    private ProjectPage served(ProjectPage page) {
        int[] rows = IntStream.range(0, page.fileCount())
                .filter(row -> page.provided(row) == null)
                .toArray();
        return SelectedPage.of(page, rows, row -> served(page.file(row)));
    }

    private DistributionFile served(DistributionFile file) {
        ServedFile served = read(file);
        String hash =
                FileBytes.sha256(served.bytes()).of("sha256").orElseThrow().hex();
        String path = file.project() + "/" + hash.substring(0, HASH_IN_PATH) + "/" + file.filename();
        files.put(path, served);
        DistributionFile.Builder listed = DistributionFile.builder(
                        file.project(), file.filename(), roots.apply(file.filename()) + path)
                .hashes(FileBytes.sha256(served.bytes()))
                .size(served.bytes().length);
        file.uploadTime().ifPresent(listed::uploadTime);
        file.requiresPython().ifPresent(listed::requiresPython);
        file.yank().ifPresent(listed::yank);
        file.metadata().ifPresent(any -> listed.metadata(FileBytes.sha256(served.metadata())));
        return listed.build();
    }

    private ServedFile read(DistributionFile file) {
        String text = texts.get(file.filename());
        MetadataAnswer answer = index.metadata(file).toCompletableFuture().join();
        byte[] metadata = text != null
                ? text.getBytes(StandardCharsets.UTF_8)
                : answer.found()
                        .map(found -> found.effective().fields().toBytes())
                        .orElseGet(() -> new byte[0]);
        Optional<IndexFault> fault = answer instanceof MetadataAnswer.Unavailable unavailable
                ? Optional.of(unavailable.fault())
                : Optional.empty();
        return new ServedFile(FileBytes.of(file.filename(), metadata), metadata, fault);
    }

    /** {@return the bytes of a file of a page} */
    byte[] bytes(DistributionFile file) {
        return served(file.url()).bytes();
    }

    private ServedFile served(String url) {
        return file(url.substring(url.indexOf(FILES) + FILES.length())).orElseThrow();
    }

    /** {@return the metadata of a file of a page} */
    byte[] metadataOf(DistributionFile file) {
        return served(file.url()).metadata();
    }

    @Override
    public CompletionStage<NamesAnswer> names() {
        return index.names();
    }

    /** {@return the file at a path below the root, if a page listed it} */
    Optional<ServedFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** {@return a file by its name, if a page listed it} */
    Optional<ServedFile> named(String filename) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith("/" + filename))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    @Override
    public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
        return CompletableFuture.completedFuture(new MetadataAnswer.Unavailable(
                IndexFault.of(IndexFault.Kind.RULE, file.url(), "it is read over the network")));
    }
}
