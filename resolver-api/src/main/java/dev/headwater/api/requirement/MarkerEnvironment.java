// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import dev.headwater.api.version.Version;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The facts of an environment that markers are evaluated against.
 *
 * <pre>{@code
 * MarkerEnvironment linux = MarkerEnvironment.builder()
 *         .set(MarkerField.PYTHON_VERSION, "3.12")
 *         .set(MarkerField.PYTHON_FULL_VERSION, "3.12.4")
 *         .set(MarkerField.SYS_PLATFORM, "linux")
 *         .build();
 * }</pre>
 *
 * <p>A field that is left out is unknown: a marker that depends on it is neither true nor false. A field that an
 * interpreter cannot compute is not unknown: it is {@code 0} if it holds a version, and empty otherwise.
 *
 * <p>Values are compared as they are given; nothing is normalized. One value is repaired, as {@code packaging} does it:
 * a {@code python_full_version} that ends in {@code +}, from a build between releases, has {@code local} appended, for
 * it would be no version otherwise.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/dependency-specifiers/#environment-markers">
 *     Environment markers</a>
 * @since 0.1.0
 */
public final class MarkerEnvironment {
    /** An environment of which nothing is known. */
    static final MarkerEnvironment UNKNOWN = builder().build();

    private final Map<MarkerField, String> values;
    /** The values that are versions, of the fields that are compared as such. Derived from the values. */
    private final Map<MarkerField, Version> versions = new EnumMap<>(MarkerField.class);

    private MarkerEnvironment(Map<MarkerField, String> values) {
        this.values = new EnumMap<>(values);
        for (Map.Entry<MarkerField, String> said : values.entrySet()) {
            MarkerField field = said.getKey();
            Version version = field.comparesAsVersion() ? Version.parseOrNull(said.getValue()) : null;
            if (version != null) {
                versions.put(field, version);
            }
        }
    }

    /**
     * Makes an environment of the given fields; all others are unknown.
     *
     * @throws IllegalArgumentException if a field is not {@linkplain MarkerField#isOfEnvironment() of an environment}
     */
    public static MarkerEnvironment of(Map<MarkerField, String> values) {
        Builder builder = builder();
        values.forEach(builder::set);
        return builder.build();
    }

    /** {@return a builder of an environment in which nothing is known yet} */
    public static Builder builder() {
        return new Builder(new EnumMap<>(MarkerField.class));
    }

    /** {@return a builder that starts from this environment} */
    public Builder toBuilder() {
        return new Builder(new EnumMap<>(values));
    }

    /** {@return the value of {@code field}, or nothing if it is unknown} */
    public Optional<String> value(MarkerField field) {
        return Optional.ofNullable(values.get(field));
    }

    @Nullable
    String textOrNull(MarkerField field) {
        return values.get(field);
    }

    @Nullable
    Version versionOrNull(MarkerField field) {
        return versions.get(field);
    }

    /** {@return whether {@code other} is an environment that defines the same fields with the same texts} */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MarkerEnvironment environment && values.equals(environment.values);
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** {@return the known fields in their order, as {@code os_name="posix", python_version="3.12"}} */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        values.forEach((field, value) -> {
            out.append(out.isEmpty() ? "" : ", ").append(field).append('=');
            PythonText.write(value, out);
        });
        return out.toString();
    }

    /** Collects the fields of an environment. */
    public static final class Builder {
        private final Map<MarkerField, String> values;

        private Builder(Map<MarkerField, String> values) {
            this.values = values;
        }

        /**
         * Sets a field, in place of an earlier value.
         *
         * @throws IllegalArgumentException if the field is not {@linkplain MarkerField#isOfEnvironment() of an
         *     environment}
         */
        public Builder set(MarkerField field, String value) {
            if (!field.isOfEnvironment()) {
                throw new IllegalArgumentException(field + " is not a fact of an environment; see MarkerSelection");
            }
            boolean untagged = field == MarkerField.PYTHON_FULL_VERSION && value.endsWith("+");
            values.put(field, untagged ? value + "local" : value);
            return this;
        }

        /** Makes a field unknown again. */
        public Builder leaveOut(MarkerField field) {
            values.remove(field);
            return this;
        }

        /** {@return the environment} */
        public MarkerEnvironment build() {
            return new MarkerEnvironment(values);
        }
    }
}
