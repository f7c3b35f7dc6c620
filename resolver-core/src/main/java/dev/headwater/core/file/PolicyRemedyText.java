// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.policy.PolicyRemedy;
import java.util.Locale;

/** What mends a fault of a policy, for whoever wrote it as a file. */
final class PolicyRemedyText {
    private PolicyRemedyText() {}

    static String of(PolicyRemedy remedy) {
        return switch (remedy.action()) {
            case ADD_INDEX -> "add at least one [[index]]";
            case LEAVE_OUT -> "remove the key";
            case USE_URL_OR_LOCAL_KIND -> "write one, or use kind = \"directory\" or \"recording\" with path";
            case KEEP_CREDENTIALS_APART ->
                "remove them and use .netrc, the environment (HEADWATER_INDEX_"
                        + remedy.subject().toUpperCase(Locale.ROOT).replace('-', '_')
                        + "_TOKEN with _ORIGIN) or a credential provider";
            case USE_HTTPS_OR_ALLOW_INSECURE -> "use https, or set allow-insecure = true";
            case USE_HTTPS_OR_SIGNED_BY -> "use https, or write signed-by = \"keys.pgp\"";
            case USE_HTTPS -> "use https";
            case SIGNED_BY_OR_ALLOW_UNSIGNED ->
                "write signed-by = \"keys.pgp\", or set allow-unsigned = true for the index";
            case LEAVE_OUT_OR_DISABLE -> "leave allow out, or use role = \"disabled\"";
            case ALLOW_PATTERN -> "add '" + remedy.subject() + "' to allow";
            case LET_OVERLAYS_ADD -> "set may-add = true under [overlays] of the policy to grant it";
            case LET_OVERLAYS_UNYANK -> "set may-unyank = true under [overlays] of the policy to grant it";
        };
    }
}
