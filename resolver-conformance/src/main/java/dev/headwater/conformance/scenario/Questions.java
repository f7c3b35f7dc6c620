// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.name.ProjectName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;

/**
 * Every name that an index was told, by whatever question, and what more is known of the questions. Safe for use by
 * many threads.
 */
public final class Questions {
    private final Map<IndexId, Set<ProjectName>> names = new TreeMap<>();
    private final Map<IndexId, Set<String>> files = new TreeMap<>();
    private final Map<IndexId, Set<ProjectName>> unchanged = new TreeMap<>();

    /** {@return the names that an index was told, sorted} */
    public synchronized Set<ProjectName> to(IndexId index) {
        return new TreeSet<>(names.getOrDefault(index, Collections.emptySet()));
    }

    /** Notes that an index was told a name. */
    public synchronized void add(IndexId index, ProjectName name) {
        names.computeIfAbsent(index, absent -> new TreeSet<>()).add(name);
    }

    /** {@return the names of the files that an index was asked for, sorted; none where it has no files of its own} */
    public synchronized Set<String> filesOf(IndexId index) {
        return new TreeSet<>(files.getOrDefault(index, Collections.emptySet()));
    }

    /** Notes that an index was asked for a file. */
    public synchronized void addFile(IndexId index, String filename) {
        files.computeIfAbsent(index, absent -> new TreeSet<>()).add(filename);
    }

    /** {@return the projects of which an index said that the page has not changed, sorted} */
    public synchronized Set<ProjectName> unchanged(IndexId index) {
        return new TreeSet<>(unchanged.getOrDefault(index, Collections.emptySet()));
    }

    /** Notes that an index said so of a page. */
    public synchronized void addUnchanged(IndexId index, ProjectName name) {
        unchanged.computeIfAbsent(index, absent -> new TreeSet<>()).add(name);
    }

    /** {@return an index that is the same but for being listened to} */
    public PackageIndex watch(IndexId id, PackageIndex index) {
        return new PackageIndex() {
            @Override
            public CompletionStage<ProjectAnswer> project(ProjectName name) {
                add(id, name);
                return index.project(name);
            }

            @Override
            public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
                add(id, file.project());
                return index.metadata(file);
            }

            @Override
            public CompletionStage<PublishedAnswer> published(ProjectName project, ProvidedPackage provided) {
                add(id, project);
                return index.published(project, provided);
            }

            @Override
            public CompletionStage<MetadataAnswer> metadata(ProjectName project, ProvidedPackage provided) {
                add(id, project);
                return index.metadata(project, provided);
            }

            @Override
            public CompletionStage<ContentAnswer> content(DistributionFile file, List<String> algorithms) {
                add(id, file.project());
                return index.content(file, algorithms);
            }
        };
    }
}
