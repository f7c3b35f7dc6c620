// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import com.sun.net.httpserver.Headers;
import dev.headwater.api.index.IndexId;
import dev.headwater.conformance.section.Manner;
import dev.headwater.conformance.section.Manner.Kind;
import dev.headwater.conformance.section.Serving;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says with each answer how long it holds, where the scenario says that, and answers 304 to who knows its state.
 *
 * @param id which index
 * @param serving how its scenario says that it is served
 */
record Keeping(IndexId id, Serving serving) {
    private static final int DIGITS = 16;

    /**
     * {@return an answer with what is said of how long it may be kept}
     *
     * @param what of which project, or file, it is
     * @param asked the headers of who asks
     */
    ServedReply of(String what, ServedReply reply, Headers asked) {
        String control = control(what);
        ServedReply said = control.isEmpty() ? reply : reply.with("Cache-Control", control);
        if (reply.status != ServedReply.OK) {
            return said;
        }
        if (serving.keeping(id, what, Kind.ETAG).isPresent()) {
            said = validated(said, "ETag", '"' + reply.digest().substring(0, DIGITS) + '"', "If-None-Match", asked);
        }
        Optional<Manner> date = serving.keeping(id, what, Kind.LAST_MODIFIED);
        return date.isPresent()
                ? validated(said, "Last-Modified", date(date.get().detail()), "If-Modified-Since", asked)
                : said;
    }

    private String control(String what) {
        List<String> words = new ArrayList<>();
        if (serving.keeping(id, what, Kind.NO_STORE).isPresent()) {
            words.add("no-store");
        }
        serving.keeping(id, what, Kind.MAX_AGE).ifPresent(age -> words.add("max-age=" + age.detail()));
        return String.join(", ", words);
    }

    private static ServedReply validated(ServedReply reply, String header, String state, String by, Headers asked) {
        ServedReply said = reply.with(header, state);
        return state.equals(asked.getFirst(by)) ? said.unchanged() : said;
    }

    private static String date(String date) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC));
    }
}
