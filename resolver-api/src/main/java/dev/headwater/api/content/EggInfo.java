// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.content;

import dev.headwater.api.DamagedArchiveException;
import dev.headwater.api.InvalidTextException;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin.Source;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.metadata.MetadataField;
import dev.headwater.api.metadata.MetadataFields;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What setuptools wrote into {@code NAME.egg-info} when it made a source distribution: what its maker's machine found
 * the requirements to be. A build elsewhere may find others, so it is only believed where a policy says so.
 */
final class EggInfo {
    private static final String SUFFIX = ".egg-info";
    private static final int DEEPEST = 4;

    private final Map<String, byte[]> infos = new LinkedHashMap<>();
    private final Map<String, byte[]> requirements = new LinkedHashMap<>();
    private final Set<String> twice = new HashSet<>();
    private long size;

    /** {@return whether a member is one that is read: {@code NAME-1.0/src/NAME.egg-info/requires.txt}} */
    static boolean isPart(String member) {
        int slash = member.lastIndexOf('/');
        String file = member.substring(slash + 1);
        return slash > 0
                && (file.equals("PKG-INFO") || file.equals("requires.txt"))
                && member.startsWith(SUFFIX, slash - SUFFIX.length())
                && member.chars().filter(c -> c == '/').count() <= DEEPEST;
    }

    void take(String member, byte[] content) throws DamagedArchiveException {
        size += content.length;
        if (size > ArchiveMetadata.LONGEST) {
            throw new DamagedArchiveException("its " + SUFFIX + " folders have more than " + ArchiveMetadata.LONGEST
                    + " bytes, which is the most that is read");
        }
        int slash = member.lastIndexOf('/');
        Map<String, byte[]> files = member.endsWith("/PKG-INFO") ? infos : requirements;
        String folder = member.substring(0, slash);
        if (files.putIfAbsent(folder, content) != null) {
            twice.add(folder);
        }
    }

    /** {@return what was recorded of the project; empty if there is no folder of its name, or none that can be read} */
    Optional<MetadataAnswer> answer(MetadataAnswer own) {
        return own.found().flatMap(found -> recorded(found.effective().name()));
    }

    private Optional<MetadataAnswer> recorded(ProjectName project) {
        for (Map.Entry<String, byte[]> info : infos.entrySet()) {
            if (isOf(project, info.getKey())) {
                if (twice.contains(info.getKey())) {
                    return Optional.of(new MetadataAnswer.Unusable(
                            UnusableCause.AMBIGUOUS, "a file in " + info.getKey() + " twice"));
                }
                return Optional.of(read(info.getValue(), requirements.get(info.getKey())));
            }
        }
        return Optional.empty();
    }

    private static boolean isOf(ProjectName project, String folder) {
        String name = folder.substring(folder.lastIndexOf('/') + 1, folder.length() - SUFFIX.length());
        try {
            return ProjectName.parse(name).equals(project);
        } catch (InvalidNameException e) {
            return false;
        }
    }

    private static MetadataAnswer read(byte[] info, byte @Nullable [] requires) {
        MetadataAnswer answer = ArchiveMetadata.ofText(info, Source.RECORDED);
        return requires == null
                ? answer
                : answer.found().map(found -> with(requires, found)).orElse(answer);
    }

    private static MetadataAnswer with(byte[] requires, MetadataAnswer.Found found) {
        List<MetadataField> fields = new ArrayList<>();
        for (MetadataField field : found.effective().fields().asList()) {
            if (!field.name().equalsIgnoreCase("Requires-Dist")) {
                fields.add(field);
            }
        }
        try {
            CoreMetadata info = CoreMetadata.of(MetadataFields.of(fields));
            String text = new String(requires, StandardCharsets.UTF_8);
            return new MetadataAnswer.Found(EggRequirements.added(info, text), Source.RECORDED);
        } catch (InvalidTextException e) {
            return new MetadataAnswer.Unusable(UnusableCause.UNREADABLE_METADATA, String.valueOf(e.getMessage()));
        }
    }
}
