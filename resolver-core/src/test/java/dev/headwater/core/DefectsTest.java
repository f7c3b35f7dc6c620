// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.DefectException;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An error ends a resolution by an exception; an exception of an index is an index that did not answer. */
class DefectsTest {
    private static final IndexId ID = IndexId.parse("broken");
    private static final ResolutionRequest REQUEST = ResolutionRequest.builder(
                    Target.cpython("3.12", List.of("manylinux_2_28_x86_64")))
            .require("kettle")
            .build();

    /** Where an index throws. */
    private enum Place {
        PROJECT,
        PROJECT_LATER,
        METADATA,
        METADATA_LATER,
        /** Not the index, but the page that it gave throws. */
        PAGE
    }

    private static Stream<Throwable> errors() {
        return Stream.of(
                new NoClassDefFoundError("org/example/Missing"),
                new NoSuchMethodError("'void org.example.Missing.method()'"),
                new OutOfMemoryError("Java heap space"),
                new StackOverflowError(),
                new AssertionError("impossible"));
    }

    private static Stream<Throwable> exceptions() {
        return Stream.of(
                new IllegalStateException("thrown"), new IOException("thrown"), new NullPointerException("thrown"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void errorsOfAnIndexEndAResolutionExceptionally(Error error) {
        for (Place place : Place.values()) {
            assertThatExceptionOfType(DefectException.class)
                    .as(place.name())
                    .isThrownBy(() -> resolve(place, error, ResolutionListener.NONE))
                    .withCause(error)
                    .withMessageContaining(error.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void exceptionsOfAnIndexAreNoAnswer(Throwable exception) throws Exception {
        for (Place place : Place.values()) {
            boolean isLater = place == Place.PROJECT_LATER || place == Place.METADATA_LATER;
            if (isLater || exception instanceof RuntimeException) {
                assertThat(resolve(place, exception, ResolutionListener.NONE))
                        .as(place.name())
                        .isInstanceOf(ResolutionOutcome.IndexFailure.class);
            }
        }
    }

    @Test
    void aStageEndsExceptionallyWhereTheIndexIsAskedOnTheSpot() {
        try (Resolver resolver =
                resolver(new Broken(Place.PROJECT, new StackOverflowError()), ResolutionListener.NONE)) {
            CompletionStage<ResolutionOutcome> outcome = resolver.resolveAsync(REQUEST);

            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(() -> outcome.toCompletableFuture().join())
                    .withCauseInstanceOf(DefectException.class);
        }
    }

    @Test
    void anOwnerCannotBeToldEither() {
        try (Resolver resolver =
                resolver(new Broken(Place.PROJECT_LATER, new StackOverflowError()), ResolutionListener.NONE)) {
            assertThatExceptionOfType(DefectException.class)
                    .isThrownBy(() -> resolver.owner(ProjectName.parse("kettle")));
        }
    }

    @Test
    void anIndexMaySayThatItIsBroken() {
        for (Place place : Place.values()) {
            assertThatExceptionOfType(DefectException.class)
                    .as(place.name())
                    .isThrownBy(() -> resolve(
                            place, DefectException.of(new IllegalStateException("mine")), ResolutionListener.NONE))
                    .withMessageContaining("mine");
        }
    }

    @Test
    void whatAListenerThrowsIsIgnored() throws Exception {
        ResolutionListener listener = new ResolutionListener() {
            @Override
            public void asked(IndexId index, ProjectName name) {
                throw new NoClassDefFoundError("org/example/Logger");
            }
        };
        try (Resolver resolver = resolver(InMemoryIndex.parse("kettle 1.0"), listener)) {
            assertThat(resolver.resolve(REQUEST)).isInstanceOf(ResolutionOutcome.Resolved.class);
        }
    }

    @Test
    void callsUnderWayAreCancelledAndTheNextResolutionIsNotTouched() {
        CompletableFuture<ProjectAnswer> never = new CompletableFuture<>();
        InMemoryIndex other = InMemoryIndex.parse("kettle 1.0");
        PackageIndex index = new PackageIndex() {
            @Override
            public CompletionStage<ProjectAnswer> project(ProjectName name) {
                return name.value().equals("kettle")
                        ? other.project(name)
                        : name.value().equals("slow")
                                ? never
                                : CompletableFuture.failedFuture(new StackOverflowError());
            }

            @Override
            public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
                return other.metadata(file);
            }
        };
        try (Resolver resolver = resolver(index, ResolutionListener.NONE)) {
            CompletableFuture<ResolutionOutcome> outcome = resolver.resolveAsync(
                            ResolutionRequest.builder(REQUEST.target())
                                    .require("slow")
                                    .build())
                    .toCompletableFuture();
            assertThatExceptionOfType(DefectException.class)
                    .isThrownBy(() -> resolver.resolve(ResolutionRequest.builder(REQUEST.target())
                            .require("bad")
                            .build()));
            assertThat(outcome).isNotDone();
            assertThat(resolver.resolve(REQUEST)).isInstanceOf(ResolutionOutcome.Resolved.class);
        }
        assertThat(never).isCancelled();
    }

    private static ResolutionOutcome resolve(Place place, Throwable thrown, ResolutionListener listener)
            throws InterruptedException, ExecutionException {
        try (Resolver resolver = resolver(new Broken(place, thrown), listener)) {
            return resolver.resolve(REQUEST);
        }
    }

    private static Resolver resolver(PackageIndex index, ResolutionListener listener) {
        return Resolvers.builder()
                .policy(IndexPolicy.builder()
                        .index(IndexEntry.builder(ID, "nowhere")
                                .kind(IndexKind.SUPPLIED)
                                .build())
                        .timeLimit(Duration.ofSeconds(20))
                        .build())
                .indexes(IndexFactory.of(Map.of(ID, index)))
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .listener(listener)
                .executor(Runnable::run)
                .build();
    }

    /** Throws at one place, at once or later, and answers soundly at the other. */
    private record Broken(Place place, Throwable thrown) implements PackageIndex {
        private static final InMemoryIndex SOUND = InMemoryIndex.parse("kettle 1.0");

        @Override
        public CompletionStage<ProjectAnswer> project(ProjectName name) {
            return place == Place.PAGE
                    ? CompletableFuture.completedFuture(new ProjectAnswer.Present(page()))
                    : answer(Place.PROJECT, Place.PROJECT_LATER, SOUND.project(name));
        }

        @Override
        public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
            return answer(Place.METADATA, Place.METADATA_LATER, SOUND.metadata(file));
        }

        private ProjectPage page() {
            return (ProjectPage) Proxy.newProxyInstance(
                    ProjectPage.class.getClassLoader(),
                    new Class<?>[] {ProjectPage.class},
                    (page, method, arguments) -> {
                        throw unchecked();
                    });
        }

        private RuntimeException unchecked() {
            if (thrown instanceof Error error) {
                throw error;
            }
            return (RuntimeException) thrown;
        }

        private <T> CompletionStage<T> answer(Place now, Place later, CompletionStage<T> sound) {
            if (place == now) {
                throw unchecked();
            }
            CompletableFuture<T> answer = new CompletableFuture<>();
            return place != later
                    ? sound
                    : answer.completeOnTimeout(null, 5, TimeUnit.MILLISECONDS)
                            .thenCompose(none -> CompletableFuture.failedFuture(thrown));
        }
    }
}
