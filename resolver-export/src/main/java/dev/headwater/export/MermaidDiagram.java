// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export;

import dev.headwater.export.inventory.Artifact;
import dev.headwater.export.inventory.Inventory;
import dev.headwater.export.inventory.InventoryPackage;
import dev.headwater.export.inventory.LinkKnowledge;
import dev.headwater.export.inventory.Supplier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An inventory as a Mermaid flow chart: a box for each package in the colour of who supplies it, an arrow to what it
 * needs. What a distributor's package provides has rounded ends and names that package.
 *
 * <p>Equal inventories have equal text. In labels every character that could mean something to Mermaid, to HTML or to
 * Markdown is written as its code.
 *
 * @see <a href="https://mermaid.js.org/syntax/flowchart.html">Mermaid flow charts</a>
 * @since 0.1.0
 */
public final class MermaidDiagram {
    /** More arrows are drawn only where the page that shows the chart allows it. */
    private static final int USUAL_MOST_ARROWS = 500;

    /** Fill and line, readable with dark letters. */
    private static final List<String> COLOURS = List.of(
            "fill:#dbeafe,stroke:#1d4ed8",
            "fill:#fde7c3,stroke:#b45309",
            "fill:#d3f3dd,stroke:#15803d",
            "fill:#fbd9ec,stroke:#be185d",
            "fill:#e6dcfb,stroke:#6d28d9",
            "fill:#fddcd3,stroke:#c2410c",
            "fill:#cff1f0,stroke:#0f766e",
            "fill:#eef0c5,stroke:#4d7c0f");

    private static final String OTHERS = "fill:#e5e7eb,stroke:#4b5563";

    private final Inventory inventory;

    private MermaidDiagram(Inventory inventory) {
        this.inventory = inventory;
    }

    /** {@return the chart of an inventory} */
    public static MermaidDiagram of(Inventory inventory) {
        return new MermaidDiagram(inventory);
    }

    /** {@return the chart, ready for a fenced block or a file with the ending {@code .mmd}} */
    public String text() {
        Map<String, String> ids = new HashMap<>();
        for (InventoryPackage one : inventory.packages()) {
            ids.put(one.key(), "n" + ids.size());
        }
        StringBuilder text = new StringBuilder("graph LR\n");
        remarks(text);
        for (InventoryPackage one : inventory.packages()) {
            text.append("  ").append(ids.get(one.key())).append(box(one)).append('\n');
        }
        for (InventoryPackage one : inventory.packages()) {
            for (InventoryPackage.Link link : one.links()) {
                text.append("  ").append(ids.get(one.key())).append(" --> ").append(ids.get(link.key()));
                text.append('\n');
            }
        }
        legend(text);
        return text.toString();
    }

    private void remarks(StringBuilder text) {
        switch (inventory.links()) {
            case ALL -> {}
            case SOME -> text.append("  %% the lock need not list all that its packages need: arrows may be missing\n");
            case NONE -> text.append("  %% the lock does not list what its packages need: there are no arrows\n");
        }
        long arrows = inventory.packages().stream()
                .mapToLong(one -> one.links().size())
                .sum();
        if (arrows > USUAL_MOST_ARROWS && inventory.links() != LinkKnowledge.NONE) {
            text.append("  %% ")
                    .append(arrows)
                    .append(" arrows: whoever draws this has to set Mermaid's maxEdges and maxTextSize higher\n");
        }
    }

    private String box(InventoryPackage one) {
        Optional<Artifact.DistributorPackage> provided = one.artifact().provided();
        String label = escaped(one.toString())
                + provided.map(by -> "<br/>" + escaped(by.name() + " " + by.version()))
                        .orElse("");
        String ends = provided.isPresent() ? "([\"%s\"])" : "[\"%s\"]";
        return ends.replace("%s", label) + ":::s" + number(one.supplier());
    }

    private int number(Supplier supplier) {
        return inventory.suppliers().indexOf(supplier);
    }

    private void legend(StringBuilder text) {
        text.append("  subgraph legend[\"supplied by\"]\n");
        List<Supplier> suppliers = inventory.suppliers();
        for (int i = 0; i < suppliers.size(); i++) {
            boolean isDistributor = suppliers.get(i).kind() == Supplier.Kind.DISTRIBUTOR;
            text.append("    l").append(i).append(isDistributor ? "([\"" : "[\"");
            text.append(escaped(suppliers.get(i).name())).append(isDistributor ? "\"])" : "\"]");
            text.append(":::s").append(i).append('\n');
        }
        text.append("  end\n");
        for (int i = 0; i < suppliers.size(); i++) {
            text.append("  classDef s").append(i).append(' ');
            text.append(i < COLOURS.size() ? COLOURS.get(i) : OTHERS).append(",color:#111827\n");
        }
    }

    /** Only what can mean nothing stays as it is. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean isPlain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || " .-+!~".indexOf(c) >= 0;
            if (isPlain) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append('#').append(c).append(';');
            }
        });
        return escaped.toString();
    }
}
