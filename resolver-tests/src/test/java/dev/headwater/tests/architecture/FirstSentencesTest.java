// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The subject of the first sentence about a public type or member is a type of ours or a term of the standard, or the
 * type itself where the sentence begins with what it does.
 */
class FirstSentencesTest {
    private static final Path ROOT = Path.of(System.getProperty("headwater.root"));
    private static final String API = "resolver-api/src/main/java/dev/headwater/api/";
    private static final String CORE = "resolver-core/src/main/java/dev/headwater/core/";

    static final List<String> PACKAGES = List.of(
            API + "name",
            API + "version",
            API + "requirement",
            API + "tag",
            API + "distribution",
            API + "metadata",
            CORE + "solver",
            CORE + "ownership",
            CORE + "file");

    /** A comment of something public that begins with a word in the place of a noun, or that leaves the noun out. */
    private static final Pattern WITHOUT_A_NOUN = Pattern.compile(
            "/\\*\\*[\\s*]*(What|Who|Why|How|Where|When|Which|Whether|Something|Anything|Nobody|It|There|Says|As|Lets)\\b"
                    + "[^/]*\\*/\\s*(@\\w+\\s*)*public ");

    @ParameterizedTest
    @FieldSource("PACKAGES")
    void nameWhatTheyAreAbout(String folder) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .as(file.toString())
                            .doesNotContainPattern(WITHOUT_A_NOUN));
        }
    }
}
