// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import dev.headwater.api.DamagedArchiveException;
import dev.headwater.api.distribution.InvalidWheelFilenameException;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.index.MetadataEdit;
import dev.headwater.api.text.Shown;
import java.io.IOException;
import java.util.List;

/**
 * A wheel that says of itself that it was rewritten. Anybody can write that into a wheel, so it counts only where all
 * of it is as a rewriting leaves it: its name, its {@code Build}, and metadata in which the overlays are in force.
 */
final class RewrittenWheel {
    private final WheelContent content;
    private final WheelHotfix hotfix;

    RewrittenWheel(WheelContent content, WheelHotfix hotfix) {
        this.content = content;
        this.hotfix = hotfix;
    }

    /**
     * Refuses what these overlays do not make of any wheel.
     *
     * @param own the overlays for the file as it is
     * @param former the overlays for the file that it says it was made of
     * @throws DamagedArchiveException if it is anything else
     */
    void require(WheelOverlays own, WheelOverlays former) throws IOException {
        requireName();
        content.checkRecord();
        MetadataEdit edit = former.edit();
        if (edit == null && own.edit() == null) {
            throw refused("by overlays", ", of which none is in force for it");
        }
        if (edit == null
                || !former.matched().containsAll(own.matched())
                || !hotfix.digest().equals(former.digest(edit.overlays()))
                || !hotfix.overlays().equals(edit.overlays())) {
            throw refused("by other overlays", " than are in force for it");
        }
        if (!hotfix.effectiveSha256().equals(Sha256.of(content.metadata().bytes()))
                || !new AppliedEdit(edit, former.onRequirements()).isIn(content.metadataAsRead())) {
            throw untrue("METADATA is not what its overlays make of one");
        }
    }

    private void requireName() throws DamagedArchiveException {
        WheelFilename made;
        try {
            made = WheelFilename.parse(hotfix.filename());
        } catch (InvalidWheelFilenameException e) {
            throw untrue("what it names is no wheel");
        }
        String name = WheelRewriter.filename(made, hotfix.digest());
        if (!name.equals(content.filename().toString())) {
            throw untrue("the file would be called " + Shown.quoted(name));
        }
        String build = WheelRewriter.build(made, hotfix.digest());
        if (!content.wheel().fields().values("Build").equals(List.of(build))) {
            throw untrue("the Build of WHEEL is not " + Shown.quoted(build));
        }
    }

    private static DamagedArchiveException untrue(String why) {
        return new DamagedArchiveException("its " + WheelHotfix.FILE + " is not true of it: " + why);
    }

    private DamagedArchiveException refused(String by, String which) {
        return new DamagedArchiveException("it was rewritten already, " + by + " ("
                + Shown.text(String.join(", ", hotfix.overlays())) + ")" + which
                + "; take the wheel that it was made of, " + Shown.text(hotfix.filename()) + " of sha256 "
                + hotfix.sha256());
    }
}
