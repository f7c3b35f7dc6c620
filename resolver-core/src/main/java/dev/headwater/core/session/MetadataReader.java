// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.api.distribution.CoreMetadata;
import dev.headwater.api.distribution.InvalidMetadataException;
import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.Offer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.requirement.Truth;
import dev.headwater.api.tag.Target;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.core.request.Dependencies;
import dev.headwater.core.request.Dependency;
import dev.headwater.core.request.HashCheck;
import dev.headwater.core.request.OwnRelease;
import dev.headwater.core.request.PreparedRequest;
import dev.headwater.core.request.Release;
import dev.headwater.core.request.Urls;
import dev.headwater.core.universe.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the metadata of a candidate: of its best file, and of the next only where metadata excludes the one before.
 * Every answer is checked against what was asked. Safe for use by several threads.
 */
final class MetadataReader {
    private static final String REQUIRES_DIST = "Requires-Dist";

    private final MarkerEnvironment environment;
    private final Target target;
    private final PreparedRequest request;

    /** The requirements of neighbouring versions are mostly the same texts; each is parsed once a resolution. */
    private final Map<String, Dependency> dependencies = new ConcurrentHashMap<>();

    private final Map<Key, CompletableFuture<Reading>> readings = new ConcurrentHashMap<>();

    private final OpenQuestions open = new OpenQuestions();

    private record Key(ProjectName project, int candidate) {}

    /** What came of reading a candidate. */
    sealed interface Reading {}

    /**
     * It is known whether the candidate may be used.
     *
     * @param release what was read
     */
    record Done(Release release) implements Reading {}

    /**
     * The metadata could not be had.
     *
     * @param fault why
     */
    record Failed(IndexFault fault) implements Reading {}

    MetadataReader(PreparedRequest request) {
        this.request = request;
        this.target = request.request().target();
        this.environment = target.environment();
    }

