// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ProjectName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The log of what one index answered, in the order of names. Safe for use by several threads. */
public final class Minutes {
    private final Map<ProjectName, ProjectAnswer> projects = new ConcurrentHashMap<>();
    private final Map<DistributionFile, MetadataAnswer> metadata = new ConcurrentHashMap<>();
    private final Map<DistributionFile, ContentAnswer> contents = new ConcurrentHashMap<>();

    /** Makes an empty log. */
    public Minutes() {}

    /** Takes down an answer about a project; the first one stays. */
    public void take(ProjectName name, ProjectAnswer answer) {
        projects.putIfAbsent(name, answer);
    }

    /** Takes down an answer about the metadata of a file; the first one stays. */
    public void take(DistributionFile file, MetadataAnswer answer) {
        metadata.putIfAbsent(file, answer);
    }

    /** Takes down an answer about the bytes of a file, and the metadata in them if none is announced. */
    public void take(DistributionFile file, ContentAnswer answer) {
        contents.putIfAbsent(file, answer);
        if (answer instanceof ContentAnswer.Read read && file.metadata().isEmpty()) {
            take(file, read.metadata());
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
            if (answer.getValue() instanceof ProjectAnswer.Present present) {
                byte[] page = written(present.page());
                if (page == null) {
                    failures.put(
                            name,
                            IndexFault.of(
                                    IndexFault.Kind.HOST,
                                    "pages/" + name + ".json",
                                    "its page could not be written down"));
                } else {
                    texts.put("pages/" + name + ".json", page);
                }
            } else if (answer.getValue() instanceof ProjectAnswer.Unavailable unavailable) {
                failures.put(name, unavailable.fault());
            } else if (answer.getValue() instanceof ProjectAnswer.Absent said) {
                absent.add(name);
                if (said.proven()) {
                    proven.add(name);
                }
            }
        }
        texts.put(RecordingStore.MANIFEST, TranscriptWriter.manifest(absent, proven, failures));
        return texts;
    }

    /** Anybody's page may throw when it is looked at. */
    private byte @Nullable [] written(ProjectPage page) throws IOException {
        try {
            return TranscriptWriter.page(page, metadata, contents);
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** {@return the texts of what was answered about files that no page lists, by their paths} */
    SortedMap<String, byte[]> urlTexts() throws IOException {
        SortedMap<ProjectName, List<DistributionFile>> files = new TreeMap<>();
        metadata.keySet()
                .forEach(file -> files.computeIfAbsent(file.project(), name -> new ArrayList<>())
                        .add(file));
        SortedMap<String, byte[]> texts = new TreeMap<>();
        for (Map.Entry<ProjectName, List<DistributionFile>> entry : files.entrySet()) {
            entry.getValue().sort((one, other) -> one.url().compareTo(other.url()));
            ListedPage page = new ListedPage(entry.getKey(), ProjectStatus.ACTIVE, entry.getValue());
            texts.put(
                    RecordingStore.URLS + "/" + entry.getKey() + ".json",
                    TranscriptWriter.page(page, metadata, contents));
        }
        return texts;
    }
}
