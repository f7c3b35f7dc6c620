// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import dev.headwater.api.distribution.FileDigest;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.NamesAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.conformance.section.Manner;
import dev.headwater.conformance.section.Manner.Kind;
import dev.headwater.conformance.section.Serving;
import dev.headwater.core.simple.PageNote;
import dev.headwater.core.simple.SelectedPage;
import dev.headwater.core.simple.SimplePage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The pages of an index, each in the manner that its scenario says.
 *
 * @param id which index
 * @param index what it has
 * @param serving how its scenario says that it is served
 */
record ServedPages(IndexId id, ServedIndex index, Serving serving) {
    /** More than what {@code docs/network.md} says that is read of metadata. */
    private static final int LONG = 17 << 20;

    private static final String HTML = "text/html; charset=utf-8";

    /** {@return the page of a project, as a Simple API gives it} */
    ServedReply project(ProjectPage page, boolean takesJson) {
        Optional<Manner> manner = serving.page(id, page.name());
        boolean isHtml = !takesJson || manner.filter(how -> how.is(Kind.HTML)).isPresent();
        SimplePage simple = simple(page);
        String body = withOddHashes(page, new String(isHtml ? simple.html() : simple.json(), StandardCharsets.UTF_8));
        String type = isHtml ? HTML : SimplePage.JSON_TYPE;
        return manner.map(how -> in(how, type, body(how, page.name(), body))).orElse(ServedReply.of(type, utf8(body)));
    }

    private static ServedReply in(Manner manner, String type, String body) {
        return switch (manner.kind()) {
            case EMPTY -> ServedReply.of(type, new byte[0]);
            case TYPE -> ServedReply.of(manner.detail(), utf8(body));
            default ->
                manner.isLengthless()
                        ? ServedReply.of(type, utf8(body)).lengthless()
                        : ServedReply.of(type, utf8(body));
        };
    }

    private static String body(Manner manner, ProjectName name, String body) {
        return switch (manner.kind()) {
            case CUT -> body.substring(0, body.length() / 2);
            case VERSION ->
                body.replaceAll(
                        "(\"api-version\" *: *\"|repository-version\" content=\")[0-9.]+", "$1" + manner.detail());
            case HTML -> inHtml(manner, name, body);
            default -> body;
        };
    }

    private static String inHtml(Manner manner, ProjectName name, String body) {
        if (manner.isEndless()) {
            return body.replaceFirst("</body>\\s*</html>\\s*$", "");
        }
        if (manner.detail().isEmpty() || manner.isLengthless()) {
            return body;
        }
        String nameless = body.replaceAll("<meta name=\"pypi:repository-version\"[^>]*>\n", "");
        return manner.titled()
                .map(title -> nameless.replace("Links for " + name, "Links for " + title))
                .orElseGet(() -> nameless.replaceAll("<title>.*</title>\n|<h1>.*</h1>\n", ""));
    }

    /** {@return one page with all files of the index} */
    ServedReply flat() {
        NamesAnswer names = index.names().toCompletableFuture().join();
        List<ProjectName> all =
                names instanceof NamesAnswer.Complete complete ? List.copyOf(complete.names()) : List.of();
        String links = all.stream()
                .map(name -> index.project(name).toCompletableFuture().join().listed())
                .flatMap(Optional::stream)
                .flatMap(page -> new String(simple(page).html(), StandardCharsets.UTF_8).lines())
                .filter(line -> line.startsWith("<a "))
                .collect(Collectors.joining("\n"));
        String body = "<!DOCTYPE html>\n<html>\n<body>\n" + links + "\n</body>\n</html>\n";
        return serving.index(id).map(how -> in(how, HTML, body)).orElse(ServedReply.of(HTML, utf8(body)));
    }

    private SimplePage simple(ProjectPage page) {
        int[] rows = IntStream.range(0, page.fileCount()).toArray();
        return SimplePage.of(SelectedPage.of(page, rows, row -> listed(page.file(row))), PageNote.NONE);
    }

    private DistributionFile listed(DistributionFile file) {
        Optional<Manner> manner = serving.file(id, file.filename());
        Optional<Manner> hash = serving.keeping(id, file.filename(), Kind.HASH);
        Optional<String> python = manner.filter(how -> how.is(Kind.PYTHON)).map(Manner::detail);
        Optional<Kind> metadata =
                serving.file(id, file.filename() + IndexAnswers.METADATA).map(Manner::kind);
        if (hash.isEmpty() && python.isEmpty() && metadata.isEmpty()) {
            return file;
        }
        DistributionFile.Builder listed = DistributionFile.builder(file.project(), file.filename(), file.url());
        listed.hashes(hash.map(how -> hashes(file, how.detail())).orElse(file.hashes()));
        file.size().ifPresent(listed::size);
        file.uploadTime().ifPresent(listed::uploadTime);
        python.or(file::requiresPython).ifPresent(listed::requiresPython);
        file.yank().ifPresent(listed::yank);
        file.metadata().flatMap(hashes -> announced(file, hashes, metadata)).ifPresent(listed::metadata);
        return listed.build();
    }

    /** {@return what the hashes of a metadata file are listed as; empty if it is not announced} */
    private Optional<FileHashes> announced(DistributionFile file, FileHashes hashes, Optional<Kind> manner) {
        return switch (manner.orElse(Kind.STATUS)) {
            case UNANNOUNCED -> Optional.empty();
            case LONG -> Optional.of(digest(lengthened(index.metadataOf(file)), "sha256"));
            case TEXT_OF -> Optional.of(FileHashes.none());
            default -> Optional.of(hashes);
        };
    }

    private FileHashes hashes(DistributionFile file, String kind) {
        return switch (kind) {
            case "none" -> FileHashes.none();
            case "odd" -> file.hashes();
            default -> digest(index.bytes(file), kind);
        };
    }

    /** {@return what bytes hash to} */
    static FileHashes digest(byte[] bytes, String algorithm) {
        try {
            return FileDigest.of(new ByteArrayInputStream(bytes), List.of(algorithm));
        } catch (IOException e) {
            throw new UncheckedIOException("an array can be read", e);
        }
    }

    private String withOddHashes(ProjectPage page, String body) {
        String odd = body;
        for (int row = 0; row < page.fileCount(); row++) {
            DistributionFile file = page.file(row);
            if (serving.keeping(id, file.filename(), Kind.HASH)
                    .filter(how -> how.detail().equals("odd"))
                    .isPresent()) {
                String hex = file.hashes().of("sha256").map(FileHash::hex).orElseThrow();
                odd = odd.replace(hex, "none");
            }
        }
        return odd;
    }

    /** {@return a file, or its metadata file, as it is sent} */
    ServedReply file(String name, byte[] bytes, boolean isPart) {
        Optional<Manner> manner = serving.file(id, name);
        if (manner.filter(how -> how.is(Kind.STATUS) && (isPart || !how.isOfParts()))
                .isPresent()) {
            return ServedReply.ofStatus(manner.get().number());
        }
        return ServedReply.of(
                "application/octet-stream",
                manner.map(how -> switch (how.kind()) {
                            case CHANGED -> lengthened(bytes, 1);
                            case LONG -> lengthened(bytes);
                            default -> bytes;
                        })
                        .orElse(bytes));
    }

    private static byte[] lengthened(byte[] bytes) {
        return lengthened(bytes, LONG);
    }

    /** With lines at its end that say nothing. */
    private static byte[] lengthened(byte[] bytes, int by) {
        byte[] lengthened = Arrays.copyOf(bytes, bytes.length + by);
        Arrays.fill(lengthened, bytes.length, lengthened.length, (byte) '\n');
        return lengthened;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
