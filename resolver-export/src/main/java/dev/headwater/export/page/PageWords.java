// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.page;

import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.text.Spelling;
import dev.headwater.export.inventory.Inventory;
import dev.headwater.export.inventory.Supplier;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The words of a report. */
final class PageWords {
    /** The class of the colour that all share who have none of their own. */
    static final String OTHERS = "o8";

    private static final int COLOURS = 8;
    private static final long THOUSAND = 1000;

    private PageWords() {}

    static String title(String subject) {
        return switch (subject) {
            case Inventory.REQUEST -> "Request";
            case Inventory.LOCK -> "Lock";
            default -> subject;
        };
    }

    static String style(int number) {
        return number < COLOURS ? "o" + number : OTHERS;
    }

    static String shape(Supplier.Kind kind) {
        return switch (kind) {
            case INDEX -> "index";
            case DISTRIBUTOR -> "distributor";
            case PLACE -> "place";
            case UNKNOWN -> "unknown";
        };
    }

    static String kind(Supplier.Kind kind) {
        return switch (kind) {
            case INDEX -> "index";
            case DISTRIBUTOR -> "distributor";
            case PLACE -> "named by the request";
            case UNKNOWN -> "the lock does not say";
        };
    }

    /** {@return how it was decided who supplies something: "not in debian"} */
    static String rule(Optional<OwnerRule> rule, List<Ownership.Asked> asked) {
        if (rule.isEmpty()) {
            return "not recorded";
        }
        return switch (rule.get()) {
            case ORDER -> order(asked);
            case PIN -> "pinned by the policy";
            case RESERVED -> "reserved by the policy";
            case DIRECT_URL -> "the request names it";
            case OWN_PROJECT -> "the project itself";
        };
    }

    private static String order(List<Ownership.Asked> asked) {
        List<String> without = asked.stream()
                .filter(one -> one.answer() == Ownership.Answer.ABSENT)
                .map(one -> one.index().value())
                .toList();
        return without.isEmpty() ? "first in order" : "not in " + String.join(", ", without);
    }

    /** {@return what an index said: "debian: absent"} */
    static String asked(Ownership.Asked asked) {
        return asked.index() + ": " + Spelling.of(asked.answer());
    }

    static String asked(List<Ownership.Asked> asked) {
        return asked.stream().map(PageWords::asked).collect(Collectors.joining(", "));
    }

    /** {@return a size that lies between two: "1.2 MB", "1.2 – 3 MB"; empty where it is not known} */
    static String size(OptionalLong smallest, OptionalLong largest) {
        if (smallest.isEmpty() || largest.isEmpty()) {
            return "";
        }
        String least = size(smallest.getAsLong());
        String most = size(largest.getAsLong());
        return least.equals(most) ? least : least + " – " + most;
    }

    static String size(long bytes) {
        if (bytes < THOUSAND) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        while (value >= THOUSAND && unit < 3) {
            value /= THOUSAND;
            unit++;
        }
        String number = String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
        return number + " " + List.of("kB", "MB", "GB", "TB").get(unit);
    }

    static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
