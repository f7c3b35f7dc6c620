// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.page;

import java.util.List;

/**
 * A package as a report shows it; what is not known of it is empty.
 *
 * @param anchor its place in the page
 * @param name the project, with its extras
 * @param version its version
 * @param supplier who supplies it
 * @param provided the distributor's package that provides it
 * @param rule how it was decided who does, short
 * @param direct whether the request names it, as far as that is known
 * @param top whether it stands at the top of a tree
 * @param size how large it is
 * @param asked who was asked about it, and what was answered: a sentence each
 * @param requested the requirements of the request
 * @param files its files
 * @param purl its package URL
 * @param notes what else is to be known
 * @param needs what it needs
 * @param neededBy what needs it
 */
record PagePackage(
        String anchor,
        String name,
        String version,
        PageSupplier supplier,
        String provided,
        String rule,
        boolean direct,
        boolean top,
        String size,
        List<String> asked,
        List<String> requested,
        List<FileRow> files,
        String purl,
        List<String> notes,
        List<Neighbour> needs,
        List<Neighbour> neededBy) {
    private static final int NAMED = 2;

    /**
     * A file.
     *
     * @param name its name
     * @param url where it is; empty if that is not on the network
     * @param size its size
     * @param hash the best of its hashes
     */
    record FileRow(String name, String url, String size, String hash) {}

    /**
     * A package that another one needs, or that needs it.
     *
     * @param anchor its place in the page
     * @param name the project
     * @param version its version
     * @param style the class of the colour of who supplies it
     * @param shape the class of the mark of who supplies it
     * @param requirement the requirement
     */
    record Neighbour(String anchor, String name, String version, String style, String shape, String requirement) {}

    /** {@return the first of those that need it} */
    List<Neighbour> firstNeededBy() {
        return neededBy.subList(0, Math.min(NAMED, neededBy.size()));
    }

    /** {@return how many more need it} */
    int moreNeededBy() {
        return Math.max(0, neededBy.size() - NAMED);
    }
}
