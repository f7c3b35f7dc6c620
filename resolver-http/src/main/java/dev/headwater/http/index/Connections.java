// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.index;

import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.CredentialProvider;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.http.cache.AnswerCache;
import dev.headwater.http.fetch.Fetcher;
import dev.headwater.http.files.RemoteFiles;
import dev.headwater.http.store.CacheMode;
import dev.headwater.http.store.PageStore;
import java.time.Clock;
import java.time.Instant;

/**
 * What all indexes of one host share.
 *
 * @param fetcher asks
 * @param pages answers about projects
 * @param flatPages pages that list files of many projects
 * @param metadata answers about files
 * @param contents what whole files hash to
 * @param files files that change, for indexes of other kinds
 * @param store what those are kept in
 * @param mode how far kept answers are relied on
 * @param credentials knows the logins
 * @param staleAbsence hears what is no part of an answer
 * @param clock tells the time
 */
public record Connections(
        Fetcher fetcher,
        AnswerCache<ProjectAnswer> pages,
        AnswerCache<FlatListing> flatPages,
        AnswerCache<MetadataAnswer> metadata,
        AnswerCache<ContentAnswer> contents,
        AnswerCache<RemoteFiles.Answer> files,
        PageStore store,
        CacheMode mode,
        CredentialProvider credentials,
        StaleAbsence staleAbsence,
        Clock clock) {
    /** Hears that an absence is believed, offline, that is too old to be believed otherwise. */
    @FunctionalInterface
    public interface StaleAbsence {
        /** An index said at that time that it has no such project. */
        void believed(IndexId index, ProjectName name, Instant answeredAt);
    }
}
