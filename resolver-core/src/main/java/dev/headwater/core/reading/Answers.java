// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.reading;

import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.name.ProjectName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What indexes answered: about projects, about the metadata of what pages list, and about the bytes of files. Any
 * number of sessions may be given it, one after the other or at once, with other requests, policies and targets, as
 * long as the ids of their policies mean these indexes. A question that was answered is not put again.
 *
 * <p>Only answers are remembered, and an absence only where it is believed. A failure is for the sessions that met it:
 * the next one asks again, and so it does where all who waited gave up. Everything is freed with this object.
 *
 * <p>Safe for use by several threads.
 */
public final class Answers {
    private final Map<IndexId, PackageIndex> indexes;
    private final Optional<Set<IndexId>> only;

    final SharedQuestions<ProjectKey, ProjectAnswer> projects;
    final SharedQuestions<FileKey, MetadataAnswer> metadata;
    final SharedQuestions<ProvidedKey, MetadataAnswer> provided;
    final SharedQuestions<ProvidedKey, PublishedAnswer> published;
    final SharedQuestions<ContentKey, ContentAnswer> contents;

    /** Prepares to read from these indexes. */
    public Answers(Map<IndexId, PackageIndex> indexes) {
        this.indexes = indexes;
        only = Optional.empty();
        projects = new SharedQuestions<>(ProjectAnswer::isAvailable);
        metadata = new SharedQuestions<>(MetadataAnswer::isAvailable);
        provided = new SharedQuestions<>(MetadataAnswer::isAvailable);
        published = new SharedQuestions<>(PublishedAnswer::isAvailable);
        contents = new SharedQuestions<>(ContentAnswer::isAvailable);
    }

    private Answers(Map<IndexId, PackageIndex> indexes, Optional<Set<IndexId>> only, Answers shared) {
        this.indexes = indexes;
        this.only = only;
        projects = shared.projects;
        metadata = shared.metadata;
        provided = shared.provided;
        published = shared.published;
        contents = shared.contents;
    }

    /**
     * {@return the same answers, for sessions whose policies have one more index}
     *
     * @throws IllegalArgumentException if there is an index of that id
     */
    public Answers with(IndexId id, PackageIndex index) {
        if (indexes.containsKey(id)) {
            throw new IllegalArgumentException("there is an index '" + id + "' already");
        }
        Map<IndexId, PackageIndex> all = new HashMap<>(indexes);
        all.put(id, index);
        return new Answers(all, only, this);
    }

    /**
     * {@return the same answers, for sessions that ask these indexes alone, and those only what they list} Of the
     * others they find what was answered about projects; all their metadata is unavailable. So is, of every index, what
     * lies within files and packages: those may have to be fetched.
     */
    public Answers askingOnly(Set<IndexId> ids) {
        return new Answers(indexes, Optional.of(ids), this);
    }

    /** {@return whether a question that was not answered is put to an index} */
    boolean isAsked(IndexId id) {
        return only.isEmpty() || only.get().contains(id);
    }

    /** {@return whether an index is asked about metadata} */
    boolean isAsked(PackageIndex index) {
        return only.isEmpty() || only.get().stream().anyMatch(id -> indexes.get(id) == index);
    }

    /** {@return whether files and packages are read for what lies within them} */
    boolean areFilesRead() {
        return only.isEmpty();
    }

    /** A project of an index. */
    record ProjectKey(IndexId index, ProjectName name) {
        @Override
        public boolean equals(Object other) {
            return other instanceof ProjectKey that && index.equals(that.index) && name.equals(that.name);
        }

        @Override
        public int hashCode() {
            return 31 * index.hashCode() + name.hashCode();
        }
    }

    /** A file of an index: of that very one, whatever a host lets be equal to it. */
    record FileKey(PackageIndex index, DistributionFile file) {
        @Override
        public boolean equals(Object other) {
            return other instanceof FileKey that && index == that.index && file.equals(that.file);
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(index) + file.url().hashCode();
        }
    }

    /** What an index says is provided of a project: of that very one, as of a file. */
    record ProvidedKey(PackageIndex index, ProjectName project, ProvidedPackage provided) {
        @Override
        public boolean equals(Object other) {
            return other instanceof ProvidedKey that
                    && index == that.index
                    && project.equals(that.project)
                    && provided.equals(that.provided);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * System.identityHashCode(index) + project.hashCode())
                    + provided.purl().hashCode();
        }
    }

    /** The bytes of a file, as far as these hashes are asked for. */
    record ContentKey(FileKey file, List<String> algorithms) {}

    /** {@return the index of an id} */
    public PackageIndex index(IndexId id) {
        PackageIndex index = indexes.get(id);
        if (index == null) {
            throw new IllegalStateException("no index was made for '" + id + "'");
        }
        return index;
    }
}
