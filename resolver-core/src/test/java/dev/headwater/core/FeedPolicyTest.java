// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.FeedSettings;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.api.policy.FeedVersionRule;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.RequirementsRule;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a policy file says of distributors' feeds. */
class FeedPolicyTest {
    private static final Path FILE = Path.of("etc", "headwater.toml");

    private static final String BEGIN = "[[index]]\nid = \"debian\"\nkind = \"debian\"\n";

    private static final String SIGNED = "sources = [{ path = \"lists\", signed-by = \"keys.pgp\" }]\n";

    private static IndexEntry parse(String text) {
        return PolicyFile.parse(text, FILE).indexes().get(0);
    }

    @Test
    void everyKeyIsRead() {
        IndexEntry entry = parse("""
                [[index]]
                id = "debian"
                kind = "debian"
                role = "searched"
                reserved = ["acme-*"]
                cool-down = "P1D"
                missing-upload-time = "allow"
                trust-group = "ours"
                timeout = "PT5S"
                retries = 1
                authenticate = "never"
                sources = [
                  { url = "http://mirror.example.org/debian/", suites = ["bookworm", "bookworm-updates"], components = ["main"], signed-by = "a.pgp" },
                  { path = "../lists" },
                ]
                architecture = "amd64"
                allow-unsigned = true
                oldest = 2026-11-01
                requirements = "published"
                mapping = "names.json"
                [index.names]
                Click = "python3-click"
                [index.versions]
                asyncio_mqtt = "packaged"
                """);
        FeedSettings feed = entry.feed();

        assertThat(entry.kind()).isEqualTo(IndexKind.DEBIAN);
        assertThat(entry.location()).isEqualTo("http://mirror.example.org/debian/");
        assertThat(feed.sources())
                .containsExactly(
                        new FeedSource(
                                FeedSource.Kind.URL,
                                "http://mirror.example.org/debian/",
                                List.of("bookworm", "bookworm-updates"),
                                List.of("main"),
                                Optional.of(Path.of("etc", "a.pgp").toString())),
                        new FeedSource(FeedSource.Kind.PATH, "lists", List.of(), List.of(), Optional.empty()));
        assertThat(feed.architecture()).contains("amd64");
        assertThat(feed.allowUnsigned()).isTrue();
        assertThat(feed.oldest()).contains(LocalDate.of(2026, 11, 1));
        assertThat(feed.requirements()).isEqualTo(RequirementsRule.PUBLISHED);
        assertThat(feed.mapping()).contains(Path.of("etc", "names.json").toString());
        assertThat(feed.names()).isEqualTo(Map.of(ProjectName.parse("click"), "python3-click"));
        assertThat(feed.versions()).isEqualTo(Map.of(ProjectName.parse("asyncio-mqtt"), FeedVersionRule.PACKAGED));
    }

