// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import dev.headwater.http.ProxySettings;
import dev.headwater.http.TlsSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says about the way to the network: the variables that curl, pip and uv read, too.
 *
 * <p>Values are not repeated in messages: a proxy's may hold a password.
 *
 * @since 0.1.0
 */
public final class NetworkSettings {
    private static final String AUTHORITIES = "SSL_CERT_FILE";
    private static final String CLIENT_CERTIFICATE = "SSL_CLIENT_CERT";

    private NetworkSettings() {}

    /**
     * {@return the proxies: {@code HTTP_PROXY}, {@code HTTPS_PROXY}, for either {@code ALL_PROXY}, and
     * {@code NO_PROXY}, each in lower case before upper case}
     *
     * <p>{@code HTTP_PROXY} in upper case counts for nothing in a program that a web server started: there a header of
     * a request can set it. {@code NO_PROXY} separates hosts by commas or spaces.
     *
     * @throws InvalidMachineException if one is no proxy that can be used; the message names the variable
     */
    public static ProxySettings proxies(Machine machine) {
        boolean byWebServer = machine.environment().containsKey("REQUEST_METHOD");
        ProxySettings.Builder settings = ProxySettings.builder();
        set(settings::http, machine, byWebServer ? List.of("http_proxy") : List.of("http_proxy", "HTTP_PROXY"));
        set(settings::https, machine, List.of("https_proxy", "HTTPS_PROXY"));
        String direct = first(machine, List.of("no_proxy", "NO_PROXY"));
        if (direct != null) {
            settings.direct(List.of(machine.variable(direct).split("[, \t]", -1)));
        }
        return settings.build();
    }

    private static void set(Consumer<String> setting, Machine machine, List<String> variables) {
        String found = first(machine, variables);
        String variable = found != null ? found : first(machine, List.of("all_proxy", "ALL_PROXY"));
        if (variable != null) {
            try {
                setting.accept(machine.variable(variable));
            } catch (IllegalArgumentException e) {
                throw InvalidMachineException.ofVariable(variable, variable + ": " + e.getMessage(), e);
            }
        }
    }

    /**
     * {@return whom to trust and what to show: {@code SSL_CERT_FILE} names certificates in PEM that are trusted besides
     * those that Java trusts, {@code SSL_CLIENT_CERT} a certificate in PEM with its key}
     *
     * @throws InvalidMachineException if a file cannot be read; the message names the variable
     */
    public static TlsSettings tls(Machine machine) {
        TlsSettings.Builder settings = TlsSettings.builder();
        read(settings::authorities, machine, AUTHORITIES);
        read(settings::clientCertificate, machine, CLIENT_CERTIFICATE);
        return settings.build();
    }

    private static void read(Consumer<Path> setting, Machine machine, String variable) {
        String value = machine.variable(variable);
        if (value.isBlank()) {
            return;
        }
        try {
            setting.accept(machine.directory().resolve(value));
        } catch (InvalidPathException e) {
            throw InvalidMachineException.ofVariable(variable, variable + " is no path", e);
        } catch (IllegalArgumentException e) {
            throw InvalidMachineException.ofVariable(variable, variable + ": " + e.getMessage(), e);
        }
    }

    /** {@return the first of the variables that says something; null if none does} */
    private static @Nullable String first(Machine machine, List<String> variables) {
        for (String variable : variables) {
            if (!machine.variable(variable).isBlank()) {
                return variable;
            }
        }
        return null;
    }
}
