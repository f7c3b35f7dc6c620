// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.version;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a version in any spelling the standard allows, in one pass without backing up.
 *
 * <p>A scanner reads one text, once. Where the text is no version it remembers the fault instead of throwing, so that a
 * caller who expects such texts pays for no exception.
 */
final class VersionScanner {
    /**
     * The most digits of one number. CPython reads no more into an integer either, so packaging refuses such versions;
     * and a bound keeps the time for a text proportional to its length.
     */
    static final int MAX_DIGITS = 4300;

    /** Longer words before their own beginnings. */
    private static final String[] PRE_WORDS = {"alpha", "a", "beta", "b", "preview", "pre", "rc", "c"};

    private static final PreRelease.Phase[] PRE_PHASES = {
        PreRelease.Phase.ALPHA, PreRelease.Phase.ALPHA, PreRelease.Phase.BETA, PreRelease.Phase.BETA,
        PreRelease.Phase.CANDIDATE, PreRelease.Phase.CANDIDATE, PreRelease.Phase.CANDIDATE, PreRelease.Phase.CANDIDATE
    };
    private static final String[] POST_WORDS = {"post", "rev", "r"};
    private static final String[] DEV_WORDS = {"dev"};

    private static final int RELEASE_NUMBERS = 6;
    private static final int LONG_DIGITS = 18;
    private static final int NO_FAULT = -1;

    private final String text;
    private final int end;
    private int at;
    private int faultAt = NO_FAULT;
    private String expected = "a number";

    VersionScanner(String text, int from, int to) {
        this.text = text;
        this.at = from;
        this.end = to;
    }

    /** The whole of the text as a version, or {@code null} if it is none; then there is a fault. */
    @Nullable
    VersionParts scan() {
        VersionParts parts = scanParts();
        if (faultAt == NO_FAULT && at < end) {
            fault(at, expected);
        }
        return faultAt == NO_FAULT ? parts : null;
    }

    /** {@return where the text stops being a version} */
    int faultAt() {
        return faultAt;
    }

    /** {@return what is allowed where the text stops being a version} */
    String expected() {
        return expected;
    }

    private VersionParts scanParts() {
        if (at < end && Characters.toLowerCase(text.charAt(at)) == 'v') {
            at++;
        }
        BigInteger epoch = BigInteger.ZERO;
        BigInteger first = number();
        if (at < end && text.charAt(at) == '!') {
            at++;
            epoch = first;
            first = number();
        }
        List<BigInteger> release = release(first);
        allow("'.' and a number, a pre-, post- or development release, '+' and a local label, or the end");
        PreRelease pre = pre();
        BigInteger post = post();
        BigInteger dev = numberAfter(DEV_WORDS);
        if (dev != null) {
            allow("'+' and a local label, or the end");
        }
        return new VersionParts(epoch, release, pre, post, dev, local());
    }

    private List<BigInteger> release(BigInteger first) {
        List<BigInteger> release = new ArrayList<>(RELEASE_NUMBERS);
        release.add(first);
        while (at + 1 < end && text.charAt(at) == '.' && Characters.isDigit(text.charAt(at + 1))) {
            at++;
            release.add(number());
        }
        return List.copyOf(release);
    }

    private @Nullable PreRelease pre() {
        int word = word(PRE_WORDS);
        if (word < 0) {
            return null;
        }
        BigInteger number = optionalNumber();
        allow("a post- or development release, '+' and a local label, or the end");
        return new PreRelease(PRE_PHASES[word], number);
    }

    private @Nullable BigInteger post() {
        BigInteger post;
        if (at + 1 < end && text.charAt(at) == '-' && Characters.isDigit(text.charAt(at + 1))) {
            at++;
            post = number();
        } else {
            post = numberAfter(POST_WORDS);
        }
        if (post != null) {
            allow("a development release, '+' and a local label, or the end");
        }
        return post;
    }

    private @Nullable BigInteger numberAfter(String[] words) {
        return word(words) < 0 ? null : optionalNumber();
    }

    /** Steps over a separator, if any, and one of the words; if none of them is there, over nothing. */
    private int word(String[] words) {
        int start = at < end && isSeparator(text.charAt(at)) ? at + 1 : at;
        for (int i = 0; i < words.length; i++) {
            if (isAt(start, words[i])) {
                at = start + words[i].length();
                return i;
            }
        }
        return -1;
    }

    private boolean isAt(int start, String word) {
        if (end - start < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (Characters.toLowerCase(text.charAt(start + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private BigInteger optionalNumber() {
        if (at < end && isSeparator(text.charAt(at))) {
            at++;
        }
        return at < end && Characters.isDigit(text.charAt(at)) ? number() : BigInteger.ZERO;
    }

    private BigInteger number() {
        int start = at;
        while (at < end && Characters.isDigit(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            fault(at, "a number");
            return BigInteger.ZERO;
        }
        if (at - start > MAX_DIGITS) {
            fault(start, "a number of at most " + MAX_DIGITS + " digits");
            return BigInteger.ZERO;
        }
        return at - start < LONG_DIGITS
                ? BigInteger.valueOf(Long.parseLong(text, start, at, 10))
                : new BigInteger(text.substring(start, at));
    }

    private @Nullable String local() {
        if (at >= end || text.charAt(at) != '+') {
            return null;
        }
        int start = at + 1;
        do {
            at++;
            if (at >= end || !Characters.isAlphanumeric(text.charAt(at))) {
                fault(at, "an ASCII letter or digit of a local label");
                return null;
            }
            while (at < end && Characters.isAlphanumeric(text.charAt(at))) {
                at++;
            }
        } while (at < end && isSeparator(text.charAt(at)));
        allow("'.' and a further part of the local label, or the end");
        return LocalLabel.normalize(text, start, at);
    }

    private static boolean isSeparator(char c) {
        return c == '.' || c == '-' || c == '_';
    }

    /** Says what may follow what has been read. */
    private void allow(String next) {
        if (faultAt == NO_FAULT) {
            expected = next;
        }
    }

    /** Remembers the first fault. */
    private void fault(int position, String wanted) {
        if (faultAt == NO_FAULT) {
            faultAt = position;
            expected = wanted;
        }
    }
}
