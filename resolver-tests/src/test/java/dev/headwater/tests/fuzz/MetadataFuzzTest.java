// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.metadata.InvalidLicenseExpressionException;
import dev.headwater.api.metadata.InvalidMetadataException;
import dev.headwater.api.metadata.LicenseExpression;
import dev.headwater.api.metadata.MetadataFault;
import dev.headwater.api.metadata.MetadataField;
import dev.headwater.api.metadata.MetadataFields;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

class MetadataFuzzTest {
    /** Every fault has its place; what is strictly right is also right for an installer. */
    @FuzzTest(maxDuration = "1m")
    void metadata(byte[] bytes) {
        MetadataFields fields = MetadataFields.parse(bytes);
        fields.faults().forEach(MetadataFuzzTest::assertPlaced);
        for (String name : fields.names()) {
            // What is found in the bytes by its name is what a look at all fields finds.
            List<MetadataField> named = fields.asList().stream()
                    .filter(field -> field.name().toLowerCase(Locale.ROOT).equals(name))
                    .toList();
            assertThat(fields.fields(name)).isEqualTo(named);
            assertThat(MetadataFields.of(fields.asList()).hasValuesOf(fields, name))
                    .isTrue();
        }
        try {
            CoreMetadata lenient = CoreMetadata.of(fields);
            lenient.faults().forEach(MetadataFuzzTest::assertPlaced);
            lenient.requirements();
            lenient.requiresPython();
        } catch (InvalidMetadataException e) {
            e.faults().forEach(MetadataFuzzTest::assertPlaced);
        }
        try {
            CoreMetadata strict = CoreMetadata.ofStrict(fields);
            assertThat(strict.faults()).isEmpty();
            assertThat(strict.requirements()).hasSameSizeAs(strict.requiresDist());
            assertThat(strict.requiresPython()).isNotNull();
        } catch (InvalidMetadataException e) {
            assertThat(e.faults()).isNotEmpty().allSatisfy(MetadataFuzzTest::assertPlaced);
        }
    }

    /** Normalizing twice is normalizing once. */
    @FuzzTest(maxDuration = "1m")
    void licenses(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            LicenseExpression license = LicenseExpression.parse(text);
            assertThat(LicenseExpression.parse(license.text())).isEqualTo(license);
        } catch (InvalidLicenseExpressionException e) {
            FilenameFuzzTest.assertPlaced(e, text);
        }
    }

    private static void assertPlaced(MetadataFault fault) {
        assertThat(fault.position()).isBetween(0, fault.text().length());
        assertThat(fault.line()).isNotNegative();
        assertThat(fault.expected()).isNotEmpty();
    }
}
