// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz.distro;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.distro.mapping.MappingReader;
import dev.headwater.distro.unpack.MalformedFileException;
import java.nio.charset.StandardCharsets;

/** Whatever lies where a mapping of names should be: it is read, or refused with its place. */
class MappingFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void files(byte[] bytes) {
        read(bytes);
    }

    /** In the form of PEP 804, which a chance would seldom find. */
    @FuzzTest(maxDuration = "1m")
    void mappings(byte[] entries) {
        String text = "{\"schema_version\": 1, \"mappings\": [{\"id\": \"dep:pypi/a\", "
                + new String(entries, StandardCharsets.UTF_8) + "}]}";
        read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void read(byte[] bytes) {
        try {
            MappingReader.read(bytes, "names.json")
                    .packages()
                    .values()
                    .forEach(packages -> assertThat(packages).isNotEmpty().noneMatch(String::isBlank));
        } catch (MalformedFileException e) {
            assertThat(e).hasMessageMatching("(?s)names\\.json, (line [0-9]+|as a text).*");
        }
    }
}
