// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.lock;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import java.util.Optional;

/**
 * A project that somebody else supplies than when the lock was made.
 *
 * @param name the project
 * @param before who supplied it; empty for nobody, and for a URL that the request named
 * @param ruleBefore the rule that decided that
 * @param now who supplies it today; empty for nobody, and for a URL that the request names
 * @param rule the rule that decides it today
 * @since 0.1.0
 */
public record OwnerChange(
        ProjectName name, Optional<IndexId> before, OwnerRule ruleBefore, Optional<IndexId> now, OwnerRule rule) {
    /** {@return the change as a sentence without its end} */
    @Override
    public String toString() {
        return name + ": " + supplier(before, ruleBefore) + " supplied it, and now " + supplier(now, rule) + " does";
    }

    /** {@return who supplied it, for people} */
    public String textBefore() {
        return supplier(before, ruleBefore);
    }

    /** {@return who supplies it today, for people} */
    public String textNow() {
        return supplier(now, rule);
    }

    private static String supplier(Optional<IndexId> index, OwnerRule rule) {
        return index.map(IndexId::value).orElse(rule == OwnerRule.DIRECT_URL ? "a URL of the request" : "nobody");
    }
}
