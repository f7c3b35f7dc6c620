// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.lock;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The place of what is locked. A path goes before a URL.
 *
 * @param url its URL
 * @param path its path, relative to the lock if it is relative
 * @since 0.1.0
 */
public record LockedPlace(Optional<String> url, Optional<String> path) {
    /**
     * Checks that there is one.
     *
     * @throws IllegalArgumentException if there is neither
     */
    public LockedPlace {
        if (url.isEmpty() && path.isEmpty()) {
            throw new IllegalArgumentException("a place has a url or a path");
        }
    }

    /** {@return the place of a URL} */
    public static LockedPlace at(String url) {
        return new LockedPlace(Optional.of(url), Optional.empty());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LockedPlace that && url.equals(that.url) && path.equals(that.path);
    }

    @Override
    public int hashCode() {
        return 31 * url.hashCode() + path.hashCode();
    }

    /** {@return the name of the file that lies there: the last part of the path, else of the URL, without escapes} */
    public String filename() {
        if (path.isPresent()) {
            String text = path.get().replace('\\', '/');
            return text.substring(text.lastIndexOf('/') + 1);
        }
        String text = url.orElseThrow();
        int end = text.length();
        for (char c : new char[] {'#', '?'}) {
            int at = text.indexOf(c);
            end = at < 0 ? end : Math.min(end, at);
        }
        return unescaped(text.substring(text.lastIndexOf('/', end - 1) + 1, end));
    }

    private static String unescaped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] written = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < written.length; i++) {
            int high = written[i] == '%' && i + 2 < written.length ? Character.digit(written[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(written[i + 2], 16);
            bytes.write(low < 0 ? written[i] : (high << 4) + low);
            i += low < 0 ? 0 : 2;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
