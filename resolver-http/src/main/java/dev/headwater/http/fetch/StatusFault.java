// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.text.Shown;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says a status as a fault, with what a person can do. */
final class StatusFault {
    private StatusFault() {}

    static IndexFault of(Reply.Answered answer) {
        String received = "status " + answer.status()
                + answer.problem().map(title -> " (" + title + ")").orElse("");
        return new IndexFault(
                answer.masked(Shown.url(answer.url())),
                answer.masked(received),
                answer.attempts(),
                Optional.ofNullable(repair(answer)));
    }

    private static @Nullable String repair(Reply.Answered answer) {
        return switch (answer.status()) {
            case 401 ->
                answer.authenticated()
                        ? "the login that was sent is not accepted: renew it"
                        : "give a login for this origin";
            case 403 ->
                answer.authenticated()
                        ? "the login that was sent may not read this: ask for access"
                        : "give a login for this origin, or ask for access";
            case 404, 410 -> "check the URL of the index";
            case 407 -> "give the proxy's login";
            case 408, 425, 429 -> "ask less often, or later";
            case 500, 502, 503, 504 -> "try again later, or name a mirror";
            default -> null;
        };
    }
}
