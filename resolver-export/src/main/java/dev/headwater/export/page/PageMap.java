// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.page;

import dev.headwater.export.drawing.Drawing;
import dev.headwater.export.drawing.LayeredLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The graph of all packages as a drawing.
 *
 * @param width how wide it is
 * @param height how high it is
 * @param boxes the packages
 * @param arrows what needs what
 */
record PageMap(int width, int height, List<MapBox> boxes, List<Drawing.Arrow> arrows) {
    /** More packages than these make a picture that nobody can read. */
    static final int MOST_PACKAGES = 60;

    /** With more arrows the picture is a ball of wool, however few its boxes are. */
    static final int MOST_ARROWS = 400;

    private static final int LETTER = 8;
    private static final int SMALL_LETTER = 7;
    private static final int AROUND = 34;
    private static final int LOW = 30;
    private static final int HIGH = 44;

    /** A longer text is cut, for the drawing alone. */
    private static final int LONGEST = 34;

    /**
     * A package in the drawing.
     *
     * @param one the package
     * @param box where it is
     * @param text what stands in the box
     * @param second what stands below that: the distributor's package
     * @param secondWidth how wide that is
     */
    record MapBox(PagePackage one, Drawing.Box box, Text text, String second, int secondWidth) {
        int width() {
            return box.size().width();
        }

        int height() {
            return box.size().height();
        }
    }

    /**
     * The name and the version in a box.
     *
     * @param name the name
     * @param nameWidth how wide that is
     * @param version the version
     * @param versionWidth how wide that is
     */
    record Text(String name, int nameWidth, String version, int versionWidth) {}

    static PageMap of(List<PagePackage> packages) {
        Map<String, Integer> numbers = new HashMap<>();
        List<Drawing.Size> sizes = new ArrayList<>();
        for (PagePackage one : packages) {
            numbers.put(one.anchor(), sizes.size());
            sizes.add(size(one));
        }
        List<Drawing.Pair> pairs = new ArrayList<>();
        for (PagePackage one : packages) {
            for (PagePackage.Neighbour needed : one.needs()) {
                pairs.add(new Drawing.Pair(
                        numbers.getOrDefault(one.anchor(), 0), numbers.getOrDefault(needed.anchor(), 0)));
            }
        }
        Drawing drawing = LayeredLayout.of(sizes, pairs);
        List<MapBox> boxes = new ArrayList<>();
        for (int i = 0; i < packages.size(); i++) {
            PagePackage one = packages.get(i);
            String second = cut(one.provided());
            boxes.add(new MapBox(one, drawing.boxes().get(i), text(one), second, second.length() * SMALL_LETTER));
        }
        return new PageMap(drawing.width(), drawing.height(), boxes, drawing.arrows());
    }

    private static Text text(PagePackage one) {
        String name = cut(one.name());
        String version = cut(one.version());
        return new Text(name, name.length() * LETTER, version, version.length() * SMALL_LETTER);
    }

    private static Drawing.Size size(PagePackage one) {
        Text text = text(one);
        int first = text.nameWidth() + SMALL_LETTER + text.versionWidth();
        int second = cut(one.provided()).length() * SMALL_LETTER;
        return new Drawing.Size(Math.max(first, second) + AROUND, second == 0 ? LOW : HIGH);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
