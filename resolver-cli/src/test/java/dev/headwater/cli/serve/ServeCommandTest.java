// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeCommandTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"org/eclipse/jetty/server/Server", "dev/headwater/gateway/Gateway", "org/slf4j/LoggerFactory"})
    void saysThatTheFolderIsMissingWhereAClassOutOfItIs(String missing) {
        assertThat(ServeCommand.isOfTheGateway(new NoClassDefFoundError(missing)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gg/jte/TemplateEngine",
                "dev/headwater/core/PolicyFile",
                "Could not initialize class dev.headwater.gateway.Gateway"
            })
    void blamesNothingElseOnTheFolder(String missing) {
        assertThat(ServeCommand.isOfTheGateway(new NoClassDefFoundError(missing)))
                .isFalse();
    }
}
