// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.hotfix;

import dev.headwater.api.DefectException;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.NamesAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.api.resolution.ResolutionCancelledException;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.core.reading.Answers;
import dev.headwater.core.reading.OpenIndexes;
import dev.headwater.core.reading.Questions;
import dev.headwater.core.session.ReleaseReader;
import dev.headwater.core.session.SafeListener;
import dev.headwater.core.session.UnansweredException;
import dev.headwater.core.session.Waiting;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The indexes that are looked through, each by itself, whoever would supply a project. */
final class IndexSession implements AutoCloseable {
    /** So many projects are asked about at once; an index of the network has limits of its own besides. */
    private static final int AT_ONCE = 16;

    private final IndexPolicy policy;
    private final ResolutionRequest request;
    private final Clock clock;
    private final Map<IndexId, PackageIndex> indexes;
    private final ResolutionListener listener;
    private final Questions questions;

    IndexSession(
            IndexPolicy policy,
            IndexFactory factory,
            List<IndexEntry> entries,
            ResolutionRequest request,
            Clock clock,
            ResolutionListener listener) {
        this.policy = policy;
        this.request = request;
        this.clock = clock;
        this.indexes = OpenIndexes.of(policy, entries, factory);
        this.listener = new SafeListener(listener);
        questions = new Questions(new Answers(indexes), this.listener);
    }

    /** Asks an index which projects it has, and waits. */
    NamesAnswer names(IndexEntry entry) {
        CompletableFuture<NamesAnswer> answer = questions
                .index(entry)
                .names()
                .handle((given, thrown) -> checked(entry, given, thrown))
                .toCompletableFuture();
        return Waiting.on(answer, "an index", "the index was");
    }

    private static NamesAnswer checked(IndexEntry entry, @Nullable NamesAnswer given, @Nullable Throwable thrown) {
        Optional<DefectException> defect = Optional.ofNullable(thrown).flatMap(DefectException::in);
        if (defect.isPresent()) {
            throw defect.get();
        }
        return given != null && thrown == null
                ? given
                : new NamesAnswer.Unavailable(IndexFault.of(
                        IndexFault.Kind.HOST, entry.location(), "the index did not say which projects it has"));
    }

    /** {@return what reads one index, with these of the overlays in force} */
    ReleaseReader reader(IndexEntry entry, OverlaySet overlays) {
        return new ReleaseReader(alone(entry, overlays), request, clock, questions, listener);
    }

    /** {@return the rules of the policy, for an index that supplies whatever it may} */
    private IndexPolicy alone(IndexEntry entry, OverlaySet overlays) {
        IndexPolicy.Builder alone = IndexPolicy.builder()
                .index(entry.withRole(IndexRole.SEARCHED))
                .format(policy.format())
                .timeLimit(policy.timeLimit())
                .preReleases(policy.preReleases())
                .directUrls(policy.directUrls())
                .sdistMetadata(policy.sdistMetadata())
                .overlays(overlays.only(overlays.asList().stream()
                        .filter(overlay -> overlay.isFor(entry.id()))
                        .map(Overlay::id)
                        .toList()));
        policy.coolDowns().forEach(alone::coolDown);
        if (policy.overlaysMayAdd()) {
            alone.overlaysMayAdd();
        }
        if (policy.overlaysMayUnyank()) {
            alone.overlaysMayUnyank();
        }
        return alone.build();
    }

    /**
     * Reads something of each project, of several at once, and takes it in the order of the names.
     *
     * @throws UnansweredException for the first, in that order, of which something could not be found out
     * @throws ResolutionCancelledException if the thread is interrupted
     */
    <T> void each(List<ProjectName> names, Function<ProjectName, CompletableFuture<T>> read, Consumer<? super T> take) {
        Deque<CompletableFuture<T>> begun = new ArrayDeque<>();
        for (ProjectName name : names) {
            if (begun.size() == AT_ONCE) {
                take.accept(result(begun.remove()));
            }
            begun.add(read.apply(name));
        }
        while (!begun.isEmpty()) {
            take.accept(result(begun.remove()));
        }
    }

    private static <T> T result(CompletableFuture<T> reading) {
        Read<T> read = Waiting.on(reading.handle(Read::of), "an index", "the index was");
        UnansweredException unanswered = read.unanswered();
        if (unanswered != null) {
            throw unanswered;
        }
        return Objects.requireNonNull(read.value());
    }

    /** What came of reading something: a value, or why there is none. */
    private record Read<T>(@Nullable T value, @Nullable UnansweredException unanswered) {
        static <T> Read<T> of(@Nullable T value, @Nullable Throwable thrown) {
            Throwable cause = thrown;
            while (cause instanceof CompletionException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            if (cause instanceof UnansweredException unanswered) {
                return new Read<>(null, unanswered);
            } else if (thrown != null) {
                throw DefectException.of(thrown);
            }
            return new Read<>(value, null);
        }
    }

    @Override
    public void close() {
        questions.cancel();
        indexes.values().forEach(PackageIndex::close);
    }
}
