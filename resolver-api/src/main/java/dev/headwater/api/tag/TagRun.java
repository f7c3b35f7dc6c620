// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.tag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Tags of one interpreter and ABI, one for each of these platforms: a target has hundreds of tags, and few dozen runs.
 */
record TagRun(String interpreter, String abi, List<String> platforms) {
    static TagRun of(CompatibilityTag tag) {
        return new TagRun(tag.interpreter(), tag.abi(), List.of(tag.platform()));
    }

    static List<CompatibilityTag> tags(Collection<TagRun> runs) {
        List<CompatibilityTag> tags = new ArrayList<>();
        for (TagRun run : runs) {
            for (String platform : run.platforms) {
                tags.add(new CompatibilityTag(run.interpreter, run.abi, platform));
            }
        }
        return tags;
    }
}
