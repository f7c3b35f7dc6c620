// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.GroupName;
import dev.headwater.api.requirement.InvalidMarkerException;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.requirement.MarkerFault;
import dev.headwater.api.requirement.MarkerField;
import dev.headwater.api.requirement.MarkerSelection;
import dev.headwater.api.requirement.MarkerValue;
import dev.headwater.api.requirement.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MarkerVectorsTest {
    private static final Map<String, MarkerFault.Kind> KINDS = Map.of(
            "UndefinedComparison", MarkerFault.Kind.COMPARISON,
            "UndefinedEnvironmentName", MarkerFault.Kind.FIELD);

    @Test
    void markersHaveTheirValue() {
        Vectors.check("markers", row -> {
            Truth truth = row.get(2).booleanValue() ? Truth.TRUE : Truth.FALSE;
            MarkerValue value = evaluate(row.get(0), row.get(1), row.get(3));
            return value.truth() == truth ? null : "is " + value;
        });
    }

    @Test
    void undefinedMarkersHaveTheirFault() {
        Vectors.check("marker_errors", row -> {
            MarkerValue value = evaluate(row.get(0), row.get(1), row.get(2));
            return Vectors.compare(
                    KINDS.get(row.get(3).textValue()),
                    value.fault().map(MarkerFault::kind).orElse(null));
        });
    }

    @Test
    void validMarkersArePrintedAndReadBack() {
        Vectors.check("markers_valid", row -> {
            Marker marker = Marker.parse(row.get(0).textValue());
            boolean same = marker.toString().equals(row.get(1).textValue())
                    && Marker.parse(marker.toString()).equals(marker);
            return same ? null : "is " + marker;
        });
    }

    @Test
    void invalidMarkersAreRefusedWithPosition() {
        Vectors.check("invalid_markers", row -> {
            try {
                return "is " + Marker.parse(row.textValue());
            } catch (InvalidMarkerException fault) {
                return Vectors.poorFault(fault, row.textValue());
            }
        });
    }

    private static MarkerValue evaluate(JsonNode marker, JsonNode overrides, JsonNode context) {
        return Marker.parse(marker.textValue()).evaluate(environment(overrides), selection(overrides, context));
    }

    private static MarkerEnvironment environment(JsonNode overrides) {
        MarkerEnvironment.Builder builder = MarkerEnvironment.builder();
        setAll(builder, Vectors.section("marker_environment"));
        setAll(builder, overrides);
        return builder.build();
    }

    private static void setAll(MarkerEnvironment.Builder builder, JsonNode values) {
        values.properties()
                .forEach(entry -> MarkerField.named(entry.getKey())
                        .filter(MarkerField::isOfEnvironment)
                        .ifPresent(field -> builder.set(field, entry.getValue().textValue())));
    }

    private static MarkerSelection selection(JsonNode overrides, JsonNode context) {
        List<ExtraName> extras = names(overrides.path("extras"), ExtraName::parse);
        List<GroupName> groups = names(overrides.path("dependency_groups"), GroupName::parse);
        boolean sets = overrides.has("extras") || overrides.has("dependency_groups");
        return switch (context.textValue()) {
            case "lock_file" -> MarkerSelection.ofLockFile(extras, groups);
            case "requirement" -> MarkerSelection.ofRequirement();
            case "metadata" ->
                sets
                        ? MarkerSelection.ofAnyPlace(extras, groups)
                        : MarkerSelection.ofMetadata(names(overrides.path("extra"), ExtraName::parse));
            default -> throw new AssertionError(context);
        };
    }

    /** The names in a list, or the one name that is not empty. */
    private static <T> List<T> names(JsonNode value, Function<String, T> name) {
        List<T> names = new ArrayList<>();
        if (value.isTextual() && !value.textValue().isEmpty()) {
            names.add(name.apply(value.textValue()));
        }
        value.forEach(item -> names.add(name.apply(item.textValue())));
        return names;
    }
}
