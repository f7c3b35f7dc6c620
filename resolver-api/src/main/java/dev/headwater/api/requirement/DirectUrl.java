// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The record of the URL that a project was installed from: the content of {@code direct_url.json}.
 *
 * <pre>{@code
 * DirectUrl url = DirectUrl.of(Map.of(
 *         "url", "https://user:secret@example.org/a.zip",
 *         "archive_info", Map.of("hash", "sha256=aa55")));
 * url.source();                      // Archive[hashes={sha256=aa55}]
 * url.urlWithoutCredentials();       // https://example.org/a.zip
 * }</pre>
 *
 * <p>User and password in the URL are for whoever holds the value; what is printed or written does without them, as the
 * standard wants it, unless they name environment variables ({@code ${USER}:${TOKEN}}) or are the user {@code git},
 * which is no secret.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/direct-url-data-structure/">Direct URL data
 *     structure</a>
 * @since 0.1.0
 */
public final class DirectUrl {
    private final String url;
    private final Source source;
    private final @Nullable String subdirectory;

    /** The kind of source that the URL leads to. */
    public sealed interface Source permits Vcs, Archive, Directory {
        /** {@return the result of the visitor's method for this case} */
        <R> R accept(Visitor<R> visitor);
    }

    /**
     * One method for each kind of source.
     *
     * @param <R> the result
     */
    public interface Visitor<R> {
        /** {@return the result for a commit} */
        R vcs(Vcs source);

        /** {@return the result for a file} */
        R archive(Archive source);

        /** {@return the result for a directory} */
        R directory(Directory source);
    }

