// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.Credential;
import dev.headwater.api.name.ProjectName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AnswerKeysTest {
    private static final byte[] SALT = "salt of this store".getBytes(StandardCharsets.UTF_8);
    private static final String LOCATION = "https://packages.example.org/simple/";
    private static final ProjectName LIB = ProjectName.parse("lib");
    private static final Optional<Credential> NOBODY = Optional.empty();

    private final AnswerKeys keys = AnswerKeys.of(SALT, LOCATION, NOBODY, List.of());

    @Test
    void areTheSameForTheSame() {
        AnswerKeys again = AnswerKeys.of(SALT, LOCATION, NOBODY, List.of());

        assertThat(again.page(ProjectName.parse("LIB"))).isEqualTo(keys.page(LIB));
        assertThat(again.metadata(LIB, "lib-1.0.tar.gz", List.of("sha256:00")))
                .isEqualTo(keys.metadata(LIB, "lib-1.0.tar.gz", List.of("sha256:00")));
        assertThat(keys.page(LIB).value()).matches("[0-9a-f]{64}");
    }

    /** What is kept under them outlives the program. */
    @Test
    void stayTheSame() {
        AnswerKeys fixed = AnswerKeys.of(
                new byte[] {1, 2, 3}, LOCATION, Optional.of(Credential.basic("me", "one")), List.of("rule"));

        assertThat(fixed.page(LIB).value())
                .isEqualTo("fa7b1baad909f15dc0f32ce61aae5082bab8e1f5e7a82a61d8da7e4245fadf34");
        assertThat(fixed.metadata(LIB, "f".repeat(700), List.of("sha256:00")).value())
                .isEqualTo("51fd38d463902d7747cc454dadc0fac1d09bd9c705472f82ea4e941271a4e19c");
    }

    @Test
    void differInEveryPart() {
        Set<String> all = new TreeSet<>();
        List<AnswerKeys> different = List.of(
                keys,
                AnswerKeys.of(new byte[32], LOCATION, NOBODY, List.of()),
                AnswerKeys.of(SALT, "https://packages.example.org/simple", NOBODY, List.of()),
                AnswerKeys.of(SALT, LOCATION, Optional.of(Credential.basic("me", "one")), List.of()),
                AnswerKeys.of(SALT, LOCATION, Optional.of(Credential.basic("me", "two")), List.of()),
                AnswerKeys.of(SALT, LOCATION, Optional.of(Credential.bearer("one")), List.of()),
                AnswerKeys.of(SALT, LOCATION, NOBODY, List.of("also-absent 403")),
                AnswerKeys.of(SALT, LOCATION, NOBODY, List.of("also-absent 403", "")));
        for (AnswerKeys one : different) {
            all.add(one.page(LIB).value());
            all.add(one.page(ProjectName.parse("other")).value());
            all.add(one.flatPage().value());
            all.add(one.metadata(LIB, "lib-1.0.tar.gz", List.of("sha256:00")).value());
            all.add(one.metadata(LIB, "lib-1.0.tar.gz", List.of("sha256:01")).value());
            all.add(one.metadata(LIB, "lib-1.1.tar.gz", List.of("sha256:00")).value());
            all.add(one.metadata(ProjectName.parse("other"), "lib-1.0.tar.gz", List.of("sha256:00"))
                    .value());
            all.add(AnswerKeys.renewal(one.page(LIB)).value());
        }

        assertThat(all).hasSize(different.size() * 8);
    }

    /** What one login got lies in no file that another one's is looked for in. */
    @Test
    void putMetadataIntoOnePackOfEachLocationAndLogin() {
        AnswerKeys other = AnswerKeys.of(SALT, LOCATION, Optional.of(Credential.bearer("one")), List.of());
        Optional<String> pack = keys.metadata(LIB, "lib-1.0.tar.gz", List.of()).pack();

        assertThat(pack.orElseThrow()).matches("[0-9a-f]{64}");
        assertThat(keys.metadata(ProjectName.parse("other"), "other-1.0.tar.gz", List.of())
                        .pack())
                .isEqualTo(pack);
        assertThat(other.metadata(LIB, "lib-1.0.tar.gz", List.of()).pack())
                .isPresent()
                .isNotEqualTo(pack);
        assertThat(AnswerKeys.of(SALT, LOCATION, NOBODY, List.of("also-absent 403"))
                        .metadata(LIB, "lib-1.0.tar.gz", List.of())
                        .pack())
                .isNotEqualTo(pack);
        assertThat(keys.page(LIB).pack()).isEmpty();
        assertThat(keys.flatPage().pack()).isEmpty();
    }

    @Test
    void keepTheirPartsApart() {
        assertThat(keys.metadata(LIB, "ab", List.of("c"))).isNotEqualTo(keys.metadata(LIB, "a", List.of("bc")));
        assertThat(keys.metadata(LIB, "a", List.of("b", "c"))).isNotEqualTo(keys.metadata(LIB, "a", List.of("bc")));
        assertThat(AnswerKeys.of(SALT, "ab", NOBODY, List.of()).page(LIB))
                .isNotEqualTo(AnswerKeys.of(SALT, "a", NOBODY, List.of("b")).page(LIB));
    }
}
