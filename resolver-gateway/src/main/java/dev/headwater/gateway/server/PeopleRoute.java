// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.gateway.page.Decision;
import dev.headwater.gateway.page.Policies;
import dev.headwater.gateway.page.PolicyInForce;
import dev.headwater.gateway.people.PeoplePages;
import dev.headwater.gateway.people.StyleSheet;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpHeader;

/** Answers for the pages that people read. */
final class PeopleRoute {
    private static final String WHY = "/why/";
    private static final String OVERLAY = "/overlay/";
    /** So long a decision is shown as it was made, and nobody asked again. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Policies policies;
    private final Clock clock;
    private final byte[] style = StyleSheet.bytes();

    PeopleRoute(Policies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * Answers, where the path is one of these pages.
     *
     * @param isNear whether whoever asks may know what others asked for
     */
    boolean answer(Reply reply, String path, boolean isNear) {
        if (path.equals("/")) {
            home(reply, isNear);
        } else if (path.equals("/style.css")) {
            reply.with(HttpHeader.CACHE_CONTROL, "max-age=600").bytes(200, "text/css; charset=utf-8", style);
        } else if (path.startsWith(WHY)) {
            why(reply, path.substring(WHY.length()), isNear);
        } else if (path.startsWith(OVERLAY)) {
            overlay(reply, path.substring(OVERLAY.length()));
        } else {
            return false;
        }
        return true;
    }

    private void home(Reply reply, boolean isNear) {
        PolicyInForce force = policies.enter();
        try {
            page(reply, PeoplePages.home(force, policies.refusal(), policies.decisions(), isNear));
        } finally {
            force.leave();
        }
    }

    private void why(Reply reply, String word, boolean isNear) {
        ProjectName name;
        try {
            name = ProjectName.parse(word);
        } catch (InvalidNameException e) {
            reply.text(404, "That is no name of a project.\n");
            return;
        }
        if (!word.equals(name.value())) {
            reply.elsewhere(301, name.value());
            return;
        }
        PolicyInForce force = policies.enter();
        Reply mine = reply.whenOver(force::leave);
        mine.once(
                () -> decision(force, name, isNear),
                Runnable::run,
                last -> page(mine, PeoplePages.why(force, last, isNear ? before(last) : List.of())));
    }

    private CompletableFuture<Decision> decision(PolicyInForce force, ProjectName name, boolean isNear) {
        Optional<Decision> fresh = isNear ? fresh(force, name) : Optional.empty();
        return fresh.map(CompletableFuture::completedFuture)
                .orElseGet(() -> force.pages().decide(name));
    }

    private Optional<Decision> fresh(PolicyInForce force, ProjectName name) {
        return policies.decisions().about(name).stream()
                .findFirst()
                .filter(last -> last.policy().equals(force.digest())
                        && last.at().plus(FRESH).isAfter(clock.instant()));
    }

    private List<Decision> before(Decision last) {
        return policies.decisions().about(last.name()).stream()
                .filter(one -> !one.equals(last))
                .toList();
    }

    private void overlay(Reply reply, String id) {
        PolicyInForce force = policies.enter();
        Reply mine = reply.whenOver(force::leave);
        Optional<Overlay> overlay = force.policy().overlays().asList().stream()
                .filter(one -> one.id().equals(id))
                .findFirst();
        if (overlay.isEmpty()) {
            mine.text(404, "No overlay of that id is in force.\n");
            return;
        }
        mine.once(
                () -> force.effect(overlay.get()),
                Runnable::run,
                effect -> page(mine, PeoplePages.overlay(overlay.get(), effect)));
    }

    private static void page(Reply reply, String html) {
        reply.forPeople().bytes(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }
}
