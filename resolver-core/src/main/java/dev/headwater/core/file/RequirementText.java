// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.InvalidTextException;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.text.Shown;
import java.util.List;

/** Reads one requirement that a person wrote, and says what to write for what pip also takes in its place. */
final class RequirementText {
    private static final List<String> ARCHIVES = List.of(".whl", ".tar.gz", ".tgz", ".zip", ".tar.bz2", ".tar.xz");

    private static final String VERSION_CONTROL_REFUSED =
            " is in version control, which is not read: name an archive of"
                    + " it, or serve its wheel from an index of kind \"directory\" in the policy file and write the name alone";
    /** pip's names of systems that keep versions, each before the scheme of an address. */
    private static final List<String> VERSION_CONTROL = List.of("git+", "hg+", "svn+", "bzr+");

    private final String text;
    /** What a message calls the text. */
    private final String called;

    private RequirementText(String text, String called) {
        this.text = text;
        this.called = called;
    }

    /**
     * Reads a requirement that stands where nothing else may stand, so that a message can repeat it.
     *
     * @throws IllegalArgumentException if it is none, or holds user information; the message says what to write
     */
    static Requirement parse(String text) {
        return new RequirementText(text, Shown.quoted(text)).parse();
    }

    /**
     * Reads a requirement on a line of a file. The file may be another than was meant and hold secrets, so a message
     * never repeats what is no requirement.
     *
     * @throws IllegalArgumentException if it is none, or holds user information; the message says what to write
     */
    static Requirement parseLine(String text) {
        return new RequirementText(text, "this line").parse();
    }

    private Requirement parse() {
        refuseLocation();
        Requirement requirement;
        try {
            requirement = Requirement.parse(text);
        } catch (InvalidTextException e) {
            throw new IllegalArgumentException(
                    called + " is no requirement: expected " + e.expected() + ", at position " + e.position());
        }
        return check(requirement);
    }

    /**
     * {@return a requirement whose URL, if it has one, is that of an archive on the web and holds no user information}
     *
     * @throws IllegalArgumentException if it is another; the message says what to do
     */
    static Requirement check(Requirement requirement) {
        String url = requirement.url().orElse("https://");
        if (hasUserInformation(url)) {
            throw new IllegalArgumentException("the URL of '" + requirement.name()
                    + "' holds user information; credentials never stand in a file of requirements, use .netrc");
        }
        if (isVersionControl(url)) {
            throw new IllegalArgumentException("'" + requirement.name() + "'" + VERSION_CONTROL_REFUSED);
        }
        if (!url.startsWith("https://") && !url.startsWith("http://")) {
            throw new IllegalArgumentException(
                    "'" + requirement.name()
                            + "' is asked for at something that does not begin with https://; only archives on the web are accepted, neither paths nor version control: write name @ https://…");
        }
        if (url.indexOf(';') >= 0) {
            // By the standard it belongs to the URL; to pip, what follows is a marker.
            throw new IllegalArgumentException("a ';' stands in the URL of '" + requirement.name()
                    + "'; write white space before it where a marker begins, or %3B in the URL");
        }
        return requirement;
    }

    private void refuseLocation() {
        int scheme = text.indexOf("://");
        int at = text.indexOf('@');
        if (isVersionControl(text)) {
            throw new IllegalArgumentException(called + VERSION_CONTROL_REFUSED);
        }
        if (scheme >= 0 && (at < 0 || at > scheme)) {
            throw new IllegalArgumentException(
                    called + " is a URL without the name of a project; write name @ https://…");
        }
        String word = text.substring(0, endOfWord(text));
        boolean path =
                word.startsWith(".") || word.startsWith("~") || word.indexOf('/') >= 0 || word.indexOf('\\') >= 0;
        if (path || isArchive(word) || word.startsWith("file:")) {
            throw new IllegalArgumentException(
                    called
                            + " is a path; write name @ https://…, or an index of kind \"directory\" in the policy file and the name alone");
        }
    }

    private static boolean isVersionControl(String url) {
        for (String system : VERSION_CONTROL) {
            if (url.regionMatches(true, 0, system, 0, system.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isArchive(String word) {
        for (String ending : ARCHIVES) {
            if (word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private static int endOfWord(String text) {
        int end = 0;
        while (end < text.length() && " \t;@[(<>=!~,".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end == 0 ? Math.min(1, text.length()) : end;
    }

    private static boolean hasUserInformation(String url) {
        int start = url.indexOf("//");
        for (int i = start + 2; start >= 0 && i < url.length() && "/?#\\".indexOf(url.charAt(i)) < 0; i++) {
            if (url.charAt(i) == '@') {
                return true;
            }
        }
        return false;
    }
}
