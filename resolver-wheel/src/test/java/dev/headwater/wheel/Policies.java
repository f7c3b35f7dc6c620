// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayScope;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.Version;
import java.util.Arrays;

/** Policies of one index, {@code public}, with overlays. */
final class Policies {
    static final IndexId INDEX = IndexId.parse("public");

    private Policies() {}

    static IndexPolicy of(Overlay... overlays) {
        return IndexPolicy.builder()
                .index(IndexEntry.builder(INDEX, "public")
                        .kind(IndexKind.SUPPLIED)
                        .build())
                .set(PolicyKeys.MAY_ADD, true)
                .overlays(OverlaySet.of(Arrays.asList(overlays)))
                .build();
    }

    /** {@return an overlay of lib 1.0} */
    static Overlay.Builder lib(String id) {
        return Overlay.builder(id, ProjectName.parse("lib"))
                .reason("a test")
                .scope(OverlayScope.version(Version.parse("1.0")));
    }

    static Overlay six(String id) {
        return lib(id).replace(Requirement.parse("six<2"), Requirement.parse("six<3"))
                .build();
    }
}
