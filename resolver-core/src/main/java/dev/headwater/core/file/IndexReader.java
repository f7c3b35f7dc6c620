// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.AuthenticationMode;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.api.policy.MissingUploadTimeRule;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.UrlSecrets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Reads one {@code [[index]]} of a policy file. */
final class IndexReader {
    private static final List<String> KEYS = List.of(
            "id",
            "url",
            "path",
            "kind",
            "mirrors",
            "mirrors-complete",
            "role",
            "reserved",
            "allow",
            "deny",
            "known-project",
            "also-absent",
            "absent-redirects",
            "authenticate",
            "cool-down",
            "absent-max-age",
            "missing-upload-time",
            "trust-group",
            "file-hosts",
            "allow-insecure",
            "timeout",
            "retries");

    private final TomlKeys keys;
    private final Path file;

    private IndexReader(TomlKeys keys, Path file) {
        this.keys = keys.only(KEYS);
        this.file = file;
    }

    /** {@return the entry that a table of a policy file describes} */
    static IndexEntry read(TomlKeys keys, Path file) {
        return new IndexReader(keys, file).read();
    }

    private IndexEntry read() {
        keys.required("id", "give the index a name: id = \"internal\"");
        IndexId id = keys.text("id", IndexId::of).orElseThrow();
        IndexKind kind = keys.choice("kind", IndexKind.class).orElse(IndexKind.SIMPLE);
        IndexEntry.Builder entry = IndexEntry.builder(id, location(kind)).kind(kind);
        readNames(entry);
        readAnswers(entry);
        readAccess(entry);
        return entry.build();
    }

    private String location(IndexKind kind) {
        boolean local = kind == IndexKind.DIRECTORY || kind == IndexKind.RECORDING;
        String wanted = local ? "path" : "url";
        String other = local ? "url" : "path";
        if (keys.has(other)) {
            throw keys.fault(
                    other,
                    local
                            ? "an index of this kind is on this machine; write path = \"…\" instead of url"
                            : "only the kinds directory and recording have a path; write url, or kind = \"directory\"");
        }
        String location = keys.required(
                wanted,
                local ? "write where it is, relative to this file" : "write where the index is: url = \"https://…\"");
        if (location.isBlank()) {
            throw keys.fault(wanted, "this is empty; write where the index is");
        }
        return local ? resolve(location) : location;
    }

    private String resolve(String location) {
        if (UrlSecrets.beginsAsUrl(location)) {
            throw keys.fault("path", "this is a URL; write a path, or use url with kind = \"simple\"");
        }
        try {
            return file.resolveSibling(location).normalize().toString();
        } catch (InvalidPathException e) {
            throw keys.fault("path", Shown.quoted(location) + " is no path: " + e.getReason());
        }
    }

    private void readNames(IndexEntry.Builder entry) {
        keys.choice("role", IndexRole.class).ifPresent(entry::role);
        keys.texts("reserved", NamePattern::parse).ifPresent(entry::reserved);
        keys.texts("allow", NamePattern::parse).ifPresent(entry::allow);
        keys.texts("deny", NamePattern::parse).ifPresent(entry::deny);
        keys.text("trust-group", IndexReader::word).ifPresent(entry::trustGroup);
    }

    private void readAnswers(IndexEntry.Builder entry) {
        keys.text("known-project", ProjectName::of).ifPresent(entry::knownProject);
        keys.counts("also-absent").ifPresent(entry::alsoAbsent);
        keys.strings("absent-redirects").ifPresent(entry::absentRedirects);
        keys.duration("absent-max-age").ifPresent(entry::absentMaxAge);
        keys.duration("cool-down").ifPresent(entry::coolDown);
        keys.choice("missing-upload-time", MissingUploadTimeRule.class).ifPresent(entry::missingUploadTime);
    }

    private void readAccess(IndexEntry.Builder entry) {
        keys.strings("mirrors").ifPresent(entry::mirrors);
        if (keys.flag("mirrors-complete")) {
            entry.mirrorsComplete();
        }
        keys.choice("authenticate", AuthenticationMode.class).ifPresent(entry::authenticate);
        keys.texts("file-hosts", HostName::check).ifPresent(entry::fileHosts);
        if (keys.flag("allow-insecure")) {
            entry.allowInsecure();
        }
        keys.duration("timeout").ifPresent(entry::timeout);
        keys.count("retries").ifPresent(entry::retries);
    }

    private static String word(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("this is empty; write a name, or remove the key");
        }
        return text;
    }
}
