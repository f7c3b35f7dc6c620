// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.people;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayScope;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.text.Shown;
import dev.headwater.gateway.page.Decision;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The words of the pages. */
final class PeopleWords {
    private static final int LONGEST = 500;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private PeopleWords() {}

    static String shown(String text) {
        return Shown.masked(text, LONGEST);
    }

    static String time(Instant time) {
        return TIME.format(time);
    }

    /** {@return the class of what an index said} */
    static String style(Ownership.Answer answer) {
        return switch (answer) {
            case PRESENT -> "good";
            case ABSENT -> "none";
            case UNAVAILABLE -> "bad";
        };
    }

    /** {@return the class of what an installer gets} */
    static String style(Decision.Outcome outcome) {
        return switch (outcome) {
            case SERVED -> "good";
            case REFUSED -> "held";
            case ABSENT -> "none";
            case UNAVAILABLE -> "bad";
        };
    }

    static String answer(Decision decision) {
        return switch (decision.outcome()) {
            case SERVED -> count(decision.fileCount(), "file");
            case REFUSED -> "no files";
            case ABSENT -> "absent (404)";
            case UNAVAILABLE -> "unavailable (504)";
        };
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    static String supplier(Ownership record) {
        if (record.owner().isEmpty()) {
            return record.failure().isPresent() ? "not known" : "nobody";
        }
        return record.owner().get() + rule(record.rule());
    }

    private static String rule(OwnerRule rule) {
        return switch (rule) {
            case ORDER -> ", in order";
            case PIN -> ", pinned";
            case RESERVED -> ", reserved";
            case DIRECT_URL, OWN_PROJECT -> "";
        };
    }

    static DecisionRow row(Decision decision) {
        List<String> reasons = decision.reasons();
        return new DecisionRow(
                time(decision.at()),
                decision.name().value(),
                supplier(decision.record()),
                answer(decision),
                style(decision.outcome()),
                decision.isRefusal() && !reasons.isEmpty() ? shown(reasons.get(0)) : "");
    }

    static OverlayRow row(Overlay overlay) {
        OverlayScope scope = overlay.scope();
        String which = scope.versions()
                .map(Object::toString)
                .orElseGet(() -> count(scope.files().size(), "file") + " by hash");
        String before = scope.uploadedBefore()
                .map(at -> ", uploaded before " + time(at))
                .orElse("");
        return new OverlayRow(overlay.id(), overlay.project().value(), shown(which + before), shown(overlay.reason()));
    }

    static String index(Overlay overlay) {
        return overlay.index().map(IndexId::value).orElse("whichever supplies the project");
    }
}