    @Test
    void aCompiledFeedIsInOnePlace() {
        IndexEntry local = parse("""
                [[index]]
                id = "debian"
                kind = "feed"
                path = "debian.feed"
                signed-by = "keys.pub"
                """);
        IndexEntry remote = parse("""
                [[index]]
                id = "debian"
                kind = "feed"
                url = "http://feeds.example.org/debian.feed"
                signed-by = "keys.pub"
                """);

        assertThat(local.isLocal()).isTrue();
        assertThat(local.location()).isEqualTo(Path.of("etc", "debian.feed").toString());
        assertThat(local.feed().signedBy()).contains(Path.of("etc", "keys.pub").toString());
        assertThat(remote.isLocal()).isFalse();
        assertThat(remote.location()).isEqualTo("http://feeds.example.org/debian.feed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url = \"https://a.example.org/\"",
                "path = \"a\"",
                "mirrors = []",
                "mirrors-complete = false",
                "known-project = \"pip\"",
                "also-absent = []",
                "absent-redirects = []",
                "absent-max-age = \"PT10M\"",
                "file-hosts = []",
                "allow-insecure = false",
                "signed-by = \"keys.pgp\""
            })
    void otherKeysAreRefusedForAFeedAlsoWithTheirDefaults(String key) {
        assertThatThrownBy(() -> parse(BEGIN + SIGNED + key + "\n"))
                .isInstanceOf(InvalidPolicyFileException.class)
                .hasMessageContaining("headwater.toml:5: index[0]." + key.substring(0, key.indexOf(' ')))
                .hasMessageContaining("debian");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sources = [{ path = \"lists\" }]",
                "signed-by = \"keys.pgp\"",
                "architecture = \"amd64\"",
                "allow-unsigned = false",
                "oldest = 2026-11-01",
                "requirements = \"distributor\"",
                "mapping = \"a.json\"",
                "names = {}",
                "versions = {}"
            })
    void keysOfFeedsAreRefusedElsewhere(String key) {
        String text = "[[index]]\nid = \"a\"\nurl = \"https://a.example.org/\"\n" + key + "\n";

        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(InvalidPolicyFileException.class)
                .hasMessageContaining("headwater.toml:4: index[0]." + key.substring(0, key.indexOf(' ')))
                .hasMessageContaining("remove the key");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sources = [{ path = "lists" }] | :4: index[0].sources[0] | allow-unsigned = true
            sources = [] | :4: index[0].sources | no source
            sources = [{ suites = ["a"] }] | :4: index[0].sources[0].url | missing
            sources = [{ url = "https://a.example.org/", path = "b" }] | :4: index[0].sources[0].url | not both
            sources = [{ url = "https://a.example.org/", components = ["main"], signed-by = "k" }] | sources[0].suites | name those
            sources = [{ url = "https://a.example.org/", suites = ["s"], signed-by = "k" }] | sources[0].components | name those
            sources = [{ url = "https://u:p@a.example.org/", suites = ["s"], components = ["c"], signed-by = "k" }] | sources[0].url | credentials
            sources = [{ path = "a", signed-by = "k", suite = ["s"] }] | sources[0].suite | did you mean 'suites'
            sources = [{ path = "a", signed-by = "k" }]; oldest = "2026-11-01" | :5: index[0].oldest | a date, without quotes
            sources = [{ path = "a", signed-by = "k" }]; names = { a = 1 } | names.a | text in quotes
            sources = [{ path = "a", signed-by = "k" }]; versions = { a = "newest" } | versions.a | installed
            sources = [{ path = "a", signed-by = "k" }]; names = { a_b = "x", a-b = "y" } | names | twice
            architecture = "amd64" | index[0].sources | missing
            """)
    void whatIsWrongIsToldAtItsPlace(String keys, String place, String words) {
        assertThatThrownBy(() -> parse(BEGIN + keys.replace("; ", "\n")))
                .isInstanceOf(InvalidPolicyFileException.class)
                .hasMessageContaining(place)
                .hasMessageContaining(words);
    }

    @Test
    void plainHttpNeedsASignature() {
        String source = "sources = [{ url = \"http://a.example.org/\", suites = [\"s\"], components = [\"c\"] }]\n";

        assertThatThrownBy(() -> parse(BEGIN + source + "allow-unsigned = true\n"))
                .hasMessageContaining("index[0].sources[0].url")
                .hasMessageContaining("signed-by");
    }

    private static final String CONDA = "[[index]]\nid = \"forge\"\nkind = \"conda\"\n";

    @Test
    void aChannelOfCondaSaysOnlyWhereItIs() {
        IndexEntry entry = parse(CONDA + "sources = [{ url = \"https://a.example.org/own\" }]\n");

        assertThat(entry.kind()).isEqualTo(IndexKind.CONDA);
        assertThat(entry.feed().sources())
                .extracting(FeedSource::location)
                .containsExactly("https://a.example.org/own");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | has no source; write where it is read: sources = [{ url = \"https://…\" }]",
                "[{ url = 'http://a.example.org/' }] | use https",
                "[{ url = 'https://a.example.org/t/tk-12-ab/own' }] | a token of conda's (/t/…) never stands in a URL",
                "[{ url = 'https://a.example.org/get/%74/tk-12-ab/own' }] | HEADWATER_INDEX_FORGE_TOKEN",
                "[{ path = 'mirror' }] | nobody vouches",
                "[{ url = 'https://a.example.org/', suites = ['s'] }] | nothing to say but where it is",
                "[{ url = 'https://a.example.org/', signed-by = 'k' }] | nothing to say but where it is",
                "[{ url = 'https://a.example.org/' }]; requirements = 'published' | index[0].requirements",
                "[{ url = 'https://a.example.org/' }]; oldest = 2026-01-01 | do not say their date"
            })
    void aChannelOfCondaIsRefusedWith(String sources, String message) {
        String text = sources.replace("; ", "\n").replace('\'', '"');
        assertThatThrownBy(() -> parse(CONDA + "sources = " + text + "\n"))
                .hasMessageContaining(message)
                .hasMessageNotContaining("tk-12");
    }

    private static final String RPM = "[[index]]\nid = \"fedora\"\nkind = \"rpm-md\"\n";

    @Test
    void anRpmRepositoryIsVouchedForByItsConnectionAtLeast() {
        IndexEntry entry = parse(RPM + """
                        sources = [
                          { url = "https://a.example.org/os/" },
                          { url = "http://b.example.org/os/", metalink = "https://a.example.org/metalink?repo=x&arch=y" },
                          { url = "http://c.example.org/os/", signed-by = "keys.pgp" }]
                        """);

        assertThat(entry.kind()).isEqualTo(IndexKind.RPM_MD);
        assertThat(entry.feed().sources())
                .extracting(FeedSource::metalink)
                .containsExactly(
                        Optional.empty(),
                        Optional.of("https://a.example.org/metalink?repo=x&arch=y"),
                        Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{ url = 'http://a.example.org/' }] | index[0].sources[0].url",
                "[{ path = 'mirror' }] | nobody vouches",
                "[{ url = 'https://a.example.org/', suites = ['s'] }] | has neither suites nor components",
                "[{ url = 'https://a.example.org/', metalink = 'http://b.example.org/m' }] | index[0].sources[0].metalink",
                "[{ url = 'https://a.example.org/' }]; requirements = 'published' | index[0].requirements"
            })
    void anRpmRepositoryIsRefusedWith(String sources, String message) {
        String text = sources.replace("; ", "\n").replace('\'', '"');
        assertThatThrownBy(() -> parse(RPM + "sources = " + text + "\n")).hasMessageContaining(message);
    }

    @Test
    void anArchiveOfDebianHasNoMetalink() {
        assertThatThrownBy(
                        () -> parse(
                                BEGIN
                                        + "sources = [{ path = \"lists\", metalink = \"https://a.example.org/m\" }]\nallow-unsigned = true\n"))
                .hasMessageContaining("only an rpm-md repository has a metalink");
    }
}
