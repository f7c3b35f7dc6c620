// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProvidedFault;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.ServedTarget;
import dev.headwater.api.index.Withdrawal;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.core.local.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The canonical text of what a page says and can change an answer: a line for each row, sorted. It does not show in
 * which order, from which mirror and in which form, HTML or JSON, the page came; where a file is, it tells only of one
 * without a strong hash.
 */
final class PageText {
    private final StringBuilder line = new StringBuilder();

    private PageText() {}

    /** {@return {@code sha256:} and the digest of the text of a page} */
    static String digest(ProjectPage page) {
        List<String> lines = new ArrayList<>(page.fileCount());
        PageText text = new PageText();
        for (int row = 0; row < page.fileCount(); row++) {
            lines.add(text.row(page, row));
        }
        Collections.sort(lines);
        text.field("project", page.name().value());
        text.field("status", page.status().state().name());
        text.field("reason", page.status().reason());
        lines.add(0, text.end());
        return digest(lines);
    }

    /** {@return {@code sha256:} and the digest of lines} */
    static String digest(List<String> lines) {
        return Sha256.hashes(String.join("\n", lines)).asList().get(0).toString();
    }

    private String row(ProjectPage page, int row) {
        ProvidedPackage by = page.provided(row);
        if (by != null) {
            field("provided", by.purl());
            field("version", by.version().map(Object::toString));
            field("trust", by.trust().name());
            by.dependencies().forEach(dependency -> field("native", dependency));
            field("date", by.date().map(Object::toString));
            field("feed", by.feedDigest());
            field("serves", by.serves().map(ServedTarget::toString));
            by.notes().forEach(note -> field(note.kind().name(), note.text()));
            field("fault", by.fault().map(ProvidedFault::toString));
            field("uploaded", Long.toString(page.uploadTime(row)));
            return end();
        }
        DistributionFile file = page.file(row);
        field("file", file.filename());
        hashes("hash", file.hashes());
        if (file.hashes().strongest().filter(FileHash::isStrong).isEmpty()) {
            field("url", UrlSecrets.withoutQuery(file.url()));
        }
        file.metadata().ifPresent(metadata -> {
            field("metadata", "announced");
            hashes("metadata-hash", metadata);
        });
        field("requires-python", file.requiresPython());
        field("uploaded", Long.toString(page.uploadTime(row)));
        file.yank().ifPresent(yank -> field("yanked", yank.reason().orElse("")));
        field("yanked-by", Optional.ofNullable(page.yankedBy(row)));
        Withdrawal withdrawal = page.withdrawal(row);
        if (withdrawal != null) {
            field("withdrawn-by", withdrawal.overlay());
            field("withdrawn", withdrawal.reason());
        }
        field("fault", Optional.ofNullable(page.fault(row)).map(ListingFault::name));
        return end();
    }

    private void hashes(String name, FileHashes hashes) {
        hashes.asList().stream().map(FileHash::toString).sorted().forEach(hash -> field(name, hash));
    }

    private void field(String name, Optional<String> value) {
        value.ifPresent(text -> field(name, text));
    }

    /** Each value stands behind its length, so that no two rows have the same line. */
    private void field(String name, String value) {
        int length = value.getBytes(StandardCharsets.UTF_8).length;
        line.append(name).append(' ').append(length).append(':').append(value).append(' ');
    }

    private String end() {
        String text = line.toString();
        line.setLength(0);
        return text;
    }
}
