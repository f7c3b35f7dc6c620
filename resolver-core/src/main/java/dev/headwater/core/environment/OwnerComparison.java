// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.environment;

import dev.headwater.api.environment.EnvironmentFinding;
import dev.headwater.api.environment.InstalledDistribution;
import dev.headwater.api.environment.OwningPackage;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.ownership.FoundOwner;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.version.Version;
import dev.headwater.core.report.FaultText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds one installed distribution against who supplies its project by the policy.
 *
 * @param installed the distribution
 */
record OwnerComparison(InstalledDistribution installed) {
    /** {@return what is otherwise; nothing where it is as the policy says} */
    List<EnvironmentFinding> of(FoundOwner owner) {
        return owner.accept(new FoundOwner.Visitor<>() {
            @Override
            public List<EnvironmentFinding> supplied(FoundOwner.Supplied supplied) {
                IndexId index = supplied.record().owner().orElseThrow();
                return page(supplied.listed(), index).stream().toList();
            }

            @Override
            public List<EnvironmentFinding> nobody(FoundOwner.Nobody nobody) {
                return List.of(finding(EnvironmentFinding.Kind.NO_OWNER, supplier(), ""));
            }

            @Override
            public List<EnvironmentFinding> unknown(FoundOwner.Unknown unknown) {
                IndexFault why = unknown.reason();
                return List.of(finding(
                        EnvironmentFinding.Kind.UNANSWERED,
                        FaultText.of(why),
                        unknown.record()
                                .failure()
                                .map(Ownership.Failure::index)
                                .map(IndexId::value)
                                .orElse("")));
            }
        });
    }

    private Optional<EnvironmentFinding> page(ProjectPage page, IndexId index) {
        List<ProvidedPackage> provided = new ArrayList<>();
        for (int row = 0; row < page.fileCount(); row++) {
            Optional.ofNullable(page.provided(row)).ifPresent(provided::add);
        }
        if (installed.owner().isPresent()) {
            return byPackage(installed.owner().get(), provided, index);
        } else if (!provided.isEmpty() && provided.size() == page.fileCount()) {
            return Optional.of(finding(EnvironmentFinding.Kind.OTHER_OWNER, supplier(), text(index, provided)));
        }
        List<String> versions = PageVersions.of(page);
        String version = installed.parsedVersion().map(Version::toString).orElse(installed.version());
        return versions.contains(version)
                ? Optional.empty()
                : Optional.of(finding(EnvironmentFinding.Kind.VERSION_NOT_LISTED, version, index.value()));
    }

    private Optional<EnvironmentFinding> byPackage(OwningPackage owner, List<ProvidedPackage> provided, IndexId index) {
        List<ProvidedPackage> same =
                provided.stream().filter(by -> by.name().equals(owner.name())).toList();
        if (same.isEmpty()) {
            return Optional.of(finding(EnvironmentFinding.Kind.OTHER_OWNER, supplier(), text(index, provided)));
        }
        return same.stream().anyMatch(by -> by.packageVersion().equals(owner.version()))
                ? Optional.empty()
                : Optional.of(finding(EnvironmentFinding.Kind.PACKAGE_MOVED, owner.toString(), text(index, same)));
    }

    private String supplier() {
        return installed + installed.owner().map(owner -> " of " + owner).orElse("");
    }

    private static String text(IndexId index, List<ProvidedPackage> provided) {
        return Stream.concat(
                        Stream.of(index.value()),
                        provided.stream().map(ProvidedPackage::toString).distinct())
                .reduce((first, other) -> first.equals(index.value()) ? first + " (" + other : first + ", " + other)
                .map(text -> text.equals(index.value()) ? text : text + ")")
                .orElseThrow();
    }

    private EnvironmentFinding finding(EnvironmentFinding.Kind kind, String here, String there) {
        return new EnvironmentFinding(
                kind, Optional.of(installed.name()), installed.place().toString(), here, there);
    }
}
