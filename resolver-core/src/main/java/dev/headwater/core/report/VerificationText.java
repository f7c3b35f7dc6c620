// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.lock.Difference;
import dev.headwater.api.lock.DifferenceKind;
import dev.headwater.api.lock.Verification;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.Spelling;
import dev.headwater.api.text.UrlSecrets;
import java.util.ArrayList;
import java.util.List;

/** What a verification found, as clauses without capital and full stop; nothing in them is hidden or secret. */
final class VerificationText {
    /** The code of what could not be found out. */
    static final String NOT_CHECKED = "not-checked";

    private final Difference difference;

    private VerificationText(Difference difference) {
        this.difference = difference;
    }

    /** {@return what it is about, and what is otherwise: {@code six: public supplied it, and now ours does (order)}} */
    static String of(Difference difference) {
        String about = difference
                .name()
                .map(name -> name + ": ")
                .or(() -> difference.index().map(index -> index + ": "))
                .orElse("");
        return shown(about + new VerificationText(difference).clause());
    }

    /** {@return what was not checked, and why} */
    static String of(Verification.Unchecked unchecked) {
        String about = unchecked.name() + ": "
                + unchecked.file().map(file -> file + ": ").orElse("");
        String why = unchecked
                .fault()
                .map(fault -> unchecked.index().map(IndexId::value).orElse("its place") + " " + verb(fault) + ": "
                        + FaultText.of(fault))
                .orElse(
                        unchecked.file().isPresent()
                                ? "the hashes that the lock has of it could not all be compared, or none is strong"
                                : "the lock does not say which index supplies it");
        return shown(about + why);
    }

    private static String verb(IndexFault fault) {
        return switch (fault.kind().reach()) {
            case NOT_ASKED -> "was not asked";
            case SILENT -> "did not answer";
            case ANSWERED -> "gave no answer";
        };
    }

    /** {@return how much was compared, and what came of it: {@code 6 packages, 9 names: as locked}} */
    static String summary(Verification found) {
        List<String> counts = new ArrayList<>();
        for (DifferenceKind.Severity severity : DifferenceKind.Severity.values()) {
            count(counts, found.count(severity), Spelling.of(severity));
        }
        if (!found.unchecked().isEmpty()) {
            counts.add(found.unchecked().size() + " not checked");
        }
        return plural(found.packages(), "package") + ", " + plural(found.names(), "name") + ": "
                + (counts.isEmpty() ? "as locked" : String.join(", ", counts));
    }

    private static void count(List<String> counts, long count, String word) {
        if (count > 0) {
            counts.add(plural(count, word));
        }
    }

    private static String plural(long count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }

    private static String shown(String text) {
        return Shown.text(UrlSecrets.masked(text));
    }

    private String clause() {
        return switch (difference.kind()) {
            case OWNER_CHANGED, OWNER_GAINED, OWNER_LOST ->
                was("nobody") + " supplied it, and now " + now("nobody") + " does";
            case RULE_CHANGED -> "the rule by which its owner is found was " + was("") + ", and is " + now("");
            case ASKED_CHANGED -> "what the indexes said was " + was("nothing") + ", and is " + now("nothing");
            case FILE_MISSING -> item() + " is no longer listed";
            case FILE_UNUSABLE -> item() + " cannot be used as it is listed: " + now("");
            case FILE_MOVED -> item() + " was listed at " + was("") + ", and is at " + now("");
            case HASH_CHANGED, PACKAGE_HASH_CHANGED -> item() + " was " + was("") + ", and is " + now("");
            case SIZE_CHANGED -> item() + " had " + was("") + " bytes, and has " + now("");
            case UPLOAD_TIME_CHANGED -> item() + " was uploaded at " + was("") + ", and now " + now("at no time");
            case YANKED -> item() + " is yanked" + because();
            case UNYANKED -> item() + " was yanked, and is so no longer";
            case PROJECT_QUARANTINED -> "the project is quarantined" + because();
            case PROJECT_ARCHIVED -> "the project is archived" + because();
            case PROJECT_DEPRECATED -> "the project is deprecated" + because();
            case PROJECT_ACTIVE -> "the project was " + was("") + ", and is so no longer";
            case PACKAGE_MISSING -> item() + " " + was("") + " provided it, and no package of that name does so now";
            case PACKAGE_VERSION_CHANGED -> item() + " was " + was("") + ", and is " + now("");
            case PACKAGE_UNUSABLE -> item() + " " + was("") + " cannot be used any more: " + now("");
            case PROVIDED_VERSION_CHANGED -> item() + " provided " + was("") + ", and provides " + now("");
            case PURL_CHANGED -> item() + " was " + was("") + ", and is " + now("");
            case REQUIRES_CHANGED -> item() + " required " + was("") + ", and says " + now("");
            case FEED_NEWER -> "what it says is of " + now("") + ", newer than the " + was("") + " of the lock";
            case FEED_OLDER -> "what it says is of " + now("") + ", older than the " + was("") + " of the lock";
            case FEED_CHANGED -> "what it says of its packages had the digest " + was("") + ", and has " + now("");
            case TRUST_LOWERED, TRUST_RAISED -> "what vouches for it was " + was("") + ", and is " + now("");
            case INDEX_GONE -> "the policy has no index at " + was("") + " any more";
            case INDEX_MOVED -> "it was at " + was("") + ", and is at " + now("");
            case INDEX_RENAMED -> "the policy calls it " + now("") + " now";
            case POLICY_CHANGED -> "the policy was " + was("") + ", and is " + now("");
            case OVERLAY_CHANGED ->
                "the overlays that change its metadata were " + was("none") + ", and are " + now("none")
                        + (difference.locked().equals(difference.today()) ? ", which say something else" : "");
            case OVERLAYS_CHANGED -> "the overlays were " + was("") + ", and are " + now("");
            case INSTALLED_MISSING -> item() + " is to provide " + was("") + ", and nothing of it is installed";
            case INSTALLED_VERSION -> item() + " is to provide " + was("") + ", and " + now("") + " is installed";
            case TARGET_REFUSED -> refused();
        };
    }

    private String refused() {
        if (item().equals("packages")) {
            return "several of its entries are for the target at once, which an installer refuses: " + was("");
        }
        return (difference.name().isPresent() ? "it is for " : "the lock is for ")
                + was("")
                + difference.today().map(now -> ", not for " + now).orElse(", not for the target");
    }

    private String item() {
        return difference.item().orElse("");
    }

    private String was(String otherwise) {
        return difference.locked().orElse(otherwise);
    }

    private String now(String otherwise) {
        return difference.today().orElse(otherwise);
    }

    private String because() {
        return difference.today().map(why -> ": " + why).orElse("");
    }
}
