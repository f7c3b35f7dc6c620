// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

import dev.headwater.api.index.ProvidedFault;
import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.index.ProvidedPackage.Evidence;
import dev.headwater.api.index.ProvidedPackage.NameEvidence;
import dev.headwater.api.index.ProvidedPackage.RequirementsSource;
import dev.headwater.api.index.ProvidedPackage.VersionEvidence;
import dev.headwater.api.version.Version;
import dev.headwater.distro.listed.PackageFile;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The fields of a row in a file. */
final class RowFields {
    private RowFields() {}

    static void write(FieldWriter out, FeedRow row) {
        out.text(row.version());
        out.list(row.fault().stream().toList(), RowFields::writeFault);
        out.text(row.packageName());
        out.text(row.packageVersion());
        out.text(row.architecture());
        out.number(Places.toNumber(row.interpreters()));
        out.text(row.purl());
        out.number(row.source());
        out.constant(row.evidence().name());
        out.constant(row.evidence().version());
        out.constant(row.evidence().requirements());
        out.texts(row.requirements());
        out.list(row.extras(), RowFields::writeExtra);
        out.texts(row.dependencies());
        out.list(row.notes(), RowFields::writeNote);
        out.time(row.time());
        out.text(row.file().path());
        out.number(row.file().size());
        out.bytes(HexFormat.of().parseHex(row.file().sha256()));
    }

    private static void writeExtra(FieldWriter out, FeedRow.Extra extra) {
        out.text(extra.name());
        out.texts(extra.requirements());
        out.text(extra.fault());
    }

    private static FeedRow.Extra readExtra(FieldReader in) {
        return new FeedRow.Extra(in.text(), in.texts(), in.text());
    }

    private static void writeFault(FieldWriter out, ProvidedFault fault) {
        out.constant(fault.kind());
        out.text(fault.detail());
    }

    private static void writeNote(FieldWriter out, ProvidedNote note) {
        out.constant(note.kind());
        out.text(note.text());
    }

    static FeedRow read(FieldReader in) {
        String version = in.text();
        Optional<ProvidedFault> fault = in.list(RowFields::readFault).stream().findFirst();
        if (fault.isEmpty() && Version.parseOrNull(version) == null) {
            throw new InvalidFeedException("has a version that cannot be read, and does not say so");
        }
        String packageName = in.text();
        String packageVersion = in.text();
        String architecture = in.text();
        List<Integer> interpreters = Places.of(in.number());
        String purl = in.text();
        int source = in.count(FeedFile.MOST_SOURCES);
        Evidence evidence = new Evidence(
                in.constant(NameEvidence.values()),
                in.constant(VersionEvidence.values()),
                in.constant(RequirementsSource.values()));
        List<String> requirements = in.texts();
        List<FeedRow.Extra> extras = in.list(RowFields::readExtra);
        List<String> dependencies = in.texts();
        List<ProvidedNote> notes = in.list(RowFields::readNote);
        Optional<Instant> time = in.time();
        PackageFile file =
                new PackageFile(in.text(), in.number(), HexFormat.of().formatHex(in.bytes()));
        return new FeedRow(
                version,
                fault,
                packageName,
                packageVersion,
                architecture,
                interpreters,
                purl,
                source,
                evidence,
                requirements,
                extras,
                dependencies,
                notes,
                time,
                file);
    }

    private static ProvidedFault readFault(FieldReader in) {
        return new ProvidedFault(in.constant(ProvidedFault.Kind.values()), in.text());
    }

    private static ProvidedNote readNote(FieldReader in) {
        return new ProvidedNote(in.constant(ProvidedNote.Kind.values()), in.text());
    }
}
