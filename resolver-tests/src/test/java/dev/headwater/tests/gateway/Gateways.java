// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.gateway;

import dev.headwater.gateway.Gateway;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder, two indexes, and gateways before them, for a test to begin with. */
abstract class Gateways {
    @TempDir
    Path folder;

    SmallIndex first;
    SmallIndex second;

    @BeforeEach
    final void startIndexes() throws IOException {
        first = new SmallIndex();
        second = new SmallIndex();
    }

    @AfterEach
    final void stopIndexes() {
        first.close();
        second.close();
    }

    /** {@return the policy of the first index} */
    final String one() {
        return Behind.index("first", first, "");
    }

    /** {@return the policy of both indexes, in order, with more of the second one and behind it} */
    final String both(String more) {
        return one() + Behind.index("second", second, more);
    }

    /** {@return a gateway over a policy} */
    final Behind over(String policy) throws IOException {
        return over(policy, UnaryOperator.identity());
    }

    /** {@return a gateway over a policy, with settings of its own} */
    final Behind over(String policy, UnaryOperator<Gateway.Builder> settings) throws IOException {
        return new Behind(folder, policy, settings);
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
