// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.api.distribution.FilenameScanner;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.tag.TagSet;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.Version;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PageReleasesTest {
    private static final ProjectName PROJECT = ProjectName.parse("ox-bow");
    private static final TagSet TAGS =
            Target.cpython("3.11", List.of("manylinux_2_28_x86_64")).tags();

    private static final List<String> NAMES =
            List.of("ox_bow", "Ox_Bow", "ox.bow", "ox-bow", "ox__bow", "oxbow", "ox", "", "ö", "ox-bow-1");
    private static final List<String> VERSIONS = List.of(
            "1.0",
            "1",
            "1.0.0",
            "2.0rc1",
            "2.0-1",
            "10!3",
            "1.0+local.1",
            "1.0.dev4",
            "9999999999999999999999",
            "x",
            "");
    private static final List<String> SHAPES = List.of(
            "-py3-none-any.whl",
            "-1-py3-none-any.whl",
            "-02b-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
            "-b-py3-none-any.whl",
            "-py3--any.whl",
            "-py3-none.whl",
            ".whl",
            ".tar.gz",
            ".tgz",
            ".zip",
            ".tar",
            ".tar.tar.gz",
            ".exe",
            "",
            "-1-2-3-py3-none-any.whl");

    private static PageReleases read(@Nullable ProjectName project, List<String> filenames) {
        PageReleasesBuilder rows = new PageReleasesBuilder(project);
        for (String filename : filenames) {
            byte[] name = ("<" + filename + ">").getBytes(StandardCharsets.UTF_8);
            rows.add(name, 1, name.length - 1);
        }
        return rows.build();
    }

    private static List<String> random(long seed) {
        Random random = new Random(seed);
        List<String> filenames = new ArrayList<>();
        for (int i = random.nextInt(80); i > 0; i--) {
            String name = NAMES.get(random.nextInt(NAMES.size()))
                    + "-"
                    + VERSIONS.get(random.nextInt(VERSIONS.size()))
                    + SHAPES.get(random.nextInt(SHAPES.size()));
            filenames.add(random.nextInt(20) == 0 ? name.substring(random.nextInt(name.length())) : name);
        }
        return filenames;
    }

    @Test
    void eachRowSaysWhatItsNameSaysByItself() {
        FilenameScanner scanner = new FilenameScanner(PROJECT);
        for (long seed = 0; seed < 500; seed++) {
            List<String> filenames = random(seed);
            PageReleases releases = read(PROJECT, filenames);
            assertThat(releases.rowCount()).isEqualTo(filenames.size());
            for (int row = 0; row < filenames.size(); row++) {
                String filename = filenames.get(row);
                FilenameScanner.Outcome outcome = scanner.scan(filename);
                boolean isKnown = outcome == FilenameScanner.Outcome.WHEEL || outcome == FilenameScanner.Outcome.SDIST;
                Version version = isKnown ? Version.parseOrNull(scanner.version()) : null;
                assertThat(releases.filename(row)).isEqualTo(filename);
                assertThat(releases.isFile(row)).as(filename).isEqualTo(version != null);
                if (version == null) {
                    continue;
                }
                int release = releases.release(row);
                int shape = releases.shape(row);
                assertThat(releases.version(release)).isEqualTo(version);
                assertThat(releases.versionText(release)).isEqualTo(scanner.version());
                assertThat(releases.isPreRelease(release)).isEqualTo(version.isPreRelease());
                assertThat(releases.build(shape)).isEqualTo(scanner.build());
                if (outcome == FilenameScanner.Outcome.WHEEL) {
                    assertThat(releases.isWheel(shape)).isTrue();
                    assertThat(releases.tagRank(shape, TAGS))
                            .isEqualTo(TAGS.bestRank(filename, scanner.tagsFrom(), scanner.tagsTo()));
                } else {
                    assertThat(releases.archive(shape)).contains(scanner.archive());
                }
            }
        }
    }

    @Test
    void releasesAreInTheOrderOfTheirVersions() {
        for (long seed = 0; seed < 500; seed++) {
            PageReleases releases = read(PROJECT, random(seed));
            for (int release = 1; release < releases.releaseCount(); release++) {
                Version before = releases.version(release - 1);
                assertThat(before).isLessThanOrEqualTo(releases.version(release));
                assertThat(releases.isSameVersion(release)).isEqualTo(before.equals(releases.version(release)));
            }
        }
    }

    @Test
    void twinsAreFilesOfOneName() {
        for (long seed = 0; seed < 500; seed++) {
            List<String> filenames = random(seed);
            List<String> expected = new ArrayList<>();
            for (int row = 0; row < filenames.size(); row++) {
                int first = filenames.indexOf(filenames.get(row));
                if (first < row) {
                    expected.add(row + " " + first);
                }
            }
            PageReleases releases = read(PROJECT, filenames);
            List<String> twins = new ArrayList<>();
            for (int twin = 0; twin < releases.twinCount(); twin++) {
                twins.add(releases.twin(twin) + " " + releases.firstOfTwin(twin));
            }
            assertThat(twins).isEqualTo(expected);
        }
    }

    @Test
    void filesOfManyProjectsAreOfNoRelease() {
        PageReleases releases = read(null, List.of("lib-1.0.tar.gz", "lib-1.0-py3-none-any.whl"));

        assertThat(releases.releaseCount()).isZero();
        assertThat(releases.isFile(1)).isFalse();
        assertThat(releases.filename(1)).isEqualTo("lib-1.0-py3-none-any.whl");
    }

    @Test
    void whatIsProvidedHasAReleaseAndNoTwin() {
        PageReleasesBuilder rows = new PageReleasesBuilder(PROJECT);
        rows.addProvided(Version.parse("2"));
        rows.addProvided(null);
        rows.addProvided(Version.parse("2"));
        rows.addProvided(Version.parse("1"));
        PageReleases releases = rows.build();

        assertThat(releases.isFile(0)).isFalse();
        assertThat(releases.release(3)).isZero();
        assertThat(releases.release(0)).isEqualTo(1);
        assertThat(releases.release(2)).isEqualTo(1);
        assertThat(releases.release(1)).isGreaterThanOrEqualTo(releases.releaseCount());
        assertThat(releases.twinCount()).isZero();
    }

    @Test
    void whatWasWrittenIsReadAlike() {
        for (long seed = 0; seed < 200; seed++) {
            PageReleases releases = read(PROJECT, random(seed));
            byte[] bytes = written(releases);
            PageReleases again = PageReleases.read(bytes, 3, bytes.length - 3, releases.rowCount());
            for (int row = 0; row < releases.rowCount(); row++) {
                assertThat(again.filename(row)).isEqualTo(releases.filename(row));
                assertThat(again.release(row)).isEqualTo(releases.release(row));
                assertThat(again.isFile(row)).isEqualTo(releases.isFile(row));
            }
            assertThat(written(again)).isEqualTo(bytes);
        }
    }

    private static byte[] written(PageReleases releases) {
        ByteBuffer out = ByteBuffer.allocate(releases.packedLength() + 6);
        out.position(3);
        releases.writeTo(out);
        return out.array();
    }

    /** Kept pages hold what names said when they were read. */
    @Test
    void whatNamesSayHasNotChangedSinceTheFormOfKeptPagesGotItsNumber() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (long seed = 0; seed < 100; seed++) {
            digest.update(written(read(PROJECT, random(seed))));
        }

        assertThat(HexFormat.of().formatHex(digest.digest()))
                .as("raise the number in MAGIC of Columns, and write the new digest here")
                .isEqualTo("73d9eab50c13ef260a881cc6b27a8cfc181b61c76c2a849b904cd0f6f53dbf5d");
    }

    @Test
    void whatWasNotWrittenIsRefused() {
        PageReleases releases = read(PROJECT, List.of("ox_bow-1.0-py3-none-any.whl", "ox_bow-1.0.tar.gz", "up"));
        byte[] bytes = written(releases);
        int to = bytes.length - 3;

        assertThatThrownBy(() -> PageReleases.read(bytes, 3, to, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PageReleases.read(bytes, 3, to - 1, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PageReleases.read(bytes, 3, 3, 0)).isInstanceOf(IllegalArgumentException.class);
        for (int at = 3; at < to; at++) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= (byte) 0x80;
            // Nothing but being refused, or being read, may come of it.
            try {
                PageReleases read = PageReleases.read(flipped, 3, to, 3);
                for (int row = 0; row < 3; row++) {
                    assertThat(read.filename(row)).isNotNull();
                }
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("releases");
            }
        }
    }

    @Test
    @Timeout(20)
    void aHundredThousandNamesThatDifferAreReadInTimeThatGrowsWithTheirNumber() {
        List<String> filenames = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            // All of one hash where it is that of String.
            StringBuilder name = new StringBuilder("ox_bow-1.");
            for (int bit = 0; bit < 17; bit++) {
                name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            filenames.add(name + "-py3-none-any.whl");
        }

        assertThat(read(PROJECT, filenames).rowCount()).isEqualTo(100_000);
    }
}
