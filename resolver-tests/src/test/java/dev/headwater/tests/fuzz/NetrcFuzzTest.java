// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.api.index.Credential;
import dev.headwater.host.login.Netrc;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A login file is the user's own, and may hold anything: what is no login is none, and none is repeated. */
class NetrcFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void netrc(byte[] bytes) {
        Netrc netrc = Netrc.parse(new String(bytes, StandardCharsets.UTF_8));
        try {
            Optional<Credential> login = netrc.login("h");
            login.ifPresent(found -> assertThat(found.authorization()).startsWith("Basic "));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("the (name of a )?(user|password)[a-z ]*");
        }
        assertThat(netrc.login("no such host")).isEmpty();
    }
}
