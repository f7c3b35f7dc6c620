// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.export;

import dev.headwater.api.lock.Lock;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.TimeArgument;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.OutputFormat;
import dev.headwater.core.report.HintText;
import dev.headwater.export.CycloneDxBom;
import dev.headwater.export.HtmlReport;
import dev.headwater.export.MermaidDiagram;
import dev.headwater.export.inventory.Inventory;
import dev.headwater.host.HostRemedies;
import dev.headwater.host.LibraryVersion;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What is written.
 *
 * @param format in which format
 * @param timestamp the time of a bill of materials
 * @param serialNumber the serial number of a bill of materials
 */
record ExportText(OutputFormat format, Optional<Instant> timestamp, Optional<UUID> serialNumber) {
    static ExportText read(Arguments arguments, OutputFormat format) {
        boolean isOfBom = arguments.has("timestamp") || arguments.has("serial-number");
        if (isOfBom && format != OutputFormat.CYCLONEDX) {
            throw new InvalidRequestException("--timestamp and --serial-number are for --format cyclonedx alone");
        }
        return new ExportText(
                format,
                arguments.value("timestamp").map(text -> TimeArgument.point("--timestamp", text)),
                arguments.value("serial-number").map(ExportText::uuid));
    }

    private static UUID uuid(String text) {
        try {
            UUID number = UUID.fromString(text);
            if (number.toString().equalsIgnoreCase(text)) {
                return number;
            }
        } catch (IllegalArgumentException e) {
            // Said below, as for one that is too short.
        }
        throw new InvalidRequestException(
                "--serial-number is no UUID", "write one as 3e671687-395b-41f5-a30f-a58921a69b79");
    }

    String of(Lock lock) {
        return format == OutputFormat.HTML ? HtmlReport.of(lock).html() : of(Inventory.of(lock));
    }

    /** {@return what is written of an outcome; nothing where there is no solution, but for people} */
    Optional<String> of(ResolutionOutcome outcome, IndexPolicy policy) {
        return format == OutputFormat.HTML
                ? Optional.of(HtmlReport.of(outcome, policy).html(new HintText(new HostRemedies())))
                : outcome.resolved().map(resolved -> of(Inventory.of(resolved, policy)));
    }

    private String of(Inventory inventory) {
        if (format == OutputFormat.MERMAID) {
            return MermaidDiagram.of(inventory).text();
        }
        CycloneDxBom bom = CycloneDxBom.of(inventory).withToolVersion(LibraryVersion.text());
        if (timestamp.isPresent()) {
            bom = bom.withTimestamp(timestamp.get());
        }
        return (serialNumber.isPresent() ? bom.withSerialNumber(serialNumber.get()) : bom).json();
    }
}
