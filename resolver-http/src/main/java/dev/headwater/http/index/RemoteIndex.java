// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.index;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.http.cache.Terms;
import dev.headwater.http.store.CacheMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An index of a policy on the network, at one location or, while those before are unavailable, at its mirrors.
 *
 * <p>All that is asked about one project goes to the location whose page was taken.
 */
public final class RemoteIndex implements PackageIndex {
    private final IndexEntry entry;
    private final List<Location> locations;
    private final Connections connections;
    private final Terms terms;
    private final Map<ProjectName, Location> answeredBy = new ConcurrentHashMap<>();
    private final Map<Object, CompletableFuture<?>> open = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** Makes the index of an entry that is simple or flat. */
    public RemoteIndex(IndexEntry entry, Connections connections) {
        this.entry = entry;
        this.connections = connections;
        this.locations = Location.of(entry, connections);
        this.terms = new Terms(connections.mode(), entry.absentMaxAge());
    }

    @Override
    public CompletionStage<ProjectAnswer> project(ProjectName name) {
        if (closed) {
            return CompletableFuture.completedFuture(new ProjectAnswer.Unavailable(closedFault()));
        }
        return tracked(new LocationSearch(this, name).begin());
    }

    private IndexFault closedFault() {
        return IndexFault.of(entry.location(), "the index is closed");
    }

    IndexEntry entry() {
        return entry;
    }

    List<Location> locations() {
        return locations;
    }

    /** Asks one location. */
    CompletableFuture<ProjectAnswer> ask(Location location, ProjectName name) {
        return entry.kind() == IndexKind.FLAT
                ? flat(location, name)
                : connections
                        .pages()
                        .answer(location.keys().page(name), terms, new PageSource(entry, location, name, connections));
    }

    private CompletableFuture<ProjectAnswer> flat(Location location, ProjectName name) {
        CompletableFuture<FlatListing> listing = connections
                .flatPages()
                .answer(location.keys().flatPage(), terms, new FlatSource(entry, location, connections));
        CompletableFuture<ProjectAnswer> answer = listing.thenApply(given -> flatAnswer(given, name));
        CompletableFuture<?> unusedCancel = answer.whenComplete((value, thrown) -> listing.cancel(true));
        return answer;
    }

    private ProjectAnswer flatAnswer(FlatListing given, ProjectName name) {
        if (given instanceof FlatListing.Unavailable unavailable) {
            return new ProjectAnswer.Unavailable(unavailable.fault());
        }
        FlatListing.Listed listed = (FlatListing.Listed) given;
        return listed.page()
                .project(name)
                .<ProjectAnswer>map(ProjectAnswer.Present::new)
                .orElseGet(() -> {
                    if (connections
                            .clock()
                            .instant()
                            .isAfter(listed.answeredAt().plus(entry.absentMaxAge()))) {
                        connections.staleAbsence().believed(entry.id(), name, listed.answeredAt());
                    }
                    return new ProjectAnswer.Absent();
                });
    }

    /** {@return what a location answered some time ago, without asking it} */
    ProjectAnswer remembered(Location location, ProjectName name) {
        Terms offline = new Terms(CacheMode.OFFLINE, entry.absentMaxAge());
        return connections
                .pages()
                .answer(location.keys().page(name), offline, new PageSource(entry, location, name, connections))
                .getNow(new ProjectAnswer.Absent());
    }

    /** Hears which location's page was taken. */
    void answered(Location location, ProjectName name) {
        if (location != locations.get(0)) {
            answeredBy.put(name, location);
        } else {
            answeredBy.remove(name);
        }
    }

    @Override
    public CompletionStage<List<MetadataAnswer>> metadata(List<DistributionFile> files) {
        List<CompletableFuture<MetadataAnswer>> answers = new ArrayList<>();
        for (DistributionFile file : files) {
            answers.add(closed ? closedAnswer() : metadata(file));
        }
        if (answers.size() == 1) {
            return tracked(answers.get(0)).thenApply(List::of);
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
        CompletableFuture<List<MetadataAnswer>> list = all.thenApply(
                done -> answers.stream().map(CompletableFuture::join).toList());
        CompletableFuture<?> unusedCancel =
                list.whenComplete((value, thrown) -> answers.forEach(answer -> answer.cancel(true)));
        return tracked(list);
    }

    private CompletableFuture<MetadataAnswer> closedAnswer() {
        return CompletableFuture.completedFuture(new MetadataAnswer.Unavailable(closedFault()));
    }

    private CompletableFuture<MetadataAnswer> metadata(DistributionFile file) {
        MetadataSource source =
                new MetadataSource(answeredBy.getOrDefault(file.project(), locations.get(0)), file, connections);
        return connections.metadata().answer(source.key(), terms, source);
    }

    /** Closing ends what is open. */
    private <T> CompletableFuture<T> tracked(CompletableFuture<T> answer) {
        if (!answer.isDone()) {
            Object key = new Object();
            open.put(key, answer);
            CompletableFuture<?> unusedEnd = answer.whenComplete((value, thrown) -> open.remove(key));
            if (closed) {
                answer.cancel(true);
            }
        }
        return answer;
    }

    @Override
    public void close() {
        closed = true;
        open.values().forEach(answer -> answer.cancel(true));
    }

    @Override
    public String toString() {
        return entry.toString();
    }
}
