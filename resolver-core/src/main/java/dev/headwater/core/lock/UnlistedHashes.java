// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Origin;
import dev.headwater.api.lock.LockedFile;
import dev.headwater.api.lock.LockedPackage;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Reads the files of a lock of which somebody does not list each strong hash that the lock has, and compares those of
 * their bytes.
 */
final class UnlistedHashes implements AutoCloseable {
    private final FileReading reading;
    private final Findings findings;
    private final List<Asked> asked = new ArrayList<>();

    /** A file that is being read. */
    private record Asked(
            LockedFile file,
            FileCheck check,
            LockedPackage locked,
            Optional<IndexId> index,
            FileHashes listed,
            CompletableFuture<ContentAnswer> answer) {

        /** {@return the hashes of its bytes, and those that are listed by algorithms which cannot be computed here} */
        FileHashes hashes(FileHashes read) {
            List<FileHash> all = new ArrayList<>(read.asList());
            listed.asList().stream()
                    .filter(hash -> read.of(hash.algorithm()).isEmpty())
                    .forEach(all::add);
            return FileHashes.of(all);
        }
    }

    UnlistedHashes(IndexPolicy policy, IndexFactory factory, Findings findings) {
        this.reading = new FileReading(policy, factory);
        this.findings = findings;
    }

    /** Begins to read files that an index lists. */
    void begin(LockedPackage locked, FileCheck check, IndexId owner, Map<LockedFile, DistributionFile> files) {
        files.forEach((file, listed) -> begin(file, check, locked, Optional.of(owner), listed));
    }

    /** Begins to read what the request named by its URL. */
    void begin(LockedPackage locked, FileCheck check) {
        for (LockedFile file : locked.source().files()) {
            Optional<String> url = file.place().url().filter(UnlistedHashes::mayBeRead);
            if (url.isPresent()) {
                DistributionFile named = DistributionFile.builder(locked.name(), file.name(), url.get())
                        .build();
                begin(file, check, locked, Optional.empty(), named);
            } else {
                findings.unnamed(locked.name(), Optional.of(file.name()));
            }
        }
    }

    /** By the rule for what a request names: a lock may come from anywhere. */
    private static boolean mayBeRead(String url) {
        try {
            Origin origin = Origin.parse(url);
            return url.startsWith("https://") || origin.isLoopback();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void begin(
            LockedFile file, FileCheck check, LockedPackage locked, Optional<IndexId> index, DistributionFile listed) {
        List<String> algorithms =
                file.knownHashes().asList().stream().map(FileHash::algorithm).toList();
        Optional<CompletableFuture<ContentAnswer>> answer =
                algorithms.isEmpty() ? Optional.empty() : reading.begin(index, listed, algorithms);
        if (answer.isEmpty()) {
            findings.unnamed(locked.name(), Optional.of(file.name()));
        } else {
            asked.add(new Asked(file, check, locked, index, listed.hashes(), answer.get()));
        }
    }

    /** Waits for all files. */
    void end() {
        asked.forEach(one -> FileReading.await(one.answer()).accept(new Judge(one)));
        asked.clear();
    }

    /** Judges what came of a file. */
    private final class Judge implements ContentAnswer.Visitor<Void> {
        private final Asked asked;

        Judge(Asked asked) {
            this.asked = asked;
        }

        @Override
        public Void read(ContentAnswer.Read answer) {
            if (!asked.check().isSettled(asked.file(), asked.hashes(answer.hashes()))) {
                findings.unnamed(asked.locked().name(), Optional.of(asked.file().name()));
            }
            return null;
        }

        @Override
        public Void unreadable(ContentAnswer.Unreadable answer) {
            findings.unnamed(asked.locked().name(), Optional.of(asked.file().name()));
            return null;
        }

        @Override
        public Void unavailable(ContentAnswer.Unavailable answer) {
            findings.unanswered(asked.locked().name(), Optional.of(asked.file().name()), asked.index(), answer.fault());
            return null;
        }
    }

    @Override
    public void close() {
        reading.close();
    }
}
