// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.content.ArchiveMetadata;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.distribution.Yank;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.Offer;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.core.local.FileUrl;
import dev.headwater.core.local.ListedRow;
import dev.headwater.core.local.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Builds one release of an {@link InMemoryIndex}: what its files have in common, and which files there are, or which
 * packages of a distributor provide it.
 *
 * <p>A release of which nothing is named has one file, a wheel for every Python 3 and platform. What is given is
 * checked at once; only {@link #metadata} may be anything.
 *
 * @since 0.1.0
 */
public final class ReleaseBuilder {
    private static final Instant UPLOADED = Instant.parse("2024-01-01T00:00:00Z");

    private final ProjectName project;
    private final String name;
    private final String version;
    private final StringBuilder headers = new StringBuilder();
    private final List<String> filenames = new ArrayList<>();
    private final List<ProvidedPackage> provided = new ArrayList<>();
    private @Nullable PublishedAnswer published;
    private Optional<String> requiresPython = Optional.empty();
    private Optional<Yank> yank = Optional.empty();
    private Optional<Instant> uploadTime = Optional.of(UPLOADED);
    private @Nullable String metadata;
    private @Nullable IndexFault metadataFault;

    ReleaseBuilder(String name, String version) {
        this.project = ProjectName.parse(name);
        this.name = name;
        // A hyphen, as in 1.0-1, separates the parts of a file name: such a version is written normalized.
        Version parsed = Version.parse(version);
        this.version = version.indexOf('-') < 0 ? version : parsed.toString();
    }

    /** Adds requirements. */
    public ReleaseBuilder requires(String... requirements) {
        for (String requirement : requirements) {
            Requirement.parse(requirement);
            headers.append("Requires-Dist: ").append(requirement).append('\n');
        }
        return this;
    }

    /** Adds an extra with its requirements; they may have markers of their own. */
    public ReleaseBuilder extra(String extra, String... requirements) {
        headers.append("Provides-Extra: ").append(ExtraName.parse(extra)).append('\n');
        for (String requirement : requirements) {
            Requirement.parse(requirement);
            int marker = requirement.indexOf(requirement.contains("://") ? " ;" : ";");
            String condition = "extra == '" + ExtraName.parse(extra) + "'";
            headers.append("Requires-Dist: ")
                    .append(requirement, 0, marker < 0 ? requirement.length() : marker)
                    .append(" ; ")
                    .append(condition);
            if (marker >= 0) {
                String own = requirement.substring(requirement.indexOf(';', marker) + 1);
                headers.append(" and (").append(own).append(')');
            }
            headers.append('\n');
        }
        return this;
    }

    /** Sets its {@code Requires-Python}, on the page and in the metadata. */
    public ReleaseBuilder requiresPython(String specifiers) {
        SpecifierSet.parse(specifiers);
        requiresPython = Optional.of(specifiers);
        return this;
    }

    /** Yanks its files. */
    public ReleaseBuilder yanked(String reason) {
        yank = Optional.of(Yank.because(reason));
        return this;
    }

    /** Sets the upload time of its files; the first moment of 2024 if it is not set. */
    public ReleaseBuilder uploaded(Instant time) {
        uploadTime = Optional.of(time);
        return this;
    }

    /** Leaves its files without an upload time. */
    public ReleaseBuilder withoutUploadTime() {
        uploadTime = Optional.empty();
        return this;
    }

    /** Adds a wheel for every Python 3 and platform. */
    public ReleaseBuilder wheel() {
        return wheel("py3-none-any");
    }

    /**
     * Adds a wheel.
     *
     * @param rest what follows the version in its name: {@code cp312-cp312-win_amd64}, with a build tag
     *     {@code 2-py3-none-any}
     */
    public ReleaseBuilder wheel(String rest) {
        String filename = stem() + "-" + rest + ".whl";
        WheelFilename.parse(filename);
        filenames.add(filename);
        return this;
    }

    /** Adds a source distribution, whose metadata can be relied on. */
    public ReleaseBuilder sdist() {
        filenames.add(stem() + ".tar.gz");
        return this;
    }

    /** Adds a file of any name. */
    public ReleaseBuilder file(String filename) {
        filenames.add(filename);
        return this;
    }

    /**
     * Adds a package of a distributor that provides the release; of files it then has only those that are named. Its
     * metadata is what else is said, as the distributor's word, and it is uploaded like the files.
     *
     * @throws IllegalArgumentException if it provides another version
     */
    public ReleaseBuilder provided(ProvidedPackage by) {
        Version other = by.version().orElse(version());
        if (!other.equals(version())) {
            throw new IllegalArgumentException(
                    "'" + by + "' provides " + other + ", and this is the release " + version);
        }
        provided.add(by);
        return this;
    }

    /**
     * Says what lies within its package as metadata of the project, as it was published; without this, that is what
     * else is said.
     */
    public ReleaseBuilder published(PublishedAnswer answer) {
        published = answer;
        return this;
    }

    /** Gives its files this metadata, sound or not, instead of one made from what else is said. */
    public ReleaseBuilder metadata(String text) {
        metadata = text;
        return this;
    }

    /** Makes its metadata unavailable. */
    public ReleaseBuilder metadataFault(IndexFault fault) {
        metadataFault = fault;
        return this;
    }

    private String stem() {
        return project.value().replace('-', '_') + "-" + version;
    }

    ProjectName project() {
        return project;
    }

    Version version() {
        return Version.parse(version);
    }

    /** {@return the packages of distributors that provide it} */
    List<ProvidedPackage> provided() {
        return provided;
    }

    /** {@return the row of a page for a package that provides it} */
    ListedRow row(ProvidedPackage by) {
        return new ListedRow(new Offer.Provided(by), uploadTime);
    }

    List<DistributionFile> files() {
        String text = text();
        List<DistributionFile> files = new ArrayList<>();
        boolean isUsual = filenames.isEmpty() && provided.isEmpty();
        for (String filename : isUsual ? List.of(stem() + "-py3-none-any.whl") : filenames) {
            String url = FileUrl.of("memory", project, filename);
            DistributionFile.Builder file =
                    DistributionFile.builder(project, filename, url).hashes(Sha256.hashes(content(url)));
            uploadTime.ifPresent(file::uploadTime);
            requiresPython.ifPresent(file::requiresPython);
            yank.ifPresent(file::yank);
            if (filename.endsWith(".whl")) {
                file.metadata(Sha256.hashes(text));
            }
            files.add(file.build());
        }
        return files;
    }

    /** {@return what counts as the bytes of a file} */
    String content(String url) {
        return url + "\n" + text();
    }

    MetadataAnswer answer(DistributionFile file) {
        if (metadataFault != null) {
            return new MetadataAnswer.Unavailable(metadataFault);
        }
        boolean announced = file.metadata().isPresent();
        return ArchiveMetadata.ofText(text(), announced ? MetadataOrigin.Source.ANNOUNCED : MetadataOrigin.Source.SDIST)
                .asVerified();
    }

    /** {@return the metadata of what a package provides; there is nothing to hold it against} */
    MetadataAnswer answer() {
        return metadataFault != null
                ? new MetadataAnswer.Unavailable(metadataFault)
                : ArchiveMetadata.ofText(text(), MetadataOrigin.Source.DISTRIBUTOR);
    }

    /** {@return what lies within its package} */
    PublishedAnswer published() {
        if (published != null) {
            return published;
        }
        return answer() instanceof MetadataAnswer.Found found
                ? new PublishedAnswer.Found(found.effective(), PublishedAnswer.Extent.WHOLE)
                : new PublishedAnswer.None("");
    }

    private String text() {
        return metadata != null
                ? metadata
                : "Metadata-Version: 2.2\nName: " + name + "\nVersion: " + version + "\n"
                        + requiresPython
                                .map(python -> "Requires-Python: " + python + "\n")
                                .orElse("")
                        + headers;
    }
}
