// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven.pom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Remedy;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing that is said to whoever has a POM alone is a key of a file, an option or a variable of a login. */
class PomHintsTest {
    @ParameterizedTest
    @EnumSource(Remedy.Action.class)
    void remediesAreWordedForAPom(Remedy.Action action) {
        Remedy remedy = Remedy.of(action, "https://a.example.org");
        IndexFault fault = IndexFault.ofStatus(403, "https://a.example.org/");

        assertThat(new PomRemedies.OfPomPolicy().of(remedy, fault, Optional.of(IndexId.parse("main"))))
                .doesNotContainPattern("[a-z]+-[a-z]+ = |known-project|file-hosts|\\[[a-z-]+]|HEADWATER_|PROXY")
                .doesNotContain(" --config", " --index");
    }
}
