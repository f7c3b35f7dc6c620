// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataEdit;
import dev.headwater.api.index.Offer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.core.reading.Questions;
import dev.headwater.core.request.HashCheck;
import dev.headwater.core.request.OwnProjects;
import dev.headwater.core.request.OwnRelease;
import dev.headwater.core.request.PreparedRequest;
import dev.headwater.core.request.Release;
import dev.headwater.core.request.RequirementLists;
import dev.headwater.core.universe.Project;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the metadata of a candidate: of its best row, and of the next only where metadata excludes the one before. Asks
 * by the {@link Questions} of the session, and judges by its {@link MetadataRules}. Safe for use by several threads.
 */
final class CandidateReader {
    private final PreparedRequest request;
    private final IndexPolicy policy;
    private final Questions questions;
    private final OwnProjects own;
    private final MetadataRules rules;
    private final Learned learned;

    private final Map<Key, CompletableFuture<CandidateReading>> readings = new ConcurrentHashMap<>();

    private record Key(ProjectName project, int candidate) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && project.equals(that.project) && candidate == that.candidate;
        }

        @Override
        public int hashCode() {
            return 31 * project.hashCode() + candidate;
        }
    }

    CandidateReader(
            PreparedRequest request, IndexPolicy policy, Questions questions, Learned learned, RequirementLists lists) {
        this.request = request;
        this.policy = policy;
        this.questions = questions;
        this.own = request.own();
        this.rules = new MetadataRules(request, lists);
        this.learned = learned;
    }

    /**
     * Reads what the extras of a provided candidate bring that was read before, where its distributor does not tell.
     */
    CompletableFuture<CandidateReading> readExtras(Project project, Release.Usable release) {
        return within().extras(project, release);
    }

    /** Made where something is provided, and nowhere else. */
    private OwnMetadataReader within() {
        return new OwnMetadataReader(request, policy, questions, rules);
    }

    /**
     * Reads a candidate, once for all who ask. Exceptional only if the resolution is given up, or for a defect;
     * complete where the index answers on the spot.
     */
    CompletableFuture<CandidateReading> read(Project project, int candidate) {
        OwnRelease release = own.find(project.name()).orElse(null);
        if (release != null) {
            return CompletableFuture.completedFuture(new CandidateReading.Judged(release));
        }
        ProjectPage page = project.page();
        if (page == null) {
            throw new IllegalStateException("'" + project.name() + "' has no page");
        }
        Release judged = learned.release(request, project, candidate);
        if (judged != null) {
            return CompletableFuture.completedFuture(new CandidateReading.Judged(judged));
        }
        CompletableFuture<CandidateReading> reading = new CompletableFuture<>();
        CompletableFuture<CandidateReading> known = readings.putIfAbsent(new Key(project.name(), candidate), reading);
        if (known != null) {
            return known;
        }
        try {
            CompletableFuture<?> unused = read(project, page, candidate, 0, null)
                    .whenComplete((read, thrown) -> {
                        if (thrown == null) {
                            reading.complete(read);
                        } else {
                            reading.completeExceptionally(thrown);
                        }
                    });
        } catch (RuntimeException | Error e) {
            // Others may wait for it already.
            reading.completeExceptionally(e);
        }
        return reading;
    }

    private CompletableFuture<CandidateReading> read(
            Project project, ProjectPage page, int candidate, int place, @Nullable Exclusion first) {
        List<Integer> rows = project.candidates().rows(candidate);
        if (place == rows.size()) {
            Exclusion why = first == null ? new Exclusion.Metadata(UnusableCause.NO_FILE, "") : first;
            return CompletableFuture.completedFuture(CandidateReading.excluded(why));
        }
        return judged(project, page, candidate, rows.get(place)).thenCompose(judged -> {
            Exclusion exclusion = judged.exclusion();
            return exclusion == null
                    ? CompletableFuture.completedFuture(judged)
                    : read(project, page, candidate, place + 1, first == null ? exclusion : first);
        });
    }

    private CompletableFuture<CandidateReading> judged(Project project, ProjectPage page, int candidate, int row) {
        ProvidedPackage provided = page.provided(row);
        return provided == null
                ? judged(file(project, page, candidate, row))
                : questions
                        .metadata(project.index(), project.name(), provided)
                        .thenApply(answer -> rules.judge(
                                answer,
                                new MetadataRules.Offered(
                                        new Offer.Provided(provided),
                                        project.name(),
                                        project.candidates().version(candidate),
                                        page.edit(row))))
                        .thenCompose(reading -> within().checked(project, reading));
    }

    private static Candidate file(Project project, ProjectPage page, int candidate, int row) {
        DistributionFile file = project.candidates().file(page, row);
        MetadataEdit edit = page.edit(row);
        return new Candidate(
                project,
                candidate,
                new HashCheck(file, project.rules()),
                edit == null ? file : page.published(row),
                edit);
    }

    /**
     * A file of a candidate.
     *
     * @param check what has to be held against the request
     * @param published the file as its index is asked about it
     * @param edit what overlays make of its metadata, or null
     */
    private record Candidate(
            Project project,
            int candidate,
            HashCheck check,
            DistributionFile published,
            @Nullable MetadataEdit edit) {
        DistributionFile file() {
            return check.file();
        }
    }

    /**
     * Reads one file. Where its bytes have to be held against the request: its announced metadata first, for that may
     * exclude it at less cost; where there is none, the file alone, which has the metadata in it.
     */
    private CompletableFuture<CandidateReading> judged(Candidate asked) {
        if (!asked.check().isNeeded()) {
            return metadata(asked).thenApply(answer -> reading(asked, asked.file(), answer));
        }
        if (asked.file().metadata().isEmpty()) {
            return content(asked).thenApply(content -> checked(asked, content, null));
        }
        return metadata(asked).thenCompose(answer -> {
            CandidateReading reading = reading(asked, asked.file(), answer);
            return reading.isUsable()
                    ? content(asked).thenApply(content -> checked(asked, content, answer))
                    : CompletableFuture.completedFuture(reading);
        });
    }

    /** Judges by a file that was read whole, and by the metadata in it if none was announced. */
    private CandidateReading checked(Candidate asked, ContentAnswer content, @Nullable MetadataAnswer announced) {
        HashCheck check = asked.check();
        return content.accept(new ContentAnswer.Visitor<>() {
            @Override
            public CandidateReading read(ContentAnswer.Read read) {
                IndexFault fault = check.fault(read.hashes()).orElse(null);
                if (fault != null) {
                    return new CandidateReading.Failed(fault);
                }
                MetadataAnswer answer = announced != null ? announced : check.verified(read.hashes(), read.metadata());
                return check.exclusion(read.hashes())
                        .map(CandidateReading::excluded)
                        .orElseGet(() -> reading(asked, check.checked(read.hashes()), answer));
            }

            @Override
            public CandidateReading unreadable(ContentAnswer.Unreadable unreadable) {
                return CandidateReading.excluded(check.unreadable(unreadable));
            }

            @Override
            public CandidateReading unavailable(ContentAnswer.Unavailable unavailable) {
                return new CandidateReading.Failed(unavailable.fault());
            }
        });
    }

    private CandidateReading reading(Candidate asked, DistributionFile file, MetadataAnswer answer) {
        return rules.judge(
                answer,
                new MetadataRules.Offered(
                        new Offer.File(file),
                        file.project(),
                        asked.project().candidates().version(asked.candidate()),
                        asked.edit()));
    }

    private CompletableFuture<MetadataAnswer> metadata(Candidate asked) {
        return questions.metadata(asked.project().index(), asked.published());
    }

    private CompletableFuture<ContentAnswer> content(Candidate asked) {
        return questions.content(
                asked.project().index(), asked.published(), asked.check().algorithms());
    }
}
