// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.tag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tags that a target accepts, best first.
 *
 * <pre>{@code
 * TagSet tags = Target.cpython("3.12", List.of("win_amd64")).tags();
 * tags.rank(CompatibilityTag.parse("cp312-cp312-win_amd64"));     // OptionalInt[0]
 * tags.bestRank("py2.py3-none-any");                              // the place of py3-none-any
 * }</pre>
 *
 * <p>A wheel fits if any of its tags is in the list, and its rank is the lowest place of any of them. Only places
 * count: {@code py3-none-any} stands before {@code py311-none-any}, whatever the numbers seem to say.
 *
 * <p>Immutable, and equal to a set with the same tags in the same order.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/#use">Platform
 *     compatibility tags: Use</a>
 * @since 0.1.0
 */
public final class TagSet implements Iterable<CompatibilityTag> {
    /** The rank of a wheel that does not fit; greater, and so worse, than every rank. */
    public static final int INCOMPATIBLE = Integer.MAX_VALUE;

    private static final long EMPTY = -1;

    private final List<CompatibilityTag> tags;
    private final Symbols interpreters;
    private final Symbols abis;
    private final Symbols platforms;
    /** Open addressing from the numbers of the three parts, packed, to the place in the list. */
    private final long[] keys;

    private final int[] ranks;

    private TagSet(List<CompatibilityTag> tags) {
        this.tags = tags;
        Set<String> interpreterTexts = new LinkedHashSet<>();
        Set<String> abiTexts = new LinkedHashSet<>();
        Set<String> platformTexts = new LinkedHashSet<>();
        for (CompatibilityTag tag : tags) {
            interpreterTexts.add(tag.interpreter());
            abiTexts.add(tag.abi());
            platformTexts.add(tag.platform());
        }
        interpreters = new Symbols(List.copyOf(interpreterTexts));
        abis = new Symbols(List.copyOf(abiTexts));
        platforms = new Symbols(List.copyOf(platformTexts));
        keys = new long[Integer.highestOneBit(Math.max(tags.size(), 1)) * 4];
        ranks = new int[keys.length];
        Arrays.fill(keys, EMPTY);
        for (int i = 0; i < tags.size(); i++) {
            int slot = slot(key(tags.get(i)));
            keys[slot] = key(tags.get(i));
            ranks[slot] = i;
        }
    }

    /**
     * Makes a set of tags in the given order.
     *
     * @param tags best first; of a tag that occurs twice the first place counts
     */
    public static TagSet of(Collection<CompatibilityTag> tags) {
        return new TagSet(List.copyOf(new ArrayList<>(new LinkedHashSet<>(tags))));
    }

    /** {@return the place of the tag, 0 for the best; empty if it is not in the list} */
    public OptionalInt rank(CompatibilityTag tag) {
        long key = key(tag);
        int rank = key < 0 ? INCOMPATIBLE : rank(key);
        return rank == INCOMPATIBLE ? OptionalInt.empty() : OptionalInt.of(rank);
    }

    /** {@return whether the tag is in the list} */
    public boolean contains(CompatibilityTag tag) {
        return rank(tag).isPresent();
    }

    /** {@return the best place of any tag of a compressed set, {@link #INCOMPATIBLE} if none is in the list} */
    public int bestRank(String compressed) {
        return bestRank(compressed, 0, compressed.length());
    }

    /**
     * Finds the best place of any tag of a compressed set inside a longer text.
     *
     * <p>For the loop over the files of a page: the members are looked up where they stand, and their combinations are
     * never made. The time is linear in the length of the text for a given set.
     *
     * @return the place, 0 for the best; {@link #INCOMPATIBLE} if no tag is in the list or the part is no tag set
     */
    public int bestRank(String text, int from, int to) {
        int first = dash(text, from, to);
        int second = dash(text, first + 1, to);
        if (second >= to || dash(text, second + 1, to) < to) {
            return INCOMPATIBLE;
        }
        long[] wantedInterpreters = members(interpreters, text, from, first);
        long[] wantedAbis = members(abis, text, first + 1, second);
        int best = INCOMPATIBLE;
        int start = second + 1;
        for (int i = start; i <= to; i++) {
            if (i == to || text.charAt(i) == '.') {
                int platform = platforms.find(text, start, i);
                if (platform >= 0) {
                    best = Math.min(best, bestRank(wantedInterpreters, wantedAbis, platform));
                }
                start = i + 1;
            }
        }
        return best;
    }

    private int bestRank(long[] wantedInterpreters, long[] wantedAbis, int platform) {
        int best = INCOMPATIBLE;
        for (int i = next(wantedInterpreters, 0); i >= 0; i = next(wantedInterpreters, i + 1)) {
            for (int a = next(wantedAbis, 0); a >= 0; a = next(wantedAbis, a + 1)) {
                best = Math.min(best, rank(key(i, a, platform)));
            }
        }
        return best;
    }

    /** {@return the tags, best first} */
    public List<CompatibilityTag> asList() {
        return tags;
    }

    /** {@return the number of tags} */
    public int size() {
        return tags.size();
    }

    @Override
    public Iterator<CompatibilityTag> iterator() {
        return tags.iterator();
    }

    /** {@return the tags, best first} */
    public Stream<CompatibilityTag> stream() {
        return tags.stream();
    }

    private static int dash(String text, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) != '-') {
            at++;
        }
        return at;
    }

    /** The known members of a dot-separated part as bits; a member named twice is one bit, so work stays bounded. */
    private static long[] members(Symbols symbols, String text, int from, int to) {
        long[] bits = new long[(symbols.size() >>> 6) + 1];
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || text.charAt(i) == '.') {
                int member = symbols.find(text, start, i);
                if (member >= 0) {
                    bits[member >>> 6] |= 1L << member;
                }
                start = i + 1;
            }
        }
        return bits;
    }

    private static int next(long[] bits, int from) {
        int word = from >>> 6;
        if (word >= bits.length) {
            return -1;
        }
        long left = bits[word] & (-1L << from);
        while (left == 0) {
            if (++word == bits.length) {
                return -1;
            }
            left = bits[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(left);
    }

    private long key(CompatibilityTag tag) {
        int interpreter =
                interpreters.find(tag.interpreter(), 0, tag.interpreter().length());
        int abi = abis.find(tag.abi(), 0, tag.abi().length());
        int platform = platforms.find(tag.platform(), 0, tag.platform().length());
        return (interpreter | abi | platform) < 0 ? EMPTY : key(interpreter, abi, platform);
    }

    private long key(int interpreter, int abi, int platform) {
        return ((long) interpreter * abis.size() + abi) * platforms.size() + platform;
    }

    private int rank(long key) {
        int slot = slot(key);
        return keys[slot] == key ? ranks[slot] : INCOMPATIBLE;
    }

    /** The slot that holds the key, or the free one where it would stand. */
    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & (keys.length - 1);
        while (keys[slot] != key && keys[slot] != EMPTY) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TagSet that && tags.equals(that.tags);
    }

    @Override
    public int hashCode() {
        return tags.hashCode();
    }

    /** {@return the number of tags and the best of them} */
    @Override
    public String toString() {
        return tags.isEmpty() ? "no tags" : tags.size() + " tags from " + tags.get(0);
    }
}
