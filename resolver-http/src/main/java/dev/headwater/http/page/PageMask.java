// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import dev.headwater.api.name.ProjectName;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Hides in what a page says what the request had told the server, such as its login: before it is packed, since from
 * there it gets into results and onto the disk.
 *
 * <p>It decides nothing by that. What would then be another name of a file is malformed, and so no candidate; on a page
 * of many projects, where a name that no file has is absent, the page is unavailable instead. A login that is itself a
 * word of such names is no secret there, and is left in them. So it is where a Requires-Python is made of digits and
 * signs alone, and in the URL of a file that is fetched by it.
 */
final class PageMask {
    private static final String WORDS =
            "-py2.py3-none-any.whl .tar.gz .zip .egg cp39-abi3 pypy source universal2 manylinux2014"
                    + " musllinux_1_2 linux x86_64 i686 aarch64 armv7l ppc64le riscv64 s390x macosx_11_0 arm64 windows win32 win_amd64";

    private final Optional<UnaryOperator<String>> masking;
    private final Optional<ProjectName> asked;
    private final boolean looksAtNames;

    private PageMask(Optional<UnaryOperator<String>> masking, Optional<ProjectName> asked) {
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

    private boolean isIn(String text) {
        return !masked(text).equals(text);
    }

    /** {@return a text with what is secret in it masked} */
    String masked(String text) {
        return masking.isPresent() ? masking.get().apply(text) : text;
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
        if (hasLetters(entry.requiresPython)) {
            mask(entry.requiresPython);
        }
        if (looksAtNames && mask(entry.filename)) {
            // Nobody fetches what has such a name.
            mask(entry.url);
            if (asked.isPresent()) {
                return;
            }
            throw new UnreadablePageException(
                    "a page that repeats the login in the name of a file, '"
                            + Shown.text(entry.filename.toString(), 120) + "'",
                    "ask who runs the index why, or take a login that is no word of a file's name");
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

    private static boolean hasLetters(Slice slice) {
        return slice.toString().chars().anyMatch(Character::isLetter);
    }
}
