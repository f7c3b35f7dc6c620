// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.index;

import dev.headwater.api.index.FaultDetail;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.http.cache.AnswerFacts;
import dev.headwater.http.cache.AnswerSource;
import dev.headwater.http.cache.Freshness;
import dev.headwater.http.cache.SourceResult;
import dev.headwater.http.cache.StoredAnswer;
import dev.headwater.http.fetch.FetchResult;
import dev.headwater.http.fetch.FetchResult.Answered;
import dev.headwater.http.page.FlatPage;
import dev.headwater.http.page.UnreadablePageException;
import dev.headwater.http.redirect.PageRedirects;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks one location for its flat page: any status but 200 says nothing about any project. */
final class FlatSource implements AnswerSource<FlatListing>, Pages.Meaning<FlatListing> {
    private final IndexEntry entry;
    private final Location location;
    private final Connections connections;

    FlatSource(IndexEntry entry, Location location, Connections connections) {
        this.entry = entry;
        this.location = location;
        this.connections = connections;
    }

    @Override
    public CompletableFuture<SourceResult<FlatListing>> ask(Optional<AnswerFacts> kept) {
        return Pages.ask(
                connections,
                Pages.fetch(location.url(), location.site()).redirects(PageRedirects.ofFlatPage(location.url())),
                kept,
                this);
    }

    @Override
    public SourceResult<FlatListing> of(Pages.Response response) {
        return response.reply().accept(new FetchResult.Visitor<>() {
            @Override
            public SourceResult<FlatListing> answered(Answered answer) {
                return answer.status() == Pages.OK ? page(answer, response) : unavailable(answer.fault());
            }

            @Override
            public SourceResult<FlatListing> redirectedAway(FetchResult.RedirectedAway redirect) {
                return unavailable(
                        IndexFault.of(IndexFault.Kind.REDIRECT, location.url(), "a redirect that leads away"));
            }

            @Override
            public SourceResult<FlatListing> failed(FetchResult.Failed failure) {
                return unavailable(failure.fault());
            }
        });
    }

    private SourceResult<FlatListing> page(Answered answer, Pages.Response response) {
        if (!answer.complete()) {
            // What a page that was cut off no longer lists would be taken for absent.
            return unavailable(Pages.fault(
                    answer,
                    IndexFault.Kind.CONTENT,
                    new FaultDetail.Quoted(
                            "a page of which nobody can tell whether it is whole: its length is not said"),
                    Optional.of(Remedy.of(Remedy.Action.SEND_LENGTH))));
        }
        try {
            FlatPage page = FlatPage.read(Pages.text(answer));
            Freshness freshness = freshness(response);
            AnswerFacts facts = Pages.facts(answer, location.url(), response, freshness);
            return SourceResult.of(
                    new FlatListing.Listed(page, response.answered()), StoredAnswer.of(facts, page.pack()), freshness);
        } catch (UnreadablePageException e) {
            return unavailable(Pages.unreadable(answer, e));
        }
    }

    /** Whatever the page does not list is absent, and no absence is believed for longer than the policy lets it. */
    @Override
    public Freshness freshness(Pages.Response response) {
        Freshness said = Pages.Meaning.super.freshness(response);
        Instant latest = response.answered().plus(entry.absentMaxAge());
        return said.until().isBefore(latest) ? said : new Freshness(said.mayBeKept(), latest);
    }

    private static SourceResult<FlatListing> unavailable(IndexFault fault) {
        return new SourceResult.Passing<>(new FlatListing.Unavailable(fault));
    }

    @Override
    public Optional<FlatListing> read(StoredAnswer answer) {
        try {
            return Optional.of(new FlatListing.Listed(
                    FlatPage.unpack(answer.body()), answer.facts().fetchedAt()));
        } catch (UnreadablePageException e) {
            return Optional.empty();
        }
    }

    @Override
    public FlatListing unavailableOffline() {
        return new FlatListing.Unavailable(Pages.offline(location.url()));
    }

    @Override
    public void usesStaleAbsence(AnswerFacts absence) {
        throw new IllegalStateException("a flat page is never kept as absent");
    }
}
