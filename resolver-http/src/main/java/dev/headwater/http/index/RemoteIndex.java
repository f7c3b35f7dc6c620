// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.index;

import dev.headwater.api.DefectException;
import dev.headwater.api.asking.Linked;
import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.SdistMetadataRule;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.http.cache.CachePolicy;
import dev.headwater.http.files.FileSource;
import dev.headwater.http.files.FileTarget;
import dev.headwater.http.metadata.FileTransfer;
import dev.headwater.http.store.CacheMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * An index of a policy on the network, at one location or, while those before are unavailable, at its mirrors.
 *
 * <p>All that is asked about a file goes to the location whose page listed it: resolutions that share this index may be
 * answered by different ones. An absence is proven at the location that said it.
 */
public final class RemoteIndex implements FileSource {
    private final IndexEntry entry;
    private final SdistMetadataRule sdistMetadata;
    private final List<Location> locations;
    private final Connections connections;
    private final CachePolicy terms;
    private final Map<Object, CompletableFuture<?>> open = new ConcurrentHashMap<>();
    private final Map<Location, KnownProject> knownProjects = new LinkedHashMap<>();
    private final Map<Location, FlatMemo> flatMemos = new LinkedHashMap<>();
    private volatile boolean closed;

    /**
     * Makes the index of an entry that is simple or flat.
     *
     * @param sdistMetadata which metadata of a source distribution is believed
     */
    public RemoteIndex(IndexEntry entry, SdistMetadataRule sdistMetadata, Connections connections) {
        this.entry = entry;
        this.sdistMetadata = sdistMetadata;
        this.connections = connections;
        this.locations = Location.of(entry, connections);
        this.terms = terms(connections.mode(), entry);
        for (Location location : locations) {
            Optional<ProjectName> known = entry.knownProject();
            if (known.isPresent()) {
                knownProjects.put(location, new KnownProject(known.get(), location, entry.absentMaxAge()));
            }
            flatMemos.put(location, new FlatMemo());
        }
    }

    @Override
    public CompletionStage<ProjectAnswer> project(ProjectName name) {
        if (closed) {
            return CompletableFuture.completedFuture(new ProjectAnswer.Unavailable(closedFault()));
        }
        if (locations.size() > 1) {
            return tracked(new LocationSearch(this, name).begin());
        }
        try {
            return tracked(ask(locations.get(0), name));
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(DefectException.of(e));
        }
    }

    private IndexFault closedFault() {
        return IndexFault.of(IndexFault.Kind.CLOSED, entry.location(), "the index is closed");
    }

    IndexEntry entry() {
        return entry;
    }

    List<Location> locations() {
        return locations;
    }

    /** Asks one location. */
    CompletableFuture<ProjectAnswer> ask(Location location, ProjectName name) {
        Optional<IndexFault> refusal = location.refusal();
        if (refusal.isPresent()) {
            return CompletableFuture.completedFuture(new ProjectAnswer.Unavailable(refusal.get()));
        }
        return entry.kind() == IndexKind.FLAT ? flat(location, name) : page(location, name, terms);
    }

    private CompletableFuture<ProjectAnswer> page(Location location, ProjectName name, CachePolicy terms) {
        PageSource source = new PageSource(entry, location, name, connections, () -> proof(location, name));
        return connections.pages().answer(location.keys().page(name), terms, source);
    }

    /** A page of many projects is an absence of all the others. */
    private static CachePolicy terms(CacheMode mode, IndexEntry entry) {
        boolean absencesAnew = mode == CacheMode.ABSENCES_ANEW || mode == CacheMode.TODAY;
        boolean flatAnew = absencesAnew && entry.kind() == IndexKind.FLAT;
        return new CachePolicy(flatAnew ? CacheMode.REFRESH : mode, entry.absentMaxAge());
    }

    /** {@return what speaks against believing that a location has not got a project} */
    private CompletableFuture<Optional<IndexFault>> proof(Location location, ProjectName absent) {
        KnownProject known = knownProjects.get(location);
        if (known == null || known.name().equals(absent)) {
            return CompletableFuture.completedFuture(Optional.ofNullable(known).map(KnownProject::absence));
        }
        CachePolicy anew = new CachePolicy(CacheMode.REFRESH, entry.absentMaxAge());
        return known.proof(connections.clock().instant(), () -> page(location, known.name(), anew));
    }

    private CompletableFuture<ProjectAnswer> flat(Location location, ProjectName name) {
        FlatMemo memo = Objects.requireNonNull(flatMemos.get(location));
        CompletableFuture<FlatListing> listing =
                memo.listing(connections.clock().instant(), () -> listing(location, terms));
        return Linked.cancelling(listing.thenApply(given -> flatAnswer(location, given, name)), listing);
    }

