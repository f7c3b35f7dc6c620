// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.core.LocalIndexes;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * An index named by a URL or a path alone, without a policy file.
 *
 * <pre>{@code
 * IndexPolicy policy = IndexPolicy.builder()
 *         .index(IndexLocation.entry("mine", "wheels", machine))
 *         .index(IndexLocation.entry("public", "https://packages.example.org/simple/", machine))
 *         .build();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class IndexLocation {
    private IndexLocation() {}

    /**
     * Makes the entry of an index. What stands at a path tells its kind, as {@link LocalIndexes#kindOf} has it.
     *
     * @param id its id
     * @param location a URL, or a path
     * @param machine whose current folder a relative path is relative to
     * @throws IllegalArgumentException if the id or the location cannot be meant; user information of a URL is not
     *     repeated
     */
    public static IndexEntry entry(String id, String location, Machine machine) {
        IndexId name = IndexId.parse(id);
        int scheme = location.indexOf("://");
        if (scheme > 0) {
            return url(name, location, location.substring(0, scheme).toLowerCase(Locale.ROOT));
        }
        if (UrlSecrets.beginsAsUrl(location)) {
            throw new IllegalArgumentException(
                    "the location of index " + id + " begins as a URL and is none; write https://, with two slashes");
        }
        try {
            Path path = machine.directory().resolve(location).normalize();
            return IndexEntry.builder(name, path.toString())
                    .kind(LocalIndexes.kindOf(path))
                    .build();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("the location of index " + id + " is neither a URL nor a path", e);
        }
    }

    private static IndexEntry url(IndexId id, String location, String scheme) {
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException(
                    "the location of index " + id + " is neither an http or https URL nor a path");
        }
        return IndexEntry.builder(id, location).kind(IndexKind.SIMPLE).build();
    }
}
