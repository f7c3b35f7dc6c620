// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

/**
 * The version of this library.
 *
 * @since 0.1.0
 */
public final class LibraryVersion {
    private LibraryVersion() {}

    /** {@return the version, as its jar or its module says; {@code unknown} where it runs from plain class files} */
    public static String text() {
        String ofJar = LibraryVersion.class.getPackage().getImplementationVersion();
        if (ofJar != null) {
            return ofJar;
        }
        Module module = LibraryVersion.class.getModule();
        return module.isNamed() ? module.getDescriptor().rawVersion().orElse("unknown") : "unknown";
    }
}
