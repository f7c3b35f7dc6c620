// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.Yank;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataChange;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.resolution.PackageRequirement;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.PublishedMetadata;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.Spelling;
import dev.headwater.api.text.UrlSecrets;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the packages of a solution as JSON. */
final class PackageJson {
    private final JsonGenerator json;

    PackageJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes one, with what its index says of the project as a whole where that is something. */
    void write(PinnedPackage pinned, Optional<ProjectStatus> status) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", pinned.name().value());
        json.writeStringField("version", pinned.version().toString());
        json.writeStringField("index", text(pinned.index()));
        json.writeStringField("rule", Spelling.of(pinned.rule()));
        json.writeBooleanField("direct", pinned.direct());
        OutcomeJson.texts(json, "extras", pinned.extras());
        json.writeStringField("offer", pinned.provided().isPresent() ? "provided" : "file");
        file(pinned.file());
        provided(pinned.provided());
        json.writeObjectFieldStart("metadata");
        json.writeStringField("source", Spelling.of(pinned.metadata().source()));
        if (pinned.provided().isPresent()) {
            json.writeNullField("verified");
        } else {
            json.writeBooleanField("verified", pinned.metadata().verified());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("requires");
        for (PackageRequirement requirement : pinned.requires()) {
            requirement(requirement);
        }
        json.writeEndArray();
        yank(pinned.file().flatMap(DistributionFile::yank));
        status(status);
        json.writeStringField("requires-python", pinned.requiresPython().orElse(null));
        OutcomeJson.texts(json, "overlays", pinned.overlays());
        published(pinned);
        json.writeStringField("purl", pinned.purl());
        json.writeEndObject();
    }

    private void yank(Optional<Yank> yank) throws IOException {
        json.writeBooleanField("yanked", yank.isPresent());
        said("yanked-reason", yank.flatMap(Yank::reason));
    }

    private void status(Optional<ProjectStatus> status) throws IOException {
        if (status.isPresent()) {
            json.writeStringField("status", Spelling.of(status.get().state()));
            said("status-reason", status.get().reason());
        }
    }

    /** Writes the words of an index, if it has some. */
    private void said(String field, Optional<String> words) throws IOException {
        if (words.isPresent()) {
            json.writeStringField(field, Shown.text(UrlSecrets.masked(words.get())));
        }
    }

    private void published(PinnedPackage pinned) throws IOException {
        if (pinned.published().isEmpty()) {
            json.writeNullField("published");
            return;
        }
        PublishedMetadata metadata = pinned.published().get();
        json.writeObjectFieldStart("published");
        OutcomeJson.texts(
                json,
                "requires-dist",
                metadata.requiresDist().stream().map(UrlSecrets::inRequirement).toList());
        json.writeStringField("requires-python", metadata.requiresPython().orElse(null));
        OutcomeJson.texts(json, "provides-extra", metadata.providesExtra());
        json.writeStringField("sha256", metadata.sha256());
        Optional<String> yank = publishedYank(pinned);
        json.writeBooleanField("yanked", yank.isPresent());
        json.writeStringField(
                "yanked-reason",
                yank.filter(reason -> !reason.isEmpty())
                        .map(reason -> Shown.text(UrlSecrets.masked(reason)))
                        .orElse(null));
        json.writeEndObject();
    }

    /** {@return the reason for which the index says that the file is yanked; an empty one where it gives none} */
    private static Optional<String> publishedYank(PinnedPackage pinned) {
        for (MetadataChange change : pinned.changes()) {
            if (change.field().equals(MetadataChange.YANKED)) {
                return change.published();
            }
        }
        return pinned.file()
                .flatMap(DistributionFile::yank)
                .map(yank -> yank.reason().orElse(""));
    }

    private void file(Optional<DistributionFile> chosen) throws IOException {
        if (chosen.isEmpty()) {
            json.writeNullField("file");
            return;
        }
        DistributionFile file = chosen.get();
        json.writeObjectFieldStart("file");
        json.writeStringField("filename", file.filename());
        json.writeStringField("url", UrlSecrets.withoutQuery(file.url()));
        if (file.subdirectory().isPresent()) {
            json.writeStringField("subdirectory", file.subdirectory().get());
        }
        json.writeObjectFieldStart("hashes");
        for (FileHash hash : file.hashes().asList()) {
            json.writeStringField(hash.algorithm(), hash.hex());
        }
        json.writeEndObject();
        if (file.size().isPresent()) {
            json.writeNumberField("size", file.size().getAsLong());
        } else {
            json.writeNullField("size");
        }
        json.writeStringField(
                "upload-time",
                file.uploadTime().isPresent() ? Words.time(file.uploadTime().get()) : null);
        json.writeEndObject();
    }

    private void provided(Optional<ProvidedPackage> chosen) throws IOException {
        if (chosen.isEmpty()) {
            json.writeNullField("provided");
            return;
        }
        ProvidedPackage by = chosen.get();
        json.writeObjectFieldStart("provided");
        ProvidedJson.name(json, by);
        json.writeStringField("trust", Spelling.of(by.trust()));
        json.writeStringField("date", by.date().map(Words::time).orElse(null));
        json.writeObjectFieldStart("evidence");
        json.writeStringField("name", Spelling.of(by.evidence().name()));
        json.writeStringField("version", Spelling.of(by.evidence().version()));
        json.writeStringField("requirements", Spelling.of(by.evidence().requirements()));
        json.writeEndObject();
        OutcomeJson.texts(json, "native", by.dependencies());
        json.writeEndObject();
    }

    void requirement(PackageRequirement requirement) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", requirement.name().value());
        json.writeStringField("specifier", requirement.specifier().toString());
        OutcomeJson.texts(json, "extras", requirement.extras());
        json.writeStringField("marker", text(requirement.marker()));
        json.writeStringField("extra", text(requirement.extra()));
        json.writeStringField(
                "from",
                requirement.overlay().isPresent()
                        ? "overlay:" + requirement.overlay().get()
                        : Spelling.of(requirement.source()));
        json.writeBooleanField("checked", requirement.checked());
        json.writeEndObject();
    }

    private static @Nullable String text(Optional<?> value) {
        return value.isPresent() ? value.get().toString() : null;
    }
}
