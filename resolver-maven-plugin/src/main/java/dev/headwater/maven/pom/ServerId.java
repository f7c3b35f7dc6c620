// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven.pom;

/** The servers of {@code settings.xml} that are logins of indexes. */
public final class ServerId {
    private static final String PREFIX = "headwater-";

    private ServerId() {}

    /** {@return the id of the server with the login of an index} */
    public static String of(String index) {
        return PREFIX + index;
    }
}
