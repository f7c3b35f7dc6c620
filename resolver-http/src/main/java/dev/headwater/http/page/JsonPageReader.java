// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;
import dev.headwater.http.page.JsonCursor.Kind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a project page in JSON.
 *
 * <p>A key that means something and stands twice makes the page unreadable: one reader would take the first and the
 * next one the last.
 */
final class JsonPageReader {
    private final JsonCursor json;
    private final ColumnsBuilder columns;
    private final JsonFileReader files;
    private @Nullable ProjectName name;
    private boolean filesSeen;
    private ProjectStatus status = ProjectStatus.ACTIVE;

    private JsonPageReader(JsonCursor json, PageText text, ProjectName asked) throws UnreadablePageException {
        this.json = json;
        this.columns = new ColumnsBuilder(asked, UrlText.parse(text.url()), PageMask.ofProject(text, asked));
        this.files = new JsonFileReader(json, columns);
    }

    static ColumnPage read(PageText text, ProjectName asked) throws UnreadablePageException {
        try {
            return readByBytes(text, asked);
        } catch (IOException e) {
            return readByJackson(text, asked);
        }
    }

    static ColumnPage readByBytes(PageText text, ProjectName asked) throws IOException, UnreadablePageException {
        return new JsonPageReader(new ByteCursor(text), text, asked).read(asked);
    }

    static ColumnPage readByJackson(PageText text, ProjectName asked) throws UnreadablePageException {
        try (JacksonCursor json = new JacksonCursor(text)) {
            return new JsonPageReader(json, text, asked).read(asked);
        } catch (IOException e) {
            throw new UnreadablePageException("a page that is no sound JSON: " + JacksonCursor.fault(e));
        }
    }

    private ColumnPage read(ProjectName asked) throws IOException, UnreadablePageException {
        if (json.value() != Kind.OBJECT) {
            throw new UnreadablePageException("JSON that is no object, and so no project page");
        }
        int seen = 0;
        while (json.nextKey()) {
            JsonKey key = JsonKey.of(json.key());
            if (!readValue(key)) {
                json.skip();
            } else {
                seen = once(seen, key);
            }
        }
        if (!json.atEnd()) {
            throw new UnreadablePageException("a page with something behind its end");
        }
        if (name == null || !filesSeen) {
            throw new UnreadablePageException(
                    "JSON without " + (name == null ? "the 'name' of a project" : "'files'")
                            + ", and so no project page",
                    Remedy.of(Remedy.Action.CHECK_LOCATION));
        }
        if (!name.equals(asked)) {
            throw new UnreadablePageException(
                    IndexFault.Kind.OTHER_PROJECT, "the page of another project, '" + name + "'");
        }
        return new ColumnPage(asked, columns.build(asked.value(), status));
    }

    /**
     * {@return the keys of one object, and one more}
     *
     * @throws UnreadablePageException if it was there before
     */
    static int once(int seen, JsonKey key) throws UnreadablePageException {
        if ((seen & key.bit()) != 0) {
            throw new UnreadablePageException("a page that says '" + key + "' twice in one place");
        }
        return seen | key.bit();
    }

    private boolean readValue(JsonKey key) throws IOException, UnreadablePageException {
        switch (key) {
            case META -> readMeta();
            case NAME -> name = readName();
            case FILES -> readFiles();
            case PROJECT_STATUS -> readStatus();
            default -> {
                return false;
            }
        }
        return true;
    }

    private ProjectName readName() throws IOException, UnreadablePageException {
        if (json.value() != Kind.STRING) {
            throw new UnreadablePageException("a page whose 'name' is no text");
        }
        String text = json.text().toString();
        try {
            return ProjectName.parse(text);
        } catch (InvalidNameException e) {
            throw new UnreadablePageException(
                    "a page of '" + Shown.masked(text, 80) + "', which is no name of a project");
        }
    }

    private void readMeta() throws IOException, UnreadablePageException {
        Kind kind = json.value();
        if (kind != Kind.OBJECT) {
            throw new UnreadablePageException("a page whose 'meta' is no object");
        }
        int seen = 0;
        while (json.nextKey()) {
            if (JsonKey.of(json.key()) != JsonKey.API_VERSION) {
                json.skip();
                continue;
            }
            seen = once(seen, JsonKey.API_VERSION);
            Kind version = json.value();
            if (version == Kind.STRING || version == Kind.NUMBER) {
                ApiVersion.check(json.text().toString());
            } else if (version != Kind.NULL) {
                throw new UnreadablePageException("a page whose API version is no text");
            }
        }
    }

    /** Only here it counts: an example of the standard has it below {@code meta}, which is a slip. */
    private void readStatus() throws IOException, UnreadablePageException {
        Kind kind = json.value();
        if (kind != Kind.OBJECT) {
            json.skipRest(kind);
            return;
        }
        int seen = 0;
        String state = "";
        String reason = "";
        while (json.nextKey()) {
            JsonKey key = JsonKey.of(json.key());
            if (key != JsonKey.STATUS && key != JsonKey.REASON) {
                json.skip();
                continue;
            }
            seen = once(seen, key);
            Kind value = json.value();
            json.skipRest(value);
            String text = value == Kind.STRING ? json.text().toString() : "";
            if (key == JsonKey.STATUS) {
                state = text;
            } else {
                reason = text;
            }
        }
        status = StatusText.read(state, reason);
    }

    private void readFiles() throws IOException, UnreadablePageException {
        if (json.value() != Kind.ARRAY) {
            throw new UnreadablePageException("a page whose 'files' are no list");
        }
        while (json.nextElement()) {
            files.read();
            columns.add();
        }
        filesSeen = true;
    }
}
