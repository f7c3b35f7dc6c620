// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.drawing;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Alignment;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Lays a graph out in layers from left to right, so that arrows lead to the right but for those that close a circle.
 * The same graph is laid out alike each time.
 */
public final class LayeredLayout {
    private static final double MARGIN = 12;
    private static final double BETWEEN_BOXES = 14;
    private static final double BETWEEN_LAYERS = 44;
    private static final double BETWEEN_ARROWS = 9;

    private LayeredLayout() {}

    /** {@return the graph of these boxes and arrows, laid out} */
    public static Drawing of(List<Drawing.Size> sizes, List<Drawing.Pair> pairs) {
        // Makes its properties known, which are read when a graph is copied.
        LayoutMetaDataService.getInstance();
        ElkNode graph = ElkGraphUtil.createGraph();
        graph.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
        graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.SPLINES);
        graph.setProperty(LayeredOptions.PADDING, new ElkPadding(MARGIN));
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_BOXES);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, BETWEEN_BOXES);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, BETWEEN_ARROWS);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
        graph.setProperty(LayeredOptions.THOROUGHNESS, 12);
        List<ElkNode> nodes = new ArrayList<>();
        for (Drawing.Size size : sizes) {
            ElkNode node = ElkGraphUtil.createNode(graph);
            node.setDimensions(size.width(), size.height());
            node.setProperty(LayeredOptions.ALIGNMENT, Alignment.LEFT);
            nodes.add(node);
        }
        List<ElkEdge> edges = new ArrayList<>();
        for (Drawing.Pair pair : pairs) {
            edges.add(ElkGraphUtil.createSimpleEdge(nodes.get(pair.from()), nodes.get(pair.to())));
        }
        new LayeredLayoutProvider().layout(graph, new NullElkProgressMonitor());
        return read(graph, sizes, nodes, pairs, edges);
    }

    private static Drawing read(
            ElkNode graph,
            List<Drawing.Size> sizes,
            List<ElkNode> nodes,
            List<Drawing.Pair> pairs,
            List<ElkEdge> edges) {
        List<Drawing.Box> boxes = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            boxes.add(new Drawing.Box(
                    rounded(nodes.get(i).getX()), rounded(nodes.get(i).getY()), sizes.get(i)));
        }
        List<Drawing.Arrow> arrows = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            StringBuilder path = new StringBuilder();
            edges.get(i).getSections().forEach(section -> draw(section, path));
            arrows.add(new Drawing.Arrow(pairs.get(i), path.toString()));
        }
        return new Drawing(rounded(graph.getWidth()), rounded(graph.getHeight()), boxes, arrows);
    }

    /** The bend points are those of curves, three by three; at the end there may be fewer. */
    private static void draw(ElkEdgeSection section, StringBuilder path) {
        List<String> points = new ArrayList<>();
        for (ElkBendPoint bend : section.getBendPoints()) {
            points.add(point(bend.getX(), bend.getY()));
        }
        points.add(point(section.getEndX(), section.getEndY()));
        path.append('M').append(point(section.getStartX(), section.getStartY()));
        for (int i = 0; i < points.size(); i += 3) {
            List<String> curve = points.subList(i, Math.min(i + 3, points.size()));
            path.append(curve.size() == 3 ? 'C' : curve.size() == 2 ? 'Q' : 'L').append(String.join(" ", curve));
        }
    }

    private static String point(double x, double y) {
        return rounded(x) + "," + rounded(y);
    }

    private static int rounded(double value) {
        return (int) Math.round(value);
    }
}
