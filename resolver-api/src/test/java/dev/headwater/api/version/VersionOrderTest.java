// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The packed form against the full one, whose order is written out as the standard words it. */
class VersionOrderTest {
    private static final long SEED = 440;

    @Test
    void packedFormsNeverContradictTheFullOnes() {
        VersionSamples samples = new VersionSamples(SEED);
        for (int i = 0; i < 200_000; i++) {
            Version left = samples.version();
            Version right = samples.version();
            int full = Integer.signum(left.parts().compareTo(right.parts()));
            if (Integer.signum(left.compareTo(right)) != full
                    || left.equals(right) != (full == 0)
                    || (full == 0 && left.hashCode() != right.hashCode())) {
                fail("%s against %s is not %d, seed %d", left, right, full, SEED);
            }
        }
    }

    @Test
    void orderIsTotal() {
        List<Version> ascending = new VersionSamples(SEED + 1).ascending(600);
        for (int i = 0; i < ascending.size(); i++) {
            for (int j = 0; j < ascending.size(); j++) {
                if (Integer.signum(ascending.get(i).compareTo(ascending.get(j))) != Integer.compare(i, j)) {
                    fail("%s against %s is not %d", ascending.get(i), ascending.get(j), Integer.compare(i, j));
                }
            }
        }
    }

    @Test
    void everySpellingIsTheSameVersion() {
        VersionSamples samples = new VersionSamples(SEED + 2);
        for (int i = 0; i < 50_000; i++) {
            String text = samples.text();
            String spelled = samples.respelled(text);
            Version version = Version.parse(spelled);
            assertThat(version).as("%s, seed %d", spelled, SEED).isEqualTo(Version.parse(text));
            assertThat(version).hasToString(Version.parse(text).toString());
            assertThat(Version.parse(version.toString())).isEqualTo(version);
            assertThat(Version.parse(version.canonicalText())).isEqualTo(version);
        }
    }

    @Test
    void bothScannersReadTheSame() {
        VersionSamples samples = new VersionSamples(SEED + 3);
        for (int i = 0; i < 50_000; i++) {
            String text = samples.text();
            VersionParts parts = new VersionScanner(text, 0, text.length()).scan();
            assertThat(parts).as(text).isNotNull();
            assertThat(Version.parse(text).parts()).as(text).isEqualTo(parts);
        }
    }
}
