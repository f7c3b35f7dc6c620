// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoreMetadataTest {
    private static final String HEAD = "Metadata-Version: 2.4\nName: Foo.Bar\nVersion: 1.0\n";

    @Nested
    class Reading {
        @Test
        void givesWhatAnInstallerNeeds() {
            CoreMetadata metadata = CoreMetadata.parse(HEAD
                    + "Requires-Dist: bar>=2 ; python_version < '3.8'\nREQUIRES-DIST: baz\nRequires-Python: >=3.8\n"
                    + "Provides-Extra: Some_Extra\nProvides-Extra: some-extra\nDynamic: Keywords\n\nLong\ntext");
            assertThat(metadata.name()).hasToString("foo-bar");
            assertThat(metadata.version()).hasToString("1.0");
            assertThat(metadata.requiresDist()).containsExactly("bar>=2 ; python_version < '3.8'", "baz");
            assertThat(metadata.requirements()).hasSize(2).isSameAs(metadata.requirements());
            assertThat(metadata.requiresPython()).isPresent();
            assertThat(metadata.providesExtra()).extracting(Object::toString).containsExactly("some-extra");
            assertThat(metadata.dynamic()).containsExactly("keywords");
            assertThat(metadata.description()).hasValue("Long\ntext");
            assertThat(metadata.faults()).isEmpty();
            assertThat(metadata.withoutDescription().description()).isEmpty();
        }

        @Test
        void unfoldsRequirements() {
            CoreMetadata metadata =
                    CoreMetadata.parse(HEAD + "Requires-Dist: bar>=2 ;\r\n        python_version\n\t < '3.8'\n");
            assertThat(metadata.requiresDist()).containsExactly("bar>=2 ; python_version < '3.8'");
            assertThat(metadata.requirements()).hasSize(1);
        }

        @Test
        void keepsAFoldedValueAsItStandsUnderItsName() {
            assertThat(CoreMetadata.parse(HEAD + "Author: A,\n        B\n").values("author"))
                    .containsExactly("A,\n        B");
        }

        @Test
        void readsKeywordsAndUrls() {
            CoreMetadata metadata = CoreMetadata.parse(
                    HEAD + "Keywords: a, b c ,d\nProject-URL: Home, https://x/?a,b\nProject-URL: Bare\n");
            assertThat(metadata.keywords()).containsExactly("a", "b c", "d");
            assertThat(metadata.projectUrls().keySet()).containsExactly("Home", "Bare");
            assertThat(metadata.projectUrls())
                    .containsEntry("Home", "https://x/?a,b")
                    .containsEntry("Bare", "");
        }
    }

    @Nested
    class Fields {
        @Test
        void areFoundByTheirNameInAnyCaseAndNoOther() {
            MetadataFields fields = MetadataFields.parse("Name: a\nNAME: b\nNames: c\nName: d\nnAmE: e\nNa: f\n");
            assertThat(fields.values("name")).containsExactly("a", "b", "d", "e");
            assertThat(fields.values("Names")).containsExactly("c");
            assertThat(fields.values("nam")).isEmpty();
            assertThat(fields.names()).containsExactly("name", "names", "na");
        }

        @Test
        void thatWereGivenMayHaveAnyName() {
            MetadataFields fields = MetadataFields.of(
                    List.of(new MetadataField("\u00c4ra", "1", 0), new MetadataField("\u212aind", "\ud83d", 0)));
            assertThat(fields.values("\u00e4RA")).containsExactly("1");
            assertThat(fields.values("KIND")).containsExactly("\ud83d");
        }

        @Test
        void haveTheSameValuesHereAndThereOrNot() {
            MetadataFields fields = MetadataFields.parse("A: 1\nB: x\nA: \u00e9\n");
            assertThat(fields.hasValuesOf(MetadataFields.parse("a: 1\nC: y\nA:  \u00e9\n\nBody"), "A"))
                    .isTrue();
            assertThat(fields.hasValuesOf(MetadataFields.of(fields.fields("a")), "A"))
                    .isTrue();
            assertThat(fields.hasValuesOf(MetadataFields.parse("A: 1\n"), "A")).isFalse();
            assertThat(fields.hasValuesOf(MetadataFields.parse("A: 1\nA: e\n"), "A"))
                    .isFalse();
            assertThat(fields.hasValuesOf(MetadataFields.parse("A: 1\nA: \u00e9\nA:\n"), "A"))
                    .isFalse();
            assertThat(fields.hasValuesOf(MetadataFields.parse("X: 1\n"), "D")).isTrue();
        }

        @Test
        void endInAnyWayThatALineMayEnd() {
            assertThat(MetadataFields.parse("A: 1\rB: 2\r\nC: 3\n 4\r\n\r\nBody")
                            .asList())
                    .containsExactly(
                            new MetadataField("A", "1", 1),
                            new MetadataField("B", "2", 2),
                            new MetadataField("C", "3\n 4", 3));
        }

        @Test
        void holdWhatAFileCanHold() {
            MetadataFields fields = MetadataFields.parse("A: \ufeff\0\ufffd\ud83d\ude00\nB: \ud83d\n");
            assertThat(fields.values("A")).containsExactly("\ufeff\0\ufffd\ud83d\ude00");
            assertThat(fields.values("B")).containsExactly("?");
            assertThat(fields.isReadable("A")).isTrue();
        }

        @Test
        void doNotChangeWithTheBytesThatTheyWereReadFrom() {
            byte[] bytes = "Name: a\n".getBytes(StandardCharsets.UTF_8);
            MetadataFields fields = MetadataFields.parse(bytes);
            bytes[6] = 'b';
            assertThat(fields.values("Name")).containsExactly("a");
        }
    }

    @Nested
    class Leniency {
        @Test
        void oneBadFieldDoesNotSpoilTheRest() {
            CoreMetadata metadata = CoreMetadata.parse(HEAD
                    + "Summary: one\n"
                    + "Summary: two\n"
                    + ": nameless\n"
                    + "Provides-Extra: -x\n"
                    + "Provides-Extra: y\n"
                    + "Requires-Dist: bar\n"
                    + "no field\n"
                    + "Requires-Dist: body\n");
            assertThat(metadata.requiresDist()).containsExactly("bar");
            assertThat(metadata.providesExtra()).extracting(Object::toString).containsExactly("y");
            assertThat(metadata.faults()).extracting(MetadataFault::line).containsExactlyInAnyOrder(5, 6, 10);
            assertThat(metadata.description()).hasValue("no field\nRequires-Dist: body\n");
        }

        @Test
        void anotherEncodingCostsOnlyItsField() {
            byte[] bytes = (HEAD + "Author: \u00c0\nRequires-Dist: bar\n").getBytes(StandardCharsets.ISO_8859_1);
            CoreMetadata metadata = CoreMetadata.parse(bytes);
            assertThat(metadata.requiresDist()).containsExactly("bar");
            assertThat(metadata.values("Author")).containsExactly("\u00c0");
            assertThat(metadata.faults()).extracting(MetadataFault::field).containsExactly("Author");
        }

        @ParameterizedTest
        @ValueSource(strings = {"2.7", "2.99999999999", "2.0", "VaLuE", ""})
        void anUnknownMinorVersionIsReadWithAFault(String version) {
            CoreMetadata metadata = CoreMetadata.parse("Metadata-Version: " + version + "\nName: a\nVersion: 1\n");
            assertThat(metadata.faults()).extracting(MetadataFault::field).containsExactly("Metadata-Version");
        }

        @ParameterizedTest
        @ValueSource(strings = {"3.0", "10.1", "99999999999.0"})
        void aLaterMajorVersionIsRefused(String version) {
            assertThatExceptionOfType(InvalidMetadataException.class)
                    .isThrownBy(() -> CoreMetadata.parse("Metadata-Version: " + version + "\nName: a\nVersion: 1\n"))
                    .satisfies(e -> assertThat(e.line()).isEqualTo(1));
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({
            "Version: 1, Name, 0, 0",
            "Name: a, Version, 0, 0",
            "Name: a|Name: a|Version: 1, Name, 1, 0",
            "Name: -a|Version: 1, Name, 1, 0",
            "Name: a|Version: 1.x, Version, 2, 1",
        })
        void butNotWithoutNameAndVersion(String text, String field, int line, int position) {
            assertThatExceptionOfType(InvalidMetadataException.class)
                    .isThrownBy(() -> CoreMetadata.parse(text.replace('|', '\n')))
                    .satisfies(e -> assertThat(e.field()).isEqualTo(field))
                    .satisfies(e -> assertThat(e.line()).isEqualTo(line))
                    .satisfies(e -> assertThat(e.position()).isEqualTo(position));
        }

        @Test
        void anInvalidRequirementIsToldWhenItIsAskedFor() {
            CoreMetadata metadata = CoreMetadata.parse(HEAD + "Requires-Dist: ok\nRequires-Dist: not ok\n");
            assertThatExceptionOfType(InvalidMetadataException.class)
                    .isThrownBy(metadata::requirements)
                    .satisfies(e -> assertThat(e.line()).isEqualTo(5))
                    .satisfies(e -> assertThat(e.text()).isEqualTo("not ok"))
                    .satisfies(e -> assertThat(e.position()).isEqualTo(4));
        }

        @Test
        void anInvalidOrRepeatedRequiresPythonIsToldWhenItIsAskedFor() {
            for (String bad : List.of("Requires-Python: three\n", "Requires-Python: >=3\nRequires-Python: >=3\n")) {
                CoreMetadata metadata = CoreMetadata.parse(HEAD + bad);
                assertThatExceptionOfType(InvalidMetadataException.class)
                        .isThrownBy(metadata::requiresPython)
                        .satisfies(e -> assertThat(e.field()).isEqualTo("Requires-Python"));
            }
        }
    }

    @Nested
    class Writing {
        @Test
        void givesBackNamesAndValues() {
            MetadataFields fields = MetadataFields.parse("""
                    Metadata-Version: 2.1\r
                    Name: f\u00f6
                    Version: 1
                    License: one
                      two

                     three
                    Requires-Dist: a;
                    \tpython_version > '3'

                    Text""");
            MetadataFields again = MetadataFields.parse(fields.toBytes());
            assertThat(again.asList())
                    .extracting(MetadataField::name, MetadataField::value)
                    .isEqualTo(fields.asList().stream()
                            .map(field -> tuple(field.name(), field.value()))
                            .toList());
            assertThat(again.body()).isEmpty();
        }

        @Test
        void keepsWhatCouldNotBeDecoded() {
            byte[] text = "Name: a\nAuthor: J\u00fcrgen\nRequires-Dist: \u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
            MetadataFields fields = MetadataFields.parse(text);
            assertThat(fields.toBytes()).isEqualTo(text);
            assertThat(MetadataFields.parse(fields.toBytes()).isReadable("Requires-Dist"))
                    .isFalse();
        }
    }

    @Nested
    class Strictness {
        @Test
        void tellsEveryFaultInItsPlace() {
            assertThatExceptionOfType(InvalidMetadataException.class)
                    .isThrownBy(() -> CoreMetadata.parseStrict(
                            HEAD + "Summary: a\n b\nImport-Name: foo\nLicense-Expression: mti\nUnknown: x\n"))
                    .satisfies(e -> assertThat(e.faults())
                            .extracting(MetadataFault::toString)
                            .containsExactly(
                                    "Summary, line 4, at position 0: expected a single line",
                                    "Import-Name, line 6, at position 0: expected Metadata-Version 2.5 or later for it",
                                    "License-Expression, line 7, at position 0: expected an SPDX license identifier, "
                                            + "LicenseRef-… or '('",
                                    "Unknown, line 8, at position 0: expected a field of the core metadata"));
        }

        @Test
        void refusesOneNameAsModuleAndAsNamespace() {
            String head = "Metadata-Version: 2.5\nName: a\nVersion: 1\n";
            assertThatExceptionOfType(InvalidMetadataException.class)
                    .isThrownBy(
                            () -> CoreMetadata.parseStrict(head + "Import-Name: a ; private\nImport-Namespace: a\n"))
                    .satisfies(e -> assertThat(e.field()).isEqualTo("Import-Namespace"));
        }

        @Test
        void acceptsWhatIsRight() {
            assertThat(CoreMetadata.parseStrict(HEAD + "License-File: LICENSES/MIT.txt\n"))
                    .hasToString("foo-bar 1.0");
        }
    }

    @Nested
    class Promises {
        @ParameterizedTest(name = "{0}, dynamic {1}: {2} is {3}")
        @CsvSource({
            "2.1, '', Requires-Dist, NONE",
            "2.1, '', Name, EXACT",
            "2.2, '', Requires-Dist, EXACT",
            "2.2, '', Requires-Python, EXACT",
            "2.2, requires-dist, Requires-Dist, NONE",
            "2.2, Requires-Dist, requires-python, EXACT",
            "2.6, Requires-Dist, Requires-Dist, LOWER_BOUND",
            "2.6, Provides-Extra, Provides-Extra, NONE",
            "2.6, Requires-Python, Requires-Python, NONE",
            "2.9, Requires-Dist, Requires-Dist, LOWER_BOUND",
            "nonsense, '', Requires-Dist, NONE",
        })
        void followVersionAndDynamic(String version, String dynamic, String field, StaticPromise promise) {
            CoreMetadata metadata = CoreMetadata.parse("Metadata-Version: " + version + "\nName: a\nVersion: 1\n"
                    + "Requires-Dist: b\nRequires-Python: >=3\n" + (dynamic.isEmpty() ? "" : "Dynamic: " + dynamic));
            assertThat(metadata.promiseOf(field)).isEqualTo(promise);
        }
    }

    @Nested
    class Bounds {
        private static final int NAMES = 24_990;

        @Test
        void ofSizeAndNumberAreKept() {
            assertThatExceptionOfType(InvalidMetadataException.class)
                    .isThrownBy(() -> CoreMetadata.parse("x".repeat(MetadataFields.LONGEST + 1)));
            assertThatExceptionOfType(InvalidMetadataException.class)
                    .isThrownBy(() -> CoreMetadata.parse("A:\n".repeat(MetadataFields.MOST_FIELDS + 1)));
            assertThatExceptionOfType(InvalidMetadataException.class)
                    .isThrownBy(() -> CoreMetadata.parse(":\n".repeat(MetadataFields.MOST_FIELDS + 1)));
        }

        @Test
        void timeIsLinearInAMegabyte() {
            Assertions.assertTimeout(Duration.ofSeconds(10), () -> {
                for (String part : List.of(" x\n", "\r", "Requires-Dist: x\n", "From x\nA:\n", "a", "A: x\n y\n")) {
                    MetadataFields fields = null;
                    try {
                        fields = MetadataFields.parse(HEAD + part.repeat(1_000_000 / part.length()));
                        MetadataRules.faults(fields);
                    } catch (InvalidMetadataException tooMany) {
                        assertThat(fields).isNull();
                    }
                }
            });
        }

        /** A look through all fields for the name of each would take minutes. */
        @Test
        void timeIsLinearInTheNumberOfNames() {
            StringBuilder text = new StringBuilder(HEAD);
            for (int i = 0; i < NAMES; i++) {
                text.append("Unknown-").append(i).append(": x\nImport-Name:\n");
            }
            byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
            byte[] other = text.append("Summary: \u00e9\n").toString().getBytes(StandardCharsets.ISO_8859_1);
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
                assertThat(MetadataRules.faults(MetadataFields.parse(utf8))).hasSizeGreaterThan(2 * NAMES - 1);
                assertThat(MetadataRules.faults(MetadataFields.parse(other))).hasSizeGreaterThan(2 * NAMES - 1);
                assertThat(CoreMetadata.parse(utf8).faults()).isEmpty();
                assertThat(CoreMetadata.parse(other).faults()).hasSize(1);
            });
        }
    }
}
