// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import dev.headwater.api.policy.AuthenticationMode;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.Spelling;
import dev.headwater.core.imported.ImportNote.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The indexes of uv, in its order: {@code index} as written, then {@code extra-index-url}, and last the one that is the
 * default. What lies at hand ({@code find-links}) goes before them, since uv mixes it into all.
 *
 * @see <a href="https://docs.astral.sh/uv/concepts/indexes/">Package indexes</a>
 */
final class UvIndexes {
    private static final String INDEX = "index";
    private static final String INDEX_URL = "index-url";
    private static final String EXTRA_INDEX_URL = "extra-index-url";
    private static final String FIND_LINKS = "find-links";
    private static final String NO_INDEX = "no-index";
    private static final String STRATEGY = "index-strategy";
    private static final String INSECURE = "allow-insecure-host";

    /** The keys that are read here. */
    static final List<String> KEYS =
            List.of(INDEX, INDEX_URL, EXTRA_INDEX_URL, FIND_LINKS, NO_INDEX, STRATEGY, INSECURE);

    /** These are never an absence, whatever an operator thinks of the server. */
    private static final List<Long> NEVER_ABSENT = List.of(401L, 407L, 408L, 421L, 425L, 429L);

    private static final Set<String> SILENT = Set.of("cache-control", "publish-url");

    private final Draft draft;
    private final UvSettings settings;

    /** By the names that uv knows them by. */
    private final Map<String, DraftIndex> byName = new HashMap<>();

    UvIndexes(Draft draft, UvSettings settings) {
        this.draft = draft;
        this.settings = settings;
    }

    /** {@return the index that has a name} */
    Optional<DraftIndex> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    void read() {
        for (TomlSetting links : settings.items(FIND_LINKS)) {
            add(links, links.text())
                    .ifPresent(index -> index.ofLinks()
                            .note(
                                    Level.CHANGED,
                                    "uv takes the best version of this place and of the index that has the project;"
                                            + " here what it has it alone supplies"));
        }
        if (settings.isTrue(NO_INDEX)) {
            settings.get(NO_INDEX)
                    .ifPresent(said -> draft.nothingToSay(said.spot(), "only find-links are indexes of the policy"));
        } else {
            readIndexes();
        }
        draft.indexes().forEach(this::noteHttp);
        settings.items(INSECURE).forEach(this::noteInsecure);
        noteStrategy();
    }

    private void readIndexes() {
        List<TomlSetting> defaults = new ArrayList<>();
        for (TomlSetting entry : settings.items(INDEX)) {
            if (isTrue(entry, "default")) {
                defaults.add(entry);
            } else {
                readEntry(entry);
            }
        }
        if (defaults.size() > 1) {
            throw defaults.get(1).fault("a second default index, which uv refuses; one alone is the last");
        }
        for (TomlSetting extra : settings.items(EXTRA_INDEX_URL)) {
            add(extra, extra.text()).ifPresent(UvIndexes::noteOrder);
        }
        readDefault(defaults);
    }

    private void readDefault(List<TomlSetting> defaults) {
        Optional<TomlSetting> url = settings.get(INDEX_URL);
        if (!defaults.isEmpty()) {
            readEntry(defaults.get(0));
            url.ifPresent(said -> draft.nothingToSay(said.spot(), "left out: another index is the default"));
        } else if (url.isPresent()) {
            add(url.get(), url.get().text()).ifPresent(UvIndexes::noteOrder);
        } else {
            draft.index(PublicIndex.NAME, PublicIndex.location(), Spot.WHOLE)
                    .note(Level.SAME, "uv asks it last, where no index is the default");
        }
    }

    private static boolean isTrue(TomlSetting entry, String key) {
        return entry.get(key).filter(TomlSetting::isTrue).isPresent();
    }

    private static void noteOrder(DraftIndex index) {
        index.note(Level.SAME, "asked in this place, as uv does");
    }

    /** Adds an index, but where the same is there already, which uv asks once. */
    private Optional<DraftIndex> add(TomlSetting setting, String text) {
        ForeignLocation location = setting.spot().parsed(() -> ForeignLocation.parse(text));
        if (draft.indexes().stream().anyMatch(index -> index.location().isSame(location))) {
            draft.nothingToSay(setting.spot(), "left out: the same index is there already");
            return Optional.empty();
        }
        return Optional.of(draft.index(PublicIndex.nameOf(location), location, setting.spot()));
    }