    /**
     * A commit in a version control system.
     *
     * @param system its command: {@code git}, {@code hg}
     * @param commit what was installed, never a branch
     * @param requestedRevision what was asked for, if it was anything
     */
    public record Vcs(String system, String commit, Optional<String> requestedRevision) implements Source {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.vcs(this);
        }
    }

    /**
     * A file.
     *
     * @param hashes the digests in hexadecimal by the names of their algorithms, in the order of the names
     */
    public record Archive(Map<String, String> hashes) implements Source {
        /** Copies the map. */
        public Archive {
            hashes = Collections.unmodifiableMap(new TreeMap<>(hashes));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.archive(this);
        }
    }

    /**
     * A directory on this machine.
     *
     * @param editable whether it was installed so that changes in the directory take effect
     */
    public record Directory(boolean editable) implements Source {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.directory(this);
        }
    }

    private DirectUrl(String url, Source source, @Nullable String subdirectory) {
        this.url = url;
        this.source = source;
        this.subdirectory = subdirectory;
    }

    /**
     * Takes the record as a JSON parser gives it: maps, strings and booleans. A key whose value is {@code null} is as
     * good as left out; keys that the standard does not name are passed over.
     *
     * @throws InvalidDirectUrlException if a key is missing, a value has the wrong type, not exactly one of
     *     {@code vcs_info}, {@code archive_info} and {@code dir_info} is there, or a directory's URL is not an absolute
     *     {@code file:} URL
     */
    public static DirectUrl of(Map<String, ?> map) {
        Fields fields = new Fields("", map);
        String url = fields.required("url", String.class);
        List<Source> sources = new ArrayList<>();
        fields.nested("vcs_info").ifPresent(info -> sources.add(vcs(info)));
        fields.nested("archive_info").ifPresent(info -> sources.add(archive(info)));
        fields.nested("dir_info")
                .ifPresent(info -> sources.add(
                        new Directory(info.optional("editable", Boolean.class).orElse(false))));
        if (sources.size() != 1) {
            throw new InvalidDirectUrlException("", "exactly one of vcs_info, archive_info and dir_info");
        }
        if (fields.nested("dir_info").isPresent() && !isAbsoluteFile(url)) {
            throw new InvalidDirectUrlException("url", "an absolute file: URL, for a directory");
        }
        String subdirectory = fields.optional("subdirectory", String.class).orElse(null);
        return new DirectUrl(url, sources.get(0), subdirectory);
    }

    private static Vcs vcs(Fields fields) {
        return new Vcs(
                fields.required("vcs", String.class),
                fields.required("commit_id", String.class),
                fields.optional("requested_revision", String.class));
    }

    /** Reads {@code hashes}, and {@code hash} of older tools, which has to agree with them. */
    private static Archive archive(Fields fields) {
        Map<String, String> hashes = new TreeMap<>();
        Optional<Fields> listed = fields.nested("hashes");
        listed.ifPresent(digests ->
                digests.keys().forEach(name -> hashes.put(name, digests.required(name, String.class))));
        Optional<String> old = fields.optional("hash", String.class);
        if (old.isPresent()) {
            int equals = old.get().indexOf('=');
            if (equals < 0) {
                throw fields.fault("hash", "a name, '=' and a digest: sha256=aa55");
            }
            String name = old.get().substring(0, equals);
            String digest = old.get().substring(equals + 1);
            if (listed.isPresent() && !digest.equals(hashes.get(name))) {
                throw fields.fault("hash", "the same digest as in hashes");
            }
            hashes.put(name, digest);
        }
        return new Archive(hashes);
    }

    private static boolean isAbsoluteFile(String url) {
        if (!url.regionMatches(true, 0, "file:", 0, 5)) {
            return false;
        }
        int path = 5;
        if (url.startsWith("//", path)) {
            path = endOfAuthority(url, path + 2);
        }
        return url.startsWith("/", path);
    }

    private static int endOfAuthority(String url, int start) {
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** {@return the URL as given, with user and password if there are any} */
    public String url() {
        return url;
    }

    /** {@return the URL without user and password, as it is written and printed} */
    public String urlWithoutCredentials() {
        int start = url.indexOf("//");
        if (start < 0) {
            return url;
        }
        start += 2;
        int at = url.lastIndexOf('@', endOfAuthority(url, start) - 1);
        if (at < start || isHarmless(url.substring(start, at))) {
            return url;
        }
        return url.substring(0, start) + url.substring(at + 1);
    }

    private static boolean isHarmless(String credentials) {
        int colon = credentials.indexOf(':');
        boolean variables = colon < 0
                ? isVariable(credentials)
                : isVariable(credentials.substring(0, colon)) && isVariable(credentials.substring(colon + 1));
        return credentials.equals("git") || variables;
    }

    private static boolean isVariable(String text) {
        boolean braced = text.length() > 3 && text.startsWith("${") && text.endsWith("}");
        return braced
                && text.substring(2, text.length() - 1)
                        .chars()
                        .allMatch(c -> c == '_' || c == '-' || (c < 128 && Character.isLetterOrDigit(c)));
    }

    /** {@return what the URL leads to} */
    public Source source() {
        return source;
    }

    /** {@return the directory of the project within the source, relative to its top} */
    public Optional<String> subdirectory() {
        return Optional.ofNullable(subdirectory);
    }

    /** {@return the record for a JSON writer, without user and password, in the order of the specification} */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("url", urlWithoutCredentials());
        Map.Entry<String, Map<String, Object>> info = source.accept(INFO);
        map.put(info.getKey(), Collections.unmodifiableMap(info.getValue()));
        subdirectory().ifPresent(path -> map.put("subdirectory", path));
        return Collections.unmodifiableMap(map);
    }

    /** {@return whether {@code other} is a record with the same URL as given, source and subdirectory} */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DirectUrl direct
                && url.equals(direct.url)
                && source.equals(direct.source)
                && subdirectory().equals(direct.subdirectory());
    }

    @Override
    public int hashCode() {
        return 31 * url.hashCode() + source.hashCode();
    }

    /** {@return the record, without user and password} */
    @Override
    public String toString() {
        return toMap().toString();
    }

    /** A map from a JSON parser, with the way to it. */
    private record Fields(String path, Map<?, ?> values) {
        List<String> keys() {
            return values.keySet().stream().map(String::valueOf).toList();
        }

        <T> Optional<T> optional(String key, Class<T> type) {
            Object value = values.get(key);
            if (value != null && !type.isInstance(value)) {
                throw fault(
                        key, type == Boolean.class ? "true or false" : type == String.class ? "a string" : "an object");
            }
            return Optional.ofNullable(type.cast(value));
        }

        <T> T required(String key, Class<T> type) {
            return optional(key, type).orElseThrow(() -> fault(key, "a value"));
        }

        Optional<Fields> nested(String key) {
            return optional(key, Map.class).map(values -> new Fields(path + key + ".", values));
        }

        InvalidDirectUrlException fault(String key, String expected) {
            return new InvalidDirectUrlException(path + key, expected);
        }
    }

    /** What is written of a source, and the key under which it stands. */
    private static final Visitor<Map.Entry<String, Map<String, Object>>> INFO = new Visitor<>() {
        @Override
        public Map.Entry<String, Map<String, Object>> vcs(Vcs source) {
            Map<String, Object> info = new LinkedHashMap<>();
            info.put("vcs", source.system());
            source.requestedRevision().ifPresent(revision -> info.put("requested_revision", revision));
            info.put("commit_id", source.commit());
            return Map.entry("vcs_info", info);
        }

        @Override
        public Map.Entry<String, Map<String, Object>> archive(Archive source) {
            return Map.entry("archive_info", source.hashes().isEmpty() ? Map.of() : Map.of("hashes", source.hashes()));
        }

        @Override
        public Map.Entry<String, Map<String, Object>> directory(Directory source) {
            return Map.entry("dir_info", source.editable() ? Map.of("editable", true) : Map.of());
        }
    };
}
