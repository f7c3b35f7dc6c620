// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import dev.headwater.api.index.FaultDetail;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexFault.Kind;
import dev.headwater.api.index.Origin;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.index.Remedy.Action;
import dev.headwater.api.text.Shown;
import java.util.Optional;

/**
 * Tells which fault a status is, and what a person can do about it. The same status of a page and of a file is another
 * fault: where a file is asked for, the index has answered already, and what may be wrong is the link on its page.
 */
final class StatusFault {
    private StatusFault() {}

    static IndexFault of(FetchResult.Answered answer) {
        FaultDetail detail = new FaultDetail.Status(answer.status(), answer.problem(), false);
        IndexFault fault = IndexFault.of(kind(answer), location(answer), detail.masked(answer::masked))
                .withStatus(answer.status())
                .after(answer.attempts());
        return remedy(answer).map(fault::withRemedy).orElse(fault);
    }

    private static String location(FetchResult.Answered answer) {
        return answer.masked(Shown.url(answer.url()));
    }

    private static Kind kind(FetchResult.Answered answer) {
        return switch (answer.status()) {
            case 404, 410 -> isOfFile(answer) ? Kind.BROKEN_LINK : Kind.STATUS;
            case 407 -> Kind.PROXY;
            default -> Kind.STATUS;
        };
    }

    private static boolean isOfFile(FetchResult.Answered answer) {
        return answer.purpose() != Fetch.Purpose.PAGE;
    }

    private static Optional<Remedy> remedy(FetchResult.Answered answer) {
        return switch (answer.status()) {
            case 401 -> Optional.of(login(answer, Action.RENEW_LOGIN));
            case 403 -> Optional.of(login(answer, Action.ASK_FOR_ACCESS));
            case 404, 410 ->
                Optional.of(
                        isOfFile(answer)
                                ? Remedy.of(Action.MEND_LINK, location(answer))
                                : Remedy.of(Action.CHECK_LOCATION));
            case 407 -> Optional.of(Remedy.of(Action.GIVE_PROXY_LOGIN));
            case 408, 425, 429 -> Optional.of(Remedy.of(Action.ASK_LESS_OFTEN));
            case 500, 502, 503, 504 -> Optional.of(Remedy.of(Action.TRY_LATER));
            default -> Optional.empty();
        };
    }

    /** A login is only ever sent to the origin of the index: for a file elsewhere, none that is given would help. */
    private static Remedy login(FetchResult.Answered answer, Action ofLoginThatWasSent) {
        String origin = Origin.parse(answer.url()).toString();
        if (answer.authenticated()) {
            return Remedy.of(ofLoginThatWasSent, origin);
        }
        return Remedy.of(isOfFile(answer) && answer.strayed() ? Action.MEND_LINK_TO_LOGIN : Action.GIVE_LOGIN, origin);
    }
}
