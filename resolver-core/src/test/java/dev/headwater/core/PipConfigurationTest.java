// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static dev.headwater.core.Configurations.ids;
import static dev.headwater.core.Configurations.levels;
import static dev.headwater.core.Configurations.only;
import static dev.headwater.core.Configurations.pip;
import static dev.headwater.core.Configurations.refused;
import static dev.headwater.core.Configurations.uv;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.policy.AuthenticationMode;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.core.imported.ImportNote;
import dev.headwater.core.imported.ImportNote.Level;
import dev.headwater.core.imported.ImportedPolicy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a configuration of pip, and what is refused, where. */
class PipConfigurationTest {
    @Test
    void theCommandCountsInsteadOfAllCommands() {
        ImportedPolicy imported = pip("""
            [install]
            timeout: 20
            [global]
            timeout = 60
            index_url = https://a.example.org/simple
            [list]
            timeout = 3
            """);

        assertThat(only(imported).timeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(only(imported).location()).isEqualTo("https://a.example.org/simple");
        assertThat(levels(imported, "list")).containsExactly(Level.CANNOT_SAY);
        assertThat(imported.notes())
                .contains(new ImportNote(
                        4, "global.timeout", Level.SAME, "install.timeout counts instead, to pip and here"));
    }

    /** Python's reader puts what stands in DEFAULT into every section, so it goes before [global] in [install]. */
    @Test
    void defaultsAreInEachSection() {
        String text = "[DEFAULT]\nretries = 7\n[global]\nretries = 2\nindex-url = https://a.example.org/s\n";

        assertThat(only(pip(text)).retries()).isEqualTo(2);
        assertThat(only(pip(text + "[install]\ntimeout = 1.5\n")).retries()).isEqualTo(7);
        assertThat(only(pip(text + "[install]\ntimeout = 1.5\n")).timeout()).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void aValueGoesOnWhereLinesAreIndented() {
        ImportedPolicy imported = pip("""
            [global]
              extra-index-url = https://a.example.org/s https://b.example.org/s
            # a comment does not end it

                https://c.example.org/s
              index-url = https://d.example.org/s
            """);

        assertThat(ids(imported)).containsExactly("a-example-org", "b-example-org", "c-example-org", "d-example-org");
        assertThat(imported.notes())
                .filteredOn(note -> note.key().equals("global.extra-index-url"))
                .extracting(ImportNote::line)
                .containsExactly(2, 2, 5);
    }

    @Test
    void whereEverybodyMayRegisterANameIsLast() {
        assertThat(ids(pip("""
                [global]
                extra-index-url = https://pypi.org/simple
                index-url = https://a.example.org/s
                find-links = wheels
                """))).containsExactly("wheels", "a-example-org", "pypi");
        assertThat(ids(pip("[global]\nextra-index-url = https://a.example.org/s\n")))
                .containsExactly("a-example-org", "pypi");
    }

    @Test
    void oneIndexIsTheOnlyOne() {
        ImportedPolicy imported = pip("""
                        [global]
                        index-url = https://a.example.org/s
                        extra-index-url = https://a.example.org/s/
                        """);

        assertThat(ids(imported)).containsExactly("a-example-org");
        assertThat(levels(imported, "global.index-url")).containsExactly(Level.SAME);
    }

    @Test
    void plainHttpNeedsATrustedHost() {
        String url = "[global]\nindex-url = http://a.example.org:8080/s\n";

        assertThat(only(pip(url)).role()).isEqualTo(IndexRole.DISABLED);
        assertThat(only(pip(url + "trusted-host = a.example.org\n")).role()).isEqualTo(IndexRole.SEARCHED);
        assertThat(only(pip(url + "trusted-host = a.example.org:8080\n")).allowInsecure())
                .isTrue();
        assertThat(only(pip(url + "trusted-host = a.example.org:81\n")).role()).isEqualTo(IndexRole.DISABLED);
        assertThat(only(pip("[global]\nindex-url = http://localhost:3141/s\n")).allowInsecure())
                .isFalse();
    }

    @Test
    void aTrustedHostDoesNotSwitchCertificatesOff() {
        ImportedPolicy imported = pip("[global]\nindex-url = https://a.example.org/s\ntrusted-host = a.example.org\n");

        assertThat(only(imported).allowInsecure()).isFalse();
        assertThat(levels(imported, "global.trusted-host")).containsExactly(Level.CANNOT_SAY);
    }

    @Test
    void preReleasesAreByTheRuleOfPip() {
        assertThat(pip("[global]\nindex-url = https://a.example.org/s\n")
                        .policy()
                        .preReleases())
                .isEqualTo(PreReleaseMode.IF_NAMED);
        assertThat(pip("[global]\nindex-url = https://a.example.org/s\npre = On\n")
                        .policy()
                        .preReleases())
                .isEqualTo(PreReleaseMode.ALLOW);
    }

    @Test
    void formatsAddUpOverTheSections() {
        ImportedPolicy imported = pip("""
            [global]
            index-url = https://a.example.org/s
            only-binary = :all:
            [install]
            no-binary = lxml,Foo_Bar
            """);

        assertThat(imported.policyText())
                .contains("\"*\" = \"only-binary\"\nfoo-bar = \"no-binary\"\nlxml = \"no-binary\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P7D", "7 days", "1 week", "168h", "PT168H"})
    void anAgeIsACoolDown(String age) {
        assertThat(only(pip("[global]\nindex-url = https://a.example.org/s\nuploaded-prior-to = " + age))
                        .coolDown())
                .isEqualTo(Duration.ofDays(7));
    }

    @Test
    void aTimeIsForTheRequest() {
        ImportedPolicy imported = pip("[global]\nuploaded-prior-to = 2026-01-01\n");

        assertThat(only(imported).coolDown()).isZero();
        assertThat(levels(imported, "global.uploaded-prior-to")).containsExactly(Level.CANNOT_SAY);
    }

    @Test
    void whatIsSwitchedOffIsNotLost() {
        assertThat(levels(pip("[global]\nrequire-hashes = No\n"), "global.require-hashes"))
                .containsExactly(Level.SAME);
        assertThat(levels(pip("[global]\nrequire-hashes = 1\n"), "global.require-hashes"))
                .containsExactly(Level.CANNOT_SAY);
        assertThat(levels(uv("offline = false"), "offline")).containsExactly(Level.SAME);
    }

    @Test
    void whatIsNotKnownIsNotRead() {
        assertThat(pip("[global]\nextra-index-urls = https://me:secret@a.example.org/s\n")
                        .notes())
                .contains(new ImportNote(
                        2,
                        "global.extra-index-urls",
                        Level.CANNOT_SAY,
                        "not read: this is no option of pip install that is known here; did you mean"
                                + " 'extra-index-url'?"));
    }

    @ParameterizedTest
    @CsvSource({
        "'[global]\nindex-url', 2, 'expected a key, ''='' and a value, at column 1'",
        "'index-url = https://a.example.org/s', 1, 'a key stands in a section'",
        "'[global]\n = x', 2, 'expected a key before ''='''",
        "'[global\nx = y', 1, 'a section is a name in brackets'",
        "'[global]\na = 1\n[global]\nb = 2', 3, 'is there twice'",
        "'[global]\na = 1\nA = 2', 3, 'is there twice'",
        "'[global]\ntimeout = soon', 2, 'expected seconds'",
        "'[global]\ntimeout = 1e9', 2, 'expected seconds'",
        "'[global]\nretries = -1', 2, 'a whole number up to 100'",
        "'[global]\npre = maybe', 2, 'expected yes or no, at column 1'",
        "'[global]\nindex-url = https://a.example.org/s\n  https://b.example.org/s', 3, 'one value, on one line'",
        "'[global]\nextra-index-url = \"https://a.example.org/s\"', 2, 'quotes'",
        "'[global]\n  index-url = ssh://a.example.org/s', 2, 'https URL or in a folder'",
        "'[global]\n  index-url = ssh://a.example.org/s', 2, 'at column 15'",
        "'[global]\nindex-url = https://a.example.org/s?token=x', 2, 'no query'",
        "'[global]\nindex-url = https://${HOST}/s', 2, 'a variable stands in this location'",
        "'[global]\nindex-url = https:/a.example.org/s', 2, 'two slashes'",
        "'[global]\nindex-url = https://a.example.org:99999/s', 2, 'a number from 1 to 65535, at column 13'",
        "'[global]\nextra-index-url = https://a.example.org:0/s', 2, 'a number from 1 to 65535, at column 19'",
        "'[global]\nfind-links = ~/wheels', 2, 'whose home folder ~ is; write the path that it stands for, at column 14'",
        "'[global]\nfind-links = /srv/list.html', 2, 'no page of links on this machine'",
        "'[global]\nfind-links = file:///srv/list.htm', 2, 'no page of links on this machine'",
        "'[global]\nfind-links = lib-1.0-py3-none-any.whl', 2, 'this is a file'",
        "'[global]\nfind-links = file:///tmp/a%00b', 2, 'a control character stands in this path'",
        "'[global]\nindex-url = file://a.example.org/s', 2, 'no file: URL of this machine'",
        "'[global]\nonly-binary = a b', 2, 'name'",
        "'[global]\nno-index = 1', 0, 'no index that can be asked'",
        "'[global]\na = \u00a0b', 2, 'the character U+00A0 is not allowed here, at column 5'",
        "'[global]\na = b\u0001', 2, 'the character U+0001'",
    })
    void isRefusedWhereThePlaceIs(String text, int line, String problem) {
        refused("pip.conf", text, line, problem);
    }

    @Test
    void whatIsTakenBackIsNotCalledAFormat() {
        ImportedPolicy imported = pip("[global]\nno-binary = lxml\n[install]\nonly-binary = :all:\n");

        assertThat(imported.policyText()).doesNotContain("lxml = ");
        assertThat(texts(imported, "global.no-binary"))
                .singleElement()
                .satisfies(text -> assertThat(text).startsWith("not all of it holds"));
        assertThat(texts(imported, "install.only-binary"))
                .singleElement()
                .satisfies(text -> assertThat(text).startsWith("in [format]"));
    }

    @Test
    void whatDoesNotCountIsSaid() {
        assertThat(texts(pip("[DEFAULT]\nindex-url = https://a.example.org/s\n[list]\n"), "DEFAULT.index-url"))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("neither [global] nor [install]"));
        assertThat(texts(
                        pip("[global]\nindex_url = https://a.example.org/s\nIndex-Url = https://b.example.org/s\n"),
                        "global.index-url"))
                .anyMatch(text -> text.startsWith("left out: the same key counts instead"));
    }

    private static List<String> texts(ImportedPolicy imported, String key) {
        return imported.notes().stream()
                .filter(note -> note.key().equals(key))
                .map(ImportNote::text)
                .toList();
    }

    /** To pip it is a tree of pages; a policy reads the files that lie in it. */
    @Test
    void ofATreeOfPagesTheFilesAreRead() {
        ImportedPolicy imported = pip("[global]\nindex-url = file:///srv/simple\nfind-links = /srv/wheels\n");

        assertThat(imported.notes())
                .filteredOn(note -> note.text().contains("index.html for each project, are not read"))
                .extracting(ImportNote::key)
                .containsExactly("global.index-url");
    }

    @Test
    void oneVariableMayStandWhereALoginDoes() {
        ImportedPolicy imported = pip("[global]\nindex-url = https://${ME}:${TOKEN}@a.example.org/s\n");

        assertThat(only(imported).location()).isEqualTo("https://a.example.org/s");
        assertThat(only(imported).authenticate()).isEqualTo(AuthenticationMode.ALWAYS);
    }
}
