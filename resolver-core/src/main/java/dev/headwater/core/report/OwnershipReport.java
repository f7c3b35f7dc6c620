// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.Spelling;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Who supplies some projects and how that was decided, as people and as programs read it. */
public final class OwnershipReport {
    private final List<Ownership> ownership;

    private OwnershipReport(List<Ownership> ownership) {
        this.ownership = List.copyOf(ownership);
    }

    /** {@return the report of these, in their order} */
    public static OwnershipReport of(List<Ownership> ownership) {
        return new OwnershipReport(ownership);
    }

    /** {@return one JSON object whose field {@code ownership} is as in the JSON of an outcome} */
    public String json() {
        return OutcomeJson.written(json -> writeField(json, ownership));
    }

    /** {@return for each project who supplies it and why, then a line for each index that was asked} */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Ownership one : ownership) {
            text.append(one.name()).append(' ').append(verdict(one)).append('\n');
            for (Ownership.Asked asked : one.asked()) {
                text.append("  ").append(asked.index()).append(": ").append(Spelling.of(asked.answer()));
                text.append('\n');
            }
        }
        return Shown.lines(text.toString());
    }

    @Override
    public String toString() {
        return text();
    }

    static void writeField(JsonGenerator json, List<Ownership> ownership) throws IOException {
        json.writeArrayFieldStart("ownership");
        for (Ownership one : ownership) {
            json.writeStartObject();
            json.writeStringField("name", one.name().value());
            json.writeStringField("rule", Spelling.of(one.rule()));
            json.writeStringField("owner", one.owner().map(IndexId::value).orElse(null));
            json.writeArrayFieldStart("asked");
            for (Ownership.Asked asked : one.asked()) {
                json.writeStartObject();
                json.writeStringField("index", asked.index().value());
                json.writeStringField("answer", Spelling.of(asked.answer()));
                fault(json, asked.fault());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String verdict(Ownership one) {
        if (one.owner().isPresent()) {
            return "is supplied by " + one.owner().get() + reason(one.rule());
        }
        if (one.rule() == OwnerRule.OWN_PROJECT) {
            return "is a project of the request itself: no index is asked about it";
        }
        if (one.failure().isPresent()) {
            return "has no owner that could be decided: "
                    + failure(one, one.failure().get());
        }
        return one.asked().isEmpty()
                ? "may not be asked of any index: the policy lets none supply it"
                : "is supplied by no index";
    }

    private static void fault(JsonGenerator json, Optional<IndexFault> fault) throws IOException {
        if (fault.isEmpty()) {
            json.writeNullField("fault");
            return;
        }
        json.writeFieldName("fault");
        FaultJson.write(json, fault.get());
    }

    private static String failure(Ownership one, Ownership.Failure failure) {
        boolean isDisabled =
                one.asked().stream().noneMatch(asked -> asked.index().equals(failure.index()));
        return isDisabled
                ? FaultText.received(failure.fault())
                : "'" + failure.index() + "' " + verb(failure.fault()) + ": " + FaultText.of(failure.fault());
    }

    /** That an index did not answer is said only where nothing came. */
    private static String verb(IndexFault fault) {
        return switch (fault.kind().reach()) {
            case NOT_ASKED -> "was not asked";
            case SILENT -> "did not answer";
            case ANSWERED -> "gave no answer";
        };
    }

    private static String reason(OwnerRule rule) {
        return switch (rule) {
            case ORDER -> ", in the order of the policy";
            case PIN -> ": the policy pins it there";
            case RESERVED -> ": the policy reserves it there";
            case DIRECT_URL -> ": the request names its URL";
            case OWN_PROJECT -> ": it is a project of the request";
        };
    }
}
