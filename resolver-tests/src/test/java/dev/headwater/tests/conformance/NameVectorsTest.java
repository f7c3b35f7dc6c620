// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.conformance;

import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.Names;
import dev.headwater.api.name.ProjectName;
import org.junit.jupiter.api.Test;

class NameVectorsTest {
    @Test
    void anyTextHasANormalForm() {
        Vectors.check(
                "names",
                row -> Vectors.compare(
                        row.get(1).textValue(), Names.normalize(row.get(0).textValue())));
    }

    @Test
    void validNamesAreReadAndNormalOnesKnown() {
        Vectors.check("names_valid", row -> {
            String text = row.get(0).textValue();
            boolean valid = row.get(1).booleanValue();
            boolean normal = row.get(2).booleanValue();
            try {
                String value = ProjectName.parse(text).value();
                boolean same = valid && normal == value.equals(text) && value.equals(Names.normalize(text));
                return same ? null : "is " + value;
            } catch (InvalidNameException fault) {
                return valid || normal ? fault.getMessage() : Vectors.poorFault(fault, text);
            }
        });
    }
}