    /**
     * Reads a candidate, once for all who ask. Exceptional only if the resolution is given up, or for a defect;
     * complete where the index answers on the spot.
     */
    CompletableFuture<Reading> read(Project project, int candidate) {
        OwnRelease own = request.own().find(project.name()).orElse(null);
        if (own != null) {
            return CompletableFuture.completedFuture(new Done(own));
        }
        ProjectPage page = project.page();
        if (page == null) {
            throw new IllegalStateException("'" + project.name() + "' has no page");
        }
        CompletableFuture<Reading> reading = new CompletableFuture<>();
        CompletableFuture<Reading> known = readings.putIfAbsent(new Key(project.name(), candidate), reading);
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

    private CompletableFuture<Reading> read(
            Project project, ProjectPage page, int candidate, int place, @Nullable Exclusion first) {
        List<Integer> files = project.candidates().files(candidate);
        if (place == files.size()) {
            Exclusion why = first == null ? new Exclusion.Metadata(UnusableCause.NO_FILE, "") : first;
            return CompletableFuture.completedFuture(new Done(new Release.Unusable(why)));
        }
        HashCheck check = new HashCheck(page.file(files.get(place)), project.rules());
        Candidate asked = new Candidate(project, candidate, check);
        return judged(asked).thenCompose(judged -> {
            if (judged instanceof Done done && done.release() instanceof Release.Unusable unusable) {
                return read(project, page, candidate, place + 1, first == null ? unusable.exclusion() : first);
            }
            return CompletableFuture.completedFuture(judged);
        });
    }

    /** A file of a candidate, and what has to be held against the request. */
    private record Candidate(Project project, int candidate, HashCheck check) {
        DistributionFile file() {
            return check.file();
        }
    }

    /**
     * Reads one file. Where its bytes have to be held against the request: its announced metadata first, for that may
     * exclude it at less cost; where there is none, the file alone, which has the metadata in it.
     */
    private CompletableFuture<Reading> judged(Candidate asked) {
        if (!asked.check().isNeeded()) {
            return metadata(asked).thenApply(answer -> reading(asked, asked.file(), answer));
        }
        if (asked.file().metadata().isEmpty()) {
            return content(asked).thenApply(content -> checked(asked, content, null));
        }
        return metadata(asked).thenCompose(answer -> {
            Reading reading = reading(asked, asked.file(), answer);
            return reading instanceof Done done && done.release() instanceof Release.Usable
                    ? content(asked).thenApply(content -> checked(asked, content, answer))
                    : CompletableFuture.completedFuture(reading);
        });
    }

    /** Judges by a file that was read whole, and by the metadata in it if none was announced. */
    private Reading checked(Candidate asked, ContentAnswer content, @Nullable MetadataAnswer announced) {
        HashCheck check = asked.check();
        return content.accept(new ContentAnswer.Visitor<>() {
            @Override
            public Reading read(ContentAnswer.Read read) {
                IndexFault fault = check.fault(read.hashes()).orElse(null);
                if (fault != null) {
                    return new Failed(fault);
                }
                MetadataAnswer answer = announced != null ? announced : check.verified(read.hashes(), read.metadata());
                return check.exclusion(read.hashes())
                        .map(MetadataReader::excluded)
                        .orElseGet(() -> reading(asked, check.checked(read.hashes()), answer));
            }

            @Override
            public Reading unreadable(ContentAnswer.Unreadable unreadable) {
                return excluded(check.unreadable(unreadable));
            }

            @Override
            public Reading unavailable(ContentAnswer.Unavailable unavailable) {
                return new Failed(unavailable.fault());
            }
        });
    }

    private Reading reading(Candidate asked, DistributionFile file, MetadataAnswer answer) {
        return answer.accept(new MetadataAnswer.Visitor<>() {
            @Override
            public Reading found(MetadataAnswer.Found found) {
                return new Done(release(asked.project(), asked.candidate(), file, found));
            }

            @Override
            public Reading sourceArchive(MetadataAnswer.SourceArchive archive) {
                return reading(asked, file, SourceArchives.weighed(archive, environment));
            }

            @Override
            public Reading unusable(MetadataAnswer.Unusable unusable) {
                return excluded(new Exclusion.Metadata(unusable.cause(), unusable.detail()));
            }

            @Override
            public Reading unavailable(MetadataAnswer.Unavailable unavailable) {
                return new Failed(unavailable.fault());
            }
        });
    }

    private static Reading excluded(Exclusion exclusion) {
        return new Done(new Release.Unusable(exclusion));
    }

    private CompletableFuture<MetadataAnswer> metadata(Candidate asked) {
        DistributionFile file = asked.file();
        return open.ask(
                () -> asked.project().index().metadata(List.of(file)),
                (answers, thrown) -> checked(file, answers, thrown));
    }

    private CompletableFuture<ContentAnswer> content(Candidate asked) {
        DistributionFile file = asked.file();
        return open.ask(
                () -> asked.project().index().content(file, asked.check().algorithms()),
                (answer, thrown) -> answer != null
                        ? answer
                        : new ContentAnswer.Unavailable(fault(file, fault("the file", thrown))));
    }

    /** Gives up every question that is open, and asks no more. */
    void cancel() {
        open.cancel();
    }

    private static String fault(String what, @Nullable Throwable thrown) {
        return thrown == null
                ? "it gave no answer (null)"
                : what + " could not be read (" + thrown.getClass().getSimpleName() + ")";
    }

    private static MetadataAnswer checked(
            DistributionFile file, @Nullable List<MetadataAnswer> answers, @Nullable Throwable thrown) {
        if (answers == null) {
            return unavailable(file, fault("the metadata", thrown));
        }
        if (answers.size() != 1 || answers.get(0) == null) {
            return unavailable(file, "the index gave not one answer for one file");
        }
        return answers.get(0);
    }

    private static MetadataAnswer unavailable(DistributionFile file, String received) {
        return new MetadataAnswer.Unavailable(fault(file, received));
    }

    private static IndexFault fault(DistributionFile file, String received) {
        return IndexFault.of(IndexFault.Kind.HOST, UrlSecrets.withoutQuery(file.url()), received);
    }

    private Release release(Project project, int candidate, DistributionFile file, MetadataAnswer.Found found) {
        CoreMetadata metadata = found.effective();
        if (!metadata.name().equals(project.name())
                || !metadata.version().equals(project.candidates().version(candidate))) {
            return new Release.Unusable(new Exclusion.MetadataOfAnother(metadata.name(), metadata.version()));
        }
        Exclusion python = byPython(metadata);
        if (python != null) {
            return new Release.Unusable(python);
        }
        if (!metadata.fields().isReadable(REQUIRES_DIST)) {
            return new Release.Unusable(new Exclusion.Metadata(
                    UnusableCause.UNREADABLE_REQUIREMENT, "its " + REQUIRES_DIST + " is not in UTF-8"));
        }
        List<Dependency> read = new ArrayList<>();
        for (String text : metadata.requiresDist()) {
            Dependency dependency = dependencies.computeIfAbsent(text, key -> Dependency.parse(key, environment));
            Exclusion exclusion = byDependency(dependency);
            if (exclusion != null) {
                return new Release.Unusable(exclusion);
            }
            read.add(dependency);
        }
        return new Release.Usable(new Offer.File(file), found, new Dependencies(read, environment));
    }

    private @Nullable Exclusion byPython(CoreMetadata metadata) {
        try {
            SpecifierSet wanted = metadata.requiresPython().orElse(SpecifierSet.any());
            return wanted.contains(target.pythonRelease())
                    ? null
                    : new Exclusion.RequiresPython(
                            wanted.toString(), target.pythonRelease().toString());
        } catch (InvalidMetadataException e) {
            return new Exclusion.Metadata(UnusableCause.UNREADABLE_REQUIRES_PYTHON, String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Exclusion byDependency(Dependency dependency) {
        if (dependency.withoutExtras() == Truth.UNDEFINED) {
            return new Exclusion.UnknownMarker(UrlSecrets.masked(dependency.text()), List.of());
        }
        if (dependency.withoutExtras() == Truth.UNKNOWN) {
            return new Exclusion.UnknownMarker(
                    UrlSecrets.masked(dependency.text()),
                    dependency.unknown(List.of(), environment).fields());
        }
        if (!dependency.isOfProject()) {
            return null;
        }
        if (dependency.fault().isPresent()) {
            return new Exclusion.Metadata(
                    UnusableCause.UNREADABLE_REQUIREMENT, dependency.fault().get());
        }
        Requirement requirement = dependency.requirement().orElseThrow();
        return request.isForeignUrl(dependency)
                ? new Exclusion.DependsOnUrl(
                        requirement.name(), requirement.url().map(Urls::withoutSecrets), false)
                : null;
    }
}
