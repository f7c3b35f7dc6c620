// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven.build;

import dev.headwater.api.index.Credential;
import dev.headwater.api.index.CredentialProvider;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Origin;
import dev.headwater.api.policy.AuthenticationMode;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.host.IndexOrigins;
import dev.headwater.maven.pom.ServerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The logins of indexes that the settings have: of the server {@code headwater-ID}, with the origins that its
 * configuration names. Without an origin none is used: whoever writes a POM chooses the ids of its indexes, and could
 * draw a login to a host of theirs.
 */
final class SettingsLogins extends CredentialProvider {
    private static final String ORIGIN = "origin";

    private final List<Server> servers;
    private final SettingsDecrypter decrypter;
    private final Map<IndexId, Login> found = new ConcurrentHashMap<>();

    private record Login(List<Origin> origins, Credential credential) {}

    SettingsLogins(List<Server> servers, SettingsDecrypter decrypter) {
        this.servers = List.copyOf(servers);
        this.decrypter = decrypter;
    }

    /**
     * Finds the logins of the indexes of a policy, before one is asked without its own and says that it has nothing.
     *
     * @throws InvalidSettingsException if one cannot be used, or is for another origin
     */
    void find(IndexPolicy policy) {
        for (IndexEntry entry : policy.indexes()) {
            List<Origin> origins = IndexOrigins.of(entry);
            boolean mayNeedLogin = !origins.isEmpty()
                    && entry.role() != IndexRole.DISABLED
                    && entry.authenticate() != AuthenticationMode.NEVER;
            if (mayNeedLogin) {
                server(entry.id()).ifPresent(server -> find(entry.id(), origins.get(0), server));
            }
        }
    }

    private Optional<Server> server(IndexId index) {
        String id = ServerId.of(index.value());
        return servers.stream().filter(server -> id.equals(server.getId())).findFirst();
    }

    private void find(IndexId index, Origin origin, Server server) {
        Login login = found.computeIfAbsent(index, unknown -> login(server));
        if (!login.origins().contains(origin)) {
            throw fault(
                    server,
                    "is for " + login.origins().get(0) + " by its <origin>, and the index '" + index + "' is at "
                            + origin + ": its login is sent nowhere else");
        }
    }

    private Login login(Server server) {
        List<Origin> origins = origins(server);
        SettingsDecryptionResult clear = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        if (!clear.getProblems().isEmpty()) {
            throw fault(
                    server,
                    "has a password that cannot be decrypted: see the master password in settings-security.xml, and"
                            + " mvn --encrypt-password");
        }
        String user = text(clear.getServer().getUsername());
        String password = text(clear.getServer().getPassword());
        if (password.isEmpty()) {
            throw fault(server, "has no <password>");
        }
        try {
            return new Login(origins, user.isEmpty() ? Credential.bearer(password) : Credential.basic(user, password));
        } catch (IllegalArgumentException e) {
            throw fault(server, "has a login that cannot be sent: " + e.getMessage());
        }
    }

    private static List<Origin> origins(Server server) {
        List<Origin> origins = new ArrayList<>();
        if (server.getConfiguration() instanceof Xpp3Dom dom) {
            for (Xpp3Dom origin : dom.getChildren(ORIGIN)) {
                try {
                    origins.add(Origin.parse(text(origin.getValue()).strip()));
                } catch (IllegalArgumentException e) {
                    throw fault(server, "has an <origin> that is none: " + e.getMessage());
                }
            }
        }
        if (origins.isEmpty()) {
            throw fault(
                    server,
                    "does not say where its login may be sent: give it"
                            + " <configuration><origin>https://packages.example.org</origin></configuration>");
        }
        return List.copyOf(origins);
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private static InvalidSettingsException fault(Server server, String problem) {
        return new InvalidSettingsException("the server '" + server.getId() + "' in settings.xml " + problem);
    }

    @Override
    public Optional<Credential> credential(IndexId index, Origin origin) {
        return Optional.ofNullable(found.get(index))
                .filter(login -> login.origins().contains(origin))
                .map(Login::credential);
    }
}
