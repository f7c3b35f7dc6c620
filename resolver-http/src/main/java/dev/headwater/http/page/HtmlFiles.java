// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import dev.headwater.api.distribution.DistributionNames;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.InvalidHashException;
import dev.headwater.api.name.ProjectName;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files that a page in HTML lists: its anchors.
 *
 * <p>Anything may stand between them, so an anchor is a file if what it leads to is named like a distribution; others,
 * "up" and signatures and installers, never were one that could be chosen.
 */
final class HtmlFiles {
    /** In a fragment, names of algorithms that every Python knows; with any other name it may be something else. */
    private static final Set<String> ALGORITHMS = Set.of(
            "md5",
            "sha1",
            "sha224",
            "sha256",
            "sha384",
            "sha512",
            "sha3_224",
            "sha3_256",
            "sha3_384",
            "sha3_512",
            "blake2b",
            "blake2s");

    private static final Set<String> NO_ALGORITHMS = Set.of("egg", "subdirectory");

    private final UrlText base;
    private final ColumnsBuilder columns;
    private final FileEntry entry;
    private final Slice algorithm = new Slice();
    private final Slice hex = new Slice();

    /** Reads the files of a project, or of many if that is null. */
    HtmlFiles(@Nullable ProjectName project, UrlText base, PageMask mask) throws UnreadablePageException {
        this.base = base;
        this.columns = new ColumnsBuilder(project, base, mask);
        this.entry = columns.entry;
    }

    /** Adds every file of a page. */
    ColumnsBuilder read(String text) throws UnreadablePageException {
        HtmlTags tags = new HtmlTags(text);
        while (tags.next()) {
            String href = tags.name().equals("a") ? tags.attribute("href") : null;
            if (href != null) {
                read(tags, href);
            }
        }
        if (tags.hadTooManyAttributes()) {
            throw new UnreadablePageException("a page with more than " + HtmlAttributes.MOST
                    + " attributes in one tag, which is no list of files");
        }
        return columns;
    }

    private void read(HtmlTags anchor, String href) throws UnreadablePageException {
        // By itself first: the base, which may be long, is put before what is a file alone.
        if (!DistributionNames.isDistribution(UrlText.parse(href).filename())) {
            return;
        }
        UrlText url = base.resolve(href);
        String filename = url.filename();
        entry.clear();
        entry.filename.set(filename);
        entry.url.set(url.toString());
        entry.requiresPython.set(text(anchor.attribute("data-requires-python")));
        readHashes(href);
        // The mark alone yanks, with or without a value, which is the reason.
        String yank = anchor.attribute("data-yanked");
        entry.yanked = yank != null;
        entry.yankReason.set(text(yank));
        readMetadata(anchor);
        columns.add();
    }

    private static String text(@Nullable String attribute) {
        return attribute == null ? "" : attribute;
    }

    private void readHashes(String href) {
        int at = href.indexOf('#');
        while (at >= 0) {
            int end = href.indexOf('&', at + 1);
            readHash(href.substring(at + 1, end < 0 ? href.length() : end).trim());
            at = end;
        }
    }

    private void readHash(String part) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? "" : part.substring(0, equals).toLowerCase(Locale.ROOT);
        if (ALGORITHMS.contains(name) || (!NO_ALGORITHMS.contains(name) && isHash(part))) {
            algorithm.set(name);
            hex.set(part.substring(equals + 1));
            entry.hashes.add(algorithm, hex);
        }
    }

    private static boolean isHash(String text) {
        try {
            return text.indexOf('=') > 0 && FileHash.parse(text).hex().length() > 0;
        } catch (InvalidHashException e) {
            return false;
        }
    }

    /** The older attribute counts only where the newer one is missing; what is neither false nor a hash announces. */
    private void readMetadata(HtmlTags anchor) {
        String newer = anchor.attribute("data-core-metadata");
        String attribute = newer == null ? anchor.attribute("data-dist-info-metadata") : newer;
        String value = text(attribute).trim();
        entry.metadata = attribute != null && !value.equalsIgnoreCase("false");
        if (entry.metadata && isHash(value)) {
            int equals = value.indexOf('=');
            algorithm.set(value.substring(0, equals));
            hex.set(value.substring(equals + 1));
            entry.metadataHashes.add(algorithm, hex);
        }
    }
}
