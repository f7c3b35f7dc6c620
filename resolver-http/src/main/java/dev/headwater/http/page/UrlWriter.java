// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

/**
 * Packs the URL of a file in three parts: how it begins, host and first folder, which nearly all files of a page share;
 * what is its own; and its end, if that is the name of the file.
 */
final class UrlWriter {
    /** The prefix reaches to here: {@code https://host/folder/}. */
    private static final int PREFIX_SLASHES = 4;

    private static final boolean[] PLAIN = plain();

    private final TextPool texts;
    private final ByteSink out;
    private final Slice resolved = new Slice();
    /** The prefix of the file before, with which the next one's URL nearly always begins, too. */
    private final Slice prefix = new Slice();

    private int prefixText;

    UrlWriter(TextPool texts, ByteSink out) {
        this.texts = texts;
        this.out = out;
    }

    /** Writes the number of the prefix, the length of the middle with a mark for the end, and the middle. */
    void write(UrlText base, Slice listed, Slice filename) {
        Slice url = listed;
        if (!isPlain(listed)) {
            resolved.set(base.resolve(listed.toString()).toString());
            url = resolved;
        }
        int from = prefixEnd(url);
        boolean named = from + filename.length() <= url.to && url.endsWith(filename);
        int to = named ? url.to - filename.length() : url.to;
        out.writeNumber(prefixText);
        out.writeNumber((long) (to - from) << 1 | (named ? 1 : 0));
        out.write(url.bytes, from, to);
    }

    private int prefixEnd(Slice url) {
        if (prefixText != 0
                && prefix.length() <= url.length()
                && prefix.is(url.bytes, url.from, url.from + prefix.length())) {
            return url.from + prefix.length();
        }
        int slashes = 0;
        int end = url.from;
        while (end < url.to && slashes < PREFIX_SLASHES) {
            slashes += url.bytes[end] == '/' ? 1 : 0;
            end++;
        }
        prefix.set(url.bytes, url.from, end);
        prefixText = texts.add(prefix);
        return end;
    }

    /** Whether it is absolute as it stands, and nothing in it is to be escaped, left out or made shorter. */
    private static boolean isPlain(Slice url) {
        int at = url.from;
        byte[] bytes = url.bytes;
        if (url.length() < 8
                || bytes[at] != 'h'
                || bytes[at + 1] != 't'
                || bytes[at + 2] != 't'
                || bytes[at + 3] != 'p') {
            return false;
        }
        at += bytes[at + 4] == 's' ? 5 : 4;
        if (bytes[at] != ':' || bytes[at + 1] != '/' || bytes[at + 2] != '/') {
            return false;
        }
        boolean path = false;
        byte before = '/';
        for (int i = at + 3; i < url.to; i++) {
            byte b = bytes[i];
            if (!PLAIN[b & 0xff] || (b == '.' && before == '/')) {
                return false;
            }
            path |= b == '/';
            before = b;
        }
        return path;
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
