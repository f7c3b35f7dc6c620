// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import dev.headwater.api.policy.IndexRole;
import dev.headwater.core.imported.ImportNote.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts the places that pip looks in into an order, since pip has none: it merges them all.
 *
 * <p>What lies at hand goes first ({@code find-links}), then what was added ({@code extra-index-url}), then
 * {@code index-url}; and behind all others an index where everybody may register any name.
 */
final class PipIndexes {
    private static final String FIND_LINKS = "find-links";
    private static final String EXTRA_INDEX_URL = "extra-index-url";
    private static final String INDEX_URL = "index-url";
    private static final String NO_INDEX = "no-index";
    private static final String TRUSTED_HOST = "trusted-host";

    private static final String ORDER =
            "change the order of the [[index]] to trust another first, or pin single projects";

    /** The keys that are read here. */
    static final List<String> KEYS = List.of(FIND_LINKS, EXTRA_INDEX_URL, INDEX_URL, NO_INDEX, TRUSTED_HOST);

    private record Place(String key, ForeignLocation location, Spot spot) {
        boolean isPublic() {
            return PublicIndex.isAt(location);
        }
    }

    private final Draft draft;
    private final PipSettings settings;
    private final List<IniLine> trusted;

    PipIndexes(Draft draft, PipSettings settings) {
        this.draft = draft;
        this.settings = settings;
        trusted = settings.words(TRUSTED_HOST);
    }

    void read() {
        List<Place> places = new ArrayList<>();
        words(FIND_LINKS, places);
        if (settings.isTrue(NO_INDEX)) {
            noIndexes();
        } else {
            List<Place> indexes = indexes();
            indexes.stream().filter(place -> !place.isPublic()).forEach(places::add);
            indexes.stream().filter(Place::isPublic).forEach(places::add);
        }
        for (Place place : places) {
            add(place, places.size());
        }
        trusted.forEach(this::noteTrusted);
    }

    private void noIndexes() {
        draft.nothingToSay(settings.spot(NO_INDEX), "only find-links are indexes of the policy");
        Stream.of(EXTRA_INDEX_URL, INDEX_URL)
                .flatMap(key -> settings.entry(key).stream())
                .forEach(entry -> draft.nothingToSay(Spot.of(entry), "left out, as no-index says"));
    }

    /** Those of {@code extra-index-url} first, then that of {@code index-url}, or the one that pip has without it. */
    private List<Place> indexes() {
        List<Place> indexes = new ArrayList<>();
        words(EXTRA_INDEX_URL, indexes);
        Optional<String> url = settings.text(INDEX_URL);
        if (url.isPresent()) {
            Spot spot = settings.valueSpot(INDEX_URL);
            indexes.add(new Place(INDEX_URL, location(url.get(), spot), spot));
        } else {
            indexes.add(new Place(INDEX_URL, PublicIndex.location(), Spot.WHOLE));
        }
        return indexes;
    }

    private void words(String key, List<Place> places) {
        for (IniLine word : settings.words(key)) {
            Spot spot = settings.spot(key, word);
            places.add(new Place(key, location(word.text(), spot), spot));
        }
    }

    private static ForeignLocation location(String text, Spot spot) {
        return spot.parsed(() -> ForeignLocation.parse(text));
    }

    private void add(Place place, int count) {
        if (draft.indexes().stream().anyMatch(index -> index.location().isSame(place.location()))) {
            draft.nothingToSay(place.spot(), "left out: the same index is there already");
            return;
        }
        String before = draft.indexes().stream()
                .filter(DraftIndex::isSearched)
                .map(index -> "'" + index.id() + "'")
                .collect(Collectors.joining(", "));
        DraftIndex index = draft.index(PublicIndex.nameOf(place.location()), place.location(), place.spot());
        if (place.key().equals(FIND_LINKS)) {
            index.ofLinks();
        }
        if (isIgnored(place)) {
            index.allowInsecure().role(IndexRole.DISABLED);
            index.note(
                    Level.SAME,
                    "disabled, for pip ignores it: plain http, and no trusted-host names it. Use https, or take the"
                            + " role away to trust who is on the way");
        } else {
            noteOrder(index, place, before, count);
        }
    }

    private void noteOrder(DraftIndex index, Place place, String before, int count) {
        if (place.location().isPlainHttp() && !place.location().isLoopback()) {
            index.allowInsecure();
        }
        String origin = place.spot().line() == 0 ? "pip asks this index where no index-url is given" : "";
        if (count == 1) {
            index.note(Level.SAME, origin.isEmpty() ? "the only index" : origin);
        } else if (before.isEmpty()) {
            index.note(
                    Level.CHANGED,
                    "pip merges all that it is given and takes the best version of any. Here this one is asked first,"
                            + " and what it has it alone supplies, in whatever version; " + ORDER);
        } else {
            String last = place.isPublic() ? ". It is last, for everybody may register any name there" : "";
            index.note(
                    Level.CHANGED,
                    (origin.isEmpty() ? "" : origin + ". ")
                            + "pip merges it with the others; here it supplies only what is not" + " in " + before
                            + last);
        }
        if (place.location().kind() == ForeignLocation.Kind.PATH
                && !place.location().isAbsolute()) {
            index.note(Level.CHANGED, "a path begins in the folder of the policy file here, and to pip where it runs");
        }
    }

    private boolean isIgnored(Place place) {
        ForeignLocation location = place.location();
        return location.isPlainHttp()
                && !location.isLoopback()
                && trusted.stream().noneMatch(host -> location.isAt(host.text()));
    }

    private void noteTrusted(IniLine host) {
        Spot spot = settings.spot(TRUSTED_HOST, host);
        List<DraftIndex> named = draft.indexes().stream()
                .filter(index -> index.location().isAt(host.text()))
                .toList();
        for (DraftIndex index : named) {
            if (index.location().isPlainHttp()) {
                index.note(spot, Level.SAME, "allow-insecure, which every result then says");
            } else {
                index.note(
                        spot,
                        Level.CANNOT_SAY,
                        "certificates are always checked; give the authority that signed its own in SSL_CERT_FILE");
            }
        }
        if (named.isEmpty()) {
            draft.nothingToSay(
                    spot,
                    "no index of the policy is at this host; files come over https, or with a hash from an https page");
        }
    }
}
