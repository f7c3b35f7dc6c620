// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.PageReleases;
import dev.headwater.api.index.PageReleasesBuilder;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes the files of a page one by one, and packs them as {@link Columns} describes. */
final class ColumnsBuilder {
    /** The largest project of the public index has about a tenth of it. */
    private static final int MOST_FILES = 1_000_000;

    /** What is packed of one page stays below; nearly everything of it was in the body, whose size is bounded too. */
    private static final int MOST_BYTES = 1 << 29;

    /** No file system has room for a name of a third of it. */
    private static final int LONGEST_NAME = 1024;

    /** Put before each of up to a million links. */
    private static final int LONGEST_BASE = 4096;

    final FileEntry entry = new FileEntry();
    private final PageMask mask;
    private final TextPool texts = new TextPool();
    private final PageReleasesBuilder releases;
    private final ByteSink details = new ByteSink(8192);
    private final UrlWriter urls;

    private int count;
    private long[] uploadTimes = new long[64];
    private int[] detailEnds = new int[64];
    private int[] marks = new int[64];

    /**
     * Begins a page of a project, or of many if that is null, whose relative URLs are relative to {@code base}, and of
     * which {@code mask} hides something.
     *
     * @throws UnreadablePageException if the base is too long
     */
    ColumnsBuilder(@Nullable ProjectName project, UrlText base, PageMask mask) throws UnreadablePageException {
        if (base.path().length() > LONGEST_BASE) {
            throw new UnreadablePageException("a page whose URL or base has a path of more than " + LONGEST_BASE
                    + " characters, which would stand before each of its links");
        }
        this.releases = new PageReleasesBuilder(project);
        this.urls = new UrlWriter(base, texts, details);
        this.mask = mask;
    }

    int count() {
        return count;
    }

    /**
     * Adds what {@link #entry} holds.
     *
     * @throws UnreadablePageException if the name is none, or there are too many files
     */
    void add() throws UnreadablePageException {
        mask.apply(entry);
        checkName(entry.filename);
        if (count == MOST_FILES
                || releases.textBytes() > MOST_BYTES
                || details.length() > MOST_BYTES
                || texts.length > MOST_BYTES) {
            throw new UnreadablePageException(
                    "a page that is too large: at most " + MOST_FILES + " files, and half a gigabyte, are read");
        }
        if (count == marks.length) {
            grow();
        }
        Slice name = entry.filename;
        releases.add(name.bytes, name.from, name.to);
        int python = entry.requiresPython.isEmpty() ? 0 : texts.add(entry.requiresPython);
        uploadTimes[count] = entry.uploadTime;
        marks[count] = python << 1 | (entry.yanked ? Columns.YANKED : 0);
        writeDetails();
        detailEnds[count] = details.length();
        count++;
    }

    private static void checkName(Slice name) throws UnreadablePageException {
        boolean dots = name.length() <= 2;
        for (int i = name.from; dots && i < name.to; i++) {
            dots = name.bytes[i] == '.';
        }
        if (dots || name.length() > LONGEST_NAME || Words.hasSeparator(name.bytes, name.from, name.to)) {
            throw badName(name);
        }
    }

    private static UnreadablePageException badName(Slice name) {
        return new UnreadablePageException(
                "a page with a file that has no proper name: '" + Shown.masked(name.toString(), 100) + "'");
    }

    private void writeDetails() {
        boolean sized = entry.size != FileEntry.NO_SIZE;
        boolean reason = entry.yanked && !entry.yankReason.isEmpty();
        ListingFault fault = entry.hashes.fault();
        details.write((sized ? Columns.SIZE : 0)
                | (reason ? Columns.REASON : 0)
                | (entry.metadata ? Columns.METADATA : 0)
                | (fault != null ? Columns.FAULT : 0));
        if (sized) {
            details.writeNumber(entry.size);
        }
        if (reason) {
            details.writeNumber(texts.add(entry.yankReason));
        }
        urls.write(entry.url, entry.filename);
        entry.hashes.write(details, texts);
        if (entry.metadata) {
            entry.metadataHashes.write(details, texts);
        }
        if (fault != null) {
            details.writeNumber(Columns.FAULTS.indexOf(fault));
        }
    }

    private void grow() {
        uploadTimes = Arrays.copyOf(uploadTimes, count * 2);
        detailEnds = Arrays.copyOf(detailEnds, count * 2);
        marks = Arrays.copyOf(marks, count * 2);
    }

    /** Packs what was added, under a name that is empty for a page of no single project. */
    Columns build(String project, ProjectStatus status) {
        int name = texts.add(project);
        int state = status.state() == ProjectStatus.State.ACTIVE ? 0 : texts.add(StatusText.name(status.state()));
        int reason = status.reason().isEmpty()
                ? 0
                : texts.add(mask.masked(status.reason().get()));
        PageReleases read = releases.build();
        int length = Columns.HEADER + count * Columns.BYTES_A_FILE + texts.count * Integer.BYTES;
        byte[] pack = new byte[length + read.packedLength() + details.length() + texts.length];
        ByteBuffer out = ByteBuffer.wrap(pack).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(Columns.MAGIC).putInt(pack.length).putInt(count).putInt(texts.count);
        out.putInt(read.packedLength()).putInt(details.length());
        out.putInt(name).putInt(state).putInt(reason).putInt(0);
        out.asLongBuffer().put(uploadTimes, 0, count);
        out.position(out.position() + count * Long.BYTES);
        for (int[] column : new int[][] {detailEnds, marks}) {
            out.asIntBuffer().put(column, 0, count);
            out.position(out.position() + count * Integer.BYTES);
        }
        out.asIntBuffer().put(texts.ends, 0, texts.count);
        out.position(length);
        read.writeTo(out);
        details.copyTo(out);
        out.put(texts.bytes, 0, texts.length);
        return new Columns(pack, 0);
    }
}
