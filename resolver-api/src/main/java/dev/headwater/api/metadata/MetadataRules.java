// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.metadata;

import dev.headwater.api.InvalidTextException;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The rules that metadata has to keep to be valid in every field, as the reference library checks them. */
final class MetadataRules {
    private static final List<KnownField> REQUIRED =
            List.of(KnownField.METADATA_VERSION, KnownField.NAME, KnownField.VERSION);

    private final MetadataFields fields;
    private final List<MetadataFault> faults = new ArrayList<>();
    /** The number of the metadata version, 0 if it is not one. */
    private final int format;

    private final boolean hasOneImport;

    private MetadataRules(MetadataFields fields) {
        this.fields = fields;
        hasOneImport = fields.only(KnownField.IMPORT_NAME.key()) != null;
        List<String> versions = fields.values(KnownField.METADATA_VERSION.key());
        format = versions.size() == 1 ? MetadataFormat.of(versions.get(0)) : 0;
    }

    /** {@return every fault, in the order of the file, those of missing fields first} */
    static List<MetadataFault> faults(MetadataFields fields) {
        MetadataRules rules = new MetadataRules(fields);
        rules.faults.addAll(fields.faults());
        rules.faults.addAll(repeated(fields));
        rules.checkRequired();
        for (MetadataField field : fields.asList()) {
            rules.check(field);
        }
        rules.checkProjectUrls();
        rules.checkImports();
        rules.faults.sort(Comparator.comparingInt(MetadataFault::line));
        return rules.faults;
    }

    /** {@return a fault for each field that may be given once and is given more often} */
    static List<MetadataFault> repeated(MetadataFields fields) {
        List<MetadataFault> faults = new ArrayList<>();
        for (String key : fields.names()) {
            KnownField known = KnownField.of(key);
            // Fields are only looked for under a known name: each look passes over all of them.
            List<MetadataField> given = known == null || known.isMultiple() ? List.of() : fields.fields(key);
            if (given.size() > 1) {
                faults.add(MetadataFault.of(given.get(1), "one " + known));
            }
        }
        List<MetadataField> descriptions = fields.fields(KnownField.DESCRIPTION.key());
        if (descriptions.size() == 1 && fields.body().isPresent()) {
            faults.add(MetadataFault.of(descriptions.get(0), "one description, here or after the fields"));
        }
        return faults;
    }

    private void checkRequired() {
        for (KnownField field : REQUIRED) {
            if (fields.fields(field.key()).isEmpty()) {
                faults.add(MetadataFault.missing(field));
            }
        }
    }

    private void check(MetadataField field) {
        KnownField known = KnownField.of(KnownField.key(field.name()));
        if (known == null) {
            faults.add(MetadataFault.of(field, "a field of the core metadata"));
        } else if (format > 0 && known.since() > format) {
            faults.add(MetadataFault.of(
                    field, "Metadata-Version " + known.since() / 10 + "." + known.since() % 10 + " or later for it"));
        } else {
            checkValue(known, field);
        }
    }

    private void checkValue(KnownField known, MetadataField field) {
        switch (known) {
            case METADATA_VERSION -> require(MetadataFormat.isKnown(field.value()), field, "1.0 to 2.6");
            case NAME -> parse(field, ProjectName::parse);
            case VERSION -> parse(field, Version::parse);
            case SUMMARY -> require(isOneLine(field.value()), field, "a single line");
            case DESCRIPTION_CONTENT_TYPE -> add(field, DescriptionType.fault(field.value()));
            case DYNAMIC -> checkDynamic(field);
            case PROVIDES_EXTRA -> parse(field, ExtraName::parse);
            case REQUIRES_PYTHON -> parse(field, SpecifierSet::parse);
            case REQUIRES_DIST -> parse(field, text -> Requirement.parse(field.unfolded()));
            case LICENSE_EXPRESSION -> parse(field, LicenseExpression::parse);
            case LICENSE_FILE -> add(field, MetadataValues.licenseFileFault(field.value()));
            case IMPORT_NAME, IMPORT_NAMESPACE -> checkImport(known, field);
            default -> {
                // Free text.
            }
        }
    }

    private void parse(MetadataField field, Consumer<String> parser) {
        try {
            parser.accept(field.value());
        } catch (InvalidTextException e) {
            faults.add(MetadataFault.of(field, e));
        }
    }

    private void checkDynamic(MetadataField field) {
        KnownField named = KnownField.of(KnownField.key(field.value()));
        require(named != null && !REQUIRED.contains(named), field, "the name of a field that can be dynamic");
    }

    /** No import name at all is said by one that is empty. */
    private void checkImport(KnownField known, MetadataField field) {
        boolean none = known == KnownField.IMPORT_NAME && field.value().isEmpty() && hasOneImport;
        if (!none) {
            add(field, MetadataValues.importNameFault(field.value()));
        }
    }

    private void checkProjectUrls() {
        Set<String> labels = new HashSet<>();
        for (MetadataField field : fields.fields(KnownField.PROJECT_URL.key())) {
            String label = split(field.value(), ',').get(0).strip();
            require(labels.add(label), field, "each label once");
        }
    }

    /** A name cannot be both a module of this project alone and a namespace shared with others. */
    private void checkImports() {
        Set<String> names = new HashSet<>();
        fields.values(KnownField.IMPORT_NAME.key()).forEach(value -> names.add(MetadataValues.importName(value)));
        for (MetadataField field : fields.fields(KnownField.IMPORT_NAMESPACE.key())) {
            require(!names.contains(MetadataValues.importName(field.value())), field, "no name of an Import-Name");
        }
    }

    private void require(boolean holds, MetadataField field, String expected) {
        if (!holds) {
            faults.add(MetadataFault.of(field, expected));
        }
    }

    private void add(MetadataField field, String expected) {
        require(expected.isEmpty(), field, expected);
    }

    /** Whatever some tool takes for the end of a line would let a value pretend to be another field. */
    private static boolean isOneLine(String text) {
        return text.chars()
                .noneMatch(c -> (c >= '\n' && c <= '\r')
                        || (c >= 0x1c && c <= 0x1e)
                        || c == 0x85
                        || c == 0x2028
                        || c == 0x2029);
    }

    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == separator) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        return parts;
    }
}
