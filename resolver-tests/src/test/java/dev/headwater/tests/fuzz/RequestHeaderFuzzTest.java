// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.gateway.server.ByteRange;
import dev.headwater.gateway.server.EntityTags;
import dev.headwater.gateway.server.Preference;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What clients of a gateway say in headers is read, or counts as not said. */
class RequestHeaderFuzzTest {
    private static final String TAG = "\"a1b2\"";

    /** The first byte is the size of the file. A part lies within it, and is the same when it is asked for again. */
    @FuzzTest(maxDuration = "1m")
    void ranges(byte[] bytes) {
        int size = bytes.length == 0 ? 0 : bytes[0] & 0xff;
        String header = new String(bytes, StandardCharsets.ISO_8859_1).substring(Math.min(1, bytes.length));
        Optional<ByteRange> range = ByteRange.of(header, size);
        if (range.isEmpty()) {
            return;
        }
        long from = range.get().from();
        long to = range.get().to();
        assertThat(from).isNotNegative();
        assertThat(to).isBetween(0L, (long) size);
        if (range.get().isThere()) {
            assertThat(range.get().ofWhole(size)).isEqualTo("bytes " + from + "-" + (to - 1) + "/" + size);
            assertThat(ByteRange.of("bytes=" + from + "-" + (to - 1), size)).isEqualTo(range);
        } else {
            assertThat(range.get().ofWhole(size)).isEqualTo("bytes */" + size);
        }
    }

    /** Nothing is unchanged that a client does not name; what it names first is, whatever stands behind it. */
    @FuzzTest(maxDuration = "1m")
    void entityTags(byte[] bytes) {
        String header = new String(bytes, StandardCharsets.ISO_8859_1);
        if (EntityTags.contain(header, TAG)) {
            assertThat(header).containsAnyOf(TAG, "*");
        }
        assertThat(EntityTags.contain(TAG + "," + header, TAG)).isTrue();
        assertThat(EntityTags.contain(" W/" + TAG + " ," + header, TAG)).isTrue();
    }

    /** A weight is one between nothing and all, of words that stand there, and what stands first counts. */
    @FuzzTest(maxDuration = "1m")
    void preferences(byte[] bytes) {
        String header = new String(bytes, StandardCharsets.ISO_8859_1);
        Preference preference = new Preference(header);
        for (String word : new String[] {"gzip", "text/html", "*"}) {
            double weight = preference.weight(word);
            assertThat(weight == -1 || (weight >= 0 && weight <= 1)).as(word).isTrue();
            if (weight >= 0) {
                assertThat(header.toLowerCase(Locale.ROOT)).contains(word);
            }
        }
        double own = preference.weight("gzip");
        assertThat(preference.weight("gzip", "*")).isEqualTo(own >= 0 ? own : preference.weight("*"));
        assertThat(new Preference("gzip," + header).weight("gzip")).isEqualTo(1);
        assertThat(new Preference("GZIP; q=0.25 ," + header).weight("gzip")).isEqualTo(0.25);
    }
}
