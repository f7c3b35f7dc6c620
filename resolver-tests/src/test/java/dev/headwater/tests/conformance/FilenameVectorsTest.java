// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headwater.api.InvalidTextException;
import dev.headwater.api.distribution.BuildTag;
import dev.headwater.api.distribution.FilenameScanner;
import dev.headwater.api.distribution.SdistFilename;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.tag.CompatibilityTag;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FilenameVectorsTest {
    @Test
    void namesOfWheelsAreRead() {
        Vectors.check("wheel_filenames.valid", row -> {
            WheelFilename wheel = WheelFilename.parse(row.get(0).textValue());
            JsonNode expected = row.get(1);
            String build = Vectors.texts(expected.get("build")).stream().reduce("", String::concat);
            return Vectors.compare(
                    List.of(
                            expected.get("name").textValue(),
                            expected.get("version").textValue(),
                            build.isEmpty() ? BuildTag.NONE.toString() : build,
                            Vectors.texts(expected.get("tags"))),
                    List.of(
                            wheel.name(),
                            wheel.version().toString(),
                            wheel.build().toString(),
                            sorted(wheel.tags())));
        });
    }

    @Test
    void textsThatAreNoNamesOfWheelsAreRefused() {
        Vectors.check("wheel_filenames.invalid", row -> refusal(row.textValue(), WheelFilename::parse));
    }

    @Test
    void namesOfSourceDistributionsAreRead() {
        Vectors.check("sdist_filenames.valid", row -> {
            String text = row.get(0).textValue();
            ProjectName name = ProjectName.parse(row.get(1).get("name").textValue());
            SdistFilename sdist = SdistFilename.parse(text);
            FilenameScanner scanner = new FilenameScanner(name);
            return Vectors.compare(
                    List.of(name, row.get(1).get("version").textValue(), sdist, FilenameScanner.Outcome.SDIST),
                    List.of(
                            sdist.name(),
                            sdist.version().toString(),
                            SdistFilename.parse(text, name),
                            scanner.scan(text)));
        });
    }

    @Test
    void textsThatAreNoNamesOfSourceDistributionsAreRefused() {
        Vectors.check("sdist_filenames.invalid", row -> refusal(row.textValue(), SdistFilename::parse));
    }

    static List<String> sorted(List<CompatibilityTag> tags) {
        TreeSet<String> texts = new TreeSet<>();
        tags.forEach(tag -> texts.add(tag.toString()));
        return List.copyOf(texts);
    }

    /** What is wrong with the refusal of an invalid text, or {@code null}. */
    static @Nullable String refusal(String text, Function<String, Object> parser) {
        try {
            return "is " + parser.apply(text);
        } catch (InvalidTextException fault) {
            return Vectors.poorFault(fault, text);
        }
    }
}
