// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.api.index.Credential;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetrcTest {
    private static Optional<Credential> login(String text) {
        return Netrc.parse(text).login("packages.example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "machine packages.example.org login me password secret",
                "machine packages.example.org\n\tlogin me\r\n\tpassword secret\n",
                "machine Packages.Example.ORG user me account x password secret",
                "machine \"packages.example.org\" login \"me\" password \"sec\\ret\"",
                "# machine packages.example.org login not password me\nmachine packages.example.org login me password secret",
                "machine other login a password b\nmachine packages.example.org login me password secret default",
                "machine packages.example.org login me password secret\nmachine packages.example.org login b password b",
                "macdef init\ncd /tmp\nmachine packages.example.org login x password y\n\n"
                        + "machine packages.example.org login me password secret",
                "nonsense more machine packages.example.org port 21 login me password secret",
                "default login any password any machine packages.example.org login me password secret",
            })
    void readsAnEntry(String text) {
        assertThat(login(text)).contains(Credential.basic("me", "secret"));
    }

    @Test
    void takesValuesAsTheyAre() {
        assertThat(login("machine packages.example.org login # password #1\"x\""))
                .contains(Credential.basic("#", "#1\"x\""));
        assertThat(login("machine packages.example.org login login password password"))
                .contains(Credential.basic("login", "password"));
        assertThat(login("machine packages.example.org login \"a b\" password \"\\\"\""))
                .contains(Credential.basic("a b", "\""));
        assertThat(login("machine packages.example.org login token-only")).contains(Credential.basic("token-only", ""));
        assertThat(login("machine packages.example.org login mé password π")).contains(Credential.basic("mé", "π"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "default login me password secret",
                "machine example.org login me password secret",
                "machine .example.org login me password secret",
                "machine *.example.org login me password secret",
                "machine packages.example.org.evil.example login me password secret",
                "machine packages.example.org",
                "machine packages.example.org default login me password secret",
                "machine",
                "macdef init\nmachine packages.example.org login me password secret",
                "\"machine packages.example.org login me password secret"
            })
    void findsNothingElse(String text) {
        assertThat(login(text)).isEmpty();
    }

    @Test
    void findsAddresses() {
        Netrc netrc = Netrc.parse("machine ::1 login a password b machine [::2] login c password d");

        assertThat(netrc.login("[::1]")).contains(Credential.basic("a", "b"));
        assertThat(netrc.login("[::2]")).contains(Credential.basic("c", "d"));
    }

    @Test
    void saysWhatCannotBeSentWithoutRepeatingIt() {
        assertThatThrownBy(() -> login("machine packages.example.org login se:cret password x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("cret");
    }
}
