// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import dev.headwater.api.archive.TarReader;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recording as one {@code .tar.gz}, unpacked into memory in one pass, each text as it is.
 *
 * <p>A gzip stream cannot be entered in the middle, so every page has to be unpacked to reach the last; none is parsed.
 * Nothing is written to disk. What a person may have in an archive by accident and what only an attacker puts there is
 * refused alike: links, devices, names that climb, one name twice.
 */
final class ArchiveStore implements RecordingStore {
    private static final long LARGEST = 512L << 20;

    private final String location;
    private final Map<String, byte[]> texts;
    private final String root;

    private ArchiveStore(String location, Map<String, byte[]> texts, String root) {
        this.location = location;
        this.texts = texts;
        this.root = root;
    }

    /**
     * Unpacks an archive.
     *
     * @param size how many bytes {@code in} has
     */
    static ArchiveStore read(String location, InputStream in, long size) throws IOException {
        Map<String, byte[]> texts = new HashMap<>();
        try (TarReader tar = new TarReader(in, size, LARGEST)) {
            while (tar.next()) {
                String name = checkedName(location, tar);
                if (tar.isFile() && name.endsWith(".json") && texts.put(name, tar.content(LONGEST_PAGE)) != null) {
                    throw new UnreadableException(location, "the member '" + name + "' is there twice");
                }
            }
        }
        String root = root(location, texts);
        for (String name : texts.keySet()) {
            checkPage(location, name, root + "pages/");
        }
        return new ArchiveStore(location, texts, root);
    }

    /** A page that no question leads to would be taken for an absence, and the next index be asked. */
    private static void checkPage(String location, String name, String pages) throws UnreadableException {
        int file = name.lastIndexOf('/') + 1;
        String folder = name.substring(0, file);
        if (("/" + folder).endsWith("/pages/") && !(folder.equals(pages) && isNormalized(name.substring(file)))) {
            throw new UnreadableException(
                    location, "the member '" + name + "' is no page of it; pages are named " + pages + "NAME.json");
        }
    }

    /** {@return whether the name of a page, {@code NAME.json}, is that of a project in normalized form} */
    static boolean isNormalized(String page) {
        String name = page.substring(0, page.length() - ".json".length());
        try {
            return ProjectName.parse(name).value().equals(name);
        } catch (InvalidNameException e) {
            return false;
        }
    }

    private static String checkedName(String location, TarReader tar) throws UnreadableException {
        String name = tar.name().startsWith("./") ? tar.name().substring(2) : tar.name();
        if (!tar.isFile() && !tar.isFolder()) {
            throw new UnreadableException(
                    location, "the member '" + name + "' is no regular file; links and devices are refused");
        }
        if (name.startsWith("/") || name.indexOf('\\') >= 0 || ("/" + name + "/").contains("/../")) {
            throw new UnreadableException(location, "the member '" + name + "' leads out of the archive");
        }
        return name;
    }

    /** {@return what stands before {@code manifest.json}: nothing, or the one folder that all is packed in} */
    private static String root(String location, Map<String, byte[]> texts) throws UnreadableException {
        String root = null;
        for (String name : texts.keySet()) {
            int file = name.lastIndexOf('/') + 1;
            if (name.substring(file).equals(MANIFEST) && name.indexOf('/') == file - 1) {
                if (root != null) {
                    throw new UnreadableException(location, "it has more than one " + MANIFEST);
                }
                root = name.substring(0, file);
            }
        }
        if (root == null) {
            throw new UnreadableException(location, "it has no " + MANIFEST, Remedy.Action.NAME_RECORDING);
        }
        return root;
    }

    @Override
    public String location(String entry) {
        return location + "!/" + root + entry;
    }

    @Override
    public List<String> pages() {
        String pages = root + "pages/";
        return texts.keySet().stream()
                .filter(name -> name.startsWith(pages))
                .map(name -> name.substring(pages.length()))
                .toList();
    }

    @Override
    public @Nullable InputStream open(String entry) {
        byte[] text = texts.get(root + entry);
        return text == null ? null : new ByteArrayInputStream(text);
    }
}
