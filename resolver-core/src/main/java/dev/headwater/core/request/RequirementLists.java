// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.request;

import com.google.common.collect.MapMaker;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.metadata.InvalidMetadataException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What metadata requires of a target, read once for all sessions of a resolver. It is kept for as long as an index
 * keeps the metadata, which is known by its identity, and freed with it. Changes no answer, only how soon it is there.
 * Safe for use by several threads.
 */
public final class RequirementLists {
    /** Who keeps metadata weighs its text, of which a list takes many times as much. Few have more than a hundred. */
    private static final int MOST_KEPT = 1000;

    /** The fields that are all that is read here. */
    private static final List<String> READ = List.of("Requires-Dist", "Requires-Python");

    private final MarkerEnvironment environment;
    private final Version python;

    /** Metadata is equal to itself alone. Guarded by itself; nothing in a value leads back to its key. */
    private final Map<CoreMetadata, Read> read = new WeakHashMap<>();

    /** Of each project the one that was read last: neighbouring releases mostly require the very same. */
    private final ConcurrentMap<ProjectName, CoreMetadata> last =
            new MapMaker().weakValues().makeMap();

    /**
     * What metadata comes to for a target, whatever a request says.
     *
     * @param admitsPython whether it says of the target's Python, in a form that can be read, that it may be used
     * @param required what it requires; the same object for neighbouring releases of the same texts, mostly
     */
    public record Read(boolean admitsPython, Dependencies required) {}

    /** Prepares to read for a target. */
    public RequirementLists(Target target) {
        this.environment = target.environment();
        this.python = target.pythonRelease();
    }

    /**
     * {@return what metadata comes to}
     *
     * @param parser reads one requirement for the target, where that has to be done
     */
    public Read of(CoreMetadata metadata, Function<String, Dependency> parser) {
        Read known = known(metadata);
        if (known != null) {
            return known;
        }
        CoreMetadata before = last.get(metadata.name());
        Read neighbour = before != null && isAlike(before, metadata) ? known(before) : null;
        Read made = neighbour == null
                ? new Read(admitsPython(metadata), parsed(metadata.requiresDist(), parser))
                : neighbour;
        if (made.required().all().size() <= MOST_KEPT) {
            synchronized (read) {
                read.put(metadata, made);
            }
            last.put(metadata.name(), metadata);
        }
        return made;
    }

    private @Nullable Read known(CoreMetadata metadata) {
        synchronized (read) {
            return read.get(metadata);
        }
    }

    private static boolean isAlike(CoreMetadata one, CoreMetadata other) {
        for (String field : READ) {
            if (!one.fields().isReadable(field)
                    || !other.fields().isReadable(field)
                    || !one.fields().hasValuesOf(other.fields(), field)) {
                return false;
            }
        }
        return true;
    }

    private Dependencies parsed(List<String> texts, Function<String, Dependency> parser) {
        List<Dependency> all = new ArrayList<>();
        for (String text : texts) {
            all.add(parser.apply(text));
        }
        return new Dependencies(all, environment);
    }

    private boolean admitsPython(CoreMetadata metadata) {
        try {
            return metadata.requiresPython().orElse(SpecifierSet.any()).contains(python);
        } catch (InvalidMetadataException e) {
            return false;
        }
    }
}
