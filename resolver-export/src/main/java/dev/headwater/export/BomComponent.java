// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export;

import dev.headwater.api.text.Spelling;
import dev.headwater.export.inventory.Artifact;
import dev.headwater.export.inventory.InventoryPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.ExternalReference;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.Property;

/** A package as a component: what is installed, where it is from, and in properties how that was decided. */
final class BomComponent {
    /** The algorithms that the format knows, by their names in Python's {@code hashlib}. */
    private static final Map<String, Hash.Algorithm> ALGORITHMS = new TreeMap<>(Map.of(
            "md5", Hash.Algorithm.MD5,
            "sha1", Hash.Algorithm.SHA1,
            "sha256", Hash.Algorithm.SHA_256,
            "sha384", Hash.Algorithm.SHA_384,
            "sha512", Hash.Algorithm.SHA_512,
            "sha3_256", Hash.Algorithm.SHA3_256,
            "sha3_384", Hash.Algorithm.SHA3_384,
            "sha3_512", Hash.Algorithm.SHA3_512,
            "blake2b", Hash.Algorithm.BLAKE2b_512));

    private final InventoryPackage one;

    BomComponent(InventoryPackage one) {
        this.one = one;
    }

    static Property property(String name, String value) {
        Property property = new Property();
        property.setName("headwater:" + name);
        property.setValue(value);
        return property;
    }

    Component component(String reference) {
        Component component = new Component();
        component.setType(Component.Type.LIBRARY);
        component.setBomRef(reference);
        Optional<Artifact.DistributorPackage> provided = one.artifact().provided();
        component.setName(provided.map(Artifact.DistributorPackage::name)
                .orElseGet(() -> one.name().value()));
        provided.map(Artifact.DistributorPackage::version)
                .or(() -> one.version().map(Object::toString))
                .ifPresent(component::setVersion);
        one.artifact().purl().ifPresent(component::setPurl);
        List<Artifact.File> files = one.artifact().files();
        if (files.size() == 1) {
            component.setHashes(hashes(files.get(0)));
        }
        component.setExternalReferences(
                files.stream().flatMap(file -> reference(file).stream()).toList());
        component.setProperties(properties());
        return component;
    }

    private static List<Hash> hashes(Artifact.File file) {
        List<Hash> hashes = new ArrayList<>();
        file.hashes().forEach((name, hex) -> {
            Hash.Algorithm algorithm = ALGORITHMS.get(name);
            if (algorithm != null) {
                hashes.add(new Hash(algorithm, hex));
            }
        });
        return hashes;
    }

    private static Optional<ExternalReference> reference(Artifact.File file) {
        return file.url().map(url -> {
            ExternalReference reference = new ExternalReference();
            reference.setType(ExternalReference.Type.DISTRIBUTION);
            reference.setUrl(url);
            hashes(file).forEach(reference::addHash);
            return reference;
        });
    }

    /** In an order of ours; the names stand in {@code docs/export.md}. */
    private List<Property> properties() {
        List<Property> all = new ArrayList<>();
        all.add(property("supplier", one.supplier().name()));
        one.rule().ifPresent(rule -> all.add(property("rule", Spelling.of(rule))));
        one.artifact().provided().ifPresent(by -> {
            all.add(property("python:name", one.name().value()));
            one.version().ifPresent(version -> all.add(property("python:version", version.toString())));
            all.add(property("python:purl", by.alias()));
        });
        one.need().extras().forEach(extra -> all.add(property("extra", extra)));
        one.need().marker().ifPresent(marker -> all.add(property("marker", marker)));
        for (Artifact.File file : one.artifact().files()) {
            all.add(property("file", file.name()));
            file.size().ifPresent(size -> all.add(property("size", Long.toString(size))));
        }
        one.notes().forEach(note -> all.add(property("note", note)));
        return all;
    }
}
