// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import dev.headwater.api.distribution.ArchiveKind;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;
import dev.headwater.api.version.InvalidSpecifierException;
import dev.headwater.api.version.InvalidVersionException;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.util.Locale;
import java.util.Optional;

/**
 * Hides in what a page says what the request had told the server, such as its login: before it is packed, since from
 * there it gets into results and onto the disk.
 *
 * <p>It decides nothing by that. What would then be another name of a file is malformed, and so no candidate; on a page
 * of many projects, where a name that no file has is absent, the page is unavailable instead. A login that is itself a
 * word or a version of such names is no secret there, and is left in them. So it is where a Requires-Python is bounds
 * of versions alone, and in the URL of a file that is fetched by it. A query that was sent, which the server may have
 * chosen itself, is not looked for in names.
 */
final class PageMask {
    private static final String WORDS =
            "-py2.py3-none-any.whl .tar.gz .zip .egg cp39-abi3 pypy source universal2 manylinux2014"
                    + " musllinux_1_2 linux x86_64 i686 aarch64 armv7l ppc64le riscv64 s390x macosx_11_0 arm64 windows win32 win_amd64";

    private final Optional<PageText.Masking> masking;
    private final Optional<ProjectName> asked;
    private final boolean looksAtNames;

    private PageMask(Optional<PageText.Masking> masking, Optional<ProjectName> asked) {
        this.masking = masking;
        this.asked = asked;
        looksAtNames = masking.isPresent()
                && !isIn(WORDS)
                && !isIn(asked.map(ProjectName::value).orElse(""))
                && !isIn(asked.map(ProjectName::value).orElse("").replace('-', '_'));
    }

    /** {@return what hides in the page of a project what its text must not say} */
    static PageMask ofProject(PageText text, ProjectName asked) {
        return new PageMask(text.masking(), Optional.of(asked));
    }

    /** {@return what hides in a page of many projects what its text must not say} */
    static PageMask ofFlatPage(PageText text) {
        return new PageMask(text.masking(), Optional.empty());
    }

    /** Whether a text repeats the login. A query that the server chose itself is no reason to doubt a name. */
    private boolean isIn(String text) {
        return masking.isPresent() && !masking.get().login().apply(text).equals(text);
    }

    /** {@return a text with what is secret in it masked} */
    String masked(String text) {
        return masking.isPresent() ? masking.get().all().apply(text) : text;
    }

    /**
     * Masks what an entry says.
     *
     * @throws UnreadablePageException if that would make a file vanish from a page of many projects
     */
    void apply(FileEntry entry) throws UnreadablePageException {
        if (masking.isEmpty()) {
            return;
        }
        mask(entry.yankReason);
        if (!isOfVersions(entry.requiresPython.toString())) {
            mask(entry.requiresPython);
        }
        if (looksAtNames && isIn(entry.filename.toString()) && !isInVersionAlone(entry.filename.toString())) {
            mask(entry.filename);
            // Nobody fetches what has such a name.
            mask(entry.url);
            if (asked.isPresent()) {
                return;
            }
            throw new UnreadablePageException(
                    "a page that repeats the login in the name of a file, '"
                            + Shown.masked(entry.filename.toString(), 120) + "'",
                    Remedy.of(Remedy.Action.CHANGE_LOGIN));
        }
    }

    private boolean mask(Slice slice) {
        String text = slice.toString();
        String masked = masked(text);
        if (masked.equals(text)) {
            return false;
        }
        slice.set(masked);
        return true;
    }

    /** Whether a text holds bounds of versions and nothing else: then it decides, and there is no room for a login. */
    private static boolean isOfVersions(String text) {
        try {
            return !text.contains("===")
                    && !text.contains("+")
                    && !SpecifierSet.parse(text).isAny();
        } catch (InvalidSpecifierException e) {
            return false;
        }
    }

    /**
     * Whether the login is found in the version of a name alone, which is one: a login such as 2.0.1 is no secret
     * there.
     */
    private boolean isInVersionAlone(String filename) {
        boolean wheel = filename.endsWith(".whl");
        int from = (wheel ? filename.indexOf('-') : filename.lastIndexOf('-')) + 1;
        int to = wheel ? filename.indexOf('-', from) : ending(filename);
        if (from == 0 || to < from || isIn(filename.substring(0, from) + filename.substring(to))) {
            return false;
        }
        try {
            return Version.parse(filename.substring(from, to)).local().isEmpty();
        } catch (InvalidVersionException e) {
            return false;
        }
    }

    private static int ending(String filename) {
        String lower = filename.toLowerCase(Locale.ROOT);
        return ArchiveKind.of(filename).stream()
                .flatMap(kind -> kind.endings().stream())
                .filter(lower::endsWith)
                .mapToInt(ending -> filename.length() - ending.length())
                .findFirst()
                .orElse(-1);
    }
}
