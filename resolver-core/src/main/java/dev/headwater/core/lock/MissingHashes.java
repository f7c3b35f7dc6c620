// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.explanation.Hint;
import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.OutcomeReport;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.core.report.OutcomeText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of a solution of which no strong hash is listed, each once, and hashes them: a lock without a hash
 * would hold nothing.
 */
final class MissingHashes implements AutoCloseable {
    private static final String SHA256 = "sha256";

    private final FileReading reading;
    private final Map<DistributionFile, FileHashes> found = new HashMap<>();
    private ResolutionOutcome.@Nullable IndexFailure failure;

    MissingHashes(IndexPolicy policy, IndexFactory factory) {
        reading = new FileReading(policy, factory);
    }

    /** {@return the hashes of the files that were read} */
    Map<DistributionFile, FileHashes> found() {
        return found;
    }

    /** {@return what went wrong first, if something did} */
    Optional<ResolutionOutcome.IndexFailure> failure() {
        return Optional.ofNullable(failure);
    }

    /** Reads what is needed for a solution, all at once, and waits. */
    void read(ResolutionOutcome.Resolved resolved) {
        record Asked(PinnedPackage pinned, DistributionFile file, boolean chosen) {}
        Map<Asked, CompletableFuture<ContentAnswer>> answers = new LinkedHashMap<>();
        for (PinnedPackage pinned : resolved.packages()) {
            DistributionFile chosen = pinned.file().orElse(null);
            if (chosen == null) {
                continue;
            }
            List<DistributionFile> files = new ArrayList<>(List.of(chosen));
            files.addAll(pinned.otherFiles());
            for (DistributionFile file : files) {
                if (file.hashes().strongest().isEmpty()) {
                    answers.put(new Asked(pinned, file, file.equals(chosen)), ask(pinned, file));
                }
            }
        }
        answers.forEach((asked, answer) -> {
            Optional<IndexFault> fault = take(asked.file(), FileReading.await(answer), asked.chosen());
            if (fault.isPresent() && failure == null) {
                failure = failure(resolved.report(), asked.pinned(), fault.get());
            }
        });
    }

    private static ResolutionOutcome.IndexFailure failure(OutcomeReport said, PinnedPackage pinned, IndexFault fault) {
        OutcomeReport.Builder report = OutcomeReport.builder()
                .hints(fault.remedy().isPresent() ? List.of(new Hint.Remedy(pinned.index(), fault)) : List.of())
                .ownership(said.ownership())
                .wording(OutcomeText::of);
        said.policyDigest().ifPresent(report::policyDigest);
        said.overlayDigest().ifPresent(report::overlayDigest);
        said.target().ifPresent(report::target);
        return new ResolutionOutcome.IndexFailure(report.build(), pinned.index(), pinned.name(), fault);
    }

    private CompletableFuture<ContentAnswer> ask(PinnedPackage pinned, DistributionFile file) {
        List<String> algorithms = new ArrayList<>(List.of(SHA256));
        file.hashes().asList().stream().map(FileHash::algorithm).forEach(algorithms::add);
        return reading.begin(pinned.index(), file, algorithms)
                .orElseThrow(() -> new IllegalStateException("nothing reads the files of '" + pinned + "'"));
    }

    /** Takes an answer; a file that cannot be read is left out, unless it is the one that was chosen. */
    private Optional<IndexFault> take(DistributionFile file, ContentAnswer answer, boolean chosen) {
        return answer.accept(new ContentAnswer.Visitor<>() {
            @Override
            public Optional<IndexFault> read(ContentAnswer.Read read) {
                if (file.hashes().contradicts(read.hashes())) {
                    return fault(IndexFault.Kind.HASH, "bytes with other hashes than the page promises");
                }
                found.put(file, read.hashes());
                return Optional.empty();
            }

            @Override
            public Optional<IndexFault> unreadable(ContentAnswer.Unreadable unreadable) {
                return chosen
                        ? fault(
                                IndexFault.Kind.CONTENT,
                                "no strong hash is listed, and the file cannot be read for one")
                        : Optional.empty();
            }

            @Override
            public Optional<IndexFault> unavailable(ContentAnswer.Unavailable unavailable) {
                return Optional.of(unavailable.fault());
            }

            private Optional<IndexFault> fault(IndexFault.Kind kind, String words) {
                return Optional.of(IndexFault.of(kind, UrlSecrets.withoutQuery(file.url()), words));
            }
        });
    }

    @Override
    public void close() {
        reading.close();
    }
}
