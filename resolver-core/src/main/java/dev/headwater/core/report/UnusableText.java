// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.UnusableCause;

/** The clauses that say why a file cannot be used; their subject is the file. */
final class UnusableText {
    private UnusableText() {}

    static String of(UnusableCause cause, String detail) {
        return switch (cause) {
            case UNRELIABLE -> with("has no reliable metadata without building it", detail);
            case DAMAGED -> with("is damaged as it was published", detail);
            case TOO_LARGE -> with("is too large to be read", detail);
            case METADATA_TOO_LARGE -> with("has announced metadata that is too large", detail);
            case UNREADABLE_METADATA -> with("has metadata that cannot be read", detail);
            case UNREADABLE_REQUIRES_PYTHON -> with("has a Requires-Python that cannot be read", detail);
            case UNREADABLE_REQUIREMENT -> with("has metadata that cannot be used", detail);
            case UNDEFINED_MARKER -> with("has a requirement whose marker cannot be evaluated", detail);
            case NO_METADATA -> detail.isEmpty() ? "has no metadata in it" : "has no " + detail + " in it";
            case OTHER_NAME -> "has no metadata of its name and version in it, but '" + detail + "'";
            case AMBIGUOUS -> with("has metadata in it more than once", detail);
            case NO_REGULAR_FILE -> "has a link or device called " + detail + " in it";
            case CONTRADICTORY -> with("contradicts itself", detail);
            case UNREADABLE_NAME -> with("has a name that cannot be read", detail);
            case UNSUPPORTED_FILE -> "is neither a wheel nor a source distribution";
            case UNSUPPORTED_ARCHIVE -> "is an archive of a kind that is not read; only .tar.gz and .zip are";
            case LISTING -> listed(detail);
            case NO_FILE -> "has no file";
            case NOT_RECORDED -> "was not recorded";
            case NO_CONTENT -> "cannot be read, for the index reads no files";
            case OTHER -> detail;
        };
    }

    static String of(ContentAnswer.Unreadable answer) {
        return "it " + of(answer.cause(), answer.detail());
    }

    static String of(ListingFault fault) {
        return switch (fault) {
            case HASH_NO_TEXT -> "is listed with a hash that is no text";
            case MALFORMED_HASH -> "is listed with a hash that is none";
            case HASHES_NO_OBJECT -> "is listed with hashes that are no object";
            case TOO_MANY_HASHES -> "is listed with more hashes than are read";
            case CONFLICTING_HASHES -> "is listed with two different hashes of one algorithm";
            case OTHER -> "is listed in a way by which it may not be used";
        };
    }

    private static String listed(String name) {
        for (ListingFault fault : ListingFault.values()) {
            if (fault.name().equals(name)) {
                return of(fault);
            }
        }
        return of(ListingFault.OTHER);
    }

    private static String with(String clause, String detail) {
        return detail.isEmpty() ? clause : clause + ": " + detail;
    }
}
