// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.twin;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ForwardingIndex;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A cache with a rule of its own before the one that is right: what a twin keeps from one step to the next. */
public final class KeptAnswers {
    private KeptAnswers() {}

    /**
     * Somebody who asks.
     *
     * @param entry the index that is asked
     * @param now when
     */
    public record Asker(IndexEntry entry, Instant now) {
        private static Asker of(World world, IndexId id) {
            return new Asker(
                    world.policy().index(id).orElseThrow(), world.scenario().now());
        }
    }

    /**
     * An answer that was given before.
     *
     * @param answer it
     * @param asker to whom
     * @param isReplacing whether another one was kept before it
     */
    public record Kept(ProjectAnswer answer, Asker asker, boolean isReplacing) {
        /** {@return how old it is} */
        Duration age(Asker now) {
            return Duration.between(asker.now(), now.now());
        }

        /** {@return whether it is as old as that, or older} */
        public boolean isOlder(Asker now, Duration limit) {
            return age(now).compareTo(limit) >= 0;
        }
    }

    /** Under what an answer is kept, beside the name of the project. */
    @FunctionalInterface
    public interface Key extends Function<IndexEntry, String> {
        /** As it should be but for the login, and what the index says of absences. */
        Key LOCATION = IndexEntry::location;
    }

    /** When an answer is used in place of asking, and what is made of it. */
    @FunctionalInterface
    public interface Use {
        Optional<ProjectAnswer> answer(Kept kept, Asker asker);

        /** {@return the use of some answers as they are} */
        static Use of(Condition condition) {
            return (kept, asker) -> condition.holds(kept, asker) ? Optional.of(kept.answer()) : Optional.empty();
        }
    }

    /** Whether an answer is used. */
    @FunctionalInterface
    public interface Condition {
        boolean holds(Kept kept, Asker asker);
    }

    /** {@return one that uses answers about projects without asking; what is used is not kept anew} */
    public static Reader before(Key key, Use use) {
        Map<String, Kept> all = new ConcurrentHashMap<>();
        return (world, id, index) -> new ForwardingIndex(index) {
            @Override
            public CompletionStage<ProjectAnswer> project(ProjectName name) {
                Asker asker = Asker.of(world, id);
                String place = key.apply(asker.entry()) + " " + name;
                Optional<ProjectAnswer> used =
                        Optional.ofNullable(all.get(place)).flatMap(kept -> use.answer(kept, asker));
                return used.<CompletionStage<ProjectAnswer>>map(CompletableFuture::completedFuture)
                        .orElseGet(() -> index.project(name).thenApply(answer -> {
                            all.put(place, new Kept(answer, asker, all.containsKey(place)));
                            return answer;
                        }));
            }
        };
    }

    /** {@return one that has an answer of before stand in for what failed} */
    public static Reader after() {
        Map<String, ProjectAnswer> all = new ConcurrentHashMap<>();
        return (world, id, index) -> new ForwardingIndex(index) {
            @Override
            public CompletionStage<ProjectAnswer> project(ProjectName name) {
                return index.project(name).thenApply(answer -> {
                    if (isFailure(answer)) {
                        return all.getOrDefault(id + " " + name, answer);
                    }
                    all.put(id + " " + name, answer);
                    return answer;
                });
            }
        };
    }

    public static boolean isFailure(ProjectAnswer answer) {
        return answer instanceof ProjectAnswer.Unavailable;
    }

    /** {@return one that uses metadata that was read before, without reading it} */
    public static Reader metadata(Function<IndexEntry, Function<DistributionFile, String>> key) {
        Map<String, MetadataAnswer> all = new ConcurrentHashMap<>();
        return (world, id, index) -> new ForwardingIndex(index) {
            @Override
            public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
                String place = key.apply(Asker.of(world, id).entry()).apply(file);
                MetadataAnswer kept = all.get(place);
                return kept != null
                        ? CompletableFuture.completedFuture(kept)
                        : index.metadata(file).thenApply(answer -> {
                            all.put(place, answer);
                            return answer;
                        });
            }
        };
    }
}
