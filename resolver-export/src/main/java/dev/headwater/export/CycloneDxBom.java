// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headwater.api.DefectException;
import dev.headwater.export.inventory.Inventory;
import dev.headwater.export.inventory.InventoryPackage;
import dev.headwater.export.inventory.LinkKnowledge;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cyclonedx.Version;
import org.cyclonedx.generators.json.BomJsonGenerator;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.BomReference;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Composition;
import org.cyclonedx.model.Dependency;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.metadata.ToolInformation;

/**
 * An inventory as a CycloneDX 1.6 bill of materials, in JSON.
 *
 * <p>Each package is one component, also one that a distributor's package provides: that has the distributor's package
 * URL, and the name in Python's world as properties. Equal inventories have equal text: it has no serial number and no
 * time unless they are given.
 *
 * @see <a href="https://cyclonedx.org/docs/1.6/json/">CycloneDX 1.6</a>
 * @since 0.1.0
 */
public final class CycloneDxBom {
    private static final String ROOT = "headwater:";

    /** Line feeds, whatever the machine writes. */
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    private static final DefaultPrettyPrinter PRINTER =
            new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES);

    private final Inventory inventory;
    private final Optional<UUID> serialNumber;
    private final Optional<Instant> timestamp;
    private final Optional<String> toolVersion;

    private CycloneDxBom(
            Inventory inventory,
            Optional<UUID> serialNumber,
            Optional<Instant> timestamp,
            Optional<String> toolVersion) {
        this.inventory = inventory;
        this.serialNumber = serialNumber;
        this.timestamp = timestamp;
        this.toolVersion = toolVersion;
    }

    /** {@return the bill of materials of an inventory} */
    public static CycloneDxBom of(Inventory inventory) {
        return new CycloneDxBom(inventory, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** {@return the same with a serial number} */
    public CycloneDxBom withSerialNumber(UUID number) {
        return new CycloneDxBom(inventory, Optional.of(number), timestamp, toolVersion);
    }

    /** {@return the same with the time when it was made, to the second} */
    public CycloneDxBom withTimestamp(Instant time) {
        return new CycloneDxBom(inventory, serialNumber, Optional.of(time), toolVersion);
    }

    /** {@return the same with the version of the program that makes it} */
    public CycloneDxBom withToolVersion(String version) {
        return new CycloneDxBom(inventory, serialNumber, timestamp, Optional.of(version));
    }

    /** {@return one JSON object, with a line feed at the end} */
    public String json() {
        try {
            JsonNode bom = new BomJsonGenerator(bom(), Version.VERSION_16).toJsonNode();
            timestamp.ifPresent(time -> addTime(bom, time));
            return new ObjectMapper().writer(PRINTER).writeValueAsString(bom) + "\n";
        } catch (JsonProcessingException e) {
            throw DefectException.of(e);
        }
    }

    /** The library writes a time in the digits of the machine's language. */
    private static void addTime(JsonNode bom, Instant time) {
        ObjectNode all = (ObjectNode) bom;
        ObjectNode metadata = all.objectNode()
                .put("timestamp", time.truncatedTo(ChronoUnit.SECONDS).toString());
        all.set("metadata", metadata.setAll((ObjectNode) bom.path("metadata")));
    }

    private Bom bom() {
        Map<String, String> references = references();
        String root = ROOT + inventory.subject();
        Bom bom = new Bom();
        serialNumber.ifPresent(number -> bom.setSerialNumber("urn:uuid:" + number));
        bom.setMetadata(metadata(root));
        Dependency request = new Dependency(root);
        List<Dependency> dependencies = new ArrayList<>(List.of(request));
        for (InventoryPackage one : inventory.packages()) {
            String reference = references.getOrDefault(one.key(), one.key());
            bom.addComponent(new BomComponent(one).component(reference));
            if (one.need().direct()) {
                request.addDependency(new Dependency(reference));
            }
            Dependency needs = new Dependency(reference);
            one.links()
                    .forEach(link ->
                            needs.addDependency(new Dependency(references.getOrDefault(link.key(), link.key()))));
            dependencies.add(needs);
        }
        if (inventory.links() != LinkKnowledge.NONE) {
            bom.setDependencies(dependencies);
        }
        bom.setCompositions(compositions(root, references.values()));
        return bom;
    }

    /** By key, what a component is referred to by: its package URL where no other one has it. */
    private Map<String, String> references() {
        Map<String, String> references = new LinkedHashMap<>();
        Set<String> taken = new LinkedHashSet<>();
        for (InventoryPackage one : inventory.packages()) {
            String purl = one.artifact().purl().orElse(one.key());
            references.put(one.key(), taken.add(purl) ? purl : ROOT + one.key());
        }
        return references;
    }

    private Metadata metadata(String root) {
        Component tool = new Component();
        tool.setType(Component.Type.APPLICATION);
        tool.setName("headwater");
        toolVersion.ifPresent(tool::setVersion);
        ToolInformation tools = new ToolInformation();
        tools.setComponents(List.of(tool));
        Component subject = new Component();
        subject.setType(Component.Type.APPLICATION);
        subject.setBomRef(root);
        subject.setName(inventory.subject());
        inventory.target().ifPresent(target -> subject.addProperty(BomComponent.property("target", target)));
        Metadata metadata = new Metadata();
        // Its constructor asks the clock.
        metadata.setTimestamp(null);
        metadata.setToolChoice(tools);
        metadata.setComponent(subject);
        return metadata;
    }

    /** How complete it is, about the links of which a lock may not tell all. */
    private List<Composition> compositions(String root, Collection<String> references) {
        Composition.Aggregate known = switch (inventory.links()) {
            case ALL -> Composition.Aggregate.COMPLETE;
            case SOME -> Composition.Aggregate.INCOMPLETE;
            case NONE -> Composition.Aggregate.UNKNOWN;
        };
        // A lock does not tell what was asked for: what stands at its top is concluded.
        boolean isAskedFor = inventory.packages().stream()
                .map(InventoryPackage::need)
                .noneMatch(need -> need.direct() && need.requested().isEmpty());
        return List.of(
                composition(known, references),
                composition(isAskedFor ? known : Composition.Aggregate.UNKNOWN, List.of(root)));
    }

    private static Composition composition(Composition.Aggregate aggregate, Collection<String> references) {
        Composition composition = new Composition();
        composition.setAggregate(aggregate);
        List<BomReference> all = new ArrayList<>();
        references.forEach(reference -> all.add(new BomReference(reference)));
        composition.setDependencies(all);
        return composition;
    }
}
