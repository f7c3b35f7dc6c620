// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Packs the URL of a file in three parts: how it begins, host and first folder, which nearly all files of a page share;
 * what is its own; and its end, if that is the name of the file.
 *
 * <p>A URL means what {@link UrlText} says. That is asked once for all that begin alike; for most it is then a matter
 * of looking at each byte once.
 */
final class UrlWriter {
    /** The prefix reaches to here: {@code https://host/folder/}. */
    private static final int PREFIX_SLASHES = 4;

    private static final boolean[] PLAIN = plain();

    private final UrlText base;
    private final TextPool texts;
    private final ByteSink out;
    private final Slice url = new Slice();
    /** The text that the file before began with; the next one's URL nearly always does, too. */
    private int prefix;

    /** How the relative URL before began: dots and slashes. */
    private final Slice folder = new Slice();
    /** What that is, and behind it the rest of a URL. */
    private byte[] joined = {};

    private int joinedFolder;

    /** Prepares to pack URLs that are relative to {@code base}. */
    UrlWriter(UrlText base, TextPool texts, ByteSink out) {
        this.base = base;
        this.texts = texts;
        this.out = out;
    }

    /** Writes the number of the prefix, the length of the middle with a mark for the end, and the middle. */
    void write(Slice listed, Slice filename) {
        resolve(listed);
        int from = prefixEnd();
        boolean named = from + filename.length() <= url.to && url.endsWith(filename);
        int to = named ? url.to - filename.length() : url.to;
        out.writeNumber(prefix);
        out.writeNumber((long) (to - from) << 1 | (named ? 1 : 0));
        out.write(url.bytes, from, to);
    }

    private int prefixEnd() {
        int known = prefix == 0 ? url.from : texts.reach(prefix, url);
        if (known > url.from) {
            return known;
        }
        int slashes = 0;
        int end = url.from;
        while (end < url.to && slashes < PREFIX_SLASHES) {
            slashes += url.bytes[end] == '/' ? 1 : 0;
            end++;
        }
        prefix = texts.add(url.bytes, url.from, end);
        return end;
    }

    private void resolve(Slice listed) {
        int host = hostStart(listed);
        if (host >= 0) {
            int end = plainEnd(listed, host);
            if (end >= 0 && hasPath(listed.bytes, host, end)) {
                url.set(listed.bytes, listed.from, end);
                return;
            }
        } else {
            int rest = folderEnd(listed);
            int end = rest < 0 ? -1 : plainEnd(listed, rest);
            if (end >= 0) {
                join(listed, rest, end);
                return;
            }
        }
        url.set(base.resolve(listed.toString()).toString());
    }

    /** {@return where the host of an absolute URL begins; negative if it is none, or one to look at more closely} */
    private static int hostStart(Slice listed) {
        byte[] bytes = listed.bytes;
        int at = listed.from;
        if (listed.length() < 8
                || bytes[at] != 'h'
                || bytes[at + 1] != 't'
                || bytes[at + 2] != 't'
                || bytes[at + 3] != 'p') {
            return -1;
        }
        at += bytes[at + 4] == 's' ? 5 : 4;
        return bytes[at] == ':' && bytes[at + 1] == '/' && bytes[at + 2] == '/' ? at + 3 : -1;
    }

    private static boolean hasPath(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '/') {
            at++;
        }
        return at < to;
    }

    /**
     * {@return where the part of a relative URL begins that is put behind a folder as it is; negative if it may be
     * none}
     */
    private static int folderEnd(Slice listed) {
        byte[] bytes = listed.bytes;
        int to = listed.to;
        int at = listed.from;
        if (at < to && bytes[at] == '/') {
            at++;
            return at < to && bytes[at] == '/' ? -1 : at;
        }
        int next = behindDots(bytes, at, to);
        while (next > at) {
            at = next;
            next = behindDots(bytes, at, to);
        }
        return at > listed.from || !mayHaveScheme(listed) ? at : -1;
    }

    private static int behindDots(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && at < from + 2 && bytes[at] == '.') {
            at++;
        }
        return at > from && at < to && bytes[at] == '/' ? at + 1 : from;
    }

    /** Or whether it has no path, and so means the page itself, which is another matter, too. */
    private static boolean mayHaveScheme(Slice listed) {
        if (listed.isEmpty() || listed.bytes[listed.from] == '#') {
            return true;
        }
        for (int i = listed.from; i < listed.to; i++) {
            if (listed.bytes[i] == ':') {
                return true;
            }
        }
        return false;
    }

    /** {@return where it ends, if up to there nothing is to be escaped, left out or made shorter; else negative} */
    private static int plainEnd(Slice listed, int from) {
        byte[] bytes = listed.bytes;
        boolean[] plain = PLAIN;
        int to = listed.to;
        byte before = '/';
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (!plain[b & 0xff] || (b == '.' && before == '/')) {
                return b == '#' ? i : -1;
            }
            before = b;
        }
        return to;
    }

    private void join(Slice listed, int rest, int end) {
        if (joinedFolder == 0 || !folder.is(listed.bytes, listed.from, rest)) {
            folder.set(listed.bytes, listed.from, rest);
            joined = base.resolve(folder.isEmpty() ? "./" : folder.toString())
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            joinedFolder = joined.length;
        }
        int length = joinedFolder + end - rest;
        if (joined.length < length) {
            joined = Arrays.copyOf(joined, length * 2);
        }
        System.arraycopy(listed.bytes, rest, joined, joinedFolder, end - rest);
        url.set(joined, 0, length);
    }

    /** Letters, digits and what stands in URLs of files; neither a query nor user information. */
    private static boolean[] plain() {
        boolean[] plain = new boolean[256];
        for (char c : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-./_%+~!=:".toCharArray()) {
            plain[c] = true;
        }
        return plain;
    }
}
