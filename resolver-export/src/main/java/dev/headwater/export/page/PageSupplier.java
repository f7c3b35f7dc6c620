// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.page;

/**
 * A supplier as a report shows it.
 *
 * @param style the class of its colour
 * @param shape the class of its mark: of a distributor, of an index, of a place, of nobody
 * @param name its name
 * @param kind what it is, in words
 * @param url where it is; empty if that is not on the network
 * @param count how many packages it supplies
 * @param share how many that are of a hundred
 */
record PageSupplier(String style, String shape, String name, String kind, String url, int count, int share) {
    /** {@return the value of the choice that shows its packages alone} */
    String choice() {
        return "only-" + style;
    }

    /** {@return whether its colour is its own} */
    boolean isOwnColour() {
        return !style.equals(PageWords.OTHERS);
    }
}
