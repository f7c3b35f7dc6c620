// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.asking.Linked;
import dev.headwater.api.index.ForwardingIndex;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Digests the pages that indexes answer, for who asks afterwards what an outcome rests on: a build cache, for example.
 * Put around the indexes of a resolver; one without it pays nothing.
 *
 * <pre>{@code
 * AnswerDigests digests = AnswerDigests.of(policy, indexes);
 * try (Resolver resolver = Resolvers.builder().policy(policy).indexes(digests).clock(clock).build()) {
 *     Basis basis = digests.basis(resolver.resolve(request));
 *     basis.digest();          // sha256:…, the same as long as every page says the same
 *     basis.localPaths();      // folders and recordings, to be watched
 * }
 * }</pre>
 *
 * <p>Digests are kept, pages are not. Safe for use by several threads; where an index answered one question twice, its
 * last answer counts, so one is made for each build.
 *
 * @since 0.1.0
 */
public final class AnswerDigests implements IndexFactory {
    private static final String ABSENT = "absent";
    private static final String UNAVAILABLE = "unavailable";

    private final IndexPolicy policy;
    private final IndexFactory indexes;
    private final Map<Question, String> digests = new ConcurrentHashMap<>();

    private record Question(IndexId index, ProjectName project) {}

    private AnswerDigests(IndexPolicy policy, IndexFactory indexes) {
        this.policy = policy;
        this.indexes = indexes;
    }

    /** {@return a factory that digests the answers of the indexes that another one makes for a policy} */
    public static AnswerDigests of(IndexPolicy policy, IndexFactory indexes) {
        return new AnswerDigests(policy, indexes);
    }

    @Override
    public Optional<PackageIndex> create(IndexEntry entry, IndexPolicy asked) {
        return indexes.create(entry, asked).map(index -> new Digested(entry.id(), index));
    }

    @Override
    public Optional<PackageIndex> archives(IndexPolicy asked) {
        return indexes.archives(asked);
    }

    /**
     * {@return what an outcome rests on: each answer about a project of which its ownership tells} What was asked ahead
     * and turned out not to be needed is no part of it. Files that the request names by URL are none either: those the
     * request says.
     */
    public Basis basis(ResolutionOutcome outcome) {
        List<Basis.Answer> answers = new ArrayList<>();
        for (Ownership one : outcome.report().ownership()) {
            for (Ownership.Asked asked : one.asked()) {
                String digest = asked.answer() == Ownership.Answer.UNAVAILABLE
                        ? UNAVAILABLE
                        : digests.getOrDefault(new Question(asked.index(), one.name()), UNAVAILABLE);
                answers.add(new Basis.Answer(asked.index(), location(asked.index()), one.name(), digest));
            }
        }
        return new Basis(policy, answers);
    }

    private String location(IndexId index) {
        return policy.index(index).map(IndexEntry::location).orElse("");
    }

    private static String digest(@Nullable ProjectAnswer answer) {
        return answer == null ? UNAVAILABLE : answer.accept(DIGEST);
    }

    private static final ProjectAnswer.Visitor<String> DIGEST = new ProjectAnswer.Visitor<>() {
        @Override
        public String present(ProjectAnswer.Present answer) {
            try {
                return PageText.digest(answer.page());
            } catch (RuntimeException e) {
                // A page of a host may be broken; what becomes of that is for the resolver to say.
                return UNAVAILABLE;
            }
        }

        @Override
        public String absent(ProjectAnswer.Absent answer) {
            return ABSENT;
        }

        @Override
        public String unavailable(ProjectAnswer.Unavailable answer) {
            return UNAVAILABLE;
        }
    };

    /** Passes questions on, and digests the answers about projects. */
    private final class Digested extends ForwardingIndex {
        private final IndexId id;

        Digested(IndexId id, PackageIndex index) {
            super(index);
            this.id = id;
        }

        @Override
        public CompletionStage<ProjectAnswer> project(ProjectName name) {
            CompletionStage<ProjectAnswer> asked = super.project(name);
            return Linked.cancelling(
                    asked.whenComplete((answer, thrown) -> digests.put(new Question(id, name), digest(answer)))
                            .toCompletableFuture(),
                    asked);
        }
    }
}