    private CompletableFuture<FlatListing> listing(Location location, CachePolicy terms) {
        return connections
                .flatPages()
                .answer(location.keys().flatPage(), terms, new FlatSource(entry, location, connections));
    }

    private ProjectAnswer flatAnswer(Location location, FlatListing given, ProjectName name) {
        return given.fold(
                listed -> listed.page()
                        .project(name)
                        .<ProjectAnswer>map(ProjectAnswer.Present::new)
                        .orElseGet(() -> unlisted(location, listed, name)),
                unavailable -> new ProjectAnswer.Unavailable(unavailable.fault()));
    }

    /** What proves that a name is absent stands on the same page. */
    private ProjectAnswer unlisted(Location location, FlatListing.Listed listed, ProjectName name) {
        KnownProject known = knownProjects.get(location);
        if (known != null && listed.page().project(known.name()).isEmpty()) {
            return new ProjectAnswer.Unavailable(known.absence());
        }
        if (connections.clock().instant().isAfter(listed.answeredAt().plus(entry.absentMaxAge()))) {
            connections.staleAbsence().believed(entry.id(), name, listed.answeredAt());
        }
        return new ProjectAnswer.Absent(known != null);
    }

    /** {@return what a location answered some time ago, without asking it} */
    ProjectAnswer remembered(Location location, ProjectName name) {
        CachePolicy offline = new CachePolicy(CacheMode.OFFLINE, entry.absentMaxAge());
        CompletableFuture<ProjectAnswer> kept = entry.kind() == IndexKind.FLAT
                ? listing(location, offline).thenApply(given -> flatAnswer(location, given, name))
                : page(location, name, offline);
        return kept.getNow(new ProjectAnswer.Absent());
    }

    @Override
    public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
        if (closed) {
            return CompletableFuture.completedFuture(new MetadataAnswer.Unavailable(closedFault()));
        }
        try {
            return tracked(read(file));
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(DefectException.of(e));
        }
    }

    private CompletableFuture<MetadataAnswer> read(DistributionFile file) {
        if (file.fault().isPresent()) {
            return CompletableFuture.completedFuture(new MetadataAnswer.Unusable(
                    UnusableCause.LISTING, file.fault().get().name()));
        }
        MetadataSource source = new MetadataSource(lister(file), file, sdistMetadata, connections);
        return connections.metadata().answer(source.key(), terms, source);
    }

    @Override
    public CompletionStage<ContentAnswer> content(DistributionFile file, List<String> algorithms) {
        if (closed) {
            return CompletableFuture.completedFuture(new ContentAnswer.Unavailable(closedFault()));
        }
        try {
            ContentSource source = new ContentSource(lister(file), file, algorithms, sdistMetadata, connections);
            boolean anew = connections.mode() == CacheMode.TODAY;
            CachePolicy policy = anew ? new CachePolicy(CacheMode.REFRESH, terms.absentMaxAge()) : terms;
            return tracked(connections.contents().answer(source.key(), policy, source));
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(DefectException.of(e));
        }
    }

    @Override
    public CompletableFuture<Optional<IndexFault>> file(DistributionFile file, long mostBytes, FileTarget target) {
        return transfer(
                file, location -> FileTransfer.ofFile(connections.fetcher(), location.site(), file, mostBytes, target));
    }

    @Override
    public CompletableFuture<Optional<IndexFault>> metadataFile(
            DistributionFile file, long mostBytes, FileTarget target) {
        return transfer(
                file,
                location -> FileTransfer.ofMetadata(connections.fetcher(), location.site(), file, mostBytes, target));
    }

    private CompletableFuture<Optional<IndexFault>> transfer(
            DistributionFile file, Function<Location, CompletableFuture<Optional<IndexFault>>> way) {
        if (closed) {
            return CompletableFuture.completedFuture(Optional.of(closedFault()));
        }
        if (connections.mode() == CacheMode.OFFLINE) {
            return CompletableFuture.completedFuture(Optional.of(Pages.offline(UrlSecrets.withoutQuery(file.url()))));
        }
        return tracked(way.apply(lister(file)));
    }

    /** {@return the location that lists a file} */
    private Location lister(DistributionFile file) {
        if (file.mirror().isPresent()) {
            for (Location location : locations) {
                if (location.url().equals(file.mirror().get())) {
                    return location;
                }
            }
        }
        return locations.get(0);
    }

    /** Closing ends what is open. */
    private <T> CompletableFuture<T> tracked(CompletableFuture<T> answer) {
        if (!answer.isDone()) {
            Object key = new Object();
            open.put(key, answer);
            Linked.atEnd(answer, (value, thrown) -> open.remove(key));
            if (closed) {
                answer.cancel(true);
            }
        }
        return answer;
    }

    @Override
    public void close() {
        closed = true;
        for (CompletableFuture<?> answer : open.values()) {
            answer.cancel(true);
        }
    }

    @Override
    public String toString() {
        return entry.toString();
    }
}
