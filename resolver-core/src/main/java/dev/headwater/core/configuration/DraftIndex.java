// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.AuthenticationMode;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.core.imported.ImportNote.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** An index of a policy in the making. */
final class DraftIndex {
    /** Answers 403 where it has not got a project, as stores of files do that nobody may list; uv knows it, too. */
    private static final String FORBIDS_WHAT_IT_LACKS = "download.pytorch.org";

    private static final int FORBIDDEN = 403;

    private final Draft draft;
    private final IndexId id;
    private final ForeignLocation location;
    private final Spot spot;
    private final IndexEntry.Builder entry;
    private final Set<Integer> alsoAbsent = new TreeSet<>();
    private final List<NamePattern> denied = new ArrayList<>();
    private IndexRole role = IndexRole.SEARCHED;
    private boolean links;

    /**
     * Begins one.
     *
     * @throws dev.headwater.core.file.FileFault if no policy may name its location
     */
    DraftIndex(Draft draft, IndexId id, ForeignLocation location, Spot spot) {
        this.draft = draft;
        this.id = id;
        this.location = location;
        this.spot = spot;
        boolean local = location.kind() == ForeignLocation.Kind.PATH;
        entry = IndexEntry.builder(id, location.text()).kind(local ? IndexKind.DIRECTORY : IndexKind.SIMPLE);
        if (!local) {
            check();
        }
        if (location.login()) {
            withoutLogin();
        }
        if (location.hasTokenInPath()) {
            note(
                    Level.CHANGED,
                    "a part of the path looks like a token; who reads the policy file reads it too. Ask the host for a"
                            + " URL with a login instead");
        }
        if (location.host().equals(FORBIDS_WHAT_IT_LACKS)) {
            alsoAbsent.add(FORBIDDEN);
            note(Level.SAME, "it answers 403 for what it has not got, which is an absence here");
        }
    }

    /** What the location alone is refused for is a fault of its own line. */
    private void check() {
        IndexEntry.Builder alone = IndexEntry.builder(id, location.text()).allowInsecure();
        try {
            IndexPolicy.builder().index(alone.build()).build();
        } catch (InvalidPolicyException e) {
            throw spot.fault("no policy can name this index: " + e.fault());
        }
    }

    private void withoutLogin() {
        String variable =
                "HEADWATER_INDEX_" + id.value().toUpperCase(Locale.ROOT).replace('-', '_');
        String scheme = location.isPlainHttp() ? "http://" : "https://";
        entry.authenticate(AuthenticationMode.ALWAYS);
        note(
                Level.CHANGED,
                "the login is left out, for a policy file has none: give it in " + variable + "_USERNAME and "
                        + variable + "_PASSWORD with " + variable + "_ORIGIN=" + scheme + location.authority()
                        + (location.isPlainHttp() ? "" : ", or in .netrc")
                        + ". Without it the index is unavailable, never absent");
    }

    IndexId id() {
        return id;
    }

    ForeignLocation location() {
        return location;
    }

    /** {@return where its location stands} */
    Spot spot() {
        return spot;
    }

    /** {@return whether names are looked for in it} */
    boolean isSearched() {
        return role == IndexRole.SEARCHED;
    }

    /** Notes what became of its line. */
    void note(Level level, String text) {
        note(spot, level, text);
    }

    /** Notes what became of a line about it. */
    void note(Spot at, Level level, String text) {
        draft.note("index." + id, at, level, text);
    }

    /** Makes it one page of links, or a folder. */
    DraftIndex ofLinks() {
        links = true;
        if (location.kind() == ForeignLocation.Kind.URL) {
            entry.kind(IndexKind.FLAT);
        }
        return this;
    }

    /** Says what is not read of a folder that is an index to another tool. */
    void noteTree() {
        if (location.kind() == ForeignLocation.Kind.PATH && !links) {
            note(
                    Level.CHANGED,
                    "the pages of this folder, index.html for each project, are not read: here files count that lie in"
                            + " it, or in a sub-folder for each project. Where the pages lead elsewhere, name the folder"
                            + " of the files, or serve the pages at an https URL");
        }
    }

    DraftIndex role(IndexRole given) {
        role = given;
        entry.role(given);
        return this;
    }

    DraftIndex authenticate(AuthenticationMode mode) {
        entry.authenticate(mode);
        return this;
    }

    DraftIndex allowInsecure() {
        entry.allowInsecure();
        return this;
    }

    DraftIndex alsoAbsent(int status) {
        alsoAbsent.add(status);
        return this;
    }

    DraftIndex reserving(List<NamePattern> patterns) {
        entry.reserved(patterns);
        return this;
    }

    /** Lets it not be told of names; one that is only asked about pins keeps to these anyway. */
    DraftIndex denying(List<NamePattern> patterns) {
        if (role == IndexRole.SEARCHED) {
            denied.addAll(patterns);
        }
        return this;
    }

    void coolDown(Duration duration) {
        entry.coolDown(duration);
    }

    /** Sets how long a request may take, and how often it is tried again, where there are requests. */
    void timeout(Duration timeout) {
        if (location.kind() == ForeignLocation.Kind.URL) {
            entry.timeout(timeout);
        }
    }

    void retries(int retries) {
        if (location.kind() == ForeignLocation.Kind.URL) {
            entry.retries(retries);
        }
    }

    IndexEntry entry() {
        return entry.alsoAbsent(List.copyOf(alsoAbsent))
                .deny(List.copyOf(new LinkedHashSet<>(denied)))
                .build();
    }
}
