// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.version.Version;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DebianVersionTest {
    @Test
    void areOrderedAsByDpkg() {
        List<String> ascending = List.of(
                "~~",
                "~~a",
                "~",
                "0",
                "0a",
                "1~rc1",
                "1",
                "1-1~bpo1",
                "1-1",
                "1-1+b1",
                "1a",
                "1+",
                "1.0",
                "1.9",
                "1.10",
                "1.99999999999999999999999999999999",
                "1.100000000000000000000000000000000",
                "1.a",
                "1:0",
                "2:0.1");
        for (int i = 0; i < ascending.size(); i++) {
            for (int j = 0; j < ascending.size(); j++) {
                int order = version(ascending.get(i)).compareTo(version(ascending.get(j)));
                assertThat(Integer.signum(order))
                        .as("%s and %s", ascending.get(i), ascending.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1.0, 0:1.0", "1.0, 1.00", "1.0, 1.0-0", "1., 1.0", "a, a0", "1.0-0, 1.0-00"})
    void areEqualWhereDpkgCallsThemEqual(String one, String other) {
        assertThat(version(one)).isEqualTo(version(other)).hasSameHashCodeAs(version(other));
    }

    @Test
    void hasItsParts() {
        DebianVersion version = version("1:2.0-rc1-3~deb12u1");
        assertThat(version.epoch()).isEqualTo(1);
        assertThat(version.upstream()).isEqualTo("2.0-rc1");
        assertThat(version.revision()).isEqualTo("3~deb12u1");
        assertThat(version).hasToString("1:2.0-rc1-3~deb12u1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":1", "a:1", "-1:1", "2147483648:1", "1:", "1-", "1:-1", "1 0", "1_0", "1.0-1:2", "é"})
    void refusesWhatDpkgRefuses(String text) {
        assertThat(DebianVersion.parseOrNull(text)).isNull();
    }

    @Test
    void refusesAVersionOfAMegabyte() {
        assertThat(DebianVersion.parseOrNull("1".repeat(1 << 20))).isNull();
        assertThat(DebianVersion.parseOrNull("1".repeat(DebianVersion.LONGEST))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2.28.1+dfsg-1, 2.28.1",
        "1:4.0~rc1-1, 4.0rc1",
        "1.8.1~b0-2, 1.8.1b0",
        "1.8.1~b0+ds1-2, 1.8.1b0",
        "2.0~git20200101.abcdef-1, 2.0",
        "0~20200101-1, 0",
        "1.2.dfsg1-1, 1.2",
        "1.2~dfsg-1, 1.2",
        "2.0+really1.9.1+repack-1, 1.9.1",
        "1.0~-1, 1.0",
        "1.0.dev3-1, 1.0.dev3",
        "5.0a2-1, 5.0a2"
    })
    void seemsToBeOfARelease(String packaged, String release) {
        assertThat(version(packaged).release()).contains(Version.parse(release));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0_x", "r1234-1", "1.0deb-1"})
    void isOfNoReleaseWhereNoneCanBeTold(String packaged) {
        DebianVersion version = DebianVersion.parseOrNull(packaged);
        assertThat(version == null || version.release().isEmpty()).isTrue();
    }

    private static DebianVersion version(String text) {
        return Objects.requireNonNull(DebianVersion.parseOrNull(text), text);
    }
}
