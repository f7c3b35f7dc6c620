// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host.login;

import dev.headwater.api.index.Credential;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The logins in a {@code .netrc} file, by the exact names of hosts.
 *
 * <p>The entry {@code default} is passed over: it would send a login to any host that a policy names. Macros are passed
 * over, and so is what is not understood. Of two entries for a host the first one holds, as with curl.
 *
 * @see <a href="https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html">The .netrc file</a>
 */
public final class Netrc {
    private final Map<String, Login> logins = new LinkedHashMap<>();

    private record Login(@Nullable String user, @Nullable String password) {}

    private Netrc() {}

    /** {@return the logins in the text of a file; whatever the text is} */
    public static Netrc parse(String text) {
        Netrc netrc = new Netrc();
        netrc.read(new Words(text));
        return netrc;
    }

    /**
     * {@return the login for a host}
     *
     * @param host in lower case; an IPv6 address with or without brackets
     * @throws IllegalArgumentException if the entry cannot be sent as a login; the message repeats nothing of it
     */
    public Optional<Credential> login(String host) {
        Login login = logins.get(bare(host));
        if (login == null || (login.user == null && login.password == null)) {
            return Optional.empty();
        }
        return Optional.of(
                Credential.basic(login.user == null ? "" : login.user, login.password == null ? "" : login.password));
    }

    private void read(Words words) {
        String host = null;
        String user = null;
        String password = null;
        for (String word = words.next(); word != null; word = words.next()) {
            switch (word) {
                case "machine" -> {
                    put(host, user, password);
                    host = words.next();
                    user = null;
                    password = null;
                }
                case "default" -> {
                    put(host, user, password);
                    host = null;
                }
                case "login", "user" -> user = words.next();
                case "password" -> password = words.next();
                case "account" -> words.next();
                case "macdef" -> words.skipMacro();
                default -> {
                    if (word.startsWith("#")) {
                        words.skipLine();
                    }
                }
            }
        }
        put(host, user, password);
    }

    private void put(@Nullable String host, @Nullable String user, @Nullable String password) {
        if (host != null) {
            logins.putIfAbsent(bare(host.toLowerCase(Locale.ROOT)), new Login(user, password));
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** Words between white space, or in double quotes, where a backslash takes the next character as it is. */
    private static final class Words {
        private final String text;
        private int position;

        Words(String text) {
            this.text = text;
        }

        @Nullable
        String next() {
            while (position < text.length() && isSpace(text.charAt(position))) {
                position++;
            }
            if (position == text.length()) {
                return null;
            }
            return text.charAt(position) == '"' ? quoted() : plain();
        }

        private String plain() {
            int start = position;
            while (position < text.length() && !isSpace(text.charAt(position))) {
                position++;
            }
            return text.substring(start, position);
        }

        private String quoted() {
            StringBuilder word = new StringBuilder();
            position++;
            while (position < text.length() && text.charAt(position) != '"') {
                if (text.charAt(position) == '\\' && position + 1 < text.length()) {
                    position++;
                }
                word.append(text.charAt(position++));
            }
            position = Math.min(text.length(), position + 1);
            return word.toString();
        }

        /** To the end of the line; a word that ended it has left the line break where it is. */
        void skipLine() {
            int end = text.indexOf('\n', position);
            position = end < 0 ? text.length() : end;
        }

        /** A macro ends at an empty line. */
        void skipMacro() {
            skipLine();
            while (position < text.length()) {
                int start = position + 1;
                position = start;
                skipLine();
                if (text.substring(Math.min(start, position), position).isBlank()) {
                    return;
                }
            }
        }

        private static boolean isSpace(char c) {
            return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
        }
    }
}
