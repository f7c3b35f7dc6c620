// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileHashesTest {
    private static final FileHash MD5 = new FileHash("md5", "d41d8cd98f00b204e9800998ecf8427e");
    private static final FileHash SHA256 = FileHash.parse("SHA256=" + "aB".repeat(32));
    private static final FileHash SHA512 = FileHash.parse("sha512:" + "0".repeat(128));

    @Nested
    class OneHash {
        @Test
        void isKeptInLowerCase() {
            assertThat(SHA256).hasToString("sha256:" + "ab".repeat(32));
        }

        @Test
        void isStrongOrNot() {
            assertThat(SHA256.isStrong()).isTrue();
            assertThat(new FileHash("sha3_384", "00".repeat(48)).isStrong()).isTrue();
            assertThat(MD5.isStrong()).isFalse();
            assertThat(new FileHash("crc99", "00").isStrong()).isFalse();
        }

        @ParameterizedTest(name = "{0} at {1}")
        @CsvSource({"sha256, 6", "'=', 0", "sha256=, 7", "sha256=0, 8", "md5=0x, 5", "sha 256=00, 3", "crc=0, 5"})
        void isCheckedAndSaysWhere(String text, int position) {
            assertThatExceptionOfType(InvalidHashException.class)
                    .isThrownBy(() -> FileHash.parse(text))
                    .satisfies(e -> assertThat(e.text()).isEqualTo(text))
                    .satisfies(e -> assertThat(e.position()).isEqualTo(position));
        }
    }

    @Nested
    class SeveralHashes {
        @Test
        void keepTheirOrder() {
            assertThat(FileHashes.of(List.of(MD5, SHA512, SHA256, MD5))).containsExactly(MD5, SHA512, SHA256);
        }

        @Test
        void haveAStrongestOne() {
            assertThat(FileHashes.of(List.of(MD5, SHA512, SHA256)).strongest()).hasValue(SHA256);
            assertThat(FileHashes.of(List.of(MD5, SHA512)).strongest()).hasValue(SHA512);
            assertThat(FileHashes.of(List.of(MD5)).strongest()).isEmpty();
        }

        @Test
        void contradictEachOtherOnlyInOneAlgorithm() {
            FileHashes other = FileHashes.of(List.of(new FileHash("sha256", "00".repeat(32))));
            assertThat(FileHashes.of(List.of(SHA256)).contradicts(other)).isTrue();
            assertThat(FileHashes.of(List.of(SHA512)).contradicts(other)).isFalse();
            assertThat(FileHashes.none().contradicts(other)).isFalse();
        }

        @Test
        void areNotTwoOfOneAlgorithm() {
            assertThatExceptionOfType(InvalidHashException.class)
                    .isThrownBy(() -> FileHashes.of(List.of(SHA256, new FileHash("sha256", "00".repeat(32)))));
        }
    }

    @Test
    void aYankMayHaveAReason() {
        assertThat(Yank.because("broken").reason()).hasValue("broken");
        assertThat(Yank.because("")).isEqualTo(Yank.withoutReason()).hasToString("yanked");
        assertThat(Yank.withoutReason().reason()).isEmpty();
    }
}
