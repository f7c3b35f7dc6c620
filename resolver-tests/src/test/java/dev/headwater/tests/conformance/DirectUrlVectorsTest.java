// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headwater.api.requirement.DirectUrl;
import dev.headwater.api.requirement.InvalidDirectUrlException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectUrlVectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void recordsAreReadOrRefused() {
        Vectors.check("direct_urls", row -> {
            Map<String, ?> plain = JSON.convertValue(
                    row.get(0), JSON.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
            boolean valid = row.get(1).booleanValue();
            try {
                DirectUrl url = DirectUrl.of(plain);
                return valid && DirectUrl.of(url.toMap()).equals(url) ? null : "is " + url;
            } catch (InvalidDirectUrlException e) {
                return valid ? e.getMessage() : null;
            }
        });
    }
}
