// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Who is let in: who asks for us by one of our own names, so that no page of somebody else's in a browser reads what is
 * here; and who has the token, where there is one.
 */
final class Visitors {
    private static final String BASIC = "basic ";
    private static final String USER = "__token__:";

    private final Set<String> names;
    private final Optional<byte[]> token;

    /**
     * Says who is let in.
     *
     * @param names our names, in lower case; our addresses need none
     * @param token what is to be the password of the user {@code __token__}
     */
    Visitors(Set<String> names, Optional<String> token) {
        this.names = names;
        this.token = token.map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return whether a request is meant for us} An address is nobody else's name. */
    boolean isForUs(Request request) {
        String host = Request.getServerName(request);
        if (host == null) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT);
        return names.contains(name.endsWith(".") ? name.substring(0, name.length() - 1) : name) || isAddress(name);
    }

    private static boolean isAddress(String host) {
        boolean v6 = host.startsWith("[") || host.indexOf(':') >= 0;
        return v6 || (!host.isEmpty() && host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9')));
    }

    /** {@return whether a request may be answered: it has the token, over a connection that nobody reads} */
    boolean mayEnter(Request request) {
        if (token.isEmpty()) {
            return true;
        }
        return (request.isSecure() || isFromHere(request))
                && given(request)
                        .filter(text -> MessageDigest.isEqual(text, token.get()))
                        .isPresent();
    }

    /** {@return whether a request that may be answered comes from this machine, or with the token} */
    boolean isNear(Request request) {
        return token.isPresent() || isFromHere(request);
    }

    private static boolean isFromHere(Request request) {
        SocketAddress remote = request.getConnectionMetaData().getRemoteSocketAddress();
        InetAddress address = remote instanceof InetSocketAddress inet ? inet.getAddress() : null;
        return address != null && address.isLoopbackAddress();
    }

    private static Optional<byte[]> given(Request request) {
        String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            return Optional.empty();
        }
        try {
            byte[] login =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            String text = new String(login, StandardCharsets.UTF_8);
            return text.startsWith(USER)
                    ? Optional.of(text.substring(USER.length()).getBytes(StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
