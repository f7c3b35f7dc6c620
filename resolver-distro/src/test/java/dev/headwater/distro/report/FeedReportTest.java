// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.report;

import static dev.headwater.distro.compile.Lists.compile;
import static dev.headwater.distro.compile.Lists.folder;
import static dev.headwater.distro.compile.Lists.suite;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.distro.feed.Feed;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedReportTest {
    private static Feed feed() {
        return compile(suite(
                List.of(
                        "python3-lib 1.5-1 | depends python3",
                        "python3-bad 1-1 | depends python3",
                        "one 1-1 | depends python3",
                        "two 2-1 | depends python3",
                        "python3-bindings 3-1 | depends python3"),
                List.of(
                        folder("lib-0.0.0.egg-info", "python3-lib"),
                        folder("bad-None.egg-info", "python3-bad"),
                        folder("it-1.egg-info", "one"),
                        folder("it-2.egg-info", "two"),
                        "usr/lib/x.so python/python3-bindings")));
    }

    @Test
    void tellsPeopleWhatIsToBeLookedAt() {
        assertThat(FeedReportText.of(FeedReport.of(feed()))).isEqualTo("""
                3 projects of Debian's packages for Python 3.11 on amd64
                  lists: unsigned

                Mapped by: 4
                  installed-folder: 4

                Notes: 2
                  packaged-version: 2

                Claimed by several packages, settled by the rule of names: 0

                Claimed by several packages, and unusable: 2
                  it 1 (one), and two
                  it 2 (two), and one

                For another Python, and unusable: 0

                In lists of contents, and in no list of packages: 0

                Cannot be read, and are unusable: 1
                  bad None (python3-bad), says None

                Report another version than they are packaged as: 2
                  bad None (python3-bad), packaged as 1
                  lib 0.0.0 (python3-lib), packaged as 1.5

                Not followed: 0

                Packages called python3-… without a project: 2
                  python3-bindings
                  python3-minimal
                """);
    }

    @Test
    void tellsProgramsTheSame() {
        String json = FeedReportJson.of(FeedReport.of(feed()));

        assertThat(json)
                .startsWith("{\n  \"version\" : 1,\n  \"distributor\" : \"Debian\",\n")
                .contains("\"python\" : \"3.11\"", "\"installed-folder\" : 4", "\"python3-bindings\"")
                .contains(
                        "\"package\" : \"python3-lib\",\n    \"version\" : \"0.0.0\",\n    \"evidence\" : \"installed-folder\"")
                .contains("\"unmapped\" : [ \"python3-bindings\", \"python3-minimal\" ]");
    }
}
