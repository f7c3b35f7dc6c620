// SPDX-License-Identifier: Apache-2.0
package dev.headwater.jshell;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.cli.demo.DemoIndexes;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.LocalIndexes;
import dev.headwater.host.IndexLocation;
import dev.headwater.host.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An index as one names it at a prompt. */
public final class Index {
    private final IndexEntry entry;
    private final IndexFactory factory;

    private Index(IndexEntry entry, IndexFactory factory) {
        this.entry = entry;
        this.factory = factory;
    }

    /**
     * {@return the index at a URL or a path: a folder of wheels, or a recording as a folder or a {@code .tar.gz}}
     *
     * @throws IllegalArgumentException if the id or the location cannot be meant
     */
    public static Index of(String id, String location) {
        return new Index(IndexLocation.entry(id, location, Machine.current()), LocalIndexes.factory());
    }

    /**
     * {@return an index of the demo, which needs no file: {@code debian}, {@code debian-published} or {@code pypi}}
     *
     * @throws IllegalArgumentException if there is none of that id
     */
    public static Index ofDemo(String id) {
        IndexId name = IndexId.parse(id);
        return new Index(DemoIndexes.entry(name), IndexFactory.of(Map.of(name, DemoIndexes.open(name))));
    }

    /** {@return the indexes of a text, in its order} */
    static List<Index> ofUniverse(String text) {
        List<Index> indexes = new ArrayList<>();
        InMemoryIndex.parseAll(text)
                .forEach((id, index) -> indexes.add(new Index(
                        IndexEntry.builder(id, "a text")
                                .kind(IndexKind.SUPPLIED)
                                .build(),
                        IndexFactory.of(Map.of(id, index)))));
        return indexes;
    }

    IndexEntry entry() {
        return entry;
    }

    IndexFactory factory() {
        return factory;
    }

    @Override
    public String toString() {
        return entry.toString();
    }
}
