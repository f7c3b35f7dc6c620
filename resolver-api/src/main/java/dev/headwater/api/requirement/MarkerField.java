// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import java.util.Locale;
import java.util.Optional;

/**
 * A field of an environment that markers can name.
 *
 * <p>The type decides how a comparison with the field is read; no other operand is ever read as a version, however much
 * it looks like one. The order is that of the specification.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/dependency-specifiers/#environment-markers">
 *     Environment markers</a>
 * @since 0.1.0
 */
public enum MarkerField {
    /** {@code os_name}, as Python's {@code os.name}: {@code posix}, {@code nt}. */
    OS_NAME(Type.STRING),
    /** {@code sys_platform}, as Python's {@code sys.platform}: {@code linux}, {@code darwin}, {@code win32}. */
    SYS_PLATFORM(Type.STRING),
    /** {@code platform_machine}: {@code x86_64}, {@code aarch64}, {@code AMD64}. */
    PLATFORM_MACHINE(Type.STRING),
    /** {@code platform_python_implementation}: {@code CPython}, {@code PyPy}. */
    PLATFORM_PYTHON_IMPLEMENTATION(Type.STRING),
    /** {@code platform_release}: the release of the operating system's kernel, {@code 6.8.0-45-generic}. */
    PLATFORM_RELEASE(Type.VERSION_OR_STRING),
    /** {@code platform_system}: {@code Linux}, {@code Darwin}, {@code Windows}. */
    PLATFORM_SYSTEM(Type.STRING),
    /**
     * {@code platform_version}: the build of the operating system's kernel, mostly prose.
     *
     * <p>The standard would have it compared as a version where it is one; {@code packaging} and pip always compare it
     * as text, and so is it here: {@code platform_version >= '13'} is false for {@code 14}.
     */
    PLATFORM_VERSION(Type.VERSION_OR_STRING),
    /** {@code python_version}: major and minor number of the interpreter, {@code 3.12}; so never a pre-release. */
    PYTHON_VERSION(Type.VERSION),
    /** {@code python_full_version}: the whole version of the interpreter, {@code 3.13.0rc1}. */
    PYTHON_FULL_VERSION(Type.VERSION),
    /** {@code implementation_name}, as Python's {@code sys.implementation.name}: {@code cpython}, {@code pypy}. */
    IMPLEMENTATION_NAME(Type.STRING),
    /** {@code implementation_version}: the version of the implementation, {@code 7.3.17} for a PyPy. */
    IMPLEMENTATION_VERSION(Type.VERSION),
    /** {@code extra}: in the metadata of a project, an extra that is asked for. Not a fact of an environment. */
    EXTRA(Type.EXTRA),
    /** {@code extras}: in a lock file, the set of extras that are asked for. Not a fact of an environment. */
    EXTRAS(Type.NAMES),
    /** {@code dependency_groups}: in a lock file, the set of groups asked for. Not a fact of an environment. */
    DEPENDENCY_GROUPS(Type.NAMES);

    /** The type of a field, by which comparisons with it are read. */
    public enum Type {
        /** Text, with upper and lower case told apart; it has no order. */
        STRING,
        /** Versions where both sides are versions; text otherwise. */
        VERSION,
        /** Versions where both sides are versions; text otherwise. The value is often not a version. */
        VERSION_OR_STRING,
        /** The normalized name of an extra. */
        EXTRA,
        /** A set of normalized names, for {@code 'name' in field} and {@code 'name' not in field} only. */
        NAMES
    }

    private final String spelling = name().toLowerCase(Locale.ROOT);
    private final Type type;

    MarkerField(Type type) {
        this.type = type;
    }

    /** {@return the type of the field's values} */
    public Type type() {
        return type;
    }

    /** {@return whether the field is a fact of an environment; if not, it says what somebody asks for} */
    public boolean isOfEnvironment() {
        return type != Type.EXTRA && type != Type.NAMES;
    }

    /**
     * Finds a field by its name, as written in markers today.
     *
     * <p>Old spellings such as {@code os.name}, which markers may use, are not names of fields.
     */
    public static Optional<MarkerField> named(String name) {
        for (MarkerField field : FIELDS) {
            if (field.spelling.equals(name)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** {@return the name of the field: {@code os_name}} */
    @Override
    public String toString() {
        return spelling;
    }

    private static final MarkerField[] FIELDS = values();

    boolean comparesAsVersion() {
        return type == Type.VERSION || this == PLATFORM_RELEASE;
    }
}
