// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven.pom;

import dev.headwater.api.policy.PolicyRemedy;

/** What mends a fault of a policy, for whoever wrote it in a POM. */
final class PomPolicyRemedy {
    private PomPolicyRemedy() {}

    static String of(PolicyRemedy remedy) {
        return switch (remedy.action()) {
            case ADD_INDEX -> "add at least one <index> to <indexes>";
            case LEAVE_OUT -> "remove the element";
            case USE_URL_OR_LOCAL_KIND ->
                "write one, or use <kind>directory</kind> or <kind>recording</kind> with <path>";
            case KEEP_CREDENTIALS_APART ->
                "remove them, and give a <server> with the id " + ServerId.of(remedy.subject()) + " in settings.xml";
            case USE_HTTPS_OR_ALLOW_INSECURE -> "use https, or write <allowInsecure>true</allowInsecure>";
            case USE_HTTPS_OR_SIGNED_BY -> "use https, or write <signedBy>keys.pgp</signedBy>";
            case USE_HTTPS -> "use https";
            case SIGNED_BY_OR_ALLOW_UNSIGNED ->
                "write <signedBy>keys.pgp</signedBy>, or <allowUnsigned>true</allowUnsigned> for the index";
            case LEAVE_OUT_OR_DISABLE -> "leave <allow> out, or use <role>disabled</role>";
            case ALLOW_PATTERN -> "add '" + remedy.subject() + "' to <allow>";
            case LET_OVERLAYS_ADD -> "grant it in a policy file, as may-add = true under [overlays]";
            case LET_OVERLAYS_UNYANK -> "grant it in a policy file, as may-unyank = true under [overlays]";
        };
    }
}
