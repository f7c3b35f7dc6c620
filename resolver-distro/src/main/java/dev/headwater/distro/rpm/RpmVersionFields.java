// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

/** The attributes by which elements say a version. */
final class RpmVersionFields {
    private RpmVersionFields() {}

    /** {@return the version of the current element, as it is written: {@code 1:2.0-3}} */
    static String of(XmlElements elements) {
        String epoch = elements.attribute("epoch");
        String release = elements.attribute("rel");
        return (epoch.isEmpty() || epoch.equals("0") ? "" : epoch + ":")
                + elements.attribute("ver")
                + (release.isEmpty() ? "" : "-" + release);
    }
}
