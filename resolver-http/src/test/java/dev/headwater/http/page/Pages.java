// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.name.ProjectName;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssertAlternative;

/** Pages as texts. */
final class Pages {
    static final String JSON = "application/vnd.pypi.simple.v1+json";
    static final String URL = "https://index.example.org/simple/lib/";
    static final ProjectName LIB = ProjectName.parse("lib");

    private Pages() {}

    static PageText text(String body, String contentType) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new PageText(bytes, bytes.length, contentType, URL);
    }

    static ColumnPage json(String body) throws UnreadablePageException {
        return ProjectPageReader.read(text(body, JSON), LIB);
    }

    /** Reads a page of one file, of which some fields are given. */
    static ColumnPage jsonFile(String fields) throws UnreadablePageException {
        return json(
                "{'meta':{'api-version':'1.1'},'name':'lib','files':[{'filename':'lib-1.0.tar.gz','url':'lib-1.0.tar.gz'%s}]}"
                        .formatted(fields.isEmpty() ? "" : "," + fields)
                        .replace('\'', '"'));
    }

    static ColumnPage html(String body) throws UnreadablePageException {
        return ProjectPageReader.read(text(body, "text/html; charset=UTF-8"), LIB);
    }

    /** Reads a page of one anchor with some attributes. */
    static ColumnPage anchor(String attributes) throws UnreadablePageException {
        return html("<!DOCTYPE html><html><body><a " + attributes + ">lib</a></body></html>");
    }

    interface Reading {
        ColumnPage read() throws UnreadablePageException;
    }

    static ThrowableAssertAlternative<UnreadablePageException> unreadable(Reading reading) {
        return assertThatExceptionOfType(UnreadablePageException.class).isThrownBy(reading::read);
    }
}
