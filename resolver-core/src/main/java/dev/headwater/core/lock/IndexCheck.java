// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.lock.Difference;
import dev.headwater.api.lock.DifferenceKind;
import dev.headwater.api.lock.LockedPackage;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.text.Spelling;
import java.util.Optional;

/** Holds who supplies a package today against the index that a lock of another tool names. */
final class IndexCheck {
    private final IndexPolicy policy;
    private final LockPlaces places;
    private final Findings findings;

    IndexCheck(IndexPolicy policy, LockPlaces places, Findings findings) {
        this.policy = policy;
        this.places = places;
        this.findings = findings;
    }

    /**
     * {@return whether the index that a lock of another tool names supplies a package today} What is not so is a
     * difference.
     */
    boolean isSame(LockedPackage one, Ownership now) {
        String url = one.index().orElseThrow();
        Optional<IndexId> named = policy.indexes().stream()
                .filter(entry -> trimmed(places.of(entry)).equals(trimmed(url)))
                .map(IndexEntry::id)
                .findFirst();
        if (named.isEmpty()) {
            findings.add(Difference.of(DifferenceKind.INDEX_GONE).of(url).was(url));
        }
        if (named.isPresent() && named.equals(now.owner())) {
            return true;
        }
        Difference difference = Difference.of(
                        now.owner().isPresent() ? DifferenceKind.OWNER_CHANGED : DifferenceKind.OWNER_LOST)
                .about(one.name())
                .was(named.map(IndexId::value).orElse(url));
        findings.add(now.owner()
                .map(owner -> difference.now(owner + " (" + Spelling.of(now.rule()) + ")"))
                .orElse(difference));
        return false;
    }

    /** Tools differ in whether the URL of an index ends with a slash. */
    private static String trimmed(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
