// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven.pom;

import dev.headwater.api.explanation.Place;
import dev.headwater.api.text.Shown;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.InputLocation;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * An element of a plugin's configuration.
 *
 * @param name its name
 * @param path the elements that lead to it, below the configuration: {@code policy/indexes/index[2]}, counted from 1
 * @param text its text; empty where it has elements instead
 * @param children its elements, in their order
 * @param place where it stands
 */
public record PomElement(String name, String path, String text, List<PomElement> children, Place place) {
    private static final int DEEPEST = 16;

    /** Copies. */
    public PomElement {
        children = List.copyOf(children);
    }

    /**
     * {@return the configuration of a plugin as Maven read it}
     *
     * @param dom its element
     * @param folder the folder of the project, by which the POM is named
     */
    public static PomElement of(Xpp3Dom dom, Path folder) {
        return of(dom, "", Place.inFile("pom.xml"), folder, 0);
    }

    private static PomElement of(Xpp3Dom dom, String path, Place around, Path folder, int depth) {
        Place place = place(dom, folder).orElse(around);
        if (depth > DEEPEST) {
            throw new InvalidPomException(place, path, "elements are not nested so deeply");
        }
        List<PomElement> children = new ArrayList<>();
        for (Xpp3Dom child : dom.getChildren()) {
            boolean isOneOfMany = dom.getChildren(child.getName()).length > 1;
            String elementPath = (path.isEmpty() ? "" : path + "/")
                    + child.getName()
                    + (isOneOfMany ? "[" + number(children, child) + "]" : "");
            children.add(of(child, elementPath, place, folder, depth + 1));
        }
        String text = dom.getValue() == null || !children.isEmpty()
                ? ""
                : dom.getValue().strip();
        return new PomElement(dom.getName(), path, text, children, place);
    }

    private static long number(List<PomElement> before, Xpp3Dom child) {
        return 1
                + before.stream()
                        .filter(one -> one.name().equals(child.getName()))
                        .count();
    }

    private static Optional<Place> place(Xpp3Dom dom, Path folder) {
        if (!(dom.getInputLocation() instanceof InputLocation location) || location.getLineNumber() <= 0) {
            return Optional.empty();
        }
        String file = location.getSource() == null ? null : location.getSource().getLocation();
        return Optional.of(Place.inFile(file == null ? "pom.xml" : named(file, folder), location.getLineNumber()));
    }

    private static String named(String file, Path folder) {
        try {
            Path path = Path.of(file);
            return Shown.text(path.isAbsolute() ? folder.relativize(path).toString() : file);
        } catch (InvalidPathException e) {
            return "pom.xml";
        } catch (IllegalArgumentException e) {
            // On another drive.
            return Shown.text(file);
        }
    }

    /** {@return the first element of a name} */
    public Optional<PomElement> child(String wanted) {
        return children.stream().filter(one -> one.name().equals(wanted)).findFirst();
    }

    /** {@return a fault of this element} */
    public InvalidPomException fault(String problem) {
        return new InvalidPomException(place, path, problem);
    }
}
