// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headwater.api.InvalidTextException;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.distribution.InvalidHashException;
import dev.headwater.api.distribution.Yank;
import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.Offer;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Spelling;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads a page of a recording of format 2, as {@link TranscriptWriter} writes it. */
final class TranscriptReader {
    private static final int MOST_FILES = 1_000_000;

    private final String location;
    private final ProjectName asked;
    private final JsonText json;
    private final JsonParser parser;
    private final List<ListedRow> rows = new ArrayList<>();
    private final Map<Offer, MetadataAnswer> answers = new HashMap<>();
    private final Map<ProvidedPackage, PublishedAnswer> within = new HashMap<>();
    private final Map<DistributionFile, ContentAnswer> contents = new HashMap<>();
    private ProjectStatus status = ProjectStatus.ACTIVE;
    private @Nullable ProjectName name;
    private boolean filesSeen;

    private TranscriptReader(String location, JsonText json, ProjectName asked) {
        this.location = location;
        this.json = json;
        this.asked = asked;
        this.parser = json.parser();
    }

    /**
     * Reads a page.
     *
     * @param asked the name that was asked for
     * @throws UnreadableException if the text is no such page, is too large, or is the page of another project
     */
    static Transcript read(String location, InputStream in, ProjectName asked) throws IOException {
        try (JsonText json = JsonText.open(location, in)) {
            return new TranscriptReader(location, json, asked).read();
        }
    }

    private Transcript read() throws IOException {
        json.expect(json.next(), JsonToken.START_OBJECT, "an object");
        eachKey(this::readValue);
        json.end();
        if (name == null || !filesSeen) {
            throw new UnreadableException(location, "'name' and 'files' must be there");
        }
        return new Transcript(location, new ListedPage(name, status, rows), answers, within, contents);
    }

    /** What is done with a key, the parser being at its value. */
    private interface KeyReader {
        void read(String key) throws IOException;
    }

    private void eachKey(KeyReader reader) throws IOException {
        json.expect(parser.currentToken(), JsonToken.START_OBJECT, "an object");
        while (json.next() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            json.next();
            reader.read(key);
        }
    }

    private void readValue(String key) throws IOException {
        switch (key) {
            case "name" -> name = readName();
            case "project-status" -> status = readStatus();
            case "files" -> readFiles();
            default -> json.skipChildren();
        }
    }

    private ProjectName readName() throws IOException {
        String text = json.string("the name of the project");
        if (!text.equals(asked.value())) {
            throw json.damaged("it is the page of another project, '" + text + "'");
        }
        return asked;
    }

    private ProjectStatus readStatus() throws IOException {
        Map<String, String> texts = new HashMap<>();
        eachKey(key -> texts.put(key, json.string("a text")));
        for (ProjectStatus.State state : ProjectStatus.State.values()) {
            if (Spelling.of(state).equals(texts.get("status"))) {
                return new ProjectStatus(state, Optional.ofNullable(texts.get("reason")));
            }
        }
        throw json.damaged("expected a status of the standard");
    }

    private void readFiles() throws IOException {
        json.expect(parser.currentToken(), JsonToken.START_ARRAY, "a list of files");
        while (json.next() != JsonToken.END_ARRAY) {
            if (rows.size() == MOST_FILES) {
                throw json.damaged("more than " + MOST_FILES + " files are not read");
            }
            new RowReader().read();
        }
        filesSeen = true;
    }

    private String text() throws IOException {
        return json.string("a text");
    }

