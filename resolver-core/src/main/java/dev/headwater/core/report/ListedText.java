// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.review.ListedVersion;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.UrlSecrets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Files and packages by version, in few words. */
final class ListedText {
    /** So many versions are named. */
    private static final int MOST = 3;

    private ListedText() {}

    /** {@return how many of which versions: {@code 2 files of lib 1.0}} */
    static String of(ProjectName name, List<ListedVersion> listed) {
        List<String> versions = listed.stream().map(ListedVersion::version).toList();
        String which = versions.size() <= MOST
                ? name + " " + Words.and(versions)
                : versions.size() + " versions of " + name + ", " + versions.get(0) + " to "
                        + versions.get(versions.size() - 1);
        return count(listed) + " of " + which;
    }

    /** {@return the file or package, or the version with how many there are: {@code lib 1.0 (2 files)}} */
    static String subject(ProjectName name, ListedVersion listed) {
        if (listed.items().size() > 1) {
            return name + " " + listed.version() + " (" + count(List.of(listed)) + ")";
        }
        String item = listed.items().get(0);
        return isPackage(item) ? name + " " + listed.version() + " (" + item + ")" : item;
    }

    private static String count(List<ListedVersion> listed) {
        List<String> items =
                listed.stream().flatMap(one -> one.items().stream()).toList();
        long packages = items.stream().filter(ListedText::isPackage).count();
        List<String> counts = new ArrayList<>();
        add(counts, items.size() - packages, "file");
        add(counts, packages, "package");
        return Words.and(counts);
    }

    private static void add(List<String> counts, long count, String word) {
        if (count > 0) {
            counts.add(count + " " + word + (count == 1 ? "" : "s"));
        }
    }

    /** A purl has a colon, and no file that is looked at has one in its name. */
    private static boolean isPackage(String item) {
        return item.startsWith("pkg:");
    }

    /** Writes the fields of one. */
    static void write(JsonGenerator json, ListedVersion listed) throws IOException {
        json.writeStringField("version", shown(listed.version()));
        OutcomeJson.texts(
                json, "items", listed.items().stream().map(ListedText::shown).toList());
    }

    /** {@return a text from an index or a file as it may be shown} */
    static String shown(String text) {
        return Shown.text(UrlSecrets.masked(text));
    }
}
