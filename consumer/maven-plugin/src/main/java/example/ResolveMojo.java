// SPDX-License-Identifier: Apache-2.0
package example;

import dev.headwater.api.index.Credential;
import dev.headwater.api.index.CredentialProvider;
import dev.headwater.api.index.Origin;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.host.HostNetwork;
import dev.headwater.host.HostResolver;
import dev.headwater.host.Machine;
import dev.headwater.http.ProxySettings;
import dev.headwater.http.store.CacheMode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Resolves requirements for this machine's Python by the project's policy, and writes down what was chosen. */
@Mojo(name = "resolve", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, threadSafe = true)
public final class ResolveMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project.basedir}", readonly = true)
    private File folder;

    @Parameter(defaultValue = "headwater.toml")
    private String policy;

    @Parameter(required = true)
    private List<String> requirements;

    @Parameter(defaultValue = "${project.build.directory}/requirements.txt")
    private File output;

    private final SettingsDecrypter decrypter;

    @Inject
    ResolveMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Machine machine = Machine.current().withDirectory(folder.toPath());
        try (HostNetwork network = network(machine);
                HostResolver host = HostResolver.builder(machine)
                        .policyFile(Path.of(policy))
                        .network(network)
                        .open()) {
            ResolutionRequest.Builder request = ResolutionRequest.builder(host.target());
            requirements.forEach(request::require);
            ResolutionOutcome outcome = host.resolver().resolve(request.build());
            if (!(outcome instanceof ResolutionOutcome.Resolved resolved)) {
                throw new MojoFailureException(outcome.toString());
            }
            Files.createDirectories(output.toPath().getParent());
            Files.write(output.toPath(), resolved.packages().stream().map(ResolveMojo::line).toList());
            getLog().info(resolved.packages().size() + " packages for " + host.target());
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException(output + " cannot be written", e);
        }
    }

    private static String line(PinnedPackage pinned) {
        return pinned.name() + "==" + pinned.version();
    }

    /** What the build's settings say goes before what the machine says. */
    private HostNetwork network(Machine machine) {
        HostNetwork.Builder network = HostNetwork.builder(machine).credentials(logins()).onTrouble(getLog()::warn);
        Proxy proxy = session.getSettings().getActiveProxy();
        if (proxy != null) {
            String url = proxy.getProtocol() + "://" + proxy.getHost() + ":" + proxy.getPort();
            ProxySettings.Builder proxies = ProxySettings.builder().http(url).https(url);
            if (proxy.getNonProxyHosts() != null) {
                proxies.direct(List.of(proxy.getNonProxyHosts().replace("*.", ".").split("[|,]")));
            }
            network.proxies(proxies.build());
        }
        return network.mode(session.isOffline() ? CacheMode.OFFLINE : CacheMode.NORMAL).build();
    }

    /** A server of the settings is a login of ours if its configuration says which origin it is for. */
    private CredentialProvider logins() {
        CredentialProvider logins = CredentialProvider.none();
        for (Server server : session.getSettings().getServers()) {
            if (server.getConfiguration() instanceof Xpp3Dom dom && dom.getChild("origin") != null) {
                Server clear = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server)).getServer();
                Credential login = Credential.basic(clear.getUsername(), clear.getPassword());
                logins = logins.orElse(CredentialProvider.bound(Origin.parse(dom.getChild("origin").getValue()), login));
            }
        }
        return logins;
    }
}
