// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import dev.headwater.api.content.ArchiveMetadata;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.distribution.Yank;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.PageReleases;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.name.ProjectName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page of a recording, as columns. */
final class RecordedPage implements ProjectPage, StoredPage {
    /** About what the objects of one file take besides the characters of its name. */
    private static final int BYTES_A_FILE = 112;

    private final ProjectName name;
    private final FileColumns columns;
    private final RecordedBodies bodies;
    private final int weight;

    /** Made when the first metadata is asked for; a page whose metadata nobody reads needs none. */
    private volatile @Nullable FilenameTable byFilename;

    private volatile @Nullable PageReleases releases;

    RecordedPage(ProjectName name, FileColumns columns, RecordedBodies bodies) {
        this.name = name;
        this.columns = columns;
        this.bodies = bodies;
        this.weight = weigh(columns, bodies);
    }

    private static int weigh(FileColumns columns, RecordedBodies bodies) {
        long bytes = bodies.length();
        for (int i = 0; i < columns.count; i++) {
            bytes += BYTES_A_FILE + columns.filename(i).length();
        }
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    @Override
    public ProjectPage page() {
        return this;
    }

    @Override
    public int weight() {
        return weight;
    }

    @Override
    public Optional<MetadataAnswer> metadata(DistributionFile file) {
        int place = find(file);
        if (place < 0) {
            return Optional.empty();
        }
        String text = metadata(place);
        return Optional.of(
                text == null
                        ? missing(file.filename())
                        : ArchiveMetadata.ofText(text, MetadataOrigin.Source.ANNOUNCED)
                                .asVerified());
    }

    private static MetadataAnswer missing(String filename) {
        boolean wheel = filename.endsWith(".whl");
        return new MetadataAnswer.Unusable(wheel ? UnusableCause.NOT_RECORDED : UnusableCause.UNRELIABLE);
    }

    @Override
    public ProjectName name() {
        return name;
    }

    /** A recording of format 1 has no place for another. */
    @Override
    public ProjectStatus status() {
        return ProjectStatus.ACTIVE;
    }

    @Override
    public int fileCount() {
        return columns.count;
    }

    @Override
    public String filename(int file) {
        return columns.filename(file);
    }

    @Override
    public PageReleases releases() {
        PageReleases known = releases;
        if (known == null) {
            known = PageReleases.of(this);
            releases = known;
        }
        return known;
    }

    @Override
    public long uploadTime(int file) {
        return columns.uploadTimes[file];
    }

    @Override
    public @Nullable String requiresPython(int file) {
        return columns.requiresPython[file];
    }

    @Override
    public boolean isYanked(int file) {
        return columns.yanks[file] != null;
    }

    @Override
    public DistributionFile file(int file) {
        long size = columns.sizes[file];
        long uploaded = columns.uploadTimes[file];
        String metadata = metadata(file);
        DistributionFile.Builder listed = DistributionFile.builder(
                        name, filename(file), FileUrl.of("recording", name, filename(file)))
                .hashes(sha256(file));
        if (size != FileColumns.NO_SIZE) {
            listed.size(size);
        }
        if (uploaded != NO_UPLOAD_TIME) {
            listed.uploadTime(Instant.EPOCH.plus(uploaded, ChronoUnit.MICROS));
        }
        Optional.ofNullable(columns.requiresPython[file]).ifPresent(listed::requiresPython);
        Optional.ofNullable(columns.yanks[file]).map(Yank::because).ifPresent(listed::yank);
        if (metadata != null) {
            listed.metadata(Sha256.hashes(metadata));
        }
        return listed.build();
    }

    private FileHashes sha256(int file) {
        int from = file * FileColumns.SHA256_BYTES;
        int to = from + FileColumns.SHA256_BYTES;
        for (int i = from; i < to; i++) {
            if (columns.sha256[i] != 0) {
                return FileHashes.of(
                        List.of(new FileHash("sha256", HexFormat.of().formatHex(columns.sha256, from, to))));
            }
        }
        return FileHashes.none();
    }

    /** {@return the place of a file that this page made; -1 if it is not of this page} */
    private int find(DistributionFile file) {
        FilenameTable table = byFilename;
        if (table == null) {
            table = new FilenameTable(columns);
            byFilename = table;
        }
        return table.find(file.filename(), i -> !sha256(i).contradicts(file.hashes()));
    }

    /** The text of the metadata file of a file; null if none was recorded, or it is no wheel. */
    private @Nullable String metadata(int file) {
        int body = columns.bodies[file];
        if (body == FileColumns.NO_BODY || !filename(file).endsWith(".whl")) {
            return null;
        }
        return bodies.metadata(body, filename(file), columns.requiresPython[file]);
    }
}
