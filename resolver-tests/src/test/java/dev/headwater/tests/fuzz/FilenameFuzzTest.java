// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.api.InvalidTextException;
import dev.headwater.api.distribution.FilenameScanner;
import dev.headwater.api.distribution.SdistFilename;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.index.PageReleases;
import dev.headwater.api.index.PageReleasesBuilder;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.tag.CompatibilityTag;
import dev.headwater.api.tag.TagSet;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.Version;
import java.nio.charset.StandardCharsets;
import java.util.List;

class FilenameFuzzTest {
    private static final ProjectName PROJECT = ProjectName.parse("foo-bar");
    private static final FilenameScanner SCANNER = new FilenameScanner(PROJECT);
    private static final TagSet TAGS =
            Target.cpython("3.12", List.of("manylinux_2_28_x86_64")).tags();

    /** A name is refused in its place, or agrees with the scanner and with the expansion of its tags. */
    @FuzzTest(maxDuration = "1m")
    void wheels(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        FilenameScanner.Outcome outcome = SCANNER.scan(text);
        try {
            WheelFilename wheel = WheelFilename.parse(text);
            assertThat(outcome == FilenameScanner.Outcome.WHEEL).isEqualTo(wheel.isOf(PROJECT));
            assertThat(wheel.build()).isEqualTo(SCANNER.build());
            int best = wheel.tags().stream()
                    .mapToInt(tag -> TAGS.rank(tag).orElse(TagSet.INCOMPATIBLE))
                    .min()
                    .orElseThrow();
            assertThat(wheel.rank(TAGS)).isEqualTo(best);
        } catch (InvalidTextException e) {
            assertPlaced(e, text);
        }
    }

    /** The names of a page, one a line, say together what each says by itself. */
    @FuzzTest(maxDuration = "1m")
    void pages(byte[] bytes) {
        String[] names = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        PageReleasesBuilder rows = new PageReleasesBuilder(PROJECT);
        for (String name : names) {
            byte[] text = name.getBytes(StandardCharsets.UTF_8);
            rows.add(text, 0, text.length);
        }
        PageReleases releases = rows.build();
        for (int row = 0; row < names.length; row++) {
            FilenameScanner.Outcome outcome = SCANNER.scan(names[row]);
            boolean isKnown = outcome == FilenameScanner.Outcome.WHEEL || outcome == FilenameScanner.Outcome.SDIST;
            Version version = isKnown ? Version.parseOrNull(SCANNER.version()) : null;
            assertThat(releases.filename(row)).isEqualTo(names[row]);
            assertThat(releases.isFile(row)).isEqualTo(version != null);
            if (version != null) {
                assertThat(releases.version(releases.release(row))).isEqualTo(version);
                assertThat(releases.isWheel(releases.shape(row))).isEqualTo(outcome == FilenameScanner.Outcome.WHEEL);
            }
        }
    }

    /** What was kept of names is read, or refused. */
    @FuzzTest(maxDuration = "1m")
    void keptNames(byte[] bytes) {
        int rows = bytes.length == 0 ? 0 : bytes[0] & 0xff;
        try {
            PageReleases releases = PageReleases.read(bytes, Math.min(1, bytes.length), bytes.length, rows);
            for (int row = 0; row < rows; row++) {
                assertThat(releases.filename(row)).isNotNull();
                assertThat(releases.release(row)).isNotNegative();
            }
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("releases");
        }
    }

    @FuzzTest(maxDuration = "1m")
    void sdists(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        FilenameScanner.Outcome outcome = SCANNER.scan(text);
        try {
            SdistFilename sdist = SdistFilename.parse(text, PROJECT);
            assertThat(outcome).isEqualTo(FilenameScanner.Outcome.SDIST);
            assertThat(sdist.kind()).isEqualTo(SCANNER.archive());
        } catch (InvalidTextException e) {
            assertPlaced(e, text);
        }
        try {
            assertThat(SdistFilename.parse(text).name().value()).isNotEmpty();
        } catch (InvalidTextException e) {
            assertPlaced(e, text);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void tags(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int fault = CompatibilityTag.faultIn(text, 0, text.length());
        try {
            assertThat(CompatibilityTag.parseCompressed(text)).isNotEmpty();
            assertThat(fault).isEqualTo(-1);
        } catch (InvalidTextException e) {
            assertThat(fault).isEqualTo(e.position());
        }
        assertThat(TAGS.bestRank(text)).isNotNegative();
    }

    @FuzzTest(maxDuration = "1m")
    void targets(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int space = text.indexOf(' ');
        try {
            Target target = Target.cpython(text.substring(0, Math.max(space, 0)), List.of(text.substring(space + 1)));
            assertThat(target.tags().size()).isPositive();
        } catch (InvalidTextException e) {
            assertThat(e.position()).isBetween(0, e.text().length());
        }
    }

    static void assertPlaced(InvalidTextException e, String text) {
        assertThat(e.text()).isEqualTo(text);
        assertThat(e.position()).isBetween(0, text.length());
        assertThat(e.getMessage()).hasSizeLessThan(2000);
    }
}
