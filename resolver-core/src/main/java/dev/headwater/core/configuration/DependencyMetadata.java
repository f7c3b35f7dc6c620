// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.InvalidOverlayException;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayScope;
import dev.headwater.api.requirement.Marker;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * uv's {@code dependency-metadata}, as overlays.
 *
 * <p>uv takes it in place of all that a release says. An overlay changes what is published, and what that is no
 * configuration tells: so requirements are added to it, extras and Requires-Python take its place, and what is to be
 * taken off has to be written by hand.
 *
 * @see <a href="https://docs.astral.sh/uv/reference/settings/#dependency-metadata">dependency-metadata</a>
 */
final class DependencyMetadata {
    private final Draft draft;

    /** For an overlay of every version: nobody knows what later ones will require. */
    private final Instant now;

    private final Overlay.Builder overlay;

    /** Whether it says something that an overlay can say. */
    private boolean says;

    private final Map<ExtraName, List<Requirement>> extras = new LinkedHashMap<>();

    /** Extras of which not all can be said; what an overlay says of one is all that it brings. */
    private final Set<ExtraName> unsaid = new HashSet<>();

    private DependencyMetadata(Draft draft, Instant now, Overlay.Builder overlay) {
        this.draft = draft;
        this.now = now;
        this.overlay = overlay;
    }

    /** Reads one entry. */
    static void read(TomlSetting entry, Draft draft, Instant now) {
        TomlSetting name = entry.get("name").orElseThrow(() -> entry.fault("the metadata of a package has its name"));
        ProjectName project = name.spot().parsed(() -> ProjectName.parse(name.text()));
        Optional<TomlSetting> version = entry.get("version");
        String wanted =
                "uv-" + project + version.map(said -> "-" + plain(said.text())).orElse("");
        Overlay.Builder overlay =
                Overlay.builder(draft.overlayId(wanted), project).reason("uv was told so by dependency-metadata");
        new DependencyMetadata(draft, now, overlay).read(entry, version);
    }

    /** Of an id an overlay has letters, digits and a few signs. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.chars()
                .limit(60)
                .map(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.'
                        ? c
                        : '_')
                .forEach(c -> plain.append((char) c));
        return plain.toString();
    }

    private void read(TomlSetting entry, Optional<TomlSetting> version) {
        overlay.scope(version.map(said -> OverlayScope.version(said.spot().parsed(() -> Version.parse(said.text()))))
                .orElseGet(() ->
                        OverlayScope.versions(SpecifierSet.parse(">=0.dev0")).uploadedBefore(now)));
        for (String key : List.of("provides-extra", "provides-extras")) {
            entry.get(key)
                    .ifPresent(said -> said.items()
                            .forEach(item -> extras.put(
                                    item.spot().parsed(() -> ExtraName.parse(item.text())), new ArrayList<>())));
        }
        entry.get("requires-dist").ifPresent(said -> said.items().forEach(this::readRequirement));
        entry.get("requires-python").ifPresent(said -> {
            overlay.requiresPython(said.spot().parsed(() -> SpecifierSet.parse(said.text())));
            says = true;
        });
        extras.forEach((extra, brought) -> {
            if (!unsaid.contains(extra)) {
                overlay.extra(extra, brought);
                says = true;
            }
        });
        finish(entry, version.isPresent());
    }

    private void readRequirement(TomlSetting item) {
        Requirement requirement = item.spot().parsed(() -> Requirement.parse(item.text()));
        Optional<Marker> marker = requirement.marker().filter(Marker::mentionsExtra);
        if (requirement.url().isPresent()) {
            Set<ExtraName> touched = marker.map(this::touched).orElse(Set.of());
            unsaid.addAll(touched);
            draft.cannotSay(
                    item.spot(), "an overlay names no URL, for it would be another source" + stillPublished(touched));
        } else if (marker.isEmpty()) {
            overlay.add(requirement);
            says = true;
        } else {
            readExtra(item, requirement, marker.get());
        }
    }

    /** An overlay says the extra once, so it is taken out of the marker; or nothing is said of these extras. */
    private void readExtra(TomlSetting item, Requirement requirement, Marker marker) {
        Optional<List<ExtraMarker.Branch>> branches = ExtraMarker.branches(marker, extras.keySet());
        if (branches.isEmpty()) {
            Set<ExtraName> touched = touched(marker);
            unsaid.addAll(touched);
            draft.cannotSay(
                    item.spot(),
                    "write it under extras of the overlay, by the extra that brings it" + stillPublished(touched));
            return;
        }
        String text = requirement.toString();
        String without = text.substring(0, text.lastIndexOf(marker.toString()));
        String plain = without.substring(0, without.lastIndexOf(';')).strip();
        for (ExtraMarker.Branch branch : branches.get()) {
            Requirement one = Requirement.parse(branch.marker().isEmpty() ? plain : plain + " ; " + branch.marker());
            List<Requirement> brought = Objects.requireNonNull(extras.get(branch.extra()));
            if (!brought.contains(one)) {
                brought.add(one);
            }
        }
    }

    private static String stillPublished(Set<ExtraName> extras) {
        return extras.isEmpty()
                ? ""
                : "; until then what is published counts of " + (extras.size() == 1 ? "the extra " : "the extras ")
                        + extras.stream().map(ExtraName::toString).collect(Collectors.joining(", "));
    }

    /** The extras that a marker may be about: all, where it does not name those, or says which it is not for. */
    private Set<ExtraName> touched(Marker marker) {
        Optional<Set<String>> names =
                marker.comparedExtras().filter(all -> !marker.toString().contains("!="));
        return extras.keySet().stream()
                .filter(extra -> names.map(all -> all.contains(extra.value())).orElse(true))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void finish(TomlSetting entry, boolean oneVersion) {
        if (!says) {
            draft.cannotSay(
                    entry.spot(),
                    entry.get("requires-dist")
                                    .filter(said -> !said.items().isEmpty())
                                    .isPresent()
                            ? "nothing of it is left for an overlay to say"
                            : "uv takes it that nothing is required; an overlay says so by remove = […], with what is"
                                    + " published");
            return;
        }
        try {
            Overlay built = overlay.build();
            draft.overlay(
                    built,
                    entry.spot(),
                    "the overlay " + built.id() + " in hotfixes.toml. To uv this is all that is required; here it is"
                            + " added to what is published, so write remove = […] for what is not to count"
                            + (oneVersion ? "" : ". It is for versions uploaded until now, not for those to come")
                            + ". A release whose metadata only a build would tell stays unusable");
        } catch (InvalidOverlayException e) {
            throw entry.fault(e.problem());
        }
    }
}
