// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import dev.headwater.api.distribution.WheelFilename;

/**
 * The parts of a wheel's name as they are written.
 *
 * @param name the project
 * @param version the version
 * @param build the build tag; empty where there is none
 * @param tags the compatibility tags, with the ending
 */
record NameParts(String name, String version, String build, String tags) {
    static NameParts of(WheelFilename wheel) {
        String text = wheel.toString();
        String tags = wheel.compressedTags() + ".whl";
        String[] parts = text.substring(0, text.length() - tags.length() - 1).split("-", -1);
        return new NameParts(parts[0], parts[1], parts.length == 3 ? parts[2] : "", tags);
    }

    NameParts withBuild(String tag) {
        return new NameParts(name, version, tag, tags);
    }

    NameParts withVersion(String other) {
        return new NameParts(name, other, build, tags);
    }

    /** {@return the name} */
    @Override
    public String toString() {
        return name + "-" + version + "-" + (build.isEmpty() ? "" : build + "-") + tags;
    }
}
