// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.redirect;

import dev.headwater.api.index.FaultDetail.Redirect.Refusal;

/**
 * The redirects of files and of their metadata: to any host, but from {@code https} to {@code http} only where a sha256
 * says what is to come.
 */
public enum FileRedirects implements RedirectRule {
    /** A sha256 of what is to come is known. */
    WITH_HASH,
    /** None is known. */
    WITHOUT_HASH;

    @Override
    public Verdict check(String from, String target) {
        boolean loses = from.startsWith("https:") && !target.startsWith("https:");
        return loses && this == WITHOUT_HASH ? Verdict.refuse(Refusal.NOT_ENCRYPTED_NOR_HASHED) : Verdict.FOLLOW;
    }
}
