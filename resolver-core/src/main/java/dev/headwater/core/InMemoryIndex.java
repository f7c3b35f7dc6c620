// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.InvalidTextException;
import dev.headwater.api.content.ArchiveMetadata;
import dev.headwater.api.distribution.FileDigest;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.NamesAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.local.ListedPage;
import dev.headwater.core.local.ListedRow;
import dev.headwater.core.local.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * An index in memory, built by a program or read from text: for trying things out, for tests, and to put a few releases
 * of one's own before a real index.
 *
 * <pre>{@code
 * InMemoryIndex index = InMemoryIndex.builder()
 *         .release("lib", "1.0", r -> r.requires("six>=1.10").extra("fast", "numpy"))
 *         .release("lib", "2.0", r -> r.requiresPython(">=3.12").yanked("broken").sdist())
 *         .build();
 * }</pre>
 *
 * <p>or, the same as a text of one line a release:
 *
 * <pre>{@code
 * InMemoryIndex index = InMemoryIndex.parse("""
 *         lib 1.0: six>=1.10 | extra fast: numpy
 *         lib 2.0 | python >=3.12 | yanked: broken | sdist
 *         """);
 * }</pre>
 *
 * <p>A name of which nothing was said is absent. Metadata is text that is parsed, as on any other index. Files are
 * nowhere: their URLs begin with {@code memory:}. What counts as the bytes of one, and is hashed, is its URL, a line
 * feed, and its metadata in UTF-8. All answers are given on the spot.
 *
 * <p>Immutable; {@link #close()} does nothing, so that one may serve several resolvers.
 *
 * @since 0.1.0
 */
public final class InMemoryIndex implements PackageIndex {
    private final Map<ProjectName, ProjectAnswer> projects;
    private final Map<FileKey, MetadataAnswer> metadata;
    private final Map<ProvidedKey, MetadataAnswer> provided;
    private final Map<ProvidedKey, PublishedAnswer> published;
    private final Map<FileKey, String> contents;
    private final ProjectAnswer otherwise;

    /** A file, however the object looks in which a decorator passes it on. */
    private record FileKey(ProjectName project, String filename, FileHashes hashes) {
        static FileKey of(DistributionFile file) {
            return new FileKey(file.project(), file.filename(), file.hashes());
        }
    }

    /** What a package of a distributor provides; one may provide several projects. */
    private record ProvidedKey(ProjectName project, ProvidedPackage by) {}

    private InMemoryIndex(Builder builder) {
        projects = new HashMap<>();
        builder.rows.forEach((name, rows) -> projects.put(
                name,
                new ProjectAnswer.Present(
                        new ListedPage(name, builder.statuses.getOrDefault(name, ProjectStatus.ACTIVE), rows))));
        projects.putAll(builder.answers);
        metadata = new HashMap<>(builder.metadata);
        provided = new HashMap<>(builder.provided);
        published = new HashMap<>(builder.published);
        contents = new HashMap<>(builder.contents);
        otherwise = builder.otherwise;
    }

    /** {@return an index to be filled} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Makes an index of a text.
     *
     * <pre>
     * # a line that begins with this sign is passed over, and so is an empty one
     * lib 1.0                                   a release with one wheel, py3-none-any
     * lib 1.1 1.2: six&gt;=1.10, idna&lt;4,&gt;=3        two releases with the same two requirements
     * lib 2.0: six; python_version&lt;'3.8'        with a marker
     *     | extra fast: numpy, cython           a line that begins with a bar goes on with the one before
     * lib 2.1 | python &gt;=3.8 | yanked: broken   Requires-Python; yanked, and why
     * lib 2.2 | wheel cp312-cp312-win_amd64 | wheel 2-py3-none-any | sdist
     * lib 2.2 | file lib-2.2.zip | file readme      files of any name
     * lib 2.3 | uploaded 2025-01-31 | metadata-fault: status 503
     * lib 2.4 provided pkg:deb/debian/python3-lib@2.4-1: six    by a package of a distributor, and no file
     *     | native libc6, libffi8               what that package needs that is of no project
     *     | date 2025-01-31                     of what the repository says of it
     *     | feed-digest HEX                     of all that the feed says, in 64 digits
     *     | serves 3.11 amd64 x86_64            the Python, the distributor's word for the machine, and Python's
     *     | note packaged-version: 2.4.1        a note, by its kind
     *     | unusable version: None              a fault for which it cannot be used, by its kind
     *     | own: six&gt;=1.10 | own-extra fast: numpy     the metadata within it; also own without-requirements, own none
     *     | own-fault: status 503               the metadata within it cannot be had
     * project empty                             present, without files
     * project old: quarantined, is malware      its status, and why
     * absent six                                as every name that is not there
     * failing idna: status 503                  unavailable
     * failing: the folder is missing            all other names are unavailable, too
     * </pre>
     *
     * <p>Requirements are separated by a comma <i>and a space</i>, so there is no space after the comma in
     * {@code <4,>=3}. A time is a date, whose first moment in UTC is meant, or as in {@code 2025-01-31T12:00:00Z}, or
     * {@code never}. A release that is provided has of files only those that are named beside it; its package is
     * signed, and the distributor declares project, version and requirements. Projects called project, absent and
     * failing can only be made by {@link #builder()}.
     *
     * @throws InvalidUniverseException at the first thing that cannot be read
     */
    public static InMemoryIndex parse(String text) {
        return UniverseText.parse(text);
    }

    /**
     * Makes several indexes of a text in which a line such as {@code [debian]} begins each.
     *
     * @return the indexes by id, in the order of the text
     * @throws InvalidUniverseException at the first thing that cannot be read
     */
    public static Map<IndexId, InMemoryIndex> parseAll(String text) {
        return UniverseText.parseAll(text);
    }

    @Override
    public CompletionStage<ProjectAnswer> project(ProjectName name) {
        return CompletableFuture.completedFuture(projects.getOrDefault(name, otherwise));
    }

    @Override
    public CompletionStage<NamesAnswer> names() {
        Set<ProjectName> names = new TreeSet<>();
        projects.forEach((name, answer) -> {
            if (!answer.isAbsent()) {
                names.add(name);
            }
        });
        return CompletableFuture.completedFuture(
                otherwise.isAbsent()
                        ? NamesAnswer.Complete.of(names)
                        : new NamesAnswer.Untold(NamesAnswer.Untold.Why.INCOMPLETE));
    }

    @Override
    public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
        return CompletableFuture.completedFuture(answer(file));
    }

    private MetadataAnswer answer(DistributionFile file) {
        MetadataAnswer answer = metadata.get(FileKey.of(file));
        return answer != null
                ? answer
                : new MetadataAnswer.Unavailable(
                        IndexFault.of(IndexFault.Kind.BROKEN_LINK, file.url(), "no page of this index lists it"));
    }

    @Override
    public CompletionStage<MetadataAnswer> metadata(ProjectName project, ProvidedPackage by) {
        MetadataAnswer answer = provided.get(new ProvidedKey(project, by));
        return CompletableFuture.completedFuture(
                answer != null
                        ? answer
                        : new MetadataAnswer.Unavailable(IndexFault.of(
                                IndexFault.Kind.BROKEN_LINK, by.purl(), "no page of this index lists it")));
    }

    @Override
    public CompletionStage<PublishedAnswer> published(ProjectName project, ProvidedPackage by) {
        PublishedAnswer answer = published.get(new ProvidedKey(project, by));
        return CompletableFuture.completedFuture(
                answer != null
                        ? answer
                        : new PublishedAnswer.Unavailable(IndexFault.of(
                                IndexFault.Kind.BROKEN_LINK, by.purl(), "no page of this index lists it")));
    }

    @Override
    public CompletionStage<ContentAnswer> content(DistributionFile file, List<String> algorithms) {
        return CompletableFuture.completedFuture(answer(file).asContent(hashes(file, algorithms)));
    }

    private FileHashes hashes(DistributionFile file, List<String> algorithms) {
        byte[] bytes = contents.getOrDefault(FileKey.of(file), "").getBytes(StandardCharsets.UTF_8);
        try {
            return FileDigest.of(new ByteArrayInputStream(bytes), algorithms);
        } catch (IOException e) {
            throw new UncheckedIOException("an array can be read", e);
        }
    }

    @Override
    public String toString() {
        return "in memory, " + projects.size() + " projects";
    }

    /** Builds an {@link InMemoryIndex}. What is said last of a name counts. */
    public static final class Builder {
        private final Map<ProjectName, List<ListedRow>> rows = new HashMap<>();
        private final Map<ProjectName, ProjectStatus> statuses = new HashMap<>();
        private final Map<ProjectName, ProjectAnswer> answers = new HashMap<>();
        private final Map<FileKey, MetadataAnswer> metadata = new HashMap<>();
        private final Map<ProvidedKey, MetadataAnswer> provided = new HashMap<>();
        private final Map<ProvidedKey, PublishedAnswer> published = new HashMap<>();
        private final Map<FileKey, String> contents = new HashMap<>();
        private ProjectAnswer otherwise = new ProjectAnswer.Absent();

        private Builder() {}

        /** Adds a release with one wheel and no requirement. */
        public Builder release(String name, String version) {
            return release(name, version, release -> {});
        }

        /**
         * Adds a release.
         *
         * @throws InvalidTextException if name, version or anything that is said of it is not valid
         */
        public Builder release(String name, String version, Consumer<ReleaseBuilder> says) {
            ReleaseBuilder release = new ReleaseBuilder(name, version);
            says.accept(release);
            project(name);
            for (ProvidedPackage by : release.provided()) {
                rowsOf(release.project()).add(release.row(by));
                provided.put(new ProvidedKey(release.project(), by), release.answer());
                published.put(new ProvidedKey(release.project(), by), release.published());
            }
            for (DistributionFile file : release.files()) {
                add(file, release.content(file.url()), release.answer(file));
            }
            return this;
        }

        /** Adds a file as it is, with its metadata as text: for what {@link #release} would not make. */
        public Builder file(DistributionFile file, String metadataText) {
            project(file.project().value());
            MetadataAnswer answer = ArchiveMetadata.ofText(metadataText, MetadataOrigin.Source.ANNOUNCED);
            boolean verified = file.metadata().equals(Optional.of(Sha256.hashes(metadataText)));
            return add(file, file.url() + "\n" + metadataText, verified ? answer.asVerified() : answer);
        }

        private Builder add(DistributionFile file, String content, MetadataAnswer answer) {
            rowsOf(file.project()).add(ListedRow.of(file));
            contents.put(FileKey.of(file), content);
            metadata.put(FileKey.of(file), answer);
            return this;
        }

        /** Makes a project present, if only without files. */
        public Builder project(String name) {
            ProjectName project = ProjectName.parse(name);
            answers.remove(project);
            rowsOf(project);
            return this;
        }

        private List<ListedRow> rowsOf(ProjectName project) {
            return rows.computeIfAbsent(project, absent -> new ArrayList<>());
        }

        /** Makes a project present, with a status. */
        public Builder project(String name, ProjectStatus status) {
            statuses.put(ProjectName.parse(name), status);
            return project(name);
        }

        /** Makes a project absent, as it is if nothing is said. */
        public Builder absent(String name) {
            answers.put(ProjectName.parse(name), new ProjectAnswer.Absent());
            return this;
        }

        /** Makes a project unavailable. */
        public Builder failing(String name, IndexFault fault) {
            answers.put(ProjectName.parse(name), new ProjectAnswer.Unavailable(fault));
            return this;
        }

        /** Makes every project unavailable of which nothing is said. */
        public Builder failing(IndexFault fault) {
            otherwise = new ProjectAnswer.Unavailable(fault);
            return this;
        }

        /** {@return the index} */
        public InMemoryIndex build() {
            return new InMemoryIndex(this);
        }
    }

    /** Text that does not follow the grammar of {@link #parse}. */
    public static final class InvalidUniverseException extends InvalidTextException {
        private static final long serialVersionUID = 1L;

        InvalidUniverseException(String text, int position, String expected) {
            super("an index as text", text, position, expected);
        }
    }
}