    private void readEntry(TomlSetting entry) {
        TomlSetting url = entry.get("url").orElseThrow(() -> entry.fault("an index has a url"));
        ForeignLocation location = url.spot().parsed(() -> ForeignLocation.parse(url.text()));
        Optional<TomlSetting> name = entry.get("name");
        DraftIndex index = draft.index(
                name.map(TomlSetting::text).orElseGet(() -> PublicIndex.nameOf(location)), location, url.spot());
        name.ifPresent(said -> putName(said, index));
        if (isTrue(entry, "explicit")) {
            if (name.isEmpty()) {
                throw entry.fault("an explicit index has a name, for nothing else leads to it");
            }
            index.role(IndexRole.ON_DEMAND).note(Level.SAME, "asked about what is pinned to it alone");
        } else {
            noteOrder(index);
        }
        entry.entries().forEach((key, setting) -> readKey(index, key, setting));
    }

    private void putName(TomlSetting name, DraftIndex index) {
        if (byName.put(name.text(), index) != null) {
            throw name.fault("two indexes have this name, which uv refuses");
        }
        if (!index.id().value().equals(name.text())) {
            index.note(name.spot(), Level.SAME, "an id is in lower case, with hyphens");
        }
    }

    private void readKey(DraftIndex index, String key, TomlSetting setting) {
        switch (key) {
            case "url", "name", "explicit", "default" -> {}
            case "format" -> {
                if (setting.text().equals("flat")) {
                    index.ofLinks();
                }
            }
            case "authenticate" ->
                index.authenticate(Spelling.find(setting.text(), AuthenticationMode.values())
                        .orElseThrow(() -> setting.fault("expected auto, always or never")));
            case "ignore-error-codes" -> setting.items().forEach(code -> readCode(index, code));
            default -> {
                if (SILENT.contains(key)) {
                    index.note(setting.spot(), Level.SAME, "says nothing of what is resolved");
                } else {
                    index.note(setting.spot(), Level.CANNOT_SAY, "not read: this key is not known here");
                }
            }
        }
    }

    private static void readCode(DraftIndex index, TomlSetting code) {
        long status = code.node().value() instanceof Long number ? number : 0;
        if (status == 404 || status == 410) {
            return;
        }
        boolean said = status >= 400 && status < 500 && !NEVER_ABSENT.contains(status);
        if (said) {
            index.alsoAbsent((int) status);
            index.note(
                    code.spot(),
                    Level.CHANGED,
                    "an absence, but with a login only if the index has a known-project, which proves that the login"
                            + " holds");
        } else {
            index.note(
                    code.spot(),
                    Level.CANNOT_SAY,
                    "this status never means an absence: the question was not answered, and the resolution ends");
        }
    }

    private void noteHttp(DraftIndex index) {
        ForeignLocation location = index.location();
        if (location.isPlainHttp() && !location.isLoopback()) {
            index.allowInsecure()
                    .note(Level.SAME, "plain http, which allow-insecure permits and every result then says");
        }
        if (location.kind() == ForeignLocation.Kind.PATH && !location.isAbsolute()) {
            index.note(
                    Level.CHANGED, "a path begins in the folder of the policy file here, and to uv in that of its own");
        }
    }

    private void noteInsecure(TomlSetting host) {
        String named = host.text();
        Optional<DraftIndex> index = draft.indexes().stream()
                .filter(one -> one.location().isAt(named) && !one.location().isPlainHttp())
                .findFirst();
        String text = "certificates are always checked; give the authority that signed its own in SSL_CERT_FILE";
        index.ifPresentOrElse(
                one -> one.note(host.spot(), Level.CANNOT_SAY, text),
                () -> draft.nothingToSay(host.spot(), "no https index of the policy is at this host"));
    }

    private void noteStrategy() {
        Optional<TomlSetting> said = settings.get(STRATEGY);
        String strategy = said.map(TomlSetting::text).orElse("first-index");
        Spot spot = said.map(TomlSetting::spot).orElse(Spot.WHOLE);
        long searched = draft.indexes().stream().filter(DraftIndex::isSearched).count();
        switch (strategy) {
            case "first-index", "first-match" -> {
                if (searched > 1 || said.isPresent()) {
                    draft.note(
                            Draft.HEAD,
                            spot,
                            Level.CHANGED,
                            "first-index is nearly the rule here. Otherwise: any failure ends the resolution, a 401 or"
                                    + " 403 too, which are 'not found' to uv; and offline an index of which nothing"
                                    + " is kept is unavailable, not absent");
                }
            }
            case "unsafe-first-match", "unsafe-any-match", "unsafe-best-match" ->
                draft.note(
                        Draft.HEAD,
                        spot,
                        Level.CHANGED,
                        "who supplies a project is decided before its version, so the first index that has it supplies"
                                + " it; `headwater audit` says what " + strategy + " would have taken instead");
            default -> throw spot.fault("uv has no strategy " + Shown.quoted(strategy));
        }
    }
}
