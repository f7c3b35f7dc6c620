// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import dev.headwater.api.index.MetadataChange;
import dev.headwater.wheel.text.RecordText;
import dev.headwater.wheel.zip.ArchiveCopy;
import dev.headwater.wheel.zip.Change;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What is other in the copy of a wheel, and the RECORD that says so. The signatures of the former one are left out. */
final class WheelChange {
    private final WheelContent content;
    private final UnaryOperator<String> names;
    private final Change change;
    private final List<String> dropped = new ArrayList<>();
    private RecordText record;

    /**
     * Begins with new paths.
     *
     * @param names gives each path of the wheel its new one
     */
    WheelChange(WheelContent content, UnaryOperator<String> names) {
        this.content = content;
        this.names = names;
        change = new Change(names);
        record = content.record().renamed(names);
        for (String signature : RecordCheck.SIGNATURES) {
            String path = content.path(signature);
            if (content.archive().find(path).isPresent()) {
                dropped.add(signature);
                change.drop(path);
            }
            record = record.without(names.apply(path));
        }
    }

    /** Of what overlays change, what is another value in METADATA. */
    static List<MetadataChange> visible(List<MetadataChange> changes) {
        return changes.stream()
                .filter(change -> !change.field().equals(MetadataChange.YANKED)
                        && !change.published().equals(change.effective()))
                .toList();
    }

    /** Gives a file of the dist-info folder other bytes. */
    void replace(String name, byte[] bytes) {
        change.replace(content.path(name), bytes);
        record = record.with(names.apply(content.path(name)), bytes);
    }

    /** Adds a file to the dist-info folder, before RECORD, with the times and permissions of METADATA. */
    void add(String name, byte[] bytes) throws IOException {
        String path = names.apply(content.path(name));
        change.addBefore(content.path("RECORD"), content.entry("METADATA"), path, bytes);
        record = record.with(path, bytes);
    }

    /** {@return the signatures that are left out} */
    List<String> dropped() {
        return List.copyOf(dropped);
    }

    void writeTo(OutputStream target) throws IOException {
        change.replace(content.path("RECORD"), record.bytes());
        ArchiveCopy.write(content.archive(), change, target);
    }
}
