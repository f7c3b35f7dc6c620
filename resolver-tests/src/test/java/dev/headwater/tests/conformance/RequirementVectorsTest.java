// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.requirement.InvalidRequirementException;
import dev.headwater.api.requirement.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequirementVectorsTest {
    @Test
    void validRequirementsAreTakenApartAndReadBack() {
        Vectors.check("requirements_valid", row -> {
            Requirement requirement = Requirement.parse(row.get(0).textValue());
            JsonNode parts = row.get(1);
            boolean same = requirement.spelledName().equals(text(parts, "name"))
                    && List.copyOf(requirement.extras()).equals(extras(parts.get("extras")))
                    && requirement.specifiers().toString().equals(text(parts, "specifier"))
                    && requirement.url().equals(Optional.ofNullable(text(parts, "url")))
                    && requirement.marker().map(Object::toString).equals(Optional.ofNullable(text(parts, "marker")))
                    && Requirement.parse(requirement.toString()).equals(requirement)
                    && requirement.text().equals(row.get(0).textValue());
            return same ? null : "is " + requirement;
        });
    }

    @Test
    void invalidRequirementsAreRefusedWithPosition() {
        Vectors.check("requirements_invalid", row -> {
            try {
                return "is " + Requirement.parse(row.textValue());
            } catch (InvalidRequirementException fault) {
                return Vectors.poorFault(fault, row.textValue());
            }
        });
    }

    @Test
    void equalRequirementsAreTold() {
        Vectors.check("requirements_equal", row -> {
            Requirement one = Requirement.parse(row.get(0).textValue());
            Requirement other = Requirement.parse(row.get(1).textValue());
            boolean equal = one.equals(other);
            if (equal && one.hashCode() != other.hashCode()) {
                return "equal, but not their hash codes";
            }
            return Vectors.compare(row.get(2).booleanValue(), equal);
        });
    }

    private static @Nullable String text(JsonNode parts, String key) {
        return parts.get(key).textValue();
    }

    private static List<ExtraName> extras(JsonNode spelled) {
        List<ExtraName> extras = new ArrayList<>();
        spelled.forEach(extra -> extras.add(ExtraName.parse(extra.textValue())));
        extras.sort(null);
        return extras;
    }
}
