// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.FileUse;
import dev.headwater.api.overlay.InvalidOverlayException;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayScope;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.SpecifierSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads one {@code [[overlay]]} of an overlay file. Whoever changes what is refused here raises
 * {@link OverlayPlaces#RULES}, or what was kept before goes on being believed.
 */
final class OverlayReader {
    /** The keys, in the order of the documents. */
    static final List<String> NAMES = List.of(
            "id",
            "reason",
            "index",
            "project",
            "versions",
            "files",
            "uploaded-before",
            "expect",
            "replace",
            "add",
            "remove",
            "extras",
            "requires-python",
            "yank",
            "unyank",
            "withdraw");

    private static final List<String> REPLACEMENT = List.of("old", "new");

    private final TomlKeys keys;

    private OverlayReader(TomlKeys keys) {
        this.keys = keys.only(NAMES);
    }

    /**
     * Reads an overlay.
     *
     * @throws FileFault for the first fault
     */
    static Overlay read(TomlKeys keys) {
        return new OverlayReader(keys).read();
    }

    private Overlay read() {
        String id = keys.required("id", "give the overlay a name: id = \"requests-charset\"");
        keys.required("project", "write whose files it is for");
        Overlay.Builder overlay = Overlay.builder(
                        id, keys.text("project", ProjectName::parse).orElseThrow())
                .reason(keys.required("reason", "say why, for those who meet it later"))
                .scope(scope());
        String index = keys.required("index", "write whose files it is for, or \"*\" for any index");
        if (!index.equals("*")) {
            keys.text("index", IndexId::parse).ifPresent(overlay::index);
        }
        each("expect", overlay::expect);
        each("add", overlay::add);
        each("remove", overlay::remove);
        for (TomlKeys pair : keys.tables("replace")) {
            replace(pair.only(REPLACEMENT), overlay);
        }
        keys.table("extras").ifPresent(extras -> extras(extras, overlay));
        keys.text("requires-python", SpecifierSet::parse).ifPresent(overlay::requiresPython);
        use().ifPresent(overlay::use);
        try {
            return overlay.build();
        } catch (InvalidOverlayException e) {
            throw fault(keys, e);
        }
    }

    /** {@return a fault of an overlay, at the line of its key} */
    static FileFault fault(TomlKeys keys, InvalidOverlayException e) {
        int dot = e.key().indexOf('.');
        String outer = dot < 0 ? e.key() : e.key().substring(0, dot);
        return FileFault.at(
                keys.lineOf(outer), keys.path(e.key()), "the overlay '" + e.overlay() + "': " + e.problem());
    }

    private OverlayScope scope() {
        boolean byFiles = keys.has("files");
        if (byFiles && keys.has("versions")) {
            throw keys.fault("files", "an overlay is for versions or for files; write one of the two");
        }
        OverlayScope scope;
        if (byFiles) {
            scope = OverlayScope.files(keys.eachText("files", FileHash::parse).orElseThrow());
        } else {
            keys.required(
                    "versions", "write which versions it is for: versions = \"==1.0\"; or files = [\"sha256:…\"]");
            scope = OverlayScope.versions(
                    keys.text("versions", SpecifierSet::parse).orElseThrow());
        }
        return keys.timeOrText("uploaded-before").map(scope::uploadedBefore).orElse(scope);
    }

    private void each(String key, Consumer<Requirement> taker) {
        keys.eachText(key, Requirement::parse).orElse(List.of()).forEach(taker);
    }

    private static void replace(TomlKeys pair, Overlay.Builder overlay) {
        pair.required("old", "write the requirement as it is published");
        pair.required("new", "write what counts instead; remove = [\"…\"] takes a requirement off");
        overlay.replace(
                pair.text("old", Requirement::parse).orElseThrow(),
                pair.text("new", Requirement::parse).orElseThrow());
    }

    private static void extras(TomlKeys extras, Overlay.Builder overlay) {
        Set<ExtraName> given = new HashSet<>();
        for (String name : extras.names()) {
            ExtraName extra = extras.parse(name, extras.lineOf(name), name, ExtraName::parse);
            if (!given.add(extra)) {
                throw extras.fault(name, "the extra '" + extra + "' is given twice; put both into one");
            }
            overlay.extra(extra, extras.eachText(name, Requirement::parse).orElseThrow());
        }
    }

    private Optional<FileUse> use() {
        List<String> said = new ArrayList<>();
        for (String key : List.of("yank", "unyank", "withdraw")) {
            if (keys.has(key)) {
                said.add(key);
            }
        }
        if (said.size() > 1) {
            throw keys.fault(said.get(1), "it stands beside " + said.get(0) + "; a file is one of the two");
        }
        if (keys.has("unyank") && !keys.flag("unyank")) {
            throw keys.fault("unyank", "only true means something here; remove the key");
        }
        return keys.string("yank")
                .map(FileUse::yank)
                .or(() -> keys.string("withdraw").map(FileUse::withdraw))
                .or(() -> keys.has("unyank") ? Optional.of(FileUse.unyank()) : Optional.empty());
    }
}
