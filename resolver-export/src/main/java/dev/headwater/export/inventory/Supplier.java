// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.inventory;

import java.util.Optional;

/**
 * Who supplies packages.
 *
 * @param name the id of the index; the place of one that another tool names by that alone
 * @param kind what kind of supplier it is
 * @param url where it is on the network, without user information and query
 * @since 0.1.0
 */
public record Supplier(String name, Kind kind, Optional<String> url) {
    /** What kind of supplier it is. */
    public enum Kind {
        /** An index of files. */
        INDEX,
        /** A distributor: its packages provide projects, and its package manager installs them. */
        DISTRIBUTOR,
        /** A place that the request names itself: a URL, a folder, a revision. */
        PLACE,
        /** Nobody says who: a lock of another tool. */
        UNKNOWN
    }
}
