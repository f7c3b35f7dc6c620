// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.environment;

import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.metadata.MetadataField;
import dev.headwater.api.metadata.MetadataFields;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.InvalidRequirementException;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What metadata requires, without the bounds that what the distributor itself installed does not meet: it runs what it
 * ships, and says so by its own relations.
 *
 * @param versions what is installed by the distributor
 */
record MetBounds(Map<ProjectName, Version> versions) {
    private static final String REQUIRES = "Requires-Dist";

    /** {@return metadata without bounds that are not met} */
    CoreMetadata effective(CoreMetadata published) {
        List<MetadataField> fields = new ArrayList<>();
        for (MetadataField field : published.fields().asList()) {
            fields.add(
                    isUnmet(field)
                            ? new MetadataField(field.name(), unbounded(field.unfolded()), field.line())
                            : field);
        }
        return fields.equals(published.fields().asList()) ? published : CoreMetadata.of(MetadataFields.of(fields));
    }

    /** {@return a note for each bound that is not met} */
    List<ProvidedNote> notes(CoreMetadata published) {
        return published.fields().asList().stream()
                .filter(this::isUnmet)
                .map(MetadataField::unfolded)
                .distinct()
                .sorted()
                .map(text -> new ProvidedNote(ProvidedNote.Kind.BOUND_NOT_MET, text))
                .toList();
    }

    /** What is not the distributor's is another index's to meet, and what cannot be read is for others to judge. */
    private boolean isUnmet(MetadataField field) {
        if (!field.name().equalsIgnoreCase(REQUIRES)) {
            return false;
        }
        try {
            Requirement requirement = Requirement.parse(field.unfolded());
            Version version = versions.get(requirement.name());
            return version != null && !requirement.specifiers().contains(version);
        } catch (InvalidRequirementException e) {
            return false;
        }
    }

    private static String unbounded(String text) {
        Requirement requirement = Requirement.parse(text);
        String extras = requirement.extras().isEmpty()
                ? ""
                : requirement.extras().stream().map(ExtraName::value).collect(Collectors.joining(",", "[", "]"));
        return requirement.name()
                + extras
                + requirement.marker().map(marker -> "; " + marker).orElse("");
    }
}
