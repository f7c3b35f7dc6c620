// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host.login;

import dev.headwater.api.index.Credential;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The login of an index in the environment: {@code HEADWATER_INDEX_<ID>_USERNAME} and {@code …_PASSWORD}, or
 * {@code …_TOKEN}, together with {@code …_ORIGIN}.
 *
 * <p>Ids are chosen by who writes a policy. Without the origin a policy from elsewhere could call its own host by the
 * id of another index, and would be sent the login.
 *
 * @param credential the login
 * @param origins where it may be sent: more than one where an index has mirrors
 */
record EnvironmentLogin(Credential credential, List<Origin> origins) {
    /**
     * {@return the login of an index}
     *
     * @throws IllegalArgumentException if its variables do not fit together; the message names them, never their values
     */
    static Optional<EnvironmentLogin> of(IndexId index, Map<String, String> environment) {
        String prefix = variable(index, "");
        String user = environment.getOrDefault(prefix + "USERNAME", "");
        String password = environment.getOrDefault(prefix + "PASSWORD", "");
        String token = environment.getOrDefault(prefix + "TOKEN", "");
        if (user.isEmpty() && password.isEmpty() && token.isEmpty()) {
            return Optional.empty();
        }
        if (!token.isEmpty() && !(user + password).isEmpty()) {
            throw new IllegalArgumentException(prefix + "TOKEN and " + prefix
                    + (user.isEmpty() ? "PASSWORD" : "USERNAME") + " contradict each other: unset one");
        }
        if (token.isEmpty() && user.isEmpty()) {
            throw new IllegalArgumentException(prefix + "PASSWORD needs " + prefix + "USERNAME");
        }
        List<Origin> origins = origins(prefix + "ORIGIN", environment);
        try {
            Credential credential = token.isEmpty() ? Credential.basic(user, password) : Credential.bearer(token);
            return Optional.of(new EnvironmentLogin(credential, origins));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the login in " + prefix + "…: " + e.getMessage(), e);
        }
    }

    /** {@return the name of a variable of an index} */
    static String variable(IndexId index, String end) {
        return LoginVariables.of(index).prefix() + end;
    }

    private static List<Origin> origins(String variable, Map<String, String> environment) {
        List<Origin> origins = new ArrayList<>();
        for (String text : environment.getOrDefault(variable, "").split("[, ]", -1)) {
            if (!text.isEmpty()) {
                try {
                    origins.add(Origin.parse(text));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(variable + ": " + e.getMessage(), e);
                }
            }
        }
        if (origins.isEmpty()) {
            throw new IllegalArgumentException(variable
                    + " is not set: it says where the login may be sent, such as https://packages.example.org");
        }
        return List.copyOf(origins);
    }
}
