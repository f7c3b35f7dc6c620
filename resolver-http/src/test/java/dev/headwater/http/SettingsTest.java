// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @Nested
    class OfProxies {
        @Test
        void showNoLogin() {
            ProxySettings settings = ProxySettings.builder()
                    .http("http://alice:Tr0ub4dor@proxy.example:3128")
                    .https("proxy.example:3128")
                    .direct(List.of("localhost", " ", ".Internal.example"))
                    .build();
            assertThat(settings.toString())
                    .contains("proxy.example", "3128", "[localhost, .internal.example]")
                    .doesNotContain("alice", "Tr0ub4dor");
        }

        @Test
        void refuseAProxyWithoutRepeatingIt() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ProxySettings.builder().https("https://alice:Tr0ub4dor@proxy.example"))
                    .withMessageNotContaining("Tr0ub4dor");
        }
    }

    @Nested
    class OfCertificates {
        @TempDir
        private Path folder;

        @Test
        void nameTheFileThatCannotBeRead() {
            Path missing = folder.resolve("missing.pem");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TlsSettings.builder().authorities(missing))
                    .withMessage(missing + " cannot be read");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TlsSettings.builder().clientCertificate(missing))
                    .withMessage(missing + " cannot be read");
        }

        @Test
        void areNoneAtFirst() {
            assertThat(TlsSettings.builder().build()).hasToString("0 authorities");
        }
    }
}
