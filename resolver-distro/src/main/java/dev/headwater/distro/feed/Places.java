// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

import java.util.ArrayList;
import java.util.List;

/**
 * Places in a list as one number: one place is that number, and several are a set of bits behind {@link #SEVERAL}. Most
 * packages are for one Python, and what was written of those before there were others reads as it did.
 */
final class Places {
    /** More than any place. */
    private static final int SEVERAL = 128;

    private Places() {}

    static long toNumber(List<Integer> places) {
        if (places.size() == 1) {
            return places.get(0);
        }
        long bits = 0;
        for (int place : places) {
            if (place >= FeedHead.MOST_TOGETHER) {
                throw new IllegalArgumentException("a package is for more Pythons than a file holds");
            }
            bits |= 1L << place;
        }
        return SEVERAL * (bits + 1);
    }

    static List<Integer> of(long number) {
        if (number >= 0 && number < FeedFile.MOST_SOURCES) {
            return List.of((int) number);
        }
        long bits = number / SEVERAL - 1;
        if (number % SEVERAL != 0 || Long.bitCount(bits) < 2 || bits < 0 || bits >> FeedHead.MOST_TOGETHER != 0) {
            throw new InvalidFeedException("has a package for Pythons that cannot be told");
        }
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < FeedHead.MOST_TOGETHER; place++) {
            if ((bits >> place & 1) == 1) {
                places.add(place);
            }
        }
        return places;
    }
}
