// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.text.Shown;
import dev.headwater.http.body.Body;
import dev.headwater.http.body.ReplyHeaders;
import java.util.Optional;

/** What came of a fetch. Which of the three answers of an index that is, is for the index to say. */
public sealed interface FetchResult extends AutoCloseable {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /** {@return the headers of the answer; none if there is no answer} */
    ReplyHeaders headers();

    /** {@return whether what was asked about has not changed: a 304} */
    boolean isNotModified();

    /** Closes the body, if there is one. To be done as soon as it is read: what comes of it, others may wait for. */
    @Override
    void close();

    /**
     * A server answered with a status that is no redirect, perhaps the last of several tries.
     *
     * @param status the status, as that of the last try
     * @param headers the headers of the answer
     * @param body the body of a 200 or 206, else empty; to be closed
     * @param url the URL that answered, after redirects; may hold a secret in its query
     * @param authenticated whether the request that was answered carried the login
     * @param purpose what the answer is for
     * @param strayed whether the request was, or had been, at another origin than the site's, where no login is sent
     * @param attempts how often it was tried, at least 1
     * @param problem the title of a problem document, made fit to be shown
     * @param complete whether the body's length was certain: announced, sent in counted pieces, or over HTTP/2. A body
     *     that just ended may be a part
     * @param secrets what the request told the server
     * @param workedOff hears that it is closed; until then others wait for their turn
     */
    record Answered(
            int status,
            ReplyHeaders headers,
            Body body,
            String url,
            boolean authenticated,
            Fetch.Purpose purpose,
            boolean strayed,
            int attempts,
            Optional<String> problem,
            boolean complete,
            Secrets secrets,
            Runnable workedOff)
            implements FetchResult {
        private static final int NOT_MODIFIED = 304;

        /** {@return the fault that this status is, with the remedy that fits it} */
        public IndexFault fault() {
            return StatusFault.of(this);
        }

        /** {@return whether the request told the server something that nobody else is to hear} */
        public boolean toldSecrets() {
            return !secrets.areNone();
        }

        /** {@return a text made of what the server said, with each secret of the request in it masked} */
        public String masked(String text) {
            return secrets.masked(text);
        }

        /** {@return the same with the login alone masked} */
        public String maskedLogin(String text) {
            return secrets.maskedLogin(text);
        }

        @Override
        public void close() {
            workedOff.run();
            body.close();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.answered(this);
        }

        @Override
        public boolean isNotModified() {
            return status == NOT_MODIFIED;
        }

        /** {@return status and URL without secrets} */
        @Override
        public String toString() {
            return "status " + status + " from " + Shown.url(url);
        }
    }

    /**
     * A redirect that means absence; it was not followed.
     *
     * @param url where it leads, without secrets
     * @param headers the headers of the redirect
     * @param attempts how often it was tried, at least 1
     */
    record RedirectedAway(String url, ReplyHeaders headers, int attempts) implements FetchResult {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.redirectedAway(this);
        }

        @Override
        public boolean isNotModified() {
            return false;
        }

        @Override
        public void close() {
            // Its body was not read.
        }
    }

    /**
     * There is no answer that may be believed.
     *
     * @param fault why
     * @param oversized whether that is since there is more of it than is read
     */
    record Failed(IndexFault fault, boolean oversized) implements FetchResult {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.failed(this);
        }

        @Override
        public ReplyHeaders headers() {
            return ReplyHeaders.none();
        }

        @Override
        public boolean isNotModified() {
            return false;
        }

        @Override
        public void close() {
            // There is no body.
        }
    }

    /**
     * One method for each case, so that a new case breaks the build where it must be handled.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result for a status that is no redirect} */
        R answered(Answered answer);

        /** {@return the result for a redirect that means absence} */
        R redirectedAway(RedirectedAway redirect);

        /** {@return the result for want of an answer that may be believed} */
        R failed(Failed failure);
    }
}
