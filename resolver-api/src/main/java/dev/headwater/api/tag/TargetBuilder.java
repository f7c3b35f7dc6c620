// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.tag;

import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.requirement.MarkerField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Target} from plain data, whatever the interpreter and the system: what a distribution or a conda
 * channel needs beyond the standard is configuration, not code.
 *
 * <p>Only {@link #python} and one {@link #platform} or {@link #platformTag} are needed.
 *
 * @since 0.1.0
 */
public final class TargetBuilder {
    private @Nullable TargetPython python;
    private String implementation = "cpython";
    private String implementationVersion = "";
    private boolean freeThreaded;
    private @Nullable List<String> abis;
    private final List<String> platforms = new ArrayList<>();
    private final Set<String> platformTags = new LinkedHashSet<>();
    private final Map<MarkerField, String> markers = new EnumMap<>(MarkerField.class);
    private @Nullable Platform system;

    TargetBuilder() {}

    /**
     * Sets the version of Python: {@code 3.12}, {@code 3.12.4}, {@code 3.13.0rc1}.
     *
     * @throws InvalidTargetException if it is not one
     */
    public TargetBuilder python(String version) {
        python = TargetPython.parse(version);
        return this;
    }

    /**
     * Sets the implementation, as {@code sys.implementation.name} has it; {@code cpython} if it is not set.
     *
     * <p>Of {@code cpython}, {@code pypy} and {@code graalpy} the ABI is known; of others {@link #abis} must be given.
     * The short names that tags have, {@code cp} and {@code pp}, mean the first two.
     */
    public TargetBuilder implementation(String name) {
        String lower = TagText.lower(TargetText.requireWord("an implementation", name));
        implementation = lower.equals("cp") ? "cpython" : lower.equals("pp") ? "pypy" : lower;
        return this;
    }

    /** Sets the version of the implementation itself; that of Python if it is not set. */
    public TargetBuilder implementationVersion(String version) {
        implementationVersion = version;
        return this;
    }

    /** Makes it a free-threaded CPython. */
    public TargetBuilder freeThreaded() {
        freeThreaded = true;
        return this;
    }

    /**
     * Sets the interpreter's own ABIs, best first, in place of the usual one. The stable ABI need not be among them.
     *
     * @throws InvalidTargetException if one cannot stand in a tag
     */
    public TargetBuilder abis(List<String> names) {
        List<String> checked = new ArrayList<>();
        names.forEach(name -> checked.add(TagText.lower(TargetText.requireWord("an ABI", name))));
        abis = List.copyOf(checked);
        return this;
    }

    /**
     * Adds a system by the newest tag that it accepts, and with it the older ones.
     *
     * @throws InvalidTargetException if no such system is known
     */
    public TargetBuilder platform(String name) {
        Platform platform = Platform.parse(name);
        platforms.add(TargetText.platform(name));
        platformTags.addAll(platform.tags());
        if (system == null) {
            system = platform;
        }
        return this;
    }

    /**
     * Adds several systems, the one to try first in front.
     *
     * @throws InvalidTargetException if one of them is not known
     */
    public TargetBuilder platforms(List<String> names) {
        for (String name : names) {
            platform(name);
        }
        return this;
    }

    /**
     * Adds one platform tag as it is: a distribution's own, or one of a system that is not known here.
     *
     * <p>It says nothing to markers. If no known system is added beside it, {@code os_name}, {@code sys_platform},
     * {@code platform_system} and {@code platform_machine} are unknown unless {@link #marker} tells them.
     *
     * @throws InvalidTargetException if it cannot stand in a tag
     */
    public TargetBuilder platformTag(String tag) {
        String lower = TagText.lower(TargetText.requireWord("a platform tag", tag));
        platforms.add(lower);
        platformTags.add(lower);
        return this;
    }

    /**
     * Sets what markers see, in place of what follows from the rest. {@code platform_release} and
     * {@code platform_version} follow from nothing: they are unknown unless set here.
     */
    public TargetBuilder marker(MarkerField field, String value) {
        markers.put(field, value);
        return this;
    }

    /**
     * Makes the target.
     *
     * @throws InvalidTargetException if the Python version or every platform is missing, a version cannot have the ABI
     *     asked for, or an ABI does not follow from what was given
     */
    public Target build() {
        TargetPython version = python;
        if (version == null) {
            throw new InvalidTargetException("a target", "", 0, "a version of Python");
        } else if (platforms.isEmpty()) {
            throw new InvalidTargetException("a target", "", 0, "a platform such as manylinux_2_28_x86_64");
        }
        TargetInterpreter interpreter = new TargetInterpreter(version, implementation, implementationVersion);
        List<String> ownAbis = abis != null ? abis : interpreter.abis(freeThreaded, isLinux());
        return new Target(
                version,
                implementation,
                ownAbis,
                List.copyOf(platforms),
                TagSet.ofRuns(interpreter.tags(ownAbis, List.copyOf(new ArrayList<>(platformTags)))),
                environment(interpreter));
    }

    private boolean isLinux() {
        return system != null && system.sysPlatform().equals("linux");
    }

    private MarkerEnvironment environment(TargetInterpreter interpreter) {
        MarkerEnvironment.Builder environment = MarkerEnvironment.builder();
        for (Map.Entry<MarkerField, String> marker : interpreter.markers().entrySet()) {
            environment.set(marker.getKey(), marker.getValue());
        }
        Platform known = system;
        if (known != null) {
            environment
                    .set(MarkerField.OS_NAME, known.osName())
                    .set(MarkerField.SYS_PLATFORM, known.sysPlatform())
                    .set(MarkerField.PLATFORM_SYSTEM, known.system());
            // A platform of several machines, universal2, does not tell on which it runs.
            if (!known.machine().isEmpty()) {
                environment.set(MarkerField.PLATFORM_MACHINE, known.machine());
            }
        }
        for (Map.Entry<MarkerField, String> marker : markers.entrySet()) {
            environment.set(marker.getKey(), marker.getValue());
        }
        return environment.build();
    }
}
