// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.Offer;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.name.ProjectName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The log of what one index answered, in the order of names. Safe for use by several threads. */
public final class Minutes {
    private final Map<ProjectName, ProjectAnswer> projects = new ConcurrentHashMap<>();
    private final Map<Listed, MetadataAnswer> metadata = new ConcurrentHashMap<>();
    private final Map<Listed, PublishedAnswer> published = new ConcurrentHashMap<>();
    private final Map<DistributionFile, ContentAnswer> contents = new ConcurrentHashMap<>();

    /** What may be on the page of a project: a package of a distributor may provide several projects. */
    private record Listed(ProjectName project, Offer offer) {
        static Listed of(DistributionFile file) {
            return new Listed(file.project(), new Offer.File(file));
        }
    }

    /** Makes an empty log. */
    public Minutes() {}

    /** Takes down an answer about a project; the first one stays. */
    public void take(ProjectName name, ProjectAnswer answer) {
        projects.putIfAbsent(name, answer);
    }

    /** Takes down an answer about the metadata of a file; the first one stays. */
    public void take(DistributionFile file, MetadataAnswer answer) {
        metadata.putIfAbsent(Listed.of(file), answer);
    }

    /** Takes down an answer about the metadata of what is provided of a project; the first one stays. */
    public void take(ProjectName project, ProvidedPackage provided, MetadataAnswer answer) {
        metadata.putIfAbsent(new Listed(project, new Offer.Provided(provided)), answer);
    }

    /** Takes down an answer about the metadata within a package; the first one stays. */
    public void take(ProjectName project, ProvidedPackage provided, PublishedAnswer answer) {
        published.putIfAbsent(new Listed(project, new Offer.Provided(provided)), answer);
    }

    /** Takes down an answer about the bytes of a file, and the metadata in them if none is announced. */
    public void take(DistributionFile file, ContentAnswer answer) {
        contents.putIfAbsent(file, answer);
        if (file.metadata().isEmpty()) {
            answer.read().ifPresent(read -> take(file, read.metadata()));
        }
    }

    /** {@return the texts of a recording of these answers, by their paths} */
    SortedMap<String, byte[]> texts() throws IOException {
        SortedMap<String, byte[]> texts = new TreeMap<>();
        TreeSet<ProjectName> absent = new TreeSet<>();
        TreeSet<ProjectName> proven = new TreeSet<>();
        SortedMap<ProjectName, IndexFault> failures = new TreeMap<>();
        for (Map.Entry<ProjectName, ProjectAnswer> answer : new TreeMap<>(projects).entrySet()) {
            ProjectName name = answer.getKey();
            String path = "pages/" + name + ".json";
            answer.getValue()
                    .accept(new ProjectAnswer.Visitor<Optional<IndexFault>>() {
                        @Override
                        public Optional<IndexFault> present(ProjectAnswer.Present present) {
                            byte[] page = written(present.page());
                            if (page == null) {
                                return Optional.of(IndexFault.of(
                                        IndexFault.Kind.HOST, path, "its page could not be written down"));
                            }
                            texts.put(path, page);
                            return Optional.empty();
                        }

                        @Override
                        public Optional<IndexFault> absent(ProjectAnswer.Absent said) {
                            absent.add(name);
                            if (said.proven()) {
                                proven.add(name);
                            }
                            return Optional.empty();
                        }

                        @Override
                        public Optional<IndexFault> unavailable(ProjectAnswer.Unavailable unavailable) {
                            return Optional.of(unavailable.fault());
                        }
                    })
                    .ifPresent(fault -> failures.put(name, fault));
        }
        texts.put(RecordingStore.MANIFEST, TranscriptWriter.manifest(absent, proven, failures));
        return texts;
    }

    /** Anybody's page may throw when it is looked at. */
    private byte @Nullable [] written(ProjectPage page) {
        try {
            return TranscriptWriter.page(page, heard(page.name()));
        } catch (IOException e) {
            throw new UncheckedIOException("an array can be written", e);
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** {@return what was answered about what the page of a project lists} */
    private TranscriptWriter.Heard heard(ProjectName project) {
        return new TranscriptWriter.Heard(
                offer -> offer.accept(new Offer.Visitor<>() {
                    @Override
                    public Optional<MetadataAnswer> file(Offer.File file) {
                        return Optional.ofNullable(metadata.get(Listed.of(file.file())));
                    }

                    @Override
                    public Optional<MetadataAnswer> provided(Offer.Provided provided) {
                        return Optional.ofNullable(metadata.get(new Listed(project, provided)));
                    }
                }),
                by -> Optional.ofNullable(published.get(new Listed(project, new Offer.Provided(by)))),
                file -> Optional.ofNullable(contents.get(file)));
    }

    /** {@return the texts of what was answered about files that no page lists, by their paths} */
    SortedMap<String, byte[]> urlTexts() throws IOException {
        SortedMap<ProjectName, List<DistributionFile>> files = new TreeMap<>();
        for (Listed listed : metadata.keySet()) {
            listed.offer()
                    .distribution()
                    .ifPresent(file -> files.computeIfAbsent(listed.project(), name -> new ArrayList<>())
                            .add(file));
        }
        SortedMap<String, byte[]> texts = new TreeMap<>();
        for (Map.Entry<ProjectName, List<DistributionFile>> entry : files.entrySet()) {
            entry.getValue()
                    .sort(Comparator.comparing(DistributionFile::url)
                            .thenComparing(file -> file.subdirectory().orElse("")));
            ListedPage page = ListedPage.ofFiles(entry.getKey(), ProjectStatus.ACTIVE, entry.getValue());
            texts.put(
                    RecordingStore.URLS + "/" + entry.getKey() + ".json",
                    TranscriptWriter.page(page, heard(entry.getKey())));
        }
        return texts;
    }
}
