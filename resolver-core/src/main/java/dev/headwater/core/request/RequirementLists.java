// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.request;

import dev.headwater.api.distribution.CoreMetadata;
import dev.headwater.api.distribution.InvalidMetadataException;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Function;

/**
 * What metadata requires of a target, read once for all sessions of a resolver. It is kept for as long as an index
 * keeps the metadata, which is known by its identity, and freed with it. Changes no answer, only how soon it is there.
 * Safe for use by several threads.
 */
public final class RequirementLists {
    /** For so many targets at once. */
    private static final int MOST_TARGETS = 4;

    /** Who keeps metadata weighs its text, of which a list takes many times as much. Few have more than a hundred. */
    private static final int MOST_KEPT = 1000;

    /** The one that was asked for last is the last. Guarded by itself. */
    private final Map<Target, ForTarget> targets = new LinkedHashMap<>();

    /**
     * What metadata comes to for a target, whatever a request says.
     *
     * @param admitsPython whether it says of the target's Python, in a form that can be read, that it may be used
     * @param required what it requires
     */
    public record Read(boolean admitsPython, Dependencies required) {}

    /** What was read for one target. */
    public static final class ForTarget {
        private final MarkerEnvironment environment;
        private final Version python;

        /** Metadata is equal to itself alone. Guarded by itself; nothing in a value leads back to its key. */
        private final Map<CoreMetadata, Read> read = new WeakHashMap<>();

        private ForTarget(Target target) {
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
            Read made = read(metadata, parser);
            if (metadata.requiresDist().size() <= MOST_KEPT) {
                synchronized (read) {
                    read.put(metadata, made);
                }
            }
            return made;
        }

        private Read read(CoreMetadata metadata, Function<String, Dependency> parser) {
            List<Dependency> all = new ArrayList<>();
            for (String text : metadata.requiresDist()) {
                all.add(parser.apply(text));
            }
            return new Read(admitsPython(metadata), new Dependencies(all, environment));
        }

        private boolean admitsPython(CoreMetadata metadata) {
            try {
                return metadata.requiresPython().orElse(SpecifierSet.any()).contains(python);
            } catch (InvalidMetadataException e) {
                return false;
            }
        }
    }

    /** {@return what was read for a target, to be added to} */
    public ForTarget of(Target target) {
        synchronized (targets) {
            ForTarget known = targets.remove(target);
            ForTarget last = known == null ? new ForTarget(target) : known;
            targets.put(target, last);
            if (targets.size() > MOST_TARGETS) {
                Iterator<ForTarget> all = targets.values().iterator();
                all.next();
                all.remove();
            }
            return last;
        }
    }
}
