// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven.pom;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Remedy;
import dev.headwater.core.report.RemedyText;
import dev.headwater.core.report.RemedyWords;
import dev.headwater.host.HostRemedies;
import java.util.Optional;

/**
 * The words of remedies in a build: logins and proxies are servers and proxies of {@code settings.xml}; certificates
 * are variables of the environment.
 */
class PomRemedies implements RemedyWords {
    private final RemedyText plain = new RemedyText();
    private final HostRemedies host = new HostRemedies();

    @Override
    public String of(Remedy remedy, IndexFault fault, Optional<IndexId> index) {
        String words = plain.of(remedy, fault, index);
        return switch (remedy.action()) {
            case GIVE_LOGIN, RENEW_LOGIN, ASK_FOR_ACCESS -> words + ": " + login(remedy.subject(), index);
            case GIVE_PROXY_LOGIN -> words + ": <username> and <password> of the <proxy> in settings.xml";
            case CHECK_PROXY -> words + ", with <nonProxyHosts> of the <proxy> in settings.xml";
            case CHECK_NETWORK, CHECK_PORT -> words + " (<proxies> of settings.xml)";
            case GO_ONLINE -> "build once with the network, without --offline";
            default -> host.of(remedy, fault, index);
        };
    }

    private static String login(String origin, Optional<IndexId> index) {
        return index.map(id -> "in settings.xml a <server> with the id " + ServerId.of(id.value())
                        + ", its <username> and <password>, and <configuration><origin>" + origin
                        + "</origin></configuration>; or an entry for its host in .netrc")
                .orElse("an entry for its host in .netrc");
    }

    /** Those for whoever wrote the policy in the POM: keys are elements. */
    static final class OfPomPolicy extends PomRemedies {
        @Override
        public String of(Remedy remedy, IndexFault fault, Optional<IndexId> index) {
            String subject = remedy.subject();
            return switch (remedy.action()) {
                case NAME_KNOWN_PROJECT ->
                    "give the index a <knownProject>: only then does its <alsoAbsent> count with a login";
                case CHECK_KNOWN_PROJECT -> super.of(remedy, fault, index).replace("known-project", "<knownProject>");
                case NAME_ABSENT_REDIRECTS ->
                    super.of(remedy, fault, index)
                            .replace(
                                    "set absent-redirects = [\"" + subject + "\"]",
                                    "write <absentRedirects><url>" + subject + "</url></absentRedirects>");
                case MAKE_SIMPLE -> "give the index <kind>simple</kind>";
                case DECLARE_MIRRORS_COMPLETE ->
                    "if every mirror has all of the index, write <mirrorsComplete>true</mirrorsComplete>";
                case ENCRYPT -> "use https, or write <allowInsecure>true</allowInsecure> for this index";
                case NAME_FILE_HOST -> "if that is meant, name the host " + subject + " in <fileHosts>";
                case WRITE_ADDRESS -> super.of(remedy, fault, index).replace("file-hosts", "<fileHosts>");
                case RAISE_TIMEOUT -> "if it is only slow, raise <timeout> for this index";
                default -> super.of(remedy, fault, index);
            };
        }
    }
}
