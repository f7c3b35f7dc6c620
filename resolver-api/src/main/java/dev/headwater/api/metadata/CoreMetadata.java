// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.metadata;

import dev.headwater.api.InvalidTextException;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.InvalidRequirementException;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.InvalidSpecifierException;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The core metadata of a distribution: what an installer needs of it by accessors, every field by its name.
 *
 * <pre>{@code
 * CoreMetadata metadata = CoreMetadata.parse(
 *         "Metadata-Version: 2.1\nName: Foo\nVersion: 1.0\nRequires-Dist: bar>=2; python_version < '3.8'\n");
 * metadata.name();                        // foo
 * metadata.requirements().get(0);         // bar>=2 ; python_version < "3.8"
 * metadata.values("summary");             // []
 * }</pre>
 *
 * <p>There are two ways to read. {@link #parse(String)} is for installers: it refuses only what nobody could use,
 * namely no or no valid name or version, or a major version of the format that is to come. Whatever else is wrong is in
 * {@link #faults()}, and costs only the field concerned. {@link #parseStrict} is for authors: it refuses whatever
 * breaks a rule of the format's version, and says everything at once.
 *
 * <p>A field that may be given once and is given twice counts as not given, with a fault; pip takes the first. A folded
 * requirement is unfolded before it is read; packaging refuses it. An invalid requirement makes the whole list
 * unusable, as in pip; an invalid name of an extra is passed over.
 *
 * <p>Immutable, but for the requirements, which are parsed when first asked for.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/core-metadata/">Core metadata</a>
 * @since 0.1.0
 */
public final class CoreMetadata {
    private final MetadataFields fields;
    private final ProjectName name;
    private final Version version;
    /** The metadata version's two digits as a number, 21 for 2.1; 0 if there is none that can be read. */
    private final int format;
    /** Two threads may both parse it: the lists are equal and immutable, so either may stay. */
    private @Nullable List<Requirement> requirements;

    private CoreMetadata(MetadataFields fields) {
        this.fields = fields;
        format = MetadataFormat.read(fields, new ArrayList<>());
        name = required(KnownField.NAME, ProjectName::parse);
        version = required(KnownField.VERSION, Version::parse);
    }

    /**
     * Reads metadata as an installer should: what can be used is used.
     *
     * @throws InvalidMetadataException if there is no one valid name or version, the major version of the format is
     *     newer than is known, or the text is too large
     */
    public static CoreMetadata parse(String text) {
        return new CoreMetadata(MetadataFields.parse(text));
    }

    /**
     * Reads metadata in UTF-8 as an installer should; a field in another encoding counts as not given.
     *
     * @throws InvalidMetadataException as {@link #parse(String)}
     */
    public static CoreMetadata parse(byte[] bytes) {
        return new CoreMetadata(MetadataFields.parse(bytes));
    }

    /**
     * Reads metadata that must be right in every field.
     *
     * <p>A version of the format that is newer than 2.6 is a fault here, since its rules are not known; so is any field
     * that the given version does not have.
     *
     * @throws InvalidMetadataException with all faults, if there is any
     */
    public static CoreMetadata parseStrict(String text) {
        return ofStrict(MetadataFields.parse(text));
    }

    /**
     * Reads fields as an installer should.
     *
     * @throws InvalidMetadataException as {@link #parse(String)}
     */
    public static CoreMetadata of(MetadataFields fields) {
        return new CoreMetadata(fields);
    }

    /**
     * Reads fields that must all be right.
     *
     * @throws InvalidMetadataException with all faults, if there is any
     */
    public static CoreMetadata ofStrict(MetadataFields fields) {
        List<MetadataFault> faults = MetadataRules.faults(fields);
        if (!faults.isEmpty()) {
            throw new InvalidMetadataException(faults);
        }
        return new CoreMetadata(fields);
    }

    private <T> T required(KnownField field, Function<String, T> reader) {
        MetadataField single = single(field);
        if (single == null) {
            List<MetadataField> given = fields.fields(field.key());
            throw new InvalidMetadataException(
                    given.isEmpty() ? MetadataFault.missing(field) : MetadataFault.of(given.get(0), "one " + field));
        }
        try {
            return reader.apply(single.unfolded());
        } catch (InvalidTextException e) {
            throw new InvalidMetadataException(MetadataFault.of(single, e));
        }
    }

    /** The field that may be given once, if it is given once and readable. */
    private @Nullable MetadataField single(KnownField field) {
        return fields.isReadable(field.key()) ? fields.only(field.key()) : null;
    }

    private List<MetadataField> readable(KnownField field) {
        return fields.isReadable(field.key()) ? fields.fields(field.key()) : List.of();
    }

    /** {@return the version of the format as written, {@code 2.4}; empty if it is missing} */
    public Optional<String> metadataVersion() {
        return Optional.ofNullable(single(KnownField.METADATA_VERSION)).map(MetadataField::unfolded);
    }

    /** {@return the project's name} */
    public ProjectName name() {
        return name;
    }

    /** {@return the version} */
    public Version version() {
        return version;
    }

    /** {@return the requirements as texts, each on one line, in the order of the file} */
    public List<String> requiresDist() {
        return unfolded(KnownField.REQUIRES_DIST);
    }

    /**
     * Parses the requirements, once.
     *
     * @return the requirements in the order of the file
     * @throws InvalidMetadataException at the first that is not valid: what the project needs is then not known
     */
    public List<Requirement> requirements() {
        List<Requirement> parsed = requirements;
        if (parsed == null) {
            parsed = parseRequirements();
            requirements = parsed;
        }
        return parsed;
    }

    private List<Requirement> parseRequirements() {
        requireReadable(KnownField.REQUIRES_DIST);
        List<Requirement> parsed = new ArrayList<>();
        for (MetadataField field : fields.fields(KnownField.REQUIRES_DIST.key())) {
            try {
                parsed.add(Requirement.parse(field.unfolded()));
            } catch (InvalidRequirementException e) {
                throw new InvalidMetadataException(MetadataFault.of(field, e));
            }
        }
        return List.copyOf(parsed);
    }

    /**
     * Parses {@code Requires-Python}.
     *
     * @return the versions of Python it may be used with; empty if it does not say
     * @throws InvalidMetadataException if it is not valid, or given more than once
     */
    public Optional<SpecifierSet> requiresPython() {
        requireReadable(KnownField.REQUIRES_PYTHON);
        List<MetadataField> given = fields.fields(KnownField.REQUIRES_PYTHON.key());
        if (given.isEmpty()) {
            return Optional.empty();
        } else if (given.size() > 1) {
            throw new InvalidMetadataException(MetadataFault.of(given.get(1), "one Requires-Python"));
        }
        try {
            return Optional.of(SpecifierSet.parse(given.get(0).unfolded()));
        } catch (InvalidSpecifierException e) {
            throw new InvalidMetadataException(MetadataFault.of(given.get(0), e));
        }
    }

    /**
     * {@return what it requires that is no Python project, {@code libpng (>=1.5)}: texts of any form, each on one line,
     * in the order of the file}
     */
    public List<String> requiresExternal() {
        return unfolded(KnownField.REQUIRES_EXTERNAL);
    }

    private void requireReadable(KnownField field) {
        if (!fields.isReadable(field.key())) {
            throw new InvalidMetadataException(
                    MetadataFault.of(fields.fields(field.key()).get(0), "UTF-8"));
        }
    }

    /**
     * {@return the extras that the project provides, in the order of the file; names that are not valid are left out}
     */
    public List<ExtraName> providesExtra() {
        Set<ExtraName> extras = new LinkedHashSet<>();
        for (MetadataField field : readable(KnownField.PROVIDES_EXTRA)) {
            try {
                extras.add(ExtraName.parse(field.unfolded()));
            } catch (InvalidNameException ignored) {
                // Names that no requirement can ask for are no loss; MetadataRules tells authors.
            }
        }
        return List.copyOf(new ArrayList<>(extras));
    }

    /** {@return the names of the fields marked as dynamic, in lower case, in the order of the file} */
    public List<String> dynamic() {
        List<String> names = new ArrayList<>();
        unfolded(KnownField.DYNAMIC).forEach(field -> names.add(KnownField.key(field)));
        return names;
    }

    /**
     * Tells what this metadata, if it is the {@code PKG-INFO} of a source distribution, promises about a field.
     *
     * <p>From metadata version 2.2 on, a field that is not dynamic will be the same in every wheel, and one that is
     * absent and not dynamic will be absent. From 2.6 on, a field of several values that is dynamic may only be added
     * to. Before 2.2 nothing is promised. Name, version and metadata version are always as they stand. In the metadata
     * of a wheel everything is as it stands, and there is no reason to ask.
     *
     * @param field the field's name, in any case
     */
    public StaticPromise promiseOf(String field) {
        KnownField known = KnownField.of(KnownField.key(field));
        if (known == KnownField.NAME || known == KnownField.VERSION || known == KnownField.METADATA_VERSION) {
            return StaticPromise.EXACT;
        } else if (format < KnownField.DYNAMIC.since() || !fields.isReadable(KnownField.DYNAMIC.key())) {
            return StaticPromise.NONE;
        } else if (!dynamic().contains(KnownField.key(field))) {
            return StaticPromise.EXACT;
        }
        boolean appended = format >= MetadataFormat.DYNAMIC_IS_LOWER_BOUND
                && known != null
                && known.isMultiple()
                && !fields.fields(field).isEmpty();
        return appended ? StaticPromise.LOWER_BOUND : StaticPromise.NONE;
    }

    /** {@return the licence in the terms of SPDX, as written; {@link LicenseExpression} reads it} */
    public Optional<String> licenseExpression() {
        return Optional.ofNullable(single(KnownField.LICENSE_EXPRESSION)).map(MetadataField::unfolded);
    }

    /** {@return the description, from its field or from what follows the fields; empty if it is in both} */
    public Optional<String> description() {
        List<MetadataField> given = fields.fields(KnownField.DESCRIPTION.key());
        if (!fields.isReadable(KnownField.DESCRIPTION.key())
                || given.size() + (fields.body().isPresent() ? 1 : 0) > 1) {
            return Optional.empty();
        }
        return given.isEmpty() ? fields.body() : Optional.of(given.get(0).value());
    }

    /** {@return the keywords, each without white space around it} */
    public List<String> keywords() {
        MetadataField field = single(KnownField.KEYWORDS);
        List<String> words = new ArrayList<>();
        if (field != null) {
            MetadataRules.split(field.value(), ',').forEach(word -> words.add(word.strip()));
        }
        return words;
    }

    /** {@return the project's URLs by label, in the order of the file; of a label given twice the first} */
    public Map<String, String> projectUrls() {
        Map<String, String> urls = new LinkedHashMap<>();
        for (String pair : unfolded(KnownField.PROJECT_URL)) {
            int comma = pair.indexOf(',');
            String label = comma < 0 ? pair : pair.substring(0, comma).strip();
            urls.putIfAbsent(label, comma < 0 ? "" : pair.substring(comma + 1).strip());
        }
        return urls;
    }

    /** {@return the values of any field as written, in the order of the file} */
    public List<String> values(String field) {
        return fields.values(field);
    }

    /** {@return all fields as written} */
    public MetadataFields fields() {
        return fields;
    }

    /** {@return what was found wrong while reading; requirements and Requires-Python tell their own when asked} */
    public List<MetadataFault> faults() {
        List<MetadataFault> faults = new ArrayList<>(fields.faults());
        int unused = MetadataFormat.read(fields, faults);
        faults.addAll(MetadataRules.repeated(fields));
        return List.copyOf(faults);
    }

    /** {@return the same metadata without the text that follows the fields, which is most of its size} */
    public CoreMetadata withoutDescription() {
        return fields.body().isEmpty() ? this : new CoreMetadata(fields.withoutBody());
    }

    private List<String> unfolded(KnownField field) {
        List<String> values = new ArrayList<>();
        for (MetadataField value : readable(field)) {
            values.add(value.unfolded());
        }
        return values;
    }

    /** {@return name and version} */
    @Override
    public String toString() {
        return name + " " + version;
    }
}