    private FileHashes readHashes() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        eachKey(algorithm -> texts.put(algorithm, text()));
        return FileHashes.of(texts.entrySet().stream()
                .map(hash -> new FileHash(hash.getKey(), hash.getValue()))
                .toList());
    }

    private IndexFault readFault() throws IOException {
        return FaultReader.read(json);
    }

    /** One file, or what is provided, and what was answered about its metadata. */
    private final class RowReader {
        private @Nullable ProvidedPackage provided;
        private @Nullable String filename;
        private @Nullable String url;
        private FileHashes hashes = FileHashes.none();
        private OptionalLong size = OptionalLong.empty();
        private Optional<Instant> uploadTime = Optional.empty();
        private Optional<String> requiresPython = Optional.empty();
        private Optional<Yank> yank = Optional.empty();
        private Optional<FileHashes> metadata = Optional.empty();
        private Optional<ListingFault> fault = Optional.empty();
        private Optional<String> subdirectory = Optional.empty();
        private @Nullable MetadataAnswer answer;
        private @Nullable PublishedAnswer published;
        private @Nullable ContentAnswer content;

        void read() throws IOException {
            try {
                eachKey(this::readValue);
            } catch (InvalidTextException | DateTimeException e) {
                throw json.damaged("expected another value: " + e.getMessage());
            }
            if (provided != null) {
                if (filename != null || url != null || content != null) {
                    throw json.damaged("expected a file, or what is provided, not both");
                }
                add(new Offer.Provided(provided));
                if (published != null) {
                    within.put(provided, published);
                }
                return;
            }
            DistributionFile file = file();
            add(new Offer.File(file));
            if (content != null) {
                contents.put(file, content);
            }
        }

        private void add(Offer offer) {
            rows.add(new ListedRow(offer, uploadTime));
            if (answer != null) {
                answers.put(offer, answer);
            }
        }

        private DistributionFile file() throws IOException {
            if (filename == null || url == null) {
                throw json.damaged("expected 'filename' and 'url', or 'provided'");
            }
            DistributionFile.Builder file =
                    DistributionFile.builder(asked, filename, url).hashes(hashes);
            size.ifPresent(file::size);
            uploadTime.ifPresent(file::uploadTime);
            requiresPython.ifPresent(file::requiresPython);
            yank.ifPresent(file::yank);
            metadata.ifPresent(file::metadata);
            fault.ifPresent(file::fault);
            subdirectory.ifPresent(file::subdirectory);
            return file.build();
        }

        private void readValue(String key) throws IOException {
            switch (key) {
                case "filename" -> filename = text();
                case "url" -> url = text();
                case "hashes" -> readListedHashes();
                case "size" -> size = OptionalLong.of(json.number("a size"));
                case "upload-time" -> uploadTime = Optional.of(Instant.parse(text()));
                case "requires-python" -> requiresPython = Optional.of(text());
                case "yanked" -> yank = Optional.of(readYank());
                case "core-metadata" -> metadata = Optional.of(readHashes());
                case "fault" ->
                    // Older recordings have a sentence here.
                    fault = Optional.of(
                            Spelling.find(text(), ListingFault.values()).orElse(ListingFault.OTHER));
                case "subdirectory" -> subdirectory = Optional.of(text());
                case ProvidedReader.KEY -> provided = ProvidedReader.read(json);
                case "metadata" -> answer = AnswerReader.read(json);
                case PublishedReader.KEY -> published = PublishedReader.read(json);
                case "content" -> content = readContent();
                default -> json.skipChildren();
            }
        }

        /** As on a page of an index, one that is none loses the file, and no other. */
        private void readListedHashes() throws IOException {
            try {
                hashes = readHashes();
            } catch (InvalidHashException e) {
                fault = Optional.of(ListingFault.MALFORMED_HASH);
            }
        }

        private Yank readYank() throws IOException {
            return parser.currentToken() == JsonToken.VALUE_TRUE ? Yank.withoutReason() : Yank.because(text());
        }

        /** Reads what the bytes hash to; the metadata in them stands under its own key. */
        private ContentAnswer readContent() throws IOException {
            List<ContentAnswer> read = new ArrayList<>();
            MetadataAnswer elsewhere = new MetadataAnswer.Unavailable(
                    IndexFault.of(IndexFault.Kind.NOT_RECORDED, location, "it was not recorded"));
            eachKey(key -> {
                switch (key) {
                    case "hashes" -> read.add(new ContentAnswer.Read(readHashes(), elsewhere));
                    case "unreadable" -> {
                        CauseReader why = CauseReader.read(json);
                        read.add(new ContentAnswer.Unreadable(why.cause(), why.detail()));
                    }
                    case "unavailable" -> read.add(new ContentAnswer.Unavailable(readFault()));
                    default -> json.skipChildren();
                }
            });
            if (read.size() != 1) {
                throw json.damaged("expected the hashes of the file, or why there are none");
            }
            return read.get(0);
        }
    }
}
