// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.index;

import dev.headwater.api.asking.Linked;
import dev.headwater.api.index.FaultDetail;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.http.cache.AnswerFacts;
import dev.headwater.http.cache.AnswerFacts.Presence;
import dev.headwater.http.cache.AnswerSource;
import dev.headwater.http.cache.Freshness;
import dev.headwater.http.cache.SourceResult;
import dev.headwater.http.cache.StoredAnswer;
import dev.headwater.http.fetch.Fetch;
import dev.headwater.http.fetch.FetchResult;
import dev.headwater.http.fetch.FetchResult.Answered;
import dev.headwater.http.page.ColumnPage;
import dev.headwater.http.page.ProjectPageReader;
import dev.headwater.http.page.UnreadablePageException;
import dev.headwater.http.redirect.PageRedirects;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Asks one location about one project, and says which of the three answers a response is. */
final class PageSource implements AnswerSource<ProjectAnswer>, Pages.Meaning<ProjectAnswer> {
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final byte[] NOTHING = new byte[0];

    private final IndexEntry entry;
    private final Location location;
    private final ProjectName name;
    private final Connections connections;
    private final Supplier<CompletableFuture<Optional<IndexFault>>> proof;

    /**
     * Prepares to ask.
     *
     * @param proof finds out what speaks against believing an absence of this location, if something does
     */
    PageSource(
            IndexEntry entry,
            Location location,
            ProjectName name,
            Connections connections,
            Supplier<CompletableFuture<Optional<IndexFault>>> proof) {
        this.proof = proof;
        this.entry = entry;
        this.location = location;
        this.name = name;
        this.connections = connections;
    }

    @Override
    public int weight(StoredAnswer answer, ProjectAnswer value) {
        int bytes = answer.bodyLength();
        return value instanceof ProjectAnswer.Present present
                ? (int) Math.min(
                        Integer.MAX_VALUE,
                        (long) bytes + present.page().releases().weight())
                : bytes;
    }

    private String url() {
        return location.base() + name.value() + "/";
    }

    @Override
    public CompletableFuture<SourceResult<ProjectAnswer>> ask(Optional<AnswerFacts> kept) {
        Fetch.Builder fetch = Pages.fetch(url(), location.site())
                .redirects(PageRedirects.ofProject(location.base(), name, entry.absentRedirects()));
        CompletableFuture<SourceResult<ProjectAnswer>> asked = Pages.ask(connections, fetch, kept, this);
        return entry.knownProject().isPresent() ? Linked.cancelling(asked.thenCompose(this::proven), asked) : asked;
    }

    /** An absence that is not believed is not kept either: it would be believed once the location is well again. */
    private CompletableFuture<SourceResult<ProjectAnswer>> proven(SourceResult<ProjectAnswer> reply) {
        return reply.value().filter(ProjectAnswer::isAbsent).isPresent()
                ? proof.get()
                        .thenApply(fault -> fault.map(PageSource::unavailable).orElse(reply))
                : CompletableFuture.completedFuture(reply);
    }

    @Override
    public SourceResult<ProjectAnswer> of(Pages.Response response) {
        return response.reply().accept(new FetchResult.Visitor<>() {
            @Override
            public SourceResult<ProjectAnswer> answered(Answered answer) {
                return status(answer, response);
            }

            @Override
            public SourceResult<ProjectAnswer> redirectedAway(FetchResult.RedirectedAway redirect) {
                return absent(response, false);
            }

            @Override
            public SourceResult<ProjectAnswer> failed(FetchResult.Failed failure) {
                return unavailable(failure.fault());
            }
        });
    }

    private SourceResult<ProjectAnswer> status(Answered answer, Pages.Response response) {
        if (answer.status() == Pages.OK) {
            return page(answer, response);
        } else if (answer.status() == NOT_FOUND || answer.status() == GONE) {
            return absent(response, answer.authenticated());
        } else if (!entry.alsoAbsent().contains(answer.status())) {
            return unavailable(answer.fault());
        } else if (answer.authenticated() && entry.knownProject().isEmpty()) {
            // Lost rights look the same as a project that is not there.
            IndexFault fault = answer.fault();
            return unavailable(
                    fault.withDetail(toLogin(fault)).withRemedy(Remedy.of(Remedy.Action.NAME_KNOWN_PROJECT)));
        }
        return absent(response, answer.authenticated());
    }

    private static FaultDetail toLogin(IndexFault fault) {
        return fault.detail() instanceof FaultDetail.Status status
                ? new FaultDetail.Status(status.code(), status.title(), true)
                : fault.detail();
    }

    private SourceResult<ProjectAnswer> page(Answered answer, Pages.Response response) {
        try {
            ColumnPage page = ProjectPageReader.read(Pages.text(answer), name);
            Freshness freshness = freshness(response);
            AnswerFacts facts = Pages.facts(answer, url(), response, freshness);
            return SourceResult.of(new ProjectAnswer.Present(page), StoredAnswer.of(facts, page.pack()), freshness);
        } catch (UnreadablePageException e) {
            return unavailable(Pages.unreadable(answer, e));
        }
    }

    private SourceResult<ProjectAnswer> absent(Pages.Response response, boolean authenticated) {
        Freshness freshness = Freshness.ofAbsence(
                response.headers()::value, response.asked(), response.answered(), entry.absentMaxAge());
        AnswerFacts facts = new AnswerFacts(
                Presence.ABSENT,
                url(),
                Optional.empty(),
                Optional.empty(),
                response.answered(),
                freshness.until(),
                authenticated);
        return SourceResult.of(provenAbsence(), StoredAnswer.of(facts, NOTHING), freshness);
    }

    /** Neither handed on nor kept before it is proven. */
    private ProjectAnswer provenAbsence() {
        return new ProjectAnswer.Absent(entry.knownProject().isPresent());
    }

    private static SourceResult<ProjectAnswer> unavailable(IndexFault fault) {
        return new SourceResult.Passing<>(new ProjectAnswer.Unavailable(fault));
    }

    @Override
    public Optional<ProjectAnswer> read(StoredAnswer answer) {
        if (answer.facts().presence() == Presence.ABSENT) {
            // That of the known project is never believed, whoever kept it.
            return entry.knownProject().equals(Optional.of(name)) ? Optional.empty() : Optional.of(provenAbsence());
        }
        try {
            return Optional.of(new ProjectAnswer.Present(ColumnPage.unpack(answer.bytes(), answer.bodyStart(), name)));
        } catch (UnreadablePageException e) {
            return Optional.empty();
        }
    }

    @Override
    public ProjectAnswer unavailableOffline() {
        return new ProjectAnswer.Unavailable(Pages.offline(url()));
    }

    @Override
    public void usesStaleAbsence(AnswerFacts absence) {
        Instant answeredAt = absence.fetchedAt();
        connections.staleAbsence().believed(entry.id(), name, answeredAt);
    }
}
