// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.overlay.SetHead;
import dev.headwater.api.overlay.TrustedKey;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.Spelling;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a file of overlays says, who signed it and until when it holds: docs/schema/overlay-set-1.json.
 *
 * @since 0.1.0
 */
public final class SetReport {
    private static final int SCHEMA = 1;
    private static final String NOT_SAID = "not said";

    private final String file;
    private final Signature signature;
    private final SetHead head;
    private final OverlaySet overlays;
    private final Instant now;

    private SetReport(String file, Signature signature, SetHead head, OverlaySet overlays, Instant now) {
        this.file = Shown.text(file);
        this.signature = signature;
        this.head = head;
        this.overlays = overlays;
        this.now = now;
    }

    /** How far somebody vouches for a set. */
    public enum Trust {
        /** One of the trusted keys signed it. */
        TRUSTED,
        /** It has a signature, of none of the trusted keys. */
        UNKNOWN,
        /** It has a signature, and no key to hold it against was named. */
        UNCHECKED,
        /** It has no signature. */
        UNSIGNED
    }

    /**
     * Who signed a set.
     *
     * @param trust how far somebody vouches for it
     * @param key the key that signed it, where it is known
     */
    public record Signature(Trust trust, Optional<TrustedKey> key) {}

    /**
     * {@return the report of a set}
     *
     * @param file its place, for people
     * @param now what its end is held against
     */
    public static SetReport of(String file, Signature signature, SetHead head, OverlaySet overlays, Instant now) {
        return new SetReport(file, signature, head, overlays, now);
    }

    /** {@return what it says of itself, and each overlay on a line} */
    public String text() {
        StringBuilder text = new StringBuilder(summary()).append('\n');
        line(text, "signature", signatureText());
        head.name().ifPresent(name -> line(text, "set", name));
        line(text, "serial", head.serial().isPresent() ? Long.toString(serial()) : NOT_SAID);
        line(text, "expires", head.expires().map(this::expiresText).orElse(NOT_SAID));
        line(text, "digest", overlays.digest().orElse("none"));
        for (Overlay overlay : overlays.asList()) {
            text.append(OverlayWords.of(overlay)).append('\n');
        }
        return text.toString();
    }

    /** {@return the file and how much is in it, on one line} */
    public String summary() {
        int count = overlays.asList().size();
        return file + ": " + (count == 1 ? "1 overlay" : count + " overlays");
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append("  ")
                .append(key)
                .append(" ".repeat(11 - key.length()))
                .append(value)
                .append('\n');
    }

    private long serial() {
        return head.serial().orElseThrow();
    }

    private boolean isExpired() {
        return head.expires().filter(end -> !now.isBefore(end)).isPresent();
    }

    private String expiresText(Instant end) {
        return Words.time(end) + (isExpired() ? ", which is over" : "");
    }

    private String signatureText() {
        return switch (signature.trust()) {
            case TRUSTED ->
                "by a trusted key, " + signature.key().map(SetReport::named).orElseThrow();
            case UNKNOWN -> "by none of the trusted keys, or changed after it was signed";
            case UNCHECKED -> "there is one; no trusted key is named to hold it against";
            case UNSIGNED -> "none";
        };
    }

    private static String named(TrustedKey key) {
        return Shown.text(key.place()) + ", " + fingerprint(key);
    }

    private static String fingerprint(TrustedKey key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(key.key().getEncoded());
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform must have SHA-256.
            throw new AssertionError(e);
        }
    }

    /** {@return one JSON object} */
    public String json() {
        return OutcomeJson.document(json -> {
            json.writeNumberField("schema", SCHEMA);
            json.writeStringField("file", file);
            signature(json);
            json.writeStringField("set", head.name().orElse(null));
            if (head.serial().isPresent()) {
                json.writeNumberField("serial", serial());
            } else {
                json.writeNullField("serial");
            }
            json.writeStringField("expires", head.expires().map(Words::time).orElse(null));
            json.writeBooleanField("expired", isExpired());
            json.writeStringField("overlay-digest", overlays.digest().orElse(null));
            json.writeArrayFieldStart("overlays");
            for (Overlay overlay : overlays.asList()) {
                write(json, overlay);
            }
            json.writeEndArray();
        });
    }

    private void signature(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("signature");
        json.writeStringField("trust", Spelling.of(signature.trust()));
        json.writeStringField(
                "file", signature.key().map(TrustedKey::place).map(Shown::text).orElse(null));
        json.writeStringField("key", signature.key().map(SetReport::fingerprint).orElse(null));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Overlay overlay) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", overlay.id());
        json.writeStringField("index", overlay.index().map(IndexId::value).orElse("*"));
        json.writeStringField("project", overlay.project().value());
        json.writeStringField("for", OverlayWords.subject(overlay));
        json.writeStringField("says", Shown.text(OverlayWords.changes(overlay)));
        json.writeStringField("reason", Shown.text(overlay.reason()));
        json.writeEndObject();
    }

    /** {@return the text} */
    @Override
    public String toString() {
        return text();
    }
}
