// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.section;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the indexes of a scenario are served, where that is not as anybody would. Immutable. */
public final class Serving {
    /** Who logs in, wherever an index wants a login and does not say of whom. */
    public static final String USER = "somebody";

    /** With what. */
    public static final String PASSWORD = "open-sesame";

    private final Map<String, Manner> manners = new LinkedHashMap<>();

    private Serving() {}

    /** {@return what lines such as {@code inner kettle: status 410} say} */
    public static Serving read(List<String> lines, Set<IndexId> ids) {
        Serving serving = new Serving();
        for (String line : lines) {
            int colon = line.indexOf(": ");
            String what = colon < 0 ? "" : line.substring(0, colon);
            String[] words = what.split(" ", -1);
            if (words.length > 2 || what.isEmpty() || !ids.contains(IndexId.parse(words[0]))) {
                throw InvalidScenarioException.ofLine(line, "INDEX: HOW, INDEX PROJECT: HOW or INDEX FILENAME: HOW");
            }
            Manner manner = Manner.parse(line.substring(colon + 2));
            String key = manner.isBesides() ? key(what, manner.kind()) : what;
            if (serving.manners.put(key, manner) != null) {
                throw new InvalidScenarioException("how '" + what + "' is served is said twice");
            }
        }
        return serving;
    }

    /** {@return how the page of a project is served, or else all pages of its index} */
    public Optional<Manner> page(IndexId index, ProjectName project) {
        return Optional.ofNullable(manners.get(index + " " + project)).or(() -> index(index));
    }

    /** {@return how all pages of an index are served, or its one page} */
    public Optional<Manner> index(IndexId index) {
        return Optional.ofNullable(manners.get(index.value()));
    }

    private static String key(String what, Manner.Kind kind) {
        return what + ": " + kind;
    }

    /**
     * {@return what is said in one way of how long something may be kept, or else of its index}
     *
     * @param what a project, or the name of a file
     */
    public Optional<Manner> keeping(IndexId index, String what, Manner.Kind kind) {
        return Optional.ofNullable(manners.get(key(index + " " + what, kind)))
                .or(() -> Optional.ofNullable(manners.get(key(index.value(), kind))));
    }

    /** {@return who has to log in at an index, if anybody has to} */
    public Optional<String> user(IndexId index) {
        return index(index)
                .filter(how -> how.is(Manner.Kind.LOGIN))
                .map(how -> how.detail().isEmpty() ? USER : how.detail().substring("as ".length()));
    }

    /** {@return whether an index wants a login} */
    public boolean wantsLogin(IndexId index) {
        return user(index).isPresent();
    }

    /** {@return whether an index is at another host than usual} */
    public boolean isMoved(IndexId index) {
        return Optional.ofNullable(manners.get(key(index.value(), Manner.Kind.MOVED)))
                .isPresent();
    }

    /** {@return whether an index wants nobody to log in} */
    public boolean wantsNoLogin(IndexId index) {
        return index(index).filter(how -> how.is(Manner.Kind.ANONYMOUS)).isPresent();
    }

    /** {@return whether all of an index is so} */
    public boolean is(IndexId index, Manner.Kind kind) {
        return index(index).filter(how -> how.is(kind)).isPresent();
    }

    /** {@return whether some page of an index does not say its length} */
    public boolean hasLengthlessPages(IndexId index) {
        return manners.entrySet().stream()
                .anyMatch(each -> each.getKey().split(" ", 2)[0].equals(index.value())
                        && each.getValue().isLengthless());
    }

    /** {@return the index whose server has a file of another} */
    public IndexId server(IndexId index, String filename) {
        return file(index, filename)
                .filter(how -> how.is(Manner.Kind.AT))
                .map(how -> IndexId.parse(how.detail()))
                .orElse(index);
    }

    /** {@return how a file is served; a metadata file by the name of its file and {@code .metadata}} */
    public Optional<Manner> file(IndexId index, String filename) {
        return Optional.ofNullable(manners.get(index + " " + filename));
    }
}
