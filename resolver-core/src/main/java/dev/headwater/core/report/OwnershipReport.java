// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.ownership.FoundOwner;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.Spelling;
import dev.headwater.api.version.Version;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Who supplies some projects and how that was decided, as people and as programs read it.
 *
 * @since 0.1.0
 */
public final class OwnershipReport {
    /** So many packages of one project are named in text. */
    private static final int MOST_PACKAGES = 8;

    /** Without those of the library, which are linked anew in each run that reports. */
    private static final Comparator<ProvidedPackage> NEWEST_FIRST = OwnershipReport::byVersion;

    private final List<Found> found;

    /**
     * Who supplies a project, and what the owner has packages of, the newest version first.
     *
     * @param provided none where the page was not looked at
     */
    private record Found(Ownership record, List<ProvidedPackage> provided) {}

    private static int byVersion(ProvidedPackage one, ProvidedPackage other) {
        Version own = one.version().orElse(null);
        Version others = other.version().orElse(null);
        if (own == null || others == null) {
            return Boolean.compare(own == null, others == null);
        }
        return others.compareTo(own);
    }

    private OwnershipReport(List<Found> found) {
        this.found = found;
    }

    /** {@return the report of these, in their order} */
    public static OwnershipReport of(List<Ownership> ownership) {
        return new OwnershipReport(
                ownership.stream().map(record -> new Found(record, List.of())).toList());
    }

    /** {@return the report of these, in their order, with the packages by which an owner provides a project} */
    public static OwnershipReport ofFound(List<FoundOwner> found) {
        return new OwnershipReport(found.stream()
                .map(one -> new Found(
                        one.record(), one.page().map(OwnershipReport::provided).orElse(List.of())))
                .toList());
    }

    private static List<ProvidedPackage> provided(ProjectPage page) {
        return IntStream.range(0, page.fileCount())
                .mapToObj(row -> Optional.ofNullable(page.provided(row)))
                .flatMap(Optional::stream)
                .sorted(NEWEST_FIRST)
                .toList();
    }

    /**
     * {@return one JSON object whose field {@code ownership} is as in the JSON of an outcome} Where an owner has
     * packages that provide a project, {@code provided} names each.
     */
    public String json() {
        return OutcomeJson.written(json -> writeAll(json, found));
    }

    /**
     * {@return for each project who supplies it and why, then a line for each index that was asked, and for each
     * package that provides it}
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Found each : found) {
            Ownership one = each.record();
            text.append(one.name()).append(' ').append(verdict(one)).append('\n');
            for (Ownership.Asked asked : one.asked()) {
                text.append("  ").append(asked.index()).append(": ").append(Spelling.of(asked.answer()));
                text.append('\n');
            }
            append(text, each.provided());
        }
        return Shown.lines(text.toString());
    }

    private static void append(StringBuilder text, List<ProvidedPackage> packages) {
        packages.stream()
                .limit(MOST_PACKAGES)
                .forEach(by -> text.append("  ")
                        .append(by.version().map(Version::toString).orElse("a version that cannot be read"))
                        .append(" is provided by ")
                        .append(Shown.text(by.name()))
                        .append(' ')
                        .append(Shown.text(by.packageVersion()))
                        .append('\n'));
        if (packages.size() > MOST_PACKAGES) {
            text.append("  and so are older versions, by ")
                    .append(packages.size() - MOST_PACKAGES)
                    .append(" more packages\n");
        }
    }

    @Override
    public String toString() {
        return text();
    }

    static void writeField(JsonGenerator json, List<Ownership> ownership) throws IOException {
        writeAll(json, of(ownership).found);
    }

    private static void writeAll(JsonGenerator json, List<Found> found) throws IOException {
        json.writeArrayFieldStart("ownership");
        for (Found each : found) {
            Ownership one = each.record();
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
            if (!each.provided().isEmpty()) {
                write(json, each.provided());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, List<ProvidedPackage> packages) throws IOException {
        json.writeArrayFieldStart("provided");
        for (ProvidedPackage by : packages) {
            json.writeStartObject();
            json.writeStringField("version", by.version().map(Version::toString).orElse(null));
            ProvidedJson.name(json, by);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** {@return who supplies a project and why, as it reads behind its name} */
    static String verdict(Ownership one) {
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
