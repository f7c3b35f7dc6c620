// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import dev.headwater.api.policy.AuthenticationMode;
import dev.headwater.api.policy.PreReleaseMode;
import dev.headwater.core.imported.ImportNote.Level;
import dev.headwater.core.imported.ImportedPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads the sources of PDM, {@code [[tool.pdm.source]]}, and its rules of resolution.
 *
 * @see <a href="https://pdm-project.org/latest/usage/config/">Configure the project</a>
 */
final class PdmConfiguration {
    private record Source(String name, ForeignLocation location, Spot spot, Optional<TomlSetting> entry) {
        boolean isPublic() {
            return PublicIndex.isAt(location);
        }
    }

    private final Draft draft;

    private PdmConfiguration(Draft draft) {
        this.draft = draft;
    }

    /**
     * {@return the policy that says the same}
     *
     * @throws dev.headwater.core.file.FileFault for the first fault
     */
    static ImportedPolicy read(TomlSetting pdm, Draft draft) {
        PdmConfiguration configuration = new PdmConfiguration(draft);
        Optional<TomlSetting> resolution = pdm.get("resolution");
        boolean ordered = resolution
                .flatMap(said -> said.get("respect-source-order"))
                .filter(TomlSetting::isTrue)
                .isPresent();
        configuration.readSources(pdm, ordered);
        resolution.ifPresent(configuration::readResolution);
        return draft.finished("pdm");
    }

    private void readSources(TomlSetting pdm, boolean ordered) {
        List<Source> sources = new ArrayList<>();
        pdm.get("source").ifPresent(said -> said.items().forEach(entry -> sources.add(source(entry))));
        if (sources.stream().noneMatch(source -> source.name().equals(PublicIndex.NAME))) {
            sources.add(0, new Source(PublicIndex.NAME, PublicIndex.location(), Spot.WHOLE, Optional.empty()));
        }
        if (!ordered) {
            sources.sort(Comparator.comparing(Source::isPublic));
        }
        sources.forEach(source -> add(source, ordered, sources.size()));
    }

    private static Source source(TomlSetting entry) {
        TomlSetting url = entry.get("url").orElseThrow(() -> entry.fault("a source has a url"));
        ForeignLocation location = url.spot().parsed(() -> ForeignLocation.parse(url.text()));
        String name = entry.get("name").map(TomlSetting::text).orElseGet(() -> PublicIndex.nameOf(location));
        return new Source(name, location, url.spot(), Optional.of(entry));
    }

    private void add(Source source, boolean ordered, int count) {
        boolean first = draft.indexes().isEmpty();
        DraftIndex index = draft.index(source.name(), source.location(), source.spot());
        if (source.location().isPlainHttp() && !source.location().isLoopback()) {
            index.allowInsecure().note(Level.SAME, "plain http, which every result then says");
        }
        if (count == 1) {
            index.note(Level.SAME, "the only source");
        } else if (ordered) {
            index.note(
                    Level.CHANGED,
                    first
                            ? "PDM asks it first, as is done here, but goes on where no version fits; here what it has"
                                    + " it alone supplies"
                            : "here it supplies only what those before it have not got");
        } else {
            index.note(
                    Level.CHANGED,
                    first
                            ? "PDM merges its sources and takes the best version; here this one is asked first, and"
                                    + " what it has it alone supplies"
                            : "merged by PDM; here it supplies only what those before it have not got");
        }
        source.entry().ifPresent(entry -> {
            PdmFilter.read(index, entry);
            entry.entries().forEach((key, said) -> readKey(index, key, said));
        });
    }

    private void readKey(DraftIndex index, String key, TomlSetting said) {
        switch (key) {
            case "name", "url", PdmFilter.INCLUDED, PdmFilter.EXCLUDED -> {}
            case "type" -> {
                if (said.text().equals("find_links")) {
                    index.ofLinks();
                }
            }
            case "username", "password" ->
                index.authenticate(AuthenticationMode.ALWAYS)
                        .note(
                                said.spot(),
                                Level.CHANGED,
                                "left out, for a policy file has no login: give it in .netrc or the environment");
            case "verify_ssl" -> {
                if (!said.isTrue()) {
                    index.note(
                            said.spot(),
                            Level.CANNOT_SAY,
                            "certificates are always checked; give the authority in SSL_CERT_FILE");
                }
            }
            default -> index.note(said.spot(), Level.CANNOT_SAY, "not read: this key is not known here");
        }
    }

    private void readResolution(TomlSetting resolution) {
        resolution.entries().forEach((key, said) -> {
            switch (key) {
                case "respect-source-order" ->
                    draft.nothingToSay(said.spot(), "the order is what decides here, whatever is said");
                case "allow-prereleases" -> {
                    if (said.isTrue()) {
                        draft.preReleases(PreReleaseMode.ALLOW, said.spot(), Level.SAME, "as in PDM");
                    }
                }
                case "overrides" -> draft.cannotSay(said.spot(), "give them to the request: --override FILE");
                case "excludes" ->
                    draft.cannotSay(said.spot(), "no request drops a dependency: an overlay with remove = […] does");
                default -> draft.cannotSay(said.spot(), "not read: this key is not known here");
            }
        });
    }
}
