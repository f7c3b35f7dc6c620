// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.drawing;

import java.util.List;

/**
 * A graph that is laid out.
 *
 * @param width how wide it is
 * @param height how high it is
 * @param boxes the boxes, in the order in which they were given
 * @param arrows the arrows, in the order in which they were given
 */
public record Drawing(int width, int height, List<Box> boxes, List<Arrow> arrows) {
    /** Copies. */
    public Drawing {
        boxes = List.copyOf(boxes);
        arrows = List.copyOf(arrows);
    }

    /**
     * How large a box is.
     *
     * @param width how wide it is
     * @param height how high it is
     */
    public record Size(int width, int height) {}

    /**
     * An arrow that is to be drawn.
     *
     * @param from the number of the box that it leaves, from 0
     * @param to the number of the box that it leads to
     */
    public record Pair(int from, int to) {}

    /**
     * A box.
     *
     * @param x where its left side is
     * @param y where its upper side is
     * @param size how large it is
     */
    public record Box(int x, int y, Size size) {}

    /**
     * An arrow.
     *
     * @param pair what it connects
     * @param path its line, as the {@code d} of a path of SVG: letters and numbers
     */
    public record Arrow(Pair pair, String path) {}
}
