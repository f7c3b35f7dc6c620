// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import dev.headwater.api.index.ListingFault;
import dev.headwater.api.text.UploadTime;
import dev.headwater.http.page.JsonCursor.Kind;
import java.io.IOException;

/** Reads one file of a page in JSON. */
final class JsonFileReader {
    /** More digits are no size of a file, and no long. */
    private static final int MOST_DIGITS = 18;

    private static final int NEEDED = JsonKey.FILENAME.bit() | JsonKey.URL.bit();

    private final JsonCursor json;
    private final ColumnsBuilder columns;
    private final FileEntry entry;
    /** Hashes under the older key, which count only where the newer one is missing. */
    private final ListedHashes olderHashes = new ListedHashes();

    private boolean olderMetadata;
    private boolean newerSaid;
    private int seen;

    JsonFileReader(JsonCursor json, ColumnsBuilder columns) {
        this.json = json;
        this.columns = columns;
        this.entry = columns.entry;
    }

    /**
     * Reads a file into the entry of the columns.
     *
     * @throws UnreadablePageException if it lacks what every file has
     */
    void read() throws IOException, UnreadablePageException {
        if (json.value() != Kind.OBJECT) {
            throw fault("is no object");
        }
        entry.clear();
        olderHashes.clear();
        olderMetadata = false;
        newerSaid = false;
        seen = 0;
        while (json.nextKey()) {
            readField(JsonKey.of(json.key()));
        }
        // Without them there is a file that nobody can name or fetch, so this is no page of the API; to pass such a
        // file over would be to choose among the others as if it had never been listed.
        if ((seen & NEEDED) != NEEDED) {
            throw fault("has no 'filename' or no 'url'");
        }
        if (!newerSaid && olderMetadata) {
            entry.metadata = true;
            entry.metadataHashes.copy(olderHashes);
        }
    }

    private UnreadablePageException fault(String what) {
        return new UnreadablePageException("a page whose file " + (columns.count() + 1) + " " + what);
    }

    private void readField(JsonKey key) throws IOException, UnreadablePageException {
        switch (key) {
            case FILENAME -> readText(entry.filename, key);
            case URL -> readText(entry.url, key);
            case HASHES -> readHashes();
            case SIZE -> entry.size = readSize();
            case UPLOAD_TIME -> {
                if (readOptional()) {
                    Slice time = json.text();
                    entry.uploadTime = UploadTime.micros(time.bytes, time.from, time.to);
                }
            }
            case REQUIRES_PYTHON -> {
                if (readOptional()) {
                    keep(entry.requiresPython);
                }
            }
            case YANKED -> readYank();
            case CORE_METADATA -> {
                Kind kind = readMetadata(entry.metadataHashes);
                newerSaid = kind != Kind.NULL;
                entry.metadata = newerSaid && kind != Kind.FALSE;
            }
            case DIST_INFO_METADATA -> {
                Kind kind = readMetadata(olderHashes);
                olderMetadata = kind != Kind.NULL && kind != Kind.FALSE;
            }
            default -> {
                json.skip();
                return;
            }
        }
        seen = JsonPageReader.once(seen, key);
    }

    private void keep(Slice field) {
        Slice text = json.text();
        field.set(text.bytes, text.from, text.to);
    }

    private void readText(Slice field, JsonKey key) throws IOException, UnreadablePageException {
        if (json.value() != Kind.STRING) {
            throw fault("has a '" + key + "' that is no text");
        }
        keep(field);
    }

    /** {@return whether the value is a text; what is not counts as not there} */
    private boolean readOptional() throws IOException {
        Kind kind = json.value();
        json.skipRest(kind);
        return kind == Kind.STRING;
    }

    private long readSize() throws IOException {
        Kind kind = json.value();
        json.skipRest(kind);
        Slice text = json.text();
        if (kind != Kind.NUMBER || text.length() > MOST_DIGITS) {
            return FileEntry.NO_SIZE;
        }
        long size = 0;
        for (int i = text.from; i < text.to; i++) {
            byte b = text.bytes[i];
            if (b < '0' || b > '9') {
                return FileEntry.NO_SIZE;
            }
            size = size * 10 + (b - '0');
        }
        return size;
    }

    /** A text that is empty yanks nothing. A mark of another kind is no way to write one, but it is a mark. */
    private void readYank() throws IOException {
        Kind kind = json.value();
        json.skipRest(kind);
        if (kind == Kind.STRING) {
            keep(entry.yankReason);
        }
        entry.yanked = kind != Kind.FALSE
                && kind != Kind.NULL
                && !(kind == Kind.STRING && json.text().isEmpty());
    }

    private void readHashes() throws IOException {
        Kind kind = json.value();
        if (kind == Kind.OBJECT) {
            readHashes(entry.hashes);
            return;
        }
        json.skipRest(kind);
        if (kind != Kind.NULL) {
            entry.hashes.spoil(ListingFault.HASHES_NO_OBJECT);
        }
    }

    private void readHashes(ListedHashes hashes) throws IOException {
        while (json.nextKey()) {
            Kind kind = json.value();
            json.skipRest(kind);
            if (kind == Kind.STRING) {
                hashes.add(json.key(), json.text());
            } else if (kind != Kind.NULL) {
                hashes.spoil(ListingFault.HASH_NO_TEXT);
            }
        }
    }

    /** An object announces a metadata file, also one without hashes, and so does whatever else is not false or null. */
    private Kind readMetadata(ListedHashes hashes) throws IOException {
        Kind kind = json.value();
        if (kind == Kind.OBJECT) {
            readHashes(hashes);
        } else {
            json.skipRest(kind);
        }
        return kind;
    }
}
