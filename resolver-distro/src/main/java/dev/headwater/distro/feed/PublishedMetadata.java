// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

import dev.headwater.api.content.EggRequirements;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.PackageFormat;
import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.metadata.InvalidMetadataException;
import dev.headwater.api.metadata.MetadataField;
import dev.headwater.api.metadata.MetadataFields;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.InvalidRequirementException;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.Version;
import dev.headwater.distro.debian.DebPackage;
import dev.headwater.distro.debian.PackagedMetadata;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import dev.headwater.distro.unpack.MalformedFileException;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** What a package holds of the metadata that its project published. */
final class PublishedMetadata {
    private static final String REQUIRES = "Requires-Dist";

    private final CompiledFeed feed;
    private final TreeSet<String> notMet = new TreeSet<>();

    private PublishedMetadata(CompiledFeed feed) {
        this.feed = feed;
    }

    /** Reads a package, and in it the metadata of a project. */
    static CompletableFuture<PublishedAnswer> read(LoadedFeed loaded, FoundRow found) {
        if (PackageFormat.ofUrl(found.row().purl()) != PackageFormat.DEBIAN) {
            return CompletableFuture.completedFuture(new PublishedMetadata(loaded.feed()).extras(found));
        }
        return loaded.files()
                .get(found.row().source())
                .get(found.row().file())
                .thenApply(bytes -> new PublishedMetadata(loaded.feed()).answer(bytes, found));
    }

    /** Packages of other formats say themselves what their extras require; the rest of their metadata is not read. */
    private PublishedAnswer extras(FoundRow found) {
        StringBuilder text = new StringBuilder("Metadata-Version: 2.1\nName: ")
                .append(found.project())
                .append("\nVersion: ")
                .append(found.row().version())
                .append('\n');
        for (FeedRow.Extra extra : found.row().extras()) {
            text.append("Provides-Extra: ").append(extra.name()).append('\n');
            if (!extra.fault().isEmpty()) {
                // What begins so is no requirement: whoever asks for the extra is told of it.
                text.append(REQUIRES + ": (")
                        .append(extra.fault())
                        .append("); extra == \"")
                        .append(extra.name())
                        .append("\"\n");
            }
            extra.requirements()
                    .forEach(requirement -> text.append(REQUIRES + ": ")
                            .append(requirement)
                            .append("; extra == \"")
                            .append(extra.name())
                            .append("\"\n"));
        }
        return new PublishedAnswer.Found(
                CoreMetadata.parse(text.toString()), PublishedAnswer.Extent.WITHOUT_REQUIREMENTS);
    }

    private PublishedAnswer answer(byte[] bytes, FoundRow found) {
        String place = found.row().file().path();
        try {
            return DebPackage.read(new ByteArrayInputStream(bytes), place).distributions().stream()
                    .filter(metadata -> metadata.folder().isFor(feed.head().python())
                            && isOf(metadata, found.project())
                            && !metadata.headers().isEmpty())
                    .findFirst()
                    .map(this::answer)
                    .orElseGet(() -> new PublishedAnswer.None(""));
        } catch (MalformedFileException e) {
            throw new UnreadableRepositoryException(
                    IndexFault.of(IndexFault.Kind.CONTENT, place, String.valueOf(e.getMessage())));
        }
    }

    private static boolean isOf(PackagedMetadata metadata, ProjectName project) {
        try {
            return ProjectName.parse(metadata.folder().name()).equals(project);
        } catch (InvalidNameException e) {
            return false;
        }
    }

    private PublishedAnswer answer(PackagedMetadata read) {
        PublishedAnswer.Extent extent =
                read.isWhole() ? PublishedAnswer.Extent.WHOLE : PublishedAnswer.Extent.WITHOUT_REQUIREMENTS;
        try {
            CoreMetadata published = EggRequirements.added(CoreMetadata.parse(read.headers()), read.requires());
            CoreMetadata effective = effective(published);
            List<ProvidedNote> notes = notMet.stream()
                    .map(text -> new ProvidedNote(ProvidedNote.Kind.BOUND_NOT_MET, text))
                    .toList();
            return new PublishedAnswer.Found(effective, published, extent, notes);
        } catch (InvalidMetadataException e) {
            return new PublishedAnswer.None(String.valueOf(e.getMessage()));
        }
    }

    /** Without the bounds that the release itself does not meet. */
    private CoreMetadata effective(CoreMetadata published) {
        List<MetadataField> fields = new ArrayList<>();
        for (MetadataField field : published.fields().asList()) {
            fields.add(
                    field.name().equalsIgnoreCase(REQUIRES)
                            ? new MetadataField(field.name(), effective(field.unfolded()), field.line())
                            : field);
        }
        return notMet.isEmpty() ? published : CoreMetadata.of(MetadataFields.of(fields));
    }

    private String effective(String text) {
        try {
            Requirement requirement = Requirement.parse(text);
            if (isMet(requirement)) {
                return text;
            }
            notMet.add(text);
            String extras = requirement.extras().isEmpty()
                    ? ""
                    : "["
                            + String.join(
                                    ",",
                                    requirement.extras().stream()
                                            .map(Object::toString)
                                            .toList()) + "]";
            return requirement.name()
                    + extras
                    + requirement.marker().map(marker -> "; " + marker).orElse("");
        } catch (InvalidRequirementException e) {
            return text;
        }
    }

    /** What is not of the release is another index's to meet. */
    private boolean isMet(Requirement requirement) {
        List<Version> versions = feed.find(requirement.name()).stream()
                .map(FeedRow::version)
                .map(Version::parseOrNull)
                .filter(Objects::nonNull)
                .toList();
        return versions.isEmpty() || versions.stream().anyMatch(requirement.specifiers()::contains);
    }

    /** {@return the answer of those who take a project's own metadata for what counts} */
    static MetadataAnswer of(PublishedAnswer answer) {
        return answer.accept(new PublishedAnswer.Visitor<>() {
            @Override
            public MetadataAnswer found(PublishedAnswer.Found found) {
                return new MetadataAnswer.Found(
                        found.published(), new MetadataOrigin(MetadataOrigin.Source.DISTRIBUTOR, true));
            }

            @Override
            public MetadataAnswer none(PublishedAnswer.None none) {
                return new MetadataAnswer.Unusable(UnusableCause.NO_METADATA, none.detail());
            }

            @Override
            public MetadataAnswer unavailable(PublishedAnswer.Unavailable unavailable) {
                return new MetadataAnswer.Unavailable(unavailable.fault());
            }
        });
    }
}
