// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Remedy;
import dev.headwater.core.report.RemedyText;
import dev.headwater.core.report.RemedyWords;
import dev.headwater.host.login.LoginVariables;
import java.util.Optional;

/**
 * The words of remedies where a machine is asked as here: variables of the environment, {@code .netrc} and the policy
 * file by their names.
 *
 * <pre>{@code
 * System.err.print(ResolutionReport.of(outcome).withHints(new HintText(new HostRemedies())).messages());
 * }</pre>
 *
 * @since 0.1.0
 */
public final class HostRemedies implements RemedyWords {
    private final RemedyText others = new RemedyText();

    /** Makes the words. */
    public HostRemedies() {}

    @Override
    public String of(Remedy remedy, IndexFault fault, Optional<IndexId> index) {
        String words = others.of(remedy, fault, index);
        return switch (remedy.action()) {
            case GIVE_LOGIN, RENEW_LOGIN, ASK_FOR_ACCESS -> words + ": " + login(remedy.subject(), index);
            case GIVE_PROXY_LOGIN ->
                words + " in its URL, user and password before its host, in HTTPS_PROXY, HTTP_PROXY or ALL_PROXY";
            case CHECK_PROXY -> words + ", with NO_PROXY";
            case CHECK_NETWORK, CHECK_PORT -> words + " (HTTPS_PROXY, HTTP_PROXY, ALL_PROXY)";
            case TRUST_AUTHORITY -> words + ", with SSL_CERT_FILE";
            case GIVE_CERTIFICATE -> words + ", with SSL_CLIENT_CERT";
            case MEND_CERTIFICATES -> words + ": SSL_CERT_FILE, SSL_CLIENT_CERT";
            default -> words;
        };
    }

    private static String login(String origin, Optional<IndexId> index) {
        String netrc = "an entry for its host in .netrc";
        return index.map(id -> "in the environment " + LoginVariables.of(id).clause(origin) + "; or " + netrc)
                .orElse(netrc);
    }
}
