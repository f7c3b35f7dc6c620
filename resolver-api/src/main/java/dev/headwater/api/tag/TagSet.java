// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.tag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    private final Symbols interpreters;
    private final Symbols abis;
    private final Symbols platforms;
    /** The numbers of the three parts, packed, of each tag in its place. */
    private final long[] order;
    /** Open addressing from such a key to its place. */
    private final long[] keys;

    private final int[] ranks;
    /** Made when somebody wants to see it: choosing a file needs the numbers alone. */
    private @Nullable List<CompatibilityTag> tags;

    private TagSet(Collection<TagRun> runs) {
        Numbers ofInterpreters = new Numbers();
        Numbers ofAbis = new Numbers();
        Numbers ofPlatforms = new Numbers();
        int most = 0;
        List<String> last = List.of();
        for (TagRun run : runs) {
            ofInterpreters.add(run.interpreter(), CompatibilityTag::requireInterpreter);
            ofAbis.add(run.abi(), CompatibilityTag::requirePart);
            if (run.platforms() != last) {
                last = run.platforms();
                for (String platform : last) {
                    ofPlatforms.add(platform, CompatibilityTag::requirePart);
                }
            }
            most += last.size();
        }
        interpreters = ofInterpreters.symbols();
        abis = ofAbis.symbols();
        platforms = ofPlatforms.symbols();
        keys = new long[Integer.highestOneBit(Math.max(most, 1)) * 4];
        ranks = new int[keys.length];
        Arrays.fill(keys, EMPTY);
        long[] places = new long[most];
        int size = 0;
        int[] numbers = {};
        last = List.of();
        for (TagRun run : runs) {
            if (run.platforms() != last) {
                last = run.platforms();
                numbers = ofPlatforms.of(last);
            }
            long first = key(ofInterpreters.of(run.interpreter()), ofAbis.of(run.abi()), 0);
            for (int platform : numbers) {
                int slot = slot(first + platform);
                if (keys[slot] == EMPTY) {
                    keys[slot] = first + platform;
                    ranks[slot] = size;
                    places[size++] = first + platform;
                }
            }
        }
        order = Arrays.copyOf(places, size);
    }

    /** Numbers texts in the order in which they come, each looked at once. */
    private static final class Numbers {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> texts = new ArrayList<>();

        void add(String text, Consumer<String> check) {
            if (!numbers.containsKey(text)) {
                check.accept(text);
                String lower = TagText.lower(text);
                Integer known = numbers.get(lower);
                if (known == null) {
                    known = texts.size();
                    texts.add(lower);
                    numbers.put(lower, known);
                }
                numbers.put(text, known);
            }
        }

        int of(String text) {
            return Objects.requireNonNull(numbers.get(text));
        }

        int[] of(List<String> each) {
            int[] found = new int[each.size()];
            for (int i = 0; i < found.length; i++) {
                found[i] = of(each.get(i));
            }
            return found;
        }

        Symbols symbols() {
            return new Symbols(texts);
        }
    }

    /**
     * Makes a set of tags in the given order.
     *
     * @param tags best first; of a tag that occurs twice the first place counts
     */
    public static TagSet of(Collection<CompatibilityTag> tags) {
        return new TagSet(tags.stream().map(TagRun::of).toList());
    }

    static TagSet ofRuns(Collection<TagRun> runs) {
        return new TagSet(runs);
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
        List<CompatibilityTag> list = tags;
        if (list == null) {
            list = Arrays.stream(order).mapToObj(this::tag).toList();
            tags = list;
        }
        return list;
    }

    private CompatibilityTag tag(long key) {
        long interpreterAndAbi = key / platforms.size();
        return new CompatibilityTag(
                interpreters.text((int) (interpreterAndAbi / abis.size())),
                abis.text((int) (interpreterAndAbi % abis.size())),
                platforms.text((int) (key % platforms.size())));
    }

    /** {@return the number of tags} */
    public int size() {
        return order.length;
    }

    @Override
    public Iterator<CompatibilityTag> iterator() {
        return asList().iterator();
    }

    /** {@return the tags, best first} */
    public Stream<CompatibilityTag> stream() {
        return asList().stream();
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
        // Parts are numbered as they come, so the same tags in the same order have the same numbers.
        return other instanceof TagSet that
                && Arrays.equals(order, that.order)
                && interpreters.equals(that.interpreters)
                && abis.equals(that.abis)
                && platforms.equals(that.platforms);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(order) + platforms.hashCode();
    }

    /** {@return the number of tags and the best of them} */
    @Override
    public String toString() {
        return order.length == 0 ? "no tags" : order.length + " tags from " + tag(order[0]);
    }
}
