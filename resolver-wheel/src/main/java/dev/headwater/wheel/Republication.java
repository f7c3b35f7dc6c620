// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import dev.headwater.api.DamagedArchiveException;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataChange;
import dev.headwater.api.index.MetadataEdit;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.OverlayProblem;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.metadata.MetadataFields;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.text.Shown;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.core.overlay.RequirementLines;
import dev.headwater.wheel.text.FieldText;
import dev.headwater.wheel.zip.WheelEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The wheels of one post-release, one after the other. */
final class Republication {
    private static final String DATA = ".data";

    private final @Nullable IndexPolicy policy;
    private final int number;
    private final Path folder;
    private final Staging staging;
    private final List<Republished> made = new ArrayList<>();
    private @Nullable ProjectName project;

    Republication(@Nullable IndexPolicy policy, int number, Path folder, Staging staging) {
        this.policy = policy;
        this.number = number;
        this.folder = folder;
        this.staging = staging;
    }

    /** {@return what was made so far} */
    List<Republished> made() {
        return List.copyOf(made);
    }

    void add(WheelSource source) throws IOException {
        try (WheelContent content = WheelContent.open(source.file())) {
            if (content.hotfix().isPresent()) {
                throw new DamagedArchiveException("it was rewritten by overlays; take the wheel that it was made of");
            }
            requireOneRelease(content);
            content.checkRecord();
            made.add(republished(source, content));
        } catch (DamagedArchiveException e) {
            throw new InvalidWheelException(source.file(), String.valueOf(e.getMessage()), e);
        }
    }

    private void requireOneRelease(WheelContent content) throws DamagedArchiveException {
        if (project != null
                && !(content.project().equals(project)
                        && content.filename().version().equals(made.get(0).former()))) {
            throw new DamagedArchiveException("it is of " + content.metadataAsRead() + ", and the first wheel of "
                    + project + " " + made.get(0).former() + "; one release is republished at a time");
        }
        project = content.project();
    }

    private Republished republished(WheelSource source, WheelContent content) throws IOException {
        Version former = content.filename().version();
        Version version = PostRelease.of(former, number);
        List<MetadataChange> changes = new ArrayList<>();
        FieldText metadata = MetadataText.of(content.metadata(), effective(source, content, changes))
                .with("Version", List.of(version.toString()));
        requireItself(metadata, former, version);
        NameParts name = NameParts.of(content.filename()).withVersion(version.toString());
        WheelChange change = new WheelChange(content, names(content, version));
        change.replace("METADATA", metadata.bytes());
        String sha256 = staging.write(name.toString(), change::writeTo);
        Path file = folder.resolve(name.toString());
        if (made.stream().anyMatch(other -> other.file().equals(file))) {
            throw new DamagedArchiveException("another wheel of the set has the same name");
        }
        if (Files.exists(file) && !Sha256.of(file).equals(sha256)) {
            throw new DamagedArchiveException(
                    Shown.quoted(name.toString())
                            + " is there already and is another one; a release is not replaced, a higher number makes a new one");
        }
        return new Republished(file, sha256, version, former, changes, change.dropped());
    }

    /** A release may require extras of itself; of the version that was, it would require another release. */
    private void requireItself(FieldText metadata, Version former, Version version) throws DamagedArchiveException {
        CoreMetadata made = CoreMetadata.of(metadata.fields());
        for (Requirement each : RequirementLines.of(made).readable()) {
            if (each.name().equals(made.name())
                    && (each.url().isPresent() || (allows(each, former) && !allows(each, version)))) {
                throw new DamagedArchiveException("it requires itself in a version that the new release is not: "
                        + Shown.quoted("Requires-Dist: " + UrlSecrets.inRequirement(each.text()))
                        + "; an overlay can replace that");
            }
        }
    }

    private static boolean allows(Requirement requirement, Version version) {
        SpecifierSet set = requirement.specifiers();
        return set.hasArbitraryEquality()
                ? set.contains(version.toString())
                : set.range().contains(version);
    }

    private MetadataFields effective(WheelSource source, WheelContent content, List<MetadataChange> changes) {
        MetadataEdit edit = policy == null
                ? null
                : WheelOverlays.of(policy, source, content, content.sha256()).edit();
        if (edit == null) {
            return content.metadata().fields();
        }
        List<OverlayProblem> problems = edit.problems(content.metadataAsRead());
        if (!problems.isEmpty()) {
            throw new UnfitOverlaysException(source.file(), problems);
        }
        MetadataAnswer.Found found =
                edit.apply(new MetadataAnswer.Found(content.metadataAsRead(), MetadataOrigin.Source.WHEEL));
        changes.addAll(WheelChange.visible(found.changes()));
        return found.effective().fields();
    }

    /** The folders that are named after the release get the new version; its name stays as it is spelled there. */
    private static UnaryOperator<String> names(WheelContent content, Version version) throws DamagedArchiveException {
        String stem = content.stem();
        String renamed = stem.substring(0, stem.lastIndexOf('-') + 1) + version;
        for (WheelEntry entry : content.archive().entries()) {
            int slash = entry.name().indexOf('/');
            String top = slash < 0 ? "" : entry.name().substring(0, slash);
            if ((top.endsWith(DATA) && !top.equals(stem + DATA)) || entry.name().equalsIgnoreCase(renamed + DATA)) {
                throw new DamagedArchiveException("it has " + Shown.quoted(slash < 0 ? entry.name() : top)
                        + ", which is of another release; " + stem + DATA + " would be its own");
            }
        }
        return path -> path.startsWith(stem + ".dist-info/") || path.startsWith(stem + DATA + "/")
                ? renamed + path.substring(stem.length())
                : path;
    }
}
