// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.IndexRole;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an outcome rests on besides its request: the policy, and what each index said of each project that was needed.
 * {@link AnswerDigests} tells it.
 *
 * @since 0.1.0
 */
public final class Basis {
    private final IndexPolicy policy;
    private final List<Answer> answers;

    /**
     * What an index said of a project.
     *
     * @param index the index
     * @param location its URL or path in the policy
     * @param project the project
     * @param digest {@code sha256:} and the digest of what the page says; {@code absent} or {@code unavailable} where
     *     there is none
     */
    public record Answer(IndexId index, String location, ProjectName project, String digest) {
        /** {@return index, project and digest} */
        @Override
        public String toString() {
            return index + " " + project + " " + digest;
        }
    }

    Basis(IndexPolicy policy, List<Answer> answers) {
        this.policy = policy;
        this.answers = List.copyOf(answers);
    }

    /** {@return the answers, by project, in the order in which the indexes stand} */
    public List<Answer> answers() {
        return answers;
    }

    /** {@return the folders, recordings and files that the indexes of the policy are, as the policy names them} */
    public List<String> localPaths() {
        return policy.indexes().stream()
                .filter(entry -> entry.role() != IndexRole.DISABLED)
                .flatMap(Basis::localPaths)
                .toList();
    }

    private static Stream<String> localPaths(IndexEntry entry) {
        List<FeedSource> sources = entry.feed().sources();
        return sources.isEmpty()
                ? Stream.of(entry.location()).filter(location -> entry.isLocal())
                : sources.stream()
                        .filter(source -> source.kind() == FeedSource.Kind.PATH)
                        .map(FeedSource::location);
    }

    /**
     * {@return {@code sha256:} and one digest of all: of {@link IndexPolicy#digest}, of the overlays, and of the
     * answers} Where an index is does count, as part of the policy; in which order and form its pages came does not.
     */
    public String digest() {
        List<String> lines = new ArrayList<>();
        lines.add(policy.digest());
        policy.overlays().digest().ifPresent(lines::add);
        answers.forEach(answer -> lines.add(answer.toString()));
        return PageText.digest(lines);
    }

    /** {@return the digest, and a line for each answer} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(digest()).append('\n');
        answers.forEach(answer -> text.append(answer).append('\n'));
        return text.toString();
    }
}
