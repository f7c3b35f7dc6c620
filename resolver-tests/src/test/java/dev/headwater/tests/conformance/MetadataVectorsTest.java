// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.metadata.InvalidLicenseExpressionException;
import dev.headwater.api.metadata.InvalidMetadataException;
import dev.headwater.api.metadata.LicenseExpression;
import dev.headwater.api.metadata.MetadataField;
import dev.headwater.api.metadata.MetadataFields;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MetadataVectorsTest {
    /** Fields that the reference turns into lists, by their names there; all others are single texts. */
    private static final Map<String, String> LISTS = new LinkedHashMap<>();

    static {
        for (String field : List.of(
                "Classifier", "License-File", "Platform", "Supported-Platform", "Import-Name", "Import-Namespace")) {
            LISTS.put(
                    field.toLowerCase(Locale.ROOT),
                    field.toLowerCase(Locale.ROOT).replace('-', '_') + "s");
        }
        for (String field : List.of(
                "dynamic",
                "obsoletes",
                "obsoletes-dist",
                "provides",
                "provides-dist",
                "provides-extra",
                "requires",
                "requires-dist",
                "requires-external")) {
            LISTS.put(field, field.replace('-', '_'));
        }
    }

    private static final List<String> SINGLES = List.of(
            "author",
            "author-email",
            "description",
            "description-content-type",
            "download-url",
            "home-page",
            "license",
            "license-expression",
            "maintainer",
            "maintainer-email",
            "metadata-version",
            "name",
            "requires-python",
            "summary",
            "version");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Test
    void filesAreReadAsTheReferenceReadsThem() {
        Vectors.check("metadata.email", row -> {
            JsonNode text = row.get(0);
            MetadataFields fields = text.isObject()
                    ? MetadataFields.parse(
                            Base64.getDecoder().decode(text.get("$base64").textValue()))
                    : MetadataFields.parse(text.textValue());
            ObjectNode raw = JSON.objectNode();
            ObjectNode unparsed = JSON.objectNode();
            for (String name : fields.names()) {
                sort(name, fields, raw, unparsed);
            }
            addBody(fields, raw, unparsed);
            String form = Vectors.compare(row.get(1).get("raw"), raw);
            String rest = Vectors.compare(withoutBytes(row.get(1).get("unparsed")), unparsed);
            return form != null ? form : rest != null ? rest : validity(row.get(1), fields);
        });
    }

    /**
     * Puts a field where the reference has it: understood, or left over because it is repeated, unknown or unreadable.
     */
    private static void sort(String name, MetadataFields fields, ObjectNode raw, ObjectNode unparsed) {
        List<String> values = fields.values(name);
        ArrayNode all = array(values);
        boolean readable = fields.isReadable(name) || name.equals("description");
        if (readable && SINGLES.contains(name) && values.size() == 1) {
            raw.put(name.replace('-', '_'), values.get(0));
        } else if (readable && LISTS.containsKey(name)) {
            boolean none = name.equals("import-name") && values.equals(List.of(""));
            raw.set(LISTS.getOrDefault(name, name), none ? JSON.arrayNode() : all);
        } else if (readable && name.equals("keywords") && values.size() == 1) {
            raw.set("keywords", array(lenient(fields).keywords()));
        } else if (readable && name.equals("project-url") && labels(values) == values.size()) {
            ObjectNode urls = JSON.objectNode();
            lenient(fields).projectUrls().forEach(urls::put);
            raw.set("project_urls", urls);
        } else {
            unparsed.set(name, all);
        }
    }

    private static int labels(List<String> pairs) {
        TreeSet<String> labels = new TreeSet<>();
        pairs.forEach(pair -> labels.add(pair.split(",", 2)[0].strip()));
        return labels.size();
    }

    /** The typed reading of some fields needs a name and a version, which rows about other fields lack. */
    private static CoreMetadata lenient(MetadataFields fields) {
        List<MetadataField> complete = new ArrayList<>(List.of(
                new MetadataField("Metadata-Version", "2.1", 0),
                new MetadataField("Name", "a", 0),
                new MetadataField("Version", "1", 0)));
        complete.addAll(fields.fields("Keywords"));
        complete.addAll(fields.fields("Project-URL"));
        return CoreMetadata.of(MetadataFields.of(complete));
    }

    private static void addBody(MetadataFields fields, ObjectNode raw, ObjectNode unparsed) {
        String body = fields.body().orElse("");
        if (!body.isEmpty()) {
            if (!fields.isReadable("description")) {
                unparsed.withArray("description").addNull();
            } else if (raw.has("description") || unparsed.has("description")) {
                JsonNode header = raw.remove("description");
                ArrayNode both = unparsed.withArray("description");
                (header == null ? both : both.add(header)).add(body);
            } else {
                raw.put("description", body);
            }
        }
    }

    /** Values that could not be decoded are bytes in the vectors, or nothing; here only their place is compared. */
    private static JsonNode withoutBytes(JsonNode unparsed) {
        ObjectNode texts = JSON.objectNode();
        unparsed.properties().forEach(field -> {
            ArrayNode values = texts.putArray(field.getKey());
            field.getValue().forEach(value -> values.add(value.isTextual() ? value : JSON.nullNode()));
        });
        return texts;
    }

    @Test
    void everyFieldIsValidatedAsByTheReference() {
        Vectors.check("metadata.raw", row -> {
            List<MetadataField> fields = new ArrayList<>();
            row.get(0).properties().forEach(field -> add(fields, field.getKey(), field.getValue()));
            return validity(row.get(1), MetadataFields.of(fields));
        });
    }

    private static void add(List<MetadataField> fields, String key, JsonNode value) {
        String name = LISTS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(key))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(key.replace('_', '-'));
        if (key.equals("keywords")) {
            fields.add(new MetadataField("Keywords", String.join(",", Vectors.texts(value)), 0));
        } else if (key.equals("import_names") && value.isEmpty()) {
            fields.add(new MetadataField("Import-Name", "", 0));
        } else if (value.isObject()) {
            value.properties()
                    .forEach(url -> fields.add(new MetadataField(
                            "Project-URL", url.getKey() + ", " + url.getValue().textValue(), 0)));
        } else if (value.isArray()) {
            value.forEach(item -> fields.add(new MetadataField(name, item.textValue(), 0)));
        } else {
            fields.add(new MetadataField(name, value.textValue(), 0));
        }
    }

    private static @Nullable String validity(JsonNode expected, MetadataFields fields) {
        List<String> invalid = Vectors.texts(expected.path("invalid_fields"));
        try {
            CoreMetadata.ofStrict(fields);
            return Vectors.compare(expected.get("valid").booleanValue(), true);
        } catch (InvalidMetadataException e) {
            TreeSet<String> names = new TreeSet<>();
            e.faults().forEach(fault -> names.add(fault.field().toLowerCase(Locale.ROOT)));
            // Lines that are no field are faults of no field; the reference passes over them.
            names.remove("");
            return Vectors.compare(invalid, List.copyOf(names));
        }
    }

    @Test
    void licensesAreNormalizedOrRefused() {
        Vectors.check("licenses", row -> {
            String text = row.get(0).textValue();
            if (row.get(1).has("error")) {
                return FilenameVectorsTest.refusal(text, LicenseExpression::parse);
            }
            try {
                return Vectors.compare(
                        row.get(1).get("ok").textValue(),
                        LicenseExpression.parse(text).toString());
            } catch (InvalidLicenseExpressionException e) {
                return e.getMessage();
            }
        });
    }

    private static ArrayNode array(List<String> texts) {
        ArrayNode array = JSON.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
