// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=2-5, 2, 6",
        "bytes=2-, 2, 10",
        "bytes=-3, 7, 10",
        "bytes=-30, 0, 10",
        "bytes=5-999999999999999999, 5, 10",
    })
    void isWhatIsThereOfWhatIsAskedFor(String header, long from, long to) {
        assertThat(ByteRange.of(header, 10)).contains(new ByteRange(from, to));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=11-20", "bytes=-0"})
    void saysWhereNothingOfItIsThere(String header) {
        assertThat(ByteRange.of(header, 10)).isPresent().get().satisfies(range -> {
            assertThat(range.isThere()).isFalse();
            assertThat(range.ofWhole(10)).isEqualTo("bytes */10");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=5-2",
                "bytes=1-2,4-5",
                "lines=1-2",
                "bytes=a-b",
                "bytes=9999999999999999999-",
                "bytes=0x1-2"
            })
    void isNoneWhereItCannotBeReadOrIsSeveral(String header) {
        assertThat(ByteRange.of(header, 10)).isEmpty();
    }

    @Test
    void isWrittenWithTheLastByteThatBelongsToIt() {
        assertThat(new ByteRange(2, 6).ofWhole(10)).isEqualTo("bytes 2-5/10");
    }
}
