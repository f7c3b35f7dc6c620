// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.distribution.Yank;
import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.Offer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.index.ServedTarget;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Spelling;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.core.report.FaultText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes pages and the manifest of a recording of format 2, one line a file or name, the same bytes for the same
 * answers. User information in URLs is masked and their queries are left out, for there secrets stand.
 *
 * <p>This file is long because each part of the format has a method here.
 */
final class TranscriptWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private TranscriptWriter(JsonGenerator json) {
        this.json = json;
    }

    /** What is written between the outer braces. */
    private interface Content {
        void write(TranscriptWriter writer) throws IOException;
    }

    /**
     * What was answered about the rows of a page.
     *
     * @param metadata about the metadata of a row
     * @param published about the metadata within a package
     * @param contents about the bytes of a file
     */
    record Heard(
            Function<Offer, Optional<MetadataAnswer>> metadata,
            Function<ProvidedPackage, Optional<PublishedAnswer>> published,
            Function<DistributionFile, Optional<ContentAnswer>> contents) {}

    /** {@return a page with the answers about its rows} */
    static byte[] page(ProjectPage page, Heard heard) throws IOException {
        return written(writer -> writer.writePage(page, heard));
    }

    /** {@return the manifest of what was answered without a page} */
    static byte[] manifest(
            Collection<ProjectName> absent, Collection<ProjectName> proven, Map<ProjectName, IndexFault> failures)
            throws IOException {
        return written(writer -> {
            writer.json.writeNumberField("format", 2);
            writer.writeNames("absent", absent);
            if (!proven.isEmpty()) {
                writer.writeNames("proven", proven);
            }
            writer.writeFailures(failures);
        });
    }

    private static byte[] written(Content content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            content.write(new TranscriptWriter(json));
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return out.toByteArray();
    }

    private void writeNames(String key, Collection<ProjectName> names) throws IOException {
        json.writeArrayFieldStart(key);
        for (ProjectName name : names) {
            json.writeRaw('\n');
            json.writeString(name.value());
        }
        json.writeEndArray();
    }

    private void writeFailures(Map<ProjectName, IndexFault> failures) throws IOException {
        json.writeObjectFieldStart("failures");
        for (Map.Entry<ProjectName, IndexFault> failure : failures.entrySet()) {
            json.writeRaw('\n');
            writeFault(failure.getKey().value(), failure.getValue());
        }
        json.writeEndObject();
    }

    private void writePage(ProjectPage page, Heard heard) throws IOException {
        json.writeStringField("name", page.name().value());
        ProjectStatus status = page.status();
        if (!status.equals(ProjectStatus.ACTIVE)) {
            json.writeObjectFieldStart("project-status");
            json.writeStringField("status", Spelling.of(status.state()));
            writeText("reason", status.reason().orElse(null));
            json.writeEndObject();
        }
        json.writeArrayFieldStart("files");
        for (int i = 0; i < page.fileCount(); i++) {
            json.writeRaw('\n');
            json.writeStartObject();
            ProvidedPackage provided = page.provided(i);
            if (provided == null) {
                DistributionFile file = page.file(i);
                writeFile(file);
                writeAnswer(heard.metadata().apply(new Offer.File(file)).orElse(null));
                writeContent(heard.contents().apply(file).orElse(null));
            } else {
                writeProvided(provided);
                writeTime(page.uploadTime(i));
                writeAnswer(heard.metadata().apply(new Offer.Provided(provided)).orElse(null));
                writePublished(heard.published().apply(provided).orElse(null));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeTime(long micros) throws IOException {
        if (micros != ProjectPage.NO_UPLOAD_TIME) {
            writeText(
                    "upload-time", Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString());
        }
    }

    private void writeProvided(ProvidedPackage by) throws IOException {
        json.writeObjectFieldStart(ProvidedReader.KEY);
        writeText("version", by.version().map(Object::toString).orElse(null));
        writeText("package", by.name());
        writeText("package-version", by.packageVersion());
        writeText("purl", by.purl());
        json.writeStringField("trust", Spelling.of(by.trust()));
        writeText("date", by.date().map(Instant::toString).orElse(null));
        writeText("sha256", by.sha256().orElse(null));
        writeText("feed-digest", by.feedDigest().orElse(null));
        json.writeObjectFieldStart("evidence");
        json.writeStringField("name", Spelling.of(by.evidence().name()));
        json.writeStringField("version", Spelling.of(by.evidence().version()));
        json.writeStringField("requirements", Spelling.of(by.evidence().requirements()));
        json.writeEndObject();
        json.writeArrayFieldStart("native");
        for (String dependency : by.dependencies()) {
            json.writeString(UrlSecrets.masked(dependency));
        }
        json.writeEndArray();
        if (by.serves().isPresent()) {
            writeServed(by.serves().get());
        }
        writeNotes(by.notes());
        if (by.fault().isPresent()) {
            writePair(
                    "fault",
                    Spelling.of(by.fault().get().kind()),
                    by.fault().get().detail());
        }
        json.writeEndObject();
    }

    private void writeServed(ServedTarget served) throws IOException {
        json.writeObjectFieldStart("serves");
        writeText("distributor", served.distributor());
        writeText("interpreter", served.interpreter());
        json.writeStringField("python", served.python().toString());
        writeText("architecture", served.architecture());
        writeText("system", served.system());
        writeText("machine", served.machine());
        json.writeEndObject();
    }

    private void writeNotes(List<ProvidedNote> notes) throws IOException {
        if (notes.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("notes");
        for (ProvidedNote note : notes) {
            json.writeStartObject();
            json.writeStringField("kind", Spelling.of(note.kind()));
            writeText("text", note.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writePair(String key, String kind, String text) throws IOException {
        json.writeObjectFieldStart(key);
        json.writeStringField("kind", kind);
        writeText("text", text);
        json.writeEndObject();
    }

    private void writePublished(@Nullable PublishedAnswer answer) throws IOException {
        if (answer == null) {
            return;
        }
        json.writeObjectFieldStart(PublishedReader.KEY);
        if (answer instanceof PublishedAnswer.Found found) {
            json.writeStringField("extent", Spelling.of(found.extent()));
            writeMetadata("published", found.published());
            if (found.effective() != found.published()) {
                writeMetadata("effective", found.effective());
            }
            writeNotes(found.notes());
        } else if (answer instanceof PublishedAnswer.None none) {
            writeText("none", none.detail());
        } else if (answer instanceof PublishedAnswer.Unavailable unavailable) {
            writeFault("unavailable", unavailable.fault());
        }
        json.writeEndObject();
    }

    private void writeMetadata(String key, CoreMetadata metadata) throws IOException {
        json.writeObjectFieldStart(key);
        json.writeStringField("source", Spelling.of(MetadataOrigin.Source.DISTRIBUTOR));
        writeFields(metadata);
        json.writeEndObject();
    }

    private void writeFile(DistributionFile file) throws IOException {
        json.writeStringField("filename", file.filename());
        json.writeStringField("url", UrlSecrets.withoutQuery(file.url()));
        writeHashes("hashes", file.hashes());
        if (file.size().isPresent()) {
            json.writeNumberField("size", file.size().getAsLong());
        }
        writeText("upload-time", file.uploadTime().map(Instant::toString).orElse(null));
        writeText("requires-python", file.requiresPython().orElse(null));
        if (file.yank().isPresent()) {
            String reason = file.yank().flatMap(Yank::reason).orElse(null);
            if (reason == null) {
                json.writeBooleanField("yanked", true);
            } else {
                writeText("yanked", reason);
            }
        }
        if (file.metadata().isPresent()) {
            writeHashes("core-metadata", file.metadata().get());
        }
        writeText("fault", file.fault().map(Spelling::of).orElse(null));
        writeText("subdirectory", file.subdirectory().orElse(null));
    }

    private void writeHashes(String key, FileHashes hashes) throws IOException {
        json.writeObjectFieldStart(key);
        for (FileHash hash : hashes) {
            json.writeStringField(hash.algorithm(), hash.hex());
        }
        json.writeEndObject();
    }

    private void writeFault(String key, IndexFault fault) throws IOException {
        json.writeObjectFieldStart(key);
        json.writeStringField("kind", Spelling.of(fault.kind()));
        if (fault.status().isPresent()) {
            json.writeNumberField("status", fault.status().getAsInt());
        }
        writeText("location", fault.location());
        writeText("received", FaultText.received(fault));
        json.writeNumberField("attempts", fault.attempts());
        if (fault.remedy().isPresent()) {
            json.writeObjectFieldStart("remedy");
            json.writeStringField("action", Spelling.of(fault.remedy().get().action()));
            writeDetail("subject", fault.remedy().get().subject());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void writeCause(String key, UnusableCause cause, String detail) throws IOException {
        json.writeObjectFieldStart(key);
        json.writeStringField("cause", Spelling.of(cause));
        writeDetail("detail", detail);
        json.writeEndObject();
    }

    private void writeDetail(String key, String text) throws IOException {
        writeText(key, text.isEmpty() ? null : text);
    }

    private void writeText(String key, @Nullable String text) throws IOException {
        if (text != null) {
            json.writeStringField(key, UrlSecrets.masked(text));
        }
    }

    private void writeContent(@Nullable ContentAnswer answer) throws IOException {
        if (answer == null) {
            return;
        }
        json.writeObjectFieldStart("content");
        answer.accept(contentFields).write();
        json.writeEndObject();
    }

    private void writeAnswer(@Nullable MetadataAnswer answer) throws IOException {
        if (answer == null) {
            return;
        }
        json.writeObjectFieldStart("metadata");
        writeFields(answer);
        json.writeEndObject();
    }

    private void writeFields(MetadataAnswer answer) throws IOException {
        answer.accept(metadataFields).write();
    }

    private void writeArchive(MetadataAnswer.SourceArchive archive) throws IOException {
        json.writeObjectFieldStart("archive");
        writeText("pyproject", archive.pyproject());
        if (archive.verified()) {
            json.writeBooleanField("verified", true);
        }
        if (archive.info().isPresent()) {
            writeFields(archive.info().get());
        }
        json.writeEndObject();
    }

    private void writeFound(MetadataAnswer.Found found) throws IOException {
        json.writeStringField("source", Spelling.of(found.source()));
        if (found.origin().verified()) {
            json.writeBooleanField("verified", true);
        }
        writeFields(found.effective());
    }

    private void writeFields(CoreMetadata metadata) throws IOException {
        // Byte by byte, so that nothing changes but what is masked, in whatever encoding it is.
        String bytes = new String(metadata.fields().toBytes(), StandardCharsets.ISO_8859_1);
        byte[] text = UrlSecrets.masked(bytes).getBytes(StandardCharsets.ISO_8859_1);
        String decoded = new String(text, StandardCharsets.UTF_8);
        if (Arrays.equals(decoded.getBytes(StandardCharsets.UTF_8), text)) {
            json.writeStringField("text", decoded);
        } else {
            json.writeBinaryField("base64", text);
        }
    }

    /** The fields of an answer. */
    @FunctionalInterface
    private interface Fields {
        void write() throws IOException;
    }

    private final ContentAnswer.Visitor<Fields> contentFields = new ContentAnswer.Visitor<>() {
        @Override
        public Fields read(ContentAnswer.Read read) {
            return () -> writeHashes("hashes", read.hashes());
        }

        @Override
        public Fields unreadable(ContentAnswer.Unreadable unreadable) {
            return () -> writeCause("unreadable", unreadable.cause(), unreadable.detail());
        }

        @Override
        public Fields unavailable(ContentAnswer.Unavailable unavailable) {
            return () -> writeFault("unavailable", unavailable.fault());
        }
    };

    private final MetadataAnswer.Visitor<Fields> metadataFields = new MetadataAnswer.Visitor<>() {
        @Override
        public Fields found(MetadataAnswer.Found found) {
            return () -> writeFound(found);
        }

        @Override
        public Fields sourceArchive(MetadataAnswer.SourceArchive archive) {
            return () -> {
                writeFields(archive.otherwise());
                writeArchive(archive);
            };
        }

        @Override
        public Fields unusable(MetadataAnswer.Unusable unusable) {
            return () -> writeCause("unusable", unusable.cause(), unusable.detail());
        }

        @Override
        public Fields unavailable(MetadataAnswer.Unavailable unavailable) {
            return () -> writeFault("unavailable", unavailable.fault());
        }
    };
}
