// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.request;

import com.google.common.collect.MapMaker;
import dev.headwater.api.distribution.CoreMetadata;
import dev.headwater.api.distribution.InvalidMetadataException;
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

/**
 * What metadata requires of a target, read once for all sessions of a resolver. It is kept for as long as an index
 * keeps the metadata, which is known by its identity, and freed with it. Changes no answer, only how soon it is there.
 * Safe for use by several threads.
 */
public final class RequirementLists {
    /** Who keeps metadata weighs its text, of which a list takes many times as much. Few have more than a hundred. */
    private static final int MOST_KEPT = 1000;

    private final MarkerEnvironment environment;
    private final Version python;

    /** Metadata is equal to itself alone. Guarded by itself; nothing in a value leads back to its key. */
    private final Map<CoreMetadata, Read> read = new WeakHashMap<>();

    /** By their texts, those that are kept: neighbouring releases mostly require the very same. */
    private final ConcurrentMap<List<String>, Dependencies> lists =
            new MapMaker().weakValues().makeMap();

    /**
     * What metadata comes to for a target, whatever a request says.
     *
     * @param admitsPython whether it says of the target's Python, in a form that can be read, that it may be used
     * @param required what it requires; the same object for the same texts, mostly
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
        Read known;
        synchronized (read) {
            known = read.get(metadata);
        }
        if (known != null) {
            return known;
        }
        List<String> texts = metadata.requiresDist();
        if (texts.size() > MOST_KEPT) {
            return new Read(admitsPython(metadata), parsed(texts, parser));
        }
        Read made = new Read(admitsPython(metadata), list(texts, parser));
        synchronized (read) {
            read.put(metadata, made);
        }
        return made;
    }

    private Dependencies list(List<String> texts, Function<String, Dependency> parser) {
        Dependencies alike = lists.get(texts);
        if (alike != null) {
            return alike;
        }
        Dependencies made = parsed(texts, parser);
        Dependencies first = lists.putIfAbsent(texts, made);
        return first == null ? made : first;
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
